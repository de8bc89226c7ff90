"""Which of a sentence's dates answers a when-question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from bot.kinds.belonging import comes_before, is_apart, is_owned
from bot.kinds.names import NAME, mentions, names_in
from bot.kinds.relations import (
    Relation,
    Told,
    asked_relation,
    clause_of,
    is_of,
    is_undone,
    tells,
    told_in,
)
from bot.kinds.roles import is_wished
from bot.kinds.standing import asks_for_past
from index.lexicon import STOPWORDS, fold, term, terms, words
from index.models import Bound, Span, TimeExpression

_STEM: Final = 5
# How much nearer one of two dates must be.
_CLEARLY: Final = 0.75
_SINCE: Final = re.compile(
    r"^(?:et )?(?:depuis|à partir de|dès) quand\b|^(?:and )?since when\b", re.I
)
_UNTIL: Final = re.compile(r"^(?:et )?jusqu['’]à quand\b|^(?:and )?until when\b", re.I)
# "The trial of the mayor", "le port de Valmer": whose something is.
_WHOSE: Final = re.compile(r"\b(?:of|de|du|des) (?:l[ea]s? |the )?$|\bd['’]$", re.IGNORECASE)
# What leads to a name that does nothing: "in Dover", "by Brook".
_LED: Final = re.compile(
    r"\b(?:in|at|from|to|with|against|by|on|for|into|through|en|aux?|à|avec|contre|chez|dans|sur"
    r"|par|pour|vers) (?:l[ea]s? |l['’]|the )?$",
    re.IGNORECASE,
)
# "First elected in 2014", "now due to open in May".
_FIRST_TIME: Final = re.compile(
    r"\bpour la premi[eè]re fois\b|\bfor the first time\b"
    r"|\bfirst (?:elected|appointed|opened|won|took|became|joined|married|convicted)\b",
    re.IGNORECASE,
)
_FIRST_ASKED: Final = re.compile(
    rf"{_FIRST_TIME.pattern}|\b(?:first|originally|initially|at first|initialement|d['’]abord"
    r"|[àa] l['’]origine|au d[ée]part|premi[eè]re fois)\b",
    re.IGNORECASE,
)
_NEW: Final = re.compile(
    r"\b(?:now|finally|instead|d[ée]sormais|finalement)\b|\bplut[ôo]t\b", re.IGNORECASE
)
# What stands for a noun of the clause before.
_THOSE: Final = frozenset(["celui", "celle", "ceux", "celles", "that", "those"])
_TO_COME: Final = re.compile(
    r"\b\w+(?:ra-t-(?:il|elle|on)|ront-(?:ils|elles))\b|\bva(?:-t-|\s)\w+.*\b\w+(?:er|ir|re)\b"
    r"|^when (?:will|shall)\b|^when (?:is|are)\b.*\b(?:going to|due|expected|set to)\b",
    re.IGNORECASE,
)


def answering_time(
    question: str,
    language: str,
    text: str,
    at: Span,
    times: Sequence[TimeExpression],
    *,
    held_in: str,
    published: date | None,
    matches: Mapping[str, float] | None = None,
) -> TimeExpression | None:
    """The date words of the sentence at `at` that answer; None where it isn't sure which do.

    `times`: the article's. `held_in`: the article's language. Words that the question itself
    has don't answer it, and what is yet to come doesn't lie before the article. Nor does a
    date of something else than the event that is asked about: see `relations.tells`, also on
    `matches`; None where the sentence is known to answer.
    """
    relation = asked_relation(question, language)
    if matches is not None and not tells(relation, at.of(text), held_in, matches, unknown=False):
        return None
    if is_undone(relation, at.of(text), held_in):
        return None
    if asks_for_past(question, language) and is_wished(relation, at.of(text), held_in):
        return None  # planned for that day, and nobody knows whether it came
    asked = question.casefold().replace("’", "'")
    own = [
        one
        for one in times
        if at.start <= one.start
        and one.end <= at.end
        and one.from_
        and one.to
        and one.text.casefold().replace("’", "'") not in asked
    ]
    if matches is not None:
        own = [one for one in own if is_of(relation, text, at, Span(one.start, one.end), held_in)]
    if published and _TO_COME.search(question):
        own = [one for one in own if one.to and one.to >= published]
    for pattern, bound in ((_SINCE, Bound.SINCE), (_UNTIL, Bound.UNTIL)):
        bounded = [one for one in own if one.bound is bound]
        if pattern.search(question) and bounded:
            own = bounded
    own = _of_the_asked(question, language, text, at=at, own=own, held_in=held_in)
    days = {(one.from_, one.to, one.bound) for one in own}
    if len(days) <= 1:
        return own[0] if own else None
    return _nearest(question, language, text, at=at, own=own, held_in=held_in)


def is_another_time(question: str, text: str) -> bool:
    """Whether a text tells of the first time where the question doesn't, or of the new one where
    it asks for that.
    """
    if _FIRST_ASKED.search(question):
        return bool(_NEW.search(text)) and not _FIRST_ASKED.search(text)
    return bool(_FIRST_TIME.search(text))


def may_answer(
    question: str,
    language: str,
    text: str,
    at: Span,
    times: Sequence[TimeExpression],
    *,
    held_in: str,
    published: date | None,
) -> bool:
    """Whether the dates of the sentence at `at`, if it has any, can be what is asked for.

    Those of something else can't, and what is yet to come doesn't lie before the article.
    """
    own = [one for one in times if at.start <= one.start and one.end <= at.end and one.to]
    if not own:
        return True
    relation = asked_relation(question, language)
    own = [one for one in own if is_of(relation, text, at, Span(one.start, one.end), held_in)]
    if published and _TO_COME.search(question):
        own = [one for one in own if one.to and one.to >= published]
    return bool(_of_the_asked(question, language, text, at=at, own=own, held_in=held_in))


def _of_the_asked(
    question: str,
    language: str,
    text: str,
    *,
    at: Span,
    own: Sequence[TimeExpression],
    held_in: str,
) -> list[TimeExpression]:
    """Those that may be of whom or what the question names.

    "Orlan reopens on Saturday, Velm on Monday": a clause that has nothing but what the question
    has is its own, before all others; one that names another in its place is that one's.
    """
    alone = [one for one in own if _is_alone(question, language, _beside(text, at, one), held_in)]
    rest = alone or [one for one in own if not _is_of_another(question, text, at, one, held_in)]
    if not alone:
        rest = _telling(question, language, text, at=at, own=rest, held_in=held_in)
    relation = asked_relation(question, language)
    rest = [
        one
        for one in rest
        if not comes_before(relation, text, at, one, held_in)
        and not is_apart(relation, text, at, one, held_in)
    ]
    stems = {one[:_STEM] for one in terms(question, language)}
    owned = [is_owned(relation, stems, text, one, held_in) for one in rest]
    sure = [one for one, its in zip(rest, owned, strict=True) if its]
    return sure or [one for one, its in zip(rest, owned, strict=True) if its is None]


def _telling(
    question: str,
    language: str,
    text: str,
    *,
    at: Span,
    own: Sequence[TimeExpression],
    held_in: str,
) -> list[TimeExpression]:
    """Where the clauses of some tell what is asked about, those, and those alone in a clause.

    "In power since 2014, he was elected on 9 November": elected.
    """
    relation = asked_relation(question, language)
    said = [told_in(_beside(text, at, one), held_in) for one in own]
    tell = [any(_is_asked(word, relation, held_in) for word in words_) for words_ in said]
    if not any(tell):
        return list(own)
    alone = [not any(word.stem for word in words_) for words_ in said]
    return [one for one, its, bare in zip(own, tell, alone, strict=True) if its or bare]


def _is_asked(word: Told, relation: Relation, language: str) -> bool:
    """Whether a word tells an event of the question; of one without, whether it is a word of it."""
    if relation.events:
        return any(event.happens & word.happens for event in relation.events)
    stems = {one.stem for one in relation.others}
    return language == relation.language and bool(word.stem) and word.stem in stems


def _beside(text: str, at: Span, time: TimeExpression) -> str:
    """What a date's clause says beside the date."""
    clause = clause_of(text, at, Span(time.start, time.end))
    return f"{text[clause.start : time.start]} {text[time.end : clause.end]}"


