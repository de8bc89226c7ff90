"""A morning with the bot in both chats: asked, asked again, corrected, and what is new told.

    python -m tests.demo        (or: make demo)

Slack and Discord are loopbacks on this machine; the bot, its model and the sample story are
the real ones. One article of the sample is kept back, and an admin adds it.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any, Final

from simcord.backend.models import Message

from tests.demo import discord_screen, slack_screen
from tests.demo.stage import Stage, Transcript, make_story, scratch, staged
from tests.wire.discord.people import Person, Place, until
from tests.wire.slack import people

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = ROOT / "docs" / "story"
LATER: Final = SAMPLE / "2026-01-13-where-things-stand.txt"
# Seconds that the bot has for an answer, and for a job with the digest that follows it.
ANSWER: Final = 60.0
JOB: Final = 180.0

_OPENING: Final = """\
A newsroom follows the affair of Grok's fake pictures. Verbatim holds five short articles, in French
and English, and sits in two chats. Both chats are stand-ins on this machine; the bot is the real
one, started as `python -m bot run`. What stands behind │ was copied from an article by code. [Words
in brackets] are buttons."""

Json = dict[str, Any]


class Slack:
    """Ada in #newsroom, an admin of the workspace."""

    where = "in Slack #newsroom"

    def __init__(self, stage: Stage, told: Transcript) -> None:
        self._workspace = stage.slack
        self._told = told
        self._workspace.names = {"U1": "Ada Lind"}
        self._workspace.admins = {"U1"}

    async def ask(self, text: str, *, thread: str | None = None) -> str:
        """Asks, in a thread or anew; the thread's ts."""
        said = text if thread else f"@Verbatim {text}"
        self._told.says("Ada", "in the thread" if thread else self.where, said)
        before = len(self._workspace.posted("C01"))
        sent = text if thread else f"<@UBOT> {text}"
        ts = await people.say(self._workspace, "U1", "C01", sent, thread=thread)
        await self.hear(before)
        return thread or ts

    async def hear(self, before: int, *, within: float = ANSWER) -> None:
        """What the bot posts after the `before` first messages."""
        await until(lambda: len(self._workspace.posted("C01")) > before, within=within)
        await asyncio.sleep(1.0)  # a long one comes in several
        for message in self._workspace.posted("C01")[before:]:
            self._tell(message, "in the thread" if message.get("thread_ts") else self.where)

    async def command(self, name: str, text: str) -> None:
        """A command that the bot answers for Ada alone, or for the channel."""
        self._told.says("Ada", self.where, f"{name} {text}".rstrip())
        before = len(self._workspace.posted("C01"))
        _, aside = await people.command(self._workspace, "U1", "C01", name, text)
        await until(
            lambda: aside.replies or len(self._workspace.posted("C01")) > before, within=ANSWER
        )
        await asyncio.sleep(3.0)  # for what comes later: pictures
        for reply in aside.replies:
            everybody = reply.get("response_type") == "in_channel"
            self._tell(reply, self.where if everybody else "for Ada alone")
        for message in self._workspace.posted("C01")[before:]:
            self._tell(message, self.where)

    def _tell(self, message: Json, where: str) -> None:
        lines = slack_screen.lines(message, self._workspace.names)
        self._told.bot(lines, where=where)

    def heard(self) -> int:
        return len(self._workspace.posted("C01"))


