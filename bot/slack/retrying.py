"""Calls of Slack's API that are tried again: when it says "later", or has failed itself."""

from __future__ import annotations

import asyncio
import logging
import random
from typing import Final

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

log = logging.getLogger(__name__)

_LIMITED: Final = 429
_LIMITED_TRIES: Final = 12
_FAILED_TRIES: Final = 4
_LONGEST: Final = 60.0  # seconds


class LaterRetryHandler(AsyncRetryHandler):
    """429 and 5xx: after as many seconds as Retry-After says, else after 1, 2, 4, … seconds."""

    def __init__(self) -> None:
        super().__init__(max_retry_count=_LIMITED_TRIES)

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if response is None:
            return False
        if response.status_code == _LIMITED:
            return True
        return response.status_code >= 500 and state.current_attempt < _FAILED_TRIES

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> None:
        wait = _told(response) if response else None
        if wait is None:
            wait = 2.0**state.current_attempt * random.uniform(0.8, 1.2)  # noqa: S311
        status = response.status_code if response else "no response"
        log.info("Slack answered %s to %s; again in %.1f s", status, request.url, wait)
        await asyncio.sleep(min(wait, _LONGEST))
        state.next_attempt_requested = True
        state.increment_current_attempt()


def retry_handlers() -> list[AsyncRetryHandler]:
    """What every client of Slack's API gets."""
    return [AsyncConnectionErrorRetryHandler(max_retry_count=2), LaterRetryHandler()]


def _told(response: HttpResponse) -> float | None:
    """The seconds in Retry-After."""
    for name, values in (response.headers or {}).items():
        value = values[0] if isinstance(values, list) else values
        if name.lower() == "retry-after" and str(value).isdecimal():
            return float(value) + random.uniform(0, 0.2)  # noqa: S311
    return None
