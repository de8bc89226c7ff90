"""Bringing an earlier generation of a story back, as a new generation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.building import cut, prepare
from index.editing import OnProgress
from index.embeddings import Encoder
from index.errors import StoreError
from index.models import Article
from index.store import Generation, open_story


@dataclass(frozen=True, slots=True)
class Undone:
    """`removed`: articles that came after. `back`: those that have their earlier text again."""

    generation: int
    removed: tuple[Article, ...] = ()
    back: tuple[Article, ...] = ()


def to_undo(generation: Generation, to: int | None = None) -> Mapping[str, int | None]:
    """The articles that differ from generation `to`, by default the one before, and the version
    that each had then; None: it wasn't there. Raises StoreError where there is none."""
    target = generation.number - 1 if to is None else to
    if not 0 <= target < generation.number:
        raise StoreError(
            f"There is no generation {target} to go back to.", hint="Look at the story's history."
        )
    then: dict[str, int | None] = {}
    for commit in generation.history():  # the newest first, so that the oldest change stays
        if commit.generation > target:
            then |= {change.article: change.before for change in commit.changes}
    now = {article.id: article.version for article in generation.articles()}
    return {article: version for article, version in then.items() if now.get(article) != version}


def undo(
    data: Path,
    story: str,
    encoder: Callable[[], Encoder],
    *,
    to: int | None = None,
    on_progress: OnProgress | None = None,
) -> Undone:
    """Brings a generation back: what came after goes, what was corrected has its text again.

    Raises StoreError, ModelError; nothing has changed then.
    """
    store = open_story(data, story)
    back: list[Article] = []
    with store.write() as writer:
        generation = store.generation()
        differing = to_undo(generation, to)
        texts = {
            article: cut(generation.article(article, version))
            for article, version in differing.items()
            if version is not None
        }
        total = sum(1 for text in texts.values() for _ in text.texts())
        removed = [writer.remove(article) for article in differing if article not in texts]
        done = 0
        for article, text in texts.items():
            (prepared,) = prepare([text], encoder())
            back.append(writer.put(prepared, article_id=article))
            done += sum(1 for _ in text.texts())
            if on_progress:
                on_progress(done, total)
    return Undone(store.generation().number, tuple(removed), tuple(back))
