"""What happened when, through the door that the bot and the command line use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.editing import add
from index.embeddings import Encoder
from index.ingest import read
from index.models import (
    Bound,
    DisagreementKind,
    Draft,
    Mod,
    Precision,
    Timeline,
    TimelineEntry,
)
from index.store import open_story
from index.story import Snapshot
from tests.index.timeline.conftest import Tell, draft

MONDAY = date(2026, 1, 12)
TUESDAY = date(2026, 1, 13)
_LE = ("Le", "La")
SAMPLE = Path(__file__).parents[3] / "docs" / "story"


def quotes(timeline: Timeline) -> list[str]:
    return [entry.shown.quote.text for entry in timeline.entries]


def only(timeline: Timeline) -> TimelineEntry:
    (entry,) = timeline.entries
    return entry


def test_each_dated_sentence_is_an_entry_and_no_other_sentence_is(tell: Tell) -> None:
    text = (
        "Le port de Valmer a fermé ses quais lundi. La maire suit la situation de près.\n\n"
        "Début janvier, une grue s'était effondrée sur un entrepôt vide."
    )
    found = tell(draft(text, TUESDAY)).snapshot().timeline()
    assert quotes(found) == [
        "Début janvier, une grue s'était effondrée sur un entrepôt vide.",
        "Le port de Valmer a fermé ses quais lundi.",
    ]
    crane, port = found.entries
    assert (crane.from_, crane.to) == (date(2026, 1, 1), date(2026, 1, 10))
    assert (crane.precision, crane.mod) == (Precision.MONTH, Mod.START)
    assert (port.from_, port.to) == (MONDAY, MONDAY)
    assert found.total == 2


def test_a_telling_says_in_which_paragraph_it_stands(tell: Tell) -> None:
    text = (
        "Le port de Valmer a fermé ses quais lundi.\n\nLa maire suit la situation de près.\n\n"
        "Samedi, une grue s'était effondrée. Aussitôt après, les pompiers sont venus en nombre."
    )
    found = tell(draft(text, TUESDAY)).snapshot().timeline()
    told = [telling for entry in found.entries for telling in entry.tellings]
    assert sorted((one.paragraph, one.carried) for one in told) == [
        (1, False),
        (3, False),
        (3, True),
    ]


def test_bounds_stay_open(tell: Tell) -> None:
    text = (
        "Les quais de Valmer sont fermés depuis lundi. "
        "Les ferries accosteront à Brissac jusqu'au 20 février."
    )
    closed, ferries = tell(draft(text, TUESDAY)).snapshot().timeline().entries
    assert (closed.bound, closed.from_) == (Bound.SINCE, MONDAY)
    assert (ferries.bound, ferries.to) == (Bound.UNTIL, date(2026, 2, 20))


def test_what_is_before_a_day_is_not_until_it(tell: Tell) -> None:
    story = tell(
        draft("Les quais de Valmer doivent être réparés avant le 20 février.", TUESDAY),
        draft("The quays of Valmer stay shut until 20 February.", TUESDAY),
    )
    bounds = {entry.bound for entry in story.snapshot().timeline().entries}
    assert bounds == {Bound.BEFORE, Bound.UNTIL}


def test_an_event_told_by_several_articles_in_two_languages_is_one_entry(tell: Tell) -> None:
    story = tell(
        draft("Le port de Valmer a fermé ses quais lundi après la tempête.", TUESDAY, source="A"),
        draft("Lundi, les quais du port de Valmer ont été fermés à cause de la tempête.", TUESDAY),
        draft("The port of Valmer closed its quays on Monday because of the storm.", TUESDAY),
        draft("Un musée de la ville a présenté lundi sa collection de timbres.", TUESDAY),
    )
    found = story.snapshot().timeline()
    assert sorted(entry.articles for entry in found.entries) == [1, 3]
    port = max(found.entries, key=lambda entry: entry.articles)
    assert {telling.quote.article.language for telling in port.tellings} == {"fr", "en"}
    assert not port.disagreements


def test_a_reader_is_shown_the_quote_in_his_language_if_it_gives_the_same_time(tell: Tell) -> None:
    story = tell(
        draft("Le port de Valmer a fermé ses quais lundi après la tempête.", TUESDAY),
        draft("The port of Valmer closed its quays on Monday after the storm.", TUESDAY),
    )
    for language in ("fr", "en"):
        entry = only(story.snapshot().timeline(language=language))
        assert entry.shown.quote.article.language == language
        assert len(entry.tellings) == 2
        assert entry.from_ == MONDAY
    sharper = draft("Samedi, le port de Brissac a fermé ses quais après la tempête.", TUESDAY)
    vague = draft("The port of Brissac closed its quays this weekend after the storm.", TUESDAY)
    found = tell(sharper, vague).snapshot().timeline(language="en").entries
    assert any(one.shown.quote.text == sharper.text for one in found)


def test_the_sharper_time_is_shown_and_its_quote_says_it(tell: Tell) -> None:
    story = tell(
        draft("Le port de Valmer a fermé ses quais ce week-end après la tempête.", TUESDAY),
        draft("Samedi, le port de Valmer a fermé ses quais après la tempête.", TUESDAY),
    )
    entry = only(story.snapshot().timeline())
    assert entry.shown.quote.text.startswith("Samedi")
    assert entry.from_ == entry.to == date(2026, 1, 10)
    assert entry.tellings[1].expression.precision is Precision.WEEKEND


def test_figures_that_differ_stand_side_by_side_each_with_its_source(tell: Tell) -> None:
    story = tell(
        draft("Lundi, la tempête à Valmer a fait douze blessés.", MONDAY, source="Matin"),
        draft("La tempête a fait 14 blessés lundi à Valmer.", TUESDAY, source="Soir"),
    )
    (disagreement,) = only(story.snapshot().timeline()).disagreements
    assert disagreement.kind is DisagreementKind.FIGURE
    told = {
        telling.quote.article.source: value
        for telling, value in zip(disagreement.tellings, disagreement.values, strict=True)
    }
    assert told == {"Matin": "douze blessés", "Soir": "14 blessés"}


def test_rounded_figures_agree(tell: Tell) -> None:
    story = tell(
        draft("Lundi, la tempête à Valmer a privé de courant plus de 20.000 foyers.", TUESDAY),
        draft("La tempête a privé lundi 20.348 foyers de courant à Valmer.", TUESDAY, source="B"),
    )
    assert not only(story.snapshot().timeline()).disagreements


def test_dates_that_differ_stand_side_by_side(tell: Tell) -> None:
    story = tell(
        draft("Le port de Valmer a fermé ses quais le 5 janvier après la tempête.", TUESDAY),
        draft("Le port de Valmer a fermé ses quais le 6 janvier après la tempête.", TUESDAY),
    )
    entry = only(story.snapshot().timeline())
    (disagreement,) = entry.disagreements
    assert disagreement.kind is DisagreementKind.DATE
    assert sorted(disagreement.values) == ["5 janvier", "6 janvier"]
    later = story.snapshot().timeline(from_=date(2026, 1, 6), to=date(2026, 1, 6))
    assert later.entries == (entry,)


def test_what_was_told_before_the_later_day_is_another_event(tell: Tell) -> None:
    """A daily report repeats itself: it doesn't correct the day before."""
    story = tell(
        draft("Le port de Valmer a fermé ses quais le 5 janvier.", date(2026, 1, 5), name="un"),
        draft("Le port de Valmer a fermé ses quais le 6 janvier.", date(2026, 1, 6), name="deux"),
    )
    found = story.snapshot().timeline().entries
    assert [entry.from_.day for entry in found] == [5, 6]
    assert not any(entry.disagreements for entry in found)


