"""Days in Spanish, German, Italian and Portuguese questions, put into English. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from index.lexicon import fold

_LANGUAGES: Final = ("es", "de", "it", "pt")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR: Final = {
    "ayer": "yesterday", "gestern": "yesterday", "ieri": "yesterday", "ontem": "yesterday",
    "hoy": "today", "heute": "today", "oggi": "today", "hoje": "today",
}  # fmt: skip
# "What happened", folded, and what leads to a day.
_HAPPENED: Final = re.compile(
    r"(?:que (?:paso|ha pasado|ocurrio|sucedio)|was (?:geschah|passierte|ist (?=.* (?:passiert"
    r"|geschehen)\b))|(?:che )?cosa e (?:successo|accaduto)|o que (?:aconteceu|se passou))\b"
)
_ENDED: Final = re.compile(r"\s(?:passiert|geschehen)$")
_LEADING: Final = re.compile(r"^(?:(?:el|dia|am|il|giorno|em|no|na|den|a|de|del)\s+)+")
_DAY: Final = re.compile(
    r"(\d{1,2})[.º°]?\s+(?:de\s+|di\s+)?([^\W\d_]+)\.?(?:\s+(?:del?\s+)?(\d{4}))?"
)


def in_english(text: str) -> str | None:
    """A day alone, or asked what happened on it, as English asks it; None for anything else."""
    plain = " ".join(fold(text).strip(" ¿?!¡.").split())
    opened = _HAPPENED.match(plain)
    rest = _LEADING.sub("", _ENDED.sub("", plain[opened.end() :]).strip() if opened else plain)
    day = _day(rest)
    return f"What happened on {day}?" if day else None


def _day(folded: str) -> str | None:
    if match := _DAY.fullmatch(folded):
        number, name, year = match.groups()
        month = _months().get(name)
        return f"{number} {month} {year or ''}".strip() if month else None
    return _weekdays().get(folded) or _NEAR.get(folded)


@cache
def _months() -> Mapping[str, str]:
    """Names of months, folded, in full and short, and what English calls them."""
    from babel import Locale  # noqa: PLC0415  (loads its data)

    english = Locale("en").months["format"]["wide"]
    return {
        fold(name).rstrip("."): english[number]
        for language in _LANGUAGES
        for width in ("abbreviated", "wide")
        for number, name in Locale(language).months["format"][width].items()
    }


@cache
def _weekdays() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415

    return {
        form: _WEEKDAYS[number]
        for language in _LANGUAGES
        for number, name in Locale(language).days["format"]["wide"].items()
        for form in (fold(name), fold(name).removesuffix("-feira"))
    }
