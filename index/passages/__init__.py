"""An article's text as passages and sentences, every one a span of that text."""

from __future__ import annotations

from collections.abc import Iterator

from index.models import Head, Passage, PassageKind, Sentence, Span
from index.passages.languages import language as table
from index.passages.layout import Block, blocks, lines
from index.passages.regions import regions
from index.passages.sentences import Splitter

# Passages are packed up to this many characters: well under the 512 tokens at which an
# encoder truncates.
LONGEST_PASSAGE = 900

__all__ = ["LONGEST_PASSAGE", "segment"]


def segment(text: str, language: str, head: Head) -> tuple[Passage, ...]:
    """Cut a canonical text into passages, and these into sentences. Linear time, no errors.

    `language`: ISO 639-1; one without a table (languages.py) is split as French or
    English. Passages come in order, don't overlap and hold every character but white space;
    so do a passage's sentences within it. A paragraph longer than LONGEST_PASSAGE makes
    several passages of one number, cut between sentences; a sentence that is longer by
    itself is cut at white space, or anywhere if it has none.
    """
    splitter = Splitter(text, table(language))
    passages: list[Passage] = []
    paragraph = 0
    for block in _blocks(text, head):
        if block.kind is PassageKind.BODY:
            paragraph += 1
            sentences = splitter.split(block.start, block.end)
        else:
            sentences = [(block.start, block.end)]
        pieces = [piece for start, end in sentences for piece in _pieces(text, start, end)]
        number = paragraph if block.kind is PassageKind.BODY else 0
        passages.extend(
            Passage(
                ordinal=ordinal,
                kind=block.kind,
                paragraph=number,
                span=Span(group[0][0], group[-1][1]),
                sentences=tuple(Sentence(Span(*piece)) for piece in group),
            )
            for ordinal, group in enumerate(_packed(pieces), start=len(passages))
        )
    return tuple(passages)


def _blocks(text: str, head: Head) -> Iterator[Block]:
    for region in regions(text, head):
        if region.kind is PassageKind.BODY:
            yield from blocks(text, region.start, region.end)
        elif region.kind is PassageKind.HEADER:
            for line in lines(text, region.start, region.end):
                if line is not None:
                    yield Block(region.kind, line.start, line.end)
        else:
            yield region


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence itself, or parts of one that is longer than a passage may be."""
    while end - start > LONGEST_PASSAGE:
        cut = start + LONGEST_PASSAGE
        while cut > start and not text[cut].isspace():
            cut -= 1
        if cut == start:
            cut = start + LONGEST_PASSAGE
        stop = start + len(text[start:cut].rstrip())
        yield start, stop
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end


def _packed(pieces: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group a paragraph's sentences into passages of about equal length."""
    total = pieces[-1][1] - pieces[0][0]
    share = total / -(-total // LONGEST_PASSAGE)
    group: list[tuple[int, int]] = []
    for start, end in pieces:
        if group:
            begin, stop = group[0][0], group[-1][1]
            middle = (stop + end) / 2
            if end - begin > LONGEST_PASSAGE or middle - begin > share:
                yield group
                group = []
        group.append((start, end))
    yield group
