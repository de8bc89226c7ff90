"""What a timeline makes of plans that are given up, and of corrections."""

from __future__ import annotations

from datetime import date

from tests.index.timeline.conftest import Tell, draft

TUESDAY = date(2026, 1, 13)


def test_a_plan_given_up_is_no_event_and_its_new_day_is(tell: Tell) -> None:
    text = (
        "L’audience du port de Valmer, prévue mercredi, a été reportée au 25 janvier. La maire "
        "suit la situation de près."
    )
    snapshot = tell(draft(text, TUESDAY)).snapshot()
    [entry] = snapshot.timeline().entries
    assert entry.from_ == date(2026, 1, 25)
    times = snapshot.times(entry.shown.quote.article)
    assert [time.text for time in times] == ["25 janvier"]


def test_a_correction_tells_no_event(tell: Tell) -> None:
    text = (
        "The port of Valmer closed its quays on Monday. Correction: An earlier version of this "
        "article said that the port would reopen its quays on January 20."
    )
    [entry] = tell(draft(text, TUESDAY)).snapshot().timeline().entries
    assert entry.from_ == date(2026, 1, 12)
