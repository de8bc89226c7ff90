"""What a store promises, whatever keeps it: the seam that a second implementation fits.

Offsets are code points into the article's canonical text. Vectors are float32 rows
of unit length; a score of two is their inner product.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NewType, Protocol

import numpy as np
from numpy.typing import NDArray

from index.models import Article, Draft, Passage

Vector = NDArray[np.float32]  # (dimension,)
Matrix = NDArray[np.float32]  # (rows, dimension)

# Names one passage of one version of one article. Never used again for another,
# and new for every passage after a rebuild.
PassageKey = NewType("PassageKey", int)
Ranking = list[tuple[PassageKey, float]]  # best first


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a story was built with."""

    story: str
    encoder: str
    dimension: int
    format: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class IndexEntry:
    """What a passage is found by: its vector, one per sentence, and its lexical terms.

    `sentence_vectors` has a row per sentence of the passage, in order. `terms` are
    folded and stemmed already and hold no white space; they are indexed as given.
    """

    vector: Vector
    sentence_vectors: Matrix
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPassage:
    """A passage and what it is found by; `entry` None: kept, but never found."""

    passage: Passage
    entry: IndexEntry | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PreparedArticle:
    """A draft with its passages in order and the name of the encoder of their vectors."""

    draft: Draft
    encoder: str
    passages: tuple[PreparedPassage, ...]


@dataclass(frozen=True, slots=True, eq=False)
class StoredPassage:
    """A passage as found: where it stands, and its vectors at half precision's accuracy."""

    key: PassageKey
    article: Article
    passage: Passage
    vector: Vector
    sentence_vectors: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """An article's current version without its text. `length` in code points."""

    id: str
    version: int
    title: str
    language: str
    origin: str
    source: str | None
    author: str | None
    place: str | None
    published_at: date | None
    url: str | None
    notes: tuple[str, ...]
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class LanguageStats:
    """The searched passages of one language: how many, and their mean vector (float32)."""

    passages: int
    mean: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which articles may be found: those that meet every condition given.

    Dates are inclusive; an article without a date meets no condition on dates.
    Sources and article ids are compared exactly.
    """

    published_from: date | None = None
    published_to: date | None = None
    sources: frozenset[str] | None = None
    articles: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article, current or not."""

    article: str
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit did to one article; a version None: not in the story."""

    article: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Commit:
    """One row of the history; `encoder` is given where the commit was a rebuild.

    `note`: what its writer noted with it.
    """

    generation: int
    at: datetime  # UTC
    encoder: str | None
    changes: tuple[Change, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `check` found: a plain sentence, and what became of it.

    `hint` says what to do about it.
    """

    message: str
    repairable: bool
    repaired: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    story: str
    generation: int
    articles: int
    passages: int
    findings: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        """Nothing was found."""
        return not self.findings

    @property
    def sound(self) -> bool:
        """Nothing is left: what was found has been repaired."""
        return all(finding.repaired for finding in self.findings)


