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
# As they are written, and without accents, as people often type them.
_TABLES: Final = (
    (1.0, STOPWORDS),
    (0.5, {name: frozenset(map(fold, words)) for name, words in STOPWORDS.items()}),
)


def question_language(text: str) -> str:
    """The ISO 639-1 code of the language whose small words are the most, else "und".

    A word counts by how few languages have it: "est" says French, "de" hardly anything, and
    what is part of a name nothing. How some languages open a question tells at once.
    """
    opened = [name for name, one in _OPENINGS.items() if one.match(text.lstrip(" ¿"))]
    if opened:
        return opened[0]
    scores = dict.fromkeys(STOPWORDS, 0.0)
    plain = _PARTICLES.sub("", unicodedata.normalize("NFC", text))
    for word in _WORD.findall(plain.lower()):
        for weight, table in _TABLES:
            form = word if table is STOPWORDS else fold(word)
            sharing = [language for language, words in table.items() if form in words]
            for language in sharing:
                scores[language] += weight / len(sharing)
    top = max(scores.values())
    best = [language for language, score in scores.items() if score == top]
    if len(best) > 1:
        best = [language for language in best if language in USUAL]
    return best[0] if top and len(best) == 1 else UNKNOWN
