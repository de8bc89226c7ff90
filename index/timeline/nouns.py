"""The noun that a number counts: "14 serious cases of …", "douze cas graves".

French and English write what is counted after its number, English with adjectives before the
noun and French after it. Only what has the form of a plural is a noun: "three received a
transplant" and "four in Canada" count what stands elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from index.lexicon import Word, fold, term, things, words

_CLAUSE: Final = re.compile(r"[^.,;:!?()\[\]«»“”\"\n\d]*")
_LINKS: Final = {
    "fr": re.compile(r"[ \u00a0\u202f]*(?:(?:d['’]|de |des |du )(?!entre\b|eux\b|elles\b))?", re.I),
    "en": re.compile(r" *(?:of (?!them\b)(?:(?:the|its|his|her|their|these|those|our) )?)?", re.I),
}
_PLURAL: Final = {
    "fr": re.compile(r"\w{2,}[sxz]|euro|\w{1,3}", re.I),
    "en": re.compile(
        r"\w{2,}(?<![su])s|people|(?:wo)?men|children|staff|personnel|police|aircraft|dead|"
        r"injured|wounded|missing|killed|hurt|k?m|kg|ha",
        re.I,
    ),
}
# Some of many, or those that come on top of what was counted: no count of the whole.
_PART: Final = {
    "fr": re.compile(r"nouve(?:aux|lles)|autres|supplémentaires?|premiers|premières", re.I),
    "en": re.compile(r"new|more|other|additional|further|extra|first", re.I),
}
# What French writes before a noun.
_BEFORE: Final = re.compile(
    r"nouve(?:aux|lles)|autres|jeunes|petite?s|grande?s|gros(?:ses)?|vieux|vieilles|"
    r"ancien(?:ne)?s|premi(?:ers|ères)|derni(?:ers|ères)|principa(?:ux|les)|seule?s",
    re.IGNORECASE,
)
# Said of anything that is counted, and what leads to other words: no qualities.
_COUNTED: Final = {
    term(word, language)
    for language, listed in {
        "fr": "recensés enregistrés signalés comptés dénombrés liés fabriqués produits trouvés "
        "découverts identifiés concernés parmi malgré",
        "en": "recorded reported registered counted linked made found identified concerned "
        "among amid across near along around outside",
    }.items()
    for word in listed.split()
}
# What says that a number counts what was named before it.
_NAMED: Final = {
    "fr": re.compile(r"\b(?:nombre d(?:es? |['’])|(?P<toll>bilan humain\b))", re.IGNORECASE),
    "en": re.compile(r"\b(?:(?:number|tally|count|total) of |(?P<toll>death toll\b))", re.I),
}
_REACHED: Final = {
    "fr": re.compile(r"\b(?:à|de|atteint|est|était) $", re.IGNORECASE),
    "en": re.compile(r"\b(?:to|at|from|reached|is|was|now|hit) $", re.IGNORECASE),
}
_FAR: Final = 90
_MOST: Final = 4  # words of a noun with its adjectives


@dataclass(frozen=True, slots=True)
class Noun:
    """`end`: where its words end. `things`: what it means in any language.

    `qualities` are the terms of its adjectives. `is_part`: it counts some more, or some of all.
    """

    term: str
    things: frozenset[str]
    qualities: frozenset[str]
    end: int
    is_part: bool


def noun_after(text: str, at: int, language: str) -> Noun | None:
    """The noun that a number counts which ends at `at`; None where none follows it."""
    link = _LINKS[language].match(text, at)
    start = link.end() if link else at
    clause = _CLAUSE.match(text, start, start + 60)
    run = _run(clause[0] if clause else "", language)
    written = [(clause[0] if clause else "")[word.start : word.end] for word in run]
    head = _head(written, language)
    if head is None:
        return None
    said = written[head]
    near = [*written[:head], *written[head + 1 :]] if language == "en" else written[head + 1 :]
    after = near if language == "fr" else near[: head + 1]
    qualities = frozenset(term(one, language) for one in after[:2]) - _COUNTED - {""}
    part = any(_PART[language].fullmatch(one) for one in written)
    return Noun(
        term(said, language),
        things(fold(said), language),
        qualities,
        start + run[head].end,
        part or (link is not None and link[0].startswith(" of the")),
    )


def noun_before(text: str, start: int, end: int, language: str) -> Noun | None:
    """What is counted by a number between two places that no noun follows.

    "The number of cases has risen to 22", "the death toll climbed to 40".
    """
    lead = text[max(0, start - _FAR) : start]
    if not _REACHED[language].search(lead):
        return None
    every = list(_NAMED[language].finditer(lead))
    if not every:
        return None
    named = every[-1]
    if named["toll"]:
        dead = things("dead", "en")
        return Noun(term("dead", "en"), dead, frozenset(), end, is_part=False)
    noun = noun_after(lead, named.end(), language)
    return noun and replace(noun, end=end)


def _run(clause: str, language: str) -> list[Word]:
    """The content words that follow each other from the clause's beginning."""
    run: list[Word] = []
    for word in words(clause, language)[:_MOST]:
        said = clause[word.start : word.end]
        if not word.term and not _PART[language].fullmatch(said):
            break
        run.append(word)
    return run


def _head(written: list[str], language: str) -> int | None:
    """English nouns end their adjectives; French ones follow few and have most after them."""
    if language == "fr":
        first = next((at for at, one in enumerate(written) if not _BEFORE.fullmatch(one)), None)
        fits = first is not None and _PLURAL["fr"].fullmatch(written[first])
        return first if fits else None
    plural = [at for at, one in enumerate(written) if _PLURAL["en"].fullmatch(one)]
    return plural[-1] if plural else None
