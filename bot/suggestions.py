"""Questions that a story can answer, for who doesn't know what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, zip_longest
from threading import Lock
from typing import Final

from bot.answering import Answerer
from bot.browsing import Browser
from bot.models import Answer, TimelineRequest
from bot.phrases import phrases
from index.models import Precision

# Questions tried at most; those of speakers and of days in turn.
_TRIED: Final = 16


class Suggester:
    """Makes questions from the story's speakers and days, and keeps those that it answers.

    Made once a generation and language. Safe to share between threads.
    """

    def __init__(self, answerer: Answerer, browser: Browser) -> None:
        self._answerer = answerer
        self._browser = browser
        self._known: dict[tuple[int, str], tuple[str, ...]] = {}
        self._lock = Lock()

    def suggested(self, language: str, limit: int) -> tuple[str, ...]:
        """Up to `limit` questions, those of whom and what the story tells most first."""
        generation = self._browser.status().stamp.generation
        with self._lock:  # who asks meanwhile waits, and finds them made
            if (generation, language) not in self._known:
                answered = filter(self._is_answered, self._possible(language))
                kept = {key: known for key, known in self._known.items() if key[0] == generation}
                self._known = {**kept, (generation, language): tuple(answered)}
            return self._known[generation, language][:limit]

    def _possible(self, language: str) -> Iterator[str]:
        words = phrases(language)
        said = (
            words.say("suggest.said", speaker=speaker.name)
            for speaker in self._browser.speakers()
            if speaker.name[:1].isupper()  # not "la ministre"
        )
        entries = self._browser.timeline(TimelineRequest()).timeline.entries
        days = dict.fromkeys(
            entry.from_
            for entry in sorted(entries, key=lambda entry: -entry.salience)
            if entry.precision is Precision.DAY and not (entry.bound and entry.bound.ends)
        )
        happened = (words.say("suggest.happened", day=words.day(day)) for day in days)
        taking_turns = zip_longest(said, happened)
        return islice((one for pair in taking_turns for one in pair if one), _TRIED)

    def _is_answered(self, question: str) -> bool:
        return isinstance(self._answerer.ask(question), Answer)
