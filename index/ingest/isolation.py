"""Reading files in a process of its own, which may hang, crash or run out of memory.

Parsers of PDF, HTML and DOCX meet bytes that somebody else made. In a process of their own
a time limit holds (a thread can't be stopped), a crash is one file's failure, and the
memory that a large document took goes back to the system. The two processes speak JSON
lines and raw bytes, so that nothing read from the worker can run in its parent.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import IO, Any

from index.errors import IngestError, InstallationIncomplete, TooLarge, UnreadableFile
from index.ingest.extract import Extract, Limits, Source
from index.ingest.formats import read_bytes

_ADDRESS_SPACE = 4 << 30  # bytes
_GRACE = 5.0  # seconds
_ROOT = Path(__file__).parents[2]
_START = (
    "import sys; sys.path[:0] = sys.argv[1:]; from index.ingest import isolation; isolation.serve()"
)
_LOG = logging.getLogger(__name__)


class Worker:
    """Reads bytes in another process, which starts when it is first needed and again after
    it had to be killed. Not for several threads at once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes, source: Source) -> list[Extract]:
        """The articles in `data`.

        Raises an IngestError, also for a hang or a crash, and InstallationIncomplete where
        the reading itself can't be done: that is no fault of the file's.
        """
        process = self._started()
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(source.limits.seconds, expire)
        timer.start()
        try:
            reply = _exchange(process, data, source)
        finally:
            timer.cancel()
        if reply is None or expired.is_set():
            self.close()
        if reply is None:
            if expired.is_set():
                raise TooLarge(f"It could not be read within {source.limits.seconds:g} seconds.")
            raise UnreadableFile("The program that reads it crashed on it.")
        return _articles(reply)

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-c", _START, str(_ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # a Ctrl-C in the terminal is for the parent
            )
        return self._process


@contextmanager
def worker() -> Iterator[Worker]:
    running = Worker()
    try:
        yield running
    finally:
        running.close()


def _exchange(
    process: subprocess.Popen[bytes], data: bytes, source: Source
) -> dict[str, Any] | None:
    """One request and its reply, or None if the worker died over it."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the worker has no pipes")
    head = {"source": asdict(source), "bytes": len(data)}
    try:
        process.stdin.write(json.dumps(head).encode() + b"\n" + data)
        process.stdin.flush()
        reply: dict[str, Any] = json.loads(process.stdout.readline())
    except (OSError, ValueError):
        return None
    return reply


def _articles(reply: dict[str, Any]) -> list[Extract]:
    if "crash" in reply:
        _LOG.info("A parser failed on a file:\n%s", reply["crash"])
        raise UnreadableFile("It is damaged, or not what it seems to be.")
    if "missing" in reply:
        raise InstallationIncomplete(f"A package can't be loaded: {reply['missing']}")
    if "error" in reply:
        kinds = {kind.code: kind for kind in IngestError.__subclasses__()}
        raise kinds.get(reply["error"], IngestError)(reply["message"], hint=reply["hint"])
    return [_from_json(fields) for fields in reply["articles"]]


def _from_json(fields: dict[str, Any]) -> Extract:
    day = fields.pop("published_at")
    published_at = date.fromisoformat(day) if day else None
    return replace(Extract(**fields), published_at=published_at, notes=tuple(fields["notes"]))


def serve() -> None:
    """The worker's side: answer requests on stdin until it closes."""
    _limit_memory()
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the replies
    requests = sys.stdin.buffer
    while line := requests.readline():
        head = json.loads(line)
        _end_after(head["source"]["limits"]["seconds"] + _GRACE)
        replies.write(json.dumps(_answer(head, requests), default=str).encode() + b"\n")
        replies.flush()
        _end_after(0)


def _answer(head: dict[str, Any], requests: IO[bytes]) -> dict[str, Any]:
    data = requests.read(head["bytes"])
    fields = head["source"]
    source = Source(**{**fields, "limits": Limits(**fields["limits"])})
    try:
        return {"articles": [asdict(article) for article in read_bytes(data, source)]}
    except IngestError as error:
        return {"error": error.code, "message": str(error), "hint": error.hint}
    except ImportError as error:
        return {"missing": " ".join(str(error).split())}
    except Exception:  # Parsers raise anything on bytes made to break them: it fails this file.
        return {"crash": traceback.format_exc()}


def _end_after(seconds: float) -> None:
    """Lets the system end this process, where its parent was killed and can't. 0: not at all."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory() -> None:
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
