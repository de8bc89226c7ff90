"""How messages read, held to what was looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.discord import answers, quotations, stories, timelines
from bot.discord.sheets import Attached
from bot.models import (
    Abstention,
    Answer,
    Citation,
    Form,
    Question,
    QuotesRequest,
    Reason,
    Stamp,
    StoryStatus,
    TimelineRequest,
)
from bot.phrases import phrases
from index.models import (
    Article,
    Attribution,
    Bound,
    Disagreement,
    DisagreementKind,
    Precision,
    Quote,
    Span,
    Speech,
    Telling,
    TimeExpression,
    TimeKind,
    Timeline,
    TimelineEntry,
)
from index.quotations import Quotation
from tests.bot.discord.golden import compare
from tests.bot.discord.newsroom import ENGLISH, FRENCH

STAMP = Stamp("valmer", 7, 2, date(2026, 1, 14))
LITTORAL = Article(
    id="valmer",
    text=FRENCH,
    title="Valmer ferme son port",
    language="fr",
    origin="test",
    source="Agence du Littoral",
    published_at=date(2026, 1, 13),
    url="https://littoral.example/valmer",
)
HARBOUR = Article(
    id="ferries",
    text=ENGLISH,
    title="Ferries stay in port",
    language="en",
    origin="test",
    source="Harbour Post",
    published_at=date(2026, 1, 14),
)


def quote(article: Article, words: str) -> Quote:
    start = article.text.index(words)
    return Quote.cut(article, Span(start, start + len(words)))


PORT = Citation(
    1,
    quote(LITTORAL, "Le port de Valmer a fermé ses quais lundi après la tempête, a annoncé la "
          "capitainerie."),
    1,
    None,
    0.91,
)  # fmt: skip
PREFECT = Citation(
    2,
    quote(LITTORAL, "Le préfet, Anselme Roy, a écrit à tous : « @everyone *fermez* vos volets, "
          "voyez [ici](https://valmer.example/a_b) »."),
    3,
    "Anselme Roy",
    0.62,
)  # fmt: skip
FERRIES = Citation(
    3,
    quote(HARBOUR, '"We will not sail while the harbour is shut," said its director'),
    2,
    "Ruth Calder",
    0.55,
)


def test_an_answer_in_french() -> None:
    question = Question("Quand le port a-t-il fermé *vraiment* ?", "fr")
    result = Answer(question, (PORT, PREFECT), 0.91, STAMP, more=(FERRIES,))
    compare("answer-fr", answers.render(result, phrases("fr"), answer="k3f9abcdef"))


def test_the_words_that_answer_are_bold_and_dates_stand_beside() -> None:
    words = "a fermé ses quais lundi"
    start = FRENCH.index(words)
    monday = FRENCH.index("lundi")
    time = TimeExpression(
        start=monday,
        end=monday + 5,
        text="lundi",
        from_=date(2026, 1, 12),
        to=date(2026, 1, 12),
        precision=Precision.DAY,
        kind=TimeKind.PARTIAL,
    )
    port = replace(PORT, spans=(Span(start, start + len(words)),), time=time)
    said = FERRIES.quote.start
    harbour = replace(FERRIES, number=2, spans=(Span(said, FERRIES.quote.end),))
    question = Question("Quand le port a-t-il fermé ?", "fr")
    result = Answer(question, (port, harbour), 0.9, STAMP, form=Form.LIST, total=9)
    compare("spans-fr", answers.render(result, phrases("fr"), answer="k3f9abcdef"))


def test_an_abstention_says_of_whom_the_story_has_no_words() -> None:
    question = Question("What did *Nobody* say?", "en")
    result = Abstention(question, Reason.NOT_IN_STORY, (), 0.1, STAMP, who="*Nobody*")
    compare("says-nothing-en", answers.render(result, phrases("en"), answer="k3f9abcdef"))


def test_a_private_follow_up_in_english() -> None:
    question = Question("and the director?", "en", meant="What did the director say?")
    citation = Citation(1, FERRIES.quote, 2, "Ruth Calder", 0.8)
    result = Answer(question, (citation,), 0.8, STAMP)
    sheets = answers.render(result, phrases("en"), answer="k3f9abcdef", private=True)
    compare("follow-up-en", sheets)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_abstention_shows_what_comes_nearest_and_that_it_is_no_answer(language: str) -> None:
    question = Question("Qui a gagné le match ?", language)
    result = Abstention(question, Reason.NOT_IN_STORY, (PORT,), 0.1, STAMP)
    sheets = answers.render(result, phrases(language), answer="k3f9abcdef")
    compare(f"abstention-{language}", sheets)


def test_an_answer_that_the_ledger_lost_has_no_buttons() -> None:
    result = Answer(Question("Quand ?", "fr"), (PORT,), 0.9, STAMP)
    [sheet] = answers.render(result, phrases("fr"))
    assert not sheet.rows


def test_a_context() -> None:
    start = FRENCH.index("La tempête a détruit")
    paragraph = Quote.cut(LITTORAL, Span(start, FRENCH.index("\n", start)))
    compare("context-fr", answers.context(PREFECT, paragraph, "k3f9abcdef", phrases("fr")))


def test_quotations_by_pages() -> None:
    words = "Aucun navire n'entrera avant vendredi"
    said = quote(LITTORAL, words)
    attribution = Attribution(
        span=Span(said.start, said.end),
        kind=Speech.DIRECT,
        speaker="Odile Marchand",
        role="capitaine du port",
    )
    found = [Quotation(said, attribution)] * 8
    request = QuotesRequest(speaker="marchand", language="fr")
    compare("quotes-fr", [quotations.render(found, request, STAMP, phrases("fr"), page=2)])


def test_quotations_of_nobody() -> None:
    request = QuotesRequest(speaker="*nobody*", language="en")
    compare("quotes-none-en", [quotations.render([], request, STAMP, phrases("en"))])


@pytest.mark.parametrize("language", ["fr", "en"])
def test_help(language: str) -> None:
    ids = {"ask": 11, "timeline": 12, "quotes": 13, "story": 14}
    compare(f"help-{language}", [stories.help_(ids, phrases(language))])


def test_the_story_s_status() -> None:
    status = StoryStatus(STAMP, datetime(2026, 1, 14, 9, tzinfo=UTC), ())
    compare("status-en", stories.status(status, phrases("en")))


def telling(article: Article, words: str, time: str, day: date, **how: Any) -> Telling:
    start = article.text.index(time)
    expression = TimeExpression(
        start=start,
        end=start + len(time),
        text=time,
        from_=day,
        to=day,
        precision=Precision.DAY,
        kind=TimeKind.PARTIAL,
        **how,
    )
    return Telling(quote=quote(article, words), expression=expression)


def test_a_timeline_with_a_disagreement() -> None:
    evacuated = "Le 9 janvier, la mairie avait déjà évacué le quartier des Salines."
    salines = telling(LITTORAL, evacuated, "9 janvier", date(2026, 1, 9))
    destroyed = "La tempête a détruit douze bateaux de pêche, selon la préfecture."
    boats = replace(telling(LITTORAL, destroyed, "lundi", date(2026, 1, 12)), carried=True)
    insured = "Insurers put the damage at 4 million euros, said the industry group Marisk."
    until = telling(HARBOUR, insured, "20 January", date(2026, 1, 20), bound=Bound.UNTIL)
    differing = Disagreement(DisagreementKind.FIGURE, (boats, until), ("douze", "4 million euros"))
    timeline = Timeline(
        (
            TimelineEntry((salines,), 0.4),
            TimelineEntry((boats, until), 0.9, (differing,)),
            TimelineEntry((until,), 0.2),
        ),
        7,
    )
    request = TimelineRequest(from_=date(2026, 1, 8), about="tempête", limit=3, language="fr")
    picture = Attached("timeline.png", b"", timelines.alt_text(timeline, phrases("fr")))
    sheet = timelines.render(timeline, request, STAMP, phrases("fr"), picture=picture)
    compare("timeline-fr", [sheet])


def test_an_empty_timeline() -> None:
    request = TimelineRequest(to=date(2020, 1, 1), language="en")
    compare("timeline-empty-en", [timelines.render(Timeline((), 0), request, STAMP, phrases("en"))])
