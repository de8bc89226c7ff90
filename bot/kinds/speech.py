"""Whether words are those of whom a question asks about."""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.evidence import Evidence
from index.lexicon import fold, terms
from index.models import Attribution

_NAME: Final = re.compile(r"[^\W\d_][\w'-]*")
_TOKEN: Final = re.compile(r"\w+")


def speech_evidence(who: str, said: Attribution | None, language: str) -> Evidence:
    """Whether `said`, of an article in `language`, are words of `who`, as the question calls them.

    One who is asked for by name ("Brook") has said nothing where the name isn't the
    speaker's. One who is asked for by what they are ("the head of the port") may be called
    otherwise in the article, above all in another language: then only a likeness tells.
    """
    speaker = f"{said.speaker or ''} {said.role or ''}" if said else ""
    asked = _name_in(who)
    by_name = bool(asked) and who[:1].isupper()
    if asked and asked <= set(_TOKEN.findall(fold(speaker))):
        return Evidence(known=True, found=True)
    if by_name:
        return Evidence(known=True, found=False)
    described = set(terms(who, language))
    alike = described & set(terms(speaker, language))
    if described and 2 * len(alike) >= len(described):
        return Evidence(known=True, found=True)
    return Evidence(known=False, found=False)


def _name_in(who: str) -> set[str]:
    """The first run of capitalised words, folded: "Renault" in "Renault du Brexit"."""
    run: list[str] = []
    for word in who.split():
        if word[:1].isupper() and _NAME.match(word):
            run.append(word)
        elif run:
            break
    return {token for word in run for token in _TOKEN.findall(fold(word))}
