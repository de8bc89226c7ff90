"""Slack, from connecting to the last answer."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot import vitals
from bot.core import Core
from bot.errors import BadSetting
from bot.logs import Briefly
from bot.settings import Settings
from bot.slack.answers import PLATFORM
from bot.slack.app import Made, make_app
from bot.slack.connecting import client_of, identify, require_socket
from bot.slack.digests import Digests
from bot.slack.http_door import PATH, web_app
from bot.slack.people import People
from bot.slack.running import Running

log = logging.getLogger(__name__)

# Seconds between looks at the socket: a cut cable is noticed within about as many.
PING: Final = 3.0
# Seconds between looks whether there is a socket.
_LOOK: Final = 1.0
_NAME: Final = "Slack"
# Seconds that answers under way have when the bot stops.
_FINISH: Final = 20.0


async def serve(core: Core, settings: Settings) -> None:
    """Answers in Slack until it is cancelled; then lets what is under way be finished.

    Socket Mode where there is an app-level token, else signed HTTP. Raises BadSetting where
    there is neither that nor a signing secret, TokenRefused, SlackUnreachable.
    """
    if not (settings.slack_app_token or settings.slack_signing_secret):
        raise BadSetting(
            "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET.",
            hint="Set SLACK_APP_TOKEN (docs/slack.md says where to find it).",
        )
    running = Running()
    async with client_of(settings) as client:
        identity = await identify(client)
        by_socket = settings.slack_app_token is not None
        people = People(client, settings.slack_admins)
        core.doors.members_by(PLATFORM, people.channels_of)
        made = make_app(
            core,
            settings,
            client,
            identity=identity,
            people=people,
            running=running,
            signing_secret=None if by_socket else settings.slack_signing_secret,
        )
        log.info("Slack: %s in %s", identity.authorization["user"], identity.authorization["team"])
        try:
            with core.digests.through(PLATFORM, Digests(client).post):
                if by_socket:
                    await _by_socket(made, client, settings.slack_app_token or "")
                else:
                    await _by_http(made, settings)
        finally:
            if not await running.finished(_FINISH):
                log.warning("Some answers in Slack were not finished in %g s.", _FINISH)


async def _by_socket(made: Made, client: AsyncWebClient, app_token: str) -> None:
    await require_socket(client, app_token)
    app = made.app
    app.logger.addFilter(Briefly("Failed to connect"))
    handler = _SocketHandler(app, app_token, web_client=client, ping_interval=PING)
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call]
        log.info("Slack: connected by socket")
        await made.at_start()
        while True:
            vitals.connected(_NAME, await handler.client.is_connected())
            await asyncio.sleep(_LOOK)
    finally:
        vitals.connected(_NAME, False)
        await handler.close_async()  # type: ignore[no-untyped-call]


class _SocketHandler(AsyncSocketModeHandler):
    """bolt's, except that a connection lost is no error of each event that came over it."""

    _lost = False

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        try:
            await super().handle(client, req)
            self._lost = False
        except ConnectionError:
            if not self._lost:
                log.warning("Slack: the connection is lost; what came over it comes again.")
            self._lost = True


async def _by_http(made: Made, settings: Settings) -> None:
    runner = web.AppRunner(web_app(made.app), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.http_host, settings.http_port).start()
        log.info("Slack: at http://%s:%d%s", settings.http_host, settings.http_port, PATH)
        vitals.connected(_NAME, True)
        await made.at_start()
        await asyncio.Event().wait()
    finally:
        vitals.connected(_NAME, False)
        await runner.cleanup()
