"""Who does what in a sentence, by the order of its words; where that isn't plain, nothing is said.

Of two of a kind (two countries, two people) the one nearest before the verb does it; "by" leads
to who does it after the verb. "The leader demanded that the minister resign" is no evidence that
anybody resigned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.kinds.names import NAME, countries_in, country, names_in, same_name
from bot.kinds.relations import Relation, Told, told_in
from index.lexicon import STOPWORDS, fold
from index.models import Span

_BY: Final = re.compile(r"\b(?:by|par)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# What stands between commas after a name tells who that is.
_APPOSED: Final = re.compile(r",[^,;:]{2,80},")
_JOINED: Final = re.compile(
    r"^\s*(?:,?\s*(?:et|and|&|ou|or|ainsi que|as well as)|,)\s*(?:la |le |les |l['’]|the )?$",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(
    r"^(?:(?:et|and|ou|or|ainsi que|as well as) )?(?:la |le |les |l['’]|the )?", re.IGNORECASE
)
_PASSIVE: Final = {
    "fr": re.compile(r"\b[ée]t[ée]\b|\bpar\b", re.IGNORECASE),
    "en": re.compile(r"^(?:and )?(?:is|are|was|were)\b|\bbeen\b|\bby\b", re.IGNORECASE),
}
# A name after these belongs to somebody or something else: "the mayor of Dover".
_LED: Final = re.compile(
    r"(?:\b(?:de|du|des|of|in|at|from|to|with|against|en|aux?|à|avec|contre|chez|dans|sur|on|for"
    r"|pour) |\bd['’])(?:la |le |les |l['’]|the )?$",
    re.IGNORECASE,
)
# What is only wanted, promised or refused hasn't come to be: these, and what leads on from them.
_WISHES: Final = frozenset(
    {"demand", "promise", "threaten", "fear", "plan", "offer", "oppose", "warn", "order", "wish"}
)
_CALLS: Final = re.compile(
    r"\bcall(?:s|ed|ing)? (?:on|for|upon)\b|\brul(?:e|es|ed|ing) out\b|\bexclu(?:t|ait|e|re)?\b",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(r"call(?:s|ed|ing)?$|rul(?:e|es|ed|ing)$|exclu")
# Of these what is wanted may follow as a noun: "considering sanctions", "exige sa démission".
_WANTS: Final = frozenset({"demand", "threaten", "plan", "oppose"})
_OBJECT: Final = re.compile(
    r"^\s*(?:(?:on|for|upon|similar|new|further|early|such|"
    r"the|an?|his|her|its|their|l[ea]|les|une?|des|de nouvelles|sa|son|ses|leurs?|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) |l['’])*$",
    re.IGNORECASE,
)
_LEADS_ON: Final = re.compile(
    r"^(?:(?!\b(?:and|et|but|mais)\b)[^,;:.!?]){0,60}?"
    r"(?:\b(?:de|à|que|to|that|from|on) |\b(?:d|qu)['’]|\bvouloir )",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"[.;!?]|,\s+(?:and|et|but|mais)\b", re.IGNORECASE)
# "Which countries suspended": the noun and its verb at once.
_DOERS: Final = {
    "fr": re.compile(
        r"^(?:et )?(?:quel(?:le)?s [\w-]+|qui) (?!(?:sont|[ée]taient|seront|furent)\b)"
        r"(?:a |ont |avai(?:t|ent) )?[a-zà-ÿ]+",
        re.I,
    ),
    "en": re.compile(
        r"^(?:and )?(?:(?:which|what)(?: other)? \w+|who) (?!(?:do|does|did|is|are|was|were)\b)\w+",
        re.IGNORECASE,
    ),
}
# What denies the verb after it, and the letters between.
_NOT: Final = {
    "fr": re.compile(
        r"(?:\b[nN](?:e |['’])(?:\S+ ){0,3}|\bsans (?:\S+ )?|\bpas (?:\S+ )?)$", re.IGNORECASE
    ),
    "en": re.compile(r"(?:\b(?:not|never|without|no)|n['’]t) (?:\S+ ){0,2}$", re.IGNORECASE),
}
_NEAR: Final = 40
# The verb after the pronoun or the name: "a-t-elle déjà gelé", "did Norway freeze".
_INVERTED: Final = re.compile(
    r"(?P<verb>[^\W\d_]+)-(?:t-)?(?:il|elle|ils|elles|on)\b"
    r"(?: (?:pas|d[ée]j[àa]|[ée]t[ée]|bien|aussi|vraiment))*(?: (?P<next>[^\W\d_]+))?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_ADVERB: Final = re.compile(r"already|also|ever|yet|now|still|\w+ly", re.IGNORECASE)


def actor(question: str, relation: Relation) -> str | None:
    """The country or the person that a question asks to have done something.

    None where it asks what was done to somebody, or names nobody before the verb.
    """
    passive = _PASSIVE.get(relation.language)
    if passive is None or passive.search(question):
        return None
    straight = question.replace("’", "'")
    first = min((event.at.start for event in relation.events), default=len(question))
    for match in NAME.finditer(straight):
        if match.end() <= first and not _LED.search(straight[: match.start()]):
            for name in names_in(match[0]):
                if country(name) or " " in name:
                    return name
    return None


def asks_for_doers(question: str, language: str) -> bool:
    """Whether "which countries" or "who" is followed by what these did.

    Not by another's deed ("Which countries did Peru accuse?"), nor by what was done to them.
    """
    passive, doers = _PASSIVE.get(language), _DOERS.get(language)
    straight = question.replace("’", "'")
    if passive is None or doers is None or passive.search(straight):
        return False
    return bool(doers.match(straight)) and not _INVERTED.search(straight)


def action(question: str, language: str) -> str:
    """The verb of a yes-or-no question, folded: "freeze" of "Did Norway freeze …?"; or ""."""
    straight = question.replace("’", "'")
    small = STOPWORDS.get(language, frozenset())
    if language == "fr" and (inverted := _INVERTED.search(straight)):
        own = inverted["verb"].lower()
        return fold((inverted["next"] or "") if own in small else own)
    names = [match for match in NAME.finditer(straight) if names_in(match[0])]
    if language != "en" or not names or _LED.search(straight[: names[0].start()]):
        return ""
    following = (word[0] for word in _WORD.finditer(straight, names[0].end()))
    verbs = (w for w in following if w.lower() not in small and not _ADVERB.fullmatch(w))
    return fold(next(verbs, ""))


def may_do(name: str, relation: Relation, text: str, language: str) -> bool:
    """Whether what a question asks about may be told of `name` as of who does it.

    False only where somebody else of the kind stands in that place.
    """
    events = [one for one in told_in(text, language) if _is_of(one, relation, language)]
    alike = _alike(name, text)
    own = sum(is_own for _, is_own in alike)
    if relation.anything and own:  # "workers from Poland" tells of nothing that Poland did
        return any(is_own and not _LED.search(text[: at.start]) for at, is_own in alike)
    if not events or not own or own == len(alike):
        return True
    return any(_stands_before(event.at, alike, text) for event in events)


def is_wished(relation: Relation, text: str, language: str) -> bool:
    """Whether all that a text tells of what is asked about is that somebody wants or refuses it."""
    asked = {name for event in relation.events for name in event.happens}
    held = told_in(text, language)
    events = [one for one in held if _is_of(one, relation, language)]
    wishes = [one for one in held if one.relations & _WISHES and not one.relations & asked]
    leading = [one.at for one in wishes]
    wanting = [one.at for one in wishes if one.relations & _WANTS]
    asks = any(_CALLED.match(one.word) for one in (*relation.others, *relation.events))
    called = [] if asks else [Span(*match.span()) for match in _CALLS.finditer(text)]
    return bool(events) and all(
        any(_leads(text[wish.end : event.at.start]) for wish in (*leading, *called))
        or any(
            wish.end < event.at.start and _OBJECT.match(text[wish.end : event.at.start])
            for wish in (*wanting, *called)
        )
        for event in events
    )


def _leads(between: str) -> bool:
    """Whether a wish leads on to what follows these words, and the sentence hasn't gone on."""
    return bool(_LEADS_ON.match(between)) and not _GOES_ON.search(between)


