"""Whether a sentence gives the reason of what a why-question asks about.

"Norway lifted its ban after the firm apologised" tells why Norway lifted the ban, not why the
firm apologised: the event stands outside the words that "after" leads to.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from bot.kinds.relations import Relation, tells

_FILE: Final = "causes.toml"
_ENDS: Final = re.compile(r"[,;:.–—](?!\d)")


def gives_cause(
    relation: Relation, text: str, language: str, matches: Mapping[str, float] | None = None
) -> bool:
    """Whether a text that tells of the event asked about says why, besides."""
    marks, gives, therefore = _patterns(language)
    straight = text.replace("’", "'")
    if marks is None or gives is None or therefore is None:
        return False
    if gives.search(straight):
        return True
    for mark in marks.finditer(straight):
        end = _ENDS.search(straight, mark.end())
        # A clause that opens the sentence ends at its comma; another goes on to the sentence's end.
        opens = not any(map(str.isalnum, straight[: mark.start()]))
        rest = straight[end.end() :] if opens and end else straight[: mark.start()]
        if tells(relation, rest, language, matches, unknown=True):
            return True
    return any(
        tells(relation, straight[mark.start() :], language, matches, unknown=True)
        for mark in therefore.finditer(straight)
    )


def speaks_of_causes(text: str, language: str) -> bool:
    """Whether a text has any word that leads to a reason."""
    straight = text.replace("’", "'")
    return any(pattern and pattern.search(straight) for pattern in _patterns(language)[:2])


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, ...]:
    """What leads to a reason, what gives one, and what leads on from one."""
    data = tomllib.loads(resources.files("bot.kinds").joinpath(_FILE).read_text("utf-8"))
    return tuple(
        re.compile(rf"(?<![\w'])(?:{'|'.join(data[name][language])})", re.IGNORECASE)
        if language in data[name]
        else None
        for name in ("because", "gives", "therefore")
    )
