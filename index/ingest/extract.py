"""What the format modules find, and how much they may read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large an input may be and how long one file may take to read."""

    file_bytes: int = 20_000_000  # a file, or a page after its transfer encoding is undone
    unpacked_bytes: int = 200_000_000  # all parts of a DOCX together
    characters: int = 2_000_000  # an article's text, in code points
    seconds: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where bytes come from, as far as that helps to read them.

    `suffix` is the file name's, lower case with its dot. `content_type` and `charset` are
    a server's, `url` the address they finally came from. `listed` marks a file that was
    found in a folder and not named by anyone.
    """

    suffix: str = ""
    content_type: str | None = None
    charset: str | None = None
    url: str | None = None
    listed: bool = False
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One article's text and what its file says about it, before its head is read.

    `text` may still have any line ends. `file_title` stands in a file's properties, where
    a template's title may have stayed: it is only taken where the text has no headline.
    `dated_by` names where `published_at` was found, for a reader: "the front matter".
    `part` tells a feed's entries apart: an entry's own URL, or its id.
    """

    text: str
    title: str | None = None
    file_title: str | None = None
    source: str | None = None
    author: str | None = None
    place: str | None = None
    published_at: date | None = None
    dated_by: str = "the metadata"
    url: str | None = None
    language: str | None = None  # as declared, such as "fr-FR"
    part: str | None = None
    notes: tuple[str, ...] = ()
