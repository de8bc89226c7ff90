"""What sentence splitting must know of a language: its abbreviations and a few common words.

A further language is one more `Language` in the table. Abbreviations are written without
their last stop. One that starts in lower case also stands for its capitalised form.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Word lists that decide whether a full stop ends a sentence.

    inner: abbreviations that never end one (titles before a name, "cf.").
    numbered: abbreviations that don't end one before a number ("art. 5").
    general: abbreviations that end one only where an opener follows ("Inc. The").
    openers: capitalised words that usually open a sentence (elided ones with "'"). "It"
        stands for "It's" too.
    particles: openers that also open a surname ("J. Le Goff").
    speech: verbs that follow a quoted question and its speaker ('"Why?" Smith asked').
    ordinals: whether a number with a full stop is an ordinal ("am 1. Juli").
    """

    inner: frozenset[str]
    numbered: frozenset[str]
    general: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str] = frozenset()
    ordinals: bool = False


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_FRENCH = Language(
    inner=_words(
        "M MM Mr Mrs Mme Mmes Mlle Mlles Mgr Me Mes Dr Drs Pr Prof Gal Cdt Cne Lt Col Gén Cap",
        "Ste Sts Stes cf vs c.-à-d c-à-d càd i.e p.ex",
    ),
    numbered=_words(
        "n no nos No Nos p pp pg art chap ch al fig vol t tab sect ann par v vv l ll B.P",
        "janv jan févr fév avr juil juill sept oct nov déc dép tél réf rép",
    ),
    general=_words(
        "av apr boul bd bld St ex adj dir coll trad éd env suiv sq Inc Ltd Cie Ets Co Corp Sté",
        "Jr Sr janv jan févr fév avr juil juill oct nov déc dép tél réf",
    ),
    openers=_words(
        "Le La Les L' Un Une Des Du De D' Ce Cet Cette Ces C' Ceux Celui Celle Celles Cela Ça",
        "Il Ils Elle Elles On Nous Vous Je J' Tu Mon Ma Mes Son Sa Ses Leur Leurs Notre Nos",
        "Votre Vos Qui Que Qu' Quel Quelle Quels Quelles Quand Quant Quoi Où Lorsque Lorsqu'",
        "Mais Et Ou Or Donc Car Ni Si S' Puis Puisque Parce Comme Comment Pourquoi Combien",
        "Selon Pour Dans En Au Aux À A Après Avant Depuis Pendant Durant Dès Lors Alors Ainsi",
        "Cependant Toutefois Pourtant Néanmoins Enfin Ensuite Aussi Par Parmi Sur Sous Avec",
        "Sans Chez Contre Entre Vers Malgré Outre Grâce Face Tout Toute Tous Toutes Plus",
        "Plusieurs Certains Certaines Aucun Aucune Chaque Beaucoup Rien Personne Même Bien",
        "Voilà Voici Ici Là Hier Demain Toujours Non Oui Ne N' Deux Trois Quatre Autre",
    ),
    particles=_words("Le La Les L' Du De Des D'"),
)

_ENGLISH = Language(
    inner=_words(
        "Mr Mrs Ms Mx Messrs Dr Drs Prof Gen Lt Col Maj Capt Cpl Sgt Cmdr Cdr Adm Brig Sen Sens",
        "Rep Reps Gov Govs Pres Rev Hon Fr Supt Insp Det Const Atty Amb Sec Dist Ft Mt",
        "Lt.-Gen Lt.-Col Lt.-Gov Maj.-Gen vs v cf viz i.e e.g eg ie",
    ),
    numbered=_words(
        "No Nos no nos p pp art arts vol vols ch chap chaps fig figs sec para paras c ca",
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    ),
    general=_words(
        "St Ste Ave Blvd Rd Hwy Jr Sr Inc Corp Co Cos Ltd Bros Assn Assoc Dept Univ Intl Natl",
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri",
        "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo",
        "Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ph.D Esq approx al",
    ),
    openers=_words(
        "The An A This That These Those He She It They We You I His Her Its Their Our My Your",
        "There What In On At For From By With Without As If While When Whenever Where Who Why",
        "How Which Whether After Before Since Until Once But And Or So Yet Nor However Meanwhile",
        "Moreover Instead Still Now Then Here Also Both Each Every Either Neither Some Many Most",
        "Much Several Few All Any No None Not Nobody One Two Three Four Another Other Others",
        "Such According Despite Although Though Because During Under Over Through Between Among",
        "Only Even Perhaps Maybe Today Yesterday Earlier Later Last Next Asked",
    ),
    particles=frozenset(),
    speech=_words(
        "said says say asked asks added adds wrote writes tweeted told replied shouted cried",
        "joked quipped explained continued insisted demanded exclaimed wondered reported recalled",
    ),
)

# English names in articles of other languages: "Mr. Smith", "Rev. Hill", "St. Louis", "Acme Inc.".
_NAMES = _words("Mr Mrs Ms Mt Ft Rev Gov Sen")
_FIRMS = _words("St Jr Inc Ltd Co Corp al")

