"""How people spell in a chat, in full: "cb de morts", "qu a dit le maire", "whats the toll". Pure.

Only what stands for one word alone is spelled out, and only in a question of that language.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from bot.languages import UNKNOWN, question_language

_FRENCH: Final = {
    "cb": "combien",
    "cmb": "combien",
    "combient": "combien",
    "pk": "pourquoi",
    "pq": "pourquoi",
    "prq": "pourquoi",
    "pkoi": "pourquoi",
    "pourkoi": "pourquoi",
    "qd": "quand",
    "kan": "quand",
    "koi": "quoi",
    "kel": "quel",
    "kelle": "quelle",
    "kels": "quels",
    "kelles": "quelles",
    "cest": "c'est",
    "aujourdhui": "aujourd'hui",
    "ajd": "aujourd'hui",
    "tjs": "toujours",
    "tjrs": "toujours",
    "bcp": "beaucoup",
}
_ENGLISH: Final = {
    "whats": "what is",
    "whos": "who is",
    "wheres": "where is",
    "whens": "when is",
    "whys": "why is",
    "hows": "how is",
    "wat": "what",
    "wen": "when",
    "wich": "which",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "hasnt": "hasn't",
    "havent": "haven't",
    "wont": "won't",
}
_WORD: Final = re.compile(r"(?<![\w'’@#./-])[a-zA-Z]+(?![\w'’-])")
# "qu a dit", "l enquete": a letter that stands alone before a vowel has lost its apostrophe.
# A capital, as in "plan C", only opens a message so; after a figure it is a unit ("5 m").
_CUT_OFF: Final = re.compile(
    r"(?<![\w'’-])(?<!\d )(?<!\d\u00a0)"
    r"(?P<short>jusqu|lorsqu|puisqu|qu|[ldsncjmt]|\A(?:Qu|[LDSNCJMT])) (?=[aeiouyhàâéèêëîïôûœ])"
)


def spelled_out(text: str) -> str:
    """A question with its chat spellings in full; as it is where it has none."""
    for language, words in (("fr", _FRENCH), ("en", _ENGLISH)):
        full = _WORD.sub(partial(_full, words), text)
        if language == "fr":
            full = _CUT_OFF.sub(r"\g<short>'", full)
        spoken = {question_language(text), question_language(full)}
        if full != text and spoken <= {language, UNKNOWN} and spoken != {UNKNOWN}:
            return full
    return text


def _full(words: dict[str, str], match: re.Match[str]) -> str:
    """Names and initials ("PK", "PQ") are written in capitals: they stay."""
    word = match[0]
    if word[1:].lower() != word[1:]:
        return word
    full = words.get(word.lower(), word)
    return full[0].upper() + full[1:] if word[0].isupper() else full
