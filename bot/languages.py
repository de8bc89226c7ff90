"""Which language a question is in. Questions are short, so their small words decide."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from index.lexicon import STOPWORDS, fold

UNKNOWN: Final = "und"
# Where small words could be of these or of another language, they are of these.
USUAL: Final = frozenset({"fr", "en"})

_WORD: Final = re.compile(r"[^\W\d_]+")
# How questions open in languages whose small words aren't known, or are another one's too.
_OPENINGS: Final = {
    "it": re.compile(r"^(?:perch[eé]|chi|dove|quant[ioae]|qual[ei]|(?:che )?cosa)\b", re.I),
    "pt": re.compile(r"^(?:quem|onde|quant[oa]s|qua(?:l|is)|porqu[eê]|o que)\b", re.I),
    "de": re.compile(r"^was (?:sag(?:t|te|ten)|hat|ist|sind|wird|will|geschah|passierte)\b", re.I),
}
# Before a capital these are part of a name, which may be of any language: "von der Leyen".
_PARTICLES: Final = re.compile(
    r"\b(?:(?:von|van|der|den|de|del|della|di|da|dos|das|do|zu|zur|ter|ten|te|el|al|bin|ben)\s+)+"
    r"(?=[^\W\d_a-z])"
)
# No other language that is told apart here opens a question with a mark.
_SPANISH: Final = "¿"
# "Was sagte Jana Holm?": "was" is English too, but there no verb comes after it.
_GERMAN: Final = re.compile(
    r"\s*[Ww]as,?\s+[a-zäöüß]+(?:t|te|ten|en|eln|ern)\b(?!.*ed\b).*\s[„“\"]?[A-ZÄÖÜ][^\s]*\s*$"
)
# Within a question a capital makes a name: "Doctor Who", "Will Turner", "Van Dyck".
_WITHIN: Final = re.compile(r"(?<=[\w,'’][ \u00a0])[A-ZÀ-ÖØ-Þ]\w*")

# Words of questions beside the small ones.
_FR: Final = "dit"  # Dutch too: "this"
_ES: Final = "cuánta cuántas cuanta cuantas quienes adónde cuáles dijo dice gran hizo hubo del"
_DE: Final = """
jeder jede jedes weshalb wieso wobei wodurch wofür wogegen woher wohin womit woran worauf woraus
worin worüber worum wovon wozu wurden sagte sagten gibt gab geschah
geschieht passierte passiert viele viel beiden
"""
_MORE: Final = {"fr": _FR, "es": _ES, "de": _DE}
_SMALL: Final = {
    name: words | frozenset(_MORE.get(name, "").split()) for name, words in STOPWORDS.items()
}
# As they are written, and without accents, as people often type them.
_TABLES: Final = (
    (1.0, _SMALL),
    (0.5, {name: frozenset(map(fold, words)) for name, words in _SMALL.items()}),
)


def is_read(language: str) -> bool:
    """Whether words of a language are known by what they mean, or may be: it isn't told which."""
    return language in USUAL or language == UNKNOWN


def question_language(text: str) -> str:
    """The ISO 639-1 code of the language whose small words are the most, else "und".

    A word counts by how few languages have it: "est" says French, "de" hardly anything, and
    what is part of a name nothing. How some languages open a question tells at once.
    """
    if _SPANISH in text:
        return "es"
    opened = [name for name, one in _OPENINGS.items() if one.match(text.lstrip(" ¿"))]
    if opened:
        return opened[0]
    scores = dict.fromkeys(_SMALL, 0.0)
    typed = unicodedata.normalize("NFC", text)
    plain = _PARTICLES.sub("", typed)
    if not plain.isupper():
        plain = _WITHIN.sub("", plain)
    for word in _WORD.findall(plain.lower()):
        for weight, table in _TABLES:
            form = word if table is _SMALL else fold(word)
            sharing = [language for language, words in table.items() if form in words]
            for language in sharing:
                scores[language] += weight / len(sharing)
    top = max(scores.values())
    best = [language for language, score in scores.items() if score == top]
    if "de" in best and _GERMAN.match(typed):
        return "de"
    usual = [language for language in best if language in USUAL]
    if not top or len(usual) > 1:
        return UNKNOWN
    return (usual or best)[0]
