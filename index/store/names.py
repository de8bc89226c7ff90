"""Names that become part of a path or an address: stories, articles, languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

from slugify import slugify

from index.errors import StoreError
from index.models import Draft

SLUG_LENGTH = 40
PASTED = "paste"
UPLOADED = "upload:"  # then the file's name
_STORY = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_ARTICLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def story_name(name: str) -> str:
    """The name, if a directory may be called so. Raises StoreError."""
    if not _STORY.fullmatch(name):
        raise StoreError(
            f"{name!r} can't be the name of a story.",
            hint="Use up to 64 small letters, digits, - and _, a letter or digit first.",
        )
    return name


def language_code(language: str) -> str:
    """The code, if an index may be called so. Raises StoreError."""
    if not _LANGUAGE.fullmatch(language):
        raise StoreError(
            f"{language!r} is no language code.", hint="Use one of ISO 639, or und for unknown."
        )
    return language


def article_id(given: str) -> str:
    """The id, if an article may be called so. Raises StoreError."""
    if not _ARTICLE.fullmatch(given):
        raise StoreError(
            f"{given!r} can't be the id of an article.",
            hint="Use up to 100 letters, digits, -, _ and ., a letter or digit first.",
        )
    return given


def names_an_article(origin: str) -> bool:
    """Whether what comes from an origin again is the same article: not so with what was
    pasted, nor with an uploaded file, whose name may be anything."""
    return origin != PASTED and not origin.startswith(UPLOADED)


def new_article_id(draft: Draft, taken: Callable[[str], bool]) -> str:
    """A readable id that isn't taken: ``2026-01-13-grok-suspendu``, then ``…-2``."""
    day = draft.published_at.isoformat() if draft.published_at else "undated"
    slug = slugify(draft.title, max_length=SLUG_LENGTH, word_boundary=True, save_order=True)
    stem = f"{day}-{slug}" if slug else day
    numbered = (f"{stem}-{number}" for number in count(2))
    return stem if not taken(stem) else next(name for name in numbered if not taken(name))