def test_a_date_is_carried_over_only_by_words_that_say_so(tell: Tell) -> None:
    text = (
        "Lundi, une grue s'est effondrée sur le port de Valmer. Peu après, les pompiers ont "
        "évacué l'entrepôt voisin. Le préfet a ensuite convoqué l'exploitant du chantier."
    )
    fall, evacuation = tell(draft(text, TUESDAY)).snapshot().timeline().entries
    assert (fall.shown.carried, evacuation.shown.carried) == (False, True)
    assert evacuation.from_ == MONDAY
    assert evacuation.shown.quote.text.startswith("Peu après")
    assert evacuation.shown.expression.text == "Lundi"
    assert evacuation.shown.expression.end <= evacuation.shown.quote.start


def test_the_publication_date_is_no_event(tell: Tell) -> None:
    page = (
        "Date: 13 January 2026\nSource: Test\n\n"
        "VALMER, Jan 13, 2026 (Test) - The port has closed its quays, the mayor said.\n\n"
        "Published on 13 January 2026 at 14:32 - Updated on 14 January 2026 at 09:00\n\n"
        "Update — 16:50 (UTC): the mayor now speaks of a wave.\n\n"
        "Workers expect the storm to last."
    )
    assert not tell(draft(page, TUESDAY)).snapshot().timeline().entries


