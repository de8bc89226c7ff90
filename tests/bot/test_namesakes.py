"""Words are of whom a question means: not of a namesake, a brother, a deputy or a spokesman."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds.offices import holder
from bot.kinds.speech import is_by_name, name_for, speaks, speech_evidence
from bot.kinds.titles import is_same_office, without_titles
from bot.models import Answer, Form, Result
from bot.signal_reader import SignalReader
from index.models import Attribution, Span, Speech
from index.story import Story
from tests.bot.conftest import MakeStory

ENGLISH = (
    "President Oskar Lund opened the dam on Tuesday.\n\n"
    '"The valley will be dry," President Oskar Lund told reporters.\n\n'
    '"Nobody will lose a house," said Lund\'s spokeswoman Mira Falk.\n\n'
    'Stefan Lund, the president\'s brother, sells pumps. "I never asked for this," '
    "Stefan Lund said.\n\n"
    '"The wall is sound," Dam Authority President Ida Kerr said.'
)
FRENCH = (
    "« Le village sera sauvé », a dit Luc Morin, adjoint de la maire.\n\n"
    "« Je pars demain », a dit la maire, Claire Aubin."
)


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"The dam": ENGLISH, "Le barrage": FRENCH})


def asked(story: Story, question: str) -> Result:
    return Answerer(story, SignalReader(), threshold=0.0).ask(question)


@pytest.mark.parametrize(
    ("question", "who", "speakers"),
    [
        ("What did Lund say?", "Lund", ["Oskar Lund", "Stefan Lund"]),
        ("What did President Lund say?", "Oskar Lund", ["Oskar Lund"]),
        ("Qu'a dit Stefan Lund ?", "Stefan Lund", ["Stefan Lund"]),
        ("What did the president say?", "Oskar Lund", ["Oskar Lund"]),
        ("What did Lund's spokeswoman say?", "Mira Falk", ["Mira Falk"]),
        ("Qu'a dit la maire ?", "Claire Aubin", ["Claire Aubin"]),
    ],
)
def test_a_heading_names_whose_words_are_below(
    story: Story, question: str, who: str, speakers: list[str]
) -> None:
    result = asked(story, question)
    assert isinstance(result, Answer)
    assert (result.form, result.who) == (Form.SPEECH, who)
    assert list(dict.fromkeys(one.speaker for one in result.citations)) == speakers


@pytest.mark.parametrize(
    ("who", "role", "same"),
    [
        ("the mayor", "mayor of Dover", True),
        ("the mayor", "deputy mayor", False),
        ("the mayor", "the mayor's widow", False),
        ("le maire", "adjointe du maire", False),
        ("le ministre", "ancien ministre", False),
        ("the president", "police chief", False),
        ("la cheffe de l'agence", "présidente de l'agence", True),
        ("the police", "spokesman for the police", True),
        ("the spokesman of the mayor", "the mayor's spokesman", True),
    ],
)
def test_the_office_is_the_head_of_the_role(who: str, role: str, *, same: bool) -> None:
    assert is_same_office(who, role, "fr" if " d" in role or " l" in role else "en") is same


@pytest.mark.parametrize(
    ("who", "speaker", "role", "spoken_for", "found"),
    [
        ("Dorn", "Ann Brook", "spokeswoman for Dorn", True, True),
        ("Dorn", "Ann Brook", "widow of Dorn", True, False),
        ("Dorn", "Ann Brook", "spokeswoman for Dorn", False, False),
        ("Dorn", "Ida Dorn", None, False, True),
        ("Dorn", "the widow of Dorn", None, True, False),
    ],
)
def test_who_speaks_for_a_firm_is_no_relative(
    who: str, speaker: str, role: str | None, *, spoken_for: bool, found: bool
) -> None:
    said = Attribution(span=Span(0, 5), kind=Speech.DIRECT, speaker=speaker, role=role)
    assert speech_evidence(who, said, "en", spoken_for=spoken_for).found is found


def test_a_name_that_belongs_to_another_noun_says_nothing() -> None:
    text = "Le sacre du roi Anton Brook, contesté, a repris, a annoncé son frère."
    assert not speaks("Anton Brook", text, "fr")
    assert not speaks("Anton Brook", "The aide of Anton Brook said so.", "en")
    assert speaks("Anton Brook", "Le roi Anton Brook a annoncé un sacre.", "fr")


def test_titles_are_no_names() -> None:
    assert without_titles("President Ann Brook") == "Ann Brook"
    assert without_titles("Mr. Brook") == "Brook"
    assert without_titles("the mayor of Dover") == "the mayor of Dover"


def test_several_are_called_as_the_question_does() -> None:
    assert name_for("Lund", ["Lund", "Oskar Lund"]) == "Oskar Lund"
    assert name_for("Lund", ["Ida Lund", "Oskar Lund"]) == "Lund"


def test_one_name_heads_one_speaker_s_words(story: Story) -> None:
    result = asked(story, "What did Lund say?")
    assert isinstance(result, Answer)
    assert not any("Nobody" in one.quote.text for one in result.citations)


AFTER_ANOTHER = (
    "The bridge is shut, its keeper Paul Quill said.\n\n"
    '"It is a disgrace," ferryman Ned Tarn said.\n\n'
    "Claire Nord, la maire, se tait. « J'ai peur », a dit l'avocat d'Anne Colin, Marc Vial."
)


def test_no_quote_leans_on_what_another_says(make_story: MakeStory) -> None:
    result = asked(make_story({"Bridge": AFTER_ANOTHER}), "What did Ned Tarn say?")
    assert isinstance(result, Answer)
    assert [one.quote.text for one in result.citations] == [
        '"It is a disgrace," ferryman Ned Tarn said.'
    ]


def test_whose_lawyer_or_daughter_somebody_is_is_no_name() -> None:
    assert not is_by_name("l'avocat d'Anne Colin")
    assert is_by_name("Anne Colin")
    text = "L'avocat d'Anne Colin est venu. Anne Colin, la maire, se tait."
    names = ["Anne Colin", "Marc Vial"]
    assert holder("l'avocat", "fr", [(text, "fr")], names) is None
    assert holder("la maire", "fr", [(text, "fr")], names) == "Anne Colin"


def test_where_no_speakers_are_read_silence_is_not_known() -> None:
    assert not speech_evidence("Ute Kern", None, "de").known
    assert speech_evidence("Ute Kern", None, "en").missing


@pytest.mark.parametrize(
    ("who", "text", "language"),
    [
        ("Karim Belloc", "Me Karim Belloc réclame la saisie des registres.", "fr"),
        ("Guy Masson", "Le préfet Guy Masson appelle au calme.", "fr"),
        ("Guy Masson", "Le préfet Guy Masson s'est engagé à rouvrir la route.", "fr"),
        ("Ann Brook", "Ann Brook demanded a new count.", "en"),
    ],
)
def test_what_is_demanded_or_promised_is_said(who: str, text: str, language: str) -> None:
    assert speaks(who, text, language)
