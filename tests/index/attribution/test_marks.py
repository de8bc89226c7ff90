"""Where quotations begin and end, whatever marks a text uses."""

from __future__ import annotations

import pytest

from index.attribution.lexicon import lexicon_of
from index.attribution.marks import quotations
from index.models import Span
from tests.index.attribution.reading import direct


def words(language: str, *paragraphs: str) -> list[str]:
    lexicon = lexicon_of(language)
    assert lexicon is not None
    text = "\n\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return [quotation.span.of(text) for quotation in quotations(text, spans, lexicon.marks)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "Il dit « oui » et s’en va.", ["oui"]),
        ("fr", "Il dit «\u00a0oui\u00a0», «\u202fnon\u202f».", ["oui", "non"]),
        ("fr", 'Il dit “oui”, "non" et „si”.', ["oui", "non", "si"]),
        (
            "fr",
            "« On compte 261 cas de « réelle » fraude », dit-il.",
            ["On compte 261 cas de « réelle » fraude"],
        ),
        (
            "fr",
            "« Elle dit : “sa vie au travail” », note-t-il.",
            ["Elle dit : “sa vie au travail”"],
        ),
        ("fr", "« Je dis : « Mettez de l’ordre ! »", ["Je dis : « Mettez de l’ordre !"]),
        ("fr", "« Il part. « Il revient », dit-on.", ["Il part.", "Il revient"]),
        ("fr", "L'été, l'eau d'ici n'est pas chère.", []),
        ("en", "The 'racist' text and the students' cars.", ["racist"]),
        (
            "en",
            "'We don't know the students' names yet,' he said.",
            ["We don't know the students' names yet,"],
        ),
        ("en", "In the '90s, rock 'n' roll was 'it'.", ["it"]),
        ("en", "‘It’s the dogs’ turn,’ she said.", ["It’s the dogs’ turn,"]),
        ("en", 'A 5\'10" man said "no".', ["no"]),
        ("en", '"Never" and "ever"', ["Never", "ever"]),
        ("en", '"" and “ ”', []),
    ],
)
def test_in_one_paragraph(language: str, text: str, found: list[str]) -> None:
    assert words(language, text) == found


def test_a_paragraph_that_opens_with_a_mark_carries_the_quotation_on() -> None:
    assert words("en", "“One.", "“Two.", "“Three,” he said.") == ["One.", "Two.", "Three,"]
    assert words("fr", "« Un.", "» Deux », dit-il.") == ["Un.", "Deux"]


def test_a_quotation_may_run_on_to_a_mark_in_a_later_paragraph() -> None:
    assert words("en", '"One.', 'Two," he said.') == ["One.\n\nTwo,"]
    assert words("en", "'One student's car.", "Two,' he said.") == ["One student's car.\n\nTwo,"]
    assert words("fr", "« Un.", "Deux « et demi » puis trois.", "Quatre », dit-il.") == [
        "Un.\n\nDeux « et demi » puis trois.\n\nQuatre"
    ]


def test_a_quotation_that_nothing_closes_ends_with_its_paragraph() -> None:
    assert words("en", 'He said: "They never come back.', 'She said: "We do."') == [
        "They never come back.",
        "We do.",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Deux hommes étaient à bord du « Mouette », a annoncé la capitainerie."),
        ("fr", "Le collectif « Rade claire » défile, a annoncé sa présidente."),
        ("fr", "La mairie a annoncé que le collectif « Rade claire » défile samedi."),
        ("fr", "Le plan « Un abri pour chaque barque » sera voté, a annoncé la mairie."),
        ("en", 'Two men were aboard the "Seagull", the harbour office said.'),
        ("en", 'Two men were aboard the "Seagull," the harbour office said.'),
    ],
)
def test_the_name_of_what_stands_before_the_marks_is_no_speech(language: str, text: str) -> None:
    assert direct(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "« Rade claire », a répondu la présidente.", "Rade claire"),
        ("fr", "La présidente a dit à la presse « Jamais de la vie ».", "Jamais de la vie"),
        ("fr", "C’est une réponse « absurde », a jugé la présidente.", "absurde"),
        ("fr", "Selon la présidente, la réponse est « Jamais ! »", "Jamais !"),
        ("en", 'The mayor told reporters "Not this year".', "Not this year"),
    ],
)
def test_words_with_a_capital_are_speech_where_they_are_told(
    language: str, text: str, said: str
) -> None:
    assert [words for _, words in direct(language, text)] == [said]
