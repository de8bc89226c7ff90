"""Question → answer, or the plain word that the story doesn't say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.browsing import stamp_of
from bot.chat_spelling import spelled_out
from bot.checking import fitting
from bot.citations import MOST, SUPPORT, cite, numbered
from bot.courtesies import says_too_little, small_talk, without_courtesies
from bot.followups import resolved
from bot.gathering import SHOWN, listed, with_full_names
from bot.kinds import Asking, Kind, asking, is_by_name, listing, name_for, quoted_words
from bot.languages import UNKNOWN, question_language
from bot.marking import marked
from bot.models import (
    Abstention,
    Answer,
    Form,
    Question,
    Reason,
    Result,
    Stamp,
)
from bot.newest import is_of_figures
from bot.parties import is_foreign, names
from bot.periods import period_result
from bot.reader import Candidate, Reader
from bot.said_on import asked_days
from bot.spoken import cited_words, on_subject, quoting, said_then, words_of
from bot.supporting import supports
from bot.unread import articles_with, reported_words, with_unread
from index.story import Snapshot, Story

# Passages that are read for a question.
READ: Final = 24
# Nearest passages shown with an abstention.
NEAREST: Final = 3
# Further citations kept for who asks for more, down to this share of the first's probability.
MORE: Final = 6
MORE_SUPPORT: Final = 0.2
# How likely words answer "what did X say" that an article gives to X by name.
_SAID: Final = 0.8


class Answerer:
    """Asks one story. Safe to share between threads.

    `threshold`: below this probability that the first citation answers, there is none.
    """

    def __init__(self, story: Story, reader: Reader, *, threshold: float) -> None:
        self._story = story
        self._reader = reader
        self._threshold = threshold

    def ask(self, text: str, *, earlier: Sequence[str] = (), today: date | None = None) -> Result:
        """Answers in the state that the story has at this moment. Raises StoreError.

        `earlier`: the questions of the same conversation, oldest first, for one that leans
        on them. `today`: the day that "since Friday" is counted from; the clock's if None.
        """
        snapshot = self._story.snapshot()
        stamp = stamp_of(snapshot)
        if language := small_talk(text):
            question = Question(text.strip(), _spoken(earlier) or language)
            return Abstention(question, Reason.EMPTY_QUESTION, (), 0.0, stamp)
        question = _understood(without_courtesies(text), list(map(without_courtesies, earlier)))
        if not any(map(str.isalnum, question.text)) or says_too_little(question.text):
            return Abstention(question, Reason.EMPTY_QUESTION, (), 0.0, stamp)
        if not stamp.articles:
            return Abstention(question, Reason.EMPTY_STORY, (), 0.0, stamp)
        day = today or date.today()
        happened = period_result(question, self._story, snapshot, stamp, day)
        result = self._sure(happened or self._read(question, snapshot, stamp, day))
        return with_unread(result, snapshot)

    def _sure(self, result: Result) -> Result:
        """What isn't sure enough to be an answer is what comes nearest to one."""
        if isinstance(result, Abstention) or result.confidence >= self._threshold:
            return result
        nearest = result.citations[:NEAREST]
        reason = Reason.NOT_IN_STORY
        return Abstention(result.question, reason, nearest, result.confidence, result.stamp)

    def _read(self, question: Question, snapshot: Snapshot, stamp: Stamp, today: date) -> Result:
        vector = self._story.encode([question.searched])[0]
        retrieval = snapshot.search(
            question.searched, vector, limit=READ, language=question.language
        )
        read = self._reader.read(retrieval, snapshot, language=question.language)
        if not read:
            return Abstention(question, Reason.EMPTY_STORY, (), 0.0, stamp)
        asked = asking(question.searched, question.language)
        named = with_full_names(question, snapshot)
        candidates = fitting(read, asked, named, snapshot)
        if spoken := self._spoken_words(asked, question, candidates, snapshot, stamp, today=today):
            return spoken
        foreign = is_foreign(question, candidates)
        items = listed(asked, question, candidates, snapshot) if not foreign else ()
        if items and items[0].confidence >= self._threshold:
            first = items[0].confidence
            return Answer(question, items, first, stamp, form=Form.LIST, total=len(items))
        confidence = candidates[0].probability if candidates and not foreign else 0.0
        if confidence < self._threshold or not candidates:
            things = listing(question.searched, question.language)
            if things and not foreign:  # the things are told, though no figure counts them
                listed_all = self._read(replace(question, meant=things), snapshot, stamp, today)
                if isinstance(listed_all, Answer) and listed_all.form is Form.LIST:
                    return replace(listed_all, question=question)
            shown = cite(candidates or read, snapshot, most=NEAREST, support=0.0)
            return Abstention(question, Reason.NOT_IN_STORY, shown, confidence, stamp)
        every = cite(
            candidates,
            snapshot,
            most=MOST + MORE,
            support=MORE_SUPPORT,
            figures=is_of_figures(asked.kind, question),
        )
        # What wouldn't be an answer by itself is none beside another one.
        least = max(SUPPORT * confidence, self._threshold)
        beside = {
            (one.hit.article.id, one.sentence.span.end)
            for one in candidates
            if one.probability >= least and supports(one, asked, named, snapshot)
        }
        further = [
            one
            for one in every[1:]
            if one.confidence >= least and (one.quote.article.id, one.quote.end) in beside
        ]
        shown = (*every[:1], *further[: MOST - 1])
        more = [one for one in every if one not in shown][:MORE]
        told = marked(
            numbered((*shown, *more)),
            question,
            snapshot,
            least=self._threshold,
            candidates=candidates,
        )
        form = Form.TIME if asked.kind is Kind.TIME else Form.EVIDENCE
        return Answer(
            question,
            told[: len(shown)],
            confidence,
            stamp,
            told[len(shown) :],
            form=form,
        )

    def _spoken_words(
        self,
        asked: Asking,
        question: Question,
        candidates: Sequence[Candidate],
        snapshot: Snapshot,
        stamp: Stamp,
        *,
        today: date,
    ) -> Result | None:
        """Where the very words that a question has in quotation marks were said, or `_said`."""
        quoted = quoted_words(question.searched)
        words = quoting(quoted, snapshot) if quoted else []
        if words:
            every = cited_words(words, candidates, snapshot, _SAID)
            return Answer(question, every[:MOST], every[0].confidence, stamp, every[MOST:])
        if not asked.who:
            return None
        return self._said(asked, question, candidates, snapshot, stamp, today=today)

    def _said(
        self,
        asked: Asking,
        question: Question,
        candidates: Sequence[Candidate],
        snapshot: Snapshot,
        stamp: Stamp,
        *,
        today: date,
    ) -> Result | None:
        """All the words of whom the question asks for; None where these have to be read for.

        Words on a subject are for the reader to judge, of those that are X's alone, unless
        they name it.
        """
        who = asked.who or ""
        words = words_of(who, question.language, snapshot)
        if not words:
            if asked.reaction or not is_by_name(who):
                return None
            if articles_with(who, snapshot):  # that X is silent isn't known
                anything = not asked.about and not asked.when
                return (
                    self._reported(who, question, candidates, snapshot, stamp) if anything else None
                )
            own = [one for one in candidates if names(who, one)]
            nearest = cite(own, snapshot, most=NEAREST, support=0.0)
            return Abstention(question, Reason.NOT_IN_STORY, nearest, 0.0, stamp, who=who)
        if asked.about:
            words = on_subject(words, asked.about, question.language)
            if not words:
                return None
        name = name_for(who, [one.speaker for one in words])
        days = asked_days(asked, question.language, today, stamp.newest)
        then = said_then(words, days, snapshot) if days else words
        every = cited_words(then or words, candidates, snapshot, _SAID)
        if not then:
            nearest = numbered(every[:NEAREST])
            return Abstention(
                question, Reason.NOT_IN_STORY, nearest, 0.0, stamp, who=name, period=days
            )
        shown, more = every[:SHOWN], every[SHOWN : SHOWN + MORE]
        return Answer(
            question,
            shown,
            shown[0].confidence,
            stamp,
            more,
            Form.SPEECH,
            period=days,
            who=name,
            total=len(every),
        )

    def _reported(
        self,
        who: str,
        question: Question,
        candidates: Sequence[Candidate],
        snapshot: Snapshot,
        stamp: Stamp,
    ) -> Answer | None:
        """Words that sentences of languages without speakers tell to be X's: some, never all."""
        every = reported_words(who, candidates, snapshot)
        if not every:
            return None
        shown, more = every[:SHOWN], every[SHOWN : SHOWN + MORE]
        return Answer(question, shown, shown[0].confidence, stamp, more)


def _spoken(earlier: Sequence[str]) -> str | None:
    """The language of a conversation: its last question's that tells; None where none does."""
    languages = (question_language(one) for one in reversed(earlier) if not small_talk(one))
    return next((language for language in languages if language != UNKNOWN), None)


def _understood(text: str, earlier: Sequence[str]) -> Question:
    """The question, and what it means in full, and after those before it."""
    full = spelled_out(text)
    meant = resolved(full, [spelled_out(one) for one in earlier]) or (
        full if full != text else None
    )
    language = question_language(full)
    if meant and language == UNKNOWN:
        language = question_language(meant)
    return Question(text, language, meant)
