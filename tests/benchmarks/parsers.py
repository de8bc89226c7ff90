"""Fuzzes the parsers, led by what of them each input reaches: python -m tests.benchmarks.parsers.

[--seconds 600] [--seed 0] [--keep FOLDER]

Needs atheris, which is none of the project's requirements: it ends at once without. Inputs grow
from one good file of each format; the first byte names the format, so that inputs are crossed.
Each is read as the parsers' own process reads it, and made a draft. What a parser raises is told
as "damaged", as it is to an admin. An input goes wrong where making the draft fails otherwise
than by an IngestError, where a draft's spans don't lie in its text, where it takes more than
20 s, or where the process passes 2 GB. Those are kept in FOLDER.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import logging
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final

_SLOW: Final = 20.0  # seconds for an input
_MEMORY: Final = 2048  # megabytes
_LONGEST: Final = 20_000  # bytes of an input
TODAY: Final = date(2026, 1, 20)
_TOLD_EVERY: Final = 30.0  # seconds
_INSTRUMENTED: Final = ("index.ingest", "pypdf", "docx", "markdown_it", "feedparser", "trafilatura")


@dataclass(slots=True)
class Run:
    """What became of the inputs so far, by what was raised."""

    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    told: float = field(default_factory=time.monotonic)
    began: float = field(default_factory=time.monotonic)

    def tell(self) -> None:
        self.told = time.monotonic()
        seconds = self.told - self.began
        print(
            f"{self.inputs} inputs in {seconds:.0f} s, the slowest {self.slowest:.2f} s: "
            f"{dict(self.outcomes.most_common())}",
            flush=True,
        )


class Target:
    """Reads one input. `keep`: where those that go wrong are put, each kind of failure once."""

    def __init__(self, keep: Path) -> None:
        from index.ingest.drafting import draft  # noqa: PLC0415  (after they are instrumented)
        from index.ingest.extract import Limits  # noqa: PLC0415
        from tests.index.ingest.test_laws import SEEDS, assert_lawful  # noqa: PLC0415

        self._draft = partial(draft, limits=Limits(), today=TODAY)
        self._lawful = assert_lawful
        self._suffixes = sorted(SEEDS)
        self._keep = keep
        self.run = Run()

    def __call__(self, data: bytes) -> None:
        began = time.monotonic()
        outcome = self._outcome(data)
        took = time.monotonic() - began
        run = self.run
        run.inputs += 1
        run.slowest = max(run.slowest, took)
        if (outcome not in run.outcomes and outcome.startswith("WRONG")) or took > _SLOW:
            name = hashlib.sha256(data).hexdigest()[:16]
            (self._keep / name).write_bytes(data)
            print(f"{outcome} in {took:.1f} s: {name}", flush=True)
        run.outcomes[outcome] += 1
        if time.monotonic() - run.told > _TOLD_EVERY:
            run.tell()

    def _outcome(self, data: bytes) -> str:
        from index.errors import IngestError  # noqa: PLC0415
        from index.ingest.extract import Source  # noqa: PLC0415
        from index.ingest.formats import read_bytes  # noqa: PLC0415

        suffix = self._suffixes[data[0] % len(self._suffixes)] if data else ""
        try:
            found = read_bytes(data[1:], Source(suffix=suffix))
        except IngestError as error:
            return error.code
        except Exception as error:  # the parsers' own process makes it "damaged"
            return f"damaged ({type(error).__name__})"
        try:
            for one in found:
                self._lawful(self._draft(one, origin=f"/fuzz/a{suffix}"))
        except IngestError as error:
            return error.code
        except Exception as error:
            return f"WRONG {type(error).__name__}: {str(error)[:80]}"
        return "draft"


def _atheris() -> ModuleType:
    try:
        return importlib.import_module("atheris")
    except ImportError:
        raise SystemExit(
            "atheris isn't installed here; it is no requirement of the project."
        ) from None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    atheris: Any = _atheris()
    with atheris.instrument_imports(include=list(_INSTRUMENTED)):
        for name in ("docx", "feed", "html", "markdown", "pdf", "formats", "drafting"):
            importlib.import_module(f"index.ingest.{name}")
    from tests.index.ingest.test_laws import SEEDS  # noqa: PLC0415

    logging.disable(logging.CRITICAL)
    keep = chosen.keep or Path(tempfile.mkdtemp(prefix="parsers-"))
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, suffix in enumerate(sorted(SEEDS)):
            (Path(corpus) / f"seed{number}").write_bytes(bytes([number]) + SEEDS[suffix])
        target = Target(keep)
        arguments = (
            f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed + 1}",
            f"-max_len={_LONGEST}", f"-timeout={int(_SLOW) + 10}", f"-rss_limit_mb={_MEMORY}",
            f"-artifact_prefix={keep}/", "-print_final_stats=1", "-verbosity=0",
        )  # fmt: skip
        atheris.Setup([sys.argv[0], *arguments, corpus], target)
        print(f"What goes wrong is kept in {keep}.", flush=True)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
