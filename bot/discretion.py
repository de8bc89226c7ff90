"""What the log may not hold: anything of a private story, which a failure may carry.

An error's message may quote an article or a question. While a task is busy with a private
story, only the kind of an error and the lines of code that it came through are logged.
"""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from pathlib import Path
from typing import Final

_DISCREET: Final[ContextVar[bool]] = ContextVar("discreet", default=False)


def be_discreet(private: bool) -> None:
    """From now on this task is busy with a private story, or with a public one."""
    _DISCREET.set(private)


def is_discreet() -> bool:
    return _DISCREET.get()


def outline(error: BaseException) -> str:
    """An error without its words: its kind, and where it came from, the outermost call first."""
    frames = traceback.extract_tb(error.__traceback__)
    calls = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {' > '.join(calls)}"


class Discretion(logging.Filter):
    """For handlers: takes the words out of errors that are logged with their traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if is_discreet() and record.exc_info and record.exc_info[1]:
            record.msg = f"{record.getMessage()}: {outline(record.exc_info[1])}"
            record.args, record.exc_info, record.exc_text = None, None, None
        return True
