"""Bodies and things as speakers: named whole, never taken for one another, nothing else quoted."""

from __future__ import annotations

import pytest

from index.attribution import attributions
from index.building import cut
from index.ingest import read_text


def speakers(text: str, language: str) -> list[str | None]:
    draft = read_text(text, origin="test", title="", source="")
    return [one.speaker for one in attributions(draft.text, language, cut(draft).passages)]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            'The Ferry Users Group wants the line kept. "We will not let it die," the Ferry '
            'Users Group said. The company said the line "loses money every winter".',
            "en",
            ["Ferry Users Group", "The company"],
        ),
        (
            "« Nous ne céderons pas », a déclaré l'Association des usagers du bac. "
            "L'entreprise a jugé la grève « irresponsable ».",
            "fr",
            ["Association des usagers du bac", "L'entreprise"],
        ),
        (
            '"We had no choice," the Harbour Union said. The firm called the strike "reckless".',
            "en",
            ["Harbour Union", "The firm"],
        ),
        (
            '"Sales fell," Northern Bank said. The bank blamed "a bad winter".',
            "en",
            ["Northern Bank", "Northern Bank"],
        ),
    ],
)
def test_a_kind_of_body_is_no_other_kind(text: str, language: str, told: list[str]) -> None:
    assert speakers(text, language) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "« Rien ne bouge », a dit le Syndicat des marins pêcheurs.",
            "Syndicat des marins pêcheurs",
        ),
        ("Selon la Fédération des marins, « rien ne bouge ».", "Fédération des marins"),
        (
            "« Un massacre », dénonce la Ligue de protection des oiseaux dans un communiqué.",
            "Ligue de protection des oiseaux",
        ),
        (
            "« Un massacre », dénonce lundi le Comité régional des pêches.",
            "Comité régional des pêches",
        ),
        ("« Une erreur », a reconnu la Commission hier.", "Commission"),
    ],
)
def test_a_body_that_is_named_by_its_kind_is_named_whole(text: str, told: str) -> None:
    assert speakers(text, "fr") == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"We had no choice," the Harbour Workers\' Union said.', "Harbour Workers' Union"),
        ('"We had no choice," said the Harbour Workers’ Union.', "Harbour Workers’ Union"),
        ('"We had no choice," the workers\' union said.', "the workers' union"),
        ("'We had no choice,' the workers' union said.", "the workers' union"),
    ],
)
def test_a_plural_s_apostrophe_ends_no_name(text: str, told: str) -> None:
    assert speakers(text, "en") == [told]


def test_its_short_name_means_the_whole_later() -> None:
    text = (
        "« Rien ne bouge », a dit la Fédération des marins. « Tout est bloqué », a ajouté la "
        "Fédération."
    )
    assert speakers(text, "fr") == ["Fédération des marins"] * 2


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Selon cette logique, le port serait « vide en mars ».", "fr", None),
        ("La rumeur disait que la baie était « vide et morte ».", "fr", None),
        ('The theory says the bay is "empty and dead".', "en", None),
        # Whose statement, only the sentence before tells.
        ("La maire a répondu. Sa déclaration précise que la ville « ne paiera pas ».", "fr", None),
        ('The mayor answered. Her statement said the council "will not pay".', "en", None),
        # Documents that can be opened and quoted.
        ('A statement said the bridge was "not safe for lorries".', "en", "A statement"),
        ("Le rapport conclut à « une erreur humaine ».", "fr", "Le rapport"),
    ],
)
def test_what_says_nothing_is_no_speaker(text: str, language: str, told: str | None) -> None:
    assert speakers(text, language) == [told]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Un repreneur, le groupe néerlandais Norlift, s'est dit « très confiant ».",
            "fr",
            "Norlift",
        ),
        ('A likely buyer, the Dutch group Norlift, said: "We are ready to sign."', "en", "Norlift"),
        ('The mayor, a member of the party Valmer First, said: "We are ready."', "en", "The mayor"),
        ("Le maire, abonné au journal Valmer Matin, s'est dit « confiant ».", "fr", "Le maire"),
    ],
)
def test_a_body_that_is_described_first_is_told_by_its_name(
    text: str, language: str, told: str
) -> None:
    assert speakers(text, language) == [told]
