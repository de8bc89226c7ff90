"""Reporting clauses that stand inside the marks: "« Nous avons un plan, explique-t-il. »".

French sets them off by commas alone, and a quotation that nobody closed may run into one.
The quotation is cut there, so that only words said are ever called words said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.attribution.cues import Cue, Cues, Side
from index.attribution.lexicon import Lexicon
from index.attribution.marks import Quotation
from index.attribution.tokens import Kind, Reader, Token
from index.models import Span

_AHEAD = 120  # characters after a quotation in which its own reporting clause begins


def cut(text: str, quotations: Sequence[Quotation], lexicon: Lexicon) -> Iterator[Quotation]:
    """The quotations, each that holds a reporting clause cut before and after it."""
    reader = Reader(text, lexicon, ())
    for number, quotation in enumerate(quotations):
        stop = quotations[number + 1].start if number + 1 < len(quotations) else len(text)
        if quotation.closed and (
            not lexicon.has("inverted_pronoun") or _reported(reader, quotation, stop)
        ):
            yield quotation
            continue
        tokens = list(reader.tokens(quotation.span))
        clause = _clause(tokens, lexicon, closed=quotation.closed)
        if clause is None:
            yield quotation
            continue
        comma, end = clause
        span = Span(quotation.span.start, tokens[comma - 1].end)
        yield replace(quotation, span=span, end=span.end, closed=False)
        if end < len(tokens) and quotation.closed:
            rest = Span(tokens[end].start, quotation.span.end)
            yield replace(quotation, span=rest, start=rest.start, continued=False)


def _reported(reader: Reader, quotation: Quotation, stop: int) -> bool:
    """Whether a clause after the quotation says who speaks, so that none inside does."""
    end = min(stop, quotation.end + _AHEAD)
    if not reader.text[quotation.end : end].strip():
        return False
    tokens = list(reader.tokens(Span(quotation.end, end)))
    found = _after_words(tokens, reader.lexicon)
    return found is not None and found[0].first <= 2


def _after_words(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Cue, int] | None:
    """The clause that reports what stands before the tokens, and the token after it."""
    if not tokens:
        return None
    start = tokens[0].start
    cues = Cues((Token(Kind.QUOTE, "…", "", start, start), *tokens), lexicon)
    found = cues.find()
    if not found or found[0].side is not Side.AFTER:
        return None
    return found[0], cues.subjects.past_circumstances(found[0].last) - 1


def _clause(tokens: Sequence[Token], lexicon: Lexicon, *, closed: bool) -> tuple[int, int] | None:
    """The comma before a reporting clause, and the first token after the clause."""
    for comma, token in enumerate(tokens):
        if token.low != "," or comma == 0:
            continue
        found = _after_words(tokens[comma + 1 :], lexicon)
        if found is None or found[0].first != 1 or found[0].speaker is None:
            continue
        speaker = found[0].speaker
        if not (speaker.pronoun or speaker.name or speaker.person):
            continue
        end = comma + 1 + found[1]
        if end >= len(tokens) or not closed:
            return comma, end
        if tokens[end].kind is Kind.MARK:
            return comma, end + 1
    return None
