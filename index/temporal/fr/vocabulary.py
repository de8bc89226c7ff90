"""French words of time."""

from __future__ import annotations

from index.models import Bound, Mod
from index.temporal.calendar import Season, Unit
from index.temporal.meaning import Turn
from index.temporal.tokens import Vocabulary

_UNITS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
).split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _cardinals() -> dict[str, object]:
    """0 to 99 in words."""
    numbers: dict[str, object] = {word: number for number, word in enumerate(_UNITS)}
    for tens, word in _TENS.items():
        numbers |= {word: tens, f"{word} et un": tens + 1, f"{word} et une": tens + 1}
        numbers |= {f"{word}-{_UNITS[n]}": tens + n for n in range(2, 10)}
        numbers |= {f"{word} {_UNITS[n]}": tens + n for n in range(2, 10)}
    numbers |= {f"soixante-{_UNITS[n]}": 60 + n for n in range(10, 20)}
    numbers |= {f"quatre-vingt-{_UNITS[n]}": 80 + n for n in range(1, 20)}
    return numbers | {"quatre-vingts": 80, "quatre-vingt": 80, "cent": 100}


_ROMAN = ("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi").split()
_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
).split()
_FULL_MONTHS: dict[str, object] = {word: n for n, word in enumerate(_MONTHS, 1)} | {
    "fevrier": 2, "aout": 8, "decembre": 12,
}  # fmt: skip
_SHORT_MONTHS: dict[str, object] = {
    "janv.": 1, "jan.": 1, "févr.": 2, "fév.": 2, "avr.": 4, "juil.": 7, "juill.": 7,
    "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12,
}  # fmt: skip
_WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()

