"""Questions for one thing of a kind: "Which country …?", "Quelle ministre …?"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.kinds import Asking, asked_relation, tells
from bot.kinds.asking import Items
from bot.kinds.meanings import meanings
from bot.kinds.names import countries_in, country, names_in, names_within
from bot.likelihood import likeliest_first, made_likelier, paragraph_of, reach_of
from bot.models import Question
from bot.reader import Candidate
from index.lexicon import fold, things, words
from index.story import Snapshot

# How little the odds are of a sentence that lacks the thing or tells another event.
_LACKS: Final = 0.1
_OFFICES: Final = "offices.toml"
_COUNTRY: Final = "country."


def of_the_thing(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Likeliest first, by whether they name a thing of the kind that one is asked for."""
    relation = asked_relation(question.searched, question.language, besides=asked.noun)
    found = []
    for one in kept:
        article = one.hit.article
        text, language = reach_of(one, snapshot).of(article.text), article.language
        around = f"{article.title}\n{paragraph_of(one)}"
        told = tells(relation, text, language, dict(one.matches), around=around)
        has = _has(asked, question, text, language)
        lacks = not has or (bool(relation.events) and not told)
        found.append(made_likelier(one, _LACKS) if lacks else one)
    return likeliest_first(found)


def _has(asked: Asking, question: Question, text: str, language: str) -> bool:
    """Whether a text has a country, somebody of the office, or a name that the question hasn't."""
    if asked.one is Items.COUNTRIES:
        own = {country(name) for name in names_in(question.searched)}
        others = {code for code, _, _ in countries_in(text)} - own
        return bool(others) or _means(text, language, _OFFICES, _COUNTRY)
    if asked.one is Items.PEOPLE:
        office = meanings(fold(asked.noun), question.language, _OFFICES)
        if office:
            return any(_means(text, language, _OFFICES, name) for name in office)
    named = {fold(name) for name in names_in(question.searched)}
    thing = things(fold(asked.noun), question.language)
    return any(fold(name) not in named for name in names_within(text)) or not thing.isdisjoint(
        meant
        for word in words(text, language)
        for meant in things(fold(text[word.start : word.end]), language)
    )


def _means(text: str, language: str, file: str, table: str) -> bool:
    return any(
        meaning.startswith(table)
        for word in words(text, language)
        for meaning in meanings(fold(text[word.start : word.end]), language, file)
    )
