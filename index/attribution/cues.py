"""Where a sentence says that somebody says: verbs with their subjects, and prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from index.attribution.lexicon import Lexicon, Tense, Verb
from index.attribution.phrases import Phrases, Reference
from index.attribution.tokens import Kind, Token

_INVERTED = re.compile(r"(.+?)-(?:t-)?(ils?|elles?|on)$")
_FINITE = frozenset({Tense.PRESENT, Tense.PAST})
_DASHES = frozenset({"-", "–", "—"})


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


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb with its clitics and auxiliaries, as tokens ``[start:end]``."""

    start: int
    end: int
    verb: Verb | None
    tenses: frozenset[Tense]
    main: int  # where the verb itself stands
    pronoun: int | None = None
    passive: bool = False


def _speaks(reference: Reference) -> bool:
    noun = reference.noun
    return noun is not None and (noun.person or noun.family is not None)


class Cues:
    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.phrases = Phrases(tokens, lexicon)
        self.low = self.phrases.low
        self.kind = self.phrases.kind

    def find(self) -> list[Cue]:
        """The unit's cues, in order."""
        return list(self._find())

    def _find(self) -> Iterator[Cue]:
        index, composed = 0, False
        while index < len(self.tokens):
            cue = self._preposition(index)
            if cue is None and (group := self._group(index)):
                cue = self._verb(group, composed)
                composed = composed or group.main > group.start
            if cue is None:
                index += 1
            else:
                yield cue
                index = cue.end

    # Prepositions

    def _preposition(self, index: int) -> Cue | None:
        end = self.phrases.phrase_at("anywhere", index)
        initial = end == index
        if initial and self._opens_sentence(index):
            end = self.phrases.phrase_at("initial", index)
        if end == index:
            return None
        speaker = self.phrases.after(end, known=initial)
        if speaker is None or (speaker.pronoun and self.low(end) in self.lexicon["pronouns_other"]):
            return None
        speaker = self._apposed_after(speaker)
        if initial and not (
            self.low(speaker.end) in (",", ":") or self.kind(speaker.end) is Kind.QUOTE
        ):
            return None
        return Cue(index, end, index, speaker.end, Side.FRAME, speaker=speaker)

    def _opens_sentence(self, index: int) -> bool:
        """At the head of a sentence, but for a "mais" or a "cependant"."""
        while index and (
            self.low(index - 1) in self.lexicon["conjunctions"] or self._is_adverb(index - 1)
        ):
            index -= 1
        return index == 0 or self.low(index - 1) in (".", ";", ":")

    def _apposed_after(self, speaker: Reference) -> Reference:
        """ "le président du conseil, Michel Spiro" → Michel Spiro, with that role."""
        if speaker.name is not None or speaker.noun is None or self.low(speaker.end) != ",":
            return speaker
        index = speaker.end + 1
        if self.phrases.is_determiner(index):
            index += 1
        if self.kind(index) is not Kind.NAME:
            return speaker
        if not (self.low(index + 1) in (",", ":", "") or self.kind(index + 1) is Kind.QUOTE):
            # "le président, Michel Spiro a dit" is written too.
            if not self._group(index + 1):
                return speaker
        named = self.phrases.read(index, index + 1)
        return replace(
            speaker, end=index + 1, name=named.name if named else None, role=self._offsets(speaker)
        )

    def _offsets(self, reference: Reference) -> tuple[int, int]:
        start = reference.start
        while start < reference.end - 1 and self.phrases.is_determiner(start):
            start += 1
        return self.tokens[start].start, self.tokens[reference.end - 1].end

    # Verbs

    def _verb_at(self, index: int) -> Verb | None:
        for verb in self.lexicon.verbs.get(self.low(index), ()):
            if all(self.low(index + k) == word for k, word in enumerate(verb.words)):
                return verb
        return None

    def _group(self, index: int) -> _Group | None:
        lexicon, at = self.lexicon, index
        reflexive = False
        while self.low(at) in lexicon["clitics"]:
            reflexive = reflexive or self.low(at) in lexicon["reflexives"]
            at += 1
        if self.kind(at) is not Kind.WORD:
            return None
        if lexicon.has("inverted_pronoun") and (match := _INVERTED.match(self.low(at))):
            return self._inverted(index, at, match.group(1))
        if self.low(at) in lexicon["auxiliaries"]:
            return self._composed(index, at, reflexive)
        if at > index and self.low(index) in lexicon["determiners"]:
            return None  # "l'annonce" is a noun
        verb = self._verb_at(at)
        if verb is None:
            return None
        return _Group(index, at + len(verb.words), verb, verb.tenses, at)

    def _inverted(self, index: int, at: int, stem: str) -> _Group | None:
        end, verb = at + 1, None
        if stem in self.lexicon["auxiliaries"]:
            end = self._adverbs(end)
            if self.kind(end) is not Kind.WORD:
                return None
            verb = self._verb_at(end)
            end += len(verb.words) if verb else 1
        return _Group(index, end, verb, frozenset({Tense.PAST}), at, pronoun=at)

    def _composed(self, index: int, at: int, reflexive: bool) -> _Group | None:
        lexicon, passive = self.lexicon, False
        end = at
        while self.low(end) in lexicon["auxiliaries"]:
            passive = passive or self.low(end) in lexicon["passive"]
            end = self._adverbs(end + 1)
            if self.low(end) in lexicon["stressed"]:  # "il a, lui, écrit"
                end += 1
        verb = self._verb_at(end)
        if verb is None:
            return None
        passive = passive and not reflexive
        if Tense.PARTICIPLE not in verb.tenses:
            passive = False
            if not verb.tenses & {Tense.GERUND, Tense.INFINITIVE, Tense.PRESENT}:
                return None
        tenses = frozenset({Tense.PAST})
        return _Group(index, end + len(verb.words), verb, tenses, end, passive=passive)

    def _adverbs(self, index: int) -> int:
        while True:
            end = self.phrases.phrase_at("adverbs", index)
            if end == index and (
                self.low(index) in self.lexicon["negations"] or self._is_adverb(index)
            ):
                end = index + 1
            if end == index:
                return index
            index = end

    def _is_adverb(self, index: int) -> bool:
        low, ending = self.low(index), self.lexicon.adverb_ending
        return (
            self.kind(index) is Kind.WORD
            and low.endswith(ending)
            and len(low) > len(ending) + 2
            and low not in self.lexicon.nouns
            and not self.phrases.is_determiner(index - 1)
        )

    def _verb(self, group: _Group, composed: bool) -> Cue | None:
        start = group.start
        if group.pronoun is not None:
            if not (self._after_quote(start) or self.low(start - 1) == ","):
                return None
            speaker = self._inverted_pronoun(group.pronoun)
            return self._cue(group, Side.AFTER, speaker, start, group.end)
        if group.passive or (
            Tense.PARTICIPLE in group.tenses and self.low(group.end) in self.lexicon["agents"]
        ):
            return self._passive(group)
        if group.tenses & _FINITE:
            return self._finite(group)
        if Tense.GERUND in group.tenses or self._follows("sequels", start):
            return self._gerund(group)
        if self.low(group.end) in self.lexicon["agents"]:
            return self._passive(group)
        if composed and self.low(start - 1) in (self.lexicon["and"] | {","}):
            return self._cue(group, Side.BEFORE, None, start, group.end, inherits=True)
        return None

    def _follows(self, key: str, index: int) -> bool:
        return any(self.phrases.phrase_at(key, index - length) == index for length in range(1, 4))

    def _gerund(self, group: _Group) -> Cue | None:
        """ "estimant que": said by the clause it hangs on, or "the mother complaining that"."""
        start = group.start
        if self.low(start - 1) in self.lexicon["agents"]:
            return None
        hangs = start == group.main and start > 0 and self.kind(start - 1) is not Kind.MARK
        hangs = hangs and self.kind(start - 1) is not Kind.QUOTE
        if not hangs or Tense.GERUND not in group.tenses:
            return self._cue(group, Side.BEFORE, None, start, group.end, inherits=True)
        owner = self.phrases.before(start)
        if owner is None or owner.noun is None:
            return self._cue(group, Side.BEFORE, None, start, group.end, inherits=True)
        if owner.complement:
            owner = None  # it may hang on any of these words
        return self._cue(group, Side.BEFORE, owner, start, group.end)

    def _cue(
        self,
        group: _Group,
        side: Side,
        speaker: Reference | None,
        first: int,
        last: int,
        *,
        inherits: bool = False,
    ) -> Cue:
        whole = self.lexicon.has("cue_with_auxiliary")
        start = group.start if whole else group.main
        while self.low(start) in self.lexicon["clitics"] - self.lexicon["reflexives"]:
            start += 1
        return Cue(start, group.end, first, last, side, group.verb, speaker, inherits)

    def _inverted_pronoun(self, index: int) -> Reference:
        match = _INVERTED.match(self.low(index))
        low = match.group(2) if match else ""
        token = self.tokens[index]
        bare = Token(Kind.WORD, low, low, token.start, token.end)
        found = Phrases([bare], self.lexicon).pronoun(0)
        return replace(found, start=index, end=index + 1)

    def _passive(self, group: _Group) -> Cue | None:
        if self.low(group.end) not in self.lexicon["agents"]:
            return None
        speaker = self.phrases.after(group.end + 1)
        if speaker is None:
            return None
        return self._cue(group, Side.BEFORE, speaker, group.start, speaker.end)

    def _after_quote(self, index: int) -> bool:
        if self.low(index - 1) == ",":
            index -= 1
        return self.kind(index - 1) is Kind.QUOTE and index > 0

    def _finite(self, group: _Group) -> Cue | None:
        start = group.start
        if self._follows("as", group.main) or self._follows("as", start):
            speaker = self.subject_after(group.end, known=True)
            if speaker is not None:
                return self._cue(group, Side.FRAME, speaker, start, speaker.end)
        if self._is_noun(start):
            return None
        if self._after_quote(start):
            speaker = self.subject_after(group.end, known=False)
            if speaker is not None and not self._clause_ends(speaker.end):
                return self._cue(group, Side.BEFORE, None, start, group.end, inherits=True)
            if speaker is None:
                return None
            return self._cue(group, Side.AFTER, speaker, start, speaker.end)
        speaker = self.subject_before(start)
        if speaker is None and self.low(start - 1) == ",":
            speaker = self.subject_after(group.end, known=True)
            if speaker is not None and self._clause_ends(speaker.end):
                return self._cue(group, Side.AFTER, speaker, start, speaker.end)
        if speaker is None:
            if self.low(self._adverbs_before(start) - 1) in self.lexicon["and"] | {","}:
                return self._cue(group, Side.BEFORE, None, start, group.end, inherits=True)
            return None
        side = Side.BEFORE
        if self._closes(speaker.start, group):
            side = Side.AFTER
        return self._cue(group, side, speaker, speaker.start, group.end)

    def _clause_ends(self, index: int) -> bool:
        low = self.low(index)
        return self.kind(index) in (Kind.MARK, Kind.QUOTE, None) or (
            low not in self.lexicon["auxiliaries"]
            and low not in self.lexicon["that"]
            and low not in self.lexicon["clitics"]
        )

    def _is_noun(self, index: int) -> bool:
        """ "une annonce", "of reports": the form is no verb after such a word."""
        low = self.low(index - 1) if index else ""
        return (
            low in self.lexicon["complement"]
            or (bool(low) and self.phrases.is_determiner(index - 1))
        ) and low not in self.lexicon["pronouns_other"]

    def _closes(self, first: int, group: _Group) -> bool:
        """Whether "X said" at the end of a clause reports what stands before it."""
        if not self.lexicon.has("bare_content") or first == 0:
            return False
        if not (self.low(first - 1) == "," or self._after_quote(first)):
            return False
        if self._after_quote(first):
            # The comma inside the marks ends the quotation: "…," she told me.
            quote = self.tokens[first - 1 if self.kind(first - 1) is Kind.QUOTE else first - 2]
            if (quote.text[-1] in ",?!" or self.low(first - 1) == ",") and quote.text.count(
                " "
            ) > 2:
                return True
        after = self.skip_after(group.end, objects=True)
        low = self.low(after)
        gerund = self._group(after)
        return (
            after >= len(self.tokens)
            or (self.kind(after) in (Kind.MARK, Kind.QUOTE) and low != ":")
            or low in self.lexicon["and"]
            or (gerund is not None and Tense.GERUND in gerund.tenses)
        )

    # Subjects

    def subject_before(self, end: int) -> Reference | None:
        """Who does what the verb at `end` says, written before it."""
        at = self._adverbs_before(end)
        low = self.low(at - 1)
        if at == 0:
            return None
        if low in self.lexicon["relatives"]:
            at -= 1
            if self.low(at - 1) == ",":
                at -= 1
            return self._before(at)
        if low in (",", ")") or low in _DASHES:
            return self._past_aside(at)
        found = self._before(at)
        if found is not None and (owner := self._half_aside(found)) is not None:
            return owner
        return found

    def _half_aside(self, found: Reference) -> Reference | None:
        """The name before an aside whose second comma is missing: "X, of the union Y said"."""
        comma = found.start - 1
        while comma > max(0, found.start - 8) and self.low(comma) != ",":
            comma -= 1
        noun = self.lexicon.noun(self.low(comma + 1))
        opens = self.low(comma + 1) in self.lexicon["genitive"] or (noun and noun.person)
        if self.low(comma) != "," or not opens or self.kind(comma - 1) is not Kind.NAME:
            return None
        owner = self.phrases.before(comma)
        if owner and owner.name and self.phrases.person_name(owner.name):
            return owner
        return None

    def _before(self, end: int) -> Reference | None:
        found = self.phrases.before(end) if end > 0 else None
        if found is None:
            return None
        first = found.start
        if not (found.pronoun or found.name or found.noun or self._opens_clause(first)):
            return None
        if found.name is not None and self.low(first - 1) in self.lexicon["and"]:
            if self.kind(first - 2) is Kind.NAME and found.role is None:
                return Reference(first - 2, found.end, plural=True)
        if self.low(first - 1) != "," or first < 2:
            return found
        other = self.phrases.before(first - 1)
        if other is None:
            return found
        first = other.start == 0 or self.kind(other.start - 1) is Kind.MARK
        if found.name and not found.role and not other.name and _speaks(other) and first:
            return replace(found, start=other.start, role=self._offsets(other))
        if not found.name and found.definite and other.name and found.noun and found.noun.person:
            # The second comma is often forgotten: "X, le candidat du parti a dit".
            if self.low(other.start - 1) not in self.lexicon["prepositions"]:
                return replace(other, role=self._offsets(found))
        return found

    def _opens_clause(self, index: int) -> bool:
        low = self.low(index - 1)
        return (
            index == 0
            or self.kind(index - 1) in (Kind.MARK, Kind.QUOTE)
            or low in self.lexicon["conjunctions"]
        )

    def _past_aside(self, end: int) -> Reference | None:
        """The noun phrase before an aside: "Karl Racine, le procureur général, | a affirmé"."""
        closing = self.low(end - 1)
        openings = {")": {"("}, ",": {","}}.get(closing, _DASHES)
        begin = end - 2
        while begin > 0 and self.low(begin) not in openings:
            begin -= 1
        if begin <= 0:
            return None
        found = self._before(begin)
        if closing != ",":
            return found
        if found and self.low(found.start - 1) in self.lexicon["prepositions"]:
            if self.low(found.start - 2) == ",":  # ", of the consultancy CGA, which …"
                return self._past_aside(found.start - 1)
        aside = self.phrases.read(begin + 1, end - 1)
        if found is None or not (found.name or found.noun or self._opens_clause(found.start)):
            if aside and aside.name and self.phrases.person_name(aside.name):
                return aside
            return self._past_aside(begin + 1)
        if aside is None or self.low(begin + 1) in self.lexicon["prepositions"]:
            return found
        bare = aside.name is not None and aside.role is None
        if bare and aside.end - aside.start <= 3 and found.name is None:
            return replace(aside, start=found.start, role=self._offsets(found))
        if found.name is not None and found.role is None and _speaks(aside):
            return replace(found, role=self._offsets(aside))
        return found

    def _adverbs_before(self, end: int) -> int:
        """Back over adverbs and dates."""
        lexicon = self.lexicon
        while end > 0:
            start = end
            for length in range(min(5, end), 0, -1):
                if self.phrases.phrase_at("adverbs", end - length) == end:
                    start = end - length
                    break
            if start == end and (
                self.low(end - 1) in lexicon["negations"]
                or self.low(end - 1) in lexicon["clitics"]
                or self._is_adverb(end - 1)
            ):
                start = end - 1
            if start == end:
                start = self._date_before(end)
            if start == end:
                break
            end = start
        return end

    def _date_word(self, index: int) -> bool:
        low = self.low(index)
        return self.kind(index) is Kind.WORD and (
            low in self.lexicon["calendar"] or low in self.lexicon["times"]
        )

    def _date_before(self, end: int) -> int:
        if not (self._date_word(end - 1) or self.kind(end - 1) is Kind.NUMBER):
            return end
        start = end - 1
        while start > 0 and (
            self._date_word(start - 1)
            or self.kind(start - 1) is Kind.NUMBER
            or self.low(start - 1) in self.lexicon["time_openers"]
        ):
            start -= 1
        return start if any(self._date_word(index) for index in range(start, end)) else end

    def subject_after(self, start: int, *, known: bool) -> Reference | None:
        at = self.skip_after(start)
        found = self.phrases.after(at, known=known)
        if found is None or (found.pronoun and self.low(at) in self.lexicon["pronouns_other"]):
            return None
        found = self._apposed_after(found)
        if found.name and self.low(found.end) in self.lexicon["and"]:
            if self.kind(found.end + 1) is Kind.NAME and found.role is None:
                return Reference(found.start, found.end + 2, plural=True)
        if found.name and found.role is None and self.low(found.end) == ",":
            role = self.phrases.after(found.end + 1)
            if role and role.name is None and role.noun and role.noun.person:
                return replace(found, role=self._offsets(role))
        return found

    def skip_after(self, index: int, *, objects: bool = False) -> int:
        """Past adverbs, dates and who was told; `objects`: past a plain object too."""
        while index < len(self.tokens):
            end = self._adverbs(index)
            if end == index:
                end = self._date_after(index)
            if end == index and self.low(index) in self.lexicon["addressees"]:
                end = self._addressee(index + 1)
            if end == index and objects:
                end = self._object(index)
            if end == index:
                break
            index = end
        return index

    def _date_after(self, index: int) -> int:
        end = index
        while self.low(end) in self.lexicon["time_openers"] or self.kind(end) is Kind.NUMBER:
            end += 1
        if not self._date_word(end):
            return index
        while self._date_word(end) or self.kind(end) is Kind.NUMBER:
            end += 1
        return end

    def _addressee(self, index: int) -> int:
        """ "à l'AFP", "in a statement": a determiner, words, and a name at most."""
        while self.phrases.is_determiner(index):
            index += 1
        while self.kind(index) is Kind.WORD and not (
            self.phrases.is_determiner(index)
            or self.phrases.is_pronoun(index)
            or self.low(index) in self.lexicon["prepositions"]
            or self.low(index) in self.lexicon["conjunctions"]
            or self.low(index) in self.lexicon["relatives"]
            or self.low(index) in self.lexicon["auxiliaries"]
            or self._date_word(index)
            or self._verb_at(index)
        ):
            index += 1
        if self.kind(index) is Kind.NAME:
            index += 1
        if self.low(index) in self.lexicon["genitive"]:
            return self._addressee(index + 1)
        return index

    def _object(self, index: int) -> int:
        if self.kind(index) in (Kind.NAME, Kind.TITLE) or self.low(index).startswith(("'s", "’s")):
            return index + 1
        if self.phrases.is_determiner(index) or self.lexicon.noun(self.low(index)):
            return self._addressee(index)
        return index

    def subject(self) -> Reference | None:
        """What the unit is about, as far as its first phrase tells."""
        index, aside = 0, False
        while index < len(self.tokens):
            index = self._adverbs(index)
            if self._opens_aside(index):
                aside = aside or self.low(index) in self.lexicon["prepositions"]
            else:
                found = self.phrases.after(index, bare=True)
                # "Après son morceau, Ghost Town, West …": a name beside the aside's noun.
                beside = aside and found is not None and self.low(found.end) == ","
                if found is not None and not (beside and found.name and not found.role):
                    return self._apposed_after(found)
                if found is None and self.phrases.is_determiner(index):
                    return None
            while index < len(self.tokens) and self.low(index) != ",":
                index += 1
            index += 1
        return None

    def _opens_aside(self, index: int) -> bool:
        low = self.low(index)
        return (
            self.kind(index) not in (Kind.WORD, Kind.NAME, Kind.TITLE)
            or low in self.lexicon["prepositions"]
            or low in self.lexicon["conjunctions"]
            or self._date_word(index)
            or self.phrases.phrase_at("anywhere", index) > index
            or (self._verb_at(index) is not None and low not in self.lexicon.nouns)
        )
