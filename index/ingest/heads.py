"""What stands before an article's body: header lines, headline, byline, dateline.

Pure. A head is read line by line. Lines that say something about the article are header
lines; the first other line is the headline if it reads like one; the body starts at the
first line that is neither, or behind its dateline. A short deck may stand between the
headline and the byline: header lines and a dateline are looked for a few lines further,
and their spans then lie behind `Head.body`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.dateline import FoundDateline, find_dateline
from index.ingest.headers import UNKNOWN, Header, is_date, read_header, read_imprint
from index.models import Head, Span
from index.written_dates import WrittenDate

_LINES_BEHIND_A_DECK = 5
_LINES_OVER_A_KNOWN_TITLE = 5
_TELLING_TITLE = 20  # characters from which a part of a title tells it
_LONGEST_BESIDE_TITLE = 30  # of what may stand beside a title on its line
_LONGEST_KICKER = 100  # code points
_LONGEST_HEADLINE = 220  # code points
_WIDEST_WRAP = 110  # code points; a text with longer lines isn't wrapped by hand


@dataclass(frozen=True, slots=True)
class HeadReading:
    """A text's head (its `dateline` still to be dated) and what its lines say.

    `published` is a header line's date, `published_line` that line.
    """

    head: Head = field(default_factory=Head)
    title: str | None = None
    dateline: FoundDateline | None = None
    published: WrittenDate | None = None
    published_line: str = ""
    source: str | None = None
    author: str | None = None
    url: str | None = None
    place: str | None = None
    language: str | None = None


def read_head(text: str, *, title: str | None = None, language: str = UNKNOWN) -> HeadReading:
    """Read the head of a canonical text. Never raises; a text that has none gives Head().

    `title` is the article's title where its metadata gives one: a first line that says
    the same is the headline whatever it looks like, and no other line is. `language`: the
    text's, ISO 639-1.
    """
    return _Scan(text, title, language).reading()


class _Scan:
    """One pass over a text's first lines."""

    def __init__(self, text: str, title: str | None, language: str) -> None:
        self.text = text
        self.known_title = title
        self.language = language
        self.lines = list(_logical_lines(text, language))
        self.headers: list[Span] = []
        self.headline: Span | None = None
        self.dateline: FoundDateline | None = None
        self.body: int | None = None
        self.found = HeadReading()
        self.title_line = self._find_title(title)

    def reading(self) -> HeadReading:
        deck_end = len(self.lines)
        for number, line in enumerate(self.lines):
            if number > deck_end:
                break
            if self._take_header(number, line):
                continue
            if self._take_dateline(line):
                if self.dateline is not None and not self.dateline.own_line:
                    break
            elif number < self.title_line:
                self.headers.append(line)  # a section's name or a kicker over the headline
            elif self.body is None and not self._take_headline(number, line):
                self.body = line.start
                deck_end = number + _LINES_BEHIND_A_DECK if self.headline else number
        if self.body is None or self.body >= len(self.text):
            return HeadReading()  # nothing but head: then the text speaks for itself
        head = Head(body=self.body, title=self.headline, headers=tuple(sorted(self.headers)))
        title = self.headline.of(self.text) if self.headline else None
        return replace(self.found, head=head, title=title, dateline=self.dateline)

    def _find_title(self, title: str | None) -> int:
        """The number of the line that says the known title, under short lines only; or -1."""
        for number, line in enumerate(self.lines[: _LINES_OVER_A_KNOWN_TITLE + 1]):
            words = line.of(self.text)
            if title is not None and _says_the_same(words, title):
                return number
            if len(words) > _LONGEST_KICKER:
                break
        return -1

    def _take_header(self, number: int, line: Span) -> bool:
        words = line.of(self.text)
        header = read_header(words, self.language)
        if header is None and self.body is None and not self.dateline:
            header = self._imprint(number, line)
        if header is None:
            return False
        span = line
        if header.title_at is not None and self.headline is None:
            self.headline = Span(line.start + header.title_at, line.end)
            span = Span(line.start, self.headline.start)
        self.headers.append(span)
        self._learn(header, words)
        return True

    def _imprint(self, number: int, line: Span) -> Header | None:
        if find_dateline(self.text, line.start) is not None:
            return None
        after = self.lines[number + 1 : number + 2] if self.headline else []
        following = after[0].of(self.text) if after else None
        return read_imprint(line.of(self.text), following, self.language)

    def _learn(self, header: Header, words: str) -> None:
        known = self.found
        self.found = replace(
            known,
            published=known.published or header.published,
            published_line=known.published_line or (words if header.published else ""),
            source=known.source or header.source,
            author=known.author or header.author,
            url=known.url or header.url,
            place=known.place or header.place,
            language=known.language or header.language,
        )

    def _take_dateline(self, line: Span) -> bool:
        found = find_dateline(self.text, line.start)
        before = self.dateline
        if found is None or (self.body is not None and not _is_strong(found)):
            return False
        if before is not None:  # a line of its own, then the dateline proper
            self.headers.append(before.span)
            found = replace(
                found,
                place=found.place or before.place,
                agency=found.agency or before.agency,
                written=found.written or before.written,
            )
        self.dateline = found
        if self.body is None and not found.own_line:
            self.body = found.body
        return True

    def _take_headline(self, number: int, line: Span) -> bool:
        if self.headline is not None or number + 1 >= len(self.lines):
            return False
        words = line.of(self.text)
        is_headline = number == self.title_line or (
            self.known_title is None and _reads_like_headline(words)
        )
        if is_headline:
            self.headline = line
        return is_headline


