"""Damaged uploads of every format: python -m tests.benchmarks.uploads [--files 10000] [--seed 0].

Good files of each format are cut, doubled, overwritten and crossed with each other, DOCX also
inside its parts, and given a name of any format. Each is read as an upload is, cut into
passages, compared with a story and taken into it. Told: what became of them, the slowest, and
the most memory that a process took. It fails where anything but a draft or one clear sentence
comes of a file, where one isn't ended in its time, or where the story is not sound afterwards.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.editing import add, plan
from index.ingest import Failure, Limits, read
from index.models import Draft
from index.store import UPLOADED, open_story
from tests.fakes import HashEncoder
from tests.index.ingest.samples import SECOND
from tests.index.ingest.test_laws import SEEDS

IN_A_FOLDER = 50  # files read by one process
LIMITS = Limits(seconds=20.0)
SLACK = 5.0  # seconds that ending a file may take after its time is up
NASTY = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\r", b"\x1b[31m",
    "\u202e\u0301\u2028".encode(), b"&#x110000;", b"&lol;", b"]]>", b"<!--", b"<![CDATA[", b"---\n",
    b"%PDF-1.7", b"PK\x03\x04", b"-1", b"99999999999", b"9999-99-99", b"\n" * 500, b"<div>" * 500,
    b"[" * 500, b"(" * 500, "« ".encode() * 200,
)  # fmt: skip


@dataclass(slots=True)
class Told:
    """What became of the files; `seconds`: the longest until a file's first draft or failure."""

    files: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    added: int = 0
    sound: bool = True

    @property
    def well(self) -> bool:
        return self.sound and not self.wrong


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """A name's suffix and a damaged file."""
    suffixes = sorted(SEEDS)
    suffix = chance.choice(suffixes)
    own = suffix if chance.random() < 0.8 else chance.choice(suffixes)
    data = SEEDS[own]
    if own == ".docx" and chance.random() < 0.7:
        return suffix, _in_a_part(data, chance)
    return suffix, _damaged(data, chance)


def fuzz(files: int, seed: int, on_folder: Callable[[Told], None] | None = None) -> Told:
    chance = random.Random(seed)
    told = Told()
    with tempfile.TemporaryDirectory() as place:
        while told.files < files:
            folder = Path(place) / f"{told.files}"
            folder.mkdir()
            for number in range(min(IN_A_FOLDER, files - told.files)):
                suffix, data = mutated(chance)
                (folder / f"{number:03}{suffix}").write_bytes(data)
            _taken_in(folder, Path(place), told)
            if on_folder:
                on_folder(told)
        if told.added:
            told.sound = open_story(Path(place), "main").check(repair=False).clean
    return told


def _taken_in(folder: Path, data: Path, told: Told) -> None:
    told.files += sum(1 for _ in folder.iterdir())
    drafts: list[Draft] = []
    began = time.perf_counter()
    for item in read(folder, limits=LIMITS):
        took = time.perf_counter() - began
        told.seconds = max(told.seconds, took)
        if took > LIMITS.seconds + SLACK:
            told.wrong.append(f"{item.origin}: it took {took:.0f} s")
        if isinstance(item, Failure):
            told.outcomes[item.error.code] += 1
            sentence = f"{item.error} {item.error.hint}"
            if not str(item.error).strip() or "Traceback" in sentence or "\n" in sentence:
                told.wrong.append(f"{item.origin}: {sentence}")
        else:
            told.outcomes["draft"] += 1
            drafts.append(replace(item, origin=UPLOADED + Path(item.origin).name))
        began = time.perf_counter()
    for one in plan(data, "main", drafts).items:
        one.difference()
    done = add(data, "main", drafts, HashEncoder)
    told.added += len(done.added) + len(done.replaced)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    body = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(body))
        end = min(len(body), at + chance.choice((0, 1, 2, 8, 60, 400)))
        match chance.randrange(7):
            case 0:
                del body[at:end]
            case 1:
                body[at:end] = bytes(body[at:end]) * chance.choice((2, 3, 50))
            case 2:
                body[at:end] = chance.randbytes(end - at)
            case 3:
                body[at:end] = chance.choice(NASTY)
            case 4:
                other = SEEDS[chance.choice(sorted(SEEDS))]
                start = chance.randint(0, len(other))
                body[at:end] = other[start : start + 400]
            case 5:
                del body[at if at > len(body) // 2 else len(body) :]
            case _ if body:
                at = min(at, len(body) - 1)
                body[at] ^= 1 << chance.randrange(8)
    return bytes(body)


def _in_a_part(archive: bytes, chance: random.Random) -> bytes:
    """The archive is whole, and what is packed in it isn't."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w") as new:
        names = old.namelist()
        chosen = chance.choice(["word/document.xml", chance.choice(names)])
        for name in names:
            content = old.read(name)
            new.writestr(name, _damaged(content, chance) if name == chosen else content)
        if chance.random() < 0.1:
            new.writestr("../../outside.xml", SECOND)
    return packed.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    began = time.perf_counter()

    def on_folder(told: Told) -> None:
        if told.files % 500 == 0:
            print(f"{told.files} files, {time.perf_counter() - began:.0f} s", flush=True)

    told = fuzz(chosen.files, chosen.seed, on_folder)
    here, there = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"{told.files} files in {time.perf_counter() - began:.0f} s: {dict(told.outcomes)}")
    print(f"taken in: {told.added}; the story is {'sound' if told.sound else 'NOT SOUND'}")
    print(
        f"longest for a file: {told.seconds:.1f} s; memory: {here:.0f} MB, parsers {there:.0f} MB"
    )
    for line in told.wrong:
        print(f"WRONG {line}")
    raise SystemExit(0 if told.well else 1)


if __name__ == "__main__":
    main()
