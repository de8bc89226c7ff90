"""Who says what in an article, and when: read once, and kept beside the story."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from index.attribution import attributions
from index.kept import kept_at
from index.models import (
    Article,
    Attribution,
    Bound,
    Mod,
    Passage,
    Precision,
    Span,
    Speech,
    TimeExpression,
    TimeKind,
)
from index.store import Generation
from index.temporal import time_expressions

T = TypeVar("T")


def times(
    generation: Generation, article: Article, passages: Sequence[Passage]
) -> tuple[TimeExpression, ...]:
    """The time expressions of an article, in text order, with the days that they name."""

    def make() -> tuple[TimeExpression, ...]:
        return tuple(
            time_expressions(article.text, article.language, article.published_at, passages)
        )

    codec = _Codec(_written_time, lambda row: _time(article.text, row))
    return _kept(generation, _key("times", article, passages), make, codec)


def speech(
    generation: Generation, article: Article, passages: Sequence[Passage]
) -> tuple[Attribution, ...]:
    """The words that an article reports, in text order, with who says them."""

    def make() -> tuple[Attribution, ...]:
        return attributions(article.text, article.language, passages)

    codec = _Codec(_written_saying, _saying)
    return _kept(generation, _key("speech", article, passages), make, codec)


@dataclass(frozen=True, slots=True)
class _Codec(Generic[T]):
    """How one of several things that were read is written as a row of JSON, and back."""

    write: Callable[[T], list[Any]]
    read: Callable[[list[Any]], T]


def _kept(
    generation: Generation, key: bytes, make: Callable[[], tuple[T, ...]], codec: _Codec[T]
) -> tuple[T, ...]:
    file = generation.spare_file
    if file is None:
        return make()
    kept = kept_at(file)
    if (known := kept.get(key)) is not None:
        # What a torn file holds is worked out again.
        with suppress(ValueError, TypeError):
            return tuple(map(codec.read, json.loads(known)))
    made = make()
    kept.put(key, json.dumps(list(map(codec.write, made)), ensure_ascii=False))
    return made


def _key(kind: str, article: Article, passages: Sequence[Passage]) -> bytes:
    """Of all that the reading rests on but the readers themselves."""
    cut = [
        (str(one.kind), one.paragraph, one.span.start, one.span.end, *_ends(one))
        for one in passages
    ]
    told = [kind, article.language, str(article.published_at), cut, article.text]
    return hashlib.sha256(json.dumps(told).encode()).digest()


def _ends(passage: Passage) -> list[tuple[int, int]]:
    return [(sentence.span.start, sentence.span.end) for sentence in passage.sentences]


def _written_time(one: TimeExpression) -> list[Any]:
    days = [day.isoformat() if day else None for day in (one.from_, one.to)]
    return [one.start, one.end, *days, one.precision, one.kind, one.bound, one.mod, one.stands]


def _time(text: str, row: list[Any]) -> TimeExpression:
    start, end, from_, to, precision, kind, bound, mod, stands = row
    return TimeExpression(
        start=start,
        end=end,
        text=text[start:end],
        from_=date.fromisoformat(from_) if from_ else None,
        to=date.fromisoformat(to) if to else None,
        precision=Precision(precision),
        kind=TimeKind(kind),
        bound=Bound(bound) if bound else None,
        mod=Mod(mod) if mod else None,
        stands=bool(stands),
    )


def _written_saying(one: Attribution) -> list[Any]:
    cue, clause = ([at.start, at.end] if at else None for at in (one.cue_span, one.clause))
    return [one.span.start, one.span.end, one.kind, one.speaker, one.role, one.cue, cue, clause]


def _saying(row: list[Any]) -> Attribution:
    start, end, kind, speaker, role, cue, cue_span, clause = row
    return Attribution(
        span=Span(start, end),
        kind=Speech(kind),
        speaker=speaker,
        role=role,
        cue=cue,
        cue_span=Span(*cue_span) if cue_span else None,
        clause=Span(*clause) if clause else None,
    )
