"""A job's own process: reads its order, does it, tells where it stands.

It has the lowest priority and bounded memory, so that no answer waits for it, and it can be
killed at any moment: a story is changed by one transaction or not at all. It ends with the
bot, whose end closes its standard input.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

# Before memory is bounded: a library that can't be loaded for want of it ends the process.
import index.store.writer  # noqa: F401
from bot.admin.models import JobState
from bot.admin.orders import CANCEL, Event, Failure, Order, Task, decoded, encoded
from bot.admin.work import Stopped, Teller, work
from bot.errors import BotError, OutOfMemory
from index.errors import StoryError

# How other processes go before this one: 19 yields most. Somebody waits for a preview.
_NICENESS: Final = {Task.PLAN: 10, Task.CARRY_OUT: 19}
# Linux may weigh sessions against each other first, and a process's niceness only within its
# own (sched(7)); a job is a session, so that its niceness alone would yield to nobody.
_SESSION: Final = Path("/proc/self/autogroup")
_NO_MEMORY: Final = ("bad_alloc", "Failed to allocate memory", "can't start new thread")
_OUT_OF_MEMORY: Final = Failure(
    name=OutOfMemory.__name__, message="It needs more memory than it may take."
)


def main() -> None:
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the replies
    order = decoded(sys.stdin.buffer.readline(), Order)
    cancelled = threading.Event()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, cancelled), daemon=True).start()
    _be_modest(order)
    lock = threading.Lock()

    def tell(event: Event) -> None:
        with lock:
            replies.write(encoded(event) + b"\n")
            replies.flush()

    tell(_last_word(order, cancelled, tell))


def _last_word(order: Order, cancelled: threading.Event, tell: Teller) -> Event:
    try:
        return work(order, cancelled, tell)
    except Stopped:
        return Event(state=JobState.CANCELLED)
    except (BotError, StoryError) as error:
        failure = Failure(name=type(error).__name__, message=str(error), hint=error.hint)
        return Event(state=JobState.FAILED, failure=failure)
    except MemoryError:
        return Event(state=JobState.FAILED, failure=_OUT_OF_MEMORY)
    except Exception as error:
        # onnxruntime, FAISS and threads tell of memory in words only.
        if any(words in str(error) for words in _NO_MEMORY):
            return Event(state=JobState.FAILED, failure=_OUT_OF_MEMORY)
        failure = Failure(name=type(error).__name__, message=traceback.format_exc())
        return Event(state=JobState.FAILED, failure=failure)


def _listen(orders: IO[bytes], cancelled: threading.Event) -> None:
    for line in orders:
        if line == CANCEL:
            cancelled.set()
    os._exit(0)  # the bot is gone; what isn't committed is not there


def _be_modest(order: Order) -> None:
    niceness = _NICENESS[order.task]
    os.nice(niceness)
    with suppress(OSError):  # a system that doesn't weigh sessions
        _SESSION.write_text(str(niceness), encoding="ascii")
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        # Only the soft limit: the parsers' own processes set theirs.
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (order.memory, hard))
