"""From what a format module found to a Draft: canonical text, head, one date, one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.errors import BinaryInput, EmptyInput, TooLarge, UnknownEncoding
from index.ingest.extract import Extract, Limits
from index.ingest.heads import HeadReading, read_head
from index.ingest.language import detect, unread
from index.models import Dateline, Draft, Head
from index.passages import segment
from index.written_dates import WrittenDate, writes_month_first

_SIGNS = dict.fromkeys(range(32)) | {127: None, 9: "\t"}
_SIGNS |= dict.fromkeys(map(ord, "\n\r\v\f\u2028\u2029"), "\n")
_SIGNS |= {code: bytes([code]).decode("cp1252", "ignore") for code in range(128, 160)}
_EARLIEST = date(1700, 1, 1)
_LONGEST_DERIVED_TITLE = 120  # code points
_SEARCHED = 5_000  # code points of a body for its first sentence
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
    spoken = detect(text, declared=extract.language)
    head = read_head(text, title=extract.title, language=spoken)
    language = detect(text[head.head.body :], declared=extract.language or head.language)
    dated = _dated(extract, head, text=text, language=language, today=today)
    title = _line(extract.title or head.title or extract.file_title)
    notes = [*extract.notes, *dated.notes]
    if title is None:
        title = _first_words(text[head.head.body :], language)
        notes.append("It has no headline: its title is its first words.")
    if (note := unread(language)) is not None:
        notes.append(note)
    dateline: Dateline | None = None
    if (found := head.dateline) is not None:
        dateline = Dateline(found.span, dated.dateline, found.place, found.agency)
    return Draft(
        text=text,
        title=title,
        language=language,
        origin=origin,
        source=_line(extract.source or head.source or (dateline.agency if dateline else None)),
        author=_line(extract.author or head.author),
        place=_line((dateline.place if dateline else None) or head.place or extract.place),
        published_at=dated.published_at,
        url=_line(extract.url or head.url or address),
        head=replace(head.head, dateline=dateline),
        notes=tuple(notes),
    )


def canonical(text: str) -> str:
    """`text` with line ends as ``\\n``, no byte-order mark and no control characters but tabs,
    otherwise untouched.

    What stands at U+0080 to U+009F was meant as cp1252, as browsers read it: "l&#146;été".

    Raises BinaryInput if it holds a NUL, UnknownEncoding if it holds half of a surrogate
    pair: neither is text, nor can it be stored as such.
    """
    if "\x00" in text:
        raise BinaryInput("It is not text.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnknownEncoding("It has characters that are no Unicode text.") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n").translate(_SIGNS)


def _line(value: str | None) -> str | None:
    """A metadata value on one line and without what can't be stored; None if empty."""
    words = (value or "").encode("utf-8", "ignore").decode().translate(_SIGNS)
    return re.sub(r"[ \t\r\n]+", " ", words).strip() or None


@dataclass(frozen=True, slots=True)
class _Dated:
    """The publication date, the dateline's own date, and what the reader should know."""

    published_at: date | None
    dateline: date | None
    notes: tuple[str, ...]


def _dated(extract: Extract, head: HeadReading, *, text: str, language: str, today: date) -> _Dated:
    """One publication date out of up to three: the dateline's, then the metadata's, then a
    header line's. A line that holds a day and no more, which may be an event's, goes behind
    the metadata. Each date that is passed over or doubtful gets a note."""
    day_first = not _is_american(extract, head, text, language)
    declared = extract.published_at
    header, notes = _settled(head.published, day_first, near=declared)
    found = head.dateline
    dateline, more = _settled(found.written if found else None, day_first, near=declared or header)
    notes += more
    known = [(declared, extract.dated_by), (header, f"the header line “{head.published_line}”")]
    if found is not None and found.written is not None:
        only_a_day = found.own_line and not (found.place or found.agency)
        known.insert(1 if only_a_day else 0, (dateline, f"the dateline (“{found.written.text}”)"))
    for day, where in known:
        if day is not None and day < _EARLIEST:
            notes.append(f"The date {day.isoformat()} of {where} was not believed.")
    believed = [(day, where) for day, where in known if day is not None and day >= _EARLIEST]
    published_at, chosen = believed[0] if believed else (None, "")
    for day, where in believed:
        if published_at is not None and day != published_at:
            notes.append(
                f"Published on {published_at.isoformat()} according to {chosen}, on "
                f"{day.isoformat()} according to {where}: the first was taken."
            )
    if published_at is not None and published_at > today + timedelta(days=1):
        notes.append(f"Its date, {published_at.isoformat()}, lies in the future.")
    return _Dated(published_at, dateline, tuple(notes))


def _settled(
    written: WrittenDate | None, day_first: bool, *, near: date | None
) -> tuple[date | None, list[str]]:
    if written is None:
        return None, []
    day, notes = written.settle(day_first=day_first, near=near)
    return day, list(notes)


def _is_american(extract: Extract, head: HeadReading, text: str, language: str) -> bool:
    """Whether dates that leave the order open are read month first: English text that says
    it is American, comes from an American agency, or has another date that shows it."""
    if language != "en":
        return False
    says_so = (extract.language or head.language or "").lower().replace("_", "-") == "en-us"
    agencies = set((head.dateline.agency or "").split("/")) if head.dateline else set()
    agencies |= {head.source or "", extract.source or ""}
    return says_so or not agencies.isdisjoint(_AMERICAN) or writes_month_first(text[:5_000])


def _first_words(body: str, language: str) -> str:
    """The first sentence of `body`, cut between words where it is long."""
    passages = segment(body[:_SEARCHED], language, Head())
    sentence = passages[0].sentences[0].span.of(body)
    words = re.sub(r"[ \t\n]+", " ", sentence)
    if len(words) <= _LONGEST_DERIVED_TITLE:
        return words
    return words[:_LONGEST_DERIVED_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"
