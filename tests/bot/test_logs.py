"""What a library's failures leave in the log."""

from __future__ import annotations

import logging

import pytest

from bot.logs import Briefly


def test_an_outage_is_a_line_each_time_and_its_traceback_is_told_once_at_debug(
    caplog: pytest.LogCaptureFixture,
) -> None:
    library = logging.getLogger("tests.library")
    filtering = Briefly("Attempting")
    library.addFilter(filtering)
    try:
        with caplog.at_level(logging.DEBUG):
            for _ in range(3):
                try:
                    raise ConnectionError("the cable is cut")
                except ConnectionError:
                    library.exception("Attempting a reconnect in %.2fs", 1.5)
            try:
                raise TimeoutError
            except TimeoutError:
                library.exception("Attempting to connect.")
            try:
                raise ValueError("a bug")
            except ValueError:
                library.exception("something else")
    finally:
        library.removeFilter(filtering)
    said = [(one.levelname, one.getMessage(), bool(one.exc_info)) for one in caplog.records]
    line = "Attempting a reconnect in 1.50s: ConnectionError: the cable is cut"
    assert said == [
        ("DEBUG", "where it failed first", True),
        *[("ERROR", line, False)] * 3,
        ("DEBUG", "where it failed first", True),
        ("ERROR", "Attempting to connect: TimeoutError", False),
        ("ERROR", "something else", True),
    ]
