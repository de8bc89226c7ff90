"""The one whom a who-question asks for, and nobody who only speaks of it or has it done to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.kinds.names import NAME, countries_in, names_in, same_name
from bot.kinds.relations import NOUN_AFTER, REPORTS, Relation, Told, asked_relation, tells, told_in
from bot.kinds.roles import is_denied, is_wished
from bot.kinds.sought import STEM, Sought, before, matches, of, plain
from index.lexicon import STOPWORDS, fold, terms, words
from index.models import Span

_NEAR: Final = 3  # content words on either side
WHERE: Final = {
    "fr": r"(?:à|au|aux|en|dans (?:le|la|les|l['’])?|près d[e'’]|vers|sur l['’]île de)",
    "en": r"(?:in|at|near|outside|on the island of|to|from)",
}
# Who does this to a deed isn't who did it: "accepted her resignation".
_STANCES: Final = frozenset(
    {"demand", "oppose", "refuse", "deny", "accept", "receive", "criticise", "support", "fear"}
)
# What was done to somebody, and to whom.
_ASKS_WHOM: Final = {
    "fr": re.compile(
        r"\b[ée]t[ée]\b|^(?:et )?qui (?:est|sont|[ée]tai(?:t|ent)) |-(?:t-)?(?:ils?|elles?|on)\b"
        r"|\bpar qui\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:and )?(?:whom\b|who (?:is|are|was|were|got|did|does|(?:has|have|had) been)\b)"
        r"|\bby whom\b",
        re.IGNORECASE,
    ),
}
# Who dies is killed by somebody.
_SUFFERED: Final = frozenset({"die", "injure"})
# What is set aside isn't done: "a exclu mardi la démission".
_SETS_ASIDE: Final = re.compile(
    r"\b(?:a|ont|avait|avaient) (?:\w+ )?(?:exclu|écarté)\b|\bexclu(?:t|ent|ait|aient|ant)\b"
    r"|\brul(?:es?|ed|ing) out\b",
    re.IGNORECASE,
)
# Whom it is given or told to: "sa démission au Premier ministre, ".
_TO: Final = re.compile(
    r"^\s(?:[\w'’]+\s){0,2}(?:au|aux|à|to)\s(?:l[ea]\s|the\s|his\s|her\s|its\s)?[^,;:.()]{0,60},?\s*$",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"\b(?:by|par)\b", re.IGNORECASE)
_DONE_TO: Final = re.compile(
    r"\b(?:[ée]t[ée]|[êe]tre|est|sont|sera|seront|be|been|being|was|were|is|are)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


def person(sought: Sought) -> Span | None:
    """A full name, the only new one, beside a word that the question has, if they may have done it.

    Nobody where the sentence doesn't tell what is asked about, or only as wanted or denied.
    """
    led = re.compile(rf"(?<!\w){WHERE[sought.language]}\s*$", re.IGNORECASE)
    names = [
        m
        for m in matches(NAME, sought)
        if " " in m[0].strip()
        and is_new_name(sought, m)
        and not countries_in(m[0])
        and not led.search(before(sought, m))
    ]
    if len(names) != 1 or not _is_beside(sought, names[0]):
        return None
    return of(names[0]) if _may_be(sought, of(names[0])) else None


def is_new_name(sought: Sought, match: re.Match[str]) -> bool:
    first = match.start() == sought.at.start
    small = fold(match[0].split()[0]) in _SMALL[sought.language]
    return not (first and (small or " " not in match[0])) and not any(
        plain(word) in plain(sought.question) for word in match[0].split() if len(word) > 2
    )


def _is_beside(sought: Sought, match: re.Match[str]) -> bool:
    """Whether one of the nearest words is the question's too; in another language none can be."""
    if sought.asked_in != sought.language:
        return True
    after = sought.text[match.end() : min(match.end() + 60, sought.at.end)]
    led = sought.text[max(sought.at.start, match.start() - 60) : match.start()]
    near = [w.term[:STEM] for w in words(led, sought.language) if w.term][-_NEAR:]
    near += [w.term[:STEM] for w in words(after, sought.language) if w.term][:_NEAR]
    return not sought.stems.isdisjoint(near)


