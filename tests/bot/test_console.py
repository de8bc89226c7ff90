"""What the terminal prints is what was written."""

from __future__ import annotations

import pytest

from bot import console
from bot.answering import Answerer
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeStory


def test_quotes_are_printed_as_they_are(
    make_story: MakeStory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing in them is markup to the terminal, and a pipe gets each on one line."""
    words = "Le port affiche :warning: et [bold]danger[/bold] sur " + "ses longs quais, " * 12
    text = words + "lundi."
    story = make_story({"Port": text})
    console.show(Answerer(story, SignalReader(), threshold=0.0).ask("Qu'affiche le port ?"))
    assert f"1. « {text} »" in capsys.readouterr().out.splitlines()
