"""Greetings and thanks: messages that hold nothing else, and those around a question. Pure."""

from __future__ import annotations

import re
from typing import Final

from bot.languages import UNKNOWN
from bot.small_words import SMALL_WORDS, SmallWords
from index.lexicon import fold

_WORD: Final = re.compile(r"[^\W_]+")
# Where a message goes on to something else.
_CUT: Final = re.compile(r"(?<=[,!?.:;…])\s+|\n+")


def small_talk(text: str) -> str | None:
    """The language of a message that only greets or thanks ("merci beaucoup !").

    "und" where languages share its words ("ok"); None where it says anything else.
    """
    said = " ".join(fold(word) for word in _WORD.findall(text))
    spoken = [name for name, only in _SMALL_TALK.items() if only.fullmatch(said)]
    return UNKNOWN if len(spoken) > 1 else next(iter(spoken), None)


def without_courtesies(text: str) -> str:
    """A question without greetings before it and thanks after it ("Hello, who resigned?")."""
    parts = _CUT.split(text.strip())
    while len(parts) > 1 and small_talk(parts[0]):
        del parts[0]
    while len(parts) > 1 and small_talk(parts[-1]):
        del parts[-1]
    return " ".join(parts)


def _only(small: SmallWords) -> re.Pattern[str]:
    greetings, courtesies = map("|".join, (small.greetings, small.courtesies))
    return re.compile(rf"(?:(?:{courtesies}) )*(?:{greetings})(?: (?:{greetings}|{courtesies}))*")


_SMALL_TALK: Final = {name: _only(small) for name, small in SMALL_WORDS.items()}
