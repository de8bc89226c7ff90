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
from bot.kinds.counted import counted, counts
from bot.kinds.names import mentions, names_in
from bot.kinds.possibility import may_be
from bot.kinds.relations import is_undone, tells_word
from bot.kinds.roles import action, is_wished
from bot.kinds.standing import asks_for_past, is_evidence, is_supposed
from bot.kinds.times import may_answer
from bot.likelihood import made_likelier, reach_of, text_of
from bot.models import Question
from bot.parties import is_by_the_asked, is_of, is_of_the_named, of_all, of_the_country
from bot.reader import Candidate
from bot.reasons import with_reasons
from index.models import Span
from index.story import Snapshot

# How much the odds grow of a sentence that tells that what is asked about may happen.
_MAY: Final = 3.5
# What answers questions of these kinds is of an event, and how little the odds are of a sentence
# that tells of another: of 30 such first by retrieval alone on the development sets 5 were right.
_OF_AN_EVENT: Final = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PLACE})
_DOUBT: Final = 0.2
# The same of a figure that counts something else.
_OF_ANOTHER: Final = 0.05
# What answers questions of these kinds is of whom they name, and of nobody else.
_OF_SOMEBODY: Final = frozenset(
    {Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.SPAN, Kind.WHETHER, Kind.TIME}
)
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
    kept = [one for one in candidates if is_evidence(text_of(one), one.hit.passage.kind)]
    if asked.kind is Kind.TIME:
        kept = [one for one in kept if _dates(one, question, snapshot) and of_all(one, question)]
    if asked.kind in (Kind.TIME, Kind.WHETHER) or asked.items not in (None, Items.OTHER):
        relation = asked_relation(question.searched, question.language, besides=asked.noun)
        if relation.events or asked.kind is not Kind.WHETHER:
            kept = [
                one
                for one in kept
                if one.probability >= _HARDLY and _tells(one, relation, snapshot)
            ]
        if asked.kind is Kind.WHETHER:
            kept = [one for one in kept if of_all(one, question)]
            kept = [one for one in kept if is_by_the_asked(one, relation, question, snapshot)]
            kept = _possible(_came_to_be(kept, relation, question, snapshot), relation, question)
    if asked.kind in _OF_AN_EVENT:
        kept = _doubted(kept, asked, question, snapshot)
    if asked.kind is Kind.REASON:
        kept = with_reasons(kept, question, snapshot)
    if asked.kind is Kind.NUMBER:
        kept = _counting(kept, question, snapshot)
    if asked.kind in (Kind.NUMBER, Kind.SHARE) and asks_for_past(
        question.searched, question.language
    ):
        kept = [one for one in kept if not is_supposed(text_of(one), one.hit.article.language)]
    if asked.kind in _OF_SOMEBODY and asked.items is None:
        kept = [one for one in kept if is_of_the_named(one, question, snapshot)]
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
            or (asked.reaction and is_of(asked.who, one, snapshot))
        ]
    kept = of_the_country(kept, question)
    return _newest_first(kept, question) if asked.kind is Kind.NUMBER else kept


def _counting(kept: Sequence[Candidate], question: Question, snapshot: Snapshot) -> list[Candidate]:
    """Those first that count what is asked for; figures of other things are hardly answers."""
    noun = counted(question.searched, question.language)
    if noun is None:
        return list(kept)
    relation = asked_relation(question.searched, question.language, besides=noun.word)
    own: list[Candidate] = []
    others: list[Candidate] = []
    for one in kept:
        article = one.hit.article
        text = reach_of(one, snapshot).of(article.text)
        if counts(noun, relation, text, article.language, dict(one.matches)):
            own.append(one)
        else:
            others.append(made_likelier(one, _OF_ANOTHER))
    return [*own, *others]


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
        and any(map(str.isdigit, text_of(one)))
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


def _came_to_be(
    kept: Sequence[Candidate], relation: Relation, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those first that tell the deed asked about, and tell it as done.

    Doubted are those without its verb, where that isn't a known event; that tell it only as
    undone; and, asked what came to be, as wanted, refused or possible.
    """
    verb = action(question.searched, question.language)
    past = asks_for_past(question.searched, question.language)
    own: list[Candidate] = []
    others: list[Candidate] = []
    for one in kept:
        article = one.hit.article
        text, language = reach_of(one, snapshot).of(article.text), article.language
        doubtful = (
            not tells_word(relation, verb, text, language, dict(one.matches))
            or is_undone(relation, text, language)
            or (past and (is_wished(relation, text, language) or may_be(text, language)))
        )
        (others if doubtful else own).append(made_likelier(one, _DOUBT) if doubtful else one)
    return [*own, *others]


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
        text, article = text_of(one), one.hit.article
        others = names_in(text[:1].lower() + text[1:])
        own = not others or any(mentions(name, text) for name in named if len(name) >= _NAME)
        told = own and may_be(text, article.language)
        found.append(made_likelier(one, _MAY) if told else one)
    return sorted(found, key=lambda one: -one.probability)


def _doubted(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those first that tell of an event that is asked about, or whose paragraph does before them.

    The others are doubted: a place of something else. A figure is of its own
    sentence, or of what that leans on.
    """
    relation = asked_relation(question.searched, question.language)
    own, others = [], []
    for one in (one for one in kept if one.probability >= _HARDLY):
        article = one.hit.article
        span = widened(article, one.sentence.span, snapshot)
        if asked.kind is Kind.PLACE:
            span = Span(min(span.start, one.hit.passage.span.start), span.end)
        text = span.of(article.text)
        if touches(relation, text, article.language, dict(one.matches)):
            own.append(one)
        else:
            others.append(made_likelier(one, _DOUBT))
    return [*own, *others]


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
