"""Paragraphs, subheads and heads, from the lines of a text."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest

from index.models import Dateline, Head, PassageKind, Span
from index.passages import LONGEST_PASSAGE, segment
from tests.index.passages.reading import SHARED, body, layout, sentences

PROSE = [
    "La mairie a annoncé mardi qu'elle fermerait le pont aux voitures pendant tout l'été, faute "
    "d'avoir pu trouver les crédits nécessaires à sa réparation. Les piétons passeront.",
    "Les commerçants du quartier, eux, redoutent une baisse de leurs ventes et demandent à être "
    "reçus par le préfet avant la fin du mois.",
    "« Nous avons appris la nouvelle par la presse. Personne ne nous a consultés », regrette la "
    "présidente de leur association, qui réunit une quarantaine de magasins.",
]


def test_blank_lines_part_paragraphs() -> None:
    assert body("\n\n\n".join(PROSE)) == PROSE
    assert body("\n \t\n".join(PROSE)) == PROSE


def test_a_paragraph_a_line() -> None:
    assert body("\n".join(PROSE)) == PROSE


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_lines_broken_to_a_width_are_one_paragraph(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PROSE)
    assert body(text) == PROSE


@pytest.mark.parametrize("width", [50, 72, 80, 100])
def test_a_last_line_that_is_not_full_ends_a_paragraph(width: int) -> None:
    text = "\n".join(textwrap.fill(paragraph, width) for paragraph in PROSE)
    assert body(text) == PROSE


def test_a_sentence_goes_on_over_a_line_end() -> None:
    text = textwrap.fill(PROSE[2], 60)
    assert sentences(text) == [text]


HEADS = [
    '- "Ferme-le donc" -',
    "- Qui paiera les travaux ? -",
    "– Un pont sans voitures –",
    "## Un pont sans voitures",
    "== Réactions ==",
    "**Un pont sans voitures**",
    "*** Réactions ***",
    "UN PONT SANS VOITURES",
    "QUI PAIERA ?",
    "Un pont sans voitures",
    'Le pont "sans retour" de la mairie',
    "2026, année sans pont",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_subhead_between_paragraphs(head: str) -> None:
    expected = [("body", PROSE[0]), ("subhead", head), ("body", PROSE[1])]
    assert layout(f"{PROSE[0]}\n\n{head}\n\n{PROSE[1]}") == expected
    assert layout(f"{PROSE[0]}\n{head}\n{PROSE[1]}") == expected
    assert layout(f"{PROSE[0]}\n\n{head}\n{PROSE[1]}") == expected


def test_a_subhead_over_a_short_paragraph() -> None:
    text = f"{PROSE[0]}\n\nTROIS RAISONS\nLe pont est vieux, dit-on.\n\n{PROSE[1]}"
    assert ("subhead", "TROIS RAISONS") in layout(text)


PARAGRAPHS = [
    "Le pont est fermé.",
    "Pourquoi maintenant ?",
    "Non !",
    "Et puis…",
    "« Fermez-le donc »",
    '"Fermez-le donc"',
    "- un pont fermé",
    "– Oui, dit-il.",
    "• Un pont fermé",
    "1. Un pont fermé",
    "b) Un pont fermé",
    "Trois raisons :",
    "un pont sans voitures",
    "« Un pont sans voitures, c'est l'avenir",
    "Un pont que la mairie a fermé sans prévenir personne, ni les riverains ni les commerçants",
]


@pytest.mark.parametrize("line", PARAGRAPHS)
def test_a_short_paragraph_that_is_no_subhead(line: str) -> None:
    kinds = [kind for kind, _ in layout(f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")]
    assert kinds == ["body", "body", "body"]


def test_short_lines_in_a_row_are_no_subheads() -> None:
    text = f"{PROSE[0]}\n\nParis\n\nLondres\n\nBerlin\n\n{PROSE[1]}"
    assert [kind for kind, _ in layout(text)] == ["body"] * 5


def test_a_dispatch_in_capitals() -> None:
    paragraphs = [paragraph.upper() for paragraph in PROSE]
    assert body("\n\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs)) == paragraphs


def test_a_line_at_the_end_is_no_subhead() -> None:
    assert layout(f"{PROSE[0]}\n\nabc/def/gh")[-1] == ("body", "abc/def/gh")
    assert layout(f"{PROSE[0]}\n\nAgence Presse")[-1] == ("body", "Agence Presse")


def test_separators_are_never_evidence() -> None:
    text = f"{PROSE[0]}\n\n* * *\n\n{PROSE[1]}\n---\n{PROSE[2]}"
    assert [kind for kind, _ in layout(text)] == ["body", "header", "body", "header", "body"]


def test_list_items_are_paragraphs() -> None:
    text = "Trois raisons :\n- le coût\n- la durée\n– Le bruit.\n1. D'abord\n2) Ensuite\n• Enfin"
    assert body(text) == text.split("\n")


def test_a_dash_at_the_start_of_a_broken_line_is_no_list_item() -> None:
    text = (
        "La mairie a fermé le pont à toutes les voitures du quartier\n"
        "– et de la ville entière – pour une durée que personne ne sait\n"
        "encore dire, pas même les ingénieurs qui en ont la charge."
    )
    assert len(body(text)) == 1


def test_verse_keeps_its_stanzas() -> None:
    text = (
        "Le pont dort sous la lune pâle\nEt l'eau murmure un air ancien\n"
        "Qui s'en va vers la mer natale\n\nLe matin vient sans dire rien"
    )
    assert len(body(text)) == 2


def test_rows_of_a_table_stand_apart() -> None:
    assert body("Pays\tPonts\nFrance\t3\nItalie\t4") == ["Pays Ponts", "France 3", "Italie 4"]
    assert body("| Pays | Ponts |\n|---|---|\n| France | 3 |") == [
        "| Pays | Ponts |",
        "| France | 3 |",
    ]


def test_a_long_paragraph_makes_several_passages_of_one_number() -> None:
    paragraph = " ".join(PROSE * 4)
    passages = segment(f"{PROSE[0]}\n\n{paragraph}\n\n{PROSE[1]}", "fr", Head())
    assert [p.paragraph for p in passages] == [1, 2, 2, 2, 3]
    cut = [p for p in passages if p.paragraph == 2]
    assert all(len(p.span) <= LONGEST_PASSAGE for p in cut)
    assert min(len(p.span) for p in cut) > LONGEST_PASSAGE / 2
    assert sum(len(p.sentences) for p in cut) == len(sentences(paragraph))


def _find(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def test_the_head_is_no_evidence() -> None:
    text = (
        " date 2026-01-08 \n\n# Le pont fermé\n\nPar Anne Martin\n\n"
        f"Nice, France | ABC | mardi 13/01/2026 - {PROSE[0]}\n\n{PROSE[1]}"
    )
    head = Head(
        body=text.index(PROSE[0]),
        title=_find(text, "Le pont fermé"),
        headers=(_find(text, "date 2026-01-08"),),
        dateline=Dateline(_find(text, "Nice, France | ABC | mardi 13/01/2026"), date(2026, 1, 13)),
    )
    assert layout(text, head) == [
        ("header", "date 2026-01-08"),
        ("title", "# Le pont fermé"),
        ("header", "Par Anne Martin"),
        ("header", "Nice, France | ABC | mardi 13/01/2026 -"),
        ("body", PROSE[0]),
        ("body", PROSE[1]),
    ]
    passages = segment(text, "fr", head)
    assert [p.paragraph for p in passages] == [0, 0, 0, 0, 1, 2]
    assert [len(p.sentences) for p in passages] == [1, 1, 1, 1, 2, 1]


def test_a_title_of_two_sentences_stays_whole() -> None:
    text = f"Le pont ferme. Qui paiera ?\n\n{PROSE[0]}"
    title = Span(0, text.index("\n"))
    first = segment(text, "fr", Head(body=title.end, title=title))[0]
    assert (first.kind, len(first.sentences)) == (PassageKind.TITLE, 1)


def test_the_agency_dispatch() -> None:
    path = SHARED / "story" / "afp-grok-2026-01-13.txt"
    if not path.exists():
        pytest.skip("the shared story is not beside this checkout")
    text = path.read_text("utf-8")
    begin = text.index("Paris, France | AFP")
    start = text.index(" - ", begin) + 3
    title = Span(text.index("Images"), text.index("\n", text.index("Images")))
    dateline = Dateline(Span(begin, start - 1))
    head = Head(body=start, title=title, headers=(Span(1, 16),), dateline=dateline)
    passages = segment(text, "fr", head)
    kinds = [p.kind for p in passages]
    assert kinds.count(PassageKind.SUBHEAD) == 3
    assert kinds.count(PassageKind.TITLE) == 1
    assert kinds.count(PassageKind.HEADER) == 2
    assert kinds.count(PassageKind.BODY) == passages[-1].paragraph == 22
    # one paragraph holds two sentences; one quotation of two sentences stays whole
    lengths = {p.paragraph: len(p.sentences) for p in passages if p.kind is PassageKind.BODY}
    assert {number: count for number, count in lengths.items() if count > 1} == {12: 2}
    whole = next(p for p in passages if p.paragraph == 18).sentences[0].span.of(text)
    assert (whole[0], whole[-1], whole.count('"')) == ('"', ".", 2)
