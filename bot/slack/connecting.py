"""A client of Slack's API, and who the bot is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import BadSetting, BotError
from bot.settings import Settings
from bot.slack.app import Identity
from bot.slack.refusals import refusal
from bot.slack.retrying import retry_handlers

# Connections to Slack at a time: enough for a burst, few enough for the service.
_CONNECTIONS: Final = 50


class SlackUnreachable(BotError):
    """Slack can't be reached just now."""

    code = "slack"


class TokenRefused(BadSetting):
    """Slack takes a token no more, or never did: trying again is no use."""


@asynccontextmanager
async def client_of(settings: Settings) -> AsyncIterator[AsyncWebClient]:
    """A client that tries again what may be tried again, on connections that are kept open."""
    connector = aiohttp.TCPConnector(limit=_CONNECTIONS)
    async with aiohttp.ClientSession(connector=connector) as session:
        yield AsyncWebClient(
            token=settings.slack_bot_token,
            base_url=settings.slack_api_url,
            session=session,
            retry_handlers=retry_handlers(),
        )


async def identify(client: AsyncWebClient) -> Identity:
    """Asks Slack who the bot is: once, before anything comes in.

    Raises TokenRefused, SlackUnreachable.
    """
    try:
        found = await client.auth_test()
    except SlackApiError as error:
        why = refusal(error)
        raise TokenRefused(
            f"Slack refuses the bot token ({why.error}).", hint=why.advice
        ) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise SlackUnreachable(
            f"Slack can't be reached: {error}.", hint="Check the network and SLACK_API_URL."
        ) from error
    return Identity(client.token or "", str(found["user_id"]), found)
