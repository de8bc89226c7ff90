"""Quotations, and those of them that are of some days, new, or about something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Self

from index.lexicon import fold
from index.models import Article, Attribution, Quote, Span
from index.retrieval import language_means
from index.store import Generation
from index.timeline import Excerpts, Freshness, Subject, about_it


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, and who says them as far as the article tells."""

    quote: Quote
    said: Attribution

    @classmethod
    def of(cls, article: Article, said: Attribution) -> Self:
        """Without the comma that leads back into the sentence: “A bar on every corner,” he said."""
        words = said.span.of(article.text)
        kept = words.rstrip().removesuffix(",").rstrip() or words
        return cls(Quote.cut(article, Span(said.span.start, said.span.start + len(kept))), said)


def published(
    found: Sequence[Quotation], from_: date | None, to: date | None
) -> Sequence[Quotation]:
    """Those in articles of a period, both days included; None leaves an end open."""
    if from_ is None and to is None:
        return found
    return [
        one
        for one in found
        if (day := one.quote.article.published_at)
        and (from_ or date.min) <= day <= (to or date.max)
    ]


def new_since(
    found: Sequence[Quotation], generation: Generation, since: date
) -> Sequence[Quotation]:
    """Those that no article of the story had before a day; `found`: of all its articles."""
    fresh = Freshness(generation, since)
    knew = [fresh.knew(one.quote) for one in found]
    known = {_said(one) for one in compress(found, knew)}
    return [
        one for one, old in zip(found, knew, strict=True) if not old and _said(one) not in known
    ]


def about_subject(
    found: Sequence[Quotation], generation: Generation, subject: Subject
) -> Sequence[Quotation]:
    """Those whose sentences have a subject's words, or are near to it in meaning."""
    excerpts = Excerpts(generation)
    told = [excerpts.around(one.quote) for one in found]
    return list(compress(found, about_it(told, subject, language_means(generation.languages()))))


def _said(one: Quotation) -> str:
    """The words, whatever the marks and spaces that an article sets them with."""
    return " ".join(fold(one.quote.text).split()).strip(" .,")
