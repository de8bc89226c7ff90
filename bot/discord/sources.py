"""The line under a quote: whose words they are, and where they stand."""

from __future__ import annotations

from typing import Final

from bot.discord.markdown import escape, link, shorten, small
from bot.links import highlighting
from bot.phrases import Phrases
from index.models import Article, Quote
from index.store import ArticleSummary

# Characters that are shown of a name or a role, of a source and of a title.
_NAME: Final = 100
_SOURCE: Final = 60
_TITLE: Final = 90


def source_line(
    quote: Quote,
    words: Phrases,
    *,
    speaker: str | None = None,
    role: str | None = None,
    paragraph: int | None = None,
    also: str = "",
) -> str:
    """As small print: who says it, the outlet, the day, the place, the title with its link.

    `paragraph`: of the article, from 1. `also`: in the bot's words, who tells it besides.
    """
    article = quote.article
    who = f"**{escape(shorten(speaker, _NAME))}**" if speaker else ""
    parts = [
        f"{who}, {escape(shorten(role, _NAME))}" if who and role else who,
        outlet(article, words),
        day(article, words),
        words.say("answer.place", paragraph=paragraph) if paragraph else "",
        link(title(article), highlighting(quote)),
        also,
    ]
    return small(" · ".join(part for part in parts if part))


def outlet(article: Article | ArticleSummary, words: Phrases) -> str:
    return escape(shorten(article.source or words.say("answer.unsourced"), _SOURCE))


def day(article: Article | ArticleSummary, words: Phrases) -> str:
    published = article.published_at
    return words.day(published) if published else words.say("answer.undated")


def title(article: Article | ArticleSummary) -> str:
    return escape(shorten(article.title, _TITLE))
