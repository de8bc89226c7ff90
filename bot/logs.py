"""How the log is written: for people, or a JSON object a line for programs.

No question is ever logged, only the ids of answers; the ledger knows what they were about.
"""

from __future__ import annotations

import logging
from typing import Final

from bot.settings import LogFormat

log = logging.getLogger(__name__)

_TEXT: Final = "%(levelname)s %(name)s: %(message)s"
_JSON: Final = ("asctime", "levelname", "name", "message")
_NAMES: Final = {"asctime": "time", "levelname": "level", "name": "logger"}


class Briefly(logging.Filter):
    """For a library's logger: a line a failure in place of its traceback, which is told at
    debug, once for each kind of failure."""

    def __init__(self, opening: str) -> None:
        """`opening`: what the messages begin with."""
        super().__init__()
        self._opening = opening
        self._told: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None or not record.getMessage().startswith(self._opening):
            return True
        if (kind := type(error).__name__) not in self._told:
            self._told.add(kind)
            log.debug("where it failed first", exc_info=error)
        said = record.getMessage().rstrip(". ")
        cause = f"{kind}: {error}" if str(error) else kind
        record.msg = said if (str(error) or kind) in said else f"{said}: {cause}"
        record.args, record.exc_info, record.exc_text = None, None, None
        return True


def configure(form: LogFormat) -> None:
    """To standard error, in place of what was there before."""
    handler = logging.StreamHandler()
    handler.setFormatter(_json() if form is LogFormat.JSON else logging.Formatter(_TEXT))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _json() -> logging.Formatter:
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415  (only where it is asked for)

    return JsonFormatter(
        list(_JSON),
        rename_fields=_NAMES,
        datefmt="%Y-%m-%dT%H:%M:%S%z",
        json_ensure_ascii=False,
    )
