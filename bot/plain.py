"""Results as plain text: the command line's and the "text" of its JSON."""

from __future__ import annotations

from bot.models import Abstention, Citation, Result, Stamp
from bot.phrases import Phrases, phrases
from index.models import Quote


def render(result: Result) -> str:
    """The whole message, in the question's language; quotes as the articles have them."""
    words = phrases(result.question.language)
    blocks: list[str] = []
    if result.question.meant:
        blocks.append(words.say("chat.understood", question=result.question.meant))
    if isinstance(result, Abstention):
        blocks.append(words.say(f"answer.{result.reason}", story=result.stamp.story))
        if result.nearest:
            blocks.append(words.say("answer.nearest"))
        citations = result.nearest
    else:
        citations = result.citations
    blocks += [_citation(citation, words) for citation in citations]
    blocks.append(stamp(result.stamp, words))
    return "\n\n".join(blocks)


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


def stamp(stamp: Stamp, words: Phrases) -> str:
    newest = words.day(stamp.newest) if stamp.newest else words.say("answer.undated")
    return words.say(
        "answer.stamp",
        count=stamp.articles,
        story=stamp.story,
        articles=stamp.articles,
        newest=newest,
        generation=stamp.generation,
    )


def _citation(citation: Citation, words: Phrases) -> str:
    quote = words.say("answer.quote", quote=citation.quote.text)
    return f"{citation.number}. {quote}\n   — {attribution(citation, words)}"
