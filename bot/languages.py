"""Which language a question is in. Questions are short, so their small words decide."""

from __future__ import annotations

import re
from typing import Final

from index.lexicon import STOPWORDS, fold

UNKNOWN: Final = "und"

_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_WORDS: Final = {
    language: frozenset(map(fold, words)) for language, words in STOPWORDS.items()
}


def question_language(text: str) -> str:
    """The ISO 639-1 code of the language whose small words are the most, else "und".

    A word counts by how few languages have it: "est" says French, "de" hardly anything.
    """
    scores = dict.fromkeys(_SMALL_WORDS, 0.0)
    for word in map(fold, _WORD.findall(text)):
        sharing = [language for language, words in _SMALL_WORDS.items() if word in words]
        for language in sharing:
            scores[language] += 1 / len(sharing)
    best = max(scores, key=scores.__getitem__)
    rest = max(score for language, score in scores.items() if language != best)
    return best if scores[best] > rest else UNKNOWN
