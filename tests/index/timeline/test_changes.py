"""What is new or different since a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from index.editing import remove
from index.models import ChangeKind, Changes
from tests.index.timeline.conftest import Tell, draft

TODAY = datetime.now(UTC).date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
OLD = date(2026, 1, 12)
NEW = date(2026, 1, 14)
PORT = "Le port de Valmer a fermé ses quais le 9 janvier. La tempête a fait douze blessés lundi."


def kinds(changes: Changes) -> dict[str, ChangeKind]:
    return {one.article.title: one.kind for one in changes.articles}


def test_what_was_published_since_is_new_and_what_it_repeats_is_not(tell: Tell) -> None:
    later = (
        "Les quais du port de Valmer sont fermés depuis le 9 janvier. "
        "Mercredi, 300 habitants ont été évacués de la vieille ville."
    )
    story = tell(draft(PORT, OLD, name="avant"), draft(later, NEW, name="après"))
    found = story.snapshot().changes(date(2026, 1, 13))
    assert kinds(found) == {"après": ChangeKind.NEW}
    assert [entry.shown.quote.text[:8] for entry in found.entries] == ["Mercredi"]
    assert [(one.value, one.before) for one in found.figures] == [("300 habitants", None)]
    since = story.snapshot().timeline(since=date(2026, 1, 13))
    assert since.entries == found.entries


def test_a_new_figure_for_a_known_event_stands_beside_the_old_one(tell: Tell) -> None:
    later = "La tempête a fait 14 blessés lundi à Valmer."
    story = tell(draft(PORT, OLD, name="avant"), draft(later, NEW, name="après"))
    found = story.snapshot().changes(date(2026, 1, 13))
    (figure,) = found.figures
    assert (figure.value_before, figure.value) == ("douze blessés", "14 blessés")
    assert figure.before
    assert figure.before.article.title == "avant"
    (entry,) = found.entries
    assert entry.disagreements


def test_a_correction_tells_what_stood_there(tell: Tell) -> None:
    tell(draft(PORT, OLD, name="port"))
    corrected = PORT.replace("douze", "quinze")
    story = tell(draft(corrected, OLD, name="port"))
    found = story.snapshot().changes(TODAY)
    assert kinds(found) == {"port": ChangeKind.CORRECTED}
    (figure,) = found.figures
    assert (figure.value_before, figure.value) == ("douze blessés", "quinze blessés")
    assert figure.before
    assert (figure.before.article.version, figure.quote.article.version) == (1, 2)
    assert [entry.shown.quote.text for entry in found.entries] == [figure.quote.text]


def test_an_old_article_that_a_story_begins_with_is_no_news(tell: Tell) -> None:
    story = tell(draft(PORT, OLD, name="port"))
    assert not story.snapshot().changes(YESTERDAY).articles
    assert not story.snapshot().changes(TOMORROW).articles
    undated = tell(draft("Une grue est tombée sur un entrepôt.", name="grue"))
    assert kinds(undated.snapshot().changes(TODAY)) == {"grue": ChangeKind.NEW}


def test_a_removed_article_is_told_and_its_text_kept(tell: Tell, tmp_path: Path) -> None:
    story = tell(draft(PORT, OLD, name="port"))
    (summary,) = story.snapshot().generation.articles()
    remove(tmp_path, "main", summary.id)
    found = story.snapshot().changes(YESTERDAY)
    assert not found.articles  # it came and went since
    assert story.snapshot().quote_at(summary.id, 1, 0, 7).text == PORT[:7]
