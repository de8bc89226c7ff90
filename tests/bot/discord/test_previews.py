"""How changes to a story read, held to what was looked at; and their limits."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.admin import (
    Actor,
    AdminRequest,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Link,
    Plan,
    PlanItem,
)
from bot.admin.models import Action, Counts, DiffPart, Outcome, Part, Skipped
from bot.discord import previews
from bot.discord.identifiers import tag
from bot.discord.sheets import TEXT, length
from bot.phrases import phrases
from tests.bot.discord.golden import compare
from tests.bot.discord.strategies import PROSE

ADA = Actor(platform="discord", id="7", name="Ada *Brune*")
MARC = Actor(platform="slack", id="U2", name="Marc")
AT = datetime(2026, 1, 14, 10, 42, tzinfo=UTC)
DIFF = (
    DiffPart(Part.KEPT, "Le port de Valmer a fermé ses quais "),
    DiffPart(Part.REMOVED, "lundi"),
    DiffPart(Part.ADDED, "mardi"),
    DiffPart(Part.KEPT, " après la *tempête*, a annoncé la capitainerie.\n\nLa tempête a détruit "),
    DiffPart(Part.REMOVED, "douze bateaux"),
    DiffPart(Part.ADDED, "quinze bateaux\n\net deux pontons"),
    DiffPart(Part.KEPT, " de pêche."),
)
CORRECTED = PlanItem(
    action=Action.REPLACE,
    title="Valmer ferme son port",
    article="valmer",
    version=1,
    source="Agence du Littoral",
    url="https://littoral.example/valmer",
    published_at=date(2026, 1, 13),
    recognised="likeness",
    likeness=0.93,
    gone=Counts(passages=3, quotes=2, dated=4),
    come=Counts(passages=3, quotes=2, dated=5),
    diff=DIFF,
)
NEW = PlanItem(
    action=Action.ADD,
    title="Ferries *stay* in port",
    source="Harbour Post",
    published_at=date(2026, 1, 14),
    come=Counts(passages=6, quotes=4, dated=2),
    notes=("The header names 12 January, the page 14 January.",),
)
SAME = PlanItem(action=Action.UNCHANGED, title="La criée de Valmer", article="criee", version=2)
UNREAD = Skipped(name="song.mp3", code="binary", message="It is binary.")


def plan(*items: PlanItem, kind: Kind = Kind.ADD, skipped: tuple[Skipped, ...] = ()) -> Plan:
    return Plan(
        id="k3f9abcdef",
        request=AdminRequest(kind=kind, story="valmer", sources=(Link("https://a.example"),)),
        actor=ADA,
        generation=6,
        made_at=AT,
        items=items,
        skipped=skipped,
        texts=40,
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_preview(language: str) -> None:
    sheet = previews.preview(plan(NEW, CORRECTED, SAME, skipped=(UNREAD,)), phrases(language))
    compare(f"preview-{language}", [sheet])


def test_a_preview_that_changes_nothing_has_nothing_to_confirm() -> None:
    compare("preview-nothing-en", [previews.preview(plan(SAME), phrases("en"))])


def test_a_removal_is_confirmed_in_red() -> None:
    gone = PlanItem(
        action=Action.REMOVE,
        title="La criée de Valmer",
        article="criee",
        version=2,
        gone=Counts(passages=2, quotes=1),
    )
    compare("preview-remove-fr", [previews.preview(plan(gone, kind=Kind.REMOVE), phrases("fr"))])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_progress(language: str) -> None:
    words = phrases(language)
    title = previews.title(Kind.ADD, ADA.name, words)
    told = [
        JobProgress(job="k3f9abcdef", state=JobState.WAITING, waits_for=MARC),
        JobProgress(
            job="k3f9abcdef",
            state=JobState.ENCODING,
            file=3,
            files=12,
            name="a_b.pdf",
            done=120,
            total=400,
            per_second=7.25,
            seconds_left=39.0,
        ),
    ]
    compare(f"progress-{language}", [previews.progress(one, title, words) for one in told])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_result(language: str) -> None:
    done = JobResult(
        job="k3f9abcdef",
        kind=Kind.ADD,
        story="valmer",
        generation=7,
        added=(Outcome(article="f", title="Ferries *stay* in port", version=1),),
        replaced=(Outcome(article="v", title="Valmer ferme son port", version=2),),
        unchanged=(Outcome(article="c", title="La criée de Valmer", version=2),),
        skipped=(UNREAD,),
        seconds=41.0,
    )
    compare(f"result-{language}", [previews.result(done, ADA.name, phrases(language))])


def test_jobs_and_their_buttons() -> None:
    request = AdminRequest(kind=Kind.ADD, story="valmer")
    jobs = [
        Job(
            id=f"job{number}",
            request=request,
            actor=actor,
            state=state,
            progress=JobProgress(job=f"job{number}", state=state, done=120, total=400),
            made_at=AT,
        )
        for number, (actor, state) in enumerate(
            [(ADA, JobState.ENCODING), (MARC, JobState.INTERRUPTED), (ADA, JobState.DONE)]
        )
    ]
    compare("jobs-en", [previews.jobs(jobs, phrases("en"))])
    compare("jobs-none-fr", [previews.jobs([], phrases("fr"))])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_history(language: str) -> None:
    rows = [
        HistoryRow(generation=8, at=AT, removed=("f",), actor=MARC, kind=Kind.UNDO),
        HistoryRow(generation=7, at=AT, added=("f",), replaced=("v",), actor=ADA, kind=Kind.ADD),
        HistoryRow(generation=6, at=AT, added=tuple("vcxyz")),
    ]
    titles = {"v": "Valmer ferme son port", "c": "La criée de Valmer"}
    compare(f"history-{language}", [previews.history(rows, titles, phrases(language))])


@settings(deadline=None, max_examples=25)  # it renders hundreds of articles
@given(
    st.lists(st.builds(DiffPart, st.sampled_from(Part), PROSE), max_size=8),
    st.integers(1, 400),
    st.sampled_from(["en", "fr"]),
)
def test_a_preview_fits_one_message(diff: list[DiffPart], items: int, language: str) -> None:
    item = PlanItem(
        action=Action.REPLACE,
        title="*" * 300,
        source="_" * 300,
        article="a",
        diff=tuple(diff),
        notes=("`" * 500,) * 3,
    )
    several = plan(*[item] * items, skipped=(UNREAD,) * items)
    sheet = previews.preview(several, phrases(language))
    assert sum(length(block.text) for block in sheet.blocks) <= TEXT
    assert len(sheet.files()) <= 10
    assert len(sheet.rows) == 1


def test_stories_have_tags_that_tell_them_apart() -> None:
    names = [f"story-{number}" for number in range(100)]
    assert len({tag(name) for name in names}) == len(names)
