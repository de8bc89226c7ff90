"""What words mean, as far as a file beside this one tells it, in French and English."""

from __future__ import annotations

from collections.abc import Mapping

from index import lexicon
from index.lexicon import Tables


def meanings(folded: str, language: str, file: str) -> frozenset[str]:
    """The names of the tables of `file` that hold a word; of an unknown language, in either."""
    return lexicon.meanings(folded, language, _tables(file))


def opposites(file: str) -> Mapping[str, frozenset[str]]:
    """Of the tables of `file` that have an `opposite`, the names that it gives."""
    return lexicon.opposites(_tables(file))


def _tables(file: str) -> Tables:
    return Tables("bot.kinds", file)