class Discord:
    """Lou in #grok, whose Discord is in French; and Inès, who manages the server."""

    where = "on Discord #grok"

    def __init__(self, stage: Stage, told: Transcript) -> None:
        wire = stage.discord
        self._told = told
        guild = wire.guild()
        self.place: Place = wire.text_channel(guild)
        self.lou = wire.person("Lou", guild, locale="fr")
        self.ines = wire.person("Inès", guild)
        wire.give(guild, self.ines, wire.role(guild, "Desk", manage_guild=True))

    async def command(
        self, who: Person, name: str, path: str, *, shows: str = "", **options: Any
    ) -> Message:
        """Runs a command and tells what comes of it, once the message shows these words."""
        given = " ".join(
            f"{key}: {value[0] if isinstance(value, tuple) else value}"
            for key, value in options.items()
        )
        self._told.says(name, self.where, f"/{path} {given}".rstrip())
        asked = who.slash(self.place, path, **options)
        message = await asked.answer(within=JOB)
        await until(lambda: shows in self._words(message), within=JOB)
        self._told.bot(discord_screen.lines(self._now(message)), where=self.where)
        return self._now(message)

    async def press(
        self, who: Person, name: str, message: Message, label: str, *, shows: str
    ) -> None:
        self._told.does(name, f"presses [{label}]")
        who.press(message, label=label)
        await until(lambda: shows in self._words(message), within=JOB)
        self._told.bot(discord_screen.lines(self._now(message)), where="in the same message")

    async def hear(self, before: int) -> None:
        await until(lambda: len(self.place.from_bot()) > before, within=JOB)
        await asyncio.sleep(1.0)
        for message in self.place.from_bot()[before:]:
            self._told.bot(discord_screen.lines(message), where=self.where)

    def _words(self, message: Message) -> str:
        return "\n".join(line.plain for line in discord_screen.lines(self._now(message)))

    def _now(self, message: Message) -> Message:
        """The message as it stands by now: the bot edits it."""
        return self.place.world.messages[message.channel_id][message.id]


async def play(stage: Stage, told: Transcript) -> None:
    slack, discord = Slack(stage, told), Discord(stage, told)

    told.scene("Ada asks in Slack, and asks on in the thread")
    thread = await slack.ask("Which countries have suspended Grok?")
    await slack.ask("And since when?", thread=thread)
    await slack.ask("What does an X subscription cost?")

    told.scene("What happened when")
    await slack.command("/timeline", "since 9 January 2026")

    told.scene("Lou asks on Discord, in French, of articles in both languages")
    await discord.command(
        discord.lou, "Lou", "ask", question="Que dit Anne Le Hénanff de la décision de X ?"
    )
    await discord.command(discord.lou, "Lou", "ask", question="Sur quoi enquête l'Ofcom ?")

    told.scene("Both channels want to be told what is new")
    await slack.command("/story", "digest on")
    await discord.command(discord.ines, "Inès", "story digest", when="changed")

    told.scene("Inès adds an article, looks at the preview and confirms")
    file = (LATER.name, LATER.read_bytes())
    heard, seen = slack.heard(), len(discord.place.from_bot())
    preview = await discord.command(
        discord.ines, "Inès", "reindex add", shows="[Confirm]", file=file
    )
    await discord.press(discord.ines, "Inès", preview, "Confirm", shows="Done")

    told.scene("A moment later, what is new is told in both chats")
    await slack.hear(heard, within=JOB)
    await discord.hear(seen + 1)

    told.scene("Ada asks what the new article knows, and what the desk was asked so far")
    await slack.ask("What did Keir Starmer say?")
    await slack.command("/story", "report")


def main() -> None:
    """Raises what goes wrong, with the bot's log on standard error."""
    told = Transcript()
    told.opens(_OPENING)
    files = sorted(file for file in SAMPLE.iterdir() if file != LATER)
    models = ROOT / "data" / "models"
    with scratch() as folder:
        data, log = Path(folder) / "data", Path(folder) / "bot.log"
        data.mkdir()
        make_story(data, models, files)
        try:
            asyncio.run(_played(data, log, told))
        except BaseException:
            sys.stderr.write(log.read_text("utf-8"))
            raise


async def _played(data: Path, log: Path, told: Transcript) -> None:
    async with staged(data, log) as stage:
        await play(stage, told)
        findings = [*stage.slack.findings, *stage.discord.rest.findings]
        if findings:
            raise AssertionError(f"the chats would have refused: {findings}")


if __name__ == "__main__":
    main()
