"""A timeline as Markdown, CSV, iCalendar and TimelineJS."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from urllib.parse import quote as percent

from index.drawing.when import day, when
from index.drawing.words import words
from index.models import Article, Disagreement, Quote, Telling, Timeline, TimelineEntry

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST: Final = re.compile(r"^(\d*)([.)+-])")
_BREAKS: Final = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CRLF: Final = "\r\n"
_LONG_NAME: Final = 50
_OCTETS: Final = 73  # of a line of iCalendar before its fold, one less than may be


def markdown(timeline: Timeline, *, language: str, title: str | None = None) -> str:
    """A list of entries, each with its quote, sources and disagreements."""
    say = words(language)["timeline"]
    lines = [f"# {_plain(title or say['title'])}", ""]
    if not timeline.entries:
        lines.append(say["empty"])
    for entry in timeline.entries:
        shown = entry.shown
        lines.append(f"- **{_plain(when(entry, language))}** {_quoted(shown, language)}")
        lines += [f"  - {_source(telling, language)}" for telling in entry.tellings]
        lines += [f"  - {_differs(one, language)}" for one in entry.disagreements]
    return "\n".join(lines) + "\n"


def spreadsheet(timeline: Timeline, *, language: str, title: str | None = None) -> str:
    """CSV with a header, an entry a row; cells that a spreadsheet would run are disarmed."""
    del title
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=_CRLF)
    writer.writerow(words(language)["csv"]["columns"])
    for entry in timeline.entries:
        quote, article = entry.shown.quote, entry.shown.quote.article
        row = [
            entry.from_.isoformat(),
            entry.to.isoformat(),
            str(entry.precision),
            str(entry.kind),
            str(entry.bound or ""),
            str(entry.mod or ""),
            when(entry, language),
            quote.text,
            entry.shown.speaker or "",
            article.source or "",
            article.published_at.isoformat() if article.published_at else "",
            article.title,
            article.url or "",
            article.id,
            article.version,
            quote.start,
            quote.end,
            entry.articles,
            "; ".join(differing(one, language) for one in entry.disagreements),
        ]
        writer.writerow([_disarmed(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def calendar(timeline: Timeline, *, language: str, title: str | None = None) -> str:
    """iCalendar (RFC 5545), an all-day event for each entry; an event ends the day before DTEND.

    The last day of the calendar, which nothing comes after, is left without an end.
    """
    name = title or words(language)["timeline"]["title"]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Verbatim//Timeline//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in timeline.entries:
        lines += _event(entry, language)
    lines.append("END:VCALENDAR")
    return _CRLF.join(_folded(line) for line in lines) + _CRLF


def timelinejs(timeline: Timeline, *, language: str, title: str | None = None) -> str:
    """JSON that TimelineJS reads: texts are HTML there, so they are escaped."""
    say = words(language)["timeline"]
    return json.dumps(
        {
            "title": {"text": {"headline": _html(title or say["title"])}},
            "events": [
                {
                    "start_date": _js_date(entry.from_),
                    "end_date": _js_date(entry.to),
                    "display_date": _html(when(entry, language)),
                    "text": {
                        "headline": _html(when(entry, language)),
                        "text": "".join(
                            f"<p>{_html(line)}</p>" for line in _lines(entry, language)
                        ),
                    },
                    "unique_id": _identity(entry),
                }
                for entry in timeline.entries
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


EXPORTS: Final[Mapping[str, Callable[..., str]]] = {
    "md": markdown,
    "csv": spreadsheet,
    "ics": calendar,
    "timelinejs": timelinejs,
}


def quoted(quote: Quote, language: str) -> str:
    """A quote between the marks of the reader's language."""
    return quoted_text(quote.text, language)


def quoted_text(text: str, language: str) -> str:
    return str(words(language)["timeline"]["quote"].format(quote=text))


def in_a_line(entry: TimelineEntry, language: str) -> str:
    """When it was, and the quote."""
    line = words(language)["timeline"]["entry"]
    return str(line.format(when=when(entry, language), quote=quoted(entry.shown.quote, language)))


