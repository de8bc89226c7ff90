"""The words of a sentence that answer, where their form makes it sure. Never complete, but right.

A sentence that has one thing of the kind asked for, which the question hasn't, answers with
that. Where it has several, the one beside the noun that is asked about does, or none is sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.kinds.ages import age_in
from bot.kinds.figures import TIME_UNIT, length, money, number, share
from bot.kinds.names import NAME
from bot.kinds.persons import WHERE, is_new_name, person
from bot.kinds.questions import Kind
from bot.kinds.sought import Sought, before, matches, of, only
from index.models import Span

_BECAUSE: Final = {
    "fr": r"(?:parce qu['’e]|car |puisqu['’e]|en raison d"
    r"|à cause d|du fait d|faute d|grâce à|afin d)",
    "en": r"(?:because|due to|owing to|thanks to|on account of|in order to|so that|since )",
}


def answering_span(
    kind: Kind, question: str, asked_in: str, *, text: str, at: Span, language: str
) -> Span | None:
    """The words in the sentence at `at`, whose language is `language`; None where unsure.

    `asked_in`: the question's language. Times are found by `times.answering_time`.
    """
    find = _FINDERS.get(kind)
    if find is None or language not in TIME_UNIT:
        return None
    sought = Sought(question, asked_in, text, at, language)
    return find(sought)


def _place(sought: Sought) -> Span | None:
    """The only name that is new in the sentence, if it is told as a place."""
    names = [m for m in matches(NAME, sought) if is_new_name(sought, m)]
    led = re.compile(rf"(?<!\w){WHERE[sought.language]}\s*$", re.IGNORECASE)
    if len(names) != 1 or not led.search(before(sought, names[0])):
        return None
    return of(names[0])


def _age(sought: Sought) -> Span | None:
    return age_in(sought.question, sought.text, sought.at)


def _reason(sought: Sought) -> Span | None:
    pattern = re.compile(
        rf"(?<!\w){_BECAUSE[sought.language]}[^.;:!?]*[^\s.,;:!?»”\"]", re.IGNORECASE
    )
    return only(sought, list(matches(pattern, sought)))


_FINDERS: Final[dict[Kind, Callable[[Sought], Span | None]]] = {
    Kind.NUMBER: number,
    Kind.MONEY: money,
    Kind.SHARE: share,
    Kind.SPAN: length,
    Kind.AGE: _age,
    Kind.PLACE: _place,
    Kind.PERSON: person,
    Kind.REASON: _reason,
}
