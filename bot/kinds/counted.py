"""What a how-many question counts, and whether a sentence has a figure of it.

"How many users does the firm have?" isn't answered by the number of its sites. The noun must
stand beside a figure, in the same or another word for it (`index.lexicon.things`), or be found
there by the reader's encoder. People are also counted by what happens to them: "The storm
killed 40".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Final

from bot.kinds.offices import is_office
from bot.kinds.relations import Relation, touches
from index.lexicon import fold, term, things, words

_STEM: Final = 5
# As `relations`: how well the encoder must find a word that no table holds, and one of a table.
_SAME_WORD: Final = 0.83
_SAME_THING: Final = 0.9
_ANYBODY: Final = "person.any"
_PEOPLE: Final = "person."
_ASKED: Final = {
    "fr": re.compile(
        r"\b(?:combien (?:y a-t-il )?d(?:es? |u |e l'|e la |')"
        r"|quel (?:est |[ée]tait )?le nombre d(?:es? |'))(?P<said>[^?,]+)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:how many |what (?:is|was) the number of )(?P<said>[^?,]+)", re.IGNORECASE
    ),
}
_PLURAL: Final = re.compile(r"\w+s|people|men|women|children|staff|police|aircraft", re.IGNORECASE)
_FIGURE: Final = re.compile(
    r"\d"
    r"|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|vingt|trente|quarante|cinquante|soixante|cents?|mille|millions?|milliards?|milliers?"
    r"|(?:di|dou|quin)zaines?|(?:ving|tren|quaran|cinquan|soixan|cen)taines?|aucune?|plusieurs|moiti[ée]"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|billions?|dozens?|none|no"
    r"|several|half|first|second|third|premi[eè]re?|\w+i[eè]me|seconde?)\b",
    re.IGNORECASE,
)
# Elsewhere a figure in words isn't known for one.
_FIGURES_IN: Final = frozenset({"fr", "en", "und"})
# Figures of these count no things of their own: "14 kilometres of beaches".
_UNITS: Final = (
    r"kilom[eè]tres?|kilometers?|m[eè]tres?|meters?|km|miles?|yards?|feet|tonnes?|tons?|kilos?"
    r"|kilogram(?:me)?s?|grammes?|litres?|liters?|hectares?|acres?|barils?|barrels?|gallons?"
    r"|degr[eé]s?|degrees?|pour ?cent|per ?cent|%"
)
_ANIMALS: Final = (
    r"animals?|animaux|b[eê]tes?|oiseaux?|birds?|moutons?|brebis|sheep|agneaux?|lambs?|vaches?|cows?"
    r"|bovins?|cattle|b[eé]tail|livestock|veaux|calves|ch[eè]vres?|goats?|porcs?|cochons?|pigs?"
    r"|chevaux|horses?|chiens?|dogs?|chats?|cats?|volailles?|poultry|poules?|poulets?|hens?"
    r"|chickens?|canards?|ducks?|poissons?|fish|saumons?|salmon|abeilles?|bees?|baleines?|whales?"
    r"|dauphins?|dolphins?|phoques?|seals?|tortues?|turtles?"
)
_OF_UNITS: Final = re.compile(
    rf"(?:\d[\d.,\s]*|(?:{_FIGURE.pattern})\W*)(?:{_UNITS})(?!\w)", re.IGNORECASE
)
_OF_ANIMALS: Final = re.compile(
    rf"(?:\d[\d.,\s]*|(?:{_FIGURE.pattern})\W*)(?:[^\W\d]+ )?(?:d['e] ?)?(?:{_ANIMALS})(?!\w)",
    re.IGNORECASE,
)
# Who says it isn't what is counted: "9,000, according to the organisers".
_SOURCE: Final = re.compile(
    rf"\b(?:selon|d['’]après|according to)\s+(?:l[ea]s? |l['’]|des |ses |the |its |their )?"
    rf"(?!{_FIGURE.pattern})[^\W\d_]+",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[.;:–—](?!\d)|,(?!\d)|\b(?:but|mais|while|whereas|tandis que|alors que)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that is counted, folded: what it means, by tables, and its stem.

    `beside`: the stems of what goes with it: "Republican" of "Republican senators".
    """

    word: str
    meanings: frozenset[str]
    stem: str
    language: str
    beside: frozenset[str] = frozenset()

    @property
    def is_anybody(self) -> bool:
        return any(one.startswith(_PEOPLE) for one in self.meanings)

    @property
    def is_measure(self) -> bool:
        return bool(re.fullmatch(_UNITS, self.word, re.IGNORECASE))

    def without_others(self, text: str) -> str:
        """A text without the figures of animals, where people are counted, and of measures.

        Of what isn't counted one by one ("how much oil") measures are the figure.
        """
        if self.is_anybody:
            text = _OF_ANIMALS.sub("", text)
        several = re.fullmatch(r"\w+[sx]", self.word) and not self.is_measure
        return _OF_UNITS.sub("", text) if several else text


