"""Letters composed and soft hyphens left out, with the way back to the text as published."""

from __future__ import annotations

from unicodedata import combining, is_normalized, normalize

_SOFT_HYPHEN = "\u00ad"


def folded(text: str) -> tuple[str, list[int] | None]:
    """The text in NFC without soft hyphens, and where each of its characters begins in the
    text as published (one more for its end); None where nothing had to change."""
    if _SOFT_HYPHEN not in text and is_normalized("NFC", text):
        return text, None
    letters: list[str] = []
    begins: list[int] = []
    for at, letter in enumerate(text):
        if letter == _SOFT_HYPHEN:
            continue
        if letters and combining(letter):
            composed = normalize("NFC", letters[-1] + letter)
            if len(composed) == 1:
                letters[-1] = composed
                continue
        letters.append(letter)
        begins.append(at)
    return "".join(letters), [*begins, len(text)]
