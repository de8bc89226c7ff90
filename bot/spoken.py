"""Somebody's words: gathered over several sentences and articles, and cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.citations import LONGEST, SAME, SAME_ACROSS, widened
from bot.kinds import (
    goes_on,
    in_full,
    is_by_name,
    name_for,
    shares_surname,
    speaks,
    speech_evidence,
)
from bot.kinds.offices import holder, is_called_just, is_office, spelled
from bot.kinds.speech import description_of
from bot.kinds.titles import head_of, is_same_office, title_of, without_titles
from bot.models import Citation, Period
from bot.reader import Candidate
from bot.said_on import is_said_in, told_days
from index.lexicon import fold, nations_in, things
from index.lexicon import words as words_in
from index.models import Article, Attribution, PassageKind, Quote, Span, Speech
from index.speakers import speakers
from index.story import Snapshot

_STEM: Final = 5  # letters that words share between forms and languages


@dataclass(frozen=True, slots=True)
class Words:
    """A run of sentences that holds words of somebody, whom the article calls `speaker`."""

    article: Article
    span: Span
    speaker: str


@dataclass(frozen=True, slots=True)
class _Whom:
    """`called`: as the question does, and `meant`: the story's own name for them, where it tells.

    `spoken_for`: whether words of who speaks for them are theirs, as for a firm.
    """

    called: str
    meant: str | None
    spoken_for: bool

    @property
    def name(self) -> str:
        return self.meant or self.called


def words_of(who: str, language: str, snapshot: Snapshot) -> list[Words]:
    """All that the story reports of whom a question in `language` calls `who`.

    In the articles' order, those in the question's language first; where several are called
    so, one after the other, who says most before the others.
    """
    whom = _whom(who, language, snapshot)
    theirs = _theirs(whom, snapshot)
    own = set(theirs)
    by_article: dict[str, list[Attribution]] = {}
    for its, one in snapshot.sayings():
        by_article.setdefault(its.id, []).append(one)
    found: list[Words] = []
    for summary in snapshot.generation.articles():
        article = snapshot.generation.article(summary.id)
        found += _in_article(whom, article, by_article.get(article.id, ()), own, snapshot)
    found.sort(key=lambda one: one.article.language != language)
    names = [one.name for one in speakers(theirs)]
    return sorted(found, key=lambda one: _rank(one.speaker, names))


def _rank(speaker: str, names: Sequence[str]) -> int:
    """The place of whom a speaker's name, in full or not, is."""
    ends = fold(speaker).split()
    own = [n for n, name in enumerate(names) if fold(name).split()[-len(ends) :] == ends]
    return own[0] if own else 0


def _whom(who: str, language: str, snapshot: Snapshot) -> _Whom:
    """Whom a question means: by the surname alone, in another spelling, or by what they are.

    "President Brook" is the one of that name who is president, where the story tells of one.
    """
    said = list(snapshot.sayings())
    texts = {one.id: (one.title, one.text, one.language) for one, _ in said}.values()
    people = speakers(one for _, one in said)
    names = [one.name for one in people]
    if not is_by_name(who):
        called = ((f"{title}\n{text}", held_in) for title, text, held_in in texts)
        return _Whom(who, holder(who, language, called, names), spoken_for=True)
    bare, title = without_titles(who), title_of(who)
    exact = [one for one in people if in_full(bare, one.name)]
    if title and len(exact) > 1:
        entitled = [one for one in exact if is_same_office(title, one.role or "", "und")]
        exact = entitled or exact
    if len(exact) == 1:
        name = exact[0].name
        return _Whom(name if title else bare, name, spoken_for=not _is_person(name, texts))
    meant = None if exact else spelled(bare, names)
    return _Whom(bare, meant, spoken_for=not exact and not _is_person(bare, texts))


def _is_person(name: str, texts: Iterable[tuple[str, str, str]]) -> bool:
    """Whether a name has, or a text gives a surname, one before it: "Ann Brook"."""
    if " " in name:
        return True
    before = re.compile(rf"(?<=[\w,;] )([A-ZÀ-Þ][\w-]+) {re.escape(name)}(?!\w)")
    return any(
        not is_office(fold(match[1]), language)
        for _, text, language in texts
        for match in before.finditer(text)
    )


def _theirs(whom: _Whom, snapshot: Snapshot) -> list[Attribution]:
    """The words that the articles give to them.

    Of several who are called by what they are, the one who is no more than that: the president
    of a country before that of its court; nobody where there are more.
    """
    found = [
        (article, one)
        for article, one in snapshot.sayings()
        if any(
            speech_evidence(name, one, article.language, spoken_for=whom.spoken_for).found
            for name in {whom.called, whom.name}
        )
        and (not shares_surname(whom.name, article.text) or in_full(whom.name, one.speaker or ""))
    ]
    every = [one for _, one in found]
    if whom.meant or is_by_name(whom.called) or _is_one(whom, every):
        return every
    just = [
        one
        for article, one in found
        if is_called_just(whom.called, description_of(one), article.language)
    ]
    return just if _is_one(whom, just) else []


def _is_one(whom: _Whom, said: Sequence[Attribution]) -> bool:
    names = [one.speaker or "" for one in said]
    return head_of(whom.called) != whom.called or name_for(whom.called, names) != whom.called


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


def said_then(words: Sequence[Words], asked: Period, snapshot: Snapshot) -> list[Words]:
    """Those said on the days that are asked about, as their article tells.

    What it dates no further was said with the words of the same paragraph before, or else on
    the day of the article.
    """
    found, before = [], None
    for one in words:
        paragraph = (one.article.id, snapshot.paragraph_of(one.article, one.span.start))
        days = told_days(one.article, one.span, snapshot)
        published = one.article.published_at
        if days is None and before and before[0] == paragraph:
            days = before[1]
        elif days is None and published:
            days = (published, published)
        before = (paragraph, days)
        if is_said_in(asked, days):
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
    whom: _Whom,
    article: Article,
    said: Sequence[Attribution],
    theirs: Set[Attribution],
    snapshot: Snapshot,
) -> Iterable[Words]:
    """Sentence by sentence; those that belong to the same words are taken together.

    `theirs`: of what is `said`, their own.
    """
    full = shares_surname(whom.name, article.text)
    own = [(_reach(one), one.speaker or whom.name) for one in said if one in theirs]
    others = [_reach(one) for one in said if one.speaker and one not in theirs]
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
                speaks(whom.name, text, article.language, full=full)
                or (before is not None and goes_on(text, article.language))
            )
            if not reported and not told:
                before = None
                continue
            last = runs[-1] if runs else None
            going_on = last.speaker if before and last else whom.name
            name = reported[0][1] if reported else going_on
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
        if met is not None and chosen[met][0].speaker != one.speaker:  # no label is of two
            if not any(_overlap(one, one.span, earlier) for earlier in chosen):
                chosen.append((one, one.span, vector))
        elif met is not None:  # it leans on words that are quoted already
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
