"""What is looked up again: an answer given before, the paragraph around a quote."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.browsing import Browser
from bot.errors import Outdated
from bot.ledger import FILE_NAME, Entry, Ledger, Recorded
from bot.models import Abstention, Answer, Result
from bot.signal_reader import SignalReader
from index.editing import add, remove
from index.story import Story
from tests.bot.conftest import MakeStory, draft
from tests.bot.test_answering import QUAYS
from tests.fakes import HashEncoder

QUESTION = "Quels quais du port de Valmer ont fermé après la tempête ?"


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Port": QUAYS})


def recorded(result: Result, folder: Path) -> Recorded:
    given = Entry(platform="p", conversation="c", asker="a", result=result, elapsed_ms=1.0)
    with Ledger(folder / FILE_NAME) as ledger:
        known = ledger.recorded(ledger.record(given))
    assert known is not None
    return known


@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_an_answer_comes_back_as_it_was_given(
    story: Story, tmp_path: Path, threshold: float
) -> None:
    given = Answerer(story, SignalReader(), threshold=threshold).ask(QUESTION)
    assert isinstance(given, Abstention if threshold else Answer)
    again = Browser(story).recalled(recorded(given, tmp_path))
    assert again == given


@pytest.mark.parametrize("what", ["corrected", "removed"])
def test_a_quote_of_what_has_changed_since_is_not_shown(
    story: Story, tmp_path: Path, what: str
) -> None:
    known = recorded(Answerer(story, SignalReader(), threshold=0.0).ask(QUESTION), tmp_path)
    (article,) = Browser(story).status().articles
    if what == "removed":
        remove(tmp_path, "main", article.id)
    else:
        add(tmp_path, "main", [draft("Corrigé. " + QUAYS, title="Port")], HashEncoder)
    with pytest.raises(Outdated):
        Browser(story).recalled(known)


def test_the_paragraph_around_a_quote_is_copied_whole(make_story: MakeStory) -> None:
    paragraph = "La maire parle. Elle veut rouvrir les quais. Personne ne sait quand."
    story = make_story({"Port": f"Le port est fermé.\n\n{paragraph}\n\nLa gare est ouverte."})
    answer = Answerer(story, SignalReader(), threshold=0.0).ask("Qui veut rouvrir les quais ?")
    assert isinstance(answer, Answer)
    assert Browser(story).paragraph(answer.citations[0].quote).text == paragraph
