"""What answers lose while an admin's job runs: python -m tests.benchmarks.jobs [--articles 300].

Questions come one after the other from several askers, first with nothing else to do and then
while articles are read, compared and encoded in a process of their own, which is cancelled
where it isn't done in time.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np

from bot.admin import Actor, AdminRequest, Folder, Kind, Office
from bot.admin.models import COMMAND_LINE
from bot.desk import Desk
from bot.errors import Cancelled
from bot.opening import shelf
from bot.settings import Settings
from index.editing import add
from index.embeddings import load_encoder
from tests.benchmarks.synthetic import dated_drafts, questions
from tests.conftest import ROOT

_PAUSE = 0.1  # seconds between an answer and the asker's next question


@dataclass(slots=True)
class _Asking:
    seconds: list[float]
    failed: int = 0


async def _ask(desk: Desk, asking: _Asking, until: asyncio.Event) -> None:
    for question, _language in cycle(questions(50)):
        if until.is_set():
            return
        began = time.perf_counter()
        try:
            await desk.ask(question)
        except Exception:
            asking.failed += 1
        asking.seconds.append(time.perf_counter() - began)
        await asyncio.sleep(_PAUSE)


async def _asked_while(desk: Desk, askers: int, until: asyncio.Event) -> _Asking:
    asking = _Asking([])
    await asyncio.gather(*(_ask(desk, asking, until) for _ in range(askers)))
    return asking


def _told(name: str, asking: _Asking) -> float:
    p50, p99 = np.percentile(asking.seconds, (50, 99))
    print(
        f"{name}: {len(asking.seconds)} answers, {asking.failed} failed, "
        f"p50 {p50 * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"
    )
    return float(p99)


async def _measured(settings: Settings, folder: Path, askers: int, seconds: float) -> None:
    me = Actor(platform=COMMAND_LINE, id="benchmark", name="benchmark")
    request = AdminRequest(kind=Kind.ADD, story="main", sources=(Folder(str(folder)),))
    async with Desk(shelf(settings)) as desk, Office(settings) as office:
        await desk.ask("Combien ?")
        over = asyncio.Event()
        asyncio.get_running_loop().call_later(seconds, over.set)
        alone = _told("idle", await _asked_while(desk, askers, over))
        over = asyncio.Event()
        asking = asyncio.create_task(_asked_while(desk, askers, over))
        began = time.perf_counter()
        plan = await office.plan(request, me)
        previewed = time.perf_counter()
        asyncio.get_running_loop().call_later(
            seconds, lambda: asyncio.ensure_future(office.cancel(plan.id, me))
        )
        try:
            await office.carry_out(plan.id, me)
            how = "carried out"
        except Cancelled:
            how = "cancelled"
        ended = time.perf_counter()
        over.set()
        beside = _told("beside a job", await asking)
        print(
            f"the job: {len(plan.items)} articles, {plan.texts} texts, preview "
            f"{previewed - began:.0f} s, {how} after {ended - previewed:.0f} s"
        )
        print(f"p99 beside a job / idle: {beside / alone:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300, help="that the job adds")
    parser.add_argument("--known", type=int, default=100, help="that the story has before")
    parser.add_argument("--askers", type=int, default=2)
    parser.add_argument(
        "--seconds", type=float, default=60, help="of asking, without a job and beside one"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        data, folder = Path(place) / "data", Path(place) / "new"
        folder.mkdir()
        data.mkdir()
        (data / "models").symlink_to(ROOT / "data" / "models")
        drafts = dated_drafts(given.known + given.articles)
        add(data, "main", drafts[: given.known], lambda: load_encoder(None, data / "models"))
        for number, draft in enumerate(drafts[given.known :]):
            (folder / f"{number:04}.txt").write_text(draft.text, encoding="utf-8")
        asyncio.run(_measured(Settings(data=data), folder, given.askers, given.seconds))


if __name__ == "__main__":
    main()
