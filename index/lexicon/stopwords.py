"""Words that say nothing about a passage's subject, question words included.

Only languages that a story is asked in need a list; without one, the rarity
weights of the lexical index do most of the same work.
"""

from __future__ import annotations

from typing import Final

_FR = """
a à ai aie ainsi alors après as au aucun aucune aura aurait aussi autre autres aux avaient avait
avant avec avez avoir avons ayant c ce ceci cela celle celles celui ces cet cette ceux chaque
chez comme comment combien contre d dans de depuis des dès donc dont du durant elle elles en
encore entre es est et étaient était étant étant été être eu eux fait faire font furent fut h
hors il ils j jusqu jusque je l la laquelle le lequel les lesquelles lesquels leur leurs lors
lorsque lui m ma mais me même mêmes mes mien moi moins mon n ne ni nos notre nous on ont ou où
par parce pas pendant peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui
quoi s sa sans se selon sera serait ses si sien soit son sont sous suis sur t ta tandis te tel
telle tels tes toi ton tous tout toute toutes très tu un une vers voici voilà vos votre vous y
"""
_EN = """
a about after again against all also although am an and any are as at be because been before
being between both but by can could d did do does doing done during each either else ever for
from further had has have having he her here hers him his how however i if in into is it its
itself just ll m many may me might mine more most much must my no nor not now o of off on once
only or other our ours out over own per re s same shall she should since so some such t than
that the their theirs them then there these they this those though through to too under until
up upon us ve very was we were what when where whether which while who whom whose why will with
within without would yet you your yours
"""
_ES = """
a al algo ante antes aquel aún como cómo con contra cual cuál cuales cuáles cuando cuándo cuanto
cuánto cuántos de del desde donde dónde durante e el él ella ellas ellos en entre era eran eres
es esa esas ese eso esos esta está están estas este esto estos fue fueron ha había han hasta hay
la las le les lo los me mi mientras muy más ni no nos o os otra otro para pero por porque que
qué quien quién quienes se según ser si sí sido sin sobre son su sus también tanto te tiene
tienen todo todos tu un una uno unos y ya yo
"""
_DE = """
aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den denn
der des die dies diese dieser dieses doch dort du durch ein eine einem einen einer eines er es
etwa für gegen hat hatte hatten ich ihm ihn ihr ihre im in ist ja kann kein keine man mehr mit
nach nicht noch nun nur ob oder ohne sehr sein seine sich sie sind so über um und uns unter vom
von vor wann war waren warum was weil welche welchem welchen welcher welches wem wen wenn wer
werden wie wieder wird wo wurde wurden zu zum zur zwischen
"""
_IT = """
a ad al alla alle agli ai anche che chi ci come con cosa cos da dal dalla dei del della delle
dello di dove e è ed era erano gli ha hanno i il in io la le lo loro ma nei nel nella non o per
perché perchè più qual quale quali quando quanta quante quanti quanto questa questo se si sono
stata stati stato su sua sul sulla suo tra fra un una uno detto fatto dopo prima
"""
_PT = """
a à ao aos as com como da das de desde do dos e é ela ele em entre era eram essa esse esta está
este foi foram há isso mais mas na nas não no nos o onde os ou para pela pelas pelo pelos por
porque porquê porquê qual quais quando quanta quantas quanto quantos que quê quem são se sem ser
seu seus sua suas também tem têm um uma umas uns disse fez
"""
_NL = """
aan als bij dat de deze die dit door een en er geen had hebben heeft het hij hoe hoeveel ik in is
kan maar met na naar niet nog of om onder ook op over te tegen tot uit van veel voor waar waarom
waarover waarvan wanneer was wat we welk welke werd werden wie wordt worden zal ze zei zich zijn
zij zou
"""

STOPWORDS: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": _FR,
        "en": _EN,
        "es": _ES,
        "de": _DE,
        "it": _IT,
        "pt": _PT,
        "nl": _NL,
    }.items()
}
