"""What is worked out from an article once: a version never changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class PerVersion(Generic[T]):
    """What was made of the article versions asked for last. Safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[tuple[str, int], T] = OrderedDict()
        self._lock = Lock()

    def of(self, article_id: str, version: int, make: Callable[[], T]) -> T:
        """What `make` returns for this version; two threads may make the same at once."""
        key = (article_id, version)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        made = make()
        with self._lock:
            self._known[key] = made
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return made
