"""Headlines, header lines, bylines and dates of pasted text."""

from __future__ import annotations

from datetime import date

import pytest

from index.errors import BinaryInput, EmptyInput, TooLarge, UnknownEncoding
from index.ingest import Limits, read_text
from index.models import Draft
from tests.index.ingest.samples import BODY, FIRST, SECOND, THIRD, TITLE

JANUARY_13 = date(2026, 1, 13)
UNTITLED = "It has no headline: its title is its first words."


def body(draft: Draft) -> str:
    return draft.text[draft.head.body :]


def headers(draft: Draft) -> list[str]:
    return [span.of(draft.text) for span in draft.head.headers]


def test_an_agency_s_dispatch() -> None:
    text = f" date 2026-01-08 \n\n{TITLE}\n\nValmont, Suisse | AFP | mardi 13/01/2026 - {BODY}\n"
    draft = read_text(text)
    assert draft.text == text
    assert (draft.title, draft.source, draft.place) == (TITLE, "AFP", "Valmont, Suisse")
    assert (draft.published_at, draft.language) == (JANUARY_13, "fr")
    assert draft.head.title is not None
    assert draft.head.title.of(text) == TITLE
    assert draft.head.dateline is not None
    assert draft.head.dateline.date == JANUARY_13
    assert draft.head.dateline.span.of(text) == "Valmont, Suisse | AFP | mardi 13/01/2026 -"
    assert headers(draft) == ["date 2026-01-08"]
    assert body(draft).startswith("La mairie de Valmont")
    (note,) = draft.notes
    assert "2026-01-13" in note
    assert "2026-01-08" in note


def test_header_lines() -> None:
    draft = read_text(
        f"Titre : {TITLE}\nDate : 13 janvier 2026\nSource : Le Quotidien\nAuteur : Jeanne Martin\n"
        f"Lieu : Valmont\nURL : https://example.org/pont\nMots-clés : pont, fête\n\n{BODY}"
    )
    assert draft.title == TITLE
    assert draft.published_at == JANUARY_13
    assert (draft.source, draft.author, draft.place) == ("Le Quotidien", "Jeanne Martin", "Valmont")
    assert draft.url == "https://example.org/pont"
    assert body(draft) == BODY
    assert draft.notes == ()
    assert len(headers(draft)) == 7


@pytest.mark.parametrize(
    ("lines", "author", "published", "source"),
    [
        ("Par Jeanne Martin", "Jeanne Martin", None, None),
        ("par Jeanne Martin et Paul d’Aubigné", "Jeanne Martin et Paul d’Aubigné", None, None),
        ("Par Le Quotidien avec AFP", "Le Quotidien avec AFP", None, None),
        ("Publié le 13 janvier 2026 • Par l’équipe locale", "l’équipe locale", JANUARY_13, None),
        ("By Jane Doe, Reuters", "Jane Doe", None, "Reuters"),
        ("Par Jeanne Martin (avec AFP)", "Jeanne Martin", None, "AFP"),
        ("Le Quotidien\nMardi 13 janvier 2026", None, JANUARY_13, "Le Quotidien"),
        ("Le Quotidien, 13 janvier 2026", None, JANUARY_13, "Le Quotidien"),
        ("Publié le 13/01/2026 à 10h32, mis à jour le 14/01/2026", None, JANUARY_13, None),
        ("Mis à jour le 14/01/2026 à 8h00 - Publié le 13/01/2026", None, JANUARY_13, None),
        ("Publié le 13 janvier 2026 par Jeanne Martin", "Jeanne Martin", JANUARY_13, None),
        ("Published January 13, 2026 | 3 min read", None, JANUARY_13, None),
        ("Par Jeanne Martin\n\n13 janvier 2026 | 10:32", "Jeanne Martin", JANUARY_13, None),
    ],
)
def test_lines_between_headline_and_body(
    lines: str, author: str | None, published: date | None, source: str | None
) -> None:
    draft = read_text(f"{TITLE}\n{lines}\n\n{BODY}")
    assert draft.title == TITLE
    assert (draft.author, draft.published_at, draft.source) == (author, published, source)
    assert body(draft) == BODY


def test_a_deck_before_the_byline_is_body_and_the_byline_is_not() -> None:
    draft = read_text(f"{TITLE}\n\n{SECOND}\n\nPar Jeanne Martin\n\nVALMONT (AFP) - {FIRST}")
    assert draft.author == "Jeanne Martin"
    assert draft.source == "AFP"
    assert body(draft).startswith(SECOND)
    assert headers(draft) == ["Par Jeanne Martin"]
    assert draft.head.dateline is not None
    assert draft.head.dateline.span.of(draft.text) == "VALMONT (AFP) -"


