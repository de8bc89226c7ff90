"""Sentences that only lead to evidence: they announce, or ask themselves."""

from __future__ import annotations

import re
from typing import Final

from index.models import PassageKind

_ANNOUNCES: Final = re.compile(
    r"^\W*(?:voici|voilà|ci-dessous|retrouvez|découvrez|(?:à )?lire aussi"
    r"|ce (?:que l['’]on|qu['’]on)"
    r" (?:sait|retient)|ce qu['’]il faut (?:savoir|retenir)"
    r"|on fait le point|faisons le point"
    r"|here (?:is|are|['’]s)|here['’]s|below (?:is|are)|this is what|read (?:also|more|on)|see also"
    r"|what (?:we|you need to|to) know|all you need to know|everything (?:we|you) (?:need to )?know"
    r"|these are the|the following (?:is|are))\b",
    re.IGNORECASE,
)
# In a headline: "Grok and the fake nudes: where things stand".
_HEADLINE: Final = re.compile(
    r"\b(?:ce (?:que l['’]on|qu['’]on) sait|ce qu['’]il faut (?:savoir|retenir)|le point sur"
    r"|en direct"
    r"|où en (?:est|sont)-(?:on|nous)|les points? à retenir|l['’]essentiel|cinq choses"
    r"|en \d+ questions"
    r"|what (?:we|you need to) know|where things stand|explained"
    r"|key (?:points|takeaways)|live updates?"
    r"|as it happened|in (?:numbers|pictures)|(?:five|\d+) things)\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"\?[\s»”\"’)]*$")
_LEADS_ON: Final = re.compile(r":\s*$")


def is_evidence(sentence: str, kind: PassageKind) -> bool:
    """Whether a sentence tells something itself.

    A question doesn't, nor does what only says that something follows, nor a headline that
    announces what the article is about.
    """
    if _ASKS.search(sentence) or _LEADS_ON.search(sentence) or _ANNOUNCES.match(sentence):
        return False
    if kind in (PassageKind.HEADER, PassageKind.SUBHEAD):
        return False
    return not (kind is PassageKind.TITLE and _HEADLINE.search(sentence))
