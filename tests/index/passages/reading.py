"""What the tests read out of passages."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from index.models import Head, Passage, PassageKind, Span
from index.passages import segment

SHARED = Path(__file__).parents[4] / "shared"


def sentences(text: str, language: str = "fr") -> list[str]:
    """All sentences of the text, whatever their passage."""
    return [
        sentence.span.of(text)
        for passage in segment(text, language, Head())
        for sentence in passage.sentences
    ]


def layout(text: str, head: Head | None = None, language: str = "fr") -> list[tuple[str, str]]:
    """Kind and text of each passage, line ends shown as spaces."""
    return [
        (passage.kind.value, " ".join(passage.span.of(text).split()))
        for passage in segment(text, language, head or Head())
    ]


def body(text: str) -> list[str]:
    """Body paragraphs, those cut into several passages put together."""
    paragraphs: dict[int, str] = {}
    for passage in segment(text, "fr", Head()):
        if passage.kind is PassageKind.BODY:
            part = " ".join(passage.span.of(text).split())
            number = passage.paragraph
            paragraphs[number] = f"{paragraphs[number]} {part}" if number in paragraphs else part
    assert list(paragraphs) == list(range(1, len(paragraphs) + 1))
    return list(paragraphs.values())


def assert_covers(text: str, outer: Span, spans: list[Span]) -> None:
    """The spans lie in `outer` in order, apart, trimmed, and hold all of it but white space."""
    assert all(outer.start <= span.start and span.end <= outer.end for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    for span in spans:
        assert span.of(text) == span.of(text).strip() != ""
    edges = [outer.start, *(edge for span in spans for edge in (span.start, span.end)), outer.end]
    for gap_start, gap_end in zip(edges[::2], edges[1::2], strict=True):
        assert not text[gap_start:gap_end].strip()


def assert_lawful(text: str, passages: tuple[Passage, ...]) -> None:
    """What must hold of every text's passages."""
    if text:
        assert_covers(text, Span(0, len(text)), [passage.span for passage in passages])
    else:
        assert passages == ()
    assert [passage.ordinal for passage in passages] == list(range(len(passages)))
    for passage in passages:
        assert_covers(text, passage.span, [sentence.span for sentence in passage.sentences])
        assert passage.sentences[0].span.start == passage.span.start
        assert passage.sentences[-1].span.end == passage.span.end
    numbers = [p.paragraph for p in passages if p.kind is PassageKind.BODY]
    assert all(after - before in (0, 1) for before, after in pairwise([0, *numbers]))
    assert all(number > 0 for number in numbers)
    assert all(p.paragraph == 0 for p in passages if p.kind is not PassageKind.BODY)
