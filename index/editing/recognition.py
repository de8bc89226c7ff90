"""Which article of a story a draft is a version of.

By its origin and by its address for sure; by its title and its words only where both
leave no doubt, for a wrong version hides an article, and a wrong addition only stands
beside one. What leaves doubt is named, for a person to decide.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.lexicon import fold
from index.models import Draft
from index.store import ArticleSummary, Generation, Version, content_hash

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 3  # words whose order is compared
_ONE_IN: Final = 4  # runs that are looked up to find what may be alike
_FEWEST_RUNS: Final = 12  # of a text that can be told by its words

# The share of the longer text's runs that the other holds too.
_SAME_TITLE: Final = 0.5
_ANY_TITLE: Final = 0.8
# The same where a day isn't known: what comes out every day repeats itself.
_SAME_TITLE_UNDATED: Final = 0.8
_ANY_TITLE_UNDATED: Final = 0.9
# How much less alike the next article must be, or it isn't clear which of the two is meant.
_APART: Final = 0.1
_DOUBTFUL: Final = 0.3
# The share of the older text's runs that a longer one under the same title goes on from.
_GROWN: Final = 0.8
_CLOSE: Final = timedelta(days=7)

# What newsrooms put before the title of a corrected text.
_MARKED: Final = re.compile(
    r"^\W*(?:correct(?:ed|ion)|corrig[eé]e?|rectificatif|updated?|mise a jour|maj|refile)"
    r"(?:[ -]?\d+)?\b[^\w]*"
)
_TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|xtor|at_\w+", re.IGNORECASE)


class How(StrEnum):
    CHOSEN = "chosen"
    ORIGIN = "origin"
    ADDRESS = "address"
    CONTENT = "content"  # word for word
    TITLE = "title"  # the same title, and words that are much alike
    LIKENESS = "likeness"  # words that are nearly the same


@dataclass(frozen=True, slots=True)
class Recognised:
    """A known article and how a draft was found to be it.

    `earlier`: the version of it that the draft is word for word, and that isn't current;
    `dropped`: because it was removed or undone.
    """

    article: str
    how: How
    earlier: Version | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Recognition:
    """`known`: for sure. `resembles`: the id of an article that it may be."""

    known: Recognised | None = None
    resembles: str | None = None


class Recogniser:
    """Knows the articles of one generation. Not for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._articles = generation.articles()

    def recognise(self, draft: Draft) -> Recognition:
        """What a draft is a version of. Reads the articles' texts only if it must."""
        digest = content_hash(draft)
        held = self._generation.known(draft.origin, digest)
        if held:
            return Recognition(Recognised(held.article, How.CONTENT))
        earlier = self._generation.earlier(draft.origin, digest)
        if earlier:
            now = self._current.get(earlier.article)
            dropped = now is None or now.version < earlier.version
            return Recognition(Recognised(earlier.article, How.ORIGIN, earlier, dropped))
        article = self._generation.of_origin(draft.origin)
        if article:
            return Recognition(Recognised(article, How.ORIGIN))
        pages = self._by_address.get(address(draft) or "", ())
        if len(pages) == 1:
            return Recognition(Recognised(pages[0], How.ADDRESS))
        return self._by_words(draft)

    @cached_property
    def _current(self) -> Mapping[str, ArticleSummary]:
        return {summary.id: summary for summary in self._articles}

    @cached_property
    def _by_address(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for summary in self._articles:
            if where := address(summary):
                found[where].append(summary.id)
        return found

    def _by_words(self, draft: Draft) -> Recognition:
        words = _Words.of(draft)
        title = _plain_title(draft.title)
        doubtful: tuple[float, str] | None = None
        sure: list[tuple[float, str, How]] = []
        for article_id in self._candidates(words, title):
            known = self._generation.article(article_id)
            if not _may_be_one(draft, known):
                continue
            theirs = _Words.of(known)
            likeness = words.likeness(theirs)
            same_title = bool(title) and title == _plain_title(known.title)
            how = _sure(draft, known, likeness, words.holds(theirs), same_title)
            if how:
                sure.append((likeness, article_id, how))
            elif max(likeness, words.holds(theirs), theirs.holds(words)) >= _DOUBTFUL:
                doubtful = max(doubtful or (0.0, ""), (likeness, article_id))
        sure.sort(reverse=True)
        if len(sure) == 1 or (sure and sure[0][0] - sure[1][0] >= _APART):
            _likeness, article_id, how = sure[0]
            return Recognition(Recognised(article_id, how))
        if sure:
            return Recognition(resembles=sure[0][1])
        return Recognition(resembles=doubtful[1] if doubtful else None)

    def _candidates(self, words: _Words, title: str) -> Iterable[str]:
        """The few articles that share most of some of the runs, and those of the title."""
        sampled = words.sampled()
        shared = Counter(key for run in sampled for key in self._holders.get(run, ()))
        alike = [key for key, _count in shared.most_common(5)]
        return dict.fromkeys([*alike, *self._by_title.get(title, ())[:5]])

    @cached_property
    def _holders(self) -> Mapping[int, list[str]]:
        holders: defaultdict[int, list[str]] = defaultdict(list)
        for summary in self._articles:
            for run in _Words.of(self._generation.article(summary.id)).sampled():
                holders[run].append(summary.id)
        return holders

    @cached_property
    def _by_title(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for summary in self._articles:
            found[_plain_title(summary.title)].append(summary.id)
        return found


def filled(draft: Draft, known: Draft) -> Draft:
    """The draft with what it doesn't tell as the known version told it.

    A correction pasted without its date or address is still that article's.
    """
    return replace(
        draft,
        source=draft.source or known.source,
        author=draft.author or known.author,
        place=draft.place or known.place,
        published_at=draft.published_at or known.published_at,
        url=draft.url or known.url,
    )


def one_is_undated(draft: Draft, known: Draft) -> bool:
    """Whether only one of them tells its day."""
    return (draft.published_at is None) != (known.published_at is None)


def reads_the_same(draft: Draft, known: Draft) -> bool:
    """Whether nothing but white space and the way here differs."""
    return _said(draft) == _said(known)


def _said(draft: Draft) -> tuple[object, ...]:
    return (
        draft.title,
        draft.source,
        draft.author,
        draft.place,
        draft.published_at,
        draft.text.split(),
    )


def address(article: Draft | ArticleSummary) -> str | None:
    """An article's page, however its address is written; None for a site's front page."""
    for given in (article.url, article.origin):
        if given and given.startswith(("http://", "https://")):
            try:
                parts = urlsplit(given)
            except ValueError:  # "http://[x"
                continue
            path = parts.path.rstrip("/")
            query = [
                pair
                for pair in parse_qsl(parts.query, keep_blank_values=True)
                if not _TRACKING.fullmatch(pair[0])
            ]
            if path or query:
                host = (parts.hostname or "").removeprefix("www.")
                return f"{host}{path}?{urlencode(sorted(query))}"
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    """The different runs of three words of a text's body, as numbers."""

    runs: frozenset[int]

    @classmethod
    def of(cls, draft: Draft) -> _Words:
        words = _WORD.findall(fold(draft.text[draft.head.body :]))
        ends: Sequence[str] = words[_RUN - 1 :]
        runs = (" ".join(run) for run in zip(words, words[1:], ends, strict=False))
        return cls(frozenset(zlib.crc32(run.encode()) for run in runs))

    def sampled(self) -> list[int]:
        return [run for run in self.runs if run % _ONE_IN == 0]

    def likeness(self, other: _Words) -> float:
        """The share of the longer text's runs that the other holds too."""
        most = max(len(self.runs), len(other.runs))
        return len(self.runs & other.runs) / most if most >= _FEWEST_RUNS else 0.0

    def holds(self, other: _Words) -> float:
        """The share of the other's runs that are here too."""
        enough = len(other.runs) >= _FEWEST_RUNS
        return len(self.runs & other.runs) / len(other.runs) if enough else 0.0


def _may_be_one(draft: Draft, known: Draft) -> bool:
    """Not what is in another language, of another source, or of another month."""
    if draft.language != known.language and "und" not in (draft.language, known.language):
        return False
    if draft.source and known.source and fold(draft.source) != fold(known.source):
        return False
    return _days_apart(draft, known) <= _CLOSE


def _sure(
    draft: Draft, known: Draft, likeness: float, grown: float, same_title: bool
) -> How | None:
    """How two texts that may be one are told to be versions of one, if they are for sure.

    A column, a ticker or a daily bulletin has the same headline and half of the same
    words every day, each day at an address of its own.
    """
    pages = address(draft), address(known)
    if all(pages) and pages[0] != pages[1]:
        return None
    # A column that is always called "Update: …" is no correction of its last number.
    marked = bool(_MARKED.match(fold(draft.title)) and not _MARKED.match(fold(known.title)))
    if _days_apart(draft, known) and not marked:
        return None
    dated = draft.published_at is not None and known.published_at is not None
    if same_title and likeness >= (_SAME_TITLE if dated else _SAME_TITLE_UNDATED):
        return How.TITLE
    if same_title and dated and grown >= _GROWN:
        return How.TITLE
    return How.LIKENESS if likeness >= (_ANY_TITLE if dated else _ANY_TITLE_UNDATED) else None


def _days_apart(draft: Draft, known: Draft) -> timedelta:
    if draft.published_at is None or known.published_at is None:
        return timedelta()
    return abs(draft.published_at - known.published_at)


def _plain_title(title: str) -> str:
    return " ".join(_WORD.findall(_MARKED.sub("", fold(title))))
