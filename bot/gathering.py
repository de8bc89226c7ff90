"""Lists and somebody's words: evidence gathered over several sentences and articles."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.citations import LONGEST, SAME, SAME_ACROSS, cite, widened
from bot.kinds import (
    Asking,
    asked_relation,
    goes_on,
    in_full,
    is_by_name,
    shares_surname,
    speaks,
    speech_evidence,
)
from bot.kinds.asking import Items
from bot.kinds.lists import Item, items_of
from bot.kinds.names import country, names_in
from bot.kinds.offices import holder, spelled
from bot.kinds.roles import asks_for_doers, may_do
from bot.likelihood import raised
from bot.models import Citation, Question
from bot.reader import Candidate
from index.lexicon import fold, nations_in, things
from index.lexicon import words as words_in
from index.models import Article, Attribution, PassageKind, Quote, Span, Speech
from index.speakers import speakers
from index.story import Snapshot

_STEM: Final = 5  # letters that words share between forms and languages
# Quotes shown at most, and further ones kept.
SHOWN: Final = 8
# A sentence that adds an item to a list may be this unlikely beside the first: where it surely
# tells of what is asked for, and where that isn't known. There the trained reader must also be
# this sure of it beside the first: a country is soon named by a sentence on something else.
_TELLS: Final = 0.25
_ADDS: Final = 0.4
_AS_SURE: Final = 0.5
# How the odds change of what is known to tell the event asked for and names who or what is listed:
# on 28 affairs that the reader never saw one right list more, none false more (so with 3).
_NAMES: Final = 1.5


def listed(
    asked: Asking, question: Question, candidates: Sequence[Candidate], snapshot: Snapshot
) -> tuple[Citation, ...]:
    """Citations of the candidates that name an item; their spans are the items that each adds.

    Empty where none does: then this is no list to gather. The candidates tell what is asked for
    (see `checking.fitting`), where that is known; where it isn't, what adds an item must be sure.
    """
    if asked.items in (None, Items.OTHER) or not candidates:
        return ()
    told = bool(asked_relation(question.searched, question.language, besides=asked.noun).events)
    best, sure = max(one.probability for one in candidates), candidates[0].log_odds
    least = -math.inf if told else min(sure, max(0.0, _AS_SURE * sure))
    people = [one.name for one in speakers(said for _, said in snapshot.sayings())]
    known: set[str] = set()
    citations: list[Citation] = []
    for candidate in candidates:
        if len(citations) == SHOWN:
            break
        if candidate.probability < (_TELLS if told else _ADDS) * best or candidate.log_odds < least:
            continue
        article, span = candidate.hit.article, candidate.sentence.span
        found = items_of(
            asked.items,
            question=question.searched,
            language=question.language,
            text=article.text,
            at=span,
            held_in=article.language,
            people=people,
        )
        new = _new((item for item in found if _may_be_doer(item, question, article, span)), known)
        if not new:
            continue
        cited = cite([candidate], snapshot, most=1)[0]
        if any(_overlaps(cited, earlier) for earlier in citations):
            continue
        known |= {item.key for item in new}
        spans = tuple(item.span for item in new)
        # Where the first one tells what is asked for, naming who did speaks for it more than
        # being the likeliest would.
        confidence = raised(best, _NAMES) if told and not citations else cited.confidence
        citations.append(
            replace(cited, number=len(citations) + 1, spans=spans, confidence=confidence)
        )
    return tuple(citations)


def _may_be_doer(item: Item, question: Question, article: Article, at: Span) -> bool:
    """Whether an item may have done what a list asks for the doers of."""
    relation = asked_relation(question.searched, question.language)
    name = item.span.of(article.text)
    return not asks_for_doers(question.searched, question.language) or may_do(
        name, relation, at.of(article.text), article.language
    )


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
    """A run of sentences that holds words of somebody, whom the article calls `speaker`."""

    article: Article
    span: Span
    speaker: str


def words_of(who: str, language: str, snapshot: Snapshot) -> list[Words]:
    """All that the story reports of whom a question in `language` calls `who`.

    In the articles' order, those in the question's language first.
    """
    meant = _meant(who, language, snapshot)
    by_article: dict[str, list[tuple[Article, Attribution]]] = {}
    for article, said in snapshot.sayings():
        by_article.setdefault(article.id, []).append((article, said))
    found: list[Words] = []
    for summary in snapshot.generation.articles():
        article = snapshot.generation.article(summary.id)
        reported = [one for _, one in by_article.get(article.id, ())]
        found += _in_article(who, meant, article, reported, snapshot)
    return sorted(found, key=lambda one: one.article.language != language)


def _meant(who: str, language: str, snapshot: Snapshot) -> str | None:
    """The story's own name for whom a question calls otherwise, where it tells.

    By the surname alone, in another spelling, or by what they are: see `kinds.offices`.
    """
    said = list(snapshot.sayings())
    names = [one.name for one in speakers(one for _, one in said)]
    if is_by_name(who):
        exact = [name for name in names if in_full(who, name)]
        fuller = exact[0] if len(exact) == 1 else None
        return fuller or (None if exact else spelled(who, names))
    texts = {one.id: (f"{one.title}\n{one.text}", one.language) for one, _ in said}
    return holder(who, language, texts.values(), names)


def with_full_names(question: Question, snapshot: Snapshot) -> Question:
    """With each surname as the full name of the one speaker of the story who bears it.

    A surname alone may be anything's name, which other languages may write otherwise.
    """
    text = question.searched
    every = [one.name for one in speakers(said for _, said in snapshot.sayings())]
    for name in names_in(text):
        if " " in name or country(name):
            continue
        full = [one for one in every if " " in one and fold(one).split()[-1] == fold(name)]
        if len(full) == 1 and full[0][:1].isupper():
            text = full[0].join(re.split(rf"(?<!\w){re.escape(name)}(?!\w)", text))
    return question if text == question.searched else replace(question, meant=text)


def on_subject(words: Sequence[Words], about: str, language: str) -> list[Words]:
    """Those that have all the content words of what is asked about, or what means the same.

    Across languages that is told of nations and of words in the lexicon alone.
    """
    asked = _subjects(about, language)
    found = []
    for one in words:
        told = _subjects(one.span.of(one.article.text), one.article.language)
        if all(any(subject & other for other in told) for subject in asked):
            found.append(one)
    return found


def _subjects(text: str, language: str) -> list[frozenset[str]]:
    """Of each content word its stem and what it means, by tables."""
    found = []
    for word in words_in(text, language):
        if word.term:
            written = text[word.start : word.end]
            meant = things(fold(written), language) | nations_in(written, language)
            found.append(frozenset([word.term[:_STEM]]) | {f"= {one}" for one in meant})
    return found


def quoting(said: str, snapshot: Snapshot) -> list[Words]:
    """Where somebody is quoted with these very words, whole sentences."""
    found = []
    for article, one in snapshot.sayings():
        quoted = one.kind is Speech.DIRECT and one.speaker
        if not quoted or fold(said) not in fold(one.span.of(article.text)):
            continue
        reach = _reach(one)
        held = [
            sentence.span
            for passage in snapshot.passages(article)
            for sentence in passage.sentences
            if _meet(sentence.span, reach)
        ]
        if held:
            span = Span(held[0].start, held[-1].end)
            found.append(Words(article, span, one.speaker or ""))
    return found


def _in_article(
    who: str,
    meant: str | None,
    article: Article,
    said: Sequence[Attribution],
    snapshot: Snapshot,
) -> Iterable[Words]:
    """Sentence by sentence; those that belong to the same words are taken together.

    `meant`: the name of whom the question calls `who`, where it is another.
    """
    name_of = meant or who
    full = shares_surname(name_of, article.text)
    own = [
        (_reach(one), one.speaker or name_of)
        for one in said
        if any(speech_evidence(called, one, article.language).found for called in {who, name_of})
        and (not full or in_full(name_of, one.speaker or ""))
    ]
    others = [_reach(one) for one in said if one.speaker and _reach(one) not in dict(own)]
    runs: list[Words] = []
    before: Span | None = None  # the sentence before, where it is of theirs
    for passage in snapshot.passages(article):
        if passage.kind is not PassageKind.BODY:
            before = None
            continue
        for sentence in passage.sentences:
            span, text = sentence.span, sentence.span.of(article.text)
            reported = [(reach, name) for reach, name in own if _meet(reach, span)]
            told = not any(_meet(reach, span) for reach in others) and (
                speaks(name_of, text, article.language, full=full)
                or (before is not None and goes_on(text, article.language))
            )
            if not reported and not told:
                before = None
                continue
            name = reported[0][1] if reported else runs[-1].speaker if before and runs else name_of
            last = runs[-1] if runs else None
            if last and any(_meet(reach, last.span) for reach, _ in reported):
                runs[-1] = replace(last, span=Span(last.span.start, span.end))
            else:
                runs.append(Words(article, span, name))
            before = span
    return runs


def _reach(said: Attribution) -> Span:
    """The words and what reports them."""
    if said.cue_span is None:
        return said.span
    return Span(min(said.span.start, said.cue_span.start), max(said.span.end, said.cue_span.end))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def cited_words(
    words: Sequence[Words], candidates: Sequence[Candidate], snapshot: Snapshot, least: float
) -> tuple[Citation, ...]:
    """Citations of somebody's words, none twice. Their confidence is the reader's, or `least`."""
    likely = {(one.hit.article.id, one.sentence.span.start): one.probability for one in candidates}
    chosen: list[tuple[Words, Span, NDArray[np.float32]]] = []
    for one in words:
        span = widened(one.article, one.span, snapshot)
        vector = _vector(one, snapshot)
        met = next((n for n, earlier in enumerate(chosen) if _overlap(one, span, earlier)), None)
        if met is not None:  # it leans on words that are quoted already
            held, its = chosen[met][1], chosen[met][0]
            joined = Span(min(held.start, span.start), max(held.end, span.end))
            if len(joined) <= LONGEST:
                chosen[met] = (its, joined, chosen[met][2])
        elif not any(_same(one, vector, other, its) for other, _, its in chosen):
            chosen.append((one, span, vector))
    return tuple(
        Citation(
            number=number,
            quote=Quote.cut(one.article, span),
            paragraph=snapshot.paragraph_of(one.article, one.span.start),
            speaker=one.speaker,
            confidence=max(
                least,
                *(
                    p
                    for (article, start), p in likely.items()
                    if article == one.article.id and span.start <= start < span.end
                ),
                0.0,
            ),
        )
        for number, (one, span, _) in enumerate(chosen, start=1)
    )


def _overlap(one: Words, span: Span, earlier: tuple[Words, Span, NDArray[np.float32]]) -> bool:
    return one.article.id == earlier[0].article.id and _meet(span, earlier[1])


def _same(one: Words, vector: NDArray[np.float32], other: Words, its: NDArray[np.float32]) -> bool:
    """Whether two articles report the same words; one article seldom says a thing twice."""
    if one.article.id == other.article.id:
        return False
    same = SAME if one.article.language == other.article.language else SAME_ACROSS
    return float(vector @ its) >= same


def _vector(one: Words, snapshot: Snapshot) -> NDArray[np.float32]:
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
