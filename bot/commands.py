"""What people write to the bot in place of a slash command: "timeline since Friday".

Only what is nothing but a command counts: "que dit Starmer ?" is a question. Pure; dates
are read as articles' dates are, counted from the day of the message (see index.temporal.counting).
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from bot.errors import BadTime, TwoDays
from bot.kinds.dates import LEADING, dated, plain_letters
from bot.models import Period, QuotesRequest, Request, StoryRequest, StoryTopic, TimelineRequest
from index.temporal import counted, counting_day, in_french, two_days

_Days = tuple[date | None, date | None]

LANGUAGES: Final = ("fr", "en")
# What is longer is no command, in characters.
LONGEST: Final = 200
# What is new is told of so many days where none are named.
_RECENT: Final = timedelta(days=7)

# All patterns are matched against text without accents and in lower case (`plain_letters`), which
# is as long as what was written.
_POLITE: Final = re.compile(
    r"(?:please |(?:show|give|send)(?: me| us)? |(?:montre|donne|affiche|envoie)(?:r|z)?"
    r"(?:[- ](?:moi|nous))? )?(?:the |a |la |les |une? |le )?"
)
_PLEASE: Final = re.compile(r"[ ,]*(?:please|stp|svp|s'il (?:te|vous) plait|merci|thanks)?[ ?!.]*$")
_TIMELINE: Final = {
    "timeline": "en", "chronology": "en", "chronologie": "fr", "frise chronologique": "fr",
    "frise": "fr",
}  # fmt: skip
_QUOTES: Final = {"quotes": "en", "quotations": "en", "citations": "fr", "propos": "fr"}
_SHARED: Final = ("citations",)
_BY: Final = re.compile(r"(?:de l|d)'|(?:by|from|of|de la|des|du|de|par) ")
# The longer ones first: they begin as shorter ones do.
_TOPICS: Final = {
    words: (topic, language)
    for topic, language, names in (
        (StoryTopic.HELP, "en", ("help",)),
        (StoryTopic.HELP, "fr", ("aide-moi", "aide")),
        (StoryTopic.STATUS, "en", ("story status", "status")),
        (StoryTopic.STATUS, "fr", ("etat du dossier", "statut", "etat")),
        (
            StoryTopic.CHANGES,
            "en",
            (
                "what's new",
                "what is new",
                "whats new",
                "what changed",
                "what has changed",
                "changes",
            ),
        ),
        (
            StoryTopic.CHANGES,
            "fr",
            ("quoi de neuf", "nouveautes", "changements", "qu'est-ce qui a change"),
        ),
    )
    for words in names
}
_ABOUT: Final = re.compile(r"\b(?:about|on the subject of|a propos d[eu']s?|au sujet d[eu']s?|"
                           r"concernant|regarding|on|sur)(?= |(?<='))")  # fmt: skip
_LIMIT: Final = re.compile(
    r"\b(?:limit|limite|top|max|maximum)[ :=]*(\d{1,3})\b|"
    r"\b(\d{1,3}) (?:entries|events|entrees|evenements|dates)\b"
)
# What may stand between two days that are the ends of a run.
_BETWEEN: Final = " ./,;:–—-→"
_GENERIC: Final = re.compile(
    rf"(?:(?:{LEADING}) ?)*(?:story|events?|facts|dossier|faits|evenements|affaire|affair|crise)?"
)
_OF: Final = re.compile(r"(?:de l|d)'|(?:of the|of|des|du|de la|de|for|pour) ")
# What shows that a date was meant, though none could be read.
_DATED: Final = re.compile(
    r"^(?:since|depuis|until|till|jusqu|before|after|between|avant|apres|entre|a partir|from)\b|"
    r"\d{1,2}[/.-]\d{1,2}"
)
# The same beside a name, which "from" may lead to.
_DATED_SPEAKER: Final = re.compile(
    r"\b(?:since|depuis|until|till|before|after|between|avant|apres|entre)\b|\d{1,2}[/.-]\d{1,2}"
)


def parse(text: str, *, today: date, language: str, newest: date | None = None) -> Request | None:
    """The request that a message makes, or None where it is a question.

    `today`: the day of the message; `newest`: of the story's newest article. `language`: what
    the bot answers in where the words don't tell, as those after a slash, which are the same
    for all. Raises BadTime for a time that can't be read, TwoDays for figures that may be
    either of two days.
    """
    request, day = counted(partial(_parsed, text, language), today, newest)
    return replace(request, counted_from=day) if request else None


def _parsed(text: str, language: str, today: date) -> Request | None:
    given = " ".join(text.replace("’", "'").split())
    written = given.removeprefix("/")
    own = language if written != given and language in LANGUAGES else None
    if len(written) > LONGEST:
        return None
    plain = plain_letters(written)
    end = _PLEASE.search(plain)
    if end:
        written, plain = written[: end.start()], plain[: end.start()]
    polite = _POLITE.match(plain)
    start = polite.end() if polite else 0
    written, plain = written[start:], plain[start:]
    for words, spoken in _TIMELINE.items():
        if _begins(plain, words):
            return _timeline(written[len(words) :].strip(), today, own or spoken, spoken)
    for words, spoken in _QUOTES.items():
        if _begins(plain, words):
            said_in = own or _shared(words, spoken, language)
            known = None if words in _SHARED else spoken
            return _quotes(written[len(words) :].strip(), today, said_in, known)
    for words in filter(partial(_begins, plain), _TOPICS):
        topic, spoken = _TOPICS[words]
        return _story(topic, written[len(words) :].strip(), today, own or spoken, spoken)
    return None


async def requested(
    text: str, *, today: date, language: str, newest: Callable[[], Awaitable[date | None]]
) -> Request | None:
    """`parse`, which asks for the story's newest day only where the request may rest on it.

    Help is given where no story can be asked, too. Raises BadTime, and what `newest` raises.
    """
    request = parse(text, today=today, language=language)
    if request and not (is_about(request, StoryTopic.HELP) or is_about(request, StoryTopic.STATUS)):
        return parse(text, today=today, language=language, newest=await newest())
    return request


def is_about(request: Request | None, topic: StoryTopic) -> bool:
    return isinstance(request, StoryRequest) and request.topic is topic


def period(text: str, *, today: date, language: str, newest: date | None = None) -> Period:
    """The days that some words name. `today`, `newest`: as for `parse`.

    Raises BadTime where they name none, TwoDays where figures may be either of two.
    """
    language = _read_in(language, text)

    def read(day: date) -> tuple[date | None, date | None] | None:
        return _run(text, day, language)[0]

    found, day = counted(read, today, newest)
    if not found:
        raise BadTime(f"“{text}” names no time.", text=text)
    return Period(*found, counted_from=day)


def recent(request: StoryRequest, *, today: date, newest: date | None) -> StoryRequest:
    """The request with a day that changes are told since: of the last week, where it names none."""
    if request.since:
        return request
    day = counting_day(today, newest)
    return replace(request, since=day - _RECENT, counted_from=None if day == today else day)


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """What a command's words narrow it to, and what they say besides."""

    from_: date | None
    to: date | None
    about: str | None
    left: str


