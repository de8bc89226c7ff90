"""Requests → orders: what is asked for is possible, and within what a chat may name. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bot.admin.models import COMMAND_LINE, Actor, AdminRequest, Folder, Kind, Upload
from bot.admin.orders import Order, SpooledSource, Task
from bot.admin.spool import FOLDER
from bot.errors import BadSource, FolderRefused, NoArticle, NoSource, SeveralTexts, TooMuch
from bot.settings import Settings

# What one request may bring.
MOST_SOURCES: Final = 500
MOST_BYTES: Final = 500_000_000
INBOX: Final = "inbox"
_SPACE: Final = re.compile(r"\s")


def checked(request: AdminRequest, actor: Actor, settings: Settings) -> AdminRequest:
    """The request, its folders with their whole paths. Raises BadRequest."""
    sources = request.sources
    if request.kind in (Kind.ADD, Kind.REPLACE) and not sources:
        raise NoSource("There is nothing to take in.")
    if request.kind in (Kind.REPLACE, Kind.REMOVE) and not request.article:
        raise NoArticle("Which article is meant isn't said.")
    if request.kind is Kind.REPLACE and len(sources) > 1:
        raise SeveralTexts("A correction is of one article.")
    size = sum(len(source.content) for source in sources if isinstance(source, Upload))
    if len(sources) > MOST_SOURCES or size > MOST_BYTES:
        raise TooMuch(
            f"{len(sources)} sources with {size:,} bytes are more than one request may bring.",
            sources=MOST_SOURCES,
            megabytes=MOST_BYTES // 1_000_000,
        )
    free = actor.platform == COMMAND_LINE
    return replace(
        request,
        sources=tuple(
            Folder(str(_folder(source.path, free, settings)))
            if isinstance(source, Folder)
            else source
            for source in sources
        ),
    )


def watchable(written: str, settings: Settings) -> str:
    """A source as a story may watch it: an address of the web, or a folder that there is.

    Raises BadSource.
    """
    try:
        address = urlsplit(written)
        is_web = address.scheme in ("http", "https") and bool(address.hostname)
    except ValueError:  # "http://[x"
        is_web = False
    if is_web and not _SPACE.search(written):
        return written
    try:
        path = None if "://" in written else _folder(written, False, settings)
    except FolderRefused:
        path = None
    if path is None or not path.is_dir():
        raise BadSource(
            f"{written} is no web address, and no folder that the bot may watch.",
            source=written,
            folders=", ".join(map(str, _roots(settings))),
            hint="Folders must lie in one of ADMIN_FOLDERS, or in inbox in DATA_DIR.",
        )
    return written


def order(
    task: Task,
    job: str,
    request: AdminRequest,
    settings: Settings,
    sources: Sequence[SpooledSource] = (),
    *,
    watched: bool,
    looked_at: bool = False,
) -> Order:
    data = settings.data.absolute()
    return Order(
        job=job,
        task=task,
        kind=request.kind,
        story=request.story,
        data=str(data),
        spool=str(data / FOLDER / job),
        sources=tuple(sources),
        article=request.article,
        to=request.to,
        watched=watched,
        looked_at=looked_at,
        model=settings.embedding_model,
        memory=settings.job_memory << 20,
        fetch_private=settings.fetch_private,
    )


def _folder(named: str, free: bool, settings: Settings) -> Path:
    """Where it is; a chat may name, and a schedule watch, only what lies in the folders for it."""
    if free:
        return Path(named).expanduser().absolute()
    roots = _roots(settings)
    path = (settings.data / INBOX / named).resolve()
    if not any(path.is_relative_to(root) for root in roots):
        raise FolderRefused(
            f"Nothing may be taken from {named} in a chat.",
            folders=", ".join(str(root) for root in roots),
        )
    return path


def _roots(settings: Settings) -> list[Path]:
    """What a chat may name folders in."""
    return [root.resolve() for root in (settings.data / INBOX, *settings.admin_folders)]
