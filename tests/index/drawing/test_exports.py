"""Timelines as files for other programs, read back as those programs read them."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.drawing import export
from index.models import Precision
from tests.index.drawing.entries import EVERY_MARK, entry, timeline

QUICK = settings(max_examples=60, deadline=None)  # machines may be busy
words = st.text(min_size=3, max_size=60).filter(lambda text: text.strip())


def unfolded(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("text", ["=1+1 =cmd", "+1 mort", "-2 degrés", "@import", " =1+1"])
def test_no_cell_is_a_formula(text: str) -> None:
    found = timeline(entry(date(2026, 1, 9), text=text, title=text, source=text, speaker=text))
    rows = list(csv.reader(io.StringIO(export(found, "csv", language="en"))))
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in rows[1])
    assert f"'{text}" in rows[1]


@QUICK
@given(words)
def test_a_cell_reads_as_the_quote(text: str) -> None:
    found = timeline(entry(date(2026, 1, 9), text=text))
    out = export(found, "csv", language="fr")
    header, row = csv.reader(io.StringIO(out, newline=""))
    cell = dict(zip(header, row, strict=True))["citation"]
    assert cell in (text, f"'{text}")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_row_holds_the_time_as_a_program_reads_it(language: str) -> None:
    rows = list(csv.reader(io.StringIO(export(EVERY_MARK, "csv", language=language))))
    assert len(rows) == len(EVERY_MARK.entries) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[4][:5] == ["2026-01-09", "2026-01-09", "day", "absolute", "since"]
    assert "12 blessés (Test); 14 blessés (Test)" in rows[5][-1]


def test_an_event_of_a_calendar_ends_the_day_before_its_end() -> None:
    found = timeline(
        entry(date(2026, 1, 9)),
        entry(date(2026, 1, 10), date(2026, 1, 11), Precision.WEEKEND),
        entry(date(9999, 12, 31)),
    )
    lines = unfolded(export(found, "ics", language="en"))
    assert [line for line in lines if line.startswith(("DTSTART", "DTEND"))] == [
        "DTSTART;VALUE=DATE:20260109",
        "DTEND;VALUE=DATE:20260110",
        "DTSTART;VALUE=DATE:20260110",
        "DTEND;VALUE=DATE:20260112",
        "DTSTART;VALUE=DATE:99991231",
    ]
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == 3


@QUICK
@given(words, words)
def test_a_calendar_keeps_its_lines(text: str, title: str) -> None:
    found = timeline(entry(date(2026, 1, 9), text=text, title=title, url=f"https://a.b/{text}"))
    calendar = export(found, "ics", language="fr", title=title)
    assert calendar.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", calendar)
    names = [re.split("[:;]", line)[0] for line in unfolded(calendar)]
    assert names.count("BEGIN") == names.count("END") == 2
    assert set(names) <= {
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
        "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP", "URL", "END", "",
    }  # fmt: skip


@QUICK
@given(words)
def test_markdown_shows_a_quote_as_it_is(text: str) -> None:
    found = timeline(entry(date(2026, 1, 9), text=text, title=text, source=text))
    html = MarkdownIt("commonmark").render(export(found, "md", language="en"))
    tags = set(re.findall(r"</?([a-z0-9]+)", html))
    assert tags <= {"h1", "ul", "li", "strong", "p"}
    assert html.count("<h1>") == 1


def test_markdown_links_its_sources_and_tells_what_differs() -> None:
    found = timeline(
        entry(date(2026, 1, 9), url="https://example.org/a (1)", figures=("12 morts", "14 morts")),
        entry(date(2026, 1, 10), url="javascript:alert(1)"),
    )
    text = export(found, "md", language="fr", title="Port")
    assert text.startswith("# Port\n")
    html = MarkdownIt("commonmark").render(text)
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/a%20(1)"]
    assert "Les chiffres diffèrent : 12 morts (Test); 14 morts (Test)" in html


def test_timelinejs_reads_spans_and_escapes_html() -> None:
    found = timeline(
        entry(date(2026, 1, 10), date(2026, 1, 11), Precision.WEEKEND, text="<b>x</b> & y")
    )
    (event,) = json.loads(export(found, "timelinejs", language="en"))["events"]
    assert event["start_date"] == {"year": 2026, "month": 1, "day": 10}
    assert event["end_date"]["day"] == 11
    assert event["display_date"] == "weekend of 10–11 January 2026"
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in event["text"]["text"]


@QUICK
@given(st.dates(), st.integers(0, 400))
def test_every_day_can_be_exported(first: date, length: int) -> None:
    last = first + timedelta(min(length, (date.max - first).days))
    found = timeline(entry(first, last, Precision.RANGE))
    for form in ("md", "csv", "ics", "timelinejs"):
        assert export(found, form, language="en")
