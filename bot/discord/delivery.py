"""Getting messages to where they are read, once, whatever Discord answers meanwhile.

discord.py waits out rate limits, and tries again after 500, 502 and 504. Here: 503 and its
like, cut connections, answers that come too late, channels where the bot may not write.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

import aiohttp
import discord

from bot.discord.markdown import escape, shorten
from bot.discord.service import Service
from bot.discord.sheets import Sheet, said
from bot.failures import told
from bot.phrases import Phrases

T = TypeVar("T")
Work = Callable[[], Awaitable[Sequence[Sheet]]]

log = logging.getLogger(__name__)

# Attempts at a call, and the seconds before the second one; each wait doubles.
_ATTEMPTS: Final = 4
_WAIT: Final = 0.5
# Discord's code for an interaction that has been taken.
ALREADY_TAKEN: Final = 40060
_SHOWN: Final = 200


async def insist(call: Callable[[], Awaitable[T]]) -> T:
    """Makes a call that may be repeated, again while Discord's side fails."""
    for attempt in range(1, _ATTEMPTS):
        try:
            return await call()
        except (discord.DiscordServerError, aiohttp.ClientError) as error:
            log.warning("attempt %d failed: %s", attempt, error)
            await asyncio.sleep(_WAIT * 2 ** (attempt - 1))
    return await call()


async def take(
    interaction: discord.Interaction,
    service: Service,
    words: Phrases,
    *,
    private: bool,
    thinking: bool = True,
) -> bool:
    """Tells Discord within its 3 seconds that an answer will come. False: there is no use.

    One that is taken already came again, went to a second process too, or was taken by us
    and only Discord's word of it got lost: who claims it first answers it. `thinking`: the
    answer is a message of its own, and not a change of the one that was pressed.
    """
    try:
        await insist(lambda: interaction.response.defer(ephemeral=private, thinking=thinking))
    except discord.NotFound:
        await _tell_late(interaction, words)
        return False
    except discord.HTTPException as error:
        if error.code != ALREADY_TAKEN:
            raise
    return await service.claim(f"interaction:{interaction.id}")


async def attend(
    interaction: discord.Interaction,
    service: Service,
    words: Phrases,
    work: Work,
    *,
    private: bool,
) -> discord.Message | None:
    """Takes an interaction, does the work and posts what comes of it."""
    if not await take(interaction, service, words, private=private):
        return None
    return await respond(interaction, await attempted(work, words), words, private=private)


async def attempted(work: Work, words: Phrases) -> Sequence[Sheet]:
    """What the work gives, or what is told in its place: nothing may stay unanswered."""
    try:
        return await work()
    except Exception as error:
        return [said(told(error, words), failed=True)]


async def respond(
    interaction: discord.Interaction, sheets: Sequence[Sheet], words: Phrases, *, private: bool
) -> discord.Message | None:
    """Posts what was taken. The last message, or None where the place for it is gone."""
    first, *rest = sheets
    try:
        message = await _edit(interaction, first)
    except discord.HTTPException as error:  # a file that is too large, or a fault of ours
        await _edit(interaction, said(told(error, words), failed=True))
        return None
    for sheet in rest if message else ():
        message = await insist(partial(_follow, interaction, sheet, private=private))
    return message


async def _follow(
    interaction: discord.Interaction, sheet: Sheet, *, private: bool
) -> discord.Message:
    return await interaction.followup.send(
        view=finished(sheet), files=sheet.files(), ephemeral=private, wait=True
    )


async def _edit(
    interaction: discord.Interaction,
    sheet: Sheet,
    *,
    keeping: Sequence[discord.Attachment] = (),
) -> discord.Message | None:
    try:
        return await insist(
            lambda: interaction.edit_original_response(
                view=finished(sheet), attachments=[*keeping, *sheet.files()]
            )
        )
    except discord.NotFound as error:  # deleted while we thought, or after 15 minutes
        log.info("an answer has no place any more: %s", error)
        return None