@pytest.mark.parametrize(
    "opening",
    [
        "Par ailleurs, le pont rouvre. Tout est prêt selon la mairie et ses services.",
        "Publié en 2012, le rapport sur le pont avait fait grand bruit dans la vallée.",
        "Par décret, le gouvernement a autorisé les travaux du pont suspendu de Valmont.",
        "Source de fierté, le pont de Valmont rouvre samedi après deux ans de travaux.",
        "Paris - Roubaix: la course passera cette année par le pont de Valmont, dit-on.",
        FIRST,
    ],
)
def test_prose_has_no_head(opening: str) -> None:
    draft = read_text(f"{opening}\n\n{SECOND}")
    assert draft.head.body == 0
    assert draft.head.title is None
    assert draft.head.headers == ()
    assert draft.published_at is None
    assert draft.notes == (UNTITLED,)
    assert opening.startswith(draft.title.removesuffix(" …"))


def test_a_single_line_is_body() -> None:
    draft = read_text(TITLE)
    assert draft.head.body == 0
    assert draft.title == TITLE


def test_a_headline_broken_over_two_lines() -> None:
    first, second = TITLE[:18], TITLE[19:]
    draft = read_text(f"{first}\n{second}\n\n{BODY}")
    assert draft.title == TITLE
    assert draft.head.title is not None
    assert draft.head.title.of(draft.text) == f"{first}\n{second}"


def test_text_wrapped_at_a_fixed_width_has_no_headline_in_its_first_line() -> None:
    wrapped = (
        "La mairie de Valmont a annoncé lundi la réouverture du pont\n"
        "suspendu, fermé depuis deux ans, après des travaux dont le\n"
        "Conseil avait voté le principe. Tout est prêt, dit-elle.\n"
    )
    assert read_text(wrapped).head.title is None
    draft = read_text(f"{TITLE}\n{wrapped}")
    assert draft.title == TITLE
    assert body(draft) == wrapped


def test_a_given_title_is_found_in_the_text_whatever_it_looks_like() -> None:
    draft = read_text(f"SOCIÉTÉ\n\n{THIRD}\n\n{FIRST}", title=THIRD)
    assert draft.head.title is not None
    assert draft.head.title.of(draft.text) == THIRD
    assert headers(draft) == ["SOCIÉTÉ"]
    assert body(draft) == FIRST


def test_a_first_paragraph_that_begins_like_its_headline_is_body() -> None:
    lede = "The Tarn mill will close in June, its founder Lise Maroy told the council on Tuesday."
    draft = read_text(
        f"{lede}\n\nForty people work there.", origin="x", title="The Tarn mill will close"
    )
    assert draft.head.title is None
    assert draft.head.body == 0


def test_a_title_may_stand_beside_the_site_s_name() -> None:
    line = "The Tarn mill will close in June | Valley Post"
    draft = read_text(
        f"{line}\n\nForty people work there, and all will go.",
        origin="x",
        title="The Tarn mill will close in June",
    )
    assert draft.head.title is not None
    assert draft.head.title.of(draft.text) == line


def test_no_year_is_invented() -> None:
    draft = read_text(f"{TITLE}\n\nLE CAIRE, 12 juin (Reuters) - {FIRST}")
    assert draft.published_at is None
    assert draft.head.dateline is not None
    assert draft.head.dateline.date is None
    assert "no year" in draft.notes[0]


def test_the_header_gives_the_dateline_s_year() -> None:
    draft = read_text(f"Date: 2026-01-02\n{TITLE}\n\nVALMONT, 31 déc (AFP) - {FIRST}")
    assert draft.published_at == date(2025, 12, 31)
    assert "2026-01-02" in draft.notes[0]


def test_a_weekday_that_contradicts_its_date_is_noted() -> None:
    draft = read_text(f"{TITLE}\n\nVALMONT, lundi 13 janvier 2026 (AFP) - {FIRST}")
    assert draft.published_at == JANUARY_13
    assert "Tuesday" in draft.notes[0]


def test_a_dateline_goes_before_a_given_date() -> None:
    draft = read_text(
        f"VALMONT, 13 janvier 2026 (AFP) - {FIRST}", title=TITLE, published_at=date(2026, 1, 14)
    )
    assert draft.published_at == JANUARY_13
    assert "2026-01-14 according to the date given with it" in draft.notes[0]


def test_a_line_with_a_day_and_no_more_goes_behind_a_given_date() -> None:
    draft = read_text(f"{TITLE}\nSamedi 17 janvier 2026\n\n{FIRST}", published_at=JANUARY_13)
    assert draft.published_at == JANUARY_13
    assert "2026-01-17 according to the dateline" in draft.notes[0]
    assert read_text(draft.text).published_at == date(2026, 1, 17)


