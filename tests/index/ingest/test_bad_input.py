"""What can't become an article: one clear error each, and the rest of a folder goes on."""

from __future__ import annotations

import os
import struct
import sys
import time
from pathlib import Path

import pytest

from index.errors import (
    BinaryInput,
    EmptyInput,
    EncryptedFile,
    IngestError,
    InstallationIncomplete,
    NoText,
    TooLarge,
    UnknownEncoding,
    UnreadableFile,
    UnsafeAddress,
)
from index.ingest import Failure, Limits, read
from tests.index.ingest.samples import (
    BODY,
    ENTITY_BOMB,
    FIRST,
    TITLE,
    drafts,
    encrypted,
    error,
    lines_pdf,
    one,
    part,
    put,
    repacked,
    word,
)

PDF = lines_pdf([[(60, 700, 10, FIRST)]])
DOCX = word([FIRST])
DEEP = 100_000


def with_entity_bomb(docx: bytes) -> bytes:
    declaration, rest = part(docx, "word/document.xml").decode().split("?>", 1)
    bombed = f"{declaration}?>{ENTITY_BOMB}{rest.replace('La mairie', '&h;')}"
    return repacked(docx, **{"word__document.xml": bombed.encode()})


def understated(docx: bytes, part: str) -> bytes:
    """The archive with a part's declared unpacked size set to 10 bytes."""
    data = bytearray(docx)
    central = data.rfind(part.encode()) - 46
    (local,) = struct.unpack_from("<I", data, central + 42)
    for offset in (central + 24, local + 22):
        struct.pack_into("<I", data, offset, 10)
    return bytes(data)


BAD: dict[str, tuple[bytes, type[IngestError]]] = {
    "empty.txt": (b"", EmptyInput),
    "white.txt": (" \n\t\u00a0\r\n".encode(), EmptyInput),
    "empty.pdf": (b"", EmptyInput),
    "empty.docx": (word([], title=""), EmptyInput),
    "empty.rss": (b'<rss version="2.0"><channel><title>T</title></channel></rss>', EmptyInput),
    "binary.txt": (bytes(range(256)) * 20, BinaryInput),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(200), BinaryInput),
    "rich.txt": (rb"{\rtf1\ansi Bonjour}", BinaryInput),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), BinaryInput),
    "archive.docx": (b"PK\x05\x06" + bytes(18), BinaryInput),
    "table.csv": (b"a,b\n1,2\n", BinaryInput),
    "mac.txt": ("Le pont a été rouvert à midi, élevé.".encode("mac_roman"), UnknownEncoding),
    "damaged.txt": (BODY.encode().replace(b"\xc3\xa9", b"\xc3", 1), UnknownEncoding),
    "locked.pdf": (encrypted(PDF, "secret"), EncryptedFile),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        EncryptedFile,
    ),
    "scan.pdf": (lines_pdf([[], []]), NoText),
    "cut.pdf": (PDF[:200], UnreadableFile),
    "start.pdf": (b"%PDF-1.7\n", UnreadableFile),
    "cut.docx": (DOCX[: len(DOCX) // 2], UnreadableFile),
    "lying.docx": (understated(DOCX, "word/document.xml"), UnreadableFile),
    "entities.docx": (with_entity_bomb(DOCX), UnreadableFile),
    "bomb.docx": (repacked(DOCX, word__filler=bytes(201_000_000)), TooLarge),
    "crowd.docx": (repacked(DOCX, **{f"p{n}": b"x" for n in range(5_001)}), TooLarge),
    "nothing.html": (b"<html><body><script>x()</script></body></html>", UnreadableFile),
    "note.xml": (b'<?xml version="1.0"?><note>Bonjour</note>', UnreadableFile),
    "deep.html": (b"<html><body>" + b"<div>" * DEEP + FIRST.encode(), UnreadableFile),
    "deep_tables.html": (b"<html><body>" + b"<table><tr><td>" * DEEP + b"a", UnreadableFile),
}


@pytest.fixture(scope="module")
def failures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, IngestError]:
    """All bad files in one folder, among good ones that must come through."""
    folder = put(
        tmp_path_factory.mktemp("bad"),
        {name: content for name, (content, _) in BAD.items()}
        | {"a.txt": BODY, "good.txt": BODY, "zz/z.txt": BODY, ".hidden.txt": BODY, ".git/x": BODY},
    )
    found = list(read(folder))
    assert [Path(draft.origin).name for draft in drafts(found)] == ["a.txt", "good.txt", "z.txt"]
    return {Path(f.origin).name: f.error for f in found if isinstance(f, Failure)}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_gives_one_clear_error(failures: dict[str, IngestError], name: str) -> None:
    found = failures[name]
    assert type(found) is BAD[name][1]
    assert str(found).endswith(".")
    assert "\n" not in str(found)
    assert found.hint