def source(telling: Telling, language: str, *, carried: bool = True) -> str:
    """Who says it, where and when it was published: the line under a quote.

    `carried`: say so where the date is carried over.
    """
    borrowed = words(language)["timeline"]["carried"] if carried and telling.carried else None
    parts = [_named(telling), published(telling.quote.article, language), borrowed]
    return " · ".join(part for part in parts if part)


def published(article: Article, language: str) -> str:
    """The outlet, the day and the title of an article."""
    say = words(language)["timeline"]
    at = article.published_at
    parts = [
        article.source or (None if article.title else say["unsourced"]),
        say["published"].format(day=day(at, language)) if at else say["undated"],
        article.title,
    ]
    return " · ".join(part for part in parts if part)


def _named(telling: Telling) -> str | None:
    """The speaker, but for a long description that the quote gives itself."""
    speaker = telling.speaker
    described = speaker and len(speaker) > _LONG_NAME and speaker in telling.quote.text
    return None if described else speaker


def differing(one: Disagreement, language: str) -> str:
    """What the articles say otherwise of one event, each with its source."""
    say = words(language)["timeline"]
    told = "; ".join(
        f"{value} ({telling.quote.article.source or telling.quote.article.title})"
        for value, telling in zip(one.values, one.tellings, strict=True)
    )
    return str(say[f"{one.kind}s_differ"].format(told=told))


def _quoted(telling: Telling, language: str) -> str:
    return _plain(quoted(telling.quote, language))


def _source(telling: Telling, language: str) -> str:
    url = telling.quote.article.url
    text = _plain(source(telling, language))
    if url and url.startswith(("http://", "https://")):
        return f"[{text}](<{percent(url, safe=':/?#[]@!$&()*+,;=%~')}>)"
    return text


def _differs(one: Disagreement, language: str) -> str:
    return f"**{_plain(differing(one, language))}**"


def _plain(text: str) -> str:
    """A line of text that Markdown shows as it is."""
    line = _BREAKS.sub(" ", text).strip(" ")
    return _LIST.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", line))


def _disarmed(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _event(entry: TimelineEntry, language: str) -> list[str]:
    article = entry.shown.quote.article
    summary = in_a_line(entry, language)
    stamp = datetime.combine(article.published_at or entry.from_, datetime.min.time())
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_identity(entry)}@verbatim",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%S}Z",
        f"DTSTART;VALUE=DATE:{_compact(entry.from_)}",
    ]
    if entry.to < date.max:
        lines.append(f"DTEND;VALUE=DATE:{_compact(entry.to + timedelta(days=1))}")
    lines += [
        f"SUMMARY:{_escaped(_BREAKS.sub(' ', summary))}",
        f"DESCRIPTION:{_escaped(chr(10).join(_lines(entry, language)))}",
        "TRANSP:TRANSPARENT",
    ]
    if article.url and re.fullmatch(r"https?://[^\s\x00-\x1f]+", article.url):
        lines.append(f"URL:{article.url}")
    return [*lines, "END:VEVENT"]


def _lines(entry: TimelineEntry, language: str) -> list[str]:
    told = [
        f"{quoted(telling.quote, language)} — {source(telling, language)}"
        for telling in entry.tellings
    ]
    return told + [differing(one, language) for one in entry.disagreements]


def _identity(entry: TimelineEntry) -> str:
    """The same for the same sentence and date, whenever it is exported."""
    quote, expression = entry.shown.quote, entry.shown.expression
    return f"{quote.article.id}-{quote.start}-{expression.start}-{_compact(entry.from_)}"


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """A TEXT value: backslash, comma and semicolon escaped, line ends as \\n, no controls."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = re.sub(r"\r\n?|\n|\u2028|\u2029", "\\\\n", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)


def _folded(line: str) -> str:
    """Lines of at most 75 octets; a fold never cuts a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + char, size + octets
    return f"{_CRLF} ".join([*pieces, piece])


def _html(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def _js_date(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day}
