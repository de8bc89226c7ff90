"""What sentence splitting must know of a language: its abbreviations and a few common words.

A further language is one more `Language` in the table. Abbreviations are written without
their last stop. One that starts in lower case also stands for its capitalised form.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


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
    """

    inner: frozenset[str]
    numbered: frozenset[str]
    general: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]


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
    speech=frozenset(),
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

_TABLE = {"fr": _FRENCH, "en": _ENGLISH}

_ANY = Language(
    **{
        field.name: frozenset().union(*(getattr(known, field.name) for known in _TABLE.values()))
        for field in fields(Language)
    }
)


def language(code: str) -> Language:
    """The table for an ISO 639-1 code; all tables at once for a language that has none."""
    return _TABLE.get(code, _ANY)
