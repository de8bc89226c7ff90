"""Figures that move: of what tells the same, what was published last goes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.citations import SAME_ACROSS, SUPPORT
from bot.deeds import tells_of
from bot.kinds import Kind, asked_relation
from bot.kinds.counted import counted
from bot.kinds.figures import has_figure
from bot.languages import is_read
from bot.models import Question
from bot.reader import Candidate
from index.story import Snapshot

_LATEST: Final = re.compile(
    r"\b(?:latest|current(?:ly)?|final|newest|so far|now|derni[eè]re?s?|nouveaux?|nouvelles?"
    r"|actuel\w*|d[ée]finiti\w+|[àa] ce jour|d[ée]sormais)\b",
    re.IGNORECASE,
)
# "How many" in languages whose questions have no kinds.
_HOW_MANY: Final = re.compile(
    r"\b(?:cu[áa]nt[oa]s|wie ?viele?n?|quant[ie]|quant[oa]s)\b", re.IGNORECASE
)


def is_of_figures(kind: Kind, question: Question) -> bool:
    """Whether a question asks how many there are, in any language that people ask in."""
    return kind is Kind.NUMBER or (
        not is_read(question.language) and bool(_HOW_MANY.search(question.searched))
    )


def newest_first(
    kept: Sequence[Candidate], question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Of sentences with a figure that tell the same about as likely, the newest article's first.

    That one is as likely as what it takes the place of. Where the likeliest tells of the event
    that is asked about, the others must. Asked for the latest figure, whatever answers about as
    likely goes before what is older, and stays as likely as it is.
    """
    if not kept:
        return []
    latest, best = bool(_LATEST.search(question.searched)), kept[0].probability
    noun = counted(question.searched, question.language)
    relation = asked_relation(
        question.searched, question.language, besides=noun.word if noun else ""
    )
    told = bool(relation.events) and tells_of(kept[0], relation, snapshot)
    vector = kept[0].hit.sentence_vectors[kept[0].position]

    def is_near(one: Candidate) -> bool:
        return float(one.hit.sentence_vectors[one.position] @ vector) >= SAME_ACROSS

    same = [
        one
        for one in kept
        if one.probability >= SUPPORT * best
        and (latest or is_near(one))
        and _has_figure(one, question)
        and (not told or tells_of(one, relation, snapshot))
    ]
    if kept[0] not in same:
        return list(kept)
    same.sort(key=lambda one: one.hit.article.published_at or date.min, reverse=True)
    first = replace(same[0], probability=best) if is_near(same[0]) else same[0]
    return [first, *same[1:], *(one for one in kept if one not in same)]


def _has_figure(candidate: Candidate, question: Question) -> bool:
    article = candidate.hit.article
    return has_figure(
        question.searched,
        question.language,
        text=article.text,
        at=candidate.sentence.span,
        language=article.language,
    )
