"""What a question asks of those whom it names, and whether a sentence tells that.

"Which countries suspended Grok?" isn't answered by a country that opened an inquiry. What
happens is known by the words of `relations.toml`, in French and English; any word by its stem
within a language, and by how well the reader's encoder finds it in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.kinds.meanings import meanings, opposites
from bot.kinds.names import NAME
from index.lexicon import fold, term, words
from index.models import Span

# A word of a sentence that is as near as this, by the encoder's token vectors, is the same word
# or its translation. Opposites (rise and fall) stay below .82, but where all around them is alike;
# of words in the lexicon more is asked.
_SAME_WORD: Final = 0.83
_SAME_EVENT: Final = 0.9
_ANY: Final = "any"
_LIGHT: Final = "light"
_ASIDE: Final = frozenset({_ANY, _LIGHT, "wish"})
# "When did the strike start?" isn't answered by its end, though "start" alone says little.
_PHASES: Final = frozenset({"launch", "end"})
# Relations of words that report what happens, on a day of their own.
REPORTS: Final = frozenset({"speak", "announce", "publish", "promise", "warn", "demand"})
# Who sends or offers helicopters sends help: that it is help needn't be said.
_GIVES: Final = frozenset({"send", "offer", "demand", "promise", "receive"})
_GIVEN: Final = frozenset({"help", "rescue"})
_FILE: Final = "relations.toml"
_STEM: Final = 5
_NEGATED: Final = re.compile(r"\b(?:ne|not|never)\b|\bn['’]|n['’]t\b", re.IGNORECASE)
# What leads to a noun.
NOUN_AFTER: Final = {
    "fr": re.compile(
        r"(?:\b(?:les?|la|une?|des?|du|aux?|son|sa|ses|leurs?) |\b[ld]['’])$", re.IGNORECASE
    ),
    "en": re.compile(r"(?:\b(?:the|an?|of|its|his|her|their)|['’]s) $", re.IGNORECASE),
}
# What is done by being announced; and a noun that follows its announcement: "announced on Monday
# the recall of", "a annoncé lundi le rappel de".
_DONE_BY_SAYING: Final = frozenset(
    {"recall", "suspend", "ban", "resign", "dismiss", "appoint", "cancel", "delay", "remove"}
)
_ANNOUNCED: Final = {
    "fr": re.compile(r"^(?:[^\W\d_]+ |\d+ ){0,4}(?:l[ea] |l['’]|sa |son |une? )$", re.IGNORECASE),
    "en": re.compile(r"^ ?(?:(?:on )?\w+ ){0,3}(?:the|a|an|its|his|her|their) $", re.IGNORECASE),
}
# Where a sentence goes on to what may be something else.
_CUT: Final = re.compile(
    r"[,;:()–—]|\b(?:and|et|but|mais|while|whereas|tandis|alors que|ainsi que|as well as)\b",
    re.IGNORECASE,
)
# "Announced on Tuesday that he would leave on": what follows is no longer the announcement's.
_SAID_THAT: Final = re.compile(r"\b(?:que\s|qu['’]|that\s)\s*\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A word of a text, at its place: folded, with what it may tell and its stem, "" if small."""

    at: Span
    word: str
    relations: frozenset[str]
    stem: str

    @property
    def happens(self) -> frozenset[str]:
        return self.relations - _ASIDE


@dataclass(frozen=True, slots=True)
class Relation:
    """What a question in `language` asks about.

    `events`: its words that tell what happened; where none is known to, `others`: all that
    says something. `anything`: it asks for whatever somebody did. `objects`: those events that
    are only what another one was done to: in "Who welcomed the result of the vote?", the vote.
    `negated`: it asks about what is not so. `phase`: whether it asks of the start or the end.
    """

    events: tuple[Told, ...]
    others: tuple[Told, ...]
    language: str
    anything: bool
    objects: tuple[Told, ...] = ()
    negated: bool = False
    phase: frozenset[str] = frozenset()


def asked_relation(question: str, language: str, *, besides: str = "") -> Relation:
    """What a question asks about, its names and the words of `besides` left out."""
    left_out = {fold(besides[word.start : word.end]) for word in words(besides, language)}
    named = [_name(match) for match in NAME.finditer(question)]
    told = [
        one
        for one in told_in(question, language)
        if one.word not in left_out and not any(start <= one.at.start < end for start, end in named)
    ]
    known = [one for one in told if one.happens and _ANY not in one.relations]
    given = next((one.at.end for one in known if one.happens & _GIVES), len(question))
    known = [one for one in known if one.at.start < given or not one.happens <= _GIVEN]
    heavy = [one for one in known if _LIGHT not in one.relations]
    others = [one for one in told if one.stem and not one.relations - {"wish"}]
    events = heavy or known
    leads = NOUN_AFTER.get(language)
    nouns = [one for one in events if leads and leads.search(question[: one.at.start])]
    return Relation(
        tuple(events),
        tuple(others),
        language,
        anything=not known and any(_ANY in one.relations for one in told),
        objects=tuple(nouns) if len(nouns) < len(events) else (),
        negated=bool(_NEGATED.search(question)),
        phase=frozenset(name for one in known for name in one.happens & _PHASES),
    )


