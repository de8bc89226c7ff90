"""The App Home, and the agent's first words."""

from __future__ import annotations

import logging
from typing import Any, Final

from slack_sdk.errors import SlackApiError

from bot.core import Core
from bot.errors import BotError
from bot.failures import told
from bot.models import StoryStatus, TimelineRequest
from bot.phrases import Phrases
from bot.slack import stories, timelines
from bot.slack.blocks import note
from bot.slack.elements import Block, actions, button, header, shortened
from bot.slack.languages import Languages
from bot.slack.packing import Piece
from bot.slack.places import Channels
from bot.slack.refusals import refusal
from bot.slack.whereabouts import Whereabouts
from index.errors import StoryError
from index.models import Timeline

log = logging.getLogger(__name__)

Json = dict[str, Any]

ASK: Final = "home_ask"
_BLOCKS: Final = 100
_EVENTS: Final = 5
_PROMPTS: Final = 4
_PROMPT_TITLE: Final = 70


def home_view(status: StoryStatus, recent: Timeline, words: Phrases) -> Json:
    """What the story holds, its latest events, and help. Pure."""
    pieces: list[Piece] = stories.pieces_of_status(status, words)
    blocks: list[Block] = [header(shortened(status.stamp.story, 150))]
    blocks += [block for piece in pieces for block in piece.blocks]
    blocks.append(actions(button(words.say("slack.ask_button"), ASK, "home")))
    if recent.entries:
        blocks.append(header(words.say("slack.recent")))
        for entry in recent.entries[-_EVENTS:]:
            blocks += timelines.piece_of_entry(entry, words).blocks
    blocks += stories.piece_of_help(words).blocks
    return {"type": "home", "blocks": blocks[:_BLOCKS]}


class Home:
    """Both tabs of the app: Home, and Messages, where the agent suggests questions."""

    def __init__(
        self, core: Core, channels: Channels, languages: Languages, whereabouts: Whereabouts
    ) -> None:
        self._doors = core.doors
        self._whereabouts = whereabouts
        self._channels = channels
        self._languages = languages

    async def opened(self, event: Json) -> None:
        words = await self._languages.of(event["user"])
        try:
            if event.get("tab") == "messages":
                await self._suggest(event["channel"], event["user"], words)
            else:
                await self._publish(event["user"], words)
        except SlackApiError as error:
            why = refusal(error)
            log.warning("The app's %s tab: %s (%s).", event.get("tab"), why.log, why.error)

    async def _publish(self, user: str, words: Phrases) -> None:
        try:
            desk = await self._doors.at(self._whereabouts.alone(user))
            status = await desk.status()
            recent = await desk.timeline(TimelineRequest(language=words.language))
            view = home_view(status, recent.timeline, words)
        except Exception as error:  # the last line of defence: told() logs what nobody expected
            view = {"type": "home", "blocks": list(note(told(error, words)).blocks)}
        await self._channels.client.views_publish(user_id=user, view=view)

    async def _suggest(self, channel: str, user: str, words: Phrases) -> None:
        """Up to four questions that the story answers; none where none may be read."""
        try:
            desk = await self._doors.at(await self._whereabouts.of(channel, user, direct=True))
            questions = await desk.suggestions(words.language, _PROMPTS)
        except (BotError, StoryError) as error:
            log.info("No questions are suggested: %s.", error.code)
            return
        if questions:
            await self._channels.client.assistant_threads_setSuggestedPrompts(
                channel_id=channel,
                title=words.say("slack.prompts"),
                prompts=[
                    {"title": shortened(question, _PROMPT_TITLE), "message": question}
                    for question in questions[:_PROMPTS]
                ],
            )
