"""Changing a story: add, replace, remove, rebuild. Each call is one generation or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.building import CutArticle, cut, in_batches, prepare
from index.embeddings import Encoder
from index.errors import StoryMissing
from index.models import Article, Draft
from index.store import PreparedArticle, Store, content_hash, create_story, open_story

# Told as the encoding goes on, which takes nearly all the time: texts done, and all texts.
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the drafts. `replaced` are new versions of articles known before."""

    generation: int
    added: tuple[Article, ...] = ()
    replaced: tuple[Article, ...] = ()
    unchanged: tuple[Article, ...] = ()


def add(
    data: Path,
    story: str,
    drafts: Sequence[Draft],
    encoder: Callable[[], Encoder],
    *,
    replacing: str | None = None,
    on_progress: OnProgress | None = None,
) -> Added:
    """Takes drafts into a story, which is made where there is none.

    `replacing`: the id of the article that the only draft is the next version of.

    A draft whose origin is known becomes the next version of that article. One whose
    content is known is left alone, and where all are, the encoder isn't even loaded.
    Raises StoreError and ModelError; nothing has changed then.
    """
    try:
        store: Store = open_story(data, story)
    except StoryMissing:
        made = encoder()
        store = create_story(data, story, encoder=made.name, dimension=made.dimension)
    added: list[Article] = []
    replaced: list[Article] = []
    unchanged: list[Article] = []
    with store.write() as writer:
        fresh = []
        # What stands twice in one call is one article.
        for draft in {(draft.origin, content_hash(draft)): draft for draft in drafts}.values():
            known = writer.known(draft.origin, content_hash(draft)) if not replacing else None
            if known:
                unchanged.append(known)
            else:
                fresh.append(cut(draft))
        for prepared in _encoded(fresh, encoder, on_progress):
            article = writer.put(prepared, article_id=replacing)
            (added if article.version == 1 else replaced).append(article)
    return Added(store.generation().number, tuple(added), tuple(replaced), tuple(unchanged))


def remove(data: Path, story: str, article_id: str) -> Article:
    """Takes an article out of a story and returns it. Raises ArticleMissing, StoreError."""
    with open_story(data, story).write() as writer:
        return writer.remove(article_id)


def rebuild(
    data: Path, story: str, encoder: Encoder, *, on_progress: OnProgress | None = None
) -> int:
    """Cuts and encodes all current articles anew, with this encoder; returns how many.

    Questions are answered from the old generation until the new one is whole.
    Raises StoreError.
    """
    store = open_story(data, story)
    with store.write() as writer:
        generation = store.generation()
        articles = [generation.article(summary.id) for summary in generation.articles()]
        prepared = _encoded([cut(article) for article in articles], lambda: encoder, on_progress)
        ids = (article.id for article in articles)
        writer.rebuild(encoder.name, encoder.dimension, zip(ids, prepared, strict=True))
    return len(articles)


def _encoded(
    articles: Sequence[CutArticle],
    encoder: Callable[[], Encoder],
    on_progress: OnProgress | None,
) -> Iterator[PreparedArticle]:
    if not articles:
        return
    total = sum(1 for article in articles for _ in article.texts())
    done = 0
    for batch in in_batches(articles):
        before, own = done, sum(1 for article in batch for _ in article.texts())

        def on_batch(count: int, before: int = before, own: int = own) -> None:
            # Texts that occur twice are encoded once, so a batch may end early.
            if on_progress:
                on_progress(before + min(count, own), total)

        yield from prepare(batch, encoder(), on_batch=on_batch)
        done += own
        if on_progress:
            on_progress(done, total)
