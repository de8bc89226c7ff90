"""`/reindex …` in the console: what `python -m bot admin` does, between two questions."""

from __future__ import annotations

import asyncio
import shlex
from typing import Any

from rich.console import Console

from bot.admin.models import AdminRequest, Kind, Plan
from bot.admin.office import Office
from bot.admin.terminal import AdminScreen, operator, source
from bot.phrases import Phrases
from bot.settings import Settings


def reindex(line: str, settings: Settings, story: str, screen: Console, words: Phrases) -> None:
    """Does what the line says, or shows what it may say. Raises BotError, StoryError."""
    try:
        _, *said = shlex.split(line)
    except ValueError:  # a quotation mark that isn't closed
        said = []
    asyncio.run(_Prompt(settings, story, screen, words).take(said))


class _Prompt:
    def __init__(self, settings: Settings, story: str, screen: Console, words: Phrases) -> None:
        self._settings = settings
        self._story = story
        self._screen = screen
        self._words = words
        self._shown = AdminScreen(screen, words)

    async def take(self, said: list[str]) -> None:
        shown, actor, story = self._shown, operator(), self._story
        async with Office(self._settings) as office:
            match said:
                case ["status"]:
                    shown.jobs(await office.jobs(actor, story))
                case ["history"]:
                    shown.history(await office.history(story, actor))
                case ["resume", job]:
                    shown.result(await shown.carry_out(office, job, office.resume))
                case ["discard", job]:
                    await office.discard(job, actor)
                case _ if request := self._request(said):
                    _, result = await shown.see_through(office, request, self._confirm)
                    if result is not None:
                        shown.result(result)
                case _:
                    self._screen.print(self._words.say("admin.usage").strip())

    def _request(self, said: list[str]) -> AdminRequest | None:
        """None where the line says something else."""
        rest: dict[str, Any]
        match said:
            case ["add", *targets] if targets:
                sources = tuple(source(target, self._paste) for target in targets)
                rest = {"kind": Kind.ADD, "sources": sources}
            case ["replace", article, target]:
                sources = (source(target, self._paste),)
                rest = {"kind": Kind.REPLACE, "sources": sources, "article": article}
            case ["remove", article]:
                rest = {"kind": Kind.REMOVE, "article": article}
            case ["rebuild"]:
                rest = {"kind": Kind.REBUILD}
            case ["undo"]:
                rest = {"kind": Kind.UNDO}
            case ["undo", to] if to.isdecimal():
                rest = {"kind": Kind.UNDO, "to": int(to)}
            case _:
                return None
        return AdminRequest(story=self._story, **rest)

    def _paste(self) -> str:
        """Lines until an empty line that another one follows, or the end of the input."""
        self._screen.print(self._words.say("admin.paste"), style="dim")
        lines: list[str] = []
        while lines[-2:] != ["", ""]:
            try:
                lines.append(self._screen.input())
            except EOFError:
                break
        return "\n".join(lines)

    def _confirm(self, plan: Plan) -> bool:
        self._shown.preview(plan)
        if not plan.changes_something:
            return False
        try:
            said = self._screen.input(self._words.say("admin.confirm") + " ")
        except EOFError:
            return False
        return said.strip().lower() in ("y", "yes", "o", "oui")
