"""What admins read of previews, progress, results and history, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.admin import wording
from bot.admin.differences import excerpt, marked
from bot.admin.models import (
    Action,
    Actor,
    AdminRequest,
    Counts,
    DiffPart,
    EntryCounts,
    HistoryRow,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Outcome,
    Part,
    Plan,
    PlanItem,
    Skipped,
)
from bot.phrases import phrases

EN, FR = phrases("en"), phrases("fr")
ADA = Actor(platform="slack", id="U1", name="Ada Brune")
AT = datetime(2026, 1, 13, 10, 42, tzinfo=UTC)
NEW = PlanItem(
    action=Action.ADD,
    title="Harbour closed",
    source="Valmer Gazette",
    published_at=date(2026, 1, 13),
    come=Counts(passages=3, sentences=9, quotes=1, dated=2),
)
CORRECTED = PlanItem(
    action=Action.REPLACE,
    title="Harbour closed",
    recognised="likeness",
    likeness=0.934,
    gone=Counts(passages=3, quotes=1),
    come=Counts(passages=4, quotes=1),
)
PLAN = Plan(
    id="abcdefghij",
    request=AdminRequest(kind=Kind.ADD, story="harbour"),
    actor=ADA,
    generation=4,
    made_at=AT,
    items=(NEW, CORRECTED),
    skipped=(Skipped(name="scan.pdf", code="no_text", message="It has no text.", hint="Do OCR."),),
)


def test_a_plan_is_summed_up() -> None:
    assert wording.summary(PLAN, EN) == "1 article to correct · 1 article to add · 1 left out"
    assert wording.summary(PLAN, FR) == (
        "1 article à corriger · 1 article à ajouter · 1 laissé de côté"
    )
    assert wording.gain(PLAN, EN) == (
        "The story in all: +4 passages, +1 quote, +2 dated sentences."
    )
    counted = replace(PLAN, entries=EntryCounts(come=1, changed=2))
    assert wording.gain(counted, EN) == (
        "The story in all: +4 passages, +1 quote. Its timeline: 1 new entry, 2 entries change."
    )
    assert wording.gain(replace(counted, entries=EntryCounts(gone=3)), FR) == (
        "Le dossier en tout : +4 passages, +1 citation. Sa chronologie : 3 entrées disparaissent."
    )
    assert "has it all already" in wording.summary(replace(PLAN, items=(), skipped=()), EN)


def test_an_article_is_shown_with_what_comes_and_goes() -> None:
    assert wording.item_line(NEW, EN) == (
        "Valmer Gazette · 13 January 2026 · +3 passages, +1 quote, +2 dated sentences"
    )
    assert wording.item_line(CORRECTED, FR) == (
        "sans date · reconnu à son texte (identique à 93 %) · +4/−3 passages, +1/−1 citation"
    )


@pytest.mark.parametrize(
    ("progress", "english"),
    [
        (JobProgress(job="j", state=JobState.READING, file=3, files=12, name="a.pdf"),
         "Reading · file 3 of 12 (a.pdf)"),
        (JobProgress(job="j", state=JobState.WAITING, waits_for=ADA),
         "Ada Brune is changing this story just now: yours waits and goes next."),
        (JobProgress(job="j", state=JobState.ENCODING, file=3, files=12, done=120, total=400,
                     per_second=14.2, seconds_left=19.7),
         "Taking in · file 3 of 12 · 120 of 400 passages and sentences · 14 a second · "
         "about 20 s left"),
    ],
)  # fmt: skip
def test_progress_says_where_it_stands(progress: JobProgress, english: str) -> None:
    assert wording.progress_line(progress, EN) == english


def test_a_slow_rate_is_written_as_the_language_writes_numbers() -> None:
    slow = JobProgress(job="j", state=JobState.ENCODING, done=1, total=8, per_second=1.25)
    assert "1.2 a second" in wording.progress_line(slow, EN)
    assert "1,2 par seconde" in wording.progress_line(slow, FR)
    assert wording.bar(slow) == "██░░░░░░░░░░░░░░░░░░ 12 %"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (59, "59 s"), (61, "1 min"), (3599, "60 min"),
                          (4200, "1 h 10 min")]
)  # fmt: skip
def test_durations_are_short(seconds: float, said: str) -> None:
    assert wording.duration(seconds, EN) == said


def test_a_result_says_what_was_done_and_what_was_left_out() -> None:
    done = Outcome(article="a1", title="Harbour closed", version=2)
    result = JobResult(
        job="j", kind=Kind.ADD, story="harbour", generation=5, replaced=(done,),
        skipped=PLAN.skipped, seconds=12.3,
    )  # fmt: skip
    assert wording.result_line(result, EN) == (
        "1 article corrected · 1 left out · generation 5 · 12 s"
    )
    assert [key for key, _ in wording.outcomes(result, FR)] == ["Corrigé :"]
    unknown = Skipped(name="x.bin", code="made_up", message="It is odd.", hint="Try again.")
    assert wording.skipped_line(unknown, EN) == "x.bin: It is odd. Try again."


def test_history_says_who_did_what_when() -> None:
    row = HistoryRow(generation=5, at=AT, actor=ADA, kind=Kind.ADD, added=("a1", "a2"))
    assert wording.history_line(row, EN) == (
        "Generation 5 · 13 January 2026, 10:42 UTC · Ada Brune (Slack)"
    )
    assert wording.history_changes(row, EN, {"a1": "Harbour closed"}) == (
        "Added: Harbour closed, a2"
    )
    undone = replace(row, kind=Kind.UNDO, added=(), back=("a1",), removed=("a2",))
    assert wording.history_changes(undone, FR, {"a1": "Le port"}) == (
        "une annulation · Retiré : a2 · Rétabli : Le port"
    )
    unknown = replace(row, actor=None, added=(), rebuilt=True)
    assert "en ligne de commande" in wording.history_line(unknown, FR)
    assert wording.history_changes(unknown, FR, {}) == "index reconstruit"


DIFF = st.lists(
    st.builds(DiffPart, st.sampled_from(list(Part)), st.text(min_size=1, max_size=300)),
    max_size=8,
)


@given(DIFF, st.integers(0, 900))
def test_a_difference_is_shortened_and_what_it_shows_is_whole(
    diff: list[DiffPart], longest: int
) -> None:
    shown, left = excerpt(diff, longest=longest)
    changes = [part for part in diff if part.part is not Part.KEPT]
    told = [part for part in shown if part.part is not Part.KEPT]
    assert told == changes[: len(told)]
    assert left == len(changes) - len(told)
    assert sum(len(part.text) for part in shown) <= longest


def test_the_whole_difference_as_plain_text() -> None:
    diff = [DiffPart(Part.KEPT, "It closed on "), DiffPart(Part.REMOVED, "Monday"),
            DiffPart(Part.ADDED, "Tuesday"), DiffPart(Part.KEPT, ".")]  # fmt: skip
    assert marked(diff) == "It closed on [-Monday-]{+Tuesday+}."
    long = [DiffPart(Part.KEPT, "many words before " * 20), *diff[1:3]]
    shown, left = excerpt(long, longest=200)
    assert shown[0].text == "… many words before many words before many words before "
    assert left == 0
