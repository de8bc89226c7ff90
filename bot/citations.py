"""Candidates → citations: what is quoted, how far, and never the same thing twice.

Nothing here writes a quote. A citation's words come out of `Quote.cut`, which copies
them from the article and refuses anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.models import Citation
from bot.neighbours import sentences_before
from bot.reader import Candidate
from index.models import Article, Passage, Quote, Span
from index.story import Snapshot
from index.temporal import cardinals

MOST: Final = 3
# A later citation must be this likely, as a share of the first one's probability. Of those
# between .5 and .7 one in ten answers, over StoryQA's questions; they stay a click away.
SUPPORT: Final = 0.7
# Sentences nearer than this tell the same (cosine of the packaged encoder's vectors), and
# where they are in two languages: of 225 sentences of the news and their translations 85 %
# are as near, of those beside the translation 6 %.
SAME: Final = 0.93
SAME_ACROSS: Final = 0.88
# A quote is widened to what it needs up to this many characters.
LONGEST: Final = 600
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# Openings that lean on the sentence before: pronouns, demonstratives, connectives.
_LEANING: Final = {
    "fr": re.compile(
        r"""[«“"\s-]*(?:(?:il|elle|ils|elles|celui|celle|ceux|celles|cela|ça|ceci|lui|eux|leur|leurs
        |ce|cet|cette|ces|ce\ dernier|cette\ dernière|son|sa|ses|en\ effet|en\ revanche
        |par\ ailleurs|en\ outre|de\ plus|toutefois|cependant|pourtant
        |néanmoins|mais|et|or|ainsi|donc|aussi
        |de\ son\ côté|à\ son\ tour|(?:pour|selon|d['’]après)\ (?:lui|elle|eux|elles))\b
        |c['’]|qu['’]il|y\b)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    "en": re.compile(
        r"""[«“"‘'\s-]*(?:he|she|they|it|its|his|her|their|this|that|these|those|such|the\ former
        |the\ latter|but|and|however|yet|so|thus|instead|moreover|besides|meanwhile|still
        |for\ (?:him|her|them)|according\ to\ (?:him|her|them))\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    article: Article
    span: Span
    vector: NDArray[np.float32]


def cite(
    candidates: Sequence[Candidate],
    snapshot: Snapshot,
    *,
    most: int = MOST,
    support: float = SUPPORT,
    figures: bool = False,
) -> tuple[Citation, ...]:
    """The first candidate's citation, then those that add to it, best first.

    A later one is left out where it is much less likely, overlaps one before it, or
    says the same. A sentence that leans on the one before is quoted with it. `figures`: what
    has another figure doesn't say the same.
    """
    chosen: list[_Chosen] = []
    citations: list[Citation] = []
    for candidate in candidates:
        if len(citations) == most:
            break
        if citations and candidate.probability < support * citations[0].confidence:
            continue
        article = candidate.hit.article
        span = widened(article, candidate.span, snapshot)
        vector = candidate.hit.sentence_vectors[candidate.position]
        if any(_repeats(article, span, vector, earlier, figures) for earlier in chosen):
            continue
        chosen.append(_Chosen(article, span, vector))
        citations.append(
            Citation(
                number=len(citations) + 1,
                quote=Quote.cut(article, span),
                paragraph=candidate.hit.passage.paragraph,
                speaker=snapshot.speaker(article, span),
                confidence=candidate.probability,
            )
        )
    return tuple(citations)


def numbered(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The same citations, numbered anew from 1."""
    return tuple(replace(one, number=number) for number, one in enumerate(citations, start=1))


def _repeats(
    article: Article, span: Span, vector: NDArray[np.float32], earlier: _Chosen, figures: bool
) -> bool:
    if article.id == earlier.article.id and (
        span.start < earlier.span.end and earlier.span.start < span.end
    ):
        return True
    if figures and _figures(article, span) != _figures(earlier.article, earlier.span):
        return False
    same = SAME if article.language == earlier.article.language else SAME_ACROSS
    return float(vector @ earlier.vector) >= same


def _figures(article: Article, span: Span) -> set[str]:
    """The figures of a quote, in digits or words, without what parts their thousands."""
    text, known = span.of(article.text), cardinals(article.language)
    words = (known.get(one.lower(), 0) for one in _WORD.findall(text))
    return {re.sub(r"\D", "", one) for one in _FIGURE.findall(text)} | {
        str(value)
        for value in words
        if value > 1  # "une" is an article, too
    }


def widened(article: Article, span: Span, snapshot: Snapshot) -> Span:
    """The words at `span`, from as many sentences before them as they lean on.

    Somebody's words are quoted without what another says before them: one name heads a quote.
    """
    passages = snapshot.passages(article)
    start = span.start
    own = snapshot.speaker(article, span)
    for before in _before(span, passages):
        if not leans(article, start) or span.end - before.start > LONGEST:
            break
        if own and snapshot.speaker(article, before) not in (own, None):
            break
        start = before.start
    return Span(start, span.end)


def _before(span: Span, passages: Sequence[Passage]) -> Iterable[Span]:
    for passage in passages:
        for position, sentence in enumerate(passage.sentences):
            if sentence.span.start <= span.start < sentence.span.end:
                return sentences_before(passage, position, passages)
    return ()


def leans(article: Article, start: int) -> bool:
    """Whether the sentence that starts there opens with words for something said before."""
    pattern = _LEANING.get(article.language)
    return bool(pattern and pattern.match(article.text, start))
