"""A quote as Slack shows it: in a block quote, and under it who says it, where and when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.links import highlighting
from bot.models import Citation
from bot.phrases import Phrases
from bot.slack.elements import Part, escape, line, link, quoted, rich, shortened, text
from bot.slack.packing import Piece
from index.models import Quote

# A quote of more characters fits in no message, and a quote is never cut.
LONGEST: Final = 10_000
_TITLE: Final = 200
_NAME: Final = 150


def piece_of_citation(citation: Citation, words: Phrases) -> Piece:
    """The citation under its number."""
    where = _place(citation.quote, words, citation.paragraph)
    return piece_of_quote(
        citation.quote, words, where, number=citation.number, speaker=citation.speaker
    )


def piece_of_quote(
    quote: Quote,
    words: Phrases,
    where: Sequence[str] = (),
    *,
    number: int | None = None,
    speaker: str | None = None,
    above: Sequence[Part] = (),
    longest: int = LONGEST,
) -> Piece:
    """A quote with what stands `above` it and its source below; `where`: further parts of that.

    A quote of more than `longest` characters is named and not shown.
    """
    shown = words.say("answer.quote", quote=quote.text) if len(quote.text) <= longest else ""
    elements = [line(*above)] if above else []
    if shown:
        elements.append(quoted(shown))
    else:
        too_long = words.say("slack.too_long", characters=len(quote.text))
        elements.append(line(text(too_long, italic=True)))
        shown = too_long
    elements.append(line(*_source(quote, words, where, number, speaker)))
    said = [*([shortened(speaker, _NAME)] if speaker else []), *where]
    fallback = f"{shown}\n— {' · '.join([*said, _title(quote, words)])}"
    opening = "".join(part["text"] for part in above)
    return Piece((rich(*elements),), escape(f"{opening}\n{fallback}" if opening else fallback))


def heading(said: str) -> Piece:
    """A line of the bot's own, in bold."""
    return Piece((rich(line(text(said, bold=True))),), escape(said))


def published(quote: Quote, words: Phrases) -> list[str]:
    """Outlet and date of the quote's article."""
    article = quote.article
    day = article.published_at
    return [
        shortened(article.source, _NAME) if article.source else words.say("answer.unsourced"),
        words.day(day) if day else words.say("answer.undated"),
    ]


def _place(quote: Quote, words: Phrases, paragraph: int) -> list[str]:
    place = words.say("answer.place", paragraph=paragraph)
    return [*published(quote, words), *([place] if paragraph else [])]


def _source(
    quote: Quote, words: Phrases, where: Sequence[str], number: int | None, speaker: str | None
) -> list[Part]:
    parts = [text(f"[{number}] ", bold=True)] if number else []
    if speaker:
        parts += [text(shortened(speaker, _NAME), bold=True), text(" · ")]
    if where:
        parts.append(text(" · ".join(where) + " · "))
    url = highlighting(quote)
    title = _title(quote, words)
    return [*parts, link(url, title) if url else text(title, italic=True)]


def _title(quote: Quote, words: Phrases) -> str:
    title = " ".join(quote.article.title.split())
    return shortened(title, _TITLE) if title else words.say("slack.untitled")
