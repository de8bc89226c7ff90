"""Text → terms.

A term is a word's Snowball stem in its language, lower-cased, accents folded,
stop words left out: "régulateurs" → "regul". Figures are the same term however
they are written: "20.000", "20 000" and "20,000" are "20000", "3,5" is "3.5".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import Stemmer

from index.lexicon.stopwords import STOPWORDS

_SNOWBALL: Final = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# A figure (grouped by thousands or with decimals), or a run of letters and digits with the
# marks that combine with them, so that decomposed accents don't cut a word in two.
_WORD: Final = re.compile(
    r"\d{1,3}(?:[.,'’\u00a0\u202f\u2009 ]\d{3})+(?![\d\w])"
    r"|\d+[.,]\d+(?![\d\w])"
    r"|\w(?:[\w\u0300-\u036f\u00ad])*"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[^\d]\d{3})+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its place, and its term ("" for a stop word)."""

    start: int
    end: int
    term: str


def fold(text: str) -> str:
    """Lower case, compatibility forms (ligatures) opened, accents and soft hyphens dropped."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).lower()  # first opened: "𝕊" has no lower case
    decomposed = unicodedata.normalize("NFKD", lowered.replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c != "\u00ad")


def words(text: str, language: str) -> list[Word]:
    """Every word of `text` with its offsets into `text`, stop words included."""
    return [Word(m.start(), m.end(), term(m[0], language)) for m in _WORD.finditer(text)]


def terms(text: str, language: str) -> tuple[str, ...]:
    """The terms of `text` in order, repetitions included."""
    return tuple(t for m in _WORD.finditer(text) if (t := term(m[0], language)))


@lru_cache(maxsize=200_000)
def term(word: str, language: str) -> str:
    """The term that `word` is in `language` (an ISO 639-1 code), or "" for a stop word."""
    if word[0].isdigit() and not word.isalnum():
        if _GROUPED.fullmatch(word):
            return "".join(c for c in word if c.isdigit())
        return word.replace(",", ".")
    plain = unicodedata.normalize("NFC", word.replace("\u00ad", "")).lower()
    if plain in STOPWORDS.get(language, ()) or (len(plain) == 1 and plain.isalpha()):
        return ""
    stemmer = _stemmer(language)
    return fold(stemmer.stemWord(plain) if stemmer else plain)


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = _SNOWBALL.get(language)
    return Stemmer.Stemmer(name) if name else None
