"""The lexical index of a language: an FTS5 table over the terms of its searched passages.

The table keeps no terms of its own: FTS5 reads them through a view of `searched`, so
that its integrity check compares the two and its rebuild starts from the truth.
"""

# ruff: noqa: S608 - the names of tables in statements are ours, and values are bound

from __future__ import annotations

import json
import re
import sqlite3
import string
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from index.store.names import language_code
from index.store.protocol import PassageKey, Ranking

# Terms come folded and are kept whole: nothing but ASCII white space and controls parts them.
_CHARACTERS = string.punctuation.replace("'", "''").replace('"', '""')
_TOKENIZER = f"ascii tokenchars '{_CHARACTERS}'"

# How many passages the rarest terms of a question may propose: so many, or one in so many.
_PROPOSED = 1000
_PROPOSED_OF = 25

Read = Callable[[str, Sequence[Any]], list[Any]]


def create(connection: sqlite3.Connection, language: str) -> None:
    """Where the language has no index yet."""
    table = _table(language)
    connection.execute(
        f"CREATE VIEW IF NOT EXISTS {table}_content AS "
        f"SELECT passage, terms FROM searched WHERE language = '{language}'"
    )
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(terms,"
        f" content='{table}_content', content_rowid='passage', tokenize=\"{_TOKENIZER}\")"
    )
    connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_vocabulary USING fts5vocab({table}, row)"
    )


def languages(connection: sqlite3.Connection) -> list[str]:
    """The languages that have an index, or had one once."""
    views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    found = (re.fullmatch(r"lexical_([a-z]+)_content", name) for (name,) in views)
    return sorted(match[1] for match in found if match)


def add(connection: sqlite3.Connection, language: str, passage: int, terms: str) -> None:
    table = _table(language)
    connection.execute(f"INSERT INTO {table} (rowid, terms) VALUES (?, ?)", (passage, terms))


def remove(connection: sqlite3.Connection, language: str, passage: int, terms: str) -> None:
    """`terms` as they were added: FTS5 finds what to take out by them."""
    table = _table(language)
    connection.execute(
        f"INSERT INTO {table} ({table}, rowid, terms) VALUES ('delete', ?, ?)", (passage, terms)
    )


def clear(connection: sqlite3.Connection, language: str) -> None:
    table = _table(language)
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")


def verify(connection: sqlite3.Connection, language: str) -> None:
    """Raises sqlite3.DatabaseError where index and terms differ."""
    table = _table(language)
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def rebuild(connection: sqlite3.Connection, language: str) -> None:
    """Makes the index anew, whatever became of it."""
    table = _table(language)
    # FTS5 refuses to drop a table that it can't open: so it isn't asked.
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("DELETE FROM sqlite_master WHERE name = ?", (table,))
    connection.execute("PRAGMA writable_schema = RESET")
    for part in ("data", "idx", "docsize", "config"):
        connection.execute(f"DROP TABLE IF EXISTS {table}_{part}")
    create(connection, language)
    connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")


def document_frequencies(read: Read, language: str, terms: Sequence[str]) -> Mapping[str, int]:
    """In how many passages each term stands, of those that stand in any."""
    marks = ",".join("?" * len(terms))
    vocabulary = f"{_table(language)}_vocabulary"
    return dict(read(f"SELECT term, doc FROM {vocabulary} WHERE term IN ({marks})", terms))


def search(
    read: Read, language: str, frequencies: Mapping[str, int], k: int, passages: int
) -> Ranking:
    """The passages of the highest BM25 scores (FTS5's: k1 = 1.2, b = 0.75), best first.

    `frequencies` are the document frequencies of the terms to search for, and
    `passages` is how many the language has.

    FTS5 scores every passage that holds any term, at more than a microsecond each,
    however little a frequent term says. So the rarest terms propose passages, k at
    least, until the next one would make them too many; the others only add to the
    scores of these. The scores are exact; a passage that holds none of the rarer terms
    may be left out.

    Measured on passages of 50 French terms and questions of 5.7 terms, up to three of
    them in 15 to 60 % of the passages (milliseconds of CPU at the median and the ninth
    decile; how many of the best 10 and of the best 100 are those of the full search):
    10 000 passages: 1.0, 1.7 (the full search 3.7, 8.9); 99.9 %, 99.5 %.
    50 000 passages: 2.9, 4.5 (the full search 16, 39); 98 %, 96 %.
    """
    too_many = max(_PROPOSED, passages // _PROPOSED_OF)
    rarest_first = sorted(frequencies, key=lambda term: (frequencies[term], term))
    proposing: list[str] = []
    proposed = 0
    for term in rarest_first:
        if proposed >= k and proposed + frequencies[term] > too_many:
            break
        proposing.append(term)
        proposed += frequencies[term]
    if not proposing:
        return []
    scores = _scores(read, language, _any(proposing))
    # BM25 gives nothing for a term that stands in more than half of all passages.
    adding = [term for term in rarest_first[len(proposing) :] if 2 * frequencies[term] < passages]
    if adding:
        scores |= _scores(read, language, f"({_any(proposing)}) AND ({_any(adding)})")
    return _best(scores, k)


def search_among(
    read: Read, language: str, frequencies: Mapping[str, int], k: int, passages: Sequence[int]
) -> Ranking:
    """As `search`, of the given passages only, and complete."""
    if not frequencies:
        return []
    given = json.dumps(list(passages))
    condition = "AND +rowid IN (SELECT value FROM json_each(?))"
    return _best(_scores(read, language, _any(frequencies), condition, given), k)


def _scores(
    read: Read, language: str, match: str, condition: str = "", *parameters: str
) -> dict[int, float]:
    table = _table(language)
    statement = f"SELECT rowid, -rank FROM {table} WHERE {table} MATCH ? {condition}"
    return dict(read(statement, (match, *parameters)))


def _best(scores: dict[int, float], k: int) -> Ranking:
    best = sorted(scores.items(), key=itemgetter(1), reverse=True)
    return [(PassageKey(key), score) for key, score in best[:k]]


def _any(terms: Iterable[str]) -> str:
    return " OR ".join('"' + term.replace('"', '""') + '"' for term in terms)


def _table(language: str) -> str:
    return f"lexical_{language_code(language)}"
