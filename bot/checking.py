"""Which of a reader's candidates may stand as an answer to a question of this kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.citations import SAME_ACROSS, SUPPORT, widened
from bot.gathering import words_of
from bot.kinds import Asking, Kind, Relation, asked_relation, tells, touches
from bot.kinds.asking import Items
from bot.kinds.names import countries_in, country, mentions, names_in, same_name, tellable
from bot.kinds.possibility import may_be
from bot.kinds.standing import asks_for_past, is_evidence, is_supposed
from bot.kinds.times import may_answer
from bot.models import Question
from bot.reader import Candidate
from index.models import PassageKind, Span
from index.story import Snapshot

# A sentence that names the country asked about may be this unlikely beside the first.
_LIKELY: Final = 0.5
# How much the odds grow of a sentence that tells that what is asked about may happen.
_MAY: Final = 3.5
# What answers questions of these kinds is of an event, and how little the odds are of a sentence
# that tells of another: of 30 such first by retrieval alone on the development sets 5 were right.
_OF_AN_EVENT: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PLACE, Kind.REASON})
_DOUBT: Final = 0.2
# What answers questions of these kinds is of whom they name, and of nobody else.
_OF_SOMEBODY: Final = frozenset(
    {Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.SPAN, Kind.WHETHER, Kind.TIME}
)
# An article with this share of its paragraphs naming somebody is about them.
_ABOUT: Final = 0.34
_LATEST: Final = re.compile(
    r"\b(?:latest|current(?:ly)?|final|newest|so far|now|derni[eè]re?s?|nouveaux?|nouvelles?"
    r"|actuel\w*|d[ée]finiti\w+|[àa] ce jour|d[ée]sormais)\b",
    re.IGNORECASE,
)
# What is less likely than this isn't looked at.
_HARDLY: Final = 0.01
# Letters of a name that can be looked for.
_NAME: Final = 4


def fitting(
    candidates: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those that hold evidence of the kind asked for, in their order."""
    kept = [one for one in candidates if is_evidence(_text(one), one.hit.passage.kind)]
    if asked.kind is Kind.TIME:
        kept = [one for one in kept if _dates(one, question, snapshot) and _of_all(one, question)]
    if asked.kind in (Kind.TIME, Kind.WHETHER) or asked.items not in (None, Items.OTHER):
        relation = asked_relation(question.searched, question.language, besides=asked.noun)
        if relation.events or asked.kind is not Kind.WHETHER:
            kept = [
                one
                for one in kept
                if one.probability >= _HARDLY and _tells(one, relation, snapshot)
            ]
        if asked.kind is Kind.WHETHER:
            kept = [one for one in kept if _of_all(one, question)]
            kept = _possible(kept, relation, question)
    if asked.kind in _OF_AN_EVENT:
        kept = _doubted(kept, asked, question, snapshot)
    if asked.kind in (Kind.NUMBER, Kind.SHARE) and asks_for_past(
        question.searched, question.language
    ):
        kept = [one for one in kept if not is_supposed(_text(one), one.hit.article.language)]
    if asked.kind in _OF_SOMEBODY and asked.items is None:
        kept = [one for one in kept if _is_of_the_named(one, question, snapshot)]
    if asked.who_said:
        kept = [one for one in kept if _speaker(one, snapshot)]
    if asked.who and (words := words_of(asked.who, question.language, snapshot)):
        own = [(one.article.id, one.span) for one in words]
        kept = [
            one
            for one in kept
            if any(
                article == one.hit.article.id
                and span.start < one.sentence.span.end
                and one.sentence.span.start < span.end
                for article, span in own
            )
            or (asked.reaction and _is_of(asked.who, one, snapshot))
        ]
    kept = _of_the_country(kept, question)
    return _newest_first(kept, question) if asked.kind is Kind.NUMBER else kept


