"""The front door: a file, a folder, a URL or pasted text to Drafts, a failure for what fails."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import EmptyInput, IngestError, TooLarge, UnreadableFile
from index.ingest.drafting import draft
from index.ingest.extract import Extract, Limits, Source
from index.ingest.fetching import Fetcher
from index.ingest.isolation import Worker, worker
from index.models import Draft

_URL = re.compile(r"\s*[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_NO_ARTICLES = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not become an article: where it came from, and why."""

    origin: str
    error: IngestError


def read(
    target: str | Path, *, limits: Limits | None = None, fetcher: Fetcher | None = None
) -> Iterator[Draft | Failure]:
    """The articles at `target`: a file, a folder with all its folders, or an http(s) URL.

    One Draft for each article, in the order of names; a feed gives one for each entry that
    has text. What can't be read gives one Failure and the rest goes on. Hidden files are
    passed over in silence, files of a kind that isn't read give a Failure. Origins are
    absolute paths, URLs without their fragment, and for a feed's entries their own URLs.
    """
    limits = limits or Limits()
    with worker() as reading:
        if isinstance(target, str) and _URL.match(target):
            yield from _read_url(target.strip(), limits, fetcher or Fetcher(), reading)
            return
        if not str(target).strip():  # an unset variable of a script, say, and not this folder
            yield Failure("", UnreadableFile("This path is empty.", hint="Check the path."))
            return
        path = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow links
        if not path.is_dir():
            yield from _read_file(path, limits, reading, listed=False)
            return
        found = False
        for file in _files(path):
            found = True
            if isinstance(file, Failure):
                yield file
            else:
                yield from _read_file(file, limits, reading, listed=True)
        if not found:
            yield Failure(_name(path), EmptyInput("There are no files in this folder."))


def read_text(
    text: str,
    *,
    origin: str = "paste",
    title: str | None = None,
    source: str | None = None,
    author: str | None = None,
    published_at: date | None = None,
    url: str | None = None,
    limits: Limits | None = None,
) -> Draft:
    """The Draft of pasted text; what is given here goes before what its header lines say,
    but not before a dateline's date. Raises EmptyInput, TooLarge, UnknownEncoding."""
    extract = Extract(
        text=text,
        title=title,
        source=source,
        author=author,
        published_at=published_at,
        dated_by="the date given with it",
        url=url,
    )
    return draft(extract, origin=origin, limits=limits or Limits(), today=date.today())


def _read_file(
    path: Path, limits: Limits, reading: Worker, *, listed: bool
) -> Iterator[Draft | Failure]:
    origin = _name(path)
    try:
        data = _bytes(path, limits)
        source = Source(suffix=path.suffix.lower(), listed=listed, limits=limits)
        articles = reading.read(data, source)
    except IngestError as error:
        yield Failure(origin, error)
        return
    yield from _drafts(articles, origin, limits)


def _read_url(
    url: str, limits: Limits, fetcher: Fetcher, reading: Worker
) -> Iterator[Draft | Failure]:
    origin = url.split("#", 1)[0]
    try:
        page = fetcher.fetch(url, most_bytes=limits.file_bytes)
        source = Source(
            suffix=Path(page.url.split("?", 1)[0]).suffix.lower(),
            content_type=page.content_type,
            charset=page.charset,
            url=page.url,
            limits=limits,
        )
        articles = reading.read(page.content, source)
    except IngestError as error:
        yield Failure(origin, error)
        return
    yield from _drafts(articles, origin, limits, page.url)


def _drafts(
    articles: list[Extract], origin: str, limits: Limits, address: str | None = None
) -> Iterator[Draft | Failure]:
    for article in articles:
        part = article.part
        if part is not None and not part.startswith(("http://", "https://")):
            part = f"{origin}#{part}"
        try:
            yield draft(
                article,
                origin=part or origin,
                limits=limits,
                today=date.today(),
                address=address,
            )
        except IngestError as error:
            yield Failure(part or origin, error)


def _files(folder: Path) -> Iterator[Path | Failure]:
    """The files of a folder and its folders by name; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(_name(folder), _unreadable(error))
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name in _NO_ARTICLES:
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _files(entry)
        else:
            yield entry


def _name(path: Path) -> str:
    """The path as text that can be stored, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _bytes(path: Path, limits: Limits) -> bytes:
    """The file's bytes. Raises TooLarge and UnreadableFile; never waits on a pipe or device."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile("It is no regular file.")
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    if len(data) > limits.file_bytes:
        raise TooLarge(f"It has more than {limits.file_bytes:,} bytes.")
    return data


def _unreadable(error: OSError | ValueError) -> UnreadableFile:
    match error:
        case FileNotFoundError():
            return UnreadableFile("There is no such file or folder.", hint="Check the path.")
        case PermissionError():
            return UnreadableFile("It may not be read.", hint="Check the file's permissions.")
        case OSError():
            return UnreadableFile(f"It can't be read ({error.strerror}).", hint="Check the path.")
    return UnreadableFile("This is no path.", hint="Check the path.")
