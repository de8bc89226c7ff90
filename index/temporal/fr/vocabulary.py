"""French words of time."""

from __future__ import annotations

from index.models import Bound, Mod
from index.temporal.calendar import Season, Unit
from index.temporal.meaning import Turn
from index.temporal.tokens import Vocabulary
from index.temporal.vocabulary import meanings, numbered, words

# What ends in an apostrophe and is a word of its own.
ELISIONS = r"(?:[ldjmtnscq]|qu|jusqu|lorsqu|puisqu|presqu|quelqu|aujourd)'(?=\w|\Z)"

_ONES = (
    "zéro, un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, "
    "quatorze, quinze, seize, dix-sept, dix-huit, dix-neuf"
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _cardinals() -> dict[str, object]:
    """0 to 100 in words."""
    ones = list(numbered(_ONES, 0))
    numbers = numbered(_ONES, 0) | meanings({1: "une", 80: "quatre-vingt, quatre-vingts"})
    numbers |= {f"quatre-vingt-{ones[n]}": 80 + n for n in range(1, 20)} | {"cent": 100}
    for tens, word in _TENS.items():
        numbers |= {word: tens, f"{word} et un": tens + 1, f"{word} et une": tens + 1}
        last = 20 if tens == 60 else 10
        numbers |= {f"{word}{by}{ones[n]}": tens + n for n in range(2, last) for by in "- "}
    return numbers


_MONTHS = numbered(
    "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, "
    "décembre"
) | meanings({2: "fevrier", 8: "aout", 12: "decembre"})
_SHORT_MONTHS = meanings({
    1: "janv., jan., janv, jan", 2: "févr., fév., févr, fév", 4: "avr., avr",
    7: "juil., juill., juil, juill", 9: "sept., sept", 10: "oct., oct", 11: "nov., nov",
    12: "déc., déc",
})  # fmt: skip
_WEEKDAYS = numbered("lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche", 0)
_ROMAN = numbered(
    "I, II, III, IV, V, VI, VII, VIII, IX, X, XI, XII, XIII, XIV, XV, XVI, XVII, XVIII, XIX, XX, "
    "XXI"
)

VOCABULARY: Vocabulary = {
    "month": _MONTHS | _SHORT_MONTHS,
    "fullmonth": _MONTHS,
    "planet": words("Mars"),
    "weekday": _WEEKDAYS,
    "weekdays": {f"{word}s": number for word, number in _WEEKDAYS.items()},
    "season": meanings({
        Season.SPRING: "printemps", Season.SUMMER: "été", Season.AUTUMN: "automne",
        Season.WINTER: "hiver",
    }),
    "number": _cardinals(),
    "dozen": meanings({
        10: "dizaine", 12: "douzaine", 15: "quinzaine", 20: "vingtaine", 30: "trentaine",
        40: "quarantaine", 50: "cinquantaine", 60: "soixantaine", 100: "centaine",
    }),
    "first": meanings({1: "1er, 1re, 1ère, premier, première"}),
    "ordinal": meanings({
        1: "premier, première", 2: "deuxième, second, seconde", 3: "troisième", 4: "quatrième",
        5: "cinquième",
    }),
    "century": {
        f"{roman.lower()}{ending}": number
        for roman, number in _ROMAN.items()
        for ending in ("e", "ème", "ᵉ")
    },
    "unit": meanings({
        Unit.DAY: "jour, jours", Unit.WEEK: "semaine, semaines", Unit.MONTH: "mois",
        Unit.QUARTER: "trimestre, trimestres", Unit.HALF: "semestre, semestres",
        Unit.YEAR: "an, ans, année, années", Unit.DECADE: "décennie, décennies",
        Unit.CENTURY: "siècle, siècles", Unit.FORTNIGHT: "quinzaine",
    }),
    "hours": meanings({Unit.HOUR: "heure, heures"}),
    "weekend": meanings({Unit.WEEKEND: "week-end, weekend, week end"}),
    "subyear": meanings({Unit.QUARTER: "trimestre", Unit.HALF: "semestre"}),
    "quartermark": meanings({Unit.QUARTER: "T", Unit.HALF: "S"}),
    "turn": meanings({
        Turn.LAST: "dernier, dernière, derniere, passé, passée, écoulé, écoulée",
        Turn.NEXT: "prochain, prochaine",
    }),
    "turns": meanings({
        Turn.LAST: "dernier, dernière, derniers, dernières, passés, passées",
        Turn.NEXT: "prochains, prochaines",
    }),
    "beside": meanings({
        Turn.LAST: "précédent, précédente, d'avant",
        Turn.NEXT: "suivant, suivante, d'après",
    }),
    "edge": meanings({Mod.START: "premiers, tout premiers", Mod.END: "derniers, tout derniers"}),
    "holiday": meanings({
        (1, 1): "jour de l'an, nouvel an", (8, 15): "l'assomption", (2, 14): "la saint-valentin",
        (11, 1): "la toussaint", (12, 24): "réveillon de noël", (12, 25): "jour de noël",
        (12, 31): "la saint-sylvestre",
    }),
    # First and last day, counted from Easter Sunday.
    "feast": meanings({
        (-47, -47): "mardi gras", (-46, -46): "mercredi des cendres",
        (-7, -7): "dimanche des rameaux", (-3, -3): "jeudi saint", (-2, -2): "vendredi saint",
        (-1, -1): "samedi saint", (0, 0): "dimanche de pâques", (1, 1): "lundi de pâques",
        (-1, 1): "week-end de pâques", (39, 39): "jeudi de l'ascension",
        (39, 42): "week-end de l'ascension",
        (48, 50): "week-end de la pentecôte, week-end de pentecôte",
        (49, 49): "dimanche de pentecôte", (50, 50): "lundi de pentecôte",
    }),
    "easter": meanings({(-2, 1): "Pâques", (48, 50): "la pentecôte"}),
    "noel": {"Noël": (12, 25)},
    "this": words("ce, cet, cette"),
    "the": words("le, la, l', les, au, du"),
    "offset": meanings({
        -2: "avant-hier, avant hier", -1: "hier", 0: "aujourd'hui", 1: "demain",
        2: "après-demain, après demain",
    }),
    "nowadays": words("aujourd'hui"),
    # What someone is nowadays: "Untel, aujourd'hui professeur".
    "role": words(
        "âgé, âgée, retraité, retraitée, professeur, professeure, directeur, directrice, député, "
        "députée, consultant, consultante, avocat, avocate, chercheur, chercheuse"
    ),
    "veille": meanings({
        -2: "l'avant-veille", -1: "la veille", 1: "le lendemain, au lendemain",
        2: "le surlendemain",
    }),
    "daypart": words(
        "matin, petit matin, matinée, midi, mi-journée, après-midi, d'après-midi, soir, soirée, "
        "journée"
    ),
    "night": words("nuit"),
    "noon": words("midi, minuit"),
    "clockhours": words("heure, heures"),
    "zone": words("UTC, GMT, CET, CEST"),
    "part": meanings({
        Mod.START: "début", Mod.MID: "milieu, mi", Mod.END: "fin", Mod.APPROXIMATE: "courant",
    }),
    "around": words(
        "vers, autour de, autour du, aux alentours de, aux alentours du, aux environs de, courant"
    ),
    "roughly": words(
        "environ, tout juste, près de, près d', presque, quelque, à peu près, plus de, plus d', "
        "moins de, moins d', à peine, au moins, une bonne, un peu plus de, un peu plus d', "
        "un peu moins de, un peu moins d'"
    ),
    "within": words("d'ici, d'ici à"),
    "bound": meanings({
        Bound.SINCE: "depuis, dès, à partir de, à partir du, à partir d', à compter de, à compter "
        "du, à compter d', après",
        Bound.UNTIL: "jusqu'à, jusqu'au, jusqu'en, jusqu'aux, jusqu', jusque, d'ici, d'ici à, "
        "d'ici au, d'ici en",
        Bound.BEFORE: "avant",
    }),
    # What a bare number of a day follows: jusqu'au 8.
    "upto": words("jusqu'au, d'ici au, à partir du, à compter du"),
    "counted": words(
        "euros, dollars, livres, francs, millions, milliards, personnes, habitants, morts, "
        "blessés, emplois, salariés, mètres, kilomètres, km, m, tonnes, kg, hectares, soldats, "
        "exemplaires, élèves, étudiants, logements, voix, pages, fois, ans, places, cas"
    ),
    "named": words(
        "saison, budget, édition, millésime, promotion, modèle, version, opération, plan, agenda, "
        "championnat, coupe, mondial, euro, salon, bac, windows, office, rentrée, collection"
    ),
}  # fmt: skip
