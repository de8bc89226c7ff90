"""Where an article's head ends and its body begins, from what is known of the head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.models import Head, PassageKind
from index.passages.layout import Block

_WORD = re.compile(r"[^\W_]")


def regions(text: str, head: Head) -> Iterator[Block]:
    """The text as head regions (HEADER, TITLE) and stretches of body (BODY), in order.

    Regions have no outer white space and hold every character but white space. What
    stands before the body and is not the title is HEADER. A remnant without a word
    beside a head region on its line ("# " before a title) goes with that region.
    """
    found: list[Block] = []
    for region in _stripped(text, _cut(text, head)):
        if found and _remnant(text, region) and "\n" not in text[found[-1].end : region.start]:
            found[-1] = found[-1]._replace(end=region.end)
        elif (
            found
            and region.kind is not PassageKind.BODY
            and _remnant(text, found[-1])
            and "\n" not in text[found[-1].start : region.start]
        ):
            found[-1] = region._replace(start=found[-1].start)
        else:
            found.append(region)
    yield from found


def _remnant(text: str, region: Block) -> bool:
    """Is the region without any letter or digit?"""
    return not _WORD.search(text, region.start, region.end)


def _stripped(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    for kind, start, end in blocks:
        part = text[start:end]
        stripped = part.strip()
        if stripped:
            begin = start + len(part) - len(part.lstrip())
            yield Block(kind, begin, begin + len(stripped))


def _cut(text: str, head: Head) -> Iterator[Block]:
    known = [(span.start, span.end, PassageKind.HEADER) for span in head.headers]
    if head.dateline is not None:
        known.append((head.dateline.span.start, head.dateline.span.end, PassageKind.HEADER))
    if head.title is not None:
        known.append((head.title.start, head.title.end, PassageKind.TITLE))
    at = 0
    for start, end, kind in sorted(known):
        if end > at:
            yield from _between(at, start, head.body)
            yield Block(kind, max(start, at), min(end, len(text)))
            at = end
    yield from _between(at, len(text), head.body)


def _between(start: int, end: int, body: int) -> Iterator[Block]:
    """The stretch text[start:end], parted where the body starts."""
    parting = min(max(body, start), end)
    if start < parting:
        yield Block(PassageKind.HEADER, start, parting)
    if parting < end:
        yield Block(PassageKind.BODY, parting, end)
