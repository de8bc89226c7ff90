"""Slack over HTTP, for those who host the bot at a public address."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web
from slack_bolt.async_app import AsyncApp

PATH: Final = "/slack/events"
HEALTH: Final = "/health"
_TIMESTAMP: Final = "X-Slack-Request-Timestamp"

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def web_app(app: AsyncApp) -> web.Application:
    """Takes signed requests at PATH; bolt checks the signature and that it is new.

    One URL for events, commands and interactivity. HEALTH answers 200 to anybody.
    """
    door = app.server(path=PATH).web_app
    door.middlewares.append(_require_number)
    door.router.add_get(HEALTH, _healthy)
    return door


@web.middleware
async def _require_number(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """The SDK takes any timestamp for a number; what isn't one is no request of Slack's."""
    if request.path == PATH:
        stamp = request.headers.get(_TIMESTAMP, "")
        if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 12):
            return web.json_response({"error": "invalid request"}, status=401)
    return await handler(request)


async def _healthy(_: web.Request) -> web.Response:
    return web.Response(text="ok\n")
