"""What Slack gets for some results, kept as files to be read by eye.

After a wanted change: python -m tests.bot.slack.golden, then read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.models import QuotesRequest, Reason, StoryRequest, StoryStatus, StoryTopic, TimelineRequest
from bot.phrases import phrases
from bot.slack import blocks, forms, previews, quotations, reports, stories, timelines
from bot.slack.elements import Message
from bot.slack.forms import Form, Task
from bot.stories import Digest
from index.models import (
    Article,
    ArticleChange,
    ChangeKind,
    Changes,
    FigureChange,
    Speaker,
    Timeline,
)
from index.store import ArticleSummary
from tests.bot.slack import samples

FOLDER = Path(__file__).parent


def cases() -> dict[str, Sequence[Message]]:
    """Name of a file → what it holds."""
    english = samples.article(samples.ENGLISH, url="https://news.example/harbour")
    french = samples.article(samples.FRENCH, language="fr", title="Port fermé", source=None)
    said = samples.citation(
        1,
        english,
        "We will reopen within a week & not a day later",
        speaker="the harbour master",
    )
    ships = samples.citation(2, english, "Ships wait off <Cape Rouge> until then.", paragraph=2)
    closed = samples.citation(1, french, "Le port de Valmer a fermé lundi.")
    summary = ArticleSummary(
        id="a1",
        version=1,
        title="Harbour closed",
        language="en",
        origin="test",
        source="Valmer Gazette",
        author=None,
        place=None,
        published_at=date(2026, 1, 13),
        url="https://news.example/harbour",
        notes=(),
        length=200,
    )
    at = datetime(2026, 1, 14, 9, 30, tzinfo=UTC)
    held = StoryStatus(samples.STAMP, at, (summary, replace(summary, url=None, title="")))
    return {
        "answer": blocks.answered(samples.answer(said, ships, more=(ships,)), "abcde23456"),
        "answer_fr": blocks.answered(
            samples.answer(
                closed, language="fr", question="et lundi ?", meant="Le port a-t-il fermé lundi ?"
            ),
            "abcde23456",
        ),
        "private_answer": blocks.answered(samples.answer(said), "abcde23456", private=True),
        "shared_answer": blocks.shared(samples.answer(said), "U1"),
        "abstention": blocks.answered(samples.abstention(ships), "abcde23456"),
        "empty_question": blocks.answered(
            samples.abstention(reason=Reason.EMPTY_QUESTION, language="fr"), None
        ),
        "nearest": blocks.nearest(samples.abstention(ships)),
        "timeline": [
            timelines.timeline(
                samples.timeline(),
                timelines.Page(TimelineRequest(from_=date(2026, 1, 7), about="cranes"), number=1),
                samples.STAMP,
                phrases("en"),
            )
        ],
        "timeline_empty_fr": [
            timelines.timeline(
                Timeline((), 0),
                timelines.Page(TimelineRequest(from_=date(2026, 1, 7), to=date(2026, 1, 9))),
                samples.STAMP,
                phrases("fr"),
            )
        ],
        "quotations": [
            quotations.quotations(
                [samples.quotation(english, "We will reopen within a week", "Ada Brune")] * 10,
                quotations.QuotesPage(QuotesRequest(speaker="Brune", from_=date(2026, 1, 9))),
                phrases("en"),
            )
        ],
        "speakers_fr": quotations.speakers(
            [Speaker("Ada Brune", "capitaine du port", 2), Speaker("Zoé Lam", None, 1)],
            phrases("fr"),
        ),
        "story": stories.status(held, phrases("en")),
        "changes_fr": stories.changes(
            Changes(
                since=date(2026, 1, 12),
                articles=(ArticleChange(ChangeKind.CORRECTED, english, date(2026, 1, 14)),),
                entries=samples.timeline().entries[-1:],
                figures=(FigureChange(said.quote, "a week", closed.quote, "lundi"),),
            ),
            StoryRequest(topic=StoryTopic.CHANGES, about="le port"),
            phrases("fr"),
        ),
        "help_fr": stories.help_(phrases("fr")),
        **_of_admins(english),
    }


def _of_admins(english: Article) -> dict[str, Sequence[Message]]:
    """What admins and subscribers read."""
    en, fr = phrases("en"), phrases("fr")
    plan, result = samples.plan(), samples.result()
    digest = Digest(
        Changes(
            since=date(2026, 1, 12),
            articles=(ArticleChange(ChangeKind.NEW, english, date(2026, 1, 14)),),
            entries=samples.timeline().entries[-1:],
            figures=(),
        ),
        samples.STAMP,
        articles=3,
        entries=1,
        figures=0,
    )
    form = Form(task=Task.REPLACE, channel="C01", shared=(("F1", "report.pdf"),), pasted="Text.")
    return {
        "preview": [previews.preview(plan, en, ["scan.png"])],
        "preview_fr": [previews.preview(plan, fr)],
        "progress": [previews.progress(samples.progress(), en)],
        "progress_waits_fr": [previews.progress(samples.waiting(), fr)],
        "result": [previews.result(result, en)],
        "result_fr": [previews.result(result, fr)],
        "interrupted": [previews.interrupted("abcdefghij", en.say("error.interrupted"), en)],
        "jobs_fr": [Message("", previews.jobs(samples.jobs(), fr))],
        "history": [Message("", previews.history(samples.history(), en))],
        "reindex_window": [Message("", tuple(forms.window(form, "harbour", en)["blocks"]))],
        "reindex_window_fr": [
            Message("", tuple(forms.window(form.turned_to(Task.UNDO), "port", fr)["blocks"]))
        ],
        "digest": stories.digest(digest, samples.subscription("en"), en),
        "digest_begins_fr": [stories.subscribing(samples.subscription("fr"), fr)],
        "stories_fr": [stories.listed(samples.readable(), fr)],
        "report": reports.reported(samples.report(), 30, en),
        "report_fr": reports.reported(samples.report(), 30, fr),
        "forget_me_fr": [reports.forgetting(fr)],
    }


def written(messages: Sequence[Message]) -> str:
    shown: list[dict[str, Any]] = [{"text": m.text, "blocks": list(m.blocks)} for m in messages]
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def path(name: str) -> Path:
    return FOLDER / f"{name}.json"
