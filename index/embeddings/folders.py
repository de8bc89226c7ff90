"""Folders of files that are built once: whole or not at all, and checked when opened."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import ModelError

MANIFEST = "manifest.json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a built folder holds: `recipe` names what it was built from and by."""

    recipe: str
    files: dict[str, tuple[int, str]]  # path in the folder → size in bytes, SHA-256

    @property
    def sha256(self) -> str:
        """One hash over all files."""
        lines = [f"{path} {digest}\n" for path, (_, digest) in sorted(self.files.items())]
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def inspect(folder: Path, recipe: str) -> Manifest:
    """The manifest of a folder whose files are all there at their full size.

    Cheap: reads the manifest and the sizes. Raises ModelError that says what is wrong.
    """
    manifest = _read_manifest(folder)
    if manifest.recipe != recipe:
        raise ModelError(f"{folder.name} was built by another version of Verbatim.")
    for path, (size, _) in manifest.files.items():
        found = folder / path
        if not found.is_file():
            raise ModelError(f"{folder.name}/{path} is missing.")
        if found.stat().st_size != size:
            raise ModelError(
                f"{folder.name}/{path} is damaged: it has {found.stat().st_size} bytes, not {size}."
            )
    return manifest


def ensure(folder: Path, recipe: str, write: Callable[[Path], None]) -> Manifest:
    """The folder as it is, or built where it is missing, damaged or of another recipe.

    Raises ModelError.
    """
    try:
        return inspect(folder, recipe)
    except ModelError as reason:
        if folder.exists():
            _log.warning("%s It is built again.", reason)
    return build(folder, recipe, write)


def verify(folder: Path, recipe: str) -> Manifest:
    """Like `inspect`, and reads every file to compare its hash."""
    manifest = inspect(folder, recipe)
    for path, (_, digest) in manifest.files.items():
        if _sha256(folder / path) != digest:
            raise ModelError(f"{folder.name}/{path} is damaged: its bytes have changed.")
    return manifest


def build(folder: Path, recipe: str, write: Callable[[Path], None]) -> Manifest:
    """Has `write` fill a folder beside `folder`, then puts it in its place.

    One process at a time builds a folder; one that waited finds it built. A process
    that dies leaves the old folder or none. Raises ModelError where the disk refuses.
    """
    from filelock import FileLock  # noqa: PLC0415

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f".{folder.name}.lock"):
            try:
                return inspect(folder, recipe)
            except ModelError:
                return _replace(folder, recipe, write)
    except OSError as error:
        raise ModelError(
            f"The model could not be written to {folder}: {error.strerror or error}.",
            hint="Free some disk space or make the folder writable, then try again.",
        ) from error


def _replace(folder: Path, recipe: str, write: Callable[[Path], None]) -> Manifest:
    prefix = f".{folder.name}."
    for left_over in folder.parent.glob(f"{prefix}*.partial"):
        shutil.rmtree(left_over)
    partial = Path(tempfile.mkdtemp(prefix=prefix, suffix=".partial", dir=folder.parent))
    try:
        write(partial)
        manifest = _write_manifest(partial, recipe)
        partial.chmod(0o755)
        if folder.exists():
            # A rename can't replace a folder that isn't empty. A reader that has the old
            # files open keeps them.
            old = Path(tempfile.mkdtemp(prefix=prefix, suffix=".partial", dir=folder.parent))
            folder.rename(old / folder.name)
            partial.rename(folder)
            shutil.rmtree(old)
        else:
            partial.rename(folder)
        _sync(folder.parent)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return manifest


def _write_manifest(folder: Path, recipe: str) -> Manifest:
    files: dict[str, tuple[int, str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            path.chmod(0o644)
            files[path.relative_to(folder).as_posix()] = (path.stat().st_size, _sha256(path))
        _sync(path)
    manifest = Manifest(recipe, files)
    written = {
        "recipe": recipe,
        "files": {path: {"bytes": size, "sha256": sha} for path, (size, sha) in files.items()},
    }
    path = folder / MANIFEST
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    _sync(path)
    _sync(folder)
    return manifest


def _read_manifest(folder: Path) -> Manifest:
    try:
        read: Any = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {path: (file["bytes"], file["sha256"]) for path, file in read["files"].items()}
        return Manifest(read["recipe"], files)
    except FileNotFoundError as error:
        raise ModelError(f"{folder.name} is not built.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{folder.name}/{MANIFEST} is damaged.") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Flushes a file or a folder to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
