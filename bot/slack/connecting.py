"""A client of Slack's API, and who the bot is there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import BadSetting, BotError
from bot.settings import Settings
from bot.slack.app import Identity
from bot.slack.refusals import refusal
from bot.slack.retrying import retry_handlers

# Refusals that no waiting mends.
_OF_TOKENS: Final = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    }
)
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
    with _explaining("bot token"):
        found = await client.auth_test()
    return Identity(client.token or "", str(found["user_id"]), str(found["team_id"]), found)


async def require_socket(client: AsyncWebClient, app_token: str) -> None:
    """Raises TokenRefused, SlackUnreachable where Slack gives the app no socket."""
    with _explaining("app-level token (connections:write)"):
        await client.apps_connections_open(app_token=app_token)


@contextmanager
def _explaining(token: str) -> Iterator[None]:
    try:
        yield
    except SlackApiError as error:
        why = refusal(error)
        kind = TokenRefused if why.error in _OF_TOKENS else SlackUnreachable
        raise kind(f"Slack refuses the {token}: {why.error}.", hint=why.advice) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise SlackUnreachable(
            f"Slack can't be reached: {error}.", hint="Check the network and SLACK_API_URL."
        ) from error