_GERMAN = Language(
    inner=_NAMES
    | _words(
        "Dr Drs Prof Dipl Dipl.-Ing Ing Mag Hr Hrn Fr Frl Hl hl med jur phil rer nat h.c Nr Nrn",
        "z.B d.h u.a u.ä o.ä o.g i.d.R m.E v.a s.o s.u u.U z.T z.Z i.A a.M bzw vgl Vgl ca evtl",
        "ggf inkl exkl sog insb insbes bspw gegr geb gest einschl ausschl zzgl abzgl max min",
    ),
    numbered=_words(
        "S Art Abs Bd Kap Str Tel Abb Tab Ziff Rn Az Std Sek Min Ausg Jg Mo Di Mi Do Sa So Jan",
        "Febr Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez",
    ),
    general=_FIRMS
    | _words(
        "usw etc Mio Mrd Tsd Jh Jhd St Str str Hbf Bhf Chr e.V a.D k.A n.Chr",
        "v.Chr Hrsg hrsg Verf Abt Red Anm Jan Febr Feb Aug Sept Okt Nov Dez Jr Sr",
    ),
    openers=_words(
        "Der Die Das Den Dem Des Ein Eine Einer Eines Einem Einen Kein Keine Keiner Er Sie Es Wir",
        "Ihr Ihre Ich Man Sein Seine Seiner Unser Unsere Mein Meine Dies Diese Dieser Dieses",
        "Diesem Diesen Jene Jeder Jede Jedes Alle Alles Beide Viele Einige Manche Mehrere Wenige",
        "Niemand Jemand Nichts Etwas Andere In Im Am An Auf Aus Bei Beim Bis Durch Für Gegen Mit",
        "Nach Seit Trotz Um Ohne Unter Über Vom Von Vor Während Wegen Zu Zum Zur Zwischen Neben",
        "Hinter Und Oder Aber Doch Denn Sondern Wenn Weil Als Da Dass Damit Danach Daher Darum",
        "Darauf Dabei Dazu Dafür Dagegen Daran Darin Davon Davor Dann Dort Deshalb Dennoch",
        "Deswegen Trotzdem Jedoch Allerdings Auch Nur Noch Schon Sogar So Somit Sonst Wie Wo Wer",
        "Wen Wem Was Warum Wann Welche Welcher Welches Ob Obwohl Nachdem Bevor Bislang Bisher",
        "Sobald Solange Heute Gestern Laut Insgesamt Zudem Außerdem Zuvor Zunächst Zuletzt",
        "Inzwischen Hier Nun Jetzt Nicht Ja Nein Hat Haben Ist Sind War Wird Werden Kann Soll",
        "Will Muss",
    ),
    particles=_words("Von Der Den Zu Zum Zur"),
    ordinals=True,
)

_SPANISH = Language(
    inner=_NAMES
    | _words(
        "Sr Sra Srta Sres Sras Dr Dra Dres D Dª Dña Prof Profa Lic Ing Arq Gral Cnel Cap Tte Mons",
        "Excmo Excma Ilmo Fdo Sto Sta EE p.ej ej vid cf aprox núm nº n.º",
    ),
    numbered=_words(
        "pág págs p pp art arts núm núms n no vol cap fig tel c ca ene feb mar abr may jun jul",
        "ago sep sept oct nov dic",
    ),
    general=_FIRMS
    | _words(
        "UU EE.UU JJ OO JJ.OO FF AA FF.AA CC CC.OO a.C d.C S.A S.L S.A.U etc Ud Uds Vd Vds Av",
        "Avda Cía Hnos Pte ss dpto máx mín",
    ),
    openers=_words(
        "El La Los Las Lo Un Una Unos Unas Al Del De En Con Por Para Pero Y E O Su Sus Mi Tu Se",
        "Que Qué Quien Quién Quienes Cual Como Cómo Cuando Cuándo Cuanto Donde Dónde Según Tras",
        "Desde Hasta Entre Sobre Sin Este Esta Estos Estas Ese Esa Esos Esas Eso Esto Aquel",
        "Aquella Él Ella Ellos Ellas Yo Nosotros Usted No Sí Si Ya También Tampoco Además Aunque",
        "Porque Mientras Ante Contra Durante Después Antes Ahora Hoy Ayer Así Todo Toda Todos",
        "Todas Muchos Muchas Algunos Algunas Otro Otra Otros Otras Nadie Nada Ningún Cada Más Hay",
        "Ha Han Fue Fueron Es Son Era Entonces Luego Dos Tres",
    ),
    particles=_words("De Del La Las Los"),
)

