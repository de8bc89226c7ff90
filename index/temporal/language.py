"""What a language gives, and the tagger made of it.

A further language is a folder beside `fr` and `en`: `vocabulary.py` (words of time by class),
`grammar.py` (rules over those classes), `verbs.py` (how its tenses look), a Language in its
`__init__.py`, and that Language named in `index.temporal.expressions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from index.temporal.deferral import Deferral
from index.temporal.folding import folded
from index.temporal.grammar import ANY, Level, Rule, produced, word_class, words
from index.temporal.meaning import Meaning
from index.temporal.passing import Passing
from index.temporal.plans import Plans
from index.temporal.tokens import Alphabet, Tokenizer, Vocabulary

_NOTHING: Final = "(?!)"  # a pattern that finds nothing


@dataclass(frozen=True)
class Language:
    """A language's words of time, its rules by level, and how its verbs look.

    `elisions`: a pattern for what ends in an apostrophe and is a word of its own. `verbs`
    and `breaks`: see `index.temporal.tense.Verbs`; `reports`, `limits` and `afters`: see
    `index.temporal.anchors.Anchors`; `plans`, `deferral` and `passing`: None where nothing is known
    of them.
    """

    vocabulary: Vocabulary
    levels: tuple[tuple[Rule, ...], ...]
    elisions: str
    verbs: str
    breaks: str
    reports: str = _NOTHING
    limits: str = _NOTHING
    afters: str = _NOTHING
    plans: Plans | None = None
    deferral: Deferral | None = None
    passing: Passing | None = None


class Mention(NamedTuple):
    """Words that name a date, by their offsets."""

    start: int
    end: int
    meaning: Meaning


class Tagger:
    """Finds the words of a language that name a date. Linear in the length of the text."""

    def __init__(self, language: Language) -> None:
        rules = [rule for level in language.levels for rule in level]
        named = {word_class(word): {word: None} for word in sorted(words(rules))}
        alphabet = Alphabet()
        self._tokenizer = Tokenizer({**language.vocabulary, **named}, language.elisions, alphabet)
        for rule in rules:
            alphabet.sense(produced(rule))
        self._levels = [Level(level, alphabet) for level in language.levels]

    def __call__(self, text: str) -> Iterator[Mention]:
        plain, begins = folded(text)
        row = self._tokenizer(plain)
        for level in self._levels:
            row = level(row)
        for start, end, values in zip(row.starts, row.ends, row.values, strict=True):
            meaning = values.get(ANY.lower())
            if isinstance(meaning, Meaning):
                at = (start, end) if begins is None else (begins[start], begins[end])
                yield Mention(*at, meaning)
