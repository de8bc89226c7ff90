"""From which day "since Friday" is counted when somebody asks it of a story.

From today, as a newsroom speaks of a story that goes on. Where the newest article is more than
a week old the story is over, and its readers' Friday is the last one that it knew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeVar

T = TypeVar("T")

_OVER: Final = timedelta(days=7)


def counting_day(today: date, newest: date | None) -> date:
    """The day that counts. `newest`: the story's newest article's, None where none has one."""
    return newest if newest and today - newest > _OVER else today


def counted(read: Callable[[date], T], today: date, newest: date | None) -> tuple[T, date | None]:
    """What `read` makes of words on the day that counts, and that day where it made a difference.

    The second is None where the same is meant today.
    """
    day = counting_day(today, newest)
    meant = read(day)
    return meant, None if day == today or meant == read(today) else day
