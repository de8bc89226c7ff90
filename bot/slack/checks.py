"""What doctor looks at in Slack: tokens, scopes, and the way in."""

from __future__ import annotations

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.models import Check
from bot.settings import Settings
from bot.slack.connecting import client_of
from bot.slack.http_door import PATH
from bot.slack.manifest import scopes
from bot.slack.refusals import refusal

_GUIDE = "docs/slack.md"


async def check(settings: Settings) -> tuple[Check, ...]:
    """Asks Slack; changes and posts nothing. () where no bot token is set."""
    if not settings.slack_bot_token:
        return ()
    async with client_of(settings) as client:
        client.retry_handlers.clear()  # doctor tells what is, and waits for nothing
        bot = await _bot_token(client)
        return (*bot, await _admins(client, settings), await _way_in(client, settings))


async def _bot_token(client: AsyncWebClient) -> tuple[Check, ...]:
    name = "Slack: bot token"
    try:
        found = await client.auth_test()
    except SlackApiError as error:
        why = refusal(error)
        return (
            Check(name, False, f"Slack refuses it ({why.error}).", f"{why.advice} See {_GUIDE}."),
        )
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return (Check(name, False, f"Slack can't be reached: {error}.", "Check the network."),)
    said = f"{found['user']} in {found['team']}"
    return Check(name, True, said), _scopes(found)


def _scopes(response: AsyncSlackResponse) -> Check:
    """Slack names a token's scopes in a header of every answer."""
    name = "Slack: scopes"
    headers = {key.lower(): value for key, value in (response.headers or {}).items()}
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")} - {""}
    if not granted:
        return Check(name, True, "Slack doesn't say which the token has.")
    missing = sorted(scopes() - granted)
    if missing:
        fix = (
            "Add them under OAuth & Permissions (bot/slack/manifest.yaml has all) and install the "
            "app again."
        )
        return Check(name, False, f"Missing: {', '.join(missing)}.", fix)
    return Check(name, True, f"all {len(scopes())} are there")


async def _admins(client: AsyncWebClient, settings: Settings) -> Check:
    """Who may change stories in Slack; user groups that it doesn't know let nobody in."""
    name = "Slack: admins"
    for group in sorted(one for one in settings.slack_admins if one.startswith("S")):
        try:
            await client.usergroups_users_list(usergroup=group)
        except SlackApiError as error:
            why = refusal(error)
            said = f"The user group {group} counts for nobody ({why.error})."
            return Check(name, False, said, f"{why.advice} See {_GUIDE}.")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return Check(name, False, f"Slack can't be reached: {error}.", "Check the network.")
    known = [f"{len(settings.slack_admins)} in SLACK_ADMINS"] if settings.slack_admins else []
    known += ["the workspace's admins and owners"] if settings.slack_workspace_admins else []
    return Check(name, True, " and ".join(known) or "nobody: stories change elsewhere only")


async def _way_in(client: AsyncWebClient, settings: Settings) -> Check:
    if settings.slack_app_token:
        name = "Slack: socket"
        try:
            opened = await client.apps_connections_open(app_token=settings.slack_app_token)
            await _connect(str(opened["url"]))
        except SlackApiError as error:
            why = refusal(error)
            fix = f"SLACK_APP_TOKEN must be an app-level token with connections:write; see {_GUIDE}"
            return Check(name, False, f"Slack refuses it ({why.error}).", fix)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            fix = "Let the bot open websockets (wss, port 443) to Slack."
            return Check(name, False, f"The socket doesn't open: {error}.", fix)
        return Check(name, True, "opens")
    name = "Slack: HTTP"
    if settings.slack_signing_secret:
        said = f"would listen on {settings.http_host}:{settings.http_port}, path {PATH}"
        return Check(name, True, said)
    fix = f"Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); see {_GUIDE}"
    return Check(name, False, "There is no way in: neither of both is set.", fix)


async def _connect(url: str) -> None:
    """Opens the socket and hangs up. Raises what aiohttp raises."""
    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(timeout=timeout) as session, session.ws_connect(url) as socket:
        await socket.receive()  # hello
