"""Questions of conversations under way, in memory only: for a ledger that may not keep them."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

Conversation = tuple[str, str, str]  # platform, its id there, and the story that was asked

# Conversations in mind at once; the one that was silent longest goes first.
_MOST: Final = 2000


@dataclass(frozen=True, slots=True)
class _Asked:
    asker: str
    question: str
    at: datetime


class Recent:
    """The last few questions of each conversation. Safe to share between threads."""

    def __init__(self, life: timedelta, most: int) -> None:
        """`most`: questions in mind of each conversation, for `life` each."""
        self._life = life
        self._questions = most
        self._asked: OrderedDict[Conversation, deque[_Asked]] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, conversation: Conversation, asker: str, question: str, at: datetime) -> None:
        with self._lock:
            asked = self._asked.setdefault(conversation, deque(maxlen=self._questions))
            asked.append(_Asked(asker, question, at))
            self._asked.move_to_end(conversation)
            if len(self._asked) > _MOST:
                self._asked.popitem(last=False)

    def of(self, conversation: Conversation, now: datetime) -> tuple[str, ...]:
        """Oldest first."""
        with self._lock:
            asked = self._asked.get(conversation, ())
            return tuple(one.question for one in asked if now - one.at <= self._life)

    def erase(self, platform: str, asker: str) -> None:
        with self._lock:
            for conversation, asked in list(self._asked.items()):
                if conversation[0] == platform:
                    kept = [one for one in asked if one.asker != asker]
                    self._asked[conversation] = deque(kept, maxlen=self._questions)
                    if not kept:
                        del self._asked[conversation]
