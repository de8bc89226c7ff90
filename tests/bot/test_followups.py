"""Which questions lean on the ones before, and what is searched in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer
from bot.followups import leans, resolved
from bot.models import Abstention, Answer
from bot.rewording import reworded
from bot.signal_reader import SignalReader
from tests.bot.conftest import MakeStory


@pytest.mark.parametrize(
    "question",
    [
        "Qu'a dit Starmer ?",
        "Combien de temps les frégates peuvent-elles rester en mer ?",
        "Que s'est-il passé cette semaine ?",
        "Qu'est-ce qu'il faut savoir ?",
        "Y a-t-il eu des blessés ?",
        "Combien y a-t-il d'articles ?",
        "Que faudrait-il pour que le port rouvre ?",
        "Où Anne Dubreuil a-t-elle parlé ?",
        "Où se trouve le port ?",
        "Que prévoit cette loi de 2015 ?",
        "Et que prévoit la mairie pour les quais ?",
        "amende Ofcom",
    ],
)
def test_a_whole_french_question_stands_alone(question: str) -> None:
    assert not leans(question, language="fr")


@pytest.mark.parametrize(
    "question",
    [
        "Depuis quand ?",
        "Pourquoi ?",
        "Et en France ?",
        "et l’Inde ?",
        "Qu'a-t-elle dit ?",
        "Qu’en est-il de Starmer ?",
        "Quels pays ?",
        "En quelle année ?",
        "Pour les abonnés ?",
        "Quelle est sa réponse ?",
        "Cette décision est-elle légale ?",
        "Pourquoi cela ?",
        "Qui est-ce ?",
        "Malaisie ?",
    ],
)
def test_a_french_question_without_its_subject_leans(question: str) -> None:
    assert leans(question, language="fr")


@pytest.mark.parametrize(
    "question",
    [
        "What did Starmer say?",
        "How many people were aboard?",
        "What happened this week?",
        "Is it true that the port is closed?",
        "What would it take to reopen the port?",
        "Who said that his party would lose?",
        "Did the ministry say when it would act?",
        "And what does the ministry want from the port?",
    ],
)
def test_a_whole_english_question_stands_alone(question: str) -> None:
    assert not leans(question, language="en")


@pytest.mark.parametrize(
    "question",
    [
        "Why?",
        "Since when?",
        "And Malaysia?",
        "What about the French minister?",
        "What did he say?",
        "Who built it?",
        "Which countries?",
        "How many people?",
        "What is their answer?",
        "Is this decision legal?",
        "Why is that?",
        "In London?",
        "Who else?",
    ],
)
def test_an_english_question_without_its_subject_leans(question: str) -> None:
    assert leans(question, language="en")


@pytest.mark.parametrize(
    ("earlier", "question", "searched"),
    [
        ("Qu'a dit Starmer ?", "Et von der Leyen ?", "Qu'a dit von der Leyen ?"),
        ("Qu’a fait l’Inde ?", "Et la Malaisie ?", "Qu’a fait la Malaisie ?"),
        (
            "Que s'est-il passé en Indonésie ?",
            "Et au Royaume-Uni ?",
            "Que s'est-il passé au Royaume-Uni ?",
        ),
        ("What happened in Indonesia?", "And in Malaysia?", "What happened in Malaysia?"),
        ("What did Starmer say?", "What about Macron?", "What did Macron say?"),
        ("What is the UK doing?", "And the US?", "What is the US doing?"),
        (
            "Combien de gens vivent sur les îles en France ?",
            "Et en Belgique ?",
            "Combien de gens vivent sur les îles en Belgique ?",
        ),
        (
            "How many people drink tea in France?",
            "And in Greece?",
            "How many people drink tea in Greece?",
        ),
        ("How many people drink tea?", "And in Greece?", "How many people drink tea in Greece?"),
        (
            "Combien de gens boivent du thé ?",
            "Et en Grèce ?",
            "Combien de gens boivent du thé en Grèce ?",
        ),
        (
            "What did Ann Brook say about France?",
            "And Greece?",
            "What did Ann Brook say about Greece?",
        ),
    ],
)
def test_a_new_name_takes_the_place_of_the_one_asked_about(
    earlier: str, question: str, searched: str
) -> None:
    assert resolved(question, [earlier]) == searched


@pytest.mark.parametrize(
    ("earlier", "question", "searched"),
    [
        (
            "What did Ann Brook say about the dam?",
            "What about Greece?",
            "What about Greece? (What did say about the dam)",
        ),
        (
            "Quand Anne Brook a-t-elle fermé le port ?",
            "Et la Grèce ?",
            "Et la Grèce ? (Quand a-t-elle fermé le port)",
        ),
    ],
)
def test_a_country_doesn_t_take_a_person_s_place(
    earlier: str, question: str, searched: str
) -> None:
    assert resolved(question, [earlier]) == searched


@pytest.mark.parametrize(
    ("earlier", "question"),
    [
        ("Que pense le ministre de Grok ?", "Et Starmer ?"),
        ("Qu'a dit Starmer ?", "Quand ?"),
        ("Who is Keir Starmer?", "Since when?"),
        ("Quels pays ont suspendu Grok ?", "Since when?"),
        ("Who opened the port?", "What did she say?"),
    ],
)
def test_else_the_question_before_is_searched_along(earlier: str, question: str) -> None:
    assert resolved(question, [earlier]) == f"{question} {earlier}"


@pytest.mark.parametrize(
    ("earlier", "question", "searched"),
    [
        ("Quels pays ont suspendu Grok ?", "Et l'Inde ?", "Et l'Inde ? (ont suspendu Grok)"),
        ("Which countries suspended Grok?", "And India?", "And India? (suspended Grok)"),
        ("Who opened an investigation?", "Brussels?", "Brussels? (opened an investigation)"),
        ("Qui est Elon Musk ?", "Et Keir Starmer ?", "Qui est Keir Starmer ?"),
    ],
)
def test_one_who_may_be_meant_is_searched_with_what_was_asked(
    earlier: str, question: str, searched: str
) -> None:
    assert resolved(question, [earlier]) == searched


@pytest.mark.parametrize(
    ("earlier", "question", "searched"),
    [
        ("When did the mayor resign?", "And why?", "Why did the mayor resign?"),
        (
            "Has the port closed its quays?",
            "Since when?",
            "Since when has the port closed its quays?",
        ),
        ("Who shut the port?", "And why?", "Why is it that somebody shut the port?"),
        ("Which towns shut the port?", "When was that?", "When was it that towns shut the port?"),
        ("Which firm built it?", "Where?", "Where was it that a firm built it?"),
        ("What did the mayor say?", "And when?", "When did the mayor say that?"),
        ("How many quays did they close?", "Why?", "Why did they close quays?"),
        ("Où l’avion s’est-il posé ?", "Et pourquoi ?", "Pourquoi l'avion s'est-il posé ?"),
        ("Le port a-t-il fermé ?", "Depuis quand ?", "Depuis quand le port a-t-il fermé ?"),
        ("Est-ce que le port ferme ?", "Pourquoi ça ?", "Pourquoi est-ce que le port ferme ?"),
        ("Qui a fermé le port ?", "Quand ?", "Quand est-ce que quelqu'un a fermé le port ?"),
        (
            "Quelles villes ont fermé le port ?",
            "Et pourquoi ?",
            "Pourquoi est-ce que des villes ont fermé le port ?",
        ),
        ("Quel maire a cédé ?", "Quand ?", "Quand est-ce qu'un maire a cédé ?"),
        ("Combien de ports ont fermé ?", "Où ?", "Où est-ce que des ports ont fermé ?"),
        ("Combien d'îles ont fermé ?", "Où ?", "Où est-ce que des îles ont fermé ?"),
        ("Who did the judge clear?", "And when?", "When did the judge clear somebody?"),
        ("What hour did the port close?", "And why?", "Why did the port close?"),
    ],
)
def test_a_bare_question_word_asks_the_question_before_anew(
    earlier: str, question: str, searched: str
) -> None:
    assert resolved(question, [earlier]) == searched


@pytest.mark.parametrize(
    ("earlier", "question", "language"),
    [
        ("Which towns shut the port?", "How long?", "en"),
        ("Which towns did the flood cut off?", "For how long?", "en"),
        ("Quelles villes ont fermé le port ?", "Combien de temps ?", "fr"),
    ],
)
def test_how_long_several_did_something_is_not_put_in_other_words(
    earlier: str, question: str, language: str
) -> None:
    assert reworded(question, earlier, language) is None


@pytest.mark.parametrize(
    ("earlier", "question", "searched"),
    [
        (
            "Did Brook resign?",
            "What did she say about the old port?",
            "What did Brook say about the old port?",
        ),
        (
            "Brook a-t-elle démissionné ?",
            "Quand a-t-elle quitté le conseil du port ?",
            None,
        ),
        (
            "Pourquoi Brook a-t-elle démissionné ?",
            "Qu'a-t-elle dit du vieux port ?",
            "Qu'a dit Brook du vieux port ?",
        ),
        (
            "Pourquoi Brook a-t-elle démissionné ?",
            "Quand a-t-elle quitté le conseil du port ?",
            "Quand Brook a-t-elle quitté le conseil du port ?",
        ),
    ],
)
def test_a_whole_question_of_a_pronoun_is_asked_of_the_one_named(
    earlier: str, question: str, searched: str | None
) -> None:
    assert resolved(question, [earlier]) == (searched or f"{question} {earlier}")


def test_a_whole_question_of_a_pronoun_is_what_the_next_one_leans_on() -> None:
    earlier = ["Did Brook resign?", "What did she say about the old port?"]
    assert resolved("And Marsh?", earlier) == "What did Marsh say about the old port?"


def test_the_subject_lasts_until_another_question_stands_alone() -> None:
    dialogue = ["Quels pays ont suspendu Grok ?", "Depuis quand ?", "Pourquoi ?"]
    assert resolved("Et l'Inde ?", dialogue) == "Et l'Inde ? (ont suspendu Grok)"
    dialogue += ["Qu'a dit Starmer ?", "Et Macron ?"]
    assert resolved("Pourquoi ?", dialogue) == "Pourquoi ? Qu'a dit Macron ?"


def test_nothing_before_nothing_to_lean_on() -> None:
    assert resolved("Why?", []) is None
    assert resolved("Why?", ["?!", " "]) is None
    assert resolved("", ["Who opened the port?"]) is None


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_resolved_to_what_was_asked_or_more(text: str, earlier: list[str]) -> None:
    meant = resolved(text, earlier)
    assert meant is None or meant.strip()


def test_an_answer_shows_what_was_asked_and_answers_what_was_meant(make_story: MakeStory) -> None:
    story = make_story(
        {
            "Port": "Le port de Valmer a fermé mardi à cause de la tempête.\n\n"
            "La gare de Brissac a fermé jeudi à cause de la neige."
        }
    )
    answerer = Answerer(story, SignalReader(), threshold=0.0)
    earlier = ["Le port de Valmer a-t-il fermé ?"]
    answer = answerer.ask("Pourquoi ?", earlier=earlier)
    assert isinstance(answer, Answer)
    assert answer.question.text == "Pourquoi ?"
    assert answer.question.meant == "Pourquoi le port de Valmer a-t-il fermé ?"
    assert answer.question.language == "fr"
    assert "tempête" in answer.citations[0].quote.text
    strict = Answerer(story, SignalReader(), threshold=1.0).ask("Pourquoi ?", earlier=earlier)
    assert isinstance(strict, Abstention)
    assert strict.question == answer.question


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("Combien de morts ?", "et de disparus ?", "Combien de disparus ?"),
        ("Combien de morts à Valmer ?", "Et les blessés ?", "Combien de blessés à Valmer ?"),
        ("Combien de personnes sont mortes ?", "Et de blessés ?", "Combien de blessés ?"),
        (
            "Combien de maisons ont été détruites ?",
            "Et d'écoles ?",
            "Combien d'écoles ont été détruites ?",
        ),
        ("How many people died?", "And injured?", "How many injured?"),
        ("How many people died in Greece?", "And the missing?", "How many missing in Greece?"),
        ("How many houses burned?", "And cars?", "How many cars burned?"),
        (
            "Quand rouvre la halle de Brissac ?",
            "Et celle d'Orvel ?",
            "Quand rouvre la halle d'Orvel ?",
        ),
        ("Quand rouvre la halle de Brissac ?", "Et Orvel ?", "Quand rouvre la halle d'Orvel ?"),
        (
            "When does the Brissac ferry leave?",
            "And that of Quill?",
            "When does the Quill ferry leave?",
        ),
        ("When did the mayor of Brissac leave?", "And Stenner?", None),
        ("How many people died?", "And the mayor?", None),
    ],
)
def test_what_is_counted_or_whose_it_is_may_be_another(
    before: str, question: str, meant: str | None
) -> None:
    found = resolved(question, [before])
    assert found == (meant or f"{question} {before}")
