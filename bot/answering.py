"""Question → answer, or the plain word that the story doesn't say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from bot.browsing import stamp_of
from bot.citations import MOST, SUPPORT, cite
from bot.followups import resolved
from bot.languages import UNKNOWN, question_language
from bot.models import Abstention, Answer, Question, Reason, Result
from bot.reader import Reader
from index.story import Story

# Passages that are read for a question.
READ: Final = 24
# Nearest passages shown with an abstention.
NEAREST: Final = 3
# Further citations kept for who asks for more, down to this share of the first's probability.
MORE: Final = 6
MORE_SUPPORT: Final = 0.2


class Answerer:
    """Asks one story. Safe to share between threads.

    `threshold`: below this probability that the first citation answers, there is none.
    """

    def __init__(self, story: Story, reader: Reader, *, threshold: float) -> None:
        self._story = story
        self._reader = reader
        self._threshold = threshold

    def ask(self, text: str, *, earlier: Sequence[str] = ()) -> Result:
        """Answers in the state that the story has at this moment. Raises StoreError.

        `earlier`: the questions of the same conversation, oldest first, for one that leans
        on them.
        """
        snapshot = self._story.snapshot()
        stamp = stamp_of(snapshot)
        question = _understood(text.strip(), earlier)
        if not any(map(str.isalnum, question.text)):
            return Abstention(question, Reason.EMPTY_QUESTION, (), 0.0, stamp)
        vector = self._story.encode([question.searched])[0]
        retrieval = snapshot.search(
            question.searched, vector, limit=READ, language=question.language
        )
        candidates = self._reader.read(retrieval, snapshot, language=question.language)
        if not candidates:
            return Abstention(question, Reason.EMPTY_STORY, (), 0.0, stamp)
        confidence = candidates[0].probability
        if confidence < self._threshold:
            nearest = cite(candidates, snapshot, most=NEAREST, support=0.0)
            return Abstention(question, Reason.NOT_IN_STORY, nearest, confidence, stamp)
        found = cite(candidates, snapshot, most=MOST + MORE, support=MORE_SUPPORT)
        least = SUPPORT * confidence
        shown = tuple(takewhile(lambda one: one.confidence >= least, found[:MOST]))
        more = found[len(shown) :][:MORE]
        return Answer(question, shown, confidence, stamp, more)


def _understood(text: str, earlier: Sequence[str]) -> Question:
    """The question, and what it means after those before it."""
    meant = resolved(text, earlier)
    language = question_language(text)
    if meant and language == UNKNOWN:
        language = question_language(meant)
    return Question(text, language, meant)
