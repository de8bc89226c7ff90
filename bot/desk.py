"""The bot's asynchronous front, and the only place where work goes to threads.

Every platform asks here, in one event loop; the work itself is synchronous. A running
thread can't be stopped: its place is held until it ends, also when nobody waits for it
any more, so that slow questions can't pile up behind the scenes.

Questions aren't encoded in batches: on one thread eight at once take 4.2 ms each, alone
5.2 ms, of an answer's 8 and more; waiting for company would cost what it saves.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from typing import Final, ParamSpec, Protocol, Self, TypeVar

from bot import vitals
from bot.errors import BotError
from bot.lanes import Lane
from bot.ledger import Ledger, Recorded
from bot.models import (
    Abstention,
    QuotesRequest,
    Result,
    Stamp,
    StoryStatus,
    TimelineRequest,
    TimelineResult,
)
from bot.opening import Opened
from bot.reporting import DAYS, Report, report
from index.drawing import WIDTH, draw, export
from index.errors import StoryError
from index.models import Changes, Quote, Speaker, Timeline
from index.quotations import Quotation

P = ParamSpec("P")
T = TypeVar("T")

# Questions answered at a time. The models take a thread each; more would only share it.
WORKERS: Final = 2
# Questions that wait for a place. At ten a second, the last one waits for half a minute.
WAITING: Final = 300
# Seconds that a question has, waiting included.
TIMEOUT: Final = 60.0
# Small errands at a time, beside the questions: the ledger's, mostly.
_ERRANDS: Final = 2
_ERRANDS_WAITING: Final = 2000


class Stories(Protocol):
    """What the desk answers from."""

    def opened(self, name: str | None = None) -> Opened:
        """The story of that name, or the default one. Called on threads; may take a moment."""
        ...


class Desk:
    """Takes questions from any number of tasks of one event loop. `async with` drains it.

    It asks the default story; `at` gives the same desk for another one.
    """

    def __init__(
        self,
        stories: Stories,
        *,
        workers: int = WORKERS,
        waiting: int = WAITING,
        timeout: float = TIMEOUT,
    ) -> None:
        """`timeout`: seconds that a question has from the moment it is taken."""
        self._stories = stories
        self._story: str | None = None
        self._questions = Lane("question", workers, waiting, timeout)
        self._errands = Lane("errand", _ERRANDS, _ERRANDS_WAITING, timeout)

    def at(self, story: str) -> Desk:
        """The desk for this story: the same threads and the same queue, closed together.

        Nothing is opened yet; its methods raise StoryMissing where there is no such story.
        Whether a place may read it is for bot.stories to say.
        """
        desk = copy(self)
        desk._story = story
        return desk

    async def ask(self, text: str, *, earlier: Sequence[str] = ()) -> Result:
        """Answers, within one state of the story.

        `earlier`: the questions of the same conversation, oldest first, for one that leans
        on them. Raises Busy, TookTooLong, Closing, StoryError.
        """
        started = time.perf_counter()
        try:
            result = await self._asked(lambda story: story.answerer.ask(text, earlier=earlier))
        except (BotError, StoryError) as error:
            vitals.QUESTIONS.labels(error.code).inc()
            raise
        except Exception:
            vitals.QUESTIONS.labels("unexpected").inc()
            raise
        vitals.QUESTIONS.labels(
            str(result.reason) if isinstance(result, Abstention) else "answer"
        ).inc()
        vitals.SECONDS.observe(time.perf_counter() - started)
        return result

    async def recall(self, recorded: Recorded) -> Result:
        """An answer given before, its quotes cut again. Raises Outdated too."""
        return await self._looked(lambda story: story.browser.recalled(recorded))

    async def paragraph(self, quote: Quote) -> Quote:
        """The whole paragraph that a quote stands in."""
        return await self._looked(lambda story: story.browser.paragraph(quote))

    async def quotes(self, request: QuotesRequest) -> tuple[Quotation, ...]:
        """What is said between quotation marks."""
        return await self._asked(lambda story: story.browser.quotes(request))

    async def speakers(self) -> tuple[Speaker, ...]:
        """Who is quoted and how often, the most quoted first."""
        return await self._asked(lambda story: story.browser.speakers())

    async def timeline(self, request: TimelineRequest) -> TimelineResult:
        """What happened when."""
        return await self._asked(lambda story: story.browser.timeline(request))

    async def changes(self, since: date, about: str | None = None) -> Changes:
        """What is new or different in the story since a day, that day included.

        `about`: only what is about it, in the asker's words.
        """
        return await self._asked(lambda story: story.browser.changes(since, about))

    async def news(self, since: int) -> tuple[Changes, Stamp]:
        """What is new or different since a generation, and the state that it is of."""
        return await self._asked(lambda story: story.browser.news(since))

    async def draw(
        self,
        timeline: Timeline,
        form: str = "png",
        *,
        language: str,
        theme: str = "light",
        width: int = WIDTH,
        title: str | None = None,
    ) -> bytes:
        """A timeline as a picture, "png" or "svg", `width` pixels wide."""
        return await self._questions.run(
            lambda: draw(timeline, form, language=language, theme=theme, width=width, title=title)
        )

    async def export(
        self, timeline: Timeline, form: str, *, language: str, title: str | None = None
    ) -> str:
        """A timeline as text: "md", "csv", "ics" or "timelinejs"."""
        return await self._questions.run(
            lambda: export(timeline, form, language=language, title=title)
        )

    async def suggestions(self, language: str, limit: int = 4) -> tuple[str, ...]:
        """Questions that the story answers, in "fr" or "en"."""
        return await self._asked(lambda story: story.suggester.suggested(language, limit))

    async def report(self, ledger: Ledger, *, days: int = DAYS) -> Report:
        """What the story was asked in the last `days` days: for those who run it."""
        return await self._looked(lambda story: report(ledger, story.browser, days=days))

    async def status(self) -> StoryStatus:
        """What the story holds at this moment."""
        return await self._looked(lambda story: story.browser.status())

    async def newest(self) -> date | None:
        """The day of the story's newest article; None where none has one."""
        return (await self.status()).stamp.newest

    async def _asked(self, work: Callable[[Opened], T]) -> T:
        """Opens the story on the thread that asks: it reads from disk."""
        return await self._questions.run(lambda: work(self._stories.opened(self._story)))

    async def _looked(self, work: Callable[[Opened], T]) -> T:
        """The same, out of the questions' way."""
        return await self._errands.run(lambda: work(self._stories.opened(self._story)))

    async def run(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Does other blocking work on a thread, out of the questions' way.

        Raises Busy, TookTooLong, Closing, and what `work` raises.
        """
        return await self._errands.run(lambda: work(*args, **kwargs))

    async def drain(self, within: float) -> bool:
        """Takes no more questions, and waits until those under way are answered.

        Whether they are `within` so many seconds. Errands are done until then, so that
        what is being answered can still be recorded.
        """
        self._questions.close()
        try:
            async with asyncio.timeout(within):
                await self._questions.idle()
                await self._errands.idle()
        except TimeoutError:
            return False
        finally:
            self._questions.end()
            self._errands.end()
        return True

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.drain(TIMEOUT)
