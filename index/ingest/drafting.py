"""From what a format module found to a Draft: canonical text, head, one date, one language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from index.errors import BinaryInput, EmptyInput, TooLarge, UnknownEncoding
from index.ingest.extract import Extract, Limits
from index.ingest.heads import HeadReading, read_head
from index.ingest.language import detect
from index.models import Dateline, Draft
from index.written_dates import WrittenDate, writes_month_first

_EARLIEST = date(1700, 1, 1)
_LONGEST_DERIVED_TITLE = 120  # code points
# Agencies that write 01/13/2026.
_AMERICAN = frozenset({"AP", "Associated Press", "The Associated Press", "UPI", "PRNewswire"})


def draft(
    extract: Extract, *, origin: str, limits: Limits, today: date, address: str | None = None
) -> Draft:
    """The Draft of `extract`. `today` tells which dates lie in the future, `address` is the
    URL it was fetched from, after redirects.

    Raises BinaryInput, EmptyInput, TooLarge and UnknownEncoding.
    """
    text = canonical(extract.text)
    if not text.strip():
        raise EmptyInput("There is no text in it.")
    if len(text) > limits.characters:
        raise TooLarge(f"Its text has {len(text):,} characters; {limits.characters:,} are read.")
    head = read_head(text, title=extract.title)
    language = detect(text[head.head.body :], declared=extract.language or head.language)
    dates = _Dates(extract, head, text, language, today)
    title = extract.title or head.title or extract.file_title
    notes = [*extract.notes, *dates.notes]
    if title is None:
        title = _first_words(text[head.head.body :])
        notes.append("It has no headline: its title is its first words.")
    dateline: Dateline | None = None
    if (found := head.dateline) is not None:
        dateline = Dateline(found.span, dates.dateline, found.place, found.agency)
    return Draft(
        text=text,
        title=title,
        language=language,
        origin=origin,
        source=extract.source or head.source or (dateline.agency if dateline else None),
        author=extract.author or head.author,
        place=(dateline.place if dateline else None) or head.place or extract.place,
        published_at=dates.published_at,
        url=extract.url or head.url or address,
        head=replace(head.head, dateline=dateline),
        notes=tuple(notes),
    )


def canonical(text: str) -> str:
    """`text` with line ends as ``\\n`` and no byte-order mark, otherwise untouched.

    Raises BinaryInput if it holds a NUL, UnknownEncoding if it holds half of a surrogate
    pair: neither is text, nor can it be stored as such.
    """
    if "\x00" in text:
        raise BinaryInput("It is not text.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnknownEncoding("It has characters that are no Unicode text.") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class _Dates:
    """One publication date out of up to three: the dateline's, then the metadata's, then a
    header line's. Each that is passed over or doubtful gets a note."""

    def __init__(
        self, extract: Extract, head: HeadReading, text: str, language: str, today: date
    ) -> None:
        self.notes: list[str] = []
        self.day_first = not _is_american(extract, head, text, language)
        declared = extract.published_at
        header = self._settle(head.published, declared)
        written = head.dateline.written if head.dateline else None
        self.dateline = self._settle(written, declared or header)
        known = [
            (self.dateline, f"the dateline (“{written.text}”)" if written else ""),
            (declared, extract.dated_by),
            (header, f"the header line “{head.published_line}”"),
        ]
        self.published_at: date | None = None
        chosen = ""
        for day, where in known:
            if day is None:
                continue
            if day < _EARLIEST:
                self.notes.append(f"The date {day.isoformat()} of {where} was not believed.")
            elif self.published_at is None:
                self.published_at, chosen = day, where
            elif day != self.published_at:
                self.notes.append(
                    f"Published on {self.published_at.isoformat()} according to {chosen}, on "
                    f"{day.isoformat()} according to {where}: the first was taken."
                )
        if self.published_at and self.published_at > today + timedelta(days=1):
            self.notes.append(f"Its date, {self.published_at.isoformat()}, lies in the future.")

    def _settle(self, written: WrittenDate | None, near: date | None) -> date | None:
        if written is None:
            return None
        day, notes = written.settle(day_first=self.day_first, near=near)
        self.notes.extend(notes)
        return day


def _is_american(extract: Extract, head: HeadReading, text: str, language: str) -> bool:
    """Whether dates that leave the order open are read month first: English text that says
    it is American, comes from an American agency, or has another date that shows it."""
    if language != "en":
        return False
    says_so = (extract.language or head.language or "").lower().replace("_", "-") == "en-us"
    agencies = set((head.dateline.agency or "").split("/")) if head.dateline else set()
    agencies |= {head.source or "", extract.source or ""}
    return says_so or not agencies.isdisjoint(_AMERICAN) or writes_month_first(text[:5_000])


def _first_words(body: str) -> str:
    """The first sentence of `body`, cut between words where it is long."""
    paragraph = re.sub(r"[ \t\n]+", " ", body.strip().split("\n\n", 1)[0])
    sentence = re.match(r".{20,}?[.!?…][\"»”’)]*(?= |$)", paragraph)
    words = sentence[0] if sentence else paragraph
    if len(words) <= _LONGEST_DERIVED_TITLE:
        return words
    return words[:_LONGEST_DERIVED_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"
