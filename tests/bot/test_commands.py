"""Messages that are commands, messages that are questions, and times that can't be read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import parse, period, recent
from bot.errors import BadTime, TwoDays
from bot.models import Period, QuotesRequest, Request, StoryRequest, StoryTopic, TimelineRequest

TODAY = date(2026, 1, 14)  # a Wednesday


def january(day: int) -> date:
    return date(2026, 1, day)


def parsed(text: str, language: str = "fr") -> Request | None:
    return parse(text, today=TODAY, language=language)


@pytest.mark.parametrize(
    ("text", "from_", "to", "about", "limit"),
    [
        ("timeline", None, None, None, None),
        ("Show me the timeline, please", None, None, None, None),
        ("timeline since Friday", january(9), None, None, None),
        ("timeline from Friday", january(9), None, None, None),
        ("timeline from Friday to Monday", january(9), january(12), None, None),
        ("timeline 2026-01-09 2026-01-12", january(9), january(12), None, None),
        ("timeline 2026-01-12..2026-01-09", january(9), january(12), None, None),
        ("timeline 9 January 12 January about Ofcom", january(9), january(12), "Ofcom", None),
        ("timeline 9 January budget", january(9), january(9), "budget", None),
        ("timeline until Monday", None, january(12), None, None),
        ("timeline yesterday", january(13), january(13), None, None),
        ("timeline 2026-01-09", january(9), january(9), None, None),
        ("timeline from 5 to 12 January about Ofcom", january(5), january(12), "Ofcom", None),
        ("timeline about Ofcom since Friday", january(9), None, "Ofcom", None),
        ("timeline Ofcom from Friday", january(9), None, "Ofcom", None),
        ("timeline on the ban, top 5", None, None, "the ban", 5),
        ("timeline of the story", None, None, None, None),
        ("timeline limit 10 since Friday", january(9), None, None, 10),
    ],
)
def test_a_timeline_asked_for_in_english(
    text: str, from_: date | None, to: date | None, about: str | None, limit: int | None
) -> None:
    assert parsed(text) == TimelineRequest(
        from_=from_, to=to, about=about, limit=limit, language="en"
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_depuis_tells_that_figures_are_french(language: str) -> None:
    request = parse("/chronologie depuis le 05/03/2026", today=TODAY, language=language)
    assert isinstance(request, TimelineRequest)
    assert (request.from_, request.to) == (date(2026, 3, 5), None)


@pytest.mark.parametrize(
    "text",
    [
        "timeline since 05/03/2026",
        "/timeline 05/03/2026",
        "timeline from 05.03.2026 to 20 March 2026",
        "quotes by Starmer since 5-3-26",
        "citations since 05/03/2026",
        "what's new since 05/03/2026",
        "/changes since 05/03/2026",
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_figures_that_may_be_either_of_two_days_are_asked_back(text: str, language: str) -> None:
    with pytest.raises(TwoDays) as failure:
        parsed(text, language)
    assert {failure.value.values["one"], failure.value.values["other"]} == {
        date(2026, 3, 5),
        date(2026, 5, 3),
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("timeline since 13/01/2026", january(13)),  # no thirteenth month
        ("timeline since 01/13/2026", january(13)),
        ("timeline since 01/01/2026", january(1)),  # the same either way
        ("timeline since 2026-01-09", january(9)),
        ("timeline depuis le 09/01/2026", january(9)),  # French words
        ("timeline du 09/01/2026", january(9)),
        ("chronologie 09/01/2026", january(9)),
        ("/chronologie 09/01/2026", january(9)),
        ("quoi de neuf depuis 09/01/2026", january(9)),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_figures_of_which_one_day_only_can_be_meant(text: str, day: date, language: str) -> None:
    request = parsed(text, language)
    assert isinstance(request, TimelineRequest | StoryRequest)
    said = request.from_ if isinstance(request, TimelineRequest) else request.since
    assert said == day


def test_friday_is_the_story_s_where_the_story_is_over() -> None:
    later = date(2026, 6, 17)
    request = parse("timeline since Friday", today=later, language="en", newest=TODAY)
    assert request == TimelineRequest(from_=january(9), language="en", counted_from=TODAY)
    said = parse("/story", today=later, language="en", newest=TODAY)
    assert said == parse("/story", today=later, language="en")
    going_on = parse("timeline since Friday", today=january(20), language="en", newest=TODAY)
    assert going_on == TimelineRequest(from_=january(16), language="en")
    dated = parse("timeline since 9 January 2026", today=later, language="en", newest=TODAY)
    assert dated == TimelineRequest(from_=january(9), language="en")
    changes = StoryRequest(topic=StoryTopic.CHANGES)
    assert recent(changes, today=later, newest=TODAY).since == january(7)
    assert recent(changes, today=later, newest=TODAY).counted_from == TODAY
    assert recent(changes, today=january(20), newest=TODAY).since == january(13)
    assert recent(changes, today=january(20), newest=None).counted_from is None


@pytest.mark.parametrize(
    ("text", "from_", "to", "about"),
    [
        ("chronologie", None, None, None),
        ("Chronologie depuis vendredi ?", january(9), None, None),
        ("montre-moi la chronologie depuis le 9 janvier, stp", january(9), None, None),
        ("chronologie du 5 au 12 janvier", january(5), january(12), None),
        ("chronologie jusqu’à lundi", None, january(12), None),
        ("chronologie de la semaine dernière", january(5), january(11), None),
        ("chronologie sur l’Ofcom en janvier", january(1), january(31), "l'Ofcom"),
        ("chronologie à propos de l'Inde", None, None, "l'Inde"),
        ("chronologie de l'enquête", None, None, "enquête"),
        ("chronologie des faits", None, None, None),
        ("frise chronologique depuis hier", january(13), None, None),
    ],
)
def test_a_timeline_asked_for_in_french(
    text: str, from_: date | None, to: date | None, about: str | None
) -> None:
    assert parsed(text, "en") == TimelineRequest(from_=from_, to=to, about=about, language="fr")


def test_after_a_slash_the_words_are_the_same_for_all() -> None:
    asked = "/timeline depuis vendredi"
    assert parsed(asked, "fr") == TimelineRequest(from_=january(9), language="fr")
    assert parsed(asked, "en") == TimelineRequest(from_=january(9), language="en")
    assert parsed(asked, "de") == TimelineRequest(from_=january(9), language="en")


@pytest.mark.parametrize(
    ("text", "speaker", "language"),
    [
        ("quotes", None, "en"),
        ("quotes Starmer", "Starmer", "en"),
        ("quotes by von der Leyen", "von der Leyen", "en"),
        ("citations de Musk", "Musk", "fr"),
        ("citations d’Anne Le Hénanff", "Anne Le Hénanff", "fr"),
    ],
)
def test_quotes_asked_for(text: str, speaker: str | None, language: str) -> None:
    assert parsed(text) == QuotesRequest(speaker=speaker, language=language)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("quotes about Grok", QuotesRequest(about="Grok")),
        ("quotes since Friday", QuotesRequest(from_=january(9))),
        ("quotes from Friday", QuotesRequest(from_=january(9))),
        ("quotes from Starmer", QuotesRequest(speaker="Starmer")),
        (
            "quotes by Starmer 2026-01-09 2026-01-12",
            QuotesRequest(speaker="Starmer", from_=january(9), to=january(12)),
        ),
        ("quotes on Monday", QuotesRequest(from_=january(12), to=january(12))),
        ("quotes from the story", QuotesRequest()),
        (
            "quotes by Theresa May about the ban since Monday",
            QuotesRequest(speaker="Theresa May", about="the ban", from_=january(12)),
        ),
        (
            "citations de Musk depuis lundi sur l'Inde",
            QuotesRequest(speaker="Musk", about="l'Inde", from_=january(12), language="fr"),
        ),
        (
            "propos d'Anne Le Hénanff du 9 au 12 janvier",
            QuotesRequest(
                speaker="Anne Le Hénanff", from_=january(9), to=january(12), language="fr"
            ),
        ),
        ("what's new about Grok?", StoryRequest(topic=StoryTopic.CHANGES, about="Grok")),
        (
            "what's new on the ban since Monday?",
            StoryRequest(topic=StoryTopic.CHANGES, about="the ban", since=january(12)),
        ),
        (
            "quoi de neuf depuis lundi sur l’Ofcom ?",
            StoryRequest(
                topic=StoryTopic.CHANGES, about="l'Ofcom", since=january(12), language="fr"
            ),
        ),
    ],
)
def test_quotes_and_changes_are_narrowed_as_a_timeline_is(text: str, asked: Request) -> None:
    assert parsed(text) == asked


@pytest.mark.parametrize(
    ("text", "topic", "since", "language"),
    [
        ("help", StoryTopic.HELP, None, "en"),
        ("Aide !", StoryTopic.HELP, None, "fr"),
        ("status", StoryTopic.STATUS, None, "en"),
        ("état du dossier", StoryTopic.STATUS, None, "fr"),
        ("What's new since Monday?", StoryTopic.CHANGES, january(12), "en"),
        ("quoi de neuf ?", StoryTopic.CHANGES, None, "fr"),
        ("changements depuis le 9 janvier", StoryTopic.CHANGES, january(9), "fr"),
    ],
)
def test_the_story_asked_for(
    text: str, topic: StoryTopic, since: date | None, language: str
) -> None:
    assert parsed(text) == StoryRequest(topic=topic, since=since, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "que dit Starmer",
        "que dit Starmer ?",
        "status of the investigation",
        "help wanted",
        "What is the timeline of the ban?",
        "Quelle est la chronologie ?",
        "timelines",
        "What changed for paying users?",
        "Aide aux victimes : combien ?",
        "timeline " + "x" * 300,
    ],
)
def test_a_question_is_no_command(text: str) -> None:
    assert parsed(text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("timeline since blurgh", "since blurgh"),
        ("quotes by Starmer since blurgh", "by Starmer since blurgh"),
        ("chronologie du 05/01 au 12/01", "du 05/01 au 12/01"),
        ("chronologie depuis le 9", "depuis le 9"),
    ],
)
def test_a_time_that_cannot_be_read_is_not_passed_over(text: str, named: str) -> None:
    with pytest.raises(BadTime) as failure:
        parsed(text)
    assert failure.value.values == {"text": named}


def test_a_period_by_itself() -> None:
    assert period("since Friday", today=TODAY, language="fr") == Period(january(9), None)
    assert period("du 5 au 12 janvier", today=TODAY, language="en") == Period(
        january(5), january(12)
    )
    with pytest.raises(BadTime):
        period("someday", today=TODAY, language="en")
    for language in ("fr", "en"):
        with pytest.raises(TwoDays):
            period("09/01/2026", today=TODAY, language=language)
        assert period("le 09/01/2026", today=TODAY, language=language).from_ == january(9)


@given(st.text(max_size=80), st.sampled_from(["timeline ", "chronologie ", "quotes ", ""]))
def test_any_message_is_a_request_a_question_or_a_bad_time(text: str, before: str) -> None:
    try:
        request = parsed(before + text)
    except (BadTime, TwoDays):
        return
    assert request is None or request.language in ("fr", "en")
