"""How French verbs look, by tense, for `index.temporal.tense`.

Small letters only: a capital is a name (Elvira, Chirac) or opens a sentence.
"""

from __future__ import annotations

from index.temporal.passing import Passing

_PARTICIPLE = (
    r"\w+(?:é|ée|és|ées)|\w+(?:i|ie|is|ies|it|ite|its|ites|u|ue|us|ues)"
    r"|\w*(?:fait|faite|faits|faites|mort|morte|morts|mortes)|\w+(?:ert|erte|erts|ertes)"
)
_DID = rf"(?:{_PARTICIPLE})\b"
# What happened, where such a participle stands beside a date with no auxiliary: the state of
# emergency decreed on Friday.
_DONE = (
    r"(?:adopt|annonc|approuv|arrêt|bless|bloqu|commenc|condamn|confirm|constat|cré|décid|déclar"
    r"|déclench|décrét|dépos|diffus|engag|enlev|entam|évacu|ferm|inaugur|incendi|inculp|instaur"
    r"|interpell|lanc|libér|limog|nomm|perpétr|présent|proclam|promulgu|prononc|publi|relâch"
    r"|retrouv|révél|sign|tu|vot)ée?s?"
    r"|(?:découvert|détruit|mort|ouvert|rouvert|saisi|commis|conclu|disparu|élu|interrompu|paru|rendu"
    r"|survenu|suspendu)e?s?"
)
# Participles that être, not avoir, makes a past of: "serait parti" is past, "serait fermé" isn't.
_MOVES = (
    r"(?:(?:n|décéd|arriv|tomb|retomb|entr|rentr|rest|demeur|all|pass|retourn)ée?s?"
    r"|(?:re|inter|par|de|sur)?venue?s?|(?:re)?partie?s?|(?:res)?sortie?s?"
    r"|(?:re)?(?:descendu|monté)e?s?|(?:ré)?apparue?s?|morte?s?)"
)
# What isn't a participle beside a verb: aurait lieu, aurait la priorité.
_NOUN = r"(?:lieu|besoin|un|une|le|la|les|des|du|ce|cette|son|sa|leur)\b"
_TAKES_PLACE = r"\b(?:a|ont)\s+(?:(?!eu\b)\w+\s+)?lieu\b"
_OF_BEING = rf"(?:\s+(?:[\w'’-]+\s+){{0,2}}?(?i:{_DONE})\b)?"
_BEING = rf"(?:\s+(?:\w+\s+)?être\b{_OF_BEING})?"
_DATE = r"(?=,?\s+(?:(?:le|en|ce|dès|depuis)\s+)?\x00)"
_PLANNED = (
    r"(?:(?<!\bque\s)[Pp]révue?s?|[Aa]ttendue?s?|[Pp]rogrammée?s?"
    r"|[Ff]ixée?s?\s+(?:à|au|pour)|[Aa]nnoncée?s?\s+pour)\b"
)
# Verbs in -rer and -rir whose imperfect and simple past look like a conditional and a future:
# ouvrait, livra. A conditional has the whole infinitive before its ending: ouvrirait, livrera.
_STEM_IN_R = (
    r"(?:\w*(?:ouvr|œuvr|oeuvr)|(?:dé)?livr|enivr|sevr|navr|givr"
    r"|(?:re|at|é|sou)?tir|(?:cha)?vir|(?:ad)?mir|(?:re|in|a|ex|tran|con)spir|respir|aspir|expir"
    r"|désir|soupir|empir|déchir|cir|(?:en|re)?cadr|engendr|(?:sau)?poudr|effondr|(?:in|re)staur)"
)
# Of verbs in -oir, -rir and -re, and those that stand for themselves; verbs in -rer (errer,
# serrer, assurer) have none of these.
_STEM = (
    r"(?:(?:f|s)er|[dlr]?ir|s?aur|pourr|(?:re|entre|pré)?verr|r?enverr|\w*courr|mourr|\w+querr"
    r"|(?:con|ex|in)clur|\w{2,}(?:er|ir|dr|vr|ttr)|\w+(?:a[iî]tr|o[iî]tr|ompr))"
)
_WOULD = rf"\b(?!{_STEM_IN_R}(?:ait|aient)\b){_STEM}(?:ait|aient)\b"
_WILL = rf"\b(?!{_STEM_IN_R}a\b|environs\b){_STEM}(?:a|ont)\b"
# is closed until
_STANDING = (
    r"(?:est|sont|reste|restent)\s+(?!restée?s?\b|demeurée?s?\b)(?:[\w'’-]+\s+){1,3}?(?=jusqu)"
)
_ADVERBS = r"(?:\s+[\w'’-]+){0,3}?"

