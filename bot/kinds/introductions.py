"""Who somebody is: a question that asks it of a name, and a sentence that says it.

News introduces people in a few forms: a role before the name ("la procureure, Ann Brook"), an
apposition or an age after it ("Ann Brook, 41, a baker,"), or a plain "Ann Brook is the mayor".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.kinds.names import names_in
from bot.kinds.offices import is_all_office, is_office
from index.lexicon import fold

_ASKS: Final = re.compile(
    r"(?:(?:et|mais) )?(?:qui (?:est|[ée]tait)|c'est qui|qui c'est) "
    r"|(?:(?:and|so|but) )?who(?: is| was|'s) ",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"(?: (?:au juste|exactement|exactly))?[ ?!.]*$", re.IGNORECASE)
_LED: Final = re.compile(r"(?:l[ea] |l'|the )", re.IGNORECASE)
_TITLE: Final = r"(?:M\.|Mme|Me|MM\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir)"
_KIN: Final = (
    r"(?:mère|père|frère|sœur|fils|fille|veuve|veuf|épouse|époux|mari|femme|habitante?|nati(?:f|ve)"
    r"|mother|father|brother|sister|son|daughter|widow(?:er)?|wife|husband|resident)\b"
)
# What an apposition after the name, or a predicate, begins with.
_AFTER: Final = {
    "fr": re.compile(
        r"(?:,| -| –)\s(?:[âa]g[ée]e?s? de )?\d{1,3}\b"
        rf"|,\s(?:l[ea]s?\b|l['’]|une?\b|s(?:on|a)\b|leur\b|ancien|ex-|actuel|{_KIN})"
        r"|\s\([^)]{3,60}\)"
        r"|\s(?:est|[ée]tait|fut|devient|reste)\s(?:l[ea]\b|l['’]|une?\b|s(?:on|a)\b|leur\b)"
    ),
    "en": re.compile(
        r"(?:,| -| –)\s(?:aged )?\d{1,3}\b"
        rf"|,\s(?:the|an?|its|his|her|their|former|then|head|chief|{_KIN})\b"
        r"|\s\([^)]{3,60}\)"
        r"|\s(?:is|was|became|remains)\s(?:the|an?|its|his|her|their)\b"
    ),
}
# A role before the name: from its determiner, over words of a noun phrase alone.
_ROLE: Final = r"(?P<role>(?:[\w'’-]+\s){0,7}?[^\W\d_]['’\w-]*),?\s$"
_BEFORE: Final = {
    "fr": re.compile(
        rf"(?<![\w'’-])(?:l[ea]\s|l['’]|une?\s|s(?:on|a)\s|leur\s|d['’]une?\s){_ROLE}",
        re.IGNORECASE,
    ),
    "en": re.compile(rf"(?<![\w'’-])(?:the|an?|its|his|her|their)\s{_ROLE}", re.IGNORECASE),
}
# What is in no role, and what a role doesn't end with.
_VERBS: Final = frozenset(
    (  # noqa: SIM905
        "a ont est sont avait avaient était étaient que qui dont où et mais dit "
        "has have had is are was were said says told that who which and but"
    ).split()
)
_LEADING_ON: Final = frozenset(
    (  # noqa: SIM905
        "de du des d à au aux pour par avec sur contre selon chez entre "
        "of to for by with from in on at against after before into"
    ).split()
)
# "Pour Ann Brook, la ministre ment": what comes after is somebody else.
_TO_WHOM: Final = re.compile(
    r"\b(?:pour|selon|d['’]après|aux yeux de|according to|for|to)\s$", re.IGNORECASE
)
# Nor with a participle, or a plural.
_NONE: Final = re.compile(r"(?:é|és|ée|ées|ed|ant|ing|(?<!fil)s)$")


def who_is(question: str) -> str | None:
    """The name of whom a question asks who they are; None of any other question."""
    straight = " ".join(question.replace("’", "'").split())
    match = _ASKS.match(straight)
    if match is None:
        return None
    rest = _ENDS.sub("", straight[match.end() :])
    bare = re.sub(rf"^{_TITLE} ", "", rest)
    return bare if names_in(f"- {bare}") == (bare,) else None


def office_asked(question: str, language: str) -> str | None:
    """ "mayor of Dover" of a question in `language` that asks who holds an office."""
    straight = " ".join(question.replace("’", "'").split())
    match = _ASKS.match(straight)
    rest = _ENDS.sub("", straight[match.end() :]) if match else ""
    led = _LED.match(rest)
    office = rest[led.end() :] if led else ""
    return office if office and is_all_office(office, language) else None


def is_told(language: str) -> bool:
    """Whether it is known how a language introduces people."""
    return language in _AFTER


def introduces(name: str, sentence: str, language: str) -> bool:
    """Whether a sentence says who the bearer of a name is, in a language of which it is known."""
    for match in _called(name).finditer(sentence):
        aside = _TO_WHOM.search(sentence[: match.start()])
        if not aside and _AFTER[language].match(sentence[match.end() :]):
            return True
        before = sentence[: match.start()]
        last = re.search(r"([^\W\d_][\w'’-]*),?\s$", before)
        if last and is_office(fold(last[1]), language):
            return True
        role = _BEFORE[language].search(before)
        if role and _is_role(role["role"].split()):
            return True
    return False


def _is_role(words: list[str]) -> bool:
    return (
        not any(word.lower() in _VERBS for word in words)
        and words[-1].lower() not in _LEADING_ON
        and words[-1][0].islower()
        and not _NONE.search(words[-1])
    )


@lru_cache(maxsize=256)
def _called(name: str) -> re.Pattern[str]:
    """A name as it stands in a text: whole, and a surname alone also after given names."""
    words = name.split()
    given = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’-]*[\s\u00a0]){0,2}" if len(words) == 1 else ""
    whole = r"[\s\u00a0]+".join(map(re.escape, words))
    return re.compile(rf"(?<![\w.-]){given}{whole}(?![\w-])")
