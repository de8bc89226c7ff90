"""What the tests of attribution share."""

from __future__ import annotations

from index.attribution import attributions
from index.models import Attribution, Head, Speech
from index.passages import segment


def read(language: str, text: str) -> list[Attribution]:
    return list(attributions(text, language, segment(text, language, Head())))


def direct(language: str, text: str) -> list[tuple[str | None, str]]:
    """The quotations, each with its speaker."""
    found = [one for one in read(language, text) if one.kind is Speech.DIRECT]
    return [(one.speaker, one.span.of(text)) for one in found]
