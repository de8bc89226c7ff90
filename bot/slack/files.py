"""Files that people give the bot in Slack, read with its token, which goes to Slack alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.admin import Link, Upload
from bot.slack.refusals import refusal

log = logging.getLogger(__name__)

Json = dict[str, Any]

# Bytes. Windows take files of 10 MB; messages hold larger ones.
LARGEST: Final = 50 << 20
_SECONDS: Final = 60.0
_CHUNK: Final = 64 << 10


@dataclass(frozen=True, slots=True)
class Fetched:
    """`unread`: the names of the files that could not be read."""

    sources: tuple[Upload | Link, ...]
    unread: tuple[str, ...]


class Files:
    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def fetch(self, described: Sequence[Json]) -> Fetched:
        """The files' contents, in order; `described` as Slack does in messages and windows.

        One that stands outside Slack becomes its address, which is fetched without the token.
        """
        sources: list[Upload | Link] = []
        unread = []
        for one in described:
            try:
                sources.append(await self._fetched(one))
            except (_Unread, SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
                why = refusal(error).log if isinstance(error, SlackApiError) else error
                log.warning("The file %s can't be read from Slack: %s", one.get("id"), why)
                unread.append(str(one.get("name") or one.get("id")))
        return Fetched(tuple(sources), tuple(unread))

    async def _fetched(self, described: Json) -> Upload | Link:
        if "url_private" not in described:  # from elsewhere, or only named in a window
            described = (await self._client.files_info(file=described["id"]))["file"]
        url = str(described.get("url_private_download") or described["url_private"])
        if described.get("is_external") or described.get("mode") == "external":
            return Link(url)
        if not _of_slack(url, self._client.base_url):
            raise _Unread(f"{urlsplit(url).hostname} is not Slack's")
        return Upload(str(described.get("name") or "file"), await self._content(url, described))

    async def _content(self, url: str, described: Json) -> bytes:
        session = self._client.session
        if session is None:
            raise _Unread("there is no connection")
        bearer = {"Authorization": f"Bearer {self._client.token}"}
        async with (
            asyncio.timeout(_SECONDS),
            session.get(url, headers=bearer, allow_redirects=False) as response,
        ):
            # Who may not read a file is sent to a page to sign in.
            if response.status != 200 or _page_instead(response.content_type, described):
                raise _Unread(f"HTTP {response.status}: the scope files:read may be missing")
            content = bytearray()
            async for chunk in response.content.iter_chunked(_CHUNK):
                content += chunk
                if len(content) > LARGEST:
                    raise _Unread(f"more than {LARGEST} bytes")
        return bytes(content)


class _Unread(Exception):
    """A file that can't be read; says why, for the log."""


def _page_instead(content_type: str, described: Json) -> bool:
    return content_type == "text/html" and described.get("mimetype") != "text/html"


def _of_slack(url: str, api: str) -> bool:
    """Whether the token may be sent there: to the API's own host, or one below it."""
    asked, own = urlsplit(url), urlsplit(api)
    if asked.scheme != own.scheme or not (asked.hostname and own.hostname):
        return False
    if asked.hostname == own.hostname:
        return asked.port == own.port
    return asked.hostname.endswith(f".{own.hostname}") and asked.port is None
