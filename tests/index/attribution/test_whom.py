"""Whom a role, a description or a pronoun means, in stories of a few sentences."""

from __future__ import annotations

import pytest

from tests.index.attribution.reading import direct, read


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        (
            "fr",
            "Le ministre Marc Delorme a parlé lundi. Le rapporteur, le député Hugo Lambert, y voit "
            "« un jeu de dupes ».",
            "Hugo Lambert",
            "rapporteur",
        ),
        (
            "fr",
            "Marc Delorme a parlé lundi. « C’est un jeu de dupes », a dit la présidente du jury, "
            "l’écrivaine Ana Berg.",
            "Ana Berg",
            "présidente du jury",
        ),
        (
            "en",
            "Minister Tom Birch spoke on Monday. The rapporteur, Senator Jane Holt, called it “a "
            "game of dupes”.",
            "Jane Holt",
            "rapporteur",
        ),
        (
            "en",
            "Tom Birch spoke on Monday. “It is a game of dupes,” said the harbour whip, Senator "
            "Jane Holt.",
            "Jane Holt",
            "harbour whip",
        ),
    ],
)
def test_a_role_and_a_name_with_another_role_are_one(
    language: str, text: str, speaker: str, role: str
) -> None:
    [said] = read(language, text)
    assert (said.speaker, said.role) == (speaker, role)


def test_both_roles_are_known_of_them_afterwards() -> None:
    text = (
        "La présidente du jury, l’écrivaine Ana Berg, est venue avec Marc Delorme. "
        "« Le livre est fini », a dit la présidente. « Enfin », a ajouté l’écrivaine."
    )
    assert [speaker for speaker, _ in direct("fr", text)] == ["Ana Berg", "Ana Berg"]


def test_a_role_that_does_not_agree_is_somebody_else_s() -> None:
    text = "« C’est un jeu de dupes », a dit la rapporteuse, le député Hugo Lambert s’en va."
    assert [speaker for speaker, _ in direct("fr", text)] == ["la rapporteuse"]