_ITALIAN = Language(
    inner=_NAMES
    | _words(
        "sig sigg sig.ra sig.na dott dott.ssa dr dr.ssa prof prof.ssa proff avv ing arch geom rag",
        "on sen mons gen col cap ten mar magg cfr es gent egr spett S SS",
    ),
    numbered=_words(
        "art artt pag pagg p pp n nn vol fig c ca tel cap lett co gen feb mar apr mag giu lug ago",
        "set sett ott nov dic",
    ),
    general=_FIRMS | _words("ecc etc a.C d.C S.p.A s.p.a S.r.l s.r.l"),
    openers=_words(
        "Il Lo La I Gli Le L' Un Uno Una Un' Al Allo Alla Ai Agli Alle Del Dello Della Dei Degli",
        "Delle Dal Dalla Dai Nel Nello Nella Nei Nelle Sul Sulla Sui Di Da In Con Su Per Tra Fra",
        "E Ed O Ma Se Che Chi Cui Come Quando Dove Quale Quali Quanto Perché Questo Questa Questi",
        "Queste Quello Quella Egli Lui Lei Loro Noi Voi Io Si Non Sì No Anche Inoltre Poi Dopo",
        "Prima Mentre Secondo Contro Durante Oggi Ieri Ora Adesso Così Tutto Tutti Tutte Molti",
        "Molte Alcuni Alcune Altri Altre Nessuno Niente Ogni Più È Era C' Ci Ha Hanno Sono Suo",
        "Sua Due Tre",
    ),
    particles=_words("De Del Della Di Da Dal Dalla Lo La"),
)

_PORTUGUESE = Language(
    inner=_NAMES
    | _words(
        "Sr Sra Srs Sras Srta Dr Dra Drs Dras D Prof Profa Profª Eng Engª Arq Exmo Exma Gen Cel",
        "Cap Ten Sgt Mons Pe Sto Sta ex p.ex núm nº n.º cf",
    ),
    numbered=_words(
        "art arts pág págs p pp n vol cap fig tel séc c ca jan fev mar abr mai jun jul ago set",
        "out nov dez",
    ),
    general=_FIRMS | _words("etc a.C d.C S.A Ltda Lda Cia Av aprox"),
    openers=_words(
        "O A Os As Um Uma Uns Umas Ao À Aos Às Do Da Dos Das No Na Nos Nas Pelo Pela De Em Com",
        "Por Para Mas E Ou Se Que Quem Qual Quais Como Quando Onde Quanto Porque Segundo Após",
        "Desde Até Entre Sobre Sem Este Esta Estes Estas Esse Essa Esses Isso Isto Aquele Aquela",
        "Ele Ela Eles Elas Eu Nós Você Não Sim Já Também Além Embora Enquanto Contra Durante",
        "Depois Antes Agora Hoje Ontem Assim Tudo Todo Toda Todos Todas Muitos Muitas Alguns",
        "Algumas Outro Outra Outros Ninguém Nada Cada Mais Há Foi Foram É São Era Seu Sua Seus",
        "Suas Chegou Então Dois Três",
    ),
    particles=_words("De Da Do Dos Das"),
)

_DUTCH = Language(
    inner=_NAMES
    | _words(
        "dhr mevr mw mej dr drs ir ing mr prof ds jhr nr nrs bijv o.a d.w.z m.a.w t.a.v i.p.v",
        "m.b.t bv vgl resp incl excl ca jl ll St",
    ),
    numbered=_words(
        "art blz p pp afb hfst tel min max jan feb febr mrt apr aug sep sept okt nov dec ma di wo"
    ),
    general=_FIRMS | _words("enz etc mln mld B.V N.V b.v n.v e.d e.a a.u.b jr sr gem gebr red"),
    openers=_words(
        "De Het Een Dit Dat Deze Die Hij Zij Ze Wij We Ik Jij Je U Jullie Zijn Haar Hun Ons Onze",
        "Mijn Er Men In Op Aan Van Voor Met Na Naar Bij Door Over Om Onder Tegen Tot Uit Sinds",
        "Tijdens Volgens Zonder Tussen Vanaf En Of Maar Want Als Toen Omdat Hoewel Terwijl",
        "Wanneer Daar Daarom Daarna Daarop Dan Dus Ook Nog Al Nu Hier Wie Wat Waar Waarom Hoe",
        "Welke Niet Geen Niemand Niets Iedereen Alle Alles Veel Sommige Enkele Andere Anderen",
        "Beide Toch Echter Vandaag Gisteren Morgen Eerder Later Inmiddels Volgend Is Was Heeft",
        "Had Wordt Werd Ja Nee",
    ),
    particles=_words("Van De Den Der Het Ter Ten"),
)

_TABLE = {
    "fr": _FRENCH,
    "en": _ENGLISH,
    "de": _GERMAN,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "nl": _DUTCH,
}

# Of a text without a table, or too short to tell, most is French or English. With more tables
# too many words would be abbreviations: "on." is one in Italian, "es." in German and Italian.
_ANY = Language(
    inner=_FRENCH.inner | _ENGLISH.inner,
    numbered=_FRENCH.numbered | _ENGLISH.numbered,
    general=_FRENCH.general | _ENGLISH.general,
    openers=_FRENCH.openers | _ENGLISH.openers,
    particles=_FRENCH.particles | _ENGLISH.particles,
    speech=_FRENCH.speech | _ENGLISH.speech,
)


def language(code: str) -> Language:
    """The table for an ISO 639-1 code; French and English together for one that has none."""
    return _TABLE.get(code, _ANY)
