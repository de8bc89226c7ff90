"""Every word the bot itself says, by language. The words are in `locales/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final


class Language(StrEnum):
    """What the bot speaks, for who chooses."""

    EN = "en"
    FR = "fr"


LANGUAGES: Final = tuple(map(str, Language))
DEFAULT: Final = "en"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language. Keys are "section.name"."""

    language: str
    _table: dict[str, Any]

    def say(self, key: str, /, *, count: int | None = None, **values: object) -> str:
        """The phrase, filled in; `count` chooses between "one" and "other" where it has both.

        Raises KeyError for a phrase that isn't there.
        """
        section, name = key.split(".")
        phrase = self._table[section][name]
        if isinstance(phrase, dict):
            phrase = phrase["one" if count == 1 else "other"]
        return str(phrase).format(**values)

    def day(self, day: date) -> str:
        """A date as this language writes it: "13 January 2026", "1er janvier 2026"."""
        from babel.dates import format_date  # noqa: PLC0415  (loads its data)

        # French has an ordinal for the first of a month only, which Babel doesn't write.
        first = self.language == "fr" and day.day == 1
        return format_date(day, "d'er' MMMM y" if first else "d MMMM y", locale=self.language)

    def __contains__(self, key: str) -> bool:
        return key in self.keys()

    def keys(self) -> frozenset[str]:
        return frozenset(
            f"{section}.{name}" for section, phrases in self._table.items() for name in phrases
        )


def phrases(language: str) -> Phrases:
    """The phrases of `language`, or the default's where the bot doesn't speak it."""
    return _load(language if language in LANGUAGES else DEFAULT)


@cache
def _load(language: str) -> Phrases:
    file = resources.files("bot") / "locales" / f"{language}.toml"
    return Phrases(language, tomllib.loads(file.read_text(encoding="utf-8")))
