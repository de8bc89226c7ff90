"""Which of a reader's candidates may stand as an answer to a question of this kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.background import of_the_news
from bot.deeds import (
    HARDLY,
    UNTOLD,
    as_undone,
    is_unreal,
    of_the_deed,
    of_the_event,
    tells_of,
    what_may_be,
    what_says_no,
)
from bot.kinds import Asking, Kind, Relation, asked_relation
from bot.kinds.ages import is_age_of_the_asked
from bot.kinds.asking import Items
from bot.kinds.counted import counted, counts, is_only_source
from bot.kinds.introductions import introduces, is_told, office_asked, who_is
from bot.kinds.names import countries_in, names_in, names_within
from bot.kinds.offices import is_called, is_office, names_holder
from bot.kinds.persons import says_it
from bot.kinds.spans import answering_span
from bot.kinds.speech import description_of
from bot.kinds.standing import asks_for_past, is_evidence, is_supposed
from bot.kinds.times import is_another_time, may_answer
from bot.kinds.titles import is_same_office
from bot.languages import is_read
from bot.likelihood import likeliest_first, made_likelier, reach_of, text_of
from bot.models import Question
from bot.newest import is_of_figures, newest_first
from bot.parties import (
    is_by_the_asked,
    is_of,
    is_of_another_nation,
    is_of_the_named,
    of_all,
    of_the_country,
)
from bot.reader import Candidate
from bot.reasons import with_reasons
from bot.singling import of_the_thing
from bot.spoken import words_of
from index.lexicon import fold
from index.story import Snapshot
from index.temporal import question_interval

# How the odds change of a figure that counts something else, and of a sentence whose dates are
# of something else, as those in deeds.py.
_OF_ANOTHER: Final = 0.3
# The same where what is counted says the figure of others: "900, according to the unions".
_OF_WHO_SAYS_SO: Final = 0.05
_DATES_ANOTHER: Final = 0.1
# The same of one that tells what is asked about as planned, where it is asked when it came, or
# of its first time.
_PLANNED: Final = 0.3
_BY_ANOTHER: Final = 0.3  # and of one that tells it of somebody else
# The same of one that speaks of other nations: of 26 of the affairs none was right.
_ANOTHER_NATION: Final = 0.05
# The same of words that aren't told to be anybody's, where it is asked whose they are.
_NOBODY_S: Final = 0.4
# How likely a sentence answers that says by its form who it is that a question names.
_INTRODUCED: Final = 0.8
# The same of words that somebody said of something else, or denied.
_SAYS_ELSE: Final = 0.5
# How the odds change of what names nobody, where it is asked who holds an office.
_NAMELESS: Final = 0.05
# How much the odds grow of a sentence with an age right after whom the question names, whatever
# else it tells.
_SURE_AGE: Final = 12.0
# A dated sentence must be this likely beside the first to answer "when" in its place.
_AS_LIKELY: Final = 0.9
# What answers questions of these kinds is of whom they name, and of nobody else.
_OF_SOMEBODY: Final = frozenset(
    {Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.SPAN, Kind.AGE, Kind.WHETHER, Kind.TIME}
)
_PEOPLE: Final = frozenset({Kind.PERSON, Kind.SPEECH, Kind.NAME})


def fitting(
    candidates: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those that hold evidence of the kind asked for, in their order."""
    kept = [one for one in candidates if is_evidence(text_of(one), one.hit.passage.kind)]
    if is_read(question.language):  # others have no kinds, and no words of deeds
        kept = _of_kind(kept, asked, question, snapshot)
        if asked.items is None:
            kept = of_the_news(kept, asked.kind, question, snapshot)
    if asked.kind in (Kind.NUMBER, Kind.SHARE) and asks_for_past(
        question.searched, question.language
    ):
        kept = [one for one in kept if not is_supposed(text_of(one), one.hit.article.language)]
    if asked.kind in _OF_SOMEBODY and asked.items is None:
        kept = [one for one in kept if is_of_the_named(one, question, snapshot)]
    if asked.kind is not Kind.REASON and asked.items is None:
        kept = _of_the_nation(kept, asked, question, snapshot)
    kept = _by_speaker(kept, asked, question, snapshot)
    kept = of_the_country(kept, question)
    return newest_first(kept, question, snapshot) if is_of_figures(asked.kind, question) else kept


