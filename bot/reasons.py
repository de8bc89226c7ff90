"""Why-questions: the sentence that tells the event must say why, or the one after it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.citations import leans
from bot.kinds import Relation, asked_relation, tells, touches
from bot.kinds.causes import gives_cause, speaks_of_causes
from bot.kinds.names import NAME
from bot.kinds.relations import is_undone, tells_word
from bot.kinds.roles import action
from bot.likelihood import likeliest_first, made_likelier, reach_of, text_of
from bot.models import Question
from bot.parties import is_by_the_asked
from bot.reader import Candidate
from index.lexicon import terms, words
from index.models import Span
from index.story import Snapshot

# How the odds change of a sentence that tells the event and why, that only says it again,
# that tells of none that is asked about, or of its opposite or somebody else's deed.
_CAUSE: Final = 2.0
_BARE: Final = 0.15
_OTHER: Final = 0.2
_WRONG: Final = 0.05
# The same of one that has less than half of what the question says besides.
_LESS: Final = 0.75
# Words that a sentence may have beyond the question's, and still say little else.
_LITTLE: Final = 6


def with_reasons(
    candidates: Sequence[Candidate], question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Likeliest first, by whether they give the reason of the event that is asked about.

    A reason that the next sentence gives is quoted with the event that it is of.
    """
    relation = asked_relation(question.searched, question.language)
    return likeliest_first(_judged(one, relation, question, snapshot) for one in candidates)


def _judged(
    one: Candidate, relation: Relation, question: Question, snapshot: Snapshot
) -> Candidate:
    article, matches = one.hit.article, dict(one.matches)
    language = article.language
    reach = reach_of(one, snapshot)
    text = reach.of(article.text)
    if is_undone(relation, text, language) or not is_by_the_asked(
        one, relation, question, snapshot
    ):
        return made_likelier(one, _WRONG)
    verb = action(question.searched, question.language)
    if not (
        tells(relation, text, language, matches, around=article.title)
        and tells_word(relation, verb, text, language, matches)
    ):
        # A reason may stand some sentences after its event, in the same paragraph.
        since = Span(min(reach.start, one.hit.passage.span.start), reach.end).of(article.text)
        near = touches(relation, text, language, matches) or (
            touches(relation, since, language)
            and (speaks_of_causes(text, language) or not _says_little_else(one, question))
        )
        return one if near else made_likelier(one, _OTHER)
    besides = replace(relation, events=(), objects=())
    whole = one if tells(besides, text, language, matches) else made_likelier(one, _LESS)
    restated = all(
        tells(replace(besides, others=(word,)), text, language, matches, unknown=False)
        for word in relation.others
    )
    if gives_cause(relation, text, language, matches):
        return made_likelier(whole, _CAUSE)
    if following := _next(whole):
        return following
    return made_likelier(whole, _BARE) if restated and _says_little_else(one, question) else whole


def _says_little_else(one: Candidate, question: Question) -> bool:
    """Whether a sentence has few words beyond the question's, names and figures aside."""
    text, language = text_of(one), one.hit.article.language
    named = [Span(*match.span()) for match in NAME.finditer(text, 1)]
    told = [
        word.term
        for word in words(text, language)
        if word.term
        and not word.term[0].isdigit()
        and not any(name.start <= word.start < name.end for name in named)
    ]
    asked = terms(question.searched, question.language)
    if language == question.language:
        return len([word for word in told if word not in asked]) <= _LITTLE
    return len(told) <= len(asked) + _LITTLE


def _next(one: Candidate) -> Candidate | None:
    """The next sentence of the paragraph with this one, where it goes on with a reason."""
    if one.position + 1 >= len(one.hit.passage.sentences):
        return None
    following = replace(one, position=one.position + 1, lead=one.lead + 1)
    text, article = text_of(following), one.hit.article
    goes_on = leans(article, following.sentence.span.start) or text.lstrip()[:1] in '«“"'
    return following if goes_on and speaks_of_causes(text, article.language) else None