class Generation(Protocol):
    """The story as one commit left it. Immutable, and safe to share between threads.

    It stays readable for as long as someone holds it, whatever is written meanwhile,
    and frees its resources when the last holder drops it. Reading raises StoreError
    when the disk fails and StoryDamaged when what it holds makes no sense.
    """

    @property
    def number(self) -> int:
        """0 for a story just created; each commit that changes something adds 1."""

    @property
    def manifest(self) -> Manifest: ...

    @property
    def spare_file(self) -> Path | None:
        """Where readers may keep what they can work out again, for all generations of the story;
        None where there is no such place."""

    def articles(self) -> Sequence[ArticleSummary]:
        """The current articles, by date (undated last) and id."""

    def article(self, article_id: str, version: int | None = None) -> Article:
        """The current version, or the one asked for, of a removed article too.

        Raises ArticleMissing.
        """

    def known(self, origin: str, content_hash: str) -> Version | None:
        """See `Writer.known`."""

    def earlier(self, origin: str, content_hash: str) -> Version | None:
        """A version of this content that the story held and holds no more: what was removed or
        undone, and comes again. `Writer.restore` brings it back.
        """

    def of_origin(self, origin: str) -> str | None:
        """The article that an origin stands for, a removed one too: the one it last gave a
        text to. None for an origin that names no article, as "paste".
        """

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        """All passages of the current version, in order. Raises ArticleMissing."""

    def sentence_vectors(self, article_id: str) -> Mapping[int, Matrix]:
        """The sentences' vectors of the current version's searched passages, by ordinal.

        A row per sentence, at half precision's accuracy. Raises ArticleMissing.
        """

    def languages(self) -> Mapping[str, LanguageStats]:
        """The languages that have searched passages."""

    def nearest(
        self, vector: Vector, k: int, *, language: str, among: Filter | None = None
    ) -> Ranking:
        """The k passages of a language nearest to a vector, by inner product."""

    def lexical(
        self, terms: Iterable[str], k: int, *, language: str, among: Filter | None = None
    ) -> Ranking:
        """The k passages of a language with the highest BM25 score, all above 0."""

    def document_frequencies(self, terms: Iterable[str], *, language: str) -> Mapping[str, int]:
        """In how many searched passages of the language each term stands; absent: in none."""

    def load(self, keys: Sequence[PassageKey]) -> list[StoredPassage]:
        """The searched passages of these keys, in their order."""

    def history(self, limit: int | None = None) -> list[Commit]:
        """What was committed, newest first."""


class Writer(Protocol):
    """One transaction. What it did is there for all after the `with` block, or not at all."""

    def known(self, origin: str, content_hash: str) -> Article | None:
        """The current article that already holds this content, if any.

        It is the article of this origin when the last text that came from the origin
        had this hash (`content_hash`), even where the article was corrected since
        from elsewhere; but not where that text was undone. An origin that the story
        doesn't know yet is answered with any current article of just this content.
        """

    def put(self, prepared: PreparedArticle, *, article_id: str | None = None) -> Article:
        """Adds a new article, or the next version of one, and returns what is current then.

        With `article_id`, it is that article's next version, or a new article of that
        id. Without, the article of the same origin (which comes back if it was
        removed), else a new one. Content that is `known` is not written again.
        Raises EncoderMismatch, StoreError for an id or a language that can't be
        stored, and ValueError for spans and vectors that can't be right.
        """

    def free_id(self, draft: Draft) -> str:
        """The id that a new article of this draft would get."""

    def remove(self, article_id: str) -> Article:
        """Takes an article out of the story and returns it. Raises ArticleMissing."""

    def encoded(self, article_id: str, version: int) -> bool:
        """Whether a version still has its passages and vectors; a rebuild drops old ones'."""

    def restore(
        self, article_id: str, version: int, prepared: PreparedArticle | None = None
    ) -> Article:
        """Makes an earlier version current again and returns it.

        `prepared` is needed for a version that isn't `encoded`. Raises ArticleMissing, and
        StoreError where what was prepared isn't that version's text.
        """

    def rebuild(
        self, encoder: str, dimension: int, prepared: Iterable[tuple[str, PreparedArticle]]
    ) -> None:
        """Replaces the passages and vectors of all current articles, given with their ids.

        Texts and versions stay as they are. Raises ArticleMissing for an id that isn't
        current, and StoreError where a draft isn't the current text or where an
        article was left out.
        """


class Store(Protocol):
    def generation(self) -> Generation:
        """The newest generation; the same object while nothing was committed.

        Costs microseconds then; after a commit, one caller opens the new generation
        while others are still given the one before.
        """

    def write(
        self, *, timeout: float = 10.0, note: str | None = None
    ) -> AbstractContextManager[Writer]:
        """One transaction, by one writer at a time across processes.

        Waits `timeout` seconds for another writer, then raises StoryBusy, which says
        who writes. Commits at the end of the block; rolls back when it raises. A block
        that changed nothing leaves no generation behind. `note` is kept with the commit.
        """

    def check(self, *, repair: bool = False, timeout: float = 10.0) -> CheckReport:
        """Proves what is stored, and with `repair` derives anew what can be derived."""

    def close(self) -> None:
        """The store's end; generations that are still held stay readable."""
