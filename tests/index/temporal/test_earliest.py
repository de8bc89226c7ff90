"""The earliest day of what is to come, and other days beside a "not" or an "earlier"."""

from __future__ import annotations

import pytest

from index.drawing import when
from index.temporal import time_expressions
from tests.index.temporal.helpers import PUBLISHED, read


@pytest.mark.parametrize(
    ("sentence", "language", "said"),
    [
        ("L'audience est repoussée au 20 avril au plus tôt.", "fr",
         "à partir du lundi 20 avril 2026"),
        ("Le pont rouvrira au plus tôt le 20 avril.", "fr", "à partir du lundi 20 avril 2026"),
        ("Le pont ne rouvrira pas avant le 20 avril.", "fr", "à partir du lundi 20 avril 2026"),
        ("The vote will be held no earlier than June 2.", "en", "from Tuesday 2 June 2026"),
        ("The bridge reopens on June 2 at the earliest.", "en", "from Tuesday 2 June 2026"),
        ("The bridge will not reopen before June 2.", "en", "from Tuesday 2 June 2026"),
        ("The bridge won't reopen until June 2.", "en", "from Tuesday 2 June 2026"),
        ("A reopening was ruled out before March 2.", "en", "from Monday 2 March 2026"),
        ("Le maire a exclu lundi une réouverture avant Pâques.", "fr",
         "à partir de : du 3 au 6 avril 2026"),
        ("The bridge will be closed from June 2.", "en", "from Tuesday 2 June 2026"),
    ],
)  # fmt: skip
def test_the_earliest_day_of_what_is_to_come_opens_a_time(
    sentence: str, language: str, said: str
) -> None:
    *_, found = time_expressions(sentence, language, PUBLISHED)
    assert when(found, language, published=PUBLISHED) == said


@pytest.mark.parametrize(
    ("sentence", "language", "bound"),
    [
        ("He left on Monday, not on Tuesday.", "en", [None, None]),
        ("Il est parti lundi et pas mardi.", "fr", [None, None]),
        ("Il a nié avoir été informé avant le 3 janvier.", "fr", ["before"]),
        ("Workers must answer before May 20.", "en", ["before"]),
        ("The vote was moved from June 2.", "en", [None]),
        ("The bridge is closed since January 5.", "en", ["since"]),
    ],
)
def test_other_days_stay_as_they_are(sentence: str, language: str, bound: list[str | None]) -> None:
    assert [one.bound and str(one.bound) for one in read(sentence, language)] == bound
