"""Laws: any bytes give Drafts or one Failure, and a head's spans lie inside its text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import IngestError
from index.ingest import Failure, Limits, read, read_text
from index.models import Draft
from tests.index.ingest.samples import BODY, FIRST, SECOND, TITLE, lines_pdf, put, word

MARKUP = (
    f"<html><body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
SEEDS: dict[str, bytes] = {
    ".txt": f"Date: 2026-01-08\n{TITLE}\n\nVALMONT, 13 jan (AFP) - {BODY}".encode(),
    ".md": f"---\ntitle: {TITLE}\ndate: 2026-01-13\n---\n# Un\n\n* {FIRST}\n\n> {SECOND}".encode(),
    ".html": MARKUP.encode(),
    ".rss": f"<rss version='2.0'><channel><item><title>T</title><description>{FIRST}"
    "</description></item></channel></rss>".encode(),
    ".pdf": lines_pdf([[(60, 700, 10, FIRST), (60, 688, 10, SECOND)]]),
    ".docx": word([FIRST]),
    "": b"",
}
HEAD_WORDS = """
Date: Titre: Source:AFP Par Jeanne Martin Publié le 13/01/2026 mardi 13 janvier 2026 Jan 02/03/2026
PARIS Paris (AFP) 10h32 --- https://example.org/a été By
Datum: Quelle:dpa Von Jana Holm 11. Mai 2026 Fecha: de mayo 10.32 Uhr ROMA 11 MAG
"""
HEAD_PIECES = st.sampled_from(
    [*HEAD_WORDS.split(), *"\n\n\n\n    |-–—:.,/#*()\u00a0\ufeff", "\r\n", TITLE, FIRST]
)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A suffix, and bytes: anything, or a good file with parts cut, doubled or overwritten."""
    suffix = draw(st.sampled_from(sorted(SEEDS)))
    if draw(st.integers(0, 4)) == 0:
        return suffix, draw(st.binary(max_size=300))
    data = bytearray(SEEDS[draw(st.sampled_from(sorted(SEEDS)))])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 60)))
        data[at:end] = draw(
            st.sampled_from([b"", bytes(data[at:end]) * 2, draw(st.binary(max_size=20))])
        )
    return suffix, bytes(data)


def assert_lawful(draft: Draft) -> None:
    head, text = draft.head, draft.text
    assert text.strip()
    assert draft.title.strip()
    assert "\r" not in text
    assert 0 <= head.body < len(text)
    spans = list(head.headers)
    spans += [head.title] if head.title else []
    spans += [head.dateline.span] if head.dateline else []
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.of(text) == span.of(text).strip() for span in spans if span not in head.headers)
    assert all(before.end <= after.start for before, after in pairwise(sorted(spans)))


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(st.lists(damaged(), min_size=80, max_size=80))
def test_any_bytes_give_drafts_or_a_failure(files: list[tuple[str, bytes]]) -> None:
    with TemporaryDirectory() as name:
        folder = put(
            Path(name), {f"{n:03}{suffix}": data for n, (suffix, data) in enumerate(files)}
        )
        found = list(read(folder, limits=Limits(seconds=10)))
        seen = {Path(item.origin).name.split("#")[0] for item in found}
        assert {path.name for path in folder.iterdir()} <= seen
    for item in found:
        if isinstance(item, Failure):
            assert isinstance(item.error, IngestError)
            assert str(item.error)
        else:
            assert_lawful(item)


@settings(max_examples=400, deadline=None)
@given(st.lists(HEAD_PIECES, max_size=25).map("".join), st.booleans())
@example(text="13/01/2026\u00a0\n\nDate:", titled=False)
def test_heads_lie_inside_their_text(text: str, titled: bool) -> None:
    try:
        draft = read_text(text, title=TITLE if titled else None)
    except IngestError:
        assert not text.strip("\ufeff").strip()
        return
    assert_lawful(draft)


PRINTED = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))


@settings(max_examples=200, deadline=None)
@given(st.text(PRINTED | st.sampled_from("\t\n\r")))
def test_pasted_text_is_kept(text: str) -> None:
    try:
        draft = read_text(text)
    except IngestError:
        assert not text.strip("\ufeff").strip()
        return
    assert draft.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert_lawful(draft)


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_no_control_character_is_taken_in(text: str) -> None:
    try:
        draft = read_text(f"a{text}")
    except IngestError:
        assert "\x00" in text
        return
    for value in (draft.text, draft.title):
        assert all(char in "\t\n" or category(char) != "Cc" for char in value)
    assert_lawful(draft)


@pytest.mark.parametrize(
    "unit", ["a ", "Par ", "- ", "| ", "13/01/2026 ", "Date: ", "(AFP) - ", "\n", "«", "---\n"]
)
def test_heads_are_read_in_linear_time(unit: str) -> None:
    text = f"{TITLE} {unit * (1_000_000 // len(unit))} fin"
    assert_lawful(read_text(text))
