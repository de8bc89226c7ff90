"""What a job needs until it is done: uploads, what was read from them, its preview.

A folder a job in `DATA_DIR/admin`, which only the bot's own user may read.
"""

from __future__ import annotations

import os
import re
import shutil
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from bot.admin.models import Folder, Link, Pasted, Source, Upload
from bot.admin.orders import SpooledSource, encoded
from bot.errors import OfficeFailed

FOLDER: Final = "admin"
OUTLINE: Final = "outline.json"
READING: Final = "reading.json"
SHOWN: Final = "shown"  # the message that shows the job as under way, in its chat's own words
_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,10}")


class Spool:
    """Synchronous. Raises OfficeFailed where the disk fails."""

    def __init__(self, data: Path) -> None:
        self.root = data / FOLDER

    def of(self, job: str) -> Path:
        return self.root / job

    def keep(self, job: str, sources: Sequence[Source]) -> tuple[SpooledSource, ...]:
        """Writes what has content to disk, and says where."""
        folder = self.of(job)
        with failing(folder):
            folder.mkdir(mode=0o700, parents=True)
            return tuple(_kept(folder, number, source) for number, source in enumerate(sources))

    def write(self, job: str, name: str, value: object) -> None:
        path = self.of(job) / name
        with failing(path):
            write_whole(path, encoded(value))

    def read(self, job: str, name: str) -> bytes:
        with failing(self.of(job)):
            return (self.of(job) / name).read_bytes()

    def show(self, job: str, where: str) -> None:
        """Remembers the message that shows a job as under way."""
        path = self.of(job) / SHOWN
        with failing(path):
            write_whole(path, where.encode())

    def shown(self, job: str) -> str:
        """Where that is, for who asks first; "" for anybody else."""
        path = self.of(job) / SHOWN
        taken = path.with_name(f"{SHOWN}.{uuid.uuid4().hex}")
        try:
            path.rename(taken)
            where = taken.read_text()
            taken.unlink()
        except OSError:
            return ""
        return where

    def drop(self, job: str) -> None:
        shutil.rmtree(self.of(job), ignore_errors=True)

    def kept(self) -> tuple[str, ...]:
        """The jobs that have something here."""
        with failing(self.root):
            if not self.root.is_dir():
                return ()
            return tuple(entry.name for entry in self.root.iterdir() if entry.is_dir())


def write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing is there afterwards, also when the power fails."""
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


@contextmanager
def failing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OfficeFailed(
            f"{path} can't be read or written: {error.strerror}.", reason=error.strerror or "?"
        ) from error


def described(source: SpooledSource) -> Source:
    """The source without its content."""
    match source.type:
        case "upload":
            return Upload(source.value, b"")
        case "link":
            return Link(source.value)
        case "pasted":
            return Pasted("", source.title, source.url)
    return Folder(source.value)


def _kept(folder: Path, number: int, source: Source) -> SpooledSource:
    match source:
        case Upload(name, content):
            name = PurePosixPath(name.replace("\\", "/")).name or "file"
            suffix = PurePosixPath(name).suffix.lower()
            file = f"{number}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
            write_whole(folder / file, content)
            return SpooledSource(type="upload", value=name, file=file)
        case Pasted(text, title, url):
            file = f"{number}.paste"
            write_whole(folder / file, text.encode("utf-8", "surrogatepass"))
            return SpooledSource(type="pasted", value=title or "", file=file, title=title, url=url)
        case Link(url):
            return SpooledSource(type="link", value=url.strip())
        case Folder(path):
            return SpooledSource(type="folder", value=path)
