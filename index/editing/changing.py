"""Changing a story: add, replace, remove, rebuild, undo. Each call is one generation or none.

`note` is kept with the commit, for `history`. `stop` is asked between batches. `expected`: the
generation that was looked at; nothing is done to another. `timeout`: seconds to wait for another
writer. What `on_progress` raises ends an edit as `stop` does, and leaves the story as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.building import CutArticle, cut, in_batches, prepare
from index.editing.models import Added, Kind, OnProgress, Replaces, Undone
from index.editing.planning import (
    Decision,
    Stop,
    changes_back,
    decide,
    going_on,
)
from index.embeddings import Encoder
from index.errors import StoryChanged, StoryMissing
from index.models import Article, Draft
from index.store import (
    Generation,
    PreparedArticle,
    Store,
    Version,
    Writer,
    create_story,
    open_story,
)

WAIT = 10.0  # seconds for another writer


def add(
    data: Path,
    story: str,
    drafts: Sequence[Draft],
    encoder: Callable[[], Encoder],
    *,
    replaces: Replaces | None = None,
    watched: bool = False,
    expected: int | None = None,
    on_progress: OnProgress | None = None,
    stop: Stop | None = None,
    timeout: float = WAIT,
    note: str | None = None,
) -> Added:
    """Takes drafts into a story, which is made where there is none.

    A draft that is recognised becomes the next version of its article. One whose content
    is known is left alone, and where all are, the encoder isn't even loaded.

    `replaces`: for some drafts, the article that it is a version of, or None for a new one.
    `watched`: the drafts come by themselves and not from a person, so what was removed or
    undone stays out until its text changes. `on_progress` counts texts encoded, which takes
    nearly all the time; what comes again word for word is not encoded again.

    Raises StoryChanged, ArticleMissing, Cancelled, StoreError and ModelError; nothing has
    changed then.
    """
    going_on(stop)
    try:
        store: Store = open_story(data, story)
    except StoryMissing:
        made = encoder()
        store = create_story(
            data, story, encoder=made.name, dimension=made.dimension, timeout=timeout
        )
    done: list[tuple[Decision, Article]] = []
    with store.write(timeout=timeout, note=note) as writer:
        generation = _expected(store, expected)
        decisions = decide(generation, drafts, replaces or {}, watched=watched)
        fresh = []
        for one in decisions:
            if one.kind is Kind.UNCHANGED and one.article:
                done.append((one, generation.article(one.article)))
            elif one.earlier and one.kind is not Kind.LEFT_OUT and _whole(writer, one.earlier):
                done.append((one, writer.restore(one.earlier.article, one.earlier.version)))
            elif one.kind in (Kind.ADD, Kind.REPLACE):
                fresh.append(one)
        cuts = [cut(one.draft) for one in fresh]
        for one, prepared in zip(fresh, _encoded(cuts, encoder, on_progress, stop), strict=True):
            article_id = one.article or writer.free_id(one.draft)
            done.append((one, writer.put(prepared, article_id=article_id)))
        going_on(stop)
    return Added(
        generation=store.generation().number,
        added=_of(Kind.ADD, done),
        replaced=_of(Kind.REPLACE, done),
        unchanged=_of(Kind.UNCHANGED, done),
        left_out=tuple(one.draft for one in decisions if one.kind is Kind.LEFT_OUT),
        recognised_by={a.id: one.how for one, a in done if one.kind is Kind.REPLACE and one.how},
        resembling={a.id: one.resembles for one, a in done if one.resembles},
    )


def _of(kind: Kind, done: Sequence[tuple[Decision, Article]]) -> tuple[Article, ...]:
    return tuple(article for one, article in done if one.kind is kind)


def _whole(writer: Writer, version: Version) -> bool:
    return writer.encoded(version.article, version.version)


def remove(
    data: Path,
    story: str,
    article_id: str,
    *,
    expected: int | None = None,
    timeout: float = WAIT,
    note: str | None = None,
) -> Article:
    """Takes an article out of a story and returns it.

    Raises ArticleMissing, StoryChanged, StoreError.
    """
    store = open_story(data, story)
    with store.write(timeout=timeout, note=note) as writer:
        _expected(store, expected)
        return writer.remove(article_id)


def rebuild(
    data: Path,
    story: str,
    encoder: Encoder,
    *,
    on_progress: OnProgress | None = None,
    stop: Stop | None = None,
    timeout: float = WAIT,
    note: str | None = None,
) -> int:
    """Cuts and encodes all current articles anew, with this encoder; returns how many.

    Questions are answered from the old generation until the new one is whole.
    Raises Cancelled, StoreError.
    """
    store = open_story(data, story)
    with store.write(timeout=timeout, note=note) as writer:
        generation = store.generation()
        articles = [generation.article(summary.id) for summary in generation.articles()]
        cuts = [cut(article) for article in articles]
        prepared = _encoded(cuts, lambda: encoder, on_progress, stop)
        ids = (article.id for article in articles)
        writer.rebuild(encoder.name, encoder.dimension, zip(ids, prepared, strict=True))
        going_on(stop)
    return len(articles)


def undo(
    data: Path,
    story: str,
    encoder: Callable[[], Encoder],
    *,
    to: int | None = None,
    expected: int | None = None,
    on_progress: OnProgress | None = None,
    stop: Stop | None = None,
    timeout: float = WAIT,
    note: str | None = None,
) -> Undone:
    """Brings back the articles of an earlier generation, by default the one before.

    It is a new generation, so an undo can be undone. Old versions keep their vectors,
    so nothing is encoded and the encoder isn't loaded; but a rebuild drops them, and what
    is older than that is encoded again. Raises GenerationMissing, StoryChanged, Cancelled,
    StoreError, ModelError.
    """
    store = open_story(data, story)
    added: list[Article] = []
    replaced: list[Article] = []
    removed: list[Article] = []
    with store.write(timeout=timeout, note=note) as writer:
        generation = _expected(store, expected)
        to, changes = changes_back(generation, to)
        lost = [
            cut(generation.article(one.article, one.after))
            for one in changes
            if one.after is not None and not writer.encoded(one.article, one.after)
        ]
        again = _encoded(lost, encoder, on_progress, stop)
        for change in changes:
            going_on(stop)
            if change.after is None:
                removed.append(writer.remove(change.article))
                continue
            whole = writer.encoded(change.article, change.after)
            article = writer.restore(change.article, change.after, None if whole else next(again))
            (added if change.before is None else replaced).append(article)
    return Undone(store.generation().number, to, tuple(added), tuple(replaced), tuple(removed))


def _expected(store: Store, number: int | None) -> Generation:
    """What is to be changed, while nobody else can write."""
    generation = store.generation()
    if number is not None and generation.number != number:
        raise StoryChanged(
            f"The story {generation.manifest.story} has changed meanwhile: it is at generation "
            f"{generation.number}, not {number}."
        )
    return generation


def _encoded(
    articles: Sequence[CutArticle],
    encoder: Callable[[], Encoder],
    on_progress: OnProgress | None,
    stop: Stop | None,
) -> Iterator[PreparedArticle]:
    if not articles:
        return
    total = sum(1 for article in articles for _ in article.texts())
    done = 0
    for batch in in_batches(articles):
        going_on(stop)
        before, own = done, sum(1 for article in batch for _ in article.texts())

        def on_batch(count: int, before: int = before, own: int = own) -> None:
            # Texts that occur twice are encoded once, so a batch may end early.
            going_on(stop)
            if on_progress:
                on_progress(before + min(count, own), total)

        yield from prepare(batch, encoder(), on_batch=on_batch)
        done += own
        if on_progress:
            on_progress(done, total)