def _may_be(sought: Sought, name: Span) -> bool:
    """Whether the name may be of who did what a question asks about, as far as words tell."""
    relation = asked_relation(sought.question, sought.asked_in)
    text, language = sought.at.of(sought.text), sought.language
    if sought.asked_in not in _ASKS_WHOM:
        return True
    deeds = [one for one in relation.events if not one.happens <= REPORTS]
    if not deeds:
        return says_it(relation, text, language)
    if is_wished(relation, text, language) or is_denied(relation, text, language):
        return False
    asked = {one for event in deeds for one in event.happens}
    told = [one for one in told_in(sought.text, language, sought.at) if one.happens & asked]
    last = max(deeds, key=lambda one: one.at.end)
    taken = bool(terms(sought.question[last.at.end :], sought.asked_in))
    active = not _ASKS_WHOM[sought.asked_in].search(sought.question.replace("’", "'"))
    if active and not taken and asked & _SUFFERED:
        active = False
    return any(
        _does(sought, name, one, asked, active=active, transitive=active and taken) for one in told
    )


def says_it(
    relation: Relation, text: str, language: str, matches: Mapping[str, float] | None = None
) -> bool:
    """Whether a text has the words that somebody is asked to have said, and doesn't deny them.

    `matches`: as in `relations.tells`. In another language they can't be looked for.
    """
    told = tuple(one for one in relation.events if not one.happens <= REPORTS)
    if not (told or relation.others) or not relation.events or language != relation.language:
        return True
    content = Relation(told, relation.others, relation.language, anything=False)
    denies = any("deny" in one.happens for one in told_in(text, language))
    return tells(content, text, language, matches) and not denies


def is_reversed(question: str, asked_in: str, text: str, language: str) -> bool:
    """Whether whom a deed is asked to have been done to does it, to somebody else.

    "Who followed Ann Brook?" isn't answered by "Ann Brook followed Paul Lee".
    """
    relation = asked_relation(question, asked_in)
    asked = {one for event in relation.events for one in event.happens}
    if not asked or asked_in not in _ASKS_WHOM or language not in NOUN_AFTER:
        return False
    last = max(event.at.end for event in relation.events)
    objects = names_in(question[last:])
    told = [one for one in told_in(text, language) if one.happens & asked]
    active = not _ASKS_WHOM[asked_in].search(question.replace("’", "'"))
    return bool(active and objects and told) and all(
        _is_done_by(objects[0], one, text, language) for one in told
    )


def _is_done_by(name: str, deed: Told, text: str, language: str) -> bool:
    led, rest = text[: deed.at.start], text[deed.at.end :]
    if NOUN_AFTER[language].search(led) or _DONE_TO.search(led) or _BY.search(rest):
        return False
    before, after = list(NAME.finditer(led)), list(NAME.finditer(rest))
    others = [one for one in after if " " in one[0] and not countries_in(one[0])]
    return (
        bool(before and others)
        and same_name(name, before[-1][0])
        and not any(same_name(name, one[0]) for one in after)
    )


def _does(
    sought: Sought, name: Span, deed: Told, asked: set[str], *, active: bool, transitive: bool
) -> bool:
    text, leads = sought.text, NOUN_AFTER[sought.language]
    noun = bool(leads.search(text[sought.at.start : deed.at.start]))
    if name.end <= deed.at.start:
        between = Span(name.end, deed.at.start)
        stances = [
            one
            for one in told_in(text, sought.language, between)
            if one.happens & _STANCES and not one.happens & asked
        ]
        patient = transitive and _DONE_TO.search(between.of(text))
        return not stances and not patient and not _SETS_ASIDE.search(between.of(text))
    between = Span(deed.at.end, name.start)
    if _BY.search(between.of(text)):
        return True
    return not _TO.match(between.of(text)) and (noun or not active)


_SMALL: Final = {language: frozenset(map(fold, STOPWORDS[language])) for language in ("fr", "en")}
