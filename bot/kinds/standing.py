"""Sentences that only lead to evidence, or tell what may come to be and not what came."""

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
_POLL: Final = re.compile(
    r"\b(?:sondages?|intentions? de vote|opinion polls?|polls?|pollsters?|surveys?)\b",
    re.IGNORECASE,
)
_THRESHOLD: Final = re.compile(r"\b(?:thresholds?|seuils?|quorum)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r"[;:–—]|,(?!\d)|\b(?:and|et|but|mais|while|whereas|tandis que|alors que)\b", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"\d[\d.,]*")
# What is planned, forecast or needed has not happened.
_SUPPOSED: Final = {
    "fr": re.compile(
        r"\b(?:pr[ée]vo(?:it|yait|ient|yaient|ir)|pr[ée]visions?"
        r"|il (?:faut|faudra|faudrait|fallait)|n[ée]cessaires?|requis\w*|devr(?:a|ait|ont|aient)"
        r"|(?:dis|affirm|d[ée]clar|assur)\w*(?: \w+)? (?:vouloir|avoir l['’]intention)"
        r"|voter(?:a|ait|ont|aient))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:forecasts?|expected to"
        r"|predict\w*|projected|intend\w*|intentions?|plan(?:s|ned)? to"
        r"|(?:would|will|must|should)(?: \w+)? \w+"
        r"|needs?|needed|required|requires?|at stake)\b",
        re.IGNORECASE,
    ),
}
_PAST: Final = {
    "fr": re.compile(
        r"\b(?:a|ont|avai(?:t|ent)|[ée]tai(?:t|ent)|fut|furent|est|sont)\b(?:-t-\w+|-\w+)?"
        r"(?: \S+){0,4}? \w+(?:[ée]e?s?|is|it|us?|ue?s?)(?!\w)"
        r"|\b[ée]tai(?:t|ent)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:did|was|were|had|has|have|\w+ed|won|lost|got|took|went|fell|rose|came|cast)\b",
        re.IGNORECASE,
    ),
}
# What an article takes back is no evidence.
_TAKEN_BACK: Final = re.compile(
    r"\b(?:an|the) (?:earlier|previous|initial) version of th(?:is|e)"
    r" (?:article|story|report|headline)"
    r"|\bth(?:is|e) (?:article|story|report) (?:(?:originally|initially|previously|earlier"
    r"|wrongly|incorrectly|mistakenly) )+(?:said|stated|reported|gave|named)"
    r"|\b(?:une|la) (?:premi[eè]re |pr[ée]c[ée]dente )?version (?:pr[ée]c[ée]dente |ant[ée]rieure "
    r"|initiale )?de (?:cet article|cette d[ée]p[eê]che|notre article)"
    r"|\b(?:nous avons|cet article a) (?:[ée]crit |indiqu[ée] )?(?:par erreur|[àa] tort)",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"\?[\s»”\"’)]*$")
_LEADS_ON: Final = re.compile(r":\s*$")


def is_evidence(sentence: str, kind: PassageKind) -> bool:
    """Whether a sentence tells something itself.

    A question doesn't, nor what is taken back, nor does what only says that something follows,
    nor a headline that announces what the article is about.
    """
    if _ASKS.search(sentence) or _LEADS_ON.search(sentence) or _ANNOUNCES.match(sentence):
        return False
    if _TAKEN_BACK.search(sentence):
        return False
    if kind in (PassageKind.HEADER, PassageKind.SUBHEAD):
        return False
    return not (kind is PassageKind.TITLE and _HEADLINE.search(sentence))


def is_supposed(sentence: str, language: str) -> bool:
    """Whether a sentence tells of a poll, or its figures of what is planned, forecast or needed."""
    pattern = _SUPPOSED.get(language)
    if _POLL.search(sentence) or pattern is None:
        return bool(_POLL.search(sentence))
    clauses = _CLAUSE.split(sentence)
    telling = [one for one in clauses if _FIGURE.search(one)] or [sentence]
    return all(
        pattern.search(one) or (_THRESHOLD.search(one) and len(_FIGURE.findall(one)) == 1)
        for one in telling
    )


def asks_for_past(question: str, language: str) -> bool:
    """Whether a question asks what came to be, and not what was planned or needed."""
    pattern = _PAST.get(language)
    return bool(pattern and pattern.search(question)) and not is_supposed(question, language)
