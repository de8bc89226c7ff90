"""What is being handled at this moment, so that stopping can wait for it."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec

P = ParamSpec("P")


class Running:
    """Keeps hold of the tasks that handle events.

    bolt starts them and forgets them; the event loop alone holds a task only weakly.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[object]] = set()

    def kept(self, listener: Callable[P, Awaitable[None]]) -> Callable[P, Awaitable[None]]:
        """The same listener, whose task is kept until it is done."""

        @functools.wraps(listener)
        async def keeping(*args: P.args, **kwargs: P.kwargs) -> None:
            task = asyncio.current_task()
            if task:
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            await listener(*args, **kwargs)

        return keeping

    async def finished(self, within: float) -> bool:
        """Waits until nothing is under way; False where that takes longer (seconds)."""
        if not self._tasks:
            return True
        _, left = await asyncio.wait(self._tasks, timeout=within)
        return not left
