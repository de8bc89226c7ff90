"""Whether a sentence tells of the deed that a question asks about: done, by whom it asks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.kinds import Asking, Kind, Relation, asked_relation, tells, touches
from bot.kinds.names import mentions, names_in, names_within
from bot.kinds.possibility import may_be
from bot.kinds.relations import is_undone, tells_word
from bot.kinds.roles import action, is_denied, is_wished
from bot.kinds.standing import asks_for_past
from bot.likelihood import likeliest_first, made_likelier, paragraph_of, reach_of, text_of
from bot.models import Question
from bot.parties import is_by_the_asked, is_of_the_named
from bot.reader import Candidate
from index.models import Span
from index.story import Snapshot

# How much the odds grow of a sentence that tells that what is asked about may happen.
_MAY: Final = 3.5
# How little the odds are of a sentence that tells of another event: of 30 such first by retrieval
# alone on the development sets 5 were right.
_DOUBT: Final = 0.2
# What is less likely than this isn't looked at.
HARDLY: Final = 0.01
# Letters of a name that can be looked for.
_NAME: Final = 4


def as_done(
    kept: Sequence[Candidate], relation: Relation, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """The likeliest first, those doubted that don't tell the deed asked about as done:
    those without its verb, where that isn't a known event; that tell it only as
    undone; and, asked what came to be, as wanted, refused or possible.
    """
    verb = action(question.searched, question.language)
    if may_be(verb, question.language):  # "risque-t-il" is told in many words
        verb = ""
    past = asks_for_past(question.searched, question.language)
    found: list[Candidate] = []
    for one in kept:
        article = one.hit.article
        text, language = reach_of(one, snapshot).of(article.text), article.language
        doubtful = (
            not tells_word(relation, verb, text, language, dict(one.matches))
            or is_undone(relation, text, language)
            or (past and (is_wished(relation, text, language) or may_be(text, language)))
        )
        found.append(made_likelier(one, _DOUBT) if doubtful else one)
    return likeliest_first(found)


def what_may_be(
    kept: Sequence[Candidate], relation: Relation, question: Question
) -> list[Candidate]:
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
        others = names_within(text)
        own = not others or any(mentions(name, text) for name in named if len(name) >= _NAME)
        told = own and may_be(text, article.language)
        found.append(made_likelier(one, _MAY) if told else one)
    return likeliest_first(found)


def of_the_event(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """The likeliest first, those doubted that don't tell of an event that is asked about, and
    whose paragraph doesn't before them: a place of something else. A figure is of its own
    sentence, or of what that leans on.
    """
    relation = asked_relation(question.searched, question.language)
    found = []
    for one in (one for one in kept if one.probability >= HARDLY):
        article = one.hit.article
        span = reach_of(one, snapshot)
        if asked.kind is Kind.PLACE:
            span = Span(min(span.start, one.hit.passage.span.start), span.end)
        text = span.of(article.text)
        told = touches(relation, text, article.language, dict(one.matches))
        found.append(one if told else made_likelier(one, _DOUBT))
    return likeliest_first(found)


def of_the_deed(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """The likeliest first, those doubted that can't be of the deed asked about, or of all whom
    the question names: those that tell it as undone, denied, wanted, or done by somebody else;
    asked who did it, also those that don't tell it.
    """
    relation = asked_relation(question.searched, question.language, besides=asked.noun)
    past = asks_for_past(question.searched, question.language)
    found: list[Candidate] = []
    for one in kept:
        article = one.hit.article
        text, language = reach_of(one, snapshot).of(article.text), article.language
        around = f"{article.title}\n{paragraph_of(one)}"
        untold = asked.kind is Kind.PERSON and not tells(
            relation, text, language, dict(one.matches), around=around
        )
        doubtful = (
            (untold and bool(relation.events))
            or is_undone(relation, text, language)
            or (past and _unreal(relation, text, language))
            or not is_by_the_asked(one, relation, question, snapshot)
            or not is_of_the_named(one, question, snapshot)
        )
        found.append(made_likelier(one, _DOUBT) if doubtful else one)
    return likeliest_first(found)


def _unreal(relation: Relation, text: str, language: str) -> bool:
    return is_wished(relation, text, language) or is_denied(relation, text, language)