def _is_alone(question: str, language: str, rest: str, held_in: str) -> bool:
    """Whether all that a clause says beside its date is in the question."""
    asked = {one[:_STEM] for one in terms(question, language)}
    named = names_in(question)
    said = [
        rest[word.start : word.end]
        for word in words(rest, held_in)
        if word.term and fold(rest[word.start : word.end]) not in _THOSE
    ]
    return bool(said) and all(
        term(one, held_in)[:_STEM] in asked or any(mentions(name, one) for name in named)
        for one in said
    )


def _is_of_another(question: str, text: str, at: Span, time: TimeExpression, held_in: str) -> bool:
    """Whether a date's clause names another where the sentence names the question's elsewhere."""
    named = names_in(question)
    clause = clause_of(text, at, Span(time.start, time.end)).of(text)
    sentence = at.of(text)
    elsewhere = [name for name in named if mentions(name, sentence)]
    if not elsewhere or any(mentions(name, clause) for name in elsewhere):
        return False
    places = {
        _place(sentence, match.start())
        for match in NAME.finditer(sentence)
        if any(mentions(name, match[0]) for name in elsewhere)
    }
    dates = fold(time.text).split()
    for match in NAME.finditer(clause):
        place, first = _place(clause, match.start()), fold(match[0]).split()[0]
        leads = place == "whose" or not terms(clause[: match.start()], held_in)
        small = first in STOPWORDS.get(held_in, frozenset()) and " " not in match[0]
        if place in places - {"led"} and leads and not small and first not in dates:
            return True
    return False


def _place(text: str, start: int) -> str:
    """How a name stands there: as whose something is, led to, or by itself."""
    before = text[:start]
    return "whose" if _WHOSE.search(before) else "led" if _LED.search(before) else "itself"


def _nearest(
    question: str,
    language: str,
    text: str,
    *,
    at: Span,
    own: Sequence[TimeExpression],
    held_in: str,
) -> TimeExpression | None:
    """The one that stands clearly nearest to the words that the question shares."""
    asked = {one[:_STEM] for one in terms(question, language)}
    shared = [
        at.start + (word.start + word.end) // 2
        for word in words(at.of(text), held_in)
        if word.term and word.term[:_STEM] in asked
    ]
    if not shared:
        return None
    far = sorted(
        (sum(abs((one.start + one.end) // 2 - place) for place in shared) / len(shared), n)
        for n, one in enumerate(own)
    )
    return own[far[0][1]] if far[0][0] < _CLEARLY * far[1][0] else None
