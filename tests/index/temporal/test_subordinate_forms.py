"""Dates beside verbs in a subordinate form; published on Wednesday 18 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from index.temporal import time_expressions

LAST, NEXT = "2026-03-13", "2026-03-20"  # Fridays


def last_day(text: str, language: str) -> str:
    one = time_expressions(text, language, date(2026, 3, 18))[-1]
    return str(one.from_)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle se défend d’avoir menti vendredi."),
        ("fr", "Accusée d’avoir menti vendredi, elle se tait."),
        ("fr", "Il nie avoir vu la lettre vendredi."),
        ("fr", "Il est poursuivi pour avoir frappé un docker vendredi."),
        ("fr", "Elle regrette d’être partie vendredi."),
        ("fr", "Il pourrait avoir fui vendredi."),
        ("fr", "Il est possible que le marin soit parti vendredi."),
        ("fr", "On craint que le marin ne soit mort vendredi."),
        ("fr", "Il se réjouit que le quai ait rouvert vendredi."),
        ("fr", "Elle dit n’avoir été prévenue que vendredi."),
        ("fr", "Il avait dit vouloir partir, mais il est resté vendredi."),
        ("fr", "Il a voulu partir vendredi."),
        ("fr", "Le port demande que le marin, blessé vendredi, soit soigné."),
        ("fr", "Bien que le quai soit fermé depuis vendredi, des bateaux accostent."),
        ("fr", "Le bateau est arrivé plus tard que prévu vendredi."),
        ("en", "The boat came in later than planned on Friday."),
        ("en", "She denies lying on Friday."),
        ("en", "He denies having seen the letter on Friday."),
        ("en", "He is accused of hitting a docker on Friday."),
        ("en", "The manager admits leaving the gate open on Friday."),
        ("en", "He regrets closing the quay on Friday."),
        ("en", "She is suspected of taking the letter on Friday."),
        ("en", "The quay that used to be closed was sold on Friday."),
        ("en", "He may have fled on Friday."),
        ("en", "She recalls seeing him on Friday."),
    ],
)
def test_what_is_said_to_have_been_is_past(language: str, text: str) -> None:
    assert last_day(text, language) == LAST


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le port devra avoir rouvert vendredi."),
        ("fr", "Les dockers doivent avoir quitté les quais vendredi."),
        ("fr", "Elle espère être entendue vendredi."),
        ("fr", "Elle demande à être entendue vendredi."),
        ("fr", "Il a dit lundi vouloir partir vendredi."),
        ("fr", "Il a dit lundi espérer rouvrir le quai vendredi."),
        ("fr", "Il a assuré lundi compter rouvrir vendredi."),
        ("fr", "Il a dit lundi devoir partir vendredi."),
        ("fr", "Le juge a ordonné mardi qu’elle soit entendue vendredi."),
        ("fr", "Le port a demandé que les quais soient rouverts vendredi."),
        ("fr", "Le maire a exigé mardi que la digue soit réparée vendredi."),
        ("en", "The judge ordered on Tuesday that she be heard on Friday."),
        ("en", "The port asked that the quays be reopened on Friday."),
        ("en", "The mayor demands that the dam be mended on Friday."),
        ("en", "He spoke on Monday of wanting to leave on Friday."),
        ("en", "He said on Monday that he wanted to leave on Friday."),
        ("en", "The port must have reopened by Friday."),
        ("en", "She expects to be heard on Friday."),
        ("en", "He is planning to leave on Friday."),
    ],
)
def test_what_is_wanted_is_to_come(language: str, text: str) -> None:
    assert last_day(text, language) == NEXT