def test_a_publication_told_of_is_an_event(tell: Tell) -> None:
    text = "Le rapport publié le 9 janvier accuse l'exploitant du port de Valmer de négligence."
    assert only(tell(draft(text, TUESDAY)).snapshot().timeline()).from_ == date(2026, 1, 9)


def test_without_a_publication_date_relative_days_are_left_out(tell: Tell) -> None:
    text = (
        "Le port de Valmer a fermé hier ses quais. "
        "Le 5 janvier 2026, une grue était tombée sur un entrepôt."
    )
    assert only(tell(draft(text)).snapshot().timeline()).from_ == date(2026, 1, 5)


def test_a_period_keeps_what_it_meets_open_ends_included(tell: Tell) -> None:
    text = (
        "Le port de Valmer est fermé depuis le 5 janvier. Une grue est tombée le 8 janvier sur "
        "un entrepôt. Les ferries iront à Brissac jusqu'au 20 février."
    )
    snapshot = tell(draft(text, TUESDAY)).snapshot()

    def within(first: date, last: date) -> list[str]:
        return [quote[:8] for quote in quotes(snapshot.timeline(from_=first, to=last))]

    assert within(date(2026, 1, 1), date(2026, 1, 7)) == ["Le port "]
    assert within(date(2026, 1, 8), date(2026, 1, 8)) == ["Une grue", "Le port "]
    assert within(date(2026, 2, 1), date(2026, 2, 2)) == ["Le port ", "Les ferr"]
    assert within(date(2026, 3, 1), date(2026, 3, 2)) == ["Le port "]
    one = snapshot.timeline(from_=date(2026, 1, 8), to=date(2026, 1, 8), limit=1)
    assert [quote[:8] for quote in quotes(one)] == ["Une grue"]


def test_about_narrows_by_meaning_across_languages(tell: Tell) -> None:
    text = (
        "Le port de Valmer a fermé ses quais lundi à cause de la tempête.\n\n"
        "Mardi dernier, un musée a présenté sa collection de timbres anciens.\n\n"
        "Vendredi, le club de handball a battu celui de Brissac."
    )
    story = tell(draft(text, TUESDAY))
    about = story.subject("exhibition of old stamps")
    assert "timbres" in only(story.snapshot().timeline(about=about)).shown.quote.text
    about = story.subject("recette de la ratatouille")
    assert not story.snapshot().timeline(about=about).entries


def test_a_limit_keeps_what_many_tell_and_covers_the_period(tell: Tell) -> None:
    drafts = [
        draft(f"Le port de Valmer a fermé ses quais le 12 janvier, {reason}. {other}", TUESDAY)
        for reason, other in (
            ("sur ordre du préfet", "Le 12 janvier, un club de voile a élu sa présidente."),
            ("à la demande du préfet", "Une recette de soupe a été primée le 12 janvier."),
            ("a décidé le préfet", "Le 12 janvier, la fanfare a joué devant la gare."),
        )
    ]
    start = draft("Le 5 décembre 2025, une grue du port de Valmer était tombée.", TUESDAY)
    found = tell(*drafts, start).snapshot().timeline(limit=2)
    assert [entry.from_ for entry in found.entries] == [date(2025, 12, 5), date(2026, 1, 12)]
    assert found.entries[1].articles == 3
    assert found.total > 2


