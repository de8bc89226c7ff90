"""How the log is written: for people, or a JSON object a line for programs.

No question is ever logged, only the ids of answers; the ledger knows what they were about.
"""

from __future__ import annotations

import logging
from typing import Final

from bot.settings import LogFormat

_TEXT: Final = "%(levelname)s %(name)s: %(message)s"
_JSON: Final = ("asctime", "levelname", "name", "message")
_NAMES: Final = {"asctime": "time", "levelname": "level", "name": "logger"}


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
