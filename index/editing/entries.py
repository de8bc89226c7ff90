"""What an edit would make of the timeline's entries: what comes is encoded as far as it is dated.

The rest of the timeline is there already, vectors and all. Entries are told apart by how alike
all of a story's dated sentences are, so they are counted for an edit as a whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from index.editing.models import Item, Kind
from index.embeddings import Encoder
from index.models import Article, Draft
from index.passages import segment
from index.store import Generation
from index.store.protocol import Vector
from index.timeline import Chronicle, EntryChanges, Foreseen, entry_changes, told_of
from index.timeline.candidates import tellings

# Called between any two steps.
OnStep = Callable[[], None]

# Dated sentences that are encoded for it: those of some forty articles. Who brings more looks
# at articles, not at entries.
MOST: Final = 400
# Seconds that somebody waits for it, beside the rest of a preview.
PATIENCE: Final = 20.0
_BATCH: Final = 16
_CHANGES: Final = (Kind.ADD, Kind.REPLACE, Kind.REMOVE)


def as_article(draft: Draft, id_: str = "") -> Article:
    """A draft as the article that it would be."""
    if isinstance(draft, Article):
        return draft
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    return Article(id=id_, **values)


def timeline_changes(
    generation: Generation | None,
    items: Sequence[Item],
    encoder: Callable[[], Encoder],
    on_step: OnStep | None = None,
) -> EntryChanges | None:
    """None where it takes too long, or where the story is another encoder's.

    `on_step` is called between any two steps, and ends it where it raises. Raises StoreError,
    ModelError.
    """
    began = time.monotonic()
    touched = [item for item in items if item.kind in _CHANGES]
    come = [_foreseen(at, item) for at, item in enumerate(touched) if item.after]
    sentences = list(dict.fromkeys(text for one in come for text in one.sentences()))
    if len(sentences) > MOST:
        return None
    vectors: Mapping[str, Vector] = {}
    name = generation.manifest.encoder if generation else ""
    if sentences:
        made = encoder()
        if generation and name != made.name:
            return None
        name = made.name
        vectors = _encoded(sentences, made, on_step)
    more = [candidate for one in come for candidate in one.candidates(vectors)]
    gone = {item.before.id for item in touched if item.before}
    if generation is None:
        return entry_changes((), told_of(more, name))
    chronicle = Chronicle()
    for _ in chronicle.read(generation):
        if time.monotonic() - began > PATIENCE:
            return None
        if on_step:
            on_step()
    before = chronicle.told(generation)
    return entry_changes(before, chronicle.told_after(generation, gone, more))


def _foreseen(at: int, item: Item) -> Foreseen:
    draft = item.after
    if draft is None:
        raise ValueError("an item without a text to come")
    id_ = item.before.id if item.before else f"new {at}"
    article = replace(as_article(draft, id_), id=id_)
    passages = segment(article.text, article.language, article.head)
    return Foreseen(article, passages, tuple(tellings(article, passages)))


def _encoded(
    sentences: Sequence[str], encoder: Encoder, on_step: OnStep | None
) -> dict[str, Vector]:
    vectors: dict[str, Vector] = {}
    for batch in _batches(sentences):
        if on_step:
            on_step()
        vectors.update(zip(batch, encoder.encode_passages(batch), strict=True))
    return vectors


def _batches(sentences: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(sentences)
    while batch := list(islice(rest, _BATCH)):
        yield batch
