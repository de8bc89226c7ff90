"""Surnames that begin with an article, and names of three words, behind a role."""

from __future__ import annotations

import pytest

from tests.index.attribution.reading import read


@pytest.mark.parametrize(
    ("said", "speaker", "role"),
    [
        ("le ministre de l'Économie Luc Le Maire", "Luc Le Maire", "ministre de l'Économie"),
        ("le ministre des Finances, Luc Le Maire", "Luc Le Maire", "ministre des Finances"),
        ("l'ancien président Paul Le Prince", "Paul Le Prince", "ancien président"),
        (
            "la ministre de la Culture Rima Abdul Vasek",
            "Rima Abdul Vasek",
            "ministre de la Culture",
        ),
        (
            "le ministre de la Défense Nationale Goran Telko",
            "Goran Telko",
            "ministre de la Défense Nationale",
        ),
        ("le maire Luc Tarn", "Luc Tarn", "maire"),
    ],
)
def test_names_behind_a_role(said: str, speaker: str, role: str) -> None:
    (found,) = read("fr", f"« C'est une erreur », a déclaré {said}.")
    assert (found.speaker, found.role) == (speaker, role)
