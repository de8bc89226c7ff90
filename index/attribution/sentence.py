"""One unit's tokens, with the little words, adverbs, dates and verbs told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.attribution.lexicon import Lexicon, Tense, Verb
from index.attribution.tokens import Kind, Token

_LONGEST_ADVERB = 5  # tokens: "à plusieurs reprises" and a little more
INVERTED = re.compile(r"(.+?)-(?:t-)?(ils?|elles?|on)$")


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its clitics and auxiliaries, as tokens ``[start:end]``.

    `main`: where the verb itself stands. `inverted`: the subject is the pronoun that is
    joined to it ("a-t-il ajouté"); `verb` is then None if no list has it.
    """

    start: int
    end: int
    main: int
    verb: Verb | None
    tenses: frozenset[Tense]
    inverted: bool = False
    passive: bool = False


class Sentence:
    """Positions are token indices; one outside the unit holds nothing, and no error."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self._size = len(tokens)
        self._lows = [token.low for token in tokens]
        self._kinds = [token.kind for token in tokens]
        self._groups = [lexicon.groups.get(token.low, _NONE) for token in tokens]

    def low(self, index: int) -> str:
        """The token in lower case."""
        return self._lows[index] if 0 <= index < self._size else ""

    def kind(self, index: int) -> Kind | None:
        return self._kinds[index] if 0 <= index < self._size else None

    def is_in(self, index: int, *groups: str) -> bool:
        """Whether a word belongs to one of these groups of the lexicon."""
        return 0 <= index < self._size and not self._groups[index].isdisjoint(groups)

    def phrase_at(self, group: str, index: int) -> int:
        """The end of the phrase of `group` (adverbs, …) that begins at `index`, or `index`."""
        for words in self.lexicon.phrases[group].get(self.low(index), ()):
            if all(self.low(index + k) == word for k, word in enumerate(words)):
                return index + len(words)
        return index

    def follows(self, group: str, index: int) -> bool:
        """Whether a phrase of `group` ends just before `index`."""
        return any(self.phrase_at(group, index - length) == index for length in range(1, 4))

    def is_determiner(self, index: int) -> bool:
        known = self.is_in(index, "determiners", "determiners_m", "determiners_f")
        return known and not self._is_object(index)

    def _is_object(self, index: int) -> bool:
        """ "X, plus indulgent, la juge « courageuse »": a pronoun before its verb."""
        if self.kind(index + 2) is not Kind.QUOTE or not self.is_in(index, "objects"):
            return False
        verbs = self.lexicon.verbs.get(self.low(index + 1), ())
        return any(len(one.words) == 1 and Tense.PRESENT in one.tenses for one in verbs)

    def is_pronoun(self, index: int) -> bool:
        return self.kind(index) is Kind.WORD and self.is_in(
            index, "pronouns_m", "pronouns_f", "pronouns_plural", "pronouns_other"
        )

    def is_plain(self, index: int) -> bool:
        """A word that is none of the little ones: a noun, an adjective or a verb."""
        return self.kind(index) is Kind.WORD and not self.is_in(
            index, "prepositions", "conjunctions", "auxiliaries", "relatives", "that"
        )

    def after_quote(self, index: int) -> bool:
        """Whether a quotation, with a comma or without, stands just before `index`."""
        if self.low(index - 1) == ",":
            index -= 1
        return self.kind(index - 1) is Kind.QUOTE

    def opens_clause(self, index: int) -> bool:
        return (
            index == 0
            or self.kind(index - 1) in (Kind.MARK, Kind.QUOTE)
            or self.low(index - 1) in self.lexicon["conjunctions"] - self.lexicon["and"]
        )

    # Adverbs and dates

    def is_adverb(self, index: int) -> bool:
        low, ending = self.low(index), self.lexicon.adverb_ending
        return (
            self.kind(index) is Kind.WORD
            and low.endswith(ending)
            and len(low) > len(ending) + 2
            and low not in self.lexicon.nouns
            and not self.is_determiner(index - 1)
        )

    def past_adverbs(self, index: int) -> int:
        """The first position from `index` on that is no adverb."""
        while True:
            end = self.phrase_at("adverbs", index)
            if end == index and (self.is_in(index, "negations") or self.is_adverb(index)):
                end = index + 1
            if end == index:
                return index
            index = end

    def before_adverbs(self, end: int) -> int:
        """Back from `end` over adverbs, clitics and dates."""
        while end > 0:
            start = end
            for length in range(min(_LONGEST_ADVERB, end), 0, -1):
                if self.phrase_at("adverbs", end - length) == end:
                    start = end - length
                    break
            if start == end and (
                self.is_in(end - 1, "negations", "clitics") or self.is_adverb(end - 1)
            ):
                start = end - 1
            if start == end:
                start = self._before_date(end)
            if start == end:
                break
            end = start
        return end

    def is_date(self, index: int) -> bool:
        return self.kind(index) is Kind.WORD and self.is_in(index, "calendar", "times")

    def is_time(self, index: int) -> bool:
        """An adverb, or a word of a date."""
        return self.is_date(index) or self.before_adverbs(index + 1) <= index

    def _before_date(self, end: int) -> int:
        start = end
        while start > 0 and (
            self.is_date(start - 1)
            or self.kind(start - 1) is Kind.NUMBER
            or (start < end and self.is_in(start - 1, "time_openers"))
        ):
            start -= 1
        return start if any(self.is_date(index) for index in range(start, end)) else end

    def past_date(self, index: int) -> int:
        end = index
        while self.is_in(end, "time_openers") or self.kind(end) is Kind.NUMBER:
            end += 1
        if not self.is_date(end):
            return index
        while self.is_date(end) or self.kind(end) is Kind.NUMBER:
            end += 1
        return end

    # Verbs

    def verb_at(self, index: int) -> Verb | None:
        """The reporting verb that begins at `index`, the longest form first."""
        for verb in self.lexicon.verbs.get(self.low(index), ()):
            if all(self.low(index + k) == word for k, word in enumerate(verb.words)):
                return verb
        return None

    def is_finite(self, index: int) -> bool:
        """Whether a word is a reporting verb in a tense, so the end of a noun phrase."""
        return (
            self.kind(index) is Kind.WORD
            and self.low(index) not in self.lexicon.nouns
            and not self.is_determiner(index - 1)
            and any(
                len(verb.words) == 1 and verb.tenses & {Tense.PRESENT, Tense.PAST}
                for verb in self.lexicon.verbs.get(self.low(index), ())
            )
        )

    def group_at(self, index: int) -> VerbGroup | None:
        """The verb group that begins at `index`, if its verb may report."""
        lexicon, at, reflexive = self.lexicon, index, False
        while self.is_in(at, "clitics"):
            reflexive = reflexive or self.is_in(at, "reflexives")
            at += 1
        if self.kind(at) is not Kind.WORD:
            return None
        if lexicon.has("inverted_pronoun") and (match := INVERTED.match(self.low(at))):
            return self._inverted(index, at, match.group(1))
        if self.is_in(at, "auxiliaries"):
            return self._composed(index, at, reflexive=reflexive)
        if at > index and self.is_in(index, "determiners"):
            return None  # "l'annonce" is a noun
        verb = self.verb_at(at)
        if verb is None:
            return None
        return VerbGroup(index, at + len(verb.words), at, verb, verb.tenses)

    def _inverted(self, index: int, at: int, stem: str) -> VerbGroup | None:
        end, verb = at + 1, None
        if stem in self.lexicon["auxiliaries"]:
            end = self.past_adverbs(end)
            if self.kind(end) is not Kind.WORD:
                return None
            verb = self.verb_at(end)
            end += len(verb.words) if verb else 1
        return VerbGroup(index, end, at, verb, frozenset({Tense.PAST}), inverted=True)

    def _composed(self, index: int, at: int, *, reflexive: bool) -> VerbGroup | None:
        passive = False
        while self.is_in(at, "auxiliaries"):
            passive = passive or (self.is_in(at, "passive") and not reflexive)
            at = self.past_adverbs(at + 1)
            if self.is_in(at, "stressed"):  # "il a, lui, écrit"
                at += 1
        verb = self.verb_at(at)
        if verb is None or verb.tenses == {Tense.PAST}:
            return None
        passive = passive and Tense.PARTICIPLE in verb.tenses
        end = at + len(verb.words)
        return VerbGroup(index, end, at, verb, frozenset({Tense.PAST}), passive=passive)