def tells(
    relation: Relation,
    text: str,
    language: str,
    matches: Mapping[str, float] | None = None,
    *,
    unknown: bool = True,
    around: str = "",
) -> bool:
    """Whether a text in `language` tells of all the events that a question asks about.

    `matches`: how well the question's words are matched in the text, as cosines; see
    `bot.reader.Candidate`. A question without a known event is told by half of its words;
    `unknown`: what counts where these can't be looked for, across languages. `around`: what
    stands around the text, which may tell of what the event was done to.
    """
    held = told_in(text, language)
    matches = matches or {}
    same = language == relation.language
    if relation.events:
        near = [*held, *told_in(around, language)] if around else held
        return all(
            _is_told(event, near if event in relation.objects else held, matches, same=same)
            for event in relation.events
        )
    if not (same or matches) and relation.others:
        return unknown
    told = sum(_is_told(one, held, matches, same=same) for one in relation.others)
    return 2 * told >= len(relation.others)


def tells_word(
    relation: Relation,
    word: str,
    text: str,
    language: str,
    matches: Mapping[str, float] | None = None,
) -> bool:
    """Whether a text tells a folded word of the question, where that is no event or name.

    In another language it can't be looked for: then it may be told.
    """
    if language != relation.language:
        return True
    held = told_in(text, language)
    asked = [one for one in relation.others if one.word == word]
    return all(_is_told(one, held, matches or {}, same=True) for one in asked)


def touches(
    relation: Relation, text: str, language: str, matches: Mapping[str, float] | None = None
) -> bool:
    """Whether a text tells of any event that a question asks about, if it asks about one."""
    events = [one for one in relation.events if _LIGHT not in one.relations]
    held, same = told_in(text, language), language == relation.language
    return not events or any(_is_told(event, held, matches or {}, same=same) for event in events)


def is_undone(relation: Relation, text: str, language: str) -> bool:
    """Whether a text tells the opposite of what a question asks about, which the question doesn't.

    "Norway lifted its freeze" tells of a freeze, and that it ended. Where both are told apart,
    each in its own part of the sentence, nothing is undone.
    """
    known = opposites(_FILE)
    asked = {one for event in relation.events for one in event.happens} | relation.phase
    against = {one for name in asked for one in known.get(name, frozenset())} - asked
    if relation.negated:
        return False
    parts = [
        {name for one in told_in(part, language) for name in one.happens}
        for part in _CUT.split(text)
    ]
    told = any(part & asked and not part & against for part in parts)
    return any(part & against for part in parts) and not told


def is_of(
    relation: Relation, text: str, at: Span, part: Span, language: str, *, reports: bool = True
) -> bool:
    """Whether what stands at `part` of the sentence at `at` goes with the events asked about.

    It doesn't where the words around it, up to where the sentence goes on to something else,
    tell of other events alone, or where it stands beside a word that reports them; `reports`:
    whether what reports them matters, as it does for a day and not for a figure.
    """
    near = [
        one
        for one in told_in(text, language, clause_of(text, at, part))
        if one.happens
        and not part.start <= one.at.start < part.end
        and (reports or not one.happens <= REPORTS)
    ]
    if not near:
        return True
    same = language == relation.language

    def asked(one: Told) -> bool:
        return any(_same(event, one, same=same) for event in relation.events)

    nearest = min(near, key=lambda one: _distance(one.at, part))
    reported = (
        reports
        and bool(nearest.happens & REPORTS)
        and not asked(nearest)
        and not _SAID_THAT.search(text, nearest.at.end, max(nearest.at.end, part.start))
        and not any(asked(one) and _is_done(nearest, one, text, language) for one in near)
    )
    return not reported and (not relation.events or any(map(asked, near)))


def clause_of(text: str, at: Span, part: Span) -> Span:
    """What is around `part` of the sentence at `at`, up to where it goes on to something else."""
    cuts = [at.start, *(m.start() for m in _CUT.finditer(text, at.start, at.end)), at.end]
    first = max(cut for cut in cuts if cut <= part.start)
    return Span(first, min((cut for cut in cuts if cut >= part.end), default=at.end))


def _is_done(report: Told, event: Told, text: str, language: str) -> bool:
    """Whether an event is one that announcing it does, and is what is announced."""
    leads = _ANNOUNCED.get(language)
    between = text[report.at.end : event.at.start].lstrip()
    return (
        "announce" in report.happens
        and bool(event.happens & _DONE_BY_SAYING)
        and leads is not None
        and bool(leads.match(between))
    )


def _name(match: re.Match[str]) -> tuple[int, int]:
    """Where a name stands in a question, without the word that begins it."""
    return match.start() or len(match[0].split(" ")[0]), match.end()


def told_in(text: str, language: str, at: Span | None = None) -> list[Told]:
    """The words of a text, or of its part at `at`."""
    start = at.start if at else 0
    part = at.of(text) if at else text
    found = []
    for word in words(part, language):
        written = part[word.start : word.end]
        folded = fold(written)
        found.append(
            Told(
                Span(start + word.start, start + word.end),
                folded,
                meanings(folded, language, _FILE),
                term(written, language)[:_STEM],
            )
        )
    return found


def _is_told(
    event: Told, held: Sequence[Told], matches: Mapping[str, float], *, same: bool
) -> bool:
    enough = _SAME_EVENT if event.happens else _SAME_WORD
    return matches.get(event.word, 0.0) >= enough or any(
        _same(event, one, same=same) for one in held
    )


def _same(event: Told, one: Told, *, same: bool) -> bool:
    if event.happens & one.happens:
        return True
    return same and bool(event.stem) and event.stem == one.stem


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
