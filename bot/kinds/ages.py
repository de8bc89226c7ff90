"""Whose age a sentence tells."""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.evidence import AGE
from bot.kinds.names import NAME, is_namesake_s, names_in, same_name
from index.lexicon import fold
from index.models import Span

_AGE: Final = re.compile(AGE, re.IGNORECASE)
_BESIDE: Final = " \u00a0,"


def age_in(question: str, text: str, at: Span) -> Span | None:
    """The figure of an age: the first after whom the question names, no other name between.

    Where the sentence at `at` doesn't name them, the only one, if it has no other full name,
    nor stands beside another name.
    """
    found = list(_AGE.finditer(text, at.start, at.end))
    names = list(NAME.finditer(text, at.start, at.end))
    asked = names_in(question)
    for name in asked:
        alike = [m for m in names if same_name(name, m[0]) and not is_namesake_s(name, m[0])]
        full = [m for m in alike if set(fold(name).split()) <= set(fold(m[0]).split())]
        own = full or alike
        after = [m for m in found if own and m.start() >= own[0].end()]
        if not own or not after:
            continue
        between = NAME.search(text, own[0].end(), after[0].start())
        return None if between else _figure(after[0])
    others = any(" " in match[0] for match in names)
    if len(found) != 1 or others or (asked and _bearer(text, at, found[0])):
        return None
    return _figure(found[0])


def is_age_of_the_asked(question: str, text: str, at: Span) -> bool:
    """Whether an age stands right after a name that a question has, in small letters or not."""
    bearers = (_bearer(text, at, age) for age in _AGE.finditer(text, at.start, at.end))
    return any(
        fold(bearer).split()[-1] in re.findall(r"[\w'-]+", fold(question))
        and not any(is_namesake_s(name, bearer) for name in names_in(question))
        for bearer in bearers
        if bearer
    )


def _bearer(text: str, at: Span, age: re.Match[str]) -> str | None:
    """The name that stands right before an age."""
    before = list(NAME.finditer(text, at.start, age.start()))
    near = before and not text[before[-1].end() : age.start()].strip(_BESIDE)
    return before[-1][0] if near else None


def _figure(age: re.Match[str]) -> Span:
    figure = re.search(r"\d+", age[0])
    start = age.start() + (figure.start() if figure else 0)
    return Span(start, start + len(figure[0])) if figure else Span(*age.span())
