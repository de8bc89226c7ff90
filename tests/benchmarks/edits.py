"""What looking, correcting and undoing cost: python -m tests.benchmarks.edits [--articles 1000].

On made-up articles and vectors; see `synthetic`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from index.editing import add, plan, undo, with_entries
from index.models import Draft
from tests.benchmarks.synthetic import SyntheticEncoder, dated_drafts


def _no_encoder() -> NoReturn:
    raise AssertionError("nothing has to be encoded")


def _told(name: str, work: Callable[[], object]) -> None:
    began = time.perf_counter()
    work()
    print(f"{name}: {1000 * (time.perf_counter() - began):.0f} ms")


def _corrected(draft: Draft) -> Draft:
    return replace(draft, text=f"{draft.text}\n\nHier, tout a changé.", origin="paste")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    many = parser.parse_args().articles
    drafts = dated_drafts(many)
    encoder = SyntheticEncoder("made-up", 384)
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        _told(f"{many} articles added", lambda: add(data, "main", drafts, lambda: encoder))
        one, ten = _corrected(drafts[0]), [_corrected(draft) for draft in drafts[1:11]]
        _told("1 correction looked at", lambda: plan(data, "main", [one]))
        _told("10 corrections looked at", lambda: plan(data, "main", ten))
        _told("all looked at again", lambda: plan(data, "main", drafts))
        looked = plan(data, "main", [one])
        _told("its entries counted", lambda: with_entries(data, looked, lambda: encoder))
        replaced = add(data, "main", [one], lambda: encoder).replaced
        assert len(replaced) == 1
        _told("1 correction undone", lambda: undo(data, "main", _no_encoder))
        add(data, "main", ten, lambda: encoder)
        _told("10 corrections undone", lambda: undo(data, "main", _no_encoder))
        _told(f"{many} articles undone", lambda: undo(data, "main", _no_encoder, to=0))
        _told(f"{many} articles brought back", lambda: undo(data, "main", _no_encoder))


if __name__ == "__main__":
    main()
