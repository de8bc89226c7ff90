"""The outermost handler: whatever fails, somebody is told in a sentence."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_sdk.errors import SlackApiError

from bot.errors import NotAllowed
from bot.failures import told
from bot.phrases import Phrases
from bot.slack.blocks import note
from bot.slack.elements import Message
from bot.slack.places import Channels, Place
from bot.slack.previews import refused
from bot.slack.refusals import refusal

log = logging.getLogger(__name__)


@asynccontextmanager
async def telling(place: Place, words: Phrases) -> AsyncIterator[None]:
    """Says at the place what went wrong; Slack's own refusals go to the log."""
    try:
        yield
    except SlackApiError as error:
        why = refusal(error)
        log.warning("Slack refused (%s): %s.", why.error, why.log)
        if why.phrase:
            await place.put([note(words.say(why.phrase))], words)
    except Exception as error:  # the last line of defence: told() logs what nobody expected
        await place.put([said(error, words)], words)


@asynccontextmanager
async def telling_alone(channels: Channels, user: str, words: Phrases) -> AsyncIterator[None]:
    """Says in somebody's messages with the bot what went wrong."""
    try:
        yield
    except SlackApiError as error:
        log.warning("Slack refused: %s.", refusal(error).log)
    except Exception as error:  # the last line of defence: told() logs what nobody expected
        await channels.tell(user, said(error, words))


def said(error: BaseException, words: Phrases) -> Message:
    """What somebody reads of a failure; who may not do something is told whom to ask."""
    sentence = told(error, words)
    return refused(error, sentence, words) if isinstance(error, NotAllowed) else note(sentence)
