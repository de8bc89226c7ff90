"""A copy of all that lasts, taken while the bot runs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from bot.errors import BackupFailed

# Made again from what is copied.
_DERIVED: Final = ("models", "vectors", "*.db-wal", "*.db-shm", "*.lock", "*.tmp", "readings.db")


def back_up(data: Path, target: Path) -> list[Path]:
    """Copies a data directory to `target`, a folder that is new or empty; which files it copied.

    SQLite copies each database, in one consistent state; models and vectors' index files are
    left out, for they are made again. Raises BackupFailed.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise BackupFailed(f"{target} isn't empty.", hint="Name a new folder.")
        return [_copied(file, target / file.relative_to(data)) for file in _files(data, target)]
    except (OSError, sqlite3.Error) as error:
        raise BackupFailed(f"The backup failed: {error}.") from error


def _files(data: Path, target: Path) -> Iterator[Path]:
    """What is worth a copy, in alphabetical order; not the backup itself."""
    for file in sorted(data.rglob("*")):
        parts = [Path(part) for part in file.relative_to(data).parts]
        derived = any(part.match(pattern) for part in parts for pattern in _DERIVED)
        if file.is_file() and not derived and target not in file.parents:
            yield file


def _copied(file: Path, to: Path) -> Path:
    to.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix == ".db":
        address = f"{file.resolve().as_uri()}?mode=ro"
        with (
            closing(sqlite3.connect(address, uri=True, timeout=10.0)) as source,
            closing(sqlite3.connect(to)) as copy,
        ):
            source.backup(copy)
    else:
        shutil.copy2(file, to)
    return to
