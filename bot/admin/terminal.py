"""Previews, jobs and history in a terminal: for the command line and the console."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import Awaitable, Callable, Sequence

from rich.console import Console
from rich.status import Status
from rich.text import Text

from bot.admin.differences import excerpt, marked
from bot.admin.models import (
    COMMAND_LINE,
    Action,
    Actor,
    AdminRequest,
    AuditRow,
    DiffPart,
    Folder,
    HistoryRow,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Link,
    OnProgress,
    Part,
    Pasted,
    Plan,
    Source,
)
from bot.admin.office import Office
from bot.admin.wording import (
    ACTIONS,
    actor_name,
    bar,
    gain,
    history_changes,
    history_line,
    item_line,
    moment,
    outcomes,
    progress_line,
    result_line,
    skipped_line,
    standing,
    summary,
    title,
)
from bot.phrases import Phrases

_MARKS = {
    Action.ADD: ("+", "green"),
    Action.REPLACE: ("~", "yellow"),
    Action.REMOVE: ("−", "red"),
    Action.BACK: ("↩", "green"),
    Action.UNCHANGED: ("=", "dim"),
}
_STYLES = {Part.KEPT: "dim", Part.REMOVED: "red strike", Part.ADDED: "green"}
# Characters of a correction's differences that are shown.
_DIFFERENCES = 2000


def operator() -> Actor:
    """Whoever is at the keyboard."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        name = COMMAND_LINE
    return Actor(platform=COMMAND_LINE, id=name, name=name)


def source(written: str, pasted: Callable[[], str]) -> Source:
    """An address, a path, or "-" for what `pasted` gives."""
    if written == "-":
        return Pasted(pasted())
    return Link(written) if "://" in written else Folder(written)


class AdminScreen:
    """Prints in one language; what an article says stands as it is."""

    def __init__(self, screen: Console, words: Phrases) -> None:
        self._screen = screen
        self._words = words

    async def see_through(
        self, office: Office, request: AdminRequest, confirm: Callable[[Plan], bool]
    ) -> tuple[Plan, JobResult | None]:
        """From the preview to the result; None where it isn't confirmed. Ctrl-C cancels."""
        actor = operator()
        with self._watched() as status:
            plan = await office.plan(request, actor, self._teller(status))
        if not confirm(plan):
            await office.cancel(plan.id, actor)
            return plan, None
        return plan, await self.carry_out(office, plan.id, office.carry_out)

    async def carry_out(
        self,
        office: Office,
        job: str,
        begin: Callable[[str, Actor, OnProgress], Awaitable[JobResult]],
    ) -> JobResult:
        """A job, with where it stands. Ctrl-C cancels it."""
        actor = operator()
        with self._watched() as status:
            running = asyncio.ensure_future(begin(job, actor, self._teller(status)))
            try:
                return await asyncio.shield(running)
            except asyncio.CancelledError:
                await office.cancel(job, actor)
                await asyncio.wait([running])
                raise

    def preview(self, plan: Plan) -> None:
        words = self._words
        self._print(summary(plan, words), "bold")
        for action in ACTIONS:
            mark, style = _MARKS[action]
            for item in plan.having(action):
                known = f"  [{item.article}]" if item.article else ""
                self._print(f" {mark} {title(item, words)}{known}", style)
                if details := item_line(item, words):
                    self._print(f"   {details}", "dim")
                for note in item.notes:
                    self._print(f"   {note}", "yellow")
                parts, more = excerpt(item.diff, longest=_DIFFERENCES)
                if parts:
                    self._screen.print(Text("   ").append_text(self._difference(parts)))
                if more:
                    said = words.say("reindex.more_changes", count=more, number=more)
                    self._print(f"   {said}", "dim")
        for one in plan.skipped:
            self._print(f" ! {skipped_line(one, words)}", "red")
        if told := gain(plan, words):
            self._print(told, "dim")

    def _difference(self, parts: Sequence[DiffPart]) -> Text:
        """In colour, or with marks where there is none."""
        if self._screen.color_system is None or self._screen.no_color:
            return Text(marked(parts))
        return Text().join(Text(part.text, _STYLES[part.part]) for part in parts)

    def result(self, result: JobResult) -> None:
        words = self._words
        self._print(result_line(result, words), "bold")
        for what, outcome in outcomes(result, words):
            self._print(f"  {what} {title(outcome, words)}  [{outcome.article}]")
        for one in result.skipped:
            self._print(f"  ! {skipped_line(one, words)}", "red")

    def history(self, rows: Sequence[HistoryRow]) -> None:
        words = self._words
        if not rows:
            self._print(words.say("reindex.no_history"))
        for row in rows:
            self._print(history_line(row, words), "bold")
            self._print(f"  {history_changes(row, words)}")

    def jobs(self, jobs: Sequence[Job]) -> None:
        if not jobs:
            self._print(self._words.say("reindex.no_jobs"))
        for job in jobs:
            stuck = job.state is JobState.INTERRUPTED
            self._print(f"{job.id}  {standing(job, self._words)}", "yellow" if stuck else "")

    def audit(self, rows: Sequence[AuditRow]) -> None:
        for row in rows:
            who = actor_name(row.actor, self._words)
            parts = (moment(row.at, self._words), who, row.action, row.story, row.outcome)
            details = (one for one in (row.job, row.detail) if one)
            self._print("  ".join((*parts, *details)))

    def _watched(self) -> Status:
        return self._screen.status(Text(""))

    def _teller(self, status: Status) -> OnProgress:
        async def tell(progress: JobProgress) -> None:
            line = f"{progress_line(progress, self._words)} {bar(progress)}"
            status.update(Text(line.strip()))

        return tell

    def _print(self, text: str, style: str = "") -> None:
        self._screen.print(Text(text, style=style))
