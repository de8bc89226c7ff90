"""Lists and somebody's words: evidence gathered over several sentences and articles."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.citations import cite
from bot.kinds import (
    Asking,
    asked_relation,
)
from bot.kinds.asking import Items
from bot.kinds.lists import Item, items_of
from bot.kinds.names import country, names_in
from bot.kinds.roles import asks_for_doers, may_do
from bot.likelihood import raised
from bot.models import Citation, Question
from bot.reader import Candidate
from index.lexicon import fold
from index.models import Article, Span
from index.speakers import speakers
from index.story import Snapshot

_STEM: Final = 5  # letters that words share between forms and languages
# Quotes shown at most, and further ones kept.
SHOWN: Final = 8
# A sentence that adds an item to a list may be this unlikely beside the first: where it surely
# tells of what is asked for, and where that isn't known. There the trained reader must also be
# this sure of it beside the first: a country is soon named by a sentence on something else.
_TELLS: Final = 0.25
_ADDS: Final = 0.4
_AS_SURE: Final = 0.5
# How the odds change of what is known to tell the event asked for and names who or what is listed:
# on 28 affairs that the reader never saw one right list more, none false more (so with 3).
_NAMES: Final = 1.5


def listed(
    asked: Asking, question: Question, candidates: Sequence[Candidate], snapshot: Snapshot
) -> tuple[Citation, ...]:
    """Citations of the candidates that name an item; their spans are the items that each adds.

    Empty where none does: then this is no list to gather. The candidates tell what is asked for
    (see `checking.fitting`), where that is known; where it isn't, what adds an item must be sure.
    """
    if asked.items in (None, Items.OTHER) or not candidates:
        return ()
    told = bool(asked_relation(question.searched, question.language, besides=asked.noun).events)
    best, sure = max(one.probability for one in candidates), candidates[0].log_odds
    least = -math.inf if told else min(sure, max(0.0, _AS_SURE * sure))
    people = [one.name for one in speakers(said for _, said in snapshot.sayings())]
    known: set[str] = set()
    citations: list[Citation] = []
    for candidate in candidates:
        if len(citations) == SHOWN:
            break
        if candidate.probability < (_TELLS if told else _ADDS) * best or candidate.log_odds < least:
            continue
        article, span = candidate.hit.article, candidate.sentence.span
        found = items_of(
            asked.items,
            question=question.searched,
            language=question.language,
            text=article.text,
            at=span,
            held_in=article.language,
            people=people,
        )
        new = _new((item for item in found if _may_be_doer(item, question, article, span)), known)
        if not new:
            continue
        cited = cite([candidate], snapshot, most=1)[0]
        if any(_overlaps(cited, earlier) for earlier in citations):
            continue
        known |= {item.key for item in new}
        spans = tuple(item.span for item in new)
        # Where the first one tells what is asked for, naming who did speaks for it more than
        # being the likeliest would.
        confidence = raised(best, _NAMES) if told and not citations else cited.confidence
        citations.append(
            replace(cited, number=len(citations) + 1, spans=spans, confidence=confidence)
        )
    return tuple(citations)


def _may_be_doer(item: Item, question: Question, article: Article, at: Span) -> bool:
    """Whether an item may have done what a list asks for the doers of."""
    relation = asked_relation(question.searched, question.language)
    name = item.span.of(article.text)
    return not asks_for_doers(question.searched, question.language) or may_do(
        name, relation, at.of(article.text), article.language
    )


def _new(found: Iterable[Item], known: set[str]) -> list[Item]:
    seen = set(known)
    new = []
    for item in found:
        if item.key not in seen:
            seen.add(item.key)
            new.append(item)
    return new


def _overlaps(one: Citation, other: Citation) -> bool:
    same = one.quote.article.id == other.quote.article.id
    return same and one.quote.start < other.quote.end and other.quote.start < one.quote.end


def with_full_names(question: Question, snapshot: Snapshot) -> Question:
    """With each surname as the full name of the one speaker of the story who bears it.

    A surname alone may be anything's name, which other languages may write otherwise.
    """
    text = question.searched
    every = [one.name for one in speakers(said for _, said in snapshot.sayings())]
    for name in names_in(text):
        if " " in name or country(name):
            continue
        full = [one for one in every if " " in one and fold(one).split()[-1] == fold(name)]
        if len(full) == 1 and full[0][:1].isupper():
            text = full[0].join(re.split(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return question if text == question.searched else replace(question, meant=text)
