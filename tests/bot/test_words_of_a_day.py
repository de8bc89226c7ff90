""" "What did Brook say on Monday?": words of that day, or the plain word that there are none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering import Answerer
from bot.kinds import asking
from bot.models import Abstention, Answer, Form, Result
from bot.phrases import phrases
from bot.plain import heading
from bot.signal_reader import SignalReader
from index.story import Story
from tests.bot.conftest import MakeStory

# Published on Tuesday, 13 January 2026.
ENGLISH = (
    '"The ferry is safe," harbour master Nora Quist said on Friday. "It sails in March."\n\n'
    '"We found a crack on Friday," Quist told reporters on Monday.\n\n'
    '"Nobody drowned," Quist said.'
)
FRENCH = "« Le bac est fermé », a dit lundi Yann Kervadec, maire d'Orvel."


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"The ferry": ENGLISH, "Le bac": FRENCH})


def asked(story: Story, question: str) -> Result:
    return Answerer(story, SignalReader(), threshold=0.0).ask(question, today=date(2026, 1, 14))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Quist say on 9 January?", ["safe"]),
        ("What did Quist say on Friday?", ["safe"]),
        ("What did Quist tell reporters on Monday?", ["crack"]),
        ("Qu'a dit Quist lundi ?", ["crack"]),
        ("What did Quist say yesterday?", ["drowned"]),  # undated: the article's day
        ("What has Quist said since Monday?", ["crack", "drowned"]),
        ("Qu'a dit Kervadec le 12 janvier ?", ["fermé"]),
        ("What did Quist say?", ["safe", "crack", "drowned"]),
    ],
)
def test_the_words_of_a_day_are_those_said_on_it(
    story: Story, question: str, told: list[str]
) -> None:
    result = asked(story, question)
    assert isinstance(result, Answer)
    assert result.form is Form.SPEECH
    assert len(result.citations) == len(told)
    assert all(word in one.quote.text for word, one in zip(told, result.citations, strict=True))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "What did Quist say on 10 January?",
            "The story has no words of Nora Quist on 10 January 2026.",
        ),
        (
            "Qu'a dit Kervadec hier ?",
            "Yann Kervadec : les articles n’en rapportent aucun propos pour le 13 janvier 2026.",
        ),
    ],
)
def test_where_nothing_was_said_that_day_it_says_so(story: Story, question: str, said: str) -> None:
    result = asked(story, question)
    assert isinstance(result, Abstention)
    assert heading(result, phrases(result.question.language)) == said
    assert result.nearest


@pytest.mark.parametrize(
    ("question", "language", "who", "when", "about"),
    [
        ("What did Quist say on Friday about the crack?", "en", "Quist", "on Friday", "the crack"),
        ("What did Quist say about the vote on Friday?", "en", "Quist", None, "the vote"),
        ("Qu'a dit Anne Brook le 12 mars ?", "fr", "Anne Brook", "le 12 mars", None),
        ("Qu'a dit Brook mardi soir ?", "fr", "Brook", "mardi soir", None),
        ("Qu'a dit Theresa May ?", "fr", "Theresa May", None, None),
        ("Qu'a dit la ministre de la Mer ?", "fr", "la ministre de la Mer", None, None),
    ],
)
def test_when_words_were_said_is_neither_a_name_nor_a_subject(
    question: str, language: str, who: str, when: str | None, about: str | None
) -> None:
    found = asking(question, language)
    assert (found.who, found.when) == (who, when)
    assert (about is None and found.about is None) or (about or "") in (found.about or "")


@pytest.mark.parametrize(
    ("question", "rule"),
    [
        ("What did Quist say yesterday?", "where an article names no day, its own counts"),
        ("Qu'a dit Kervadec le 12 janvier ?", "si l’un ne nomme aucun jour"),
    ],
)
def test_no_day_is_claimed_that_the_text_does_not_name(
    story: Story, question: str, rule: str
) -> None:
    """ "Nobody drowned" has no day of its own: the heading says how it got there."""
    result = asked(story, question)
    said = heading(result, phrases(result.question.language))
    assert said is not None
    assert rule in said
