"""Numbers and what they count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.timeline.figures import differing, figures

QUICK = settings(max_examples=60, deadline=None)  # machines may be busy


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "plus de 20.000 images, dont 81 % de femmes", [20000, 81]),
        ("fr", "quatre-vingt-dix-sept manifestants et 1,5 million d’euros", [97, 1.5e6]),
        ("fr", "douze millions d'habitants", [12e6]),
        ("fr", "20 000 foyers, 3,5 degrés", [20000, 3.5]),
        ("en", "a fine of $3.5 billion, or 10 percent of revenue", [3.5e9, 10]),
        ("en", "twenty-two people, 1,250 homes", [22, 1250]),
    ],
)
def test_figures(language: str, text: str, told: list[float]) -> None:
    assert [figure.value for figure in figures(text, language)] == pytest.approx(told)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "A ninth body was found.", [("ninth body", 9)]),
        ("en", "Divers found a 12th body and 40 boots.", [("12th body", 12), ("40 boots", 40)]),
        ("fr", "Un onzième corps a été vu.", [("onzième corps", 11)]),
        ("fr", "Le 21e décès a été constaté.", [("21e décès", 21)]),
        ("en", "The first body and the third victim were found.", []),
    ],
)
def test_the_dead_may_be_counted_one_by_one(
    language: str, text: str, told: list[tuple[str, int]]
) -> None:
    assert [(one.text, one.value) for one in figures(text, language)] == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le G7, le Covid-19, l'article 5."),
        ("fr", "une image, l'un des ministres"),
        ("fr", "pendant trois mois, il y a deux ans"),
        ("fr", "à 14h30, à 14:30, le 13/01"),
        ("en", "for three weeks, in two years, flight A320"),
        ("xx", "12 things"),
    ],
)
def test_what_counts_nothing(language: str, text: str) -> None:
    assert not figures(text, language)


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "15 serious cases of flu, 60 million euros",
         ["15 serious cases", "60 million euros"]),
        ("en", "Between 350 million and 500 million euros",
         ["Between 350 million and 500 million euros"]),
        ("en", "In all, 79 people fell ill: 63 in Norda and four in Brissac.", ["79 people"]),
        ("en", "Ten died, and three received a new kidney, two more than first said.", []),
        ("en", "Forty boats came, 15 of them damaged; by 271 votes to 289 needed",
         ["Forty boats", "271 votes"]),
        ("fr", "cinq lots, et non trois comme annoncé, dont deux d'entre eux", ["cinq lots"]),
        ("fr", "douze cas graves et 14 nouveaux malades",
         ["douze cas graves", "14 nouveaux malades"]),
        ("fr", "entre 3 et 5 millions d'euros", ["entre 3 et 5 millions d'euros"]),
    ],
)  # fmt: skip
def test_a_figure_is_shown_with_the_noun_that_it_counts(
    language: str, text: str, labels: list[str]
) -> None:
    assert [figure.text for figure in figures(text, language)] == labels


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "The port counts 12 ships", False),
        ("en", "The port counts 12 more ships", True),
        ("en", "Traffic rose by 12 ships", True),
        ("en", "Shares in the port fell 17 percent", True),
        ("en", "84 percent of them are new", False),
        ("fr", "le port compte 12 navires", False),
        ("fr", "douze autres navires", True),
        ("fr", "le trafic a augmenté de 12 navires", True),
        ("fr", "l'action a perdu 12 %", True),
    ],
)
def test_what_comes_on_top_is_no_count_of_all(language: str, text: str, *, part: bool) -> None:
    (figure,) = figures(text, language)
    assert figure.is_part is part


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("12 morts", "quatorze morts", True),
        ("12 morts", "douze morts", False),
        ("12 morts et 30 blessés", "14 morts", True),
        ("12 morts", "14 blessés", False),
        ("plus de 20.000 images", "20.348 images", False),
        ("20.000 images", "20.348 images", True),
        ("10 millions d'euros", "12 millions €", True),
        ("12 morts à Valmer, 3 morts à Brissac", "14 morts", False),
    ],
)
def test_what_differs(one: str, other: str, *, differ: bool) -> None:
    assert bool(list(differing(figures(one, "fr"), figures(other, "fr")))) is differ
    assert bool(list(differing(figures(other, "fr"), figures(one, "fr")))) is differ


numbers = st.from_regex(
    r"(a|,|\n)? ?(plus de |over |\$ ?)?(douze|[0-9]{1,3}([ .][0-9]{3})?) ?(%|morts|dead)"
)


@QUICK
@given(st.one_of(st.text(max_size=200), numbers), st.sampled_from(["fr", "en"]))
def test_figures_stand_where_they_say(text: str, language: str) -> None:
    for figure in figures(text, language):
        assert text[figure.start : figure.start + len(figure.text)] == figure.text
        assert figure.text == figure.text.strip()
        assert not list(differing((figure,), (figure,)))