def test_nothing_else_failed(failures: dict[str, IngestError]) -> None:
    assert set(failures) == set(BAD)


def test_content_decides_over_names(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "noname": FIRST,
        "notes.pdf": FIRST,
        "open.pdf": encrypted(PDF, "", owner="secret"),
        "page.html": PDF,
        "paragraphs.html": f"<html><body>{'<p>' * 20_000}{FIRST * 3}",
    }
    found = drafts(read(put(tmp_path, files)))
    assert [Path(draft.origin).name for draft in found] == list(files)
    assert all(FIRST[:30] in draft.text for draft in found)
    assert one(put(tmp_path, {"named.csv": FIRST}) / "named.csv").text == FIRST


def test_sizes(tmp_path: Path) -> None:
    folder = put(tmp_path, {"a.txt": "mot " * 100})
    assert "400 characters" in str(error(folder / "a.txt", Limits(characters=399)))
    assert isinstance(error(folder / "a.txt", Limits(file_bytes=399)), TooLarge)
    assert one(folder / "a.txt", Limits(characters=400, file_bytes=400)).title


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read(tmp_path: Path) -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(60_000))
    slow = f"<html><body><p {attributes}>{FIRST}</p></body></html>"
    folder = put(tmp_path, {"a.html": slow, "b.txt": BODY})
    started = time.monotonic()
    failure, draft = read(folder, limits=Limits(seconds=1.5))
    assert time.monotonic() - started < 8
    assert isinstance(failure, Failure)
    assert "within 1.5 seconds" in str(failure.error)
    assert draft.origin.endswith("b.txt")


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    assert "no such file" in str(error(tmp_path / "missing.txt"))
    assert isinstance(error(tmp_path), EmptyInput)
    assert isinstance(error("\0"), UnreadableFile)
    assert isinstance(error("ftp://example.org/a.txt"), UnsafeAddress)
    assert isinstance(error("file:///etc/hostname"), UnsafeAddress)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular" in str(error(tmp_path / "pipe.txt"))
    assert "regular" in str(error("/dev/zero"))


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_file_name_that_is_no_utf_8_gives_an_origin_that_is(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.txt")).write_text(BODY)
    draft = one(tmp_path)
    assert draft.origin == f"{tmp_path}/\\xe9t\\xe9.txt"
    assert draft.origin.encode()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all files")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = put(tmp_path, {"a.txt": BODY}) / "a.txt"
    path.chmod(0)
    assert "may not be read" in str(error(path))


def test_links_are_read_but_folders_behind_links_are_not_walked(tmp_path: Path) -> None:
    folder = put(tmp_path / "story", {"a.txt": BODY})
    outside = put(tmp_path / "outside", {"b.txt": f"{TITLE}\n\n{BODY}"})
    (folder / "loop").symlink_to(folder)
    (folder / "b.txt").symlink_to(outside / "b.txt")
    (folder / "c.txt").symlink_to(outside / "missing.txt")
    first, second, failure = read(folder)
    assert first.origin == str(folder / "a.txt")
    assert second.origin == str(folder / "b.txt")
    assert isinstance(failure, Failure)


def test_a_package_that_is_missing_is_not_the_file_s_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every page would be called damaged where one package of the parser's is missing."""
    broken = {"trafilatura.py": "raise ImportError('no lxml_html_clean')"}
    monkeypatch.setenv("PYTHONPATH", str(put(tmp_path / "packages", broken)))
    pages = put(tmp_path / "pages", {"page.html": f"<html><body><p>{BODY}</p></body></html>"})
    with pytest.raises(InstallationIncomplete, match="no lxml_html_clean"):
        list(read(pages))
