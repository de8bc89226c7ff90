"""The outermost handler: whatever fails, somebody is told in a sentence."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_sdk.errors import SlackApiError

from bot.errors import NotAllowed
from bot.failures import told
from bot.phrases import Phrases
from bot.slack import previews
from bot.slack.blocks import note
from bot.slack.places import Place
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
    except NotAllowed as error:
        await place.put([previews.refused(error, told(error, words), words)], words)
    except Exception as error:  # the last line of defence: told() logs what nobody expected
        await place.put([note(told(error, words))], words)
