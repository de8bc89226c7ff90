"""What a question asks for, and whether a sentence holds something of that kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.kinds import Kind, evidence, question_kind


@pytest.mark.parametrize(
    ("french", "english", "kind"),
    [
        ("Quand le pont a-t-il rouvert ?", "When did the bridge reopen?", Kind.TIME),
        ("Depuis quand est-il fermé ?", "Since when has it been closed?", Kind.TIME),
        ("En quelle année a-t-il été bâti ?", "In what year was it built?", Kind.TIME),
        ("Combien de temps ont duré les travaux ?", "How long did the works take?", Kind.SPAN),
        ("Combien le pont a-t-il coûté ?", "How much did the bridge cost?", Kind.MONEY),
        ("Quel est le prix du billet ?", "What is the price of a ticket?", Kind.MONEY),
        ("Quelle part du budget est versée ?", "What share of the budget is paid?", Kind.SHARE),
        ("Combien d'ouvriers y travaillent ?", "How many workers are there?", Kind.NUMBER),
        ("Qui a payé les travaux ?", "Who paid for the works?", Kind.PERSON),
        ("Où se trouve le pont ?", "Where is the bridge?", Kind.PLACE),
        ("Pourquoi le pont est-il fermé ?", "Why is the bridge closed?", Kind.REASON),
        ("Qu'a dit la maire ?", "What did the mayor say?", Kind.SPEECH),
        ("Que pense le syndicat du projet ?", "What does the union think of it?", Kind.SPEECH),
        ("Le pont est-il sûr ?", "Is the bridge safe?", Kind.WHETHER),
        ("Est-ce que le maire a cédé ?", "Did the mayor give in?", Kind.WHETHER),
        ("Bilan de la crue ?", "Death toll of the flood?", Kind.NUMBER),
        ("Nombre de ponts fermés ?", "Number of bridges closed?", Kind.NUMBER),
        ("Par quels moyens la ville paie-t-elle ?", "By what means does it pay?", Kind.OTHER),
        ("À quoi le pont sert-il ?", "What does the bridge serve?", Kind.OTHER),
        ("Quel pont a été fermé ?", "Which bridge was closed?", Kind.OTHER),
        ("Le pont a rouvert quand ?", "The bridge reopened when?", Kind.TIME),
        ("Que fait-on quand il pleut ?", "What is done when it rains?", Kind.OTHER),
        ("Qu'est-ce qui en est la cause ?", "What is responsible for it?", Kind.OTHER),
        ("Qu'est-il arrivé au pont ?", "What happened to the bridge?", Kind.OTHER),
    ],
)
def test_a_question_s_kind(french: str, english: str, kind: Kind) -> None:
    assert question_kind(french, "fr") is kind
    assert question_kind(english, "en") is kind
    assert question_kind(f"  {french.upper()}", "fr") is kind
    assert question_kind(french.replace("'", "’"), "fr") is kind


def test_a_language_without_rules_has_no_kinds() -> None:
    assert question_kind("Wann wurde die Brücke gebaut?", "de") is Kind.OTHER


@pytest.mark.parametrize(
    ("kind", "question", "holds", "lacks"),
    [
        (Kind.TIME, "When did it open?", "It opened on 3 May.", "It opened after a strike."),
        (Kind.TIME, "What happened in 1902?", "It burned in 1904.", "In 1902 it burned."),
        (Kind.SPAN, "How long did it take?", "The works took two years.", "The works are over."),
        (Kind.MONEY, "How much did it cost?", "It cost 12 million euros.", "It has 12 arches."),
        (Kind.SHARE, "What share is paid?", "The city pays 40%.", "The city pays."),
        (Kind.NUMBER, "How many work there?", "There are 400 of them.", "There are many of them."),
        (Kind.NUMBER, "How many of the 12 work?", "Of the 12, three work.", "The 12 don't work."),
        (Kind.PERSON, "Who paid?", "The money came from Ann Brook.", "The money came from taxes."),
        (Kind.PLACE, "Where is Ann Brook?", "She lives in Dover.", "There Ann Brook lives."),
        (Kind.SPEECH, "What did she say?", "“It is safe”, she said.", "She spoke for an hour."),
    ],
)
def test_what_a_sentence_holds(kind: Kind, question: str, holds: str, lacks: str) -> None:
    assert evidence(kind, question, holds, "en").found
    assert not evidence(kind, question, lacks, "en").found
    assert evidence(kind, question, lacks, "en").known


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.WHETHER, Kind.REASON])
def test_kinds_without_a_form_are_unknown(kind: Kind) -> None:
    assert not evidence(kind, "?", "The bridge has 12 arches.", "en").known


@settings(deadline=None)  # the first call loads the grammars
@given(st.sampled_from(Kind), st.text(), st.text(), st.sampled_from(["fr", "en", "de", "und"]))
def test_any_text_can_be_judged(kind: Kind, question: str, text: str, language: str) -> None:
    found = evidence(kind, question, text, language)
    assert found.known or not found.found
    assert isinstance(question_kind(question, language), Kind)
