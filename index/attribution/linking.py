"""Which cue of its sentence, if any, reports a quotation, and whether it is speech at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.attribution.cues import Cue, Cues, Side
from index.attribution.tokens import Kind

_FAR = 15  # tokens between a verb that judges and the words quoted
_TELLING = 5  # words of a quotation that is more than a term
_PARTS = re.compile(r"[\W_]+")
_PRONOUNS = ("pronouns_m", "pronouns_f", "pronouns_plural", "pronouns_other")
_NEAR = 3  # tokens between a verb that says, without "que", and the words quoted


class Linking:
    """For one sentence. Quotations are asked for from left to right."""

    def __init__(self, cues: Cues, found: Sequence[Cue]) -> None:
        self.cues = cues
        self.found = found
        self.lexicon = cues.lexicon
        self.low = cues.low
        self.is_in = cues.is_in
        self._used: set[int] = set()  # cues that report a quotation already

    def cue_of(self, index: int) -> Cue | None:
        """The cue that reports the quotation at token `index`."""
        cue = self._beside(index) or self._around(index)
        if cue is not None:
            self._used.add(cue.start)
        return cue

    def _beside(self, index: int) -> Cue | None:
        after = index + 2 if self.low(index + 1) == "," else index + 1
        opened = self.low(index - 1) == ":"
        for cue in self.found:
            if opened and cue.side is Side.BEFORE and cue.end == index - 1:
                return cue  # "told CNN: “…” CNN reported"
            if cue.first == after and cue.side is not Side.BEFORE:
                named = self.is_title(index) or self._is_name(index)
                return None if index > 0 and named else cue
        return None

    def _around(self, index: int) -> Cue | None:
        left = [cue for cue in self.found if cue.end <= index and self._reaches(cue, index)]
        right = [cue for cue in self.found if cue.first > index and cue.side is not Side.BEFORE]
        if left:
            cue = left[-1]
        elif right and not self._broken(index, right[0].first):
            cue = right[0]
        else:
            return None
        return cue if self._said(cue, index) else None

    def _broken(self, start: int, end: int) -> bool:
        return any(self.is_in(index, "breaks") for index in range(start, end))

    def _reaches(self, cue: Cue, index: int) -> bool:
        """Whether the words at `index`, to the right of a cue, may be what it reports."""
        if self._broken(cue.end, index):
            return False
        if cue.side is Side.AFTER:
            # "Democrats, he said, are on a mission to “resist”."
            aside = self.low(cue.first - 1) == "," and self.low(cue.last) == ","
            aside = aside and self.cues.kind(cue.first - 2) is not Kind.QUOTE
            return aside or index - cue.last <= 2
        if cue.start in self._used:
            return True
        between = range(cue.end, index)
        if cue.verb is None or cue.side is Side.FRAME:
            held = any(self.low(k) in (",", ":") for k in between)
            return index == cue.last or held
        if cue.verb.says and (
            self.lexicon.has("bare_content")
            or index - cue.last <= _NEAR
            or any(self.is_in(k, "content") for k in between)
        ):
            return True
        return cue.verb.judges and index - cue.end <= _FAR

    def words(self, index: int) -> list[str]:
        return self.cues.tokens[index].text.split()

    def is_sentence(self, index: int) -> bool:
        """Whether a quotation reads as a sentence, or ends as one."""
        words = self.words(index)
        return len(words) > 3 and (words[0][0].isupper() or words[-1][-1] in ".!?…,")

    def is_title(self, index: int) -> bool:
        """A title or a name: every word that isn't a little one has a capital."""
        little = [self.lexicon[key] for key in ("determiners", "prepositions", "conjunctions")]
        words = [
            word for word in self.words(index) if not any(word.lower() in some for some in little)
        ]
        return len(words) > 1 and all(
            (word[0].isupper() and not word.isupper()) or word[0].isdigit() for word in words
        )

    def is_told(self, index: int) -> bool:
        """Whether marked words that nothing reports are somebody's all the same.

        They are if they are too many for a term and no title: that begins with a capital and
        is no sentence.
        """
        words = self.words(index)
        if len(words) < _TELLING or self.is_title(index) or self._namer(index) is not None:
            return False
        return not words[0][0].isupper() or self._speaks(words)

    def _speaks(self, words: Sequence[str]) -> bool:
        """Whether words end as a sentence does, or hold a pronoun, as no name does."""
        told = {part for word in words for part in _PARTS.split(word.lower())}
        return words[-1][-1] in ".!?…" or any(told & self.lexicon[key] for key in _PRONOUNS)

    def _is_name(self, index: int, *, long: bool = False) -> bool:
        """Whether marks hold the name of what stands before them: "à bord du « Marilou »".

        `long`: it may be one of many words: "le plan « Un toit pour chaque famille »".
        """
        words, sentence, before = self.words(index), self.cues.sentence, index - 1
        if (
            (len(words) >= _TELLING and not long)
            or not words[0][0].isupper()
            or self._speaks(words)
        ):
            return False
        if sentence.is_determiner(before) or self.is_in(before, "genitive"):
            return True
        verb = any(cue.start <= before < cue.end for cue in self.found)
        verb = verb or sentence.verb_at(before) is not None or sentence.is_pronoun(before)
        return sentence.is_plain(before) and not verb and not sentence.is_time(before)

    def _said(self, cue: Cue, index: int) -> bool:
        """Whether marked words under a cue are speech, not a name, a term or an irony."""
        if self.is_title(index):
            return False
        told = self.cues.subjects.past_circumstances(cue.end) == index  # "told reporters “…”"
        if not told and self._is_name(index, long=cue.first > index):
            return False
        if self.low(index - 1) == ":" or self.is_sentence(index):
            return True
        return not self._is_term(cue, index)

    def _is_term(self, cue: Cue, index: int) -> bool:
        words, sentence = self.words(index), self.cues.sentence
        judged = cue.verb is not None and cue.verb.judges
        glossed = sentence.phrase_at("glosses", index + 1) > index + 1
        if glossed or (self.low(index - 1) == "(" and len(words) < 4):
            return True
        if self._is_named(cue, index) or (self._is_example(index) and not judged):
            return True
        determined = sentence.is_determiner(index - 1)
        definite = determined and not self.is_in(index - 1, "indefinite")
        if len(words) > 1:  # "his mock “news anchor” voice"
            return len(words) < 4 and definite and sentence.is_plain(index + 1)
        if words[0][0].isupper() or definite:
            return True
        return not judged and (determined or self.is_in(index - 1, "prepositions"))

    def _is_named(self, cue: Cue, index: int) -> bool:
        """ "surnommé « le Belge »", "a film called “…”"."""
        at = self._namer(index)
        return at is not None and not cue.start <= at < cue.end

    def _namer(self, index: int) -> int | None:
        """The word before a quotation that makes a name or title of it."""
        at = index - 1
        while at > 0 and (self.cues.sentence.is_determiner(at) or self.low(at) == ","):
            at -= 1
        return at if self.is_in(at, "naming") else None

    def _is_example(self, index: int) -> bool:
        """ "un ordre comme « … »"."""
        return self.cues.sentence.follows("examples", index)
