"""Where a sentence says that somebody says: verbs with their subjects, and prepositions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from index.attribution.lexicon import Lexicon, Tense, Verb
from index.attribution.phrases import Phrases
from index.attribution.references import Reference
from index.attribution.sentence import INVERTED, Sentence, VerbGroup
from index.attribution.subjects import Subjects
from index.attribution.tokens import Kind, Token

_FINITE = frozenset({Tense.PRESENT, Tense.PAST})
_FRAME = 15  # tokens in "pour …" before its comma
_CLAUSE = 3  # words at least in a quotation that is a clause, not a term


class Side(Enum):
    BEFORE = "before"  # opens what it reports: "X a affirmé que …"
    AFTER = "after"  # closes it: "…, a affirmé X"
    FRAME = "frame"  # holds the sentence: "selon X", "pour lui"


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``[start:end]`` report the words of `speaker`.

    ``[first:last]`` are the tokens of the whole reporting clause, subject included.
    `inherits`: the speaker is that of the clause it hangs on ("…, estimant que").
    """

    start: int
    end: int
    first: int
    last: int
    side: Side
    verb: Verb | None = None
    speaker: Reference | None = None
    inherits: bool = False


class Cues:
    """The cues of one sentence, and the readers that find them."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.sentence = Sentence(tokens, lexicon)
        self.phrases = Phrases(self.sentence)
        self.subjects = Subjects(self.sentence, self.phrases)
        self.low = self.sentence.low
        self.kind = self.sentence.kind
        self.is_in = self.sentence.is_in

    def find(self) -> list[Cue]:
        """In order."""
        return list(self._find())

    def _find(self) -> Iterator[Cue]:
        index, composed = 0, False
        triggers = self.lexicon.triggers
        while index < len(self.tokens):
            low = self.tokens[index].low
            if low not in triggers and "-" not in low:
                index += 1
                continue
            cue = self._preposition(index)
            if cue is None and (group := self.sentence.group_at(index)):
                cue = self._verb(group, composed=composed)
                composed = composed or group.main > group.start
            if cue is None:
                index += 1
            else:
                yield cue
                index = cue.end

    def is_infinitive(self, index: int) -> bool:
        """Whether a word looks like an infinitive, where infinitives report."""
        low = self.low(index)
        return (
            self.sentence.is_plain(index)
            and low.endswith(self.lexicon.infinitive_endings)
            and low not in self.lexicon.nouns
        )

    # Prepositions

    def _preposition(self, index: int) -> Cue | None:
        end = self.sentence.phrase_at("anywhere", index)
        initial = end == index
        if initial and self._opens_sentence(index):
            end = self.sentence.phrase_at("initial", index)
        if end == index:
            return None
        speaker = self.phrases.after(end, known=initial)
        if speaker is None or (speaker.pronoun and self.is_in(end, "pronouns_other")):
            return None
        if initial:
            speaker = self._up_to_comma(speaker)
        speaker = self.subjects.apposed_after(speaker)
        held = self.low(speaker.end) in (",", ":") or self.kind(speaker.end) is Kind.QUOTE
        if initial and not held:
            return None
        return Cue(index, end, index, speaker.end, Side.FRAME, speaker=speaker)

    def _up_to_comma(self, speaker: Reference) -> Reference:
        """ "Pour l'association de promotion et de défense du livre, …": all of it."""
        end = speaker.end
        while end < speaker.start + _FRAME and self.kind(end) in (Kind.WORD, Kind.NAME):
            if self.is_in(end, "auxiliaries", "relatives", "that") or self.sentence.is_finite(end):
                return speaker
            end += 1
        return replace(speaker, end=end) if self.low(end) == "," and not speaker.name else speaker

    def _opens_sentence(self, index: int) -> bool:
        """At the head of a sentence, but for a "mais" or a "cependant"."""
        while index and (
            self.is_in(index - 1, "conjunctions") or self.sentence.is_adverb(index - 1)
        ):
            index -= 1
        return index == 0 or self.low(index - 1) in (".", ";", ":")

    # Verbs

    def _verb(self, group: VerbGroup, *, composed: bool) -> Cue | None:
        if group.inverted:
            return self._inverted(group)
        by = self.is_in(group.end, "agents")
        if group.passive or (by and Tense.PARTICIPLE in group.tenses):
            return self._passive(group) if by else None
        if group.tenses & _FINITE:
            return self._as_said(group) or self._finite(group)
        if Tense.GERUND in group.tenses or self.sentence.follows("sequels", group.start):
            return self._gerund(group)
        if composed and self._coordinated(group.start):
            return self._inherited(group)  # "a dit …, et accusé"
        return None

    def _inverted(self, group: VerbGroup) -> Cue | None:
        """ "…, a-t-il ajouté"."""
        start = group.start
        if not (self.sentence.after_quote(start) or self.low(start - 1) == ","):
            return None
        return self._cue(group, Side.AFTER, self._joined_pronoun(group.main), start, group.end)

    def _passive(self, group: VerbGroup) -> Cue | None:
        """ "décrit par X comme"; but in "accusé par X, la maire « ment »" X says nothing."""
        speaker = self.phrases.after(group.end + 1)
        if speaker is None or (group.start == 0 and self._heads_another(speaker.end)):
            return None
        return self._cue(group, Side.BEFORE, speaker, group.start, speaker.end)

    def _heads_another(self, comma: int) -> bool:
        """Whether what follows a comma is no aside, but who does what the sentence tells."""
        if self.low(comma) != "," or not self.sentence.is_determiner(comma + 1):
            return False
        other = self.phrases.after(comma + 1)
        return other is not None and self.low(other.end) != ","

    def _as_said(self, group: VerbGroup) -> Cue | None:
        """ "comme l'a rappelé X"."""
        if not any(self.sentence.follows("as", index) for index in (group.main, group.start)):
            return None
        speaker = self.subjects.after(group.end, known=True)
        if speaker is None:
            return None
        return self._cue(group, Side.FRAME, speaker, group.start, speaker.end)

    def _joined_pronoun(self, index: int) -> Reference:
        """The pronoun of "a-t-il"."""
        match = INVERTED.match(self.low(index))
        low = match.group(2) if match else ""
        token = self.tokens[index]
        bare = Sentence([Token(Kind.WORD, low, low, token.start, token.end)], self.lexicon)
        return replace(Phrases(bare).pronoun(0), start=index, end=index + 1)

    def _cue(
        self, group: VerbGroup, side: Side, speaker: Reference | None, first: int, last: int
    ) -> Cue:
        start = group.start if self.lexicon.has("cue_with_auxiliary") else group.main
        while self.is_in(start, "clitics") and not self.is_in(start, "reflexives"):
            start += 1
        return Cue(start, group.end, first, last, side, group.verb, speaker)

    def _inherited(self, group: VerbGroup) -> Cue:
        cue = self._cue(group, Side.BEFORE, None, group.start, group.end)
        return replace(cue, inherits=True)

    def _coordinated(self, index: int) -> bool:
        but = self.is_in(index - 1, "conjunctions") and self.low(index - 2) == ","
        return self.low(index - 1) == "," or self.is_in(index - 1, "and") or but

    def _gerund(self, group: VerbGroup) -> Cue | None:
        """ "estimant que": said by the clause it hangs on, or "the mother complaining that"."""
        start = group.start
        if self.is_in(start - 1, "agents"):
            return None
        gerund = Tense.GERUND in group.tenses and start == group.main
        if gerund and self.is_in(self.sentence.before_adverbs(start) - 1, "prepositions"):
            return None  # "criticised for not saying that"
        hangs = gerund and start > 0 and self.kind(start - 1) not in (Kind.MARK, Kind.QUOTE)
        owner = self.phrases.before(start) if hangs else None
        if owner is None or owner.noun is None:
            return self._inherited(group)
        if owner.complement:
            owner = None  # it may hang on any of these words
        return self._cue(group, Side.BEFORE, owner, start, group.end)

    def _finite(self, group: VerbGroup) -> Cue | None:
        start = group.start
        if self._is_noun(start):
            return None
        if self.sentence.after_quote(start):
            return self._after_quote(group)
        speaker = self.subjects.before(start)
        if speaker is None and self.low(start - 1) == ",":
            speaker = self.subjects.after(group.end, known=True)
            if speaker is not None and self._clause_ends(speaker.end):
                return self._cue(group, Side.AFTER, speaker, start, speaker.end)
        if speaker is None:
            coordinated = self._coordinated(self.sentence.before_adverbs(start))
            return self._inherited(group) if coordinated else None
        called = group.start == group.main and self.is_in(group.main, "naming")
        if called and not speaker.definite and self.kind(group.end) in (Kind.NAME, Kind.QUOTE):
            return None  # "a son called Robert"
        side = Side.AFTER if self._closes(speaker.start, group) else Side.BEFORE
        return self._cue(group, side, speaker, speaker.start, group.end)

    def _after_quote(self, group: VerbGroup) -> Cue | None:
        """ "…", a martelé X; but "…", says he is unfit" goes on with the clause before."""
        speaker = self.subjects.after(group.end, known=False)
        if speaker is None:
            return None
        if not self._clause_ends(speaker.end):
            return self._inherited(group)
        return self._cue(group, Side.AFTER, speaker, group.start, speaker.end)

    def _clause_ends(self, index: int) -> bool:
        """Whether no verb goes with the noun phrase that ends there."""
        return not self.is_in(index, "auxiliaries", "that", "reflexives")

    def _is_noun(self, index: int) -> bool:
        """ "une annonce", "of reports": the form is no verb after such a word."""
        if self.is_in(index - 1, "pronouns_other"):
            return False
        return self.is_in(index - 1, "complement") or self.sentence.is_determiner(index - 1)

    def _closes(self, first: int, group: VerbGroup) -> bool:
        """Whether "X said" at the end of a clause reports what stands before it."""
        if not self.lexicon.has("bare_content") or first == 0:
            return False
        if self.sentence.after_quote(first):
            comma = self.low(first - 1) == ","
            words = self.tokens[first - 2 if comma else first - 1].text
            # The comma inside the marks ends the quotation: "…," she told me.
            if (comma or words[-1] in ",?!") and words.count(" ") >= _CLAUSE:
                return True
        elif self.low(first - 1) != ",":
            return False
        after = self.subjects.past_circumstances(group.end, objects=True)
        gerund = self.sentence.group_at(after)
        return (
            after >= len(self.tokens)
            or (self.kind(after) in (Kind.MARK, Kind.QUOTE) and self.low(after) != ":")
            or self.is_in(after, "and")
            or (gerund is not None and Tense.GERUND in gerund.tenses)
        )
