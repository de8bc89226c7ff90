"""Which further quotes belong beside the first one: those that pass what an only one would."""

from __future__ import annotations

from bot.deeds import is_unreal
from bot.kinds import Asking, Kind, asked_relation, evidence, tells
from bot.kinds.relations import is_undone
from bot.kinds.standing import asks_for_past
from bot.likelihood import reach_of, text_of
from bot.models import Question
from bot.parties import is_by_the_asked, is_of_the_named
from bot.reader import Candidate
from index.story import Snapshot


def supports(candidate: Candidate, asked: Asking, question: Question, snapshot: Snapshot) -> bool:
    """Whether a further quote tells by itself of the event and of all whom the question names.

    A first quote is the best that there is; one beside it has to be evidence in its own right:
    of the deed, neither undone nor only wanted, of its doer, with a thing of the kind asked for.
    """
    article = candidate.hit.article
    text, language = reach_of(candidate, snapshot).of(article.text), article.language
    relation = asked_relation(question.searched, question.language, besides=asked.noun)
    matches = dict(candidate.matches)
    kind = asked.kind if asked.kind is not Kind.SPEECH else Kind.OTHER
    past = asks_for_past(question.searched, question.language)
    return (
        tells(relation, text, language, matches, unknown=False)
        and not is_undone(relation, text, language)
        and not (past and is_unreal(candidate, relation, snapshot))
        and is_of_the_named(candidate, question, snapshot)
        and is_by_the_asked(candidate, relation, question, snapshot)
        and not evidence(kind, question.searched, text_of(candidate), language).missing
    )
