"""What an edit will do or has done. Everything is frozen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from index.editing.differences import Difference, difference
from index.editing.recognition import How
from index.models import Article, Draft
from index.timeline import EntryChanges

# Told as it goes on: how much is done, and of how much.
OnProgress = Callable[[int, int], None]
# A draft's place among the drafts → the article that it replaces, or None for a new one,
# whatever it is recognised as.
Replaces = Mapping[int, str | None]


class Kind(StrEnum):
    ADD = "add"  # a new article, or a removed one that comes back
    REPLACE = "replace"  # another version of an article becomes the current one
    UNCHANGED = "unchanged"  # the story holds it already
    LEFT_OUT = "left out"  # its text was removed or undone before, and watching brings it again
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many of what an article holds. `dated`: sentences that say what happened when,
    which timeline entries are made of."""

    passages: int = 0
    sentences: int = 0
    quotes: int = 0
    dated: int = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(
            self.passages + other.passages,
            self.sentences + other.sentences,
            self.quotes + other.quotes,
            self.dated + other.dated,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What becomes of one draft or article.

    `place`: the draft's among the drafts; None where there is no draft (remove, undo).
    `before`: the article as it is, None where it isn't in the story. `after`: the text to
    come, None where it goes; of a replaced article what the draft doesn't tell (date,
    source, author, place, address) is what the article told. `recognised_by`: how the draft
    was found to be that article. `resembles`: an article that this may be a version of, for
    a person to decide. `come` and `go`: what stands in one of both texts only. `texts`:
    passages and sentences to encode, none where they are encoded already.
    """

    kind: Kind
    place: int | None = None
    before: Article | None = None
    after: Draft | None = None
    recognised_by: How | None = None
    resembles: Article | None = None
    come: Amounts = Amounts()
    go: Amounts = Amounts()
    texts: int = 0

    def difference(self) -> Difference | None:
        """What another version keeps of the text and changes in it."""
        if self.before is None or self.after is None:
            return None
        return difference(self.before.text, self.after.text)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edit would do to a generation of a story (0: the story doesn't exist yet).

    `articles`: how many there are before and after. A draft that stands twice among the
    drafts has one item. `entries`: what becomes of the timeline's, None where it wasn't asked
    or takes too long to tell.
    """

    story: str
    generation: int
    items: tuple[Item, ...]
    articles: tuple[int, int]
    entries: EntryChanges | None = None

    @property
    def come(self) -> Amounts:
        return sum((item.come for item in self.items), Amounts())

    @property
    def go(self) -> Amounts:
        return sum((item.go for item in self.items), Amounts())

    def of(self, kind: Kind) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.kind is kind)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the drafts. `replaced` are new versions of articles known before.

    `recognised_by`: for each replaced article's id, how it was found. `resembling`: for an
    added article's id, another that it may be a version of.
    """

    generation: int
    added: tuple[Article, ...] = ()
    replaced: tuple[Article, ...] = ()
    unchanged: tuple[Article, ...] = ()
    left_out: tuple[Draft, ...] = ()
    recognised_by: Mapping[str, How] = field(default_factory=dict)
    resembling: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undone:
    """The story is as generation `to` had it, in a generation of its own.

    `added` are back, `replaced` have their version of then, `removed` were not there then.
    """

    generation: int
    to: int
    added: tuple[Article, ...] = ()
    replaced: tuple[Article, ...] = ()
    removed: tuple[Article, ...] = ()
