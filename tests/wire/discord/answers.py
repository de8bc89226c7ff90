"""JSON answers as Discord sends them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

# discord.py takes a 429 without this header for Cloudflare's ban and gives up.
VIA: Final = {"Via": "1.1 google"}


def answer(
    body: Any, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> web.Response:
    """JSON with exactly this content type: with a charset, discord.py doesn't parse it."""
    return web.Response(
        body=json.dumps(body).encode(),
        status=status,
        headers={"Content-Type": "application/json", **VIA, **(headers or {})},
    )


def nothing() -> web.Response:
    return web.Response(status=204, headers=VIA)
