"""A third language is data and a little grammar: German, in a few lines."""

from __future__ import annotations

from datetime import date

import pytest

from index.models import Bound
from index.temporal import builders as b
from index.temporal.calendar import Days, Unit
from index.temporal.grammar import Rule, trap
from index.temporal.language import Language, Tagger
from index.temporal.meaning import Context, Tense, Turn
from index.temporal.vocabulary import meanings, numbered

GERMAN = Language(
    vocabulary={
        "month": numbered("Januar, Februar, März, April, Mai, Juni, Juli, August"),
        "weekday": numbered("Montag, Dienstag, Mittwoch, Donnerstag, Freitag", 0),
        "offset": meanings({-1: "gestern", 0: "heute", 1: "morgen"}),
        "turn": meanings({Turn.LAST: "letzte, letzten", Turn.NEXT: "nächste, nächsten"}),
        "unit": meanings({Unit.WEEK: "Woche", Unit.MONTH: "Monat", Unit.YEAR: "Jahr"}),
        "bound": meanings({Bound.SINCE: "seit", Bound.UNTIL: "bis"}),
    },
    levels=(
        (
            trap("jeden WEEKDAY"),
            Rule("DATE DAYLIKE", "(WEEKDAY , dem)? DAY . MONTH YEAR?", b.calendar_date),
            Rule("DAYLIKE", "WEEKDAY", b.weekday),
            Rule("DAYLIKE", "OFFSET", b.day_offset),
            Rule("PERIOD", "TURN UNIT", b.period()),
        ),
        (Rule("SPAN", "vom DAY . bis zum DATE", b.between),),
        (Rule("MARKED", "BOUND zum? > ANY", b.bounded),),
    ),
    elisions="",
    verbs="(?P<past>hat)|(?P<future>wird)|(?P<open>zu)",
    breaks=",",
)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Am Freitag, dem 9. Januar 2026, kam er.", "Freitag, dem 9. Januar 2026", 9, 9),
        ("Er kam gestern.", "gestern", 12, 12),
        ("Das war letzte Woche.", "letzte Woche", 5, 11),
        ("Er blieb vom 9. bis zum 12. Januar.", "vom 9. bis zum 12. Januar", 9, 12),
        ("Seit Montag fehlt er.", "Montag", 12, 12),
    ],
)
def test_german(text: str, words: str, first: int, last: int) -> None:
    (mention,) = Tagger(GERMAN)(text)
    assert text[mention.start : mention.end] == words
    context = Context(date(2026, 1, 13), Tense.PAST)
    days = Days(date(2026, 1, first), date(2026, 1, last))
    assert mention.meaning.days(context) == days


def test_a_trap_is_no_date() -> None:
    assert list(Tagger(GERMAN)("Er kommt jeden Montag.")) == []


def test_a_rule_may_only_name_classes_that_some_token_is_of() -> None:
    wrong = Language({}, ((Rule("DAYLIKE", "WEEKDAY", b.weekday),),), "", "", "")
    with pytest.raises(ValueError, match="weekday"):
        Tagger(wrong)