async def turn(
    interaction: discord.Interaction,
    service: Service,
    words: Phrases,
    work: Callable[[], Awaitable[Sheet]],
    *,
    keeping: Sequence[discord.Attachment],
) -> None:
    """Changes the message that was pressed; a failure is told to who pressed, and it stays.

    `keeping`: the files of the message that stay in it.
    """
    if not await take(interaction, service, words, private=False, thinking=False):
        return
    try:
        sheet = await work()
    except Exception as error:
        failure = said(told(error, words), failed=True)
        await insist(partial(_follow, interaction, failure, private=True))
        return
    await _edit(interaction, sheet, keeping=keeping)


async def reply(
    message: discord.Message, sheets: Sequence[Sheet], words: Phrases
) -> discord.Message | None:
    """Posts an answer to a message; where the bot may not, the author is told in private."""
    reference = discord.MessageReference.from_message(message, fail_if_not_exists=False)
    posted = None
    try:
        for position, sheet in enumerate(sheets):
            # The same message again, after an answer that was lost, is the same message.
            nonce = f"{message.id}-{position}"
            where = {"reference": reference, "mention_author": False} if position == 0 else {}
            posted = await insist(partial(_post, message.channel, sheet, nonce, **where))
    except discord.Forbidden as error:
        log.warning("no permission in channel %s: %s", message.channel.id, error)
        await _tell_forbidden(message, sheets, words)
        return None
    except discord.NotFound as error:  # the channel is gone
        log.info("an answer has no place any more: %s", error)
        return None
    except discord.HTTPException as error:  # a file that is too large, or a fault of ours
        failure = said(told(error, words), failed=True)
        await _post(message.channel, failure, f"{message.id}-x", reference=reference)
        return None
    return posted


async def _post(
    channel: discord.abc.Messageable, sheet: Sheet, nonce: str, **where: Any
) -> discord.Message:
    return await channel.send(view=finished(sheet), files=sheet.files(), nonce=nonce, **where)


def finished(sheet: Sheet) -> discord.ui.LayoutView:
    """The view of a message, not kept in memory: its presses are told by their custom id."""
    view = sheet.view()
    view.stop()
    return view


class Typing:
    """“… is typing” while something takes longer than a moment. An async context manager."""

    _AFTER: Final = 1.5  # seconds

    def __init__(self, channel: discord.abc.Messageable) -> None:
        self._channel = channel
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._type())

    async def __aexit__(self, *_: object) -> None:
        if self._task:
            self._task.cancel()

    async def _type(self) -> None:
        await asyncio.sleep(self._AFTER)
        try:
            async with self._channel.typing():
                await asyncio.Event().wait()
        except discord.HTTPException as error:  # a nicety: the answer comes all the same
            log.debug("not shown as typing: %s", error)


async def _tell_late(interaction: discord.Interaction, words: Phrases) -> None:
    """Discord takes no answer to it any more, so the asker gets word in private."""
    log.warning("interaction %s reached us too late", interaction.id)
    await _tell(interaction.user, words.say("discord.late"))


async def _tell_forbidden(
    message: discord.Message, sheets: Sequence[Sheet], words: Phrases
) -> None:
    channel = message.channel
    lacking = _lacking(message, files=any(sheet.files() for sheet in sheets))
    names = [words.say(f"discord.permission_{name}") for name in lacking]
    text = words.say(
        "discord.missing_permission",
        channel=getattr(channel, "mention", ""),
        permissions=", ".join(names or [words.say("discord.permission_unknown")]),
        question=escape(shorten(message.content, _SHOWN)),
    )
    await _tell(message.author, text)


def _lacking(message: discord.Message, *, files: bool) -> list[str]:
    """The permissions that posting there takes and the bot hasn't got."""
    if message.guild is None or not hasattr(message.channel, "permissions_for"):
        return []
    has = message.channel.permissions_for(message.guild.me)
    in_thread = isinstance(message.channel, discord.Thread)
    needed = ["view_channel", "send_messages_in_threads" if in_thread else "send_messages"]
    needed += ["read_message_history", *(["attach_files"] if files else [])]
    return [name for name in needed if not getattr(has, name)]


async def _tell(user: discord.abc.Messageable, text: str) -> None:
    try:
        await user.send(text)
    except discord.HTTPException as error:  # they take no private messages
        log.warning("nobody could be told: %s", error)
