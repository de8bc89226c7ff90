from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from bot.models import Stamp
from bot.phrases import LANGUAGES, phrases
from bot.plain import stamp

LOCALES = Path(__file__).resolve().parents[2] / "bot" / "locales"


def test_every_language_has_the_same_phrases() -> None:
    assert len({phrases(language).keys() for language in LANGUAGES}) == 1


def test_a_phrase_takes_the_same_values_in_every_language() -> None:
    def places(value: object) -> list[set[str]]:
        forms = value.values() if isinstance(value, dict) else [value]
        return [set(re.findall(r"{(\w+)}", str(form))) for form in forms]

    tables = [
        tomllib.loads((LOCALES / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES
    ]
    for section, entries in tables[0].items():
        for name, value in entries.items():
            for table in tables[1:]:
                assert places(table[section][name]) == places(value), f"{section}.{name}"


@pytest.mark.parametrize(
    ("language", "day", "shown"),
    [
        ("fr", 9, "9 janvier 2026"),
        ("en", 9, "9 January 2026"),
        ("fr", 1, "1er janvier 2026"),
        ("en", 1, "1 January 2026"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str, day: int, shown: str) -> None:
    assert phrases(language).day(date(2026, 1, day)) == shown


def test_a_language_that_the_bot_does_not_speak_gets_english() -> None:
    assert phrases("de").say("answer.not_in_story") == phrases("en").say("answer.not_in_story")


@pytest.mark.parametrize(
    ("language", "held", "said"),
    [
        ("fr", Stamp("port", 0, 0, None), "port : encore aucun article, génération 0"),
        ("en", Stamp("port", 1, 2, None), "port: 2 articles without a date, generation 1"),
        ("fr", Stamp("port", 1, 1, None), "port : 1 article sans date, génération 1"),
        (
            "fr",
            Stamp("port", 3, 2, date(2026, 1, 13)),
            "port : 2 articles, le plus récent du 13 janvier 2026, génération 3",
        ),
    ],
)
def test_what_a_story_holds_is_said_where_it_holds_nothing_dated(
    language: str, held: Stamp, said: str
) -> None:
    assert stamp(held, phrases(language)) == said