def _read_in(language: str, text: str) -> str:
    """The language to read days in. Raises TwoDays where figures may be either of two."""
    if two := two_days(text):
        one, other = two.day_first, two.month_first
        raise TwoDays(f"“{two.text}” may be {one} or {other}.", text=two.text, one=one, other=other)
    return "fr" if in_french(text) else language


def _narrowed(rest: str, today: date, language: str, spoken: str | None) -> _Narrowed:
    """`spoken`: the language of the command's own word, where that tells; figures are then read
    as French writes them, or must be sure."""
    language = spoken if spoken == "fr" else _read_in(language, rest)
    about: str | None = None
    mark = _ABOUT.search(plain_letters(rest))
    if mark:
        about, rest = rest[mark.end() :].strip(" ,"), rest[: mark.start()]
    days, left = _run(rest, today, language)
    if about and not days:  # "about Ofcom since Friday"
        days, about = _run(about, today, language)
    return _Narrowed(*(days or (None, None)), about or None, left)


def _run(text: str, today: date, language: str) -> tuple[_Days | None, str]:
    """The days that a text names, and what it says besides; two days by themselves are from one
    to the other: "2026-03-09 2026-03-11"."""
    first, left = dated(text, today, language)
    if not _is_day(first) or not left.strip(_BETWEEN):
        return first, left
    last, rest = dated(left.strip(_BETWEEN), today, language)
    if _is_day(last) and rest and text.startswith(rest):  # a speaker before both
        both, between = _run(text[len(rest) :].strip(), today, language)
        return (both, rest) if both and not between and not _is_day(both) else (first, left)
    if not first or not last or not _is_day(last) or rest:
        return first, left
    one, other = sorted(filter(None, (first[0], last[0])))
    return (one, other), ""


def _is_day(days: _Days | None) -> bool:
    return days is not None and days[0] is not None and days[0] == days[1]


def _timeline(rest: str, today: date, language: str, spoken: str) -> TimelineRequest:
    limit = _LIMIT.search(plain_letters(rest))
    if limit:
        rest = rest[: limit.start()] + rest[limit.end() :]
    asked = _narrowed(rest, today, language, spoken)
    about, left = asked.about, asked.left
    if not about and not _GENERIC.fullmatch(plain_letters(left)):
        if _DATED.search(plain_letters(left)):
            raise BadTime(f"“{left}” names no time.", text=left)
        about = left[_matched(_OF, left) :] or None
    return TimelineRequest(
        from_=asked.from_,
        to=asked.to,
        about=about,
        limit=int(limit[1] or limit[2]) if limit else None,
        language=language,
    )


def _quotes(rest: str, today: date, language: str, spoken: str | None) -> QuotesRequest:
    asked = _narrowed(rest, today, language, spoken)
    if _DATED_SPEAKER.search(plain_letters(asked.left)):
        raise BadTime(f"“{asked.left}” names no time.", text=asked.left)
    speaker = asked.left[_matched(_BY, asked.left) :].strip(" \"“”«»'")
    return QuotesRequest(
        speaker=None if _GENERIC.fullmatch(plain_letters(speaker)) else speaker,
        from_=asked.from_,
        to=asked.to,
        about=asked.about,
        language=language,
    )


def _story(
    topic: StoryTopic, rest: str, today: date, language: str, spoken: str
) -> StoryRequest | None:
    if topic is not StoryTopic.CHANGES:
        return None if rest else StoryRequest(topic=topic, language=language)
    asked = _narrowed(rest, today, language, spoken)
    if not _GENERIC.fullmatch(plain_letters(asked.left)):
        return None
    since = asked.from_ or asked.to
    return StoryRequest(topic=topic, since=since, about=asked.about, language=language)


def _begins(plain: str, words: str) -> bool:
    return plain == words or plain.startswith((f"{words} ", f"{words}:", f"{words},"))


def _matched(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(plain_letters(text))
    return match.end() if match else 0


def _shared(words: str, spoken: str, language: str) -> str:
    """ "Citations" is a word of both languages."""
    return language if words in _SHARED and language in LANGUAGES else spoken