def counted_words(question: str, language: str) -> str:
    """What a question says after "how many", as written; "" where it counts nothing."""
    pattern = _ASKED.get(language)
    asked = pattern.search(question.replace("’", "'")) if pattern else None
    return asked["said"] if asked else ""


def counted(question: str, language: str) -> Counted | None:
    """What a question counts; None where it counts nothing that a noun tells."""
    said = counted_words(question, language)
    phrase = list(takewhile(lambda one: one.stem, _told(said, language)))[:3]
    if not phrase:
        return None
    known = [one for one in phrase if one.meanings]
    plural = [one for one in phrase if _PLURAL.fullmatch(one.word)]
    animals = [one for one in phrase if re.fullmatch(_ANIMALS, one.word)]
    noun = phrase[0] if language == "fr" else (animals or known or plural or phrase)[0]
    beside = [one.stem for one in phrase if one is not noun and _PLURAL.fullmatch(one.word)]
    if language == "en":
        beside = [one.stem for one in phrase[: phrase.index(noun)]]
    return replace(noun, beside=frozenset(beside))


def counts(
    noun: Counted,
    relation: Relation,
    text: str,
    language: str,
    matches: Mapping[str, float] | None = None,
) -> bool:
    """Whether a text in `language` has a figure beside what is counted.

    `matches`: as in `relations.tells`. The encoder doesn't tell where in the text it found it:
    where that is the very noun, the figure must stand beside it.
    """
    text = noun.without_others(text)
    found = (matches or {}).get(noun.word, 0.0)
    people = is_office(noun.word, noun.language)  # "how many Swiss", told of people in Switzerland
    if not people and any(_same(noun, one, language) for one in _told(text, language)):
        found = 0.0
    text = _SOURCE.sub("", text)
    figure = bool(_FIGURE.search(text)) or language not in _FIGURES_IN
    if found >= (_SAME_THING if noun.meanings else _SAME_WORD) and figure:
        return True
    cuts = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    clauses = [text[start:end] for start, end in pairwise(cuts)]
    return any(
        _FIGURE.search(clause)
        and (_holds(noun, relation, clause, language) or _follows(noun, clause, language))
        for clause in clauses
    )


def is_only_source(noun: Counted, text: str, language: str) -> bool:
    """Whether what is counted is told in a text as who says so alone."""
    rest = _told(_SOURCE.sub("", text), language)
    return any(_same(noun, one, language) for one in _told(text, language)) and not any(
        _same(noun, one, language) for one in rest
    )


def counts_another(noun: Counted, relation: Relation, after: str, language: str) -> bool:
    """Whether what follows a figure is a known thing that isn't asked for: "12,000 ballots".

    People may be called by what else they are: "34 sailors" of the dead; and what is asked about
    counts them: "six arrests".
    """
    phrase = re.split(r"[^\w\s'’-]|\d", after, maxsplit=1)[0]
    for one in takewhile(lambda told: told.stem, _told(phrase, language)[:2]):
        if _same(noun, one, language) or (one.is_anybody and noun.is_anybody):
            return False
        if one.meanings and _ANYBODY not in one.meanings and _PLURAL.fullmatch(one.word):
            return not (relation.events and touches(relation, one.word, language))
    return False


def _follows(noun: Counted, clause: str, language: str) -> bool:
    """Whether what goes with the noun stands in its place after a figure: "51 Republicans"."""
    return any(
        one.stem in noun.beside
        for match in _FIGURE.finditer(clause)
        for one in _told(clause[match.start() :], language)[1:3]
        if one.stem
    )


def _holds(noun: Counted, relation: Relation, clause: str, language: str) -> bool:
    told = _told(clause, language)
    if any(_same(noun, one, language) for one in told):
        return True
    return noun.is_anybody and bool(relation.events) and touches(relation, clause, language)


def _same(noun: Counted, one: Counted, language: str) -> bool:
    if noun.meanings & one.meanings:
        return True
    if _ANYBODY in noun.meanings and one.is_anybody:
        return True
    return language == noun.language and bool(one.stem) and noun.stem == one.stem


def _told(text: str, language: str) -> Sequence[Counted]:
    found = []
    for word in words(text, language):
        written = text[word.start : word.end]
        folded = fold(written)
        meant = things(folded, language)
        found.append(Counted(folded, meant, term(written, language)[:_STEM], language))
    return found
