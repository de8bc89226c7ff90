"""Articles ready for a store, made of plain text: deterministic, and the same everywhere."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

import numpy as np

from index.models import Draft, Passage, PassageKind, Sentence, Span
from index.store import IndexEntry, PreparedArticle, PreparedPassage
from index.store.protocol import Vector

ENCODER = "fake"
DIMENSION = 16


def draft(
    text: str = "Rien ne va plus. Les jeux sont faits.",
    *,
    title: str = "Un titre",
    origin: str = "/articles/un.txt",
    language: str = "fr",
    source: str | None = None,
    published_at: date | None = None,
) -> Draft:
    return Draft(
        text=text,
        title=title,
        origin=origin,
        language=language,
        source=source,
        published_at=published_at,
    )


def vector(text: str, *, encoder: str = ENCODER, dimension: int = DIMENSION) -> Vector:
    """A unit vector that depends on the text and the encoder alone."""
    seed = hashlib.sha256(f"{encoder}\0{text}".encode()).digest()
    numbers = np.random.default_rng(list(seed)).normal(size=dimension)
    return (numbers / np.linalg.norm(numbers)).astype(np.float32)


def terms(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def prepare(
    article: Draft, *, encoder: str = ENCODER, dimension: int = DIMENSION
) -> PreparedArticle:
    """A passage per paragraph, a sentence per full stop. "# …" is a subhead: not searched."""
    passages: list[PreparedPassage] = []
    for ordinal, paragraph in enumerate(re.finditer(r"[^\n]+", article.text)):
        start, end = paragraph.span()
        sentences = tuple(
            Sentence(Span(start + found.start(), start + found.end()))
            for found in re.finditer(r"[^ .][^.]*\.?", paragraph.group())
        ) or (Sentence(Span(start, end)),)
        searched = not paragraph.group().startswith("#")
        passage = Passage(
            ordinal=ordinal,
            kind=PassageKind.BODY if searched else PassageKind.SUBHEAD,
            paragraph=ordinal + 1 if searched else 0,
            span=Span(start, end),
            sentences=sentences,
        )
        texts = [sentence.span.of(article.text) for sentence in sentences]
        rows = [vector(text, encoder=encoder, dimension=dimension) for text in texts]
        entry = IndexEntry(
            vector=vector(paragraph.group(), encoder=encoder, dimension=dimension),
            sentence_vectors=np.stack(rows),
            terms=terms(paragraph.group()),
        )
        passages.append(PreparedPassage(passage, entry if searched else None))
    return PreparedArticle(draft=article, encoder=encoder, passages=tuple(passages))


def numbered(number: int, *, edition: int = 1, language: str = "fr") -> Draft:
    """One of many different drafts, of its own origin."""
    text = "\n".join(
        f"Alinéa {letter} du texte {number}. Il en est à l'édition {edition}." for letter in "abc"
    )
    return replace(
        draft(text, title=f"Texte {number}", origin=f"/articles/{number}.txt"), language=language
    )