def _is_strong(dateline: FoundDateline) -> bool:
    """Whether it is a dateline behind a deck too, where a body may already have begun."""
    written = dateline.written
    if dateline.own_line:
        return written is not None and written.year is not None
    return bool(dateline.agency or (dateline.place and written))


def _logical_lines(text: str, language: str) -> Iterator[Span]:
    """The lines that hold something, those that only a fixed width broke joined again.

    A line was broken by the width if the next one's first word would not have fitted.
    """
    pending: Span | None = None
    physical = [
        Span(match.start(), match.end())
        for match in re.finditer(r"\S(?:[^\n]*\S)?|\n[^\S\n]*(?=\n)", text[:20_000])
    ]
    widest = max((len(span) for span in physical), default=0)
    for span in physical:
        if text[span.start] == "\n":  # a blank line
            if pending:
                yield pending
            pending = None
        elif pending and _continues(text, pending, span, widest, language):
            pending = Span(pending.start, span.end)
        else:
            if pending:
                yield pending
            pending = span
    if pending:
        yield pending


def _continues(text: str, before: Span, line: Span, widest: int, language: str) -> bool:
    last_break = text.rfind("\n", before.start, before.end)
    last_line = before.end - max(before.start, last_break + 1)
    words = line.of(text)
    # Not split(), for a no-break space keeps "29 septembre" on one line.
    first_word = re.split(r"[ \t]", words, maxsplit=1)[0]
    full = widest <= _WIDEST_WRAP and last_line + 1 + len(first_word) > widest
    starts_lower = words[0].islower()
    if (
        last_line > _WIDEST_WRAP
        or is_date(words)
        or (read_header(words, language) is not None and not (full and starts_lower))
    ):
        return False
    return full or starts_lower


def _reads_like_headline(words: str) -> bool:
    """Short, one piece, and not closed by a full stop as a sentence of the body is."""
    if len(words) > _LONGEST_HEADLINE or len(words.split()) > 32:
        return False
    if words[0] in "-–—*•" or not any(map(str.isalpha, words)):
        return False
    ends_open = words[-1] in ",;:" or (
        words[-1] == "." and not re.search(r"(?:\.\.|\b\w\.\w\.)$", words)
    )
    # "Brexit. Ce que …" is a kicker and its headline; a later full stop ends a sentence.
    later = re.sub(r"^(?:\S+\s+){0,3}\S+", "", words)
    return not ends_open and not re.search(r"\w{4}\.[\"»”’)]*\s+[\"«“(]*[^\W\d_a-zà-ÿ]", later)


def _says_the_same(words: str, title: str) -> bool:
    """Whether a line says the known title, which may go on with the site's name; a line that
    goes on itself with more than a name is a paragraph that begins like its headline."""
    folded, known = _fold(words), _fold(title)
    if not folded or folded == known:
        return bool(folded)
    shorter, longer = sorted((folded, known), key=len)
    within = len(shorter) > _TELLING_TITLE and f" {shorter} " in f" {longer} "
    return within and (shorter == folded or len(longer) - len(shorter) <= _LONGEST_BESIDE_TITLE)


def _fold(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()