# What tells neither: a day that something is put off to, a month of which strikes are feared.
_HAS = r"(?:\b(?:a|ont|avait|avaient|est|sont|était|étaient|fut|furent)\s+(?:\w+\s+)?(?:été\s+)?)?"
_WORDS = r"(?:[\w'’-]+\s+)"
_POSSIBLE = (
    r"\b(?:est|sont|était|étaient|reste|restent|restait|restaient|semblait|semblaient)\s+"
    r"(?:\w+\s+)?(?:possible|envisageable|imaginable)s?\b"
)
_MOVED = (
    rf"{_HAS}\b(?!{_PLANNED})(?:appel|convoqu|fix|report|repouss|décal|avanc|programm|différ|renvoy|ajourn)"
    rf"(?:ée?s?|a|ait|aient|èrent)\s+{_WORDS}{{0,5}}?"
    r"(?:pour|à|au|jusqu['’]à|jusqu['’]au)\s+(?:la\s+|le\s+)?(?=\x00)"
)
_FEARED = (
    rf"{_HAS}\b(?:menac\w+|redout\w+|craign\w+|crain[ts]|promis|promet\w*|prédi\w+"
    rf"|menaces?|risques?|craintes?)\s+{_WORDS}{{1,5}}?en\s+(?=\x00)"
)

# What is told in the present may be past or to come.
_PRESENT = (
    r"(?:(?:quitte|r?ouvre|ferme|débute|commence|démissionne|expire)(?:nt)?|s['’](?:ouvre|achève)(?:nt)?"
    r"|reprend|reprennent|prend|prennent|entre(?:nt)?\s+en\s+vigueur|se\s+termine(?:nt)?)"
)

# Acts that are announced for a month or a season to come.
_ACT = (
    r"(?:départ|retrait|fermeture|ouverture|réouverture|retour|sortie|lancement|suppression|arrêt"
    r"|reprise|abandon|vente|rachat|construction|démission)s?"
)

# What is decided to last until then: suspendu jusqu'en juin.
_HELD = (
    r"(?<!\bétait\s)(?<!\bétaient\s)(?<!\bavait\sété\s)(?<!\bavaient\sété\s)"
    r"\b(?:suspend|interd|prolong|étend|renouvel|recondu|accord)(?:ée?s?|ue?s?|ite?s?)"
)

# What is said to have been: « d'avoir menti », « être partie ».
_TO_HAVE = rf"(?:(?:n['’]|s['’])?avoir\s+(?!{_NOUN}|droit\b|recours\b)(?:\w+\s+)?(?!{_NOUN}){_DID})"
_TO_HAVE_GONE = rf"(?:être\s+(?:\w+\s+)?{_MOVES}\b|s['’]être\s+(?:\w+\s+)?{_DID})"

# What is wanted: « vouloir partir », « qu'elle soit entendue ».
_WANTING = (
    r"(?:vouloir|souhaiter|espérer|compter|entendre|(?:envisager|prévoir|promettre|projeter)\s+de"
    r"|avoir\s+l['’]intention\s+de)"
)
_WANTED = (
    r"(?<!\b[Bb]ien\s)(?<!\b[Ee]ncore\s)(?<!\bsans\s)\bqu(?:e\s+|['’])"
    rf"(?:[\w'’-]+\s+){{1,5}}?soi(?:t|ent)\s+(?:\w+\s+)?(?!{_MOVES}\b){_DID}"
)