def test_dates_that_are_not_believed_or_lie_ahead() -> None:
    draft = read_text(f"Date: 0026-01-13\n{TITLE}\n\n{BODY}")
    assert draft.published_at is None
    assert "not believed" in draft.notes[0]
    draft = read_text(f"Date: 2999-01-13\n{TITLE}\n\n{BODY}")
    assert draft.published_at == date(2999, 1, 13)
    assert "future" in draft.notes[0]


ENGLISH = (
    "The suspension bridge over the lake will open again on Saturday, the mayor's office said, "
    "after two years of repairs that cost more than anyone had expected."
)


@pytest.mark.parametrize(
    ("head", "meant", "noted"),
    [
        ("Date: 02/03/2026\nThe bridge opens again", date(2026, 3, 2), True),
        ("Date: 02/03/2026\nLanguage: en-US\nThe bridge opens again", date(2026, 2, 3), True),
        ("Date: 02/03/2026\nSource: AP\nThe bridge opens again", date(2026, 2, 3), True),
        ("Date: 02/23/2026\nThe bridge opens again", date(2026, 2, 23), False),
        ("Date: Monday 02/03/2026\nThe bridge opens again", date(2026, 3, 2), False),
    ],
)
def test_order_of_day_and_month_in_english(head: str, meant: date, *, noted: bool) -> None:
    draft = read_text(f"{head}\n\n{ENGLISH}")
    assert draft.published_at == meant
    assert bool(draft.notes) is noted


def test_languages() -> None:
    assert read_text(BODY).language == "fr"
    assert read_text(ENGLISH).language == "en"
    assert read_text("OK").language == "und"
    assert read_text("12 345 678 91011 121314 15161718").language == "und"


def test_canonical_text_is_as_published_but_for_line_ends() -> None:
    draft = read_text("\ufeffCafe\u0301 à 81\u00a0%  :\r\n« ici\u202f»\rlà\n")
    assert draft.text == "Cafe\u0301 à 81\u00a0%  :\n« ici\u202f»\nlà\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", EmptyInput),
        (" \n\t\u00a0", EmptyInput),
        ("a" * 101, TooLarge),
        ("Un\x00deux", BinaryInput),
        ("\ud800 seul", UnknownEncoding),
    ],
)
def test_text_that_is_refused(text: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read_text(text, limits=Limits(characters=100))


BRIDGE = "Le conseil a voté lundi la fermeture du pont.\n\nLes travaux coûteront 20 000 euros."
HEADLINE = "Le pont de la Gare ferme"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            f"De : Anne Petit <a@courrier.example>\nEnvoyé : mardi 13 janvier 2026 10:12\n"
            f"À : redaction@courrier.example\nObjet : TR: {HEADLINE}\n",
            {},
        ),
        (f"0342 4 GEN 0180 FRA /AFP-AB12\n\n{HEADLINE}\n\nPARIS, 13 jan 2026 (AFP) - ", {}),
        (f"https://courrier.example/a\n\n{HEADLINE}\n\n13 janvier 2026\n", {"url": True}),
        (f"COMMUNIQUÉ DE PRESSE\n\nParis, le 13 janvier 2026\n\n{HEADLINE}\n", {}),
        (f"EMBARGO jusqu'au 14 janvier 2026 à 06h00\n\n{HEADLINE}\n\n13 janvier 2026\n", {}),
        (
            f"{HEADLINE}\n\nPar : Anne Petit / AFP\nmardi 13 janvier 2026\n",
            {"author": "Anne Petit"},
        ),
        (
            f"{HEADLINE}\n\nAnne Petit in London\n\nTue 13 Jan 2026 09.12 GMT\n",
            {"author": "Anne Petit"},
        ),
        (
            f"{HEADLINE}\nBy Anne Petit\nJanuary 13, 20263:12 PM GMT+1Updated 2 hours ago\n",
            {"author": "Anne Petit"},
        ),
    ],
)
def test_heads_as_they_are_pasted(head: str, expected: dict[str, object]) -> None:
    draft = read_text(f"{head}\n{BRIDGE}" if head.endswith("\n") else head + BRIDGE)
    assert draft.title == HEADLINE
    assert draft.published_at == date(2026, 1, 13)
    assert draft.author == expected.get("author")
    assert draft.source == ("AFP" if "AFP" in head else None)
    assert draft.url == ("https://courrier.example/a" if "url" in expected else None)
    assert draft.text[draft.head.body :] == BRIDGE


@pytest.mark.parametrize(
    "headline", ["Embargo sur le pétrole : l’Europe hésite", "De : la préposition qui fâche"]
)
def test_headlines_that_open_like_a_header_line(headline: str) -> None:
    assert read_text(f"{headline}\n\n{BRIDGE}").text.startswith(headline)
    assert read_text(f"{headline}\n\n{BRIDGE}").title == headline
