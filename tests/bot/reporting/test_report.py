"""Reports: what is asked and not answered, and nothing about who asked it."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer
from bot.browsing import Browser
from bot.ledger import Entry, Ledger, Verdict
from bot.models import Abstention, Question, Reason, Stamp
from bot.phrases import phrases
from bot.reporting import Report, report, sections, table
from bot.reporting.grouping import grouped
from bot.reporting.table import COLUMNS
from bot.settings import Kept
from bot.signal_reader import SignalReader
from index.embeddings import Encoder
from index.story import Story
from tests.bot.conftest import MakeStory
from tests.bot.test_answering import QUAYS
from tests.fakes import HashEncoder

NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
HERE = Path(__file__).parent


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Port": QUAYS})


def unanswered(
    question: str,
    *,
    asker: str = "U1",
    story: str = "main",
    reason: Reason = Reason.NOT_IN_STORY,
    meant: str | None = None,
    language: str = "fr",
) -> Entry:
    asked = Question(question, language, meant)
    result = Abstention(asked, reason, (), 0.1, Stamp(story, 1, 1, None))
    return Entry(platform="slack", conversation="C1", asker=asker, result=result, elapsed_ms=20.0)


def answered(story: Story, question: str, *, asker: str = "U1", elapsed_ms: float = 10.0) -> Entry:
    result = Answerer(story, SignalReader(), threshold=0.0).ask(question)
    return Entry(
        platform="slack", conversation="C1", asker=asker, result=result, elapsed_ms=elapsed_ms
    )


def text_of(told: Report, language: str = "en") -> str:
    return "\n".join(
        text
        for section in sections(told, phrases(language))
        for text in (section.title, *(f"{x.text} {x.detail}" for x in section.lines), section.more)
    )


def test_what_is_asked_often_and_not_answered_stands_first(
    tmp_path: Path, story: Story, clock: Clock
) -> None:
    with Ledger(tmp_path / "ledger.db", now=clock) as ledger:
        for asker in ("U1", "U2", "U1"):
            clock.now += timedelta(minutes=1)
            ledger.record(unanswered("Qui paiera les travaux du port ?", asker=asker))
        ledger.record(unanswered("qui paiera  les travaux du port", asker="U3"))
        ledger.record(unanswered("Quel temps fera-t-il ?"))
        ledger.record(unanswered("", reason=Reason.EMPTY_QUESTION))
        ledger.record(unanswered("Qui paiera ailleurs ?", story="other"))
        ledger.record(answered(story, "Quel quai a fermé ?"))
        clock.now += timedelta(hours=1)
        told = report(ledger, Browser(story), days=30, now=clock)
    assert (told.asked, told.answered, told.people) == (6, 1, 3)
    first, second = told.unanswered
    assert (first.question, first.times, first.people) == (
        "Qui paiera les travaux du port ?", 4, 3,
    )  # fmt: skip
    assert second.question == "Quel temps fera-t-il ?"
    assert [(cited.title, cited.answers) for cited in told.articles] == [("Port", 1)]
    assert (told.days[0].asked, told.days[0].unanswered) == (6, 5)
    assert "asked 4 times · 3 people" in text_of(told)
    assert "demandé 4 fois · 3 personnes" in text_of(told, "fr")


def test_complaints_are_told_apart_and_counted_once(
    tmp_path: Path, story: Story, clock: Clock
) -> None:
    with Ledger(tmp_path / "ledger.db", now=clock) as ledger:
        good = ledger.record(answered(story, "Quel quai a fermé ?", elapsed_ms=30.0))
        bad = ledger.record(answered(story, "Où est la gare ?", elapsed_ms=20.0))
        wrong = ledger.record(answered(story, "Qui a vu le remorqueur ?"))
        ledger.feedback(good, "U2", Verdict.GOOD)
        ledger.feedback(bad, "U2", Verdict.BAD)
        ledger.feedback(wrong, "U2", Verdict.WRONG_QUOTE)
        ledger.feedback(wrong, "U3", Verdict.BAD)
        clock.now += timedelta(seconds=1)
        told = report(ledger, Browser(story), now=clock)
    assert [group.answers for group in told.wrong_quotes] == [(wrong,)]
    assert [group.answers for group in told.disliked] == [(bad,)]
    assert told.unanswered == ()
    assert told.helpful == 1
    assert told.latency is not None
    assert (told.latency.p50, told.latency.most) == (20.0, 30.0)
    assert wrong in text_of(told)


def test_a_follow_up_counts_as_what_it_meant(tmp_path: Path, story: Story, clock: Clock) -> None:
    with Ledger(tmp_path / "ledger.db", now=clock) as ledger:
        ledger.record(unanswered("Et la gare ?", meant="Qui paiera la gare ?"))
        clock.now += timedelta(seconds=1)
        told = report(ledger, Browser(story), now=clock)
    assert told.unanswered[0].question == "Qui paiera la gare ?"


@pytest.mark.parametrize(("kept", "groups"), [(Kept.HASH, 2), (Kept.DROP, 1)])
def test_where_words_are_not_kept_none_are_told(
    tmp_path: Path, story: Story, clock: Clock, kept: Kept, groups: int
) -> None:
    with Ledger(tmp_path / "ledger.db", kept=kept, now=clock) as ledger:
        for question in ("Qui paiera ?", "Qui paiera ?", "Pourquoi ?"):
            ledger.record(unanswered(question))
        clock.now += timedelta(seconds=1)
        told = report(ledger, Browser(story), now=clock)
    assert len(told.unanswered) == groups
    assert {group.question for group in told.unanswered} == {None}
    assert "paiera" not in text_of(told) + table(told)


def test_nobody_can_be_told_from_the_table_and_formulas_are_disarmed(
    tmp_path: Path, story: Story, clock: Clock
) -> None:
    with Ledger(tmp_path / "ledger.db", now=clock) as ledger:
        ledger.record(unanswered('=HYPERLINK("x"), "y"', asker="U0SECRET"))
        ledger.record(answered(story, "Quel quai a fermé ?", asker="U0SECRET"))
        clock.now += timedelta(seconds=1)
        told = report(ledger, Browser(story), now=clock)
    assert "U0SECRET" not in table(told) + repr(told)
    rows = list(csv.DictReader(io.StringIO(table(told), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["question"] == '\'=HYPERLINK("x"), "y"'
    assert [row["kind"] for row in rows] == ["not_in_story", "answer"]


def test_an_empty_report_says_so(tmp_path: Path, story: Story) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        told = report(ledger, Browser(story))
    assert "Nothing was asked" in text_of(told)
    assert table(told).count("\n") == 1


def test_whoever_is_erased_is_in_no_report(tmp_path: Path, story: Story, clock: Clock) -> None:
    with Ledger(tmp_path / "ledger.db", now=clock) as ledger:
        ledger.record(unanswered("Qui paiera ?", asker="U1"))
        kept = ledger.record(unanswered("Pourquoi ?", asker="U2"))
        ledger.feedback(kept, "U1", Verdict.BAD)
        assert ledger.erase("slack", "U1") == 1
        clock.now += timedelta(seconds=1)
        told = report(ledger, Browser(story), now=clock)
    assert [row.id for row in told.rows] == [kept]
    assert told.rows[0].disliked == 0


@given(st.lists(st.sampled_from(["Qui ?", "Où est le port ?", "Quand ?", "Why?"]), max_size=8))
def test_every_question_has_a_group_and_the_same_words_the_same(asked: Sequence[str]) -> None:
    labels = grouped(asked, ["fr"] * len(asked), HashEncoder().encode_queries)
    assert len(labels) == len(asked)
    for (one, a), (other, b) in combinations(zip(asked, labels, strict=True), 2):
        assert one != other or a == b


def test_meaning_groups_wordings_in_both_languages(encoder: Encoder) -> None:
    groups = tomllib.loads((HERE / "wordings.toml").read_text("utf-8"))["groups"]
    asked = [(text, language, n) for n, one in enumerate(groups) for language, text in one]
    labels = grouped([a[0] for a in asked], [a[1] for a in asked], encoder.encode_queries)
    pairs = [
        (labels[a] == labels[b], asked[a][2] == asked[b][2])
        for a, b in combinations(range(len(asked)), 2)
    ]
    right = sum(together and same for together, same in pairs)
    precision = right / sum(together for together, _ in pairs)
    recall = right / sum(same for _, same in pairs)
    print(f"\ngroups of questions: precision {precision:.2f}, recall {recall:.2f}")
    assert precision > 0.65
    assert recall > 0.7