VERBS = rf"""
    (?P<ahead>
        (?:\b(?:pour|à|de|d['’])\s*|{_HAS})\bannon[cç]\w+\s+{_WORDS}{{1,2}}?{_ACT}\s+{_WORDS}{{0,4}}?
        (?:en|au|à|pour)\s+(?:la\s+|l['’])?(?=\x00)
      | (?:\b(?:pour|à|de|d['’])\s*|{_HAS})\bannon[cç]\w+\s+{_WORDS}{{1,7}}?
        pour\s+(?:le\s+|la\s+|l['’])?(?=\x00)
      | {_HAS}\bappel\w+\s+à\s+{_WORDS}{{1,3}}?
        (?:grève|manifestation|rassemblement|mobilisation|boycott|marche|manifester)\s+
        {_WORDS}{{0,5}}?(?=\x00)
    ) |
    (?P<either> {_POSSIBLE} | {_MOVED} | {_FEARED} | \b{_PRESENT}\b | {_TAKES_PLACE} |
        {_HELD}\s+{_WORDS}{{0,5}}?jusqu['’](?:à|au|en|aux)\s+(?:la\s+|l['’])?(?=\x00) ) |
    (?P<past>
        \b(?:(?:de|d['’]|à|pour)\s*)?(?:{_TO_HAVE}|{_TO_HAVE_GONE})
      | \baurai(?:en)?t\s+(?!{_NOUN})(?:\w+\s+)?(?!{_NOUN})(?:été|eu|{_PARTICIPLE})\b
      | \bs(?:e\s+|['’])serai(?:en)?t\s+(?:\w+\s+)?(?:{_PARTICIPLE})\b
      | \bserai(?:en)?t\s+(?:\w+\s+)?{_MOVES}\b
      | \b(?!{_STANDING})(?:a|ont|ai|avons|avait|avaient|eut|eurent|ayant|est|sont|était|étaient
           |fut|furent|ait|aient|soit|soient|étant){_ADVERBS}\s+(?!{_PLANNED}|[ad]u\b)(?:{_PARTICIPLE})\b
      | \bvien(?:t|nent)\s+d(?:e\b|['’])
      | \bdepuis\s+(?:le\s+|ce\s+)?(?=\x00)
      | \b(?i:{_DONE}){_DATE}
      | \b(?:fut|furent|eut|eurent|fit|firent|dit|prit|prirent|vint|vinrent|mit|mirent|put|purent)\b
      | \b\w{{2,}}(?:èrent|irent|urent|inrent)\b
      | \b(?:était|étaient|avait|avaient|allait|allaient|faisait|faisaient)\b
      | \b(?!fait\b|lait\b|trait\b|attrait\b|retrait\b|portrait\b|parfait\b|souhait\b|extrait\b)
        (?!{_WOULD}|devait\b|devaient\b)\w{{2,}}(?:ait|aient)\b
    )
  | (?P<future>
        \b(?:dev(?:ra|ront|rait|raient)|doi(?:t|vent)|faudra|faut)\s+(?:\w+\s+)?{_TO_HAVE}
      | \b(?:(?:de|d['’]|à|pour)\s*)?{_WANTING}\s+(?:\w+\s+)?
        (?:être\b{_OF_BEING}|\w+(?:er|ir|re|oir)\b)
      | {_WANTED}
      | \b(?:aura|auront|sera|seront|serait|seraient)\b{_OF_BEING}
      | \b{_STANDING}
      | {_WILL}{_BEING}
      | \b(?!environs\b)\w+(?:er|ir|ndr|evr|aur|rr)(?:ai|ons|ez|as)\b
      | {_WOULD}{_BEING}
      | \b(?:va|vont|doit|doivent|devait|devaient|compte|comptent|prévoit|prévoient|espère
           |espèrent|entend|entendent|souhaite|souhaitent)\s+(?:\w+\s+){{0,2}}?(?:être\b{_OF_BEING}|\w+(?:er|ir|re|oir)\b)
      | \b{_PLANNED}
    )
  | (?P<open>
        \b(?:de|d['’]|à|pour|peut|peuvent|veut|veulent)\s*(?:\w+\s+)?(?:être\b{_OF_BEING}|(?!quatre\b)\w{{2,}}(?:er|ir|oir|dre|tre|ire)\b)
    )
"""

BREAKS = r"[,;:()–—]|\b(?:que|qui|dont|où|et|mais|alors|tandis)\b|\bqu['’]"

# From a verb of saying to the words that it reports.
REPORTS = r"""
    \b(?:affirm|annonc|assur|confi|confirm|déclar|expliqu|indiqu|ni|précis|rappel|racont|répét
      |révél|témoign|soulign|not)(?:e|ent|é|ée|a|ait|aient|èrent)\b
      [^.;:\n]{0,80}?(?:\bque\b|\bqu['’]|\bavoir\b|\bêtre\b)
  | \b(?:dit|disent|disait|écrit|admet|admis|reconnaît|reconnu|dément|démenti|soutient|soutenu)\b
      [^.;:\n]{0,80}?(?:\bque\b|\bqu['’]|\bavoir\b|\bêtre\b)
"""

# « avant le 3 mars »
LIMITS = r"\b(?:avant|d['’]ici(?:\s+à|\s+au)?)"

# What goes back to something earlier.
AFTERS = r"après|suite"

# What is told in passing: « la loi de 2015 », « comme en 2019 », « une digue bâtie en 1974 ».
PASSING = Passing(
    belongs=r"""
        \A\W*née?s?\s+(?:[\w'’-]+\s+){0,4}?(?:en|le|au)?
      | (?: \b(?:de|du|des|comme|qu['’]|que) | \bd['’] | [(] ) (?:\s*(?:en|au|le|la|l['’]))?
      | \b(?!(?:[a-z]+['’])?(?:a|ont|ai|avons|avait|avaient|est|sont|était|étaient|été|fut|furent
            |sera|seront|serait|ayant|étant|pas|plus|déjà|et|ou|puis|\w+ment
            |les?|la|une?|des?|du|son|sa|ses|ce|cette)\s)
        [\w'’-]{2,30}\s+\w{1,20}(?:é|ée|és|ées|i|is|ie|ies|u|ue|us|ues|it|its|ites?|erte?s?)\s+
        (?:en|au|le|dès|fin|début|à\s+l['’]|(?:au\s+)?mois\s+d(?:e|['’]))?
    """,
    relatives=r"qui|dont|où",
    dates=r"et|ou|mais|puis|avant|après|dès|fin|début|courant|mi",
)
