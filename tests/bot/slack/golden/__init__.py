"""What Slack gets for some results, kept as files to be read by eye.

After a wanted change: python -m tests.bot.slack.golden, then read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.models import Reason
from bot.slack import blocks
from bot.slack.elements import Message
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
    }


def written(messages: Sequence[Message]) -> str:
    shown: list[dict[str, Any]] = [{"text": m.text, "blocks": list(m.blocks)} for m in messages]
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def path(name: str) -> Path:
    return FOLDER / f"{name}.json"
