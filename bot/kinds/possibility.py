"""Whether something may happen: asked, and told."""

from __future__ import annotations

import re
from typing import Final

_MAY: Final = {
    "fr": re.compile(
        r"\b(?:peut|peuvent|pouvait|pouvaient|pourra|pourront|pourrait|pourraient|pouvant"
        r"|risqu\w+|encour\w+|passibles?|possibles?|jusqu['’][àa])(?!\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:can|could|may|might|possibl[ey]|risks?|risking|liable|likely|faces?|facing|up to"
        r"|as much as)\b",
        re.IGNORECASE,
    ),
}


def may_be(text: str, language: str) -> bool:
    """Whether a question asks, or a sentence tells, what may happen."""
    pattern = _MAY.get(language)
    return bool(pattern and pattern.search(text))