def _newest_first(kept: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Figures that move: of sentences that tell the same about as likely, the newest article's.

    That one is as likely as what it takes the place of. Asked for the latest figure, whatever
    answers about as likely goes before what is older, and stays as likely as it is.
    """
    if not kept:
        return []
    latest, best = bool(_LATEST.search(question.searched)), kept[0].probability
    vector = kept[0].hit.sentence_vectors[kept[0].position]

    def is_near(one: Candidate) -> bool:
        return float(one.hit.sentence_vectors[one.position] @ vector) >= SAME_ACROSS

    same = [
        one
        for one in kept
        if one.probability >= SUPPORT * best
        and (latest or is_near(one))
        and any(map(str.isdigit, _text(one)))
    ]
    if kept[0] not in same:
        return list(kept)
    same.sort(key=lambda one: one.hit.article.published_at or date.min, reverse=True)
    first = replace(same[0], probability=best) if is_near(same[0]) else same[0]
    return [first, *same[1:], *(one for one in kept if one not in same)]


def _tells(candidate: Candidate, relation: Relation, snapshot: Snapshot) -> bool:
    """Whether a sentence, with what it leans on, tells of the events that are asked about.

    What these were done to may be told by its paragraph or its headline.
    """
    article = candidate.hit.article
    text = widened(article, candidate.sentence.span, snapshot).of(article.text)
    around = f"{article.title}\n{candidate.hit.passage.span.of(article.text)}"
    return tells(relation, text, article.language, dict(candidate.matches), around=around)


def _possible(kept: Sequence[Candidate], relation: Relation, question: Question) -> list[Candidate]:
    """What may happen is asked and told: such a sentence answers, though it says it otherwise.

    "The case could end with a fine" is little like "Could the mill be fined?". Not where it
    names others than the question does.
    """
    if not relation.events or not may_be(question.searched, question.language):
        return list(kept)
    named = names_in(question.searched)
    found = []
    for one in kept:
        text, article = _text(one), one.hit.article
        others = names_in(text[:1].lower() + text[1:])
        own = not others or any(mentions(name, text) for name in named if len(name) >= _NAME)
        told = own and may_be(text, article.language)
        found.append(replace(one, probability=_odds_times(one.probability, _MAY)) if told else one)
    return sorted(found, key=lambda one: -one.probability)


def _doubted(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those first that tell of an event that is asked about, or whose paragraph does before them.

    The others are doubted: a place or a cause of something else. A figure is of its own
    sentence, or of what that leans on.
    """
    relation = asked_relation(question.searched, question.language)
    own, others = [], []
    for one in (one for one in kept if one.probability >= _HARDLY):
        article = one.hit.article
        span = widened(article, one.sentence.span, snapshot)
        if asked.kind in (Kind.PLACE, Kind.REASON):
            span = Span(min(span.start, one.hit.passage.span.start), span.end)
        text = span.of(article.text)
        if touches(relation, text, article.language, dict(one.matches)):
            own.append(one)
        else:
            others.append(replace(one, probability=_odds_times(one.probability, _DOUBT)))
    return [*own, *others]


def _odds_times(probability: float, factor: float) -> float:
    return probability * factor / (1 + probability * (factor - 1))


def _of_the_country(kept: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Those first that name the countries asked about, of which each has its own news."""
    asked = [name for name in names_in(question.searched) if tellable(name)]
    if not asked or not kept:
        return list(kept)
    likely = [one for one in kept if one.probability >= _LIKELY * kept[0].probability]
    own = [one for one in likely if all(same_name(name, _text(one)) for name in asked)]
    return [*own, *(one for one in kept if one not in own)]


def _is_of_the_named(candidate: Candidate, question: Question, snapshot: Snapshot) -> bool:
    """Whether what a sentence tells may be of all whom the question names.

    They stand in it, or in what it leans on. Where they don't, it names no other country or
    person, and its paragraph names them before, or its article is about them. Names that other
    languages may write otherwise are only looked for in the question's.
    """
    article = candidate.hit.article
    span = widened(article, candidate.sentence.span, snapshot)
    alike = article.language == question.language
    asked = names_in(question.searched)
    for name in asked:
        if mentions(name, span.of(article.text)) or not (country(name) or " " in name or alike):
            continue
        if _names_another(name, asked, _text(candidate)):
            return False
        before = Span(min(span.start, candidate.hit.passage.span.start), span.end)
        held = mentions(name, before.of(article.text)) or _is_about(name, candidate, snapshot)
        if not held and (country(name) or alike):
            return False
    return True


def _names_another(name: str, asked: Sequence[str], text: str) -> bool:
    """Whether a text that hasn't the name has another country, or another full name."""
    if country(name):
        codes = {country(one) for one in asked}
        return any(code not in codes for code, _, _ in countries_in(text))
    others = [one for one in names_in(text) if " " in one and not countries_in(one)]
    return " " in name and bool(others)


def _is_about(name: str, candidate: Candidate, snapshot: Snapshot) -> bool:
    """Whether an article has a name in its headline or first paragraph, or in many others."""
    article = candidate.hit.article
    passages = [p for p in snapshot.passages(article) if p.kind is PassageKind.BODY]
    named = [mentions(name, one.span.of(article.text)) for one in passages]
    first = mentions(name, article.title) or any(named[:1])
    return first or sum(named) >= _ABOUT * max(len(named), 1)


def _of_all(candidate: Candidate, question: Question) -> bool:
    """Whether a paragraph names the countries that the question does, and of several people all.

    A day on which one of them did something isn't the day on which they met.
    """
    passage = candidate.hit.passage.span.of(candidate.hit.article.text)
    named = names_in(question.searched)
    people = [name for name in named if " " in name and not country(name)]
    countries = [name for name in named if tellable(name)]
    wanted = [*countries, *(people if len(people) > 1 else ())]
    return all(mentions(name, passage) for name in wanted)


def is_foreign(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Whether the question names somebody or something that nothing found speaks of.

    A country is known in French and English; other names are looked for only where all that
    was found is in the question's language, since they may have another name elsewhere.
    """
    articles = {one.hit.article.id: one.hit.article for one in candidates}.values()
    texts = [article.text for article in articles]
    alike = {article.language for article in articles} == {question.language}
    return bool(texts) and any(
        not any(mentions(name, text) for text in texts)
        for name in names_in(question.searched)
        if tellable(name) or alike
    )


def names(who: str, candidate: Candidate) -> bool:
    """Whether a sentence names whom the question calls `who`."""
    return any(same_name(name, _text(candidate)) for name in names_in(who))


def _is_of(who: str, candidate: Candidate, snapshot: Snapshot) -> bool:
    """What somebody did: told of them, and in nobody else's words."""
    return names(who, candidate) and not _speaker(candidate, snapshot)


def _speaker(candidate: Candidate, snapshot: Snapshot) -> str | None:
    return snapshot.speaker(candidate.hit.article, candidate.sentence.span)


def _dates(candidate: Candidate, question: Question, snapshot: Snapshot) -> bool:
    article, span = candidate.hit.article, candidate.sentence.span
    return may_answer(
        question.searched,
        question.language,
        article.text,
        span,
        snapshot.times(article),
        held_in=article.language,
        published=article.published_at,
    )


def _text(candidate: Candidate) -> str:
    span: Span = candidate.sentence.span
    return span.of(candidate.hit.article.text)
