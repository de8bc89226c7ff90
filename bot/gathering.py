"""Lists and somebody's words: evidence gathered over several sentences and articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.citations import SAME, SAME_ACROSS, cite, widened
from bot.kinds import Asking, speech_evidence
from bot.kinds.asking import Items
from bot.kinds.lists import Item, items_of
from bot.models import Citation, Question
from bot.reader import Candidate
from index.models import Article, Attribution, Quote, Span
from index.speakers import speakers
from index.story import Snapshot

# Quotes shown at most, and further ones kept.
SHOWN: Final = 8
# A sentence that adds an item to a list may be this unlikely beside the first.
_ADDS: Final = 0.4


def listed(
    asked: Asking, question: Question, candidates: Sequence[Candidate], snapshot: Snapshot
) -> tuple[Citation, ...]:
    """The first candidate's citation and those that add an item; their spans are what each adds.

    Empty where the first names none of the kind asked for: then this is no list to gather.
    """
    if asked.items in (None, Items.OTHER):
        return ()
    people = [one.name for one in speakers(said for _, said in snapshot.sayings())]
    known: set[str] = set()
    citations: list[Citation] = []
    for candidate in candidates:
        if len(citations) == SHOWN:
            break
        if citations and candidate.probability < _ADDS * citations[0].confidence:
            continue
        article, span = candidate.hit.article, candidate.sentence.span
        found = items_of(
            asked.items,
            question.searched,
            question.language,
            article.text,
            span,
            article.language,
            people,
        )
        new = _new(found, known)
        if not new:
            continue
        cited = cite([candidate], snapshot, most=1)[0]
        if any(_overlaps(cited, earlier) for earlier in citations):
            continue
        known |= {item.key for item in new}
        spans = tuple(item.span for item in new)
        citations.append(replace(cited, number=len(citations) + 1, spans=spans))
    return tuple(citations)


def _new(found: Iterable[Item], known: set[str]) -> list[Item]:
    seen = set(known)
    new = []
    for item in found:
        if item.key not in seen:
            seen.add(item.key)
            new.append(item)
    return new


def _overlaps(one: Citation, other: Citation) -> bool:
    same = one.quote.article.id == other.quote.article.id
    return same and one.quote.start < other.quote.end and other.quote.start < one.quote.end


@dataclass(frozen=True, slots=True)
class Words:
    """A run of sentences that holds words of somebody, with whose words they are."""

    article: Article
    span: Span
    said: Attribution


def words_of(who: str, snapshot: Snapshot) -> list[Words]:
    """All that the story reports of whom the question calls `who`, in the articles' order."""
    found: list[Words] = []
    for article, said in snapshot.sayings():
        if speech_evidence(who, said, article.language).found:
            span = _sentences(article, said, snapshot)
            if found and found[-1].article.id == article.id and span.start < found[-1].span.end:
                joined = Span(found[-1].span.start, max(span.end, found[-1].span.end))
                found[-1] = replace(found[-1], span=joined)
            else:
                found.append(Words(article, span, said))
    return found


def _sentences(article: Article, said: Attribution, snapshot: Snapshot) -> Span:
    """The whole sentences that hold the words and what reports them."""
    first, last = said.span.start, said.span.end
    if said.cue_span:
        first, last = min(first, said.cue_span.start), max(last, said.cue_span.end)
    held = [
        sentence.span
        for passage in snapshot.passages(article)
        for sentence in passage.sentences
        if sentence.span.start < last and first < sentence.span.end
    ]
    return Span(min(one.start for one in held), max(one.end for one in held)) if held else said.span


def cited_words(
    words: Sequence[Words], candidates: Sequence[Candidate], snapshot: Snapshot, least: float
) -> tuple[Citation, ...]:
    """Citations of somebody's words, none twice. Their confidence is the reader's, or `least`."""
    likely = {(one.hit.article.id, one.sentence.span.start): one.probability for one in candidates}
    chosen: list[tuple[Words, Span, np.ndarray]] = []
    citations: list[Citation] = []
    for one in words:
        span = widened(one.article, one.span, snapshot)
        vector = _vector(one, snapshot)
        if any(_repeats(one, span, vector, *earlier) for earlier in chosen):
            continue
        chosen.append((one, span, vector))
        inside = [
            p
            for (article, start), p in likely.items()
            if article == one.article.id and one.span.start <= start < one.span.end
        ]
        citations.append(
            Citation(
                number=len(citations) + 1,
                quote=Quote.cut(one.article, span),
                paragraph=snapshot.paragraph_of(one.article, one.span.start),
                speaker=one.said.speaker,
                confidence=max([least, *inside]),
            )
        )
    return tuple(citations)


def _repeats(
    one: Words, span: Span, vector: np.ndarray, other: Words, held: Span, its: np.ndarray
) -> bool:
    if one.article.id == other.article.id:
        return span.start < held.end and held.start < span.end
    same = SAME if one.article.language == other.article.language else SAME_ACROSS
    return float(vector @ its) >= same


def _vector(one: Words, snapshot: Snapshot) -> np.ndarray:
    """The mean vector of the sentences, of length 1."""
    by_passage = snapshot.generation.sentence_vectors(one.article.id)
    rows = [
        by_passage[passage.ordinal][number]
        for passage in snapshot.passages(one.article)
        if passage.ordinal in by_passage
        for number, sentence in enumerate(passage.sentences)
        if one.span.start <= sentence.span.start < one.span.end
    ]
    mean = np.mean(rows, axis=0) if rows else np.zeros(1, np.float32)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9))
