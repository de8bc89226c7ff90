"""What a story keeps: its articles in all their versions, and what finds passages in them.

    store = create_story(data, "grok", encoder="multilingual-e5-small", dimension=384)
    with store.write() as writer:                       # one transaction
        if not writer.known(draft.origin, content_hash(draft)):
            article = writer.put(prepared)              # PreparedArticle
        writer.remove("2026-01-13-grok-suspendu")

    store = open_story(data, "grok")                    # StoryMissing, …
    generation = store.generation()                     # immutable; share it between threads
    for language, stats in generation.languages().items():
        hits = generation.nearest(vector, 50, language=language, among=Filter(...))
        words = generation.lexical(terms, 50, language=language)
        passages = generation.load([key for key, score in hits])
    store.check(repair=True).findings

A question takes `store.generation()` once and keeps it to its end. Reading needs no
close: a generation lets go of its files when it is dropped.
"""

from index.store.names import PASTED, UPLOADED
from index.store.protocol import (
    ArticleSummary,
    Change,
    CheckReport,
    Commit,
    Filter,
    Finding,
    Generation,
    IndexEntry,
    LanguageStats,
    Manifest,
    PassageKey,
    PreparedArticle,
    PreparedPassage,
    Ranking,
    Store,
    StoredPassage,
    Version,
    Writer,
)
from index.store.records import content_hash
from index.store.sqlite import create_story, open_story, story_file, story_names

__all__ = [
    "PASTED",
    "UPLOADED",
    "ArticleSummary",
    "Change",
    "CheckReport",
    "Commit",
    "Filter",
    "Finding",
    "Generation",
    "IndexEntry",
    "LanguageStats",
    "Manifest",
    "PassageKey",
    "PreparedArticle",
    "PreparedPassage",
    "Ranking",
    "Store",
    "StoredPassage",
    "Version",
    "Writer",
    "content_hash",
    "create_story",
    "open_story",
    "story_file",
    "story_names",
]