def test_a_day_that_articles_come_back_to_matters_more(tell: Tell) -> None:
    week_after, month_after = date(2026, 1, 20), date(2026, 2, 9)
    drafts = [
        draft("Le port de Valmer a fermé ses quais lundi.", TUESDAY),
        draft("Le port de Valmer a fermé ses quais le 12 janvier, rappelle-t-on.", month_after),
        draft("Le 19 janvier, une exposition de timbres a ouvert à Valmer.", week_after),
        draft("Une exposition de timbres a été ouverte à Valmer le 19 janvier.", week_after),
    ]
    found = tell(*drafts).snapshot().timeline(limit=1)
    assert only(found).from_ == MONDAY


def test_a_limit_brings_nothing_in_that_hardly_matters(tell: Tell) -> None:
    spring = (
        "Le port de Valmer a rouvert le 3 mars 2025. Le 5 mars 2025, la criée a repris. Le 7 mars "
        "2025, un ferry est revenu. La douane a rouvert le 11 mars 2025. Le 13 mars 2025, la "
        "grève a cessé."
    )
    winter = (
        "Le port de Valmer a fermé le 2 janvier 2026. Le 4 janvier 2026, la criée s'est arrêtée. "
        "Le 6 janvier 2026, un ferry a coulé. La douane est partie le 8 janvier 2026. Le 10 "
        "janvier 2026, la grève a repris. Le phare avait été peint le 5 mai 1987."
    )
    found = (
        tell(draft(spring, date(2025, 3, 14)), draft(winter, TUESDAY)).snapshot().timeline(limit=10)
    )
    assert all(entry.from_.year >= 2025 for entry in found.entries)


def test_what_happened_in_a_long_time_counts_by_itself(tell: Tell) -> None:
    drafts = [
        draft("Une recette de soupe a été primée en décembre 2025.", TUESDAY),
        draft("En décembre 2025, deux loups ont été vus près de la gare.", TUESDAY),
        draft("Le maire de Valmer s'était marié en décembre 2025.", TUESDAY),
        draft("Le port de Valmer a fermé ses quais lundi.", TUESDAY),
    ]
    assert only(tell(*drafts).snapshot().timeline(limit=1)).from_ == MONDAY


def test_what_no_article_told_in_its_time_is_background(tell: Tell) -> None:
    def told(*texts: tuple[str, date]) -> Timeline:
        return tell(*(draft(text, day) for text, day in texts)).snapshot().timeline(limit=1)

    recalled = "Le 2 septembre 2025, une grue du port de Valmer était tombée"
    found = told(
        ("Le port de Valmer a fermé ses quais lundi, sur ordre du préfet.", TUESDAY),
        ("Lundi, le préfet a fait fermer les quais du port de Valmer.", TUESDAY),
        (f"{recalled}.", TUESDAY),
        (f"{recalled} sur un entrepôt, rappelle le syndicat.", TUESDAY),
    )
    assert only(found).from_ == MONDAY


def test_the_greatest_day_leaves_room_for_others(tell: Tell) -> None:
    drafts = [
        draft("Lundi, le port a fermé ses quais. Lundi, deux loups ont été vus en ville.", TUESDAY),
        draft("Deux loups ont été vus lundi en ville. Le port a fermé ses quais lundi.", TUESDAY),
        draft("Mardi, le maire a promis une patinoire.", TUESDAY),
    ]
    found = tell(*drafts).snapshot().timeline()
    first, second, third = sorted(found.entries, key=lambda entry: -entry.salience)
    assert [first.from_, second.from_, third.from_] == [MONDAY, TUESDAY, MONDAY]


def test_of_a_day_what_more_articles_tell_comes_first(tell: Tell) -> None:
    drafts = [
        draft("Le port de Valmer a fermé ses quais lundi, sur ordre du préfet.", TUESDAY),
        draft("Lundi, le préfet a fait fermer les quais du port de Valmer.", TUESDAY),
        draft("Lundi, une recette de soupe a été primée à la fête de Valmer.", TUESDAY),
    ]
    found = tell(*drafts).snapshot().timeline(limit=1)
    assert only(found).articles == 2


