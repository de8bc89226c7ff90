"""What stands around a candidate in its article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.reader import Candidate
from index.models import Passage, PassageKind, Span


def sentences_before(candidate: Candidate, passages: Sequence[Passage]) -> Iterable[Span]:
    """Body sentences before the candidate's, nearest first, up to a subhead or the headline."""
    own = candidate.hit.passage
    for sentence in reversed(own.sentences[: candidate.position]):
        yield sentence.span
    for passage in reversed(passages[: own.ordinal]):
        if passage.kind is not PassageKind.BODY:
            return
        for sentence in reversed(passage.sentences):
            yield sentence.span