def _of_the_nation(
    kept: list[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those that speak of other nations than the question are hardly likely; likeliest first."""
    alone = asked.kind in _PEOPLE  # "the Greek minister" is nobody of the paragraph before
    doubts = [
        _ANOTHER_NATION
        if is_of_another_nation(one, question, snapshot, alone=alone, who=asked.who or "")
        else 1.0
        for one in kept
    ]
    if all(doubt == 1.0 for doubt in doubts):
        return kept
    return likeliest_first(
        made_likelier(one, doubt) for one, doubt in zip(kept, doubts, strict=True)
    )


def _of_kind(
    kept: list[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """What each kind of question asks of a sentence beyond its likelihood."""
    if asked.items not in (None, Items.OTHER):
        return _telling(kept, asked, question, snapshot)
    if asked.one:
        kept = of_the_thing(kept, asked, question, snapshot)
    match asked.kind:
        case Kind.TIME:
            kept = _dated_first(_dating(kept, question, snapshot), question, snapshot)
        case Kind.WHETHER:
            kept = _whether(kept, asked, question, snapshot)
        case Kind.PERSON if office := office_asked(question.searched, question.language):
            kept = _naming_holder(kept, office)
        case Kind.PERSON | Kind.OTHER if not asked.who_said:  # words are told by their speaker
            kept = of_the_deed(kept, asked, question, snapshot)
        case Kind.PLACE:
            kept = of_the_event(kept, asked, question, snapshot)
            kept = of_the_deed(kept, asked, question, snapshot)
        case Kind.MONEY:
            kept = of_the_event(kept, asked, question, snapshot)
        case Kind.NUMBER:
            kept = of_the_event(kept, asked, question, snapshot)
            kept = _counting(kept, question, snapshot)
        case Kind.REASON:
            kept = with_reasons(kept, question, snapshot)
        case Kind.IDENTITY | Kind.AGE | Kind.NAME:
            kept = _BY_FORM[asked.kind](kept, question)
        case _:
            kept = likeliest_first(kept)
    return kept


def _telling(
    kept: Sequence[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those that tell of the events asked about, and not as planned or wanted."""
    relation = asked_relation(question.searched, question.language, besides=asked.noun)
    likely = [one for one in kept if one.probability >= HARDLY]
    told = [one for one in likely if tells_of(one, relation, snapshot)]
    past = asks_for_past(question.searched, question.language)
    return [one for one in told if not (past and is_unreal(one, relation, snapshot))]


def _dating(kept: Sequence[Candidate], question: Question, snapshot: Snapshot) -> list[Candidate]:
    """The likeliest first, those doubted that tell of other events, or date others."""
    relation = asked_relation(question.searched, question.language)
    past = asks_for_past(question.searched, question.language)
    found = []
    for one in kept:
        if not of_all(one, question):
            continue
        told = tells_of(one, relation, snapshot) or not relation.events
        dates = not is_read(one.hit.article.language) or _dates(one, question, snapshot)
        doubt = (1.0 if told else UNTOLD) * (1.0 if dates else _DATES_ANOTHER)
        if not is_by_the_asked(one, relation, question, snapshot):
            doubt *= _BY_ANOTHER
        if as_undone(one, relation, snapshot) < 1.0:
            doubt *= _DATES_ANOTHER
        elif (past and is_unreal(one, relation, snapshot)) or is_another_time(
            question.searched, text_of(one)
        ):
            doubt *= _PLANNED
        found.append(made_likelier(one, doubt))
    return likeliest_first(found)


def _dated_first(
    kept: Sequence[Candidate], question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Those with a date before what is about as likely and has none."""
    if not kept:
        return []
    least = _AS_LIKELY * kept[0].probability
    own = [one for one in kept if one.probability >= least and _has_date(one, question, snapshot)]
    return [*own, *(one for one in kept if one not in own)]


def _has_date(candidate: Candidate, question: Question, snapshot: Snapshot) -> bool:
    """Whether a sentence has a date that the question hasn't."""
    asked, span = question.searched.casefold(), candidate.sentence.span
    return any(
        span.start <= one.start
        and one.end <= span.end
        and one.to
        and one.text.casefold() not in asked
        for one in snapshot.times(candidate.hit.article)
    )


def _whether(
    kept: list[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Evidence for a yes or a no: of what the question names, of the doer, best of the deed."""
    relation = asked_relation(question.searched, question.language)
    of_them = [
        one
        for one in kept
        if of_all(one, question) and is_by_the_asked(one, relation, question, snapshot)
    ]
    kept = of_the_event(of_them, asked, question, snapshot)
    return what_may_be(what_says_no(kept, relation, question), relation, question)


def _by_speaker(
    kept: list[Candidate], asked: Asking, question: Question, snapshot: Snapshot
) -> list[Candidate]:
    """Where words are asked for: best those that are somebody's, or of whom the question names."""
    if asked.who_said:
        relation = asked_relation(question.searched, question.language)
        kept = likeliest_first(
            made_likelier(one, _as_said(one, relation, snapshot, does=asked.does)) for one in kept
        )
    words = words_of(asked.who, question.language, snapshot) if asked.who else []
    if not words:
        return [one for one in kept if not _is_beside(asked.who or "", one, snapshot)]
    own = [(one.article.id, one.span) for one in words]
    return [
        one
        for one in kept
        if any(
            article == one.hit.article.id
            and span.start < one.sentence.span.end
            and one.sentence.span.start < span.end
            for article, span in own
        )
        or (asked.reaction and is_of(asked.who or "", one, snapshot))
    ]


def _as_said(candidate: Candidate, relation: Relation, snapshot: Snapshot, *, does: bool) -> float:
    """How the odds change of what somebody is asked to have said."""
    article = candidate.hit.article
    text, matches = reach_of(candidate, snapshot).of(article.text), dict(candidate.matches)
    told = does and tells_of(candidate, relation, snapshot)
    somebody_s = 1.0 if _speaker(candidate, snapshot) or told else _NOBODY_S
    return somebody_s * (
        1.0 if told or says_it(relation, text, article.language, matches) else _SAYS_ELSE
    )


def _is_beside(who: str, candidate: Candidate, snapshot: Snapshot) -> bool:
    """Whether words are of the brother or the deputy of whom the question asks."""
    article = candidate.hit.article
    called = description_of(snapshot.said(article, candidate.sentence.span))
    told = bool(who and called) and is_called(who, called, article.language)
    return told and not is_same_office(who, called, article.language)


def _counting(kept: Sequence[Candidate], question: Question, snapshot: Snapshot) -> list[Candidate]:
    """The likeliest first, those doubted that count something else than what is asked for."""
    noun = counted(question.searched, question.language)
    if noun is None:
        return list(kept)
    relation = asked_relation(question.searched, question.language, besides=noun.word)
    found = []
    for one in kept:
        article = one.hit.article
        text = reach_of(one, snapshot).of(article.text)
        if is_only_source(noun, text, article.language):
            found.append(made_likelier(one, _OF_WHO_SAYS_SO))
            continue
        own = counts(noun, relation, text, article.language, dict(one.matches))
        found.append(one if own else made_likelier(one, _OF_ANOTHER))
    return likeliest_first(found)


def _introducing(kept: Sequence[Candidate], question: Question) -> list[Candidate]:
    """The likeliest first: what says by its form who somebody is answers."""
    name = who_is(question.searched) or ""
    return likeliest_first(
        replace(one, probability=max(one.probability, _INTRODUCED))
        if is_told(one.hit.article.language)
        and introduces(name, text_of(one), one.hit.article.language)
        else one
        for one in kept
    )


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


def _tells_age(candidate: Candidate, question: Question) -> bool:
    """Whether a sentence has an age, beside whom the question names, or may have."""
    article = candidate.hit.article
    if not is_read(article.language):
        return True
    found = answering_span(
        Kind.AGE,
        question.searched,
        question.language,
        text=article.text,
        at=candidate.sentence.span,
        language=article.language,
    )
    return found is not None


def _is_their_age(candidate: Candidate, question: Question) -> bool:
    article = candidate.hit.article
    return is_age_of_the_asked(question.searched, article.text, candidate.sentence.span)


def _names_somebody(candidate: Candidate, question: Question) -> bool:
    """Whether a sentence has a name that the question hasn't, of no country, people or day."""
    asked = {fold(name) for name in names_in(question.searched)}
    text, language = text_of(candidate), candidate.hit.article.language
    return any(
        fold(name) not in asked
        and not countries_in(name)
        and not is_office(fold(name), language)
        and not question_interval(name, language, date.min.replace(year=2000))
        for name in names_within(text)
    )


def _of_age(kept: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Those with an age beside whom the question names; right after the name, it is theirs."""
    return likeliest_first(
        made_likelier(one, _SURE_AGE) if _is_their_age(one, question) else one
        for one in kept
        if _tells_age(one, question)
    )


def _naming(kept: Sequence[Candidate], question: Question) -> list[Candidate]:
    return [one for one in kept if _names_somebody(one, question)]


def _naming_holder(kept: Sequence[Candidate], office: str) -> list[Candidate]:
    """The likeliest first: what names somebody as holding an office says who does."""
    found = []
    for one in kept:
        language = one.hit.article.language
        if not is_told(language):
            found.append(one)
        elif names_holder(office, text_of(one), language):
            found.append(replace(one, probability=max(one.probability, _INTRODUCED)))
        elif any(" " in name for name in names_within(text_of(one))):
            found.append(one)  # who may be called so in a form that isn't known
        else:
            found.append(made_likelier(one, _NAMELESS))
    return likeliest_first(found)


# What tells these kinds by its form.
_BY_FORM: Final[dict[Kind, Callable[[Sequence[Candidate], Question], list[Candidate]]]] = {
    Kind.IDENTITY: _introducing,
    Kind.AGE: _of_age,
    Kind.NAME: _naming,
}
