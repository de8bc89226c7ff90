"""Whether a sentence tells of the deed that a question asks about: done, by whom it asks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.kinds import Asking, Kind, Relation, asked_relation, tells, touches
from bot.kinds.names import mentions, names_in, names_within, same_name
from bot.kinds.persons import is_reversed
from bot.kinds.possibility import may_be
from bot.kinds.relations import is_undone
from bot.kinds.roles import is_denied, is_wished
from bot.kinds.standing import asks_for_past
from bot.likelihood import likeliest_first, made_likelier, paragraph_of, reach_of, text_of
from bot.models import Question
from bot.parties import is_by_the_asked, is_of_the_named
from bot.reader import Candidate
from index.models import Span
from index.story import Snapshot

# How much the odds grow of a sentence that tells that what is asked about may happen.
_MAY: Final = 3.5
# How the odds change of a sentence that tells of no event that is asked about, that tells it as
# undone or unreal, or of somebody else. Fitted on 28 affairs and StoryQA beside the reader's
# probability; see docs/quality.md.
UNTOLD: Final = 0.5
_UNDONE: Final = 0.5
_ANOTHER: Final = 0.5
# The same where whom it is asked to have been done to does it to somebody else.
_REVERSED: Final = 0.2
# How they grow of one that tells the opposite of a yes-or-no question, where one can't be so and
# the other, too.
_OPPOSITE: Final = 4.0
_SIDES: Final = frozenset(
    ("support", "oppose", "accept", "refuse", "admit", "deny", "win", "lose", "convict", "acquit")
)
# What is less likely than this isn't looked at.
HARDLY: Final = 0.01
# Letters of a name that can be looked for.
_NAME: Final = 4


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


def what_says_no(
    kept: Sequence[Candidate], relation: Relation, question: Question
) -> list[Candidate]:
    """The likeliest first, those likelier that tell the opposite of all whom a question names.

    Who opposes a thing doesn't back it; what was opened may have been closed since.
    """
    named = names_in(question.searched)
    sides = any(event.happens & _SIDES for event in relation.events)
    found = []
    for one in kept:
        text, language = text_of(one), one.hit.article.language
        no = (sides and is_undone(relation, text, language)) or is_denied(relation, text, language)
        told = no and bool(named) and all(same_name(name, text) for name in named)
        found.append(made_likelier(one, _OPPOSITE) if told else one)
    return likeliest_first(found)


def tells_of(candidate: Candidate, relation: Relation, snapshot: Snapshot) -> bool:
    """Whether a sentence, with what it leans on, tells of the events that are asked about.

    What these were done to may be told by its paragraph or its headline.
    """
    article = candidate.hit.article
    text = reach_of(candidate, snapshot).of(article.text)
    around = f"{article.title}\n{paragraph_of(candidate)}"
    return tells(relation, text, article.language, dict(candidate.matches), around=around)


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
        found.append(one if told else made_likelier(one, UNTOLD))
    return likeliest_first(found)


def of_the_deed(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """The likeliest first, those doubted that can't be of the deed asked about, or of all whom
    the question names: those that tell it as undone, denied or wanted, or done by somebody else.
    """
    relation = asked_relation(question.searched, question.language, besides=asked.noun)
    past = asks_for_past(question.searched, question.language)
    found: list[Candidate] = []
    for one in kept:
        unreal = past and is_unreal(one, relation, snapshot)
        another = not (
            is_by_the_asked(one, relation, question, snapshot)
            and is_of_the_named(one, question, snapshot)
        )
        doubt = _UNDONE if unreal else as_undone(one, relation, snapshot)
        doubt *= _ANOTHER if another else 1.0
        doubt *= _REVERSED if _is_reversed(one, question) else 1.0
        found.append(made_likelier(one, doubt))
    return likeliest_first(found)


def _is_reversed(candidate: Candidate, question: Question) -> bool:
    language = candidate.hit.article.language
    return is_reversed(question.searched, question.language, text_of(candidate), language)


def as_undone(candidate: Candidate, relation: Relation, snapshot: Snapshot) -> float:
    """How the odds change of a sentence that tells the opposite of what is asked about, or not."""
    article = candidate.hit.article
    text = reach_of(candidate, snapshot).of(article.text)
    return _UNDONE if is_undone(relation, text, article.language) else 1.0


def is_unreal(candidate: Candidate, relation: Relation, snapshot: Snapshot) -> bool:
    """Whether a sentence tells what is asked about only as wanted or denied."""
    article = candidate.hit.article
    text = reach_of(candidate, snapshot).of(article.text)
    return is_wished(relation, text, article.language) or is_denied(
        relation, text, article.language
    )
