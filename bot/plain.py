"""Results as plain text: the command line's and the "text" of its JSON."""

from __future__ import annotations

from datetime import date

from bot.models import (
    Abstention,
    Citation,
    Form,
    Period,
    QuotesRequest,
    Result,
    Stamp,
    StoryRequest,
)
from bot.phrases import Phrases, phrases
from index.drawing import when
from index.models import ArticleChange, FigureChange, Quote


def render(result: Result) -> str:
    """The whole message, in the question's language; quotes as the articles have them."""
    words = phrases(result.question.language)
    blocks: list[str] = []
    if result.question.meant:
        blocks.append(words.say("chat.understood", question=result.question.meant))
    if above := heading(result, words):
        blocks.append(above)
    if isinstance(result, Abstention):
        if result.nearest:
            blocks.append(words.say("answer.nearest"))
        citations = result.nearest
    else:
        citations = result.citations
    blocks += [_citation(citation, words) for citation in citations]
    blocks.append(stamp(result.stamp, words))
    return "\n\n".join(blocks)


def heading(result: Result, words: Phrases) -> str | None:
    """What the bot says above the quotes: why there is no answer, or what was gathered."""
    if isinstance(result, Abstention):
        return _nothing(result, words)
    said = None
    if result.form is Form.PERIOD and result.period:
        said = words.say("kinds.happened", when=period(result.period, words))
        said = _with_unread(said, result.period, words)
    elif result.form is Form.SPEECH and result.who and result.period:
        then = period(result.period, words)
        said = words.say("kinds.said_then", who=result.who, when=then)
    elif result.form is Form.SPEECH and result.who:
        said = words.say("kinds.said", who=result.who)
    elif result.form is Form.LIST:
        said = words.say("kinds.listed")
    shown = len(result.citations)
    if said and result.total and result.total > shown:
        said = f"{said} {words.say('kinds.part', shown=shown, total=result.total)}"
    note = _unspoken(result, words)
    return " ".join(filter(None, (said, note))) or None


def _unspoken(result: Result, words: Phrases) -> str | None:
    """How many articles may quote whom the question asks for, in languages without speakers."""
    if not result.unread:
        return None
    key = "kinds.unspoken_one" if result.unread == 1 else "kinds.unspoken"
    return words.say(key, articles=result.unread)


def _nothing(result: Abstention, words: Phrases) -> str:
    if two := result.days:
        one, other = words.day(two.day_first), words.day(two.month_first)
        return words.say("error.two_days", text=two.text, one=one, other=other)
    note = _unspoken(result, words)
    if result.who and result.period:
        then = period(result.period, words)
        none = words.say("kinds.says_nothing_then", who=result.who, when=then)
        return " ".join(filter(None, (none, note)))
    if result.period:
        none = words.say("kinds.nothing_then", when=period(result.period, words))
        return _with_unread(none, result.period, words)
    if result.who:
        return words.say("kinds.says_nothing", who=result.who)
    if note:
        return f"{words.say('kinds.unsaid')} {note}"
    return words.say(f"answer.{result.reason}", story=result.stamp.story)


def _with_unread(said: str, asked: Period, words: Phrases) -> str:
    """With how many articles may tell of those days in languages whose dates aren't read."""
    if not asked.unread:
        return said
    key = "kinds.unread_one" if asked.unread == 1 else "kinds.unread"
    return f"{said} {words.say(key, articles=asked.unread)}"


def dated(citation: Citation, words: Phrases) -> str | None:
    """The days that the quote's date words name: "“Monday”: 12 January 2026".

    It says so where these words stand in an earlier sentence. None where the answer rests
    on no date.
    """
    time, quote = citation.time, citation.quote
    if time is None or time.from_ is None or time.to is None:
        return None
    inside = quote.start <= time.start and time.end <= quote.end
    said = "kinds.dated" if inside else "kinds.carried"
    named = when(time, words.language, published=quote.article.published_at)
    return words.say(said, words=time.text, when=named)


def period(asked: Period, words: Phrases) -> str:
    """The days asked about, in words, and what they were counted from where that isn't today."""
    return counted(_days(asked.from_, asked.to, words), asked.counted_from, words)


def narrowing(asked: QuotesRequest | StoryRequest, words: Phrases) -> list[str]:
    """What quotations or changes are narrowed to, in words; a day of changes stands elsewhere."""
    said = [words.say("chat.about", about=asked.about)] if asked.about else []
    if isinstance(asked, QuotesRequest) and (asked.from_ or asked.to):
        days = Period(asked.from_, asked.to, counted_from=asked.counted_from)
        said.append(words.say("chat.published", when=period(days, words)))
    return said


def counted(said: str, from_: date | None, words: Phrases) -> str:
    """Days in words, with what they were counted from where that isn't today."""
    return words.say("kinds.counted", when=said, day=words.day(from_)) if from_ else said


def _days(first: date | None, last: date | None, words: Phrases) -> str:
    """A period asked about: "from 9 to 12 January 2026", "since 9 January 2026"."""
    if first and last:
        if first == last:
            return words.say("kinds.on", day=words.day(first))
        return words.say("kinds.between", first=words.day(first), last=words.day(last))
    if first:
        return words.say("kinds.since", day=words.day(first))
    return words.say("kinds.until", day=words.day(last)) if last else words.say("kinds.ever")


def attribution(citation: Citation, words: Phrases) -> str:
    """Who says it, where, when and where in the article: the line under a quote."""
    place = words.say("answer.place", paragraph=citation.paragraph)
    return source(citation.quote, citation.speaker, words, place)


def source(quote: Quote, speaker: str | None, words: Phrases, place: str = "") -> str:
    """The same for any quote; `place` is where in its article it stands."""
    article = quote.article
    published = article.published_at
    parts = [
        speaker,
        article.source or words.say("answer.unsourced"),
        words.day(published) if published else words.say("answer.undated"),
        place,
        article.title,
    ]
    return " · ".join(part for part in parts if part)


def changed(change: ArticleChange, words: Phrases) -> list[str]:
    """Of which day an article is, and since when the story has it so, where that is another."""
    published = change.article.published_at
    said = [words.day(published) if published else words.say("answer.undated")]
    if change.at != published:
        said.append(words.say(f"chat.{change.kind}_on", day=words.day(change.at)))
    return said


def figure(change: FigureChange, words: Phrases) -> str:
    """A figure in its article's words, with what it was: “58 cases” (before: “44 cases”)."""
    now = words.say("answer.quote", quote=change.value)
    if not change.value_before:
        return now
    before = words.say("answer.quote", quote=change.value_before)
    return f"{now} ({words.say('chat.figure_before', value=before)})"


def former(change: FigureChange) -> Quote | None:
    """The quote that a figure was before in, where that is another one."""
    return change.before if change.before != change.quote else None


def stamp(stamp: Stamp, words: Phrases) -> str:
    said = "answer.stamp" if stamp.newest else "answer.stamp_undated"
    return words.say(
        said if stamp.articles else "answer.stamp_empty",
        count=stamp.articles,
        story=stamp.story,
        articles=stamp.articles,
        newest=words.day(stamp.newest) if stamp.newest else "",
        generation=stamp.generation,
    )


def _citation(citation: Citation, words: Phrases) -> str:
    quote = words.say("answer.quote", quote=citation.quote.text)
    date = dated(citation, words)
    beside = f"   {date}\n" if date else ""
    return f"{citation.number}. {quote}\n{beside}   — {attribution(citation, words)}"
