"""In which language to speak to somebody who has asked nothing yet."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import Final

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.phrases import DEFAULT, LANGUAGES, Phrases, phrases
from bot.slack.refusals import refusal

log = logging.getLogger(__name__)

_KNOWN: Final = 10_000
_PATIENCE: Final = 1.0  # seconds


class Languages:
    """The languages that people have set in Slack, remembered."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known: OrderedDict[str, str] = OrderedDict()

    async def of(self, user: str) -> Phrases:
        """The phrases of the person's language, the default's where Slack doesn't tell."""
        language = self._known.get(user) or await self._asked(user)
        if language is None:
            return phrases(DEFAULT)
        self._known[user] = language
        if len(self._known) > _KNOWN:
            self._known.popitem(last=False)
        return phrases(language)

    async def _asked(self, user: str) -> str | None:
        """None where Slack doesn't tell in time: a window must open within three seconds."""
        try:
            async with asyncio.timeout(_PATIENCE):
                info = await self._client.users_info(user=user, include_locale=True)
        except TimeoutError:
            return None
        except SlackApiError as error:
            log.warning("The language of %s can't be read: %s.", user, refusal(error).log)
            return DEFAULT
        language = str((info.get("user") or {}).get("locale") or "")[:2]
        return language if language in LANGUAGES else DEFAULT
