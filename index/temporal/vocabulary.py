"""How a language writes down its words of time: what each means, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping


def words(listed: str) -> dict[str, object]:
    """Words of grammar, which mean nothing by themselves: ``"a, b c"``."""
    return dict.fromkeys(_split(listed))


def numbered(listed: str, first: int = 1) -> dict[str, object]:
    """Words that count: each means one more than the word before it."""
    return dict(zip(_split(listed), range(first, first + len(_split(listed))), strict=True))


def meanings(listed: Mapping[object, str]) -> dict[str, object]:
    """What words mean, by meaning: ``{1: "one, a"}``."""
    return {word: meaning for meaning, written in listed.items() for word in _split(written)}


def _split(listed: str) -> list[str]:
    return [word.strip() for word in listed.split(",")]
