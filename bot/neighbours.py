"""What stands around a sentence in its article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.models import Passage, PassageKind, Span


def sentences_before(own: Passage, position: int, passages: Sequence[Passage]) -> Iterable[Span]:
    """Body sentences before that at `position` of `own`, nearest first, up to a subhead or the
    headline. `passages`: all of the article."""
    for sentence in reversed(own.sentences[:position]):
        yield sentence.span
    for passage in reversed(passages[: own.ordinal]):
        if passage.kind is not PassageKind.BODY:
            return
        for sentence in reversed(passage.sentences):
            yield sentence.span