VOCABULARY: Vocabulary = {
    "month": _FULL_MONTHS | _SHORT_MONTHS,
    "fullmonth": _FULL_MONTHS,
    "planet": {"Mars": None},
    "weekday": {word: n for n, word in enumerate(_WEEKDAYS)},
    "weekdays": {f"{word}s": n for n, word in enumerate(_WEEKDAYS)},
    "season": {
        "printemps": Season.SPRING,
        "été": Season.SUMMER,
        "automne": Season.AUTUMN,
        "hiver": Season.WINTER,
    },
    "number": _cardinals() | {"une": 1},
    "dozen": {
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "vingtaine": 20,
        "trentaine": 30,
        "quarantaine": 40,
        "cinquantaine": 50,
        "soixantaine": 60,
        "centaine": 100,
    },
    "ordinal": {
        "premier": 1,
        "première": 1,
        "deuxième": 2,
        "second": 2,
        "seconde": 2,
        "troisième": 3,
        "quatrième": 4,
    },
    "century": {f"{roman}e": n for n, roman in enumerate(_ROMAN, 1)}
    | {f"{roman}ème": n for n, roman in enumerate(_ROMAN, 1)},
    "first": {"1er": 1, "1ère": 1, "premier": 1, "première": 1},
    "unit": {
        "jour": Unit.DAY,
        "jours": Unit.DAY,
        "semaine": Unit.WEEK,
        "semaines": Unit.WEEK,
        "mois": Unit.MONTH,
        "trimestre": Unit.QUARTER,
        "trimestres": Unit.QUARTER,
        "semestre": Unit.HALF,
        "semestres": Unit.HALF,
        "an": Unit.YEAR,
        "ans": Unit.YEAR,
        "année": Unit.YEAR,
        "années": Unit.YEAR,
        "décennie": Unit.DECADE,
        "décennies": Unit.DECADE,
        "siècle": Unit.CENTURY,
        "siècles": Unit.CENTURY,
        "quinzaine": Unit.FORTNIGHT,
    },
    "hours": {"heure": Unit.HOUR, "heures": Unit.HOUR, "minutes": Unit.HOUR, "minute": Unit.HOUR},
    "clockhours": {"heure": None, "heures": None},
    "weekend": {"week-end": Unit.WEEKEND, "weekend": Unit.WEEKEND, "week end": Unit.WEEKEND},
    "subyear": {"trimestre": Unit.QUARTER, "semestre": Unit.HALF},
    "turn": {
        "dernier": Turn.LAST,
        "dernière": Turn.LAST,
        "passé": Turn.LAST,
        "passée": Turn.LAST,
        "prochain": Turn.NEXT,
        "prochaine": Turn.NEXT,
        "écoulé": Turn.LAST,
        "écoulée": Turn.LAST,
    },
    "turns": {
        "derniers": Turn.LAST,
        "dernières": Turn.LAST,
        "dernière": Turn.LAST,
        "dernier": Turn.LAST,
        "prochains": Turn.NEXT,
        "prochaines": Turn.NEXT,
        "passés": Turn.LAST,
        "passées": Turn.LAST,
    },
    "beside": {
        "précédent": Turn.LAST,
        "précédente": Turn.LAST,
        "d'avant": Turn.LAST,
        "suivant": Turn.NEXT,
        "suivante": Turn.NEXT,
        "d'après": Turn.NEXT,
    },
    "edge": {"premiers": Mod.START, "tout premiers": Mod.START, "derniers": Mod.END},
    "holiday": {
        "jour de Noël": (12, 25), "jour de l'An": (1, 1), "Nouvel An": (1, 1),
        "Saint-Sylvestre": (12, 31), "réveillon de Noël": (12, 24), "Toussaint": (11, 1),
        "Saint-Valentin": (2, 14),
    },
    "noel": {"Noël": (12, 25)},
    "quartermark": {"T": None},
    "this": {"ce": None, "cet": None, "cette": None},
    "offset": {
        "avant-hier": -2,
        "hier": -1,
        "aujourd'hui": 0,
        "demain": 1,
        "après-demain": 2,
    },
    "daypart": {
        "matin": None,
        "matinée": None,
        "midi": None,
        "après-midi": None,
        "soir": None,
        "soirée": None,
        "journée": None,
        "mi-journée": None,
    },
    "night": {"nuit": None},
    "noon": {"midi": None, "minuit": None},
    "part": {
        "début": Mod.START,
        "milieu": Mod.MID,
        "mi": Mod.MID,
        "fin": Mod.END,
        "courant": Mod.APPROXIMATE,
    },
    "around": {
        "vers": None, "autour de": None, "autour du": None, "aux alentours de": None,
        "aux alentours du": None, "aux environs de": None, "courant": None,
    },
    "roughly": {
        "environ": None, "près de": None, "près d'": None, "presque": None, "quelque": None,
        "à peu près": None, "plus de": None, "plus d'": None, "moins de": None, "moins d'": None,
        "à peine": None, "un peu plus de": None, "un peu plus d'": None, "un peu moins de": None,
        "un peu moins d'": None, "une bonne": None, "au moins": None,
    },
    "bound": {
        "depuis": Bound.SINCE,
        "dès": Bound.SINCE,
        "à partir de": Bound.SINCE,
        "à partir du": Bound.SINCE,
        "à partir d'": Bound.SINCE,
        "à compter de": Bound.SINCE,
        "à compter du": Bound.SINCE,
        "à compter d'": Bound.SINCE,
        "après": Bound.SINCE,
        "jusqu'à": Bound.UNTIL,
        "jusqu'au": Bound.UNTIL,
        "jusqu'en": Bound.UNTIL,
        "jusqu'aux": Bound.UNTIL,
        "jusque": Bound.UNTIL,
        "jusqu'": Bound.UNTIL,
        "d'ici": Bound.UNTIL,
        "d'ici à": Bound.UNTIL,
        "d'ici au": Bound.UNTIL,
        "d'ici en": Bound.UNTIL,
        "avant": Bound.UNTIL,
    },
    "within": {"d'ici": None, "d'ici à": None},
    "veille": {
        "la veille": -1,
        "l'avant-veille": -2,
        "le lendemain": 1,
        "le surlendemain": 2,
    },
    "the": {"le": None, "la": None, "l'": None, "les": None, "au": None, "du": None},
    "in": {"en": None, "dans": None, "pendant": None, "durant": None, "courant": None},
    "zone": {
        "utc": None,
        "gmt": None,
        "cest": None,
        "cet": None,
        "h": None,
    },
    "counted": {
        word: None
        for word in (
            "euros dollars livres francs millions milliards personnes habitants morts blessés "
            "emplois salariés mètres kilomètres km m tonnes kg hectares soldats exemplaires "
            "élèves étudiants logements voix euro pages fois ans"
        ).split()
    },
    "named": {
        word: None
        for word in (
            "saison budget édition millésime promotion modèle version opération plan agenda "
            "championnat coupe mondial euro salon bac windows office rentrée collection"
        ).split()
    },
}

# What ends in an apostrophe and is a word of its own.
ELISIONS = r"(?:[ldjmtnscq]|qu|jusqu|lorsqu|puisqu|presqu|quelqu|aujourd)'(?=\w|\Z)"
