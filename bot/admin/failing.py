"""How a failure goes from a job's process to who asked for the job."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from typing import TypeVar

from bot.admin.orders import Failure
from bot.errors import BotError, JobFailed
from index.errors import StoryError

T = TypeVar("T")

log = logging.getLogger(__name__)


def raised(failure: Failure) -> BotError | StoryError:
    """The error as it was in the process. What nobody expected goes to the log, by a number."""
    for bots in _kinds(BotError):
        if bots.__name__ == failure.name:
            return bots(failure.message, hint=failure.hint)
    for storys in _kinds(StoryError):
        if storys.__name__ == failure.name:
            return storys(failure.message, hint=failure.hint)
    incident = uuid.uuid4().hex[:8]
    log.error("incident %s: a job failed\n%s", incident, failure.message)
    return JobFailed("The job failed.", incident=incident)


def _kinds(family: type[T]) -> Iterator[type[T]]:
    yield family
    for kind in family.__subclasses__():
        yield from _kinds(kind)