def is_denied(relation: Relation, text: str, language: str) -> bool:
    """Whether all that a text tells of what is asked about is that it is not so."""
    pattern = None if relation.negated else _NOT.get(language)
    events = [one for one in told_in(text, language) if _is_of(one, relation, language)]
    return bool(pattern and events) and all(
        pattern is not None and pattern.search(text[max(0, one.at.start - _NEAR) : one.at.start])
        for one in events
    )


def _stands_before(event: Span, alike: Sequence[tuple[Span, bool]], text: str) -> bool:
    after = [span for span, own in alike if own and span.start >= event.end]
    if any(_BY.search(text[event.end : span.start]) for span in after):
        return True
    start = max((text.rfind(mark, 0, event.start) for mark in ".!?;"), default=-1) + 1
    apart = [span for span in _asides(text, start) if not span.start < event.start < span.end]
    before = [
        (span, own)
        for span, own in alike
        if start <= span.start < event.start
        and not any(one.start < span.start < one.end for one in apart)
    ]
    at = len(before) - 1
    while (
        at > 0
        and not before[at][1]
        and _JOINED.match(text[before[at - 1][0].end : before[at][0].start])
    ):
        at -= 1
    return at < 0 or before[at][1]


def _asides(text: str, start: int) -> list[Span]:
    """What stands between commas and isn't an item of a list: "Oslo, which is far, and Bergen"."""
    found: list[Span] = []
    at = start
    while aside := _APPOSED.search(text, at):
        if _is_item(aside[0].strip(", ")):
            at = aside.end() - 1  # the comma after an item may begin the next one
        else:
            found.append(Span(*aside.span()))
            at = aside.end()
    return found


def _is_item(said: str) -> bool:
    """Whether a name is all that is said: "Norway", "la Norvège", "and Ann Brook"."""
    name = _LEADS.sub("", said)
    return bool(name) and (country(name) is not None or NAME.fullmatch(name) is not None)


def _alike(name: str, text: str) -> list[tuple[Span, bool]]:
    """The names of the kind in a text, in order, and whether they are `name`."""
    code = country(name)
    if code:
        return [(Span(start, end), one == code) for one, start, end in countries_in(text)]
    found = []
    for match in NAME.finditer(text):
        own = same_name(name, match[0])
        if own or (" " in match[0] and not countries_in(match[0])):
            found.append((Span(*match.span()), own))
    return found


def _is_of(one: Told, relation: Relation, language: str) -> bool:
    return any(
        bool(event.happens & one.happens)
        or (language == relation.language and bool(event.stem) and event.stem == one.stem)
        for event in relation.events
    )
