"""Laws that hold of any text."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.models import Bound, Precision, TimeExpression, TimeKind
from index.temporal import question_interval, time_expressions

LANGUAGES = st.sampled_from(["fr", "en"])
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
USUAL = st.dates(date(1950, 1, 1), date(2080, 12, 31))

_FRENCH = r"""
le la les l' du de d' au en à et ce cette ces dernier dernière prochain prochaine lundi mardi
mercredi jeudi vendredi samedi dimanche janvier février mars mai août décembre semaine mois
année an ans jours heures siècle trimestre week-end été hiver printemps début fin mi milieu
depuis jusqu'à d'ici avant après entre vers environ il y a dans veille lendemain hier demain
aujourd'hui matin soir nuit plus tard tôt même là premier deuxième trois 1er 9 31 30 12h30 15 h
2026 1990 2000 13/01/2026 2026-02-30 XXe années 80 Noël a été sera « » " . , ; : - – / ( )
"""
_ENGLISH = r"""
the a an of in on at last next this that monday Tuesday Friday Sunday January Feb. March May
august December week weeks month year years days hours century quarter weekend spring fall early
late mid the beginning end since until by before after between from to about ago later earlier
yesterday tomorrow today tonight morning night same following previous first second third 1st 9
31 30 3:30 p.m. a.m. EST 2026 1990s '80s 01/13/2026 2026-02-30 20th Q3 Christmas was will be
said “ ” " . , ; : - – / ( ) ' s
"""
SOUP = st.lists(
    st.one_of(
        st.sampled_from(_FRENCH.split()),
        st.sampled_from(_ENGLISH.split()),
        st.integers(0, 99999).map(str),
        st.text(max_size=5),
        st.sampled_from(["\n", "\n\n", "\u00a0", "\u202f", "’", "İ", "\u00ad", "9" * 5000]),
    ),
    max_size=40,
).map(" ".join)

_LONGER = re.compile(
    r"\b(?:an|années?|mois|trimestre|siècle|years?|months?|quarter|century)\b", re.IGNORECASE
)

# The fewest and the most days of a precision, where no part of it is meant.
_LENGTHS = {
    Precision.DAY: (1, 1),
    Precision.WEEK: (7, 7),
    Precision.WEEKEND: (2, 2),
    Precision.MONTH: (28, 31),
    Precision.SEASON: (88, 94),
    Precision.YEAR: (365, 366),
}


def holds(text: str, found: tuple[TimeExpression, ...]) -> None:
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        end = one.end
        assert (one.from_ is None) == (one.to is None)
        if one.from_ is None or one.to is None:
            continue
        assert one.from_ <= one.to
        length = (one.to - one.from_).days + 1
        if one.precision in _LENGTHS:
            fewest, most = _LENGTHS[one.precision]
            assert length <= most
            assert length >= fewest or (one.mod and length >= min(fewest, 2))


@settings(max_examples=400, deadline=None)
@given(text=SOUP, language=LANGUAGES, published=st.one_of(st.none(), DATES))
def test_any_text_is_read_without_error(text: str, language: str, published: date | None) -> None:
    holds(text, time_expressions(text, language, published))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200), language=LANGUAGES, published=DATES)
def test_even_no_text_at_all(text: str, language: str, published: date) -> None:
    holds(text, time_expressions(text, language, published))


@settings(max_examples=200, deadline=None)
@given(text=SOUP, language=LANGUAGES, published=USUAL, weeks=st.integers(-500, 500))
def test_relative_days_move_with_the_publication_date_by_whole_weeks(
    text: str, language: str, published: date, weeks: int
) -> None:
    fine = (Precision.DAY, Precision.WEEK, Precision.WEEKEND)
    moved = timedelta(7 * weeks)
    before = time_expressions(text, language, published)
    after = {one.start: one for one in time_expressions(text, language, published + moved)}
    for one in before:
        if one.kind is TimeKind.RELATIVE and one.precision in fine and one.from_ and one.to:
            if _LONGER.search(one.text):
                continue  # "the last week of last year" depends on the year
            other = after[one.start]
            assert (other.from_, other.to) == (one.from_ + moved, one.to + moved)


@settings(max_examples=200, deadline=None)
@given(text=SOUP, language=LANGUAGES, published=DATES)
def test_absolute_dates_do_not_depend_on_the_publication_date(
    text: str, language: str, published: date
) -> None:
    alone = {
        one.start: (one.from_, one.to)
        for one in time_expressions(text, language, None)
        if one.kind is TimeKind.ABSOLUTE
    }
    for one in time_expressions(text, language, published):
        if one.kind is TimeKind.ABSOLUTE:
            assert alone[one.start] == (one.from_, one.to)


@settings(max_examples=200, deadline=None)
@given(question=SOUP, language=LANGUAGES, today=DATES)
def test_a_question_asks_about_an_interval(question: str, language: str, today: date) -> None:
    asked = question_interval(question, language, today)
    if asked is None:
        return
    assert question[asked.start : asked.end] == asked.text
    assert asked.from_ or asked.to
    if asked.from_ and asked.to:
        assert asked.from_ <= asked.to
    if asked.bound is Bound.UNTIL:
        assert asked.from_ is None


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "unit",
    ["lundi ", "9 ", "a ", "« ", '"', "(", "1 111 ", "9.", "le 9 et ", "\n ", ". ", "’", "mai-",
     "depuis ", "in the last ", "x", "1", "'", "Monday, ", "la veille "],
)  # fmt: skip
def test_time_is_linear_in_the_length_of_the_text(language: str, unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            time_expressions(text, language, date(2026, 1, 13))
            best = min(best, time.perf_counter() - began)
        return best

    seconds(500)
    assert seconds(12_000) < 20 * seconds(1_500) + 0.15