def test_every_quote_of_the_sample_story_stands_where_it_says(
    tmp_path: Path, encoder: Encoder
) -> None:
    drafts = [item for path in sorted(SAMPLE.iterdir()) for item in read(str(path))]
    assert all(isinstance(item, Draft) for item in drafts)
    add(tmp_path, "sample", [d for d in drafts if isinstance(d, Draft)], lambda: encoder)
    found = Snapshot(open_story(tmp_path, "sample").generation()).timeline()
    for entry in found.entries:
        for telling in entry.tellings:
            text = telling.quote.article.text
            expression = telling.expression
            assert text[telling.quote.start : telling.quote.end] == telling.quote.text
            assert text[expression.start : expression.end] == expression.text
            inside = telling.quote.start <= expression.start < telling.quote.end
            assert inside is not telling.carried
    told = {entry.from_: entry for entry in found.entries if entry.articles > 2}
    assert {day: entry.articles for day, entry in told.items()} == {
        date(2026, 1, 9): 5,
        date(2026, 1, 10): 4,
        date(2026, 1, 12): 3,
    }
    assert told[date(2026, 1, 10)].precision is Precision.WEEKEND


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway imposed sanctions on 9 January.", "Canada imposed sanctions on 9 January."),
        ("Norway imposed sanctions on 9 January.", "Le Canada a pris des sanctions le 9 janvier."),
        ("A judge freed a banker on 9 January.", "A judge jailed a banker on 9 January."),
        ("Le juge a libéré un banquier lundi.", "Le juge a emprisonné un pilote lundi."),
        (
            "The guards held nine miners in Korvin on 9 January.",
            "The guards held four teachers in Sarn on 9 January.",
        ),
        (
            "The council will vote on the budget on 5 May.",
            "The airline will vote on a merger on 5 May.",
        ),
        ("The mayor resigned on Monday.", "The bishop resigned on Monday."),
        ("Vera Lund won the first race on Monday.", "Piet Holm won the second race on Monday."),
    ],
)
def test_what_others_did_or_the_opposite_is_another_entry(tell: Tell, one: str, other: str) -> None:
    drafts = [
        draft(text, TUESDAY, name=text, source=text[:9], lang="fr" if text[:2] in _LE else "en")
        for text in (one, other)
    ]
    story = tell(*drafts)
    assert sorted(quotes(story.snapshot().timeline())) == sorted([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway imposed sanctions on 9 January.", "La Norvège a pris des sanctions le 9 janvier."),
        (
            "Norway, Canada and Japan imposed sanctions on 9 January.",
            "Canada imposed sanctions on 9 January.",
        ),
        (
            "The guards held nine miners in Korvin on 9 January.",
            "Nine miners were held by guards in the town of Korvin on 9 January.",
        ),
        ("The ferry sank off Valmer on Monday.", "The ship sank off Valmer on Monday."),
        ("The storm hurt nine people on Monday.", "The storm hurt ten people on Monday."),
        ("The storm killed twelve people on Monday.", "Fourteen people died in the storm Monday."),
        ("The judge jailed a pilot on Monday.", "Pilot Piet Holm was sentenced to jail on Monday."),
    ],
)
def test_two_tellings_of_one_event_are_one_entry(tell: Tell, one: str, other: str) -> None:
    drafts = [
        draft(text, TUESDAY, name=text, source=text[:9], lang="fr" if text[:2] in _LE else "en")
        for text in (one, other)
    ]
    story = tell(*drafts)
    assert len(only(story.snapshot().timeline()).tellings) == 2


def test_the_month_of_what_a_sentence_is_about_dates_nothing(tell: Tell) -> None:
    text = (
        "The court is due to rule on last month's election. "
        "On Monday the court found no fraud in last month's disputed election. "
        "In last month's election, the mayor of Valmer won by a handful of votes."
    )
    found = tell(draft(text, TUESDAY)).snapshot().timeline()
    assert [quote[:2] for quote in quotes(found)] == ["In", "On"]


def test_what_goes_on_since_a_day_did_not_happen_in_its_week(tell: Tell) -> None:
    story = tell(
        draft(
            "A boy who had been in hospital since Monday died of his burns.", TUESDAY, source="A"
        ),
        draft(
            "The boy who died of his burns in hospital last week had fallen ill before.",
            date(2026, 1, 20),
            source="B",
        ),
    )
    assert story.snapshot().timeline().total == 2
