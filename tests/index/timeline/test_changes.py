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


def test_a_figure_with_a_date_inside_is_in_the_articles_words(tell: Tell) -> None:
    later = "The ferry stayed in port. Some 300 Tuesday evening passengers were stranded."
    story = tell(
        draft("The ferry left on time.", OLD, name="before", lang="en"),
        draft(later, NEW, name="after", lang="en"),
    )
    (figure,) = story.snapshot().changes(date(2026, 1, 13)).figures
    assert figure.value in figure.quote.text


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


DAYS = [date(2026, 5, 4), date(2026, 5, 8), date(2026, 5, 15)]


def told_before(tell: Tell, *texts: str, since: date = DAYS[-1]) -> dict[str, str | None]:
    """What each figure that is new since the last text was before, an article a text."""
    days = DAYS[-len(texts) :]
    story = tell(
        *(
            draft(text, day, name=f"Norda {day}", lang="en" if " the " in text else "fr")
            for text, day in zip(texts, days, strict=True)
        )
    )
    found = story.snapshot().changes(since)
    for one in found.figures:
        assert one.value in one.quote.text
        assert (one.before is None) == (one.value_before is None)
        if one.before and one.value_before:
            assert one.value_before in one.before.text
    return {one.value: one.value_before for one in found.figures}


def test_a_count_is_told_with_what_was_said_last_of_it(tell: Tell) -> None:
    told = told_before(
        tell,
        "L'agence de santé Pharmos a reçu 12 signalements de fièvre, dont trois cas graves.",
        "En tout, Pharmos recense 19 signalements, dont cinq cas graves.",
        "Pharmos compte désormais 27 signalements, dont huit cas graves.",
    )
    assert told == {"27 signalements": "19 signalements", "huit cas graves": "cinq cas graves"}


def test_a_count_follows_one_in_the_other_language(tell: Tell) -> None:
    told = told_before(
        tell,
        "Le Portugal a recensé neuf cas de la maladie.",
        "Portugal has now recorded 14 cases of the disease.",
    )
    assert told == {"14 cases": "neuf cas"}


def test_a_death_toll_follows_one_told_among_other_news(tell: Tell) -> None:
    told = told_before(
        tell,
        "Police arrested the mine's foreman on Monday as the death toll rose to seven.",
        "Le bilan humain s'est alourdi : neuf morts, a indiqué le préfet Hugo Lambert.",
    )
    assert told == {"neuf morts": "seven"}


def test_a_body_found_is_one_more_of_the_dead(tell: Tell) -> None:
    told = told_before(
        tell,
        "The death toll from the flood has risen to seven.",
        "Un huitième corps a été retrouvé jeudi par un plongeur belge près de Corvo.",
    )
    assert told == {"huitième corps": "seven"}


def test_the_tolls_of_two_places_are_not_told_as_then_and_now(tell: Tell) -> None:
    told = told_before(
        tell,
        "The death toll from the landslide in Corvo has risen to seven.",
        "The death toll from the fire in Brissac has reached nine.",
    )
    assert set(told.values()) == {None}


def test_only_the_newest_of_several_new_counts_is_told(tell: Tell) -> None:
    told = told_before(
        tell,
        "Pharmos a reçu 12 signalements de fièvre.",
        "Pharmos recense 19 signalements.",
        "Pharmos compte désormais 27 signalements.",
        since=DAYS[1],
    )
    assert told == {"27 signalements": "19 signalements"}


def test_a_sum_follows_one_of_the_same_sort(tell: Tell) -> None:
    told = told_before(
        tell,
        "The shipyard Marnet offered on Monday to pay 40 million euros to the sailors. "
        "The repairs will cost Marnet about 55 million euros.",
        "Marnet a porté jeudi son offre aux marins à 65 millions d'euros.",
    )
    assert told == {"65 millions d'euros": "40 million euros"}


def test_a_sentence_may_say_itself_what_a_figure_was(tell: Tell) -> None:
    told = told_before(
        tell,
        "Le gel a touché trois vergers de la vallée.",
        "Le gel a touché douze vergers, et non trois comme annoncé. "
        "Le nombre de foyers sans courant est passé de 140 à 310.",
    )
    assert told == {"douze vergers": "trois vergers", "310": "140"}


def test_what_is_repeated_is_told_with_what_it_was_first(tell: Tell) -> None:
    told = told_before(
        tell,
        "The quake in Sorvia killed at least 31 people. Norda promised aid of 20 million euros "
        "to the towns.",
        "The death toll from the quake in Sorvia has risen to 58. Norda raised its aid to "
        "35 million euros.",
        "Le bilan du séisme de Sorvia s'établit à 58 morts. L'aide de Norda atteint désormais "
        "35 millions d'euros.",
        since=DAYS[1],
    )
    assert told == {"58 morts": "at least 31 people", "35 millions d'euros": "20 million euros"}


def test_two_groups_are_not_told_as_then_and_now(tell: Tell) -> None:
    told = told_before(
        tell,
        "The vote is near.",
        "Support is at 43 percent, against 51 percent last month. Of the women 30 percent "
        "agree, compared with 20 percent of men.",
    )
    assert told == {"43 percent": "51 percent", "30 percent": None, "20 percent": None}


def test_other_things_are_not_told_as_what_a_figure_was(tell: Tell) -> None:
    told = told_before(
        tell,
        "Belgium has recorded 12 cases of the disease, ten serious cases among them. "
        "The plant in Valmer employs 620 people. Shares in Norda fell 17 percent on Monday. "
        "A bus crash in Brissac on Monday left 11 people injured. Near Corvo, a bus fell off the "
        "bridge, killing three people.",
        "Spain has now recorded 15 cases of the disease. The plant in Corvo employs 900 people. "
        "Shares in Norda gained 11 percent. "
        "A landslide killed four people near Corvo. "
        "A fire in Corvo on Thursday left 14 people injured. There were 21 new cases in Belgium.",
    )
    assert set(told.values()) == {None}
    assert {"15 cases", "900 people", "14 people injured"} <= set(told)


def test_what_is_counted_in_passing_is_no_figure(tell: Tell) -> None:
    told = told_before(
        tell,
        "The port near the town is closed.",
        "The pay rises in two steps, in three countries. Two workers were hurt, and three "
        "received the new boat, two more than first planned.",
    )
    assert told == {"Two workers": None}


def test_the_day_of_a_plan_given_up_is_no_figure(tell: Tell) -> None:
    later = "Le bal du port, prévu le 19 mars, a été reporté au 2 avril."
    story = tell(draft(PORT, OLD, name="avant"), draft(later, NEW, name="après"))
    assert story.snapshot().changes(date(2026, 1, 13)).figures == ()
