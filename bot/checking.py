"""Which of a reader's candidates may stand as an answer to a question of this kind."""

from __future__ import annotations

from collections.abc import Sequence

from bot.gathering import words_of
from bot.kinds import Asking, Kind
from bot.kinds.names import names_in, same_name
from bot.kinds.standing import is_evidence
from bot.kinds.times import may_answer
from bot.models import Question
from bot.reader import Candidate
from index.models import Span
from index.story import Snapshot


def fitting(
    candidates: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those that hold evidence of the kind asked for, in their order."""
    kept = [one for one in candidates if is_evidence(_text(one), one.hit.passage.kind)]
    if asked.kind is Kind.TIME:
        kept = [one for one in kept if _dates(one, question, snapshot)]
    if asked.who_said:
        kept = [one for one in kept if _speaker(one, snapshot)]
    if asked.who and (words := words_of(asked.who, snapshot)):
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
    return kept


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
        question.searched, article.text, span, snapshot.times(article), article.published_at
    )


def _text(candidate: Candidate) -> str:
    span: Span = candidate.sentence.span
    return span.of(candidate.hit.article.text)
