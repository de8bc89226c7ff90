"""A bare "And why?" → the question before it, asked with the new question word.

"When did the mayor resign?", "And why?" → "Why did the mayor resign?". One that asked who did
something is asked of whoever did it: "Why is it that somebody resigned?". Where the grammar
isn't plain there is no rewording.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_OPENING: Final = r"^(?:et|mais|alors|donc|and|but|so|then),? "
_BARE: Final = {
    "fr": re.compile(
        r"(?P<word>pourquoi|comment|d'o[uù]|o[uù]|pour quelles? raisons?"
        r"|(?:depuis |jusqu'[àa] |[àa] partir de |d[èe]s )?quand"
        r"|(?:depuis |pendant |pour )?combien de temps)"
        r"(?: [çc]a| cela| donc| exactement| au juste)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?P<word>why|how come|how|where|for what reasons?|(?:since |until |from )?when"
        r"|(?:for |since )?how long)(?: exactly| so| (?:is|was) (?:that|it|this))?",
        re.IGNORECASE,
    ),
}
_EN_AUX: Final = (
    r"(?:do|does|did|has|have|had|is|are|was|were|can|could|will|would|should|may|might|must)"
)
_ADVERB: Final = {
    "fr": re.compile(
        r"^(?:pourquoi|comment|d'o[uù]|o[uù]|(?:depuis |jusqu'[àa] |[àa] partir de |d[èe]s )?quand"
        r"|(?:depuis |pendant )?combien de temps)\s+",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:why|how(?! (?:many|much|big|large|old|far|high))|where|(?:since |until )?when"
        r"|(?:for )?how long|(?:at |on |in )?(?:what|which) (?:time|hour|day|date|month|year)"
        rf"(?= {_EN_AUX} ))\s+",
        re.IGNORECASE,
    ),
}
_INVERTED: Final = re.compile(r"-(?:t-)?(?:il|elle|ils|elles|on|ce)\b", re.IGNORECASE)
_FR_VERB: Final = (
    r"(?:n'|ne )?(?:a|ont|est|sont|avait|avaient|[ée]tait|[ée]taient|aura|auront|va|vont"
    r"|peut|peuvent|pourrait|pourraient|doit|doivent|veut|veulent|fait|font)\b"
)
_FR_SUBJECT: Final = re.compile(
    rf"^(?:(?P<which>quel(?:le)?s? |combien (?:de |d'))(?P<noun>[\w'-]+(?: [\w'-]+){{0,3}}?)"
    rf"|qui(?: est-ce qui)?) (?P<rest>{_FR_VERB} .+)",
    re.IGNORECASE,
)
_FR_IS: Final = re.compile(r"^(?:est|sont|[ée]tai(?:t|ent)) [A-ZÀ-Þ]")  # "Qui est Ann Brook ?"
_ARTICLES: Final = re.compile(
    r"^(?:L'|Les? |La |Une? |Des |Du |Ce(?:t|tte|s)? |A-|Ont-|Est-|Sont-|Y )"
)
_EN_WHAT: Final = re.compile(
    r"^(?:(?P<which>which|what|how many) (?P<noun>(?!of\b)[\w-]+)|what|(?P<who>whom?))"
    rf" (?P<aux>{_EN_AUX}) (?P<rest>(?:[A-Z]|(?:the|an?|this|these|those|it|they|he|she)\b).*)"
)
_EN_SUBJECT: Final = re.compile(
    r"^(?:(?P<which>which|what|how many) (?P<noun>(?!of\b)[\w-]+)|(?P<who>who|what))"
    r" (?P<rest>[a-z].+)"
)
_EN_YES_NO: Final = re.compile(rf"^{_EN_AUX} ", re.IGNORECASE)
# Of several who did something, each may have done it for another length of time.
_LASTS: Final = re.compile(r"how long|combien de temps", re.IGNORECASE)
_COPULA: Final = ("is", "are", "was", "were")


def reworded(question: str, before: str, language: str) -> str | None:
    """`before`, a whole question, asked with the bare question word of `question`."""
    bare = _BARE.get(language)
    asked = re.sub(_OPENING, "", _straight(question), flags=re.IGNORECASE).rstrip(" ?!.")
    match = bare.fullmatch(asked) if bare else None
    whole = re.sub(_OPENING, "", _straight(before), flags=re.IGNORECASE).rstrip(" ?!.")
    if not match or not whole:
        return None
    said = _REWORDINGS[language](match["word"].capitalize(), whole)
    if said is None:
        return None
    return f"{said} ?" if language == "fr" else f"{said}?"


def _french(word: str, before: str) -> str | None:
    if adverb := _ADVERB["fr"].match(before):
        return f"{word} {before[adverb.end() :]}"
    if re.match(r"est-ce qu", before, re.IGNORECASE):
        return f"{word} {before[:1].lower()}{before[1:]}"
    if not _INVERTED.search(before):
        return _of_whoever(word, before)
    if re.match(r"(?:\w+ )?(?:qu|combien|[àa] qui|de qui)", before, re.IGNORECASE):
        return None
    first = before[:1].lower() if _ARTICLES.match(before) else before[:1]
    return f"{word} {first}{before[1:]}"


def _of_whoever(word: str, before: str) -> str | None:
    """ "Qui a cédé" → "Pourquoi est-ce que quelqu'un a cédé"."""
    subject = _FR_SUBJECT.match(before)
    if (
        not subject
        or _LASTS.search(word)
        or (not subject["noun"] and _FR_IS.match(subject["rest"]))
    ):
        return None
    one = {"quel": "un", "quelle": "une"}.get((subject["which"] or "").strip().lower())
    who = f"des {subject['noun']}" if subject["noun"] else "quelqu'un"
    told = f"qu'{one} {subject['noun']}" if one else f"que {who}"
    return f"{word} est-ce {told} {subject['rest']}"


def _english(word: str, before: str) -> str | None:
    if word.lower() == "how come":
        word = "Why"
    if adverb := _ADVERB["en"].match(before):
        return f"{word} {before[adverb.end() :]}"
    lowered = before[:1].lower() + before[1:]
    if what := _EN_WHAT.match(lowered):
        if _LASTS.search(word) if what["noun"] else what["aux"] in _COPULA:
            return None
        one = _some(what["noun"]) or ("somebody" if what["who"] else "that")
        return f"{word} {what['aux']} {what['rest']} {one}"
    if _EN_YES_NO.match(lowered):
        return f"{word} {lowered}"
    subject = _EN_SUBJECT.match(lowered)
    if (
        subject is None
        or _LASTS.search(word)
        or (subject["who"] and subject["rest"].split()[0] in _COPULA)
    ):
        return None
    told = _some(subject["noun"]) or {"who": "somebody"}.get(subject["who"], "something")
    then = "was" if word in ("When", "Where") else "is"
    return f"{word} {then} it that {told} {subject['rest']}"


def _some(noun: str | None) -> str | None:
    """ "countries", "a company", "an organisation"."""
    if not noun or re.search(r"(?:s|people|men|women|children)$", noun):
        return noun
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


_REWORDINGS: Final[dict[str, Callable[[str, str], str | None]]] = {
    "fr": _french,
    "en": _english,
}


def _straight(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
