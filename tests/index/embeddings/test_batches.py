from __future__ import annotations

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.embeddings.encoder import batches

lengths = st.lists(st.integers(1, 64).map(lambda eighths: 8 * eighths), max_size=200)


@given(lengths, st.integers(8, 2048))
def test_every_text_is_in_one_batch_of_one_length_within_the_budget(
    found: list[int], budget: int
) -> None:
    plan = batches(found, budget)
    assert sorted(at for batch in plan for at in batch) == list(range(len(found)))
    for batch in plan:
        assert len({found[at] for at in batch}) == 1
        assert len(batch) == 1 or len(batch) * found[batch[0]] <= budget


@given(lengths, st.integers(8, 2048))
def test_the_longest_come_first_in_as_few_batches_as_the_budget_allows(
    found: list[int], budget: int
) -> None:
    """So memory peaks at once, and no run is wasted."""
    plan = batches(found, budget)
    widths = [found[batch[0]] for batch in plan]
    assert widths == sorted(widths, reverse=True)
    for length, count in Counter(found).items():
        assert widths.count(length) == math.ceil(count / max(1, budget // length))
