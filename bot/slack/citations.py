"""A quote as Slack shows it: in a block quote, and under it who says it, where and when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.links import highlighting
from bot.models import Citation
from bot.phrases import Phrases
from bot.plain import dated
from bot.slack.elements import Part, escape, line, link, quoted, rich, shortened, text
from bot.slack.packing import Piece
from index.models import Quote, Span

# A quote of more characters fits in no message, and a quote is never cut.
LONGEST: Final = 10_000
# Stands for the quote between its marks, and in no phrase.
_QUOTE: Final = "\0"
_TITLE: Final = 200
_NAME: Final = 150


def piece_of_citation(citation: Citation, words: Phrases) -> Piece:
    """The citation under its number, the words that answer in bold."""
    where = _place(citation.quote, words, citation.paragraph)
    day = dated(citation, words)
    return piece_of_quote(
        citation.quote,
        words,
        where,
        number=citation.number,
        speaker=citation.speaker,
        bold=citation.spans,
        below=[text(day, italic=True)] if day else (),
    )


def piece_of_quote(
    quote: Quote,
    words: Phrases,
    where: Sequence[str] = (),
    *,
    number: int | None = None,
    speaker: str | None = None,
    above: Sequence[Part] = (),
    below: Sequence[Part] = (),
    bold: Sequence[Span] = (),
    longest: int = LONGEST,
) -> Piece:
    """A quote with what stands `above` and `below` it and its source; `where`: parts of that.

    `bold`: spans of the article's text inside the quote. A quote of more than `longest`
    characters is named and not shown.
    """
    shown = words.say("answer.quote", quote=quote.text) if len(quote.text) <= longest else ""
    elements = [line(*above)] if above else []
    if shown:
        elements.append(quoted(*_marked(quote, bold, words)))
    else:
        too_long = words.say("slack.too_long", characters=len(quote.text))
        elements.append(line(text(too_long, italic=True)))
        shown = too_long
    if below:
        elements.append(line(*below))
    elements.append(line(*_source(quote, words, where, number, speaker)))
    said = [*([shortened(speaker, _NAME)] if speaker else []), *where]
    fallback = f"{shown}\n— {' · '.join([*said, _title(quote, words)])}"
    fallback += "".join(f"\n{part['text']}" for part in below)
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


def _marked(quote: Quote, bold: Sequence[Span], words: Phrases) -> list[Part]:
    """The quote between its marks, cut where it turns bold and back: nothing of it changes."""
    before, after = words.say("answer.quote", quote=_QUOTE).split(_QUOTE)
    cuts = [(before, False)]
    at = quote.start
    for span in bold:
        cuts.append((quote.text[at - quote.start : span.start - quote.start], False))
        cuts.append((quote.text[span.start - quote.start : span.end - quote.start], True))
        at = span.end
    cuts += [(quote.text[at - quote.start :], False), (after, False)]
    parts: list[Part] = []
    plain = ""
    for cut, marked in cuts:
        if not marked:
            plain += cut
        elif cut:
            parts += [text(plain), text(cut, bold=True)] if plain else [text(cut, bold=True)]
            plain = ""
    return [*parts, text(plain)] if plain else parts


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
