"""Who a verb's subject is: before the verb, after it, past asides and dates."""

from __future__ import annotations

from dataclasses import replace

from index.attribution.phrases import Phrases
from index.attribution.references import Reference
from index.attribution.sentence import Sentence
from index.attribution.tokens import Kind

_DASHES = frozenset({"-", "–", "—"})
_INNERMOST = 5  # tokens in a person's description before "who"
_SHORT = 3  # tokens of an aside that is a name
_ASIDE = 12  # tokens in an aside whose end isn't marked


class Subjects:
    def __init__(self, sentence: Sentence, phrases: Phrases) -> None:
        self.sentence = sentence
        self.phrases = phrases
        self.tokens = sentence.tokens
        self.lexicon = sentence.lexicon
        self.low = sentence.low
        self.kind = sentence.kind
        self.is_in = sentence.is_in

    def first(self) -> Reference | None:
        """What the sentence is about, as far as its first noun phrase tells."""
        index, aside = 0, False
        while index < len(self.tokens):
            index = self.sentence.past_adverbs(index)
            while self.sentence.is_time(index) and self.sentence.is_time(index + 1):
                index += 2  # "Hours later its chairman"
            if self._opens_aside(index):
                aside = aside or self.is_in(index, "prepositions")
            else:
                found = self.phrases.after(index, bare=True)
                if found and found.name and self._joined(found.end):
                    return Reference(found.start, found.end + 2, plural=True)
                if found is not None and not self._beside_noun(found, aside=aside):
                    return self.apposed_after(found)
                if found is None and self.phrases.is_determiner(index):
                    return None
            while index < len(self.tokens) and self.low(index) != ",":
                index += 1
            index += 1
        return None

    def _beside_noun(self, found: Reference, *, aside: bool) -> bool:
        """A mere apposition: "Après son morceau, Ghost Town, West …", ", maire de Lyon"."""
        if found.name is not None:
            return aside and found.role is None and self.low(found.end) == ","
        bare = not found.pronoun and not self.phrases.is_determiner(found.start)
        opens = found.start == 0 and not self.lexicon.has("gendered_nouns")  # "Élue en mai, elle"
        return bare and not found.plural and not opens

    def _opens_aside(self, index: int) -> bool:
        verb = self.sentence.verb_at(index) is not None
        return (
            self.kind(index) not in (Kind.WORD, Kind.NAME, Kind.TITLE)
            or self.is_in(index, "prepositions", "conjunctions")
            or self.sentence.is_date(index)
            or self.sentence.phrase_at("anywhere", index) > index
            or (verb and self.low(index) not in self.lexicon.nouns)
        )

    def _joined(self, index: int) -> bool:
        """Whether another name is joined to the one that ends there: "X et Y"."""
        return self.is_in(index, "and") and self.kind(index + 1) is Kind.NAME

    # Before the verb

    def before(self, end: int) -> Reference | None:
        """Who does what the verb at `end` says, written before it."""
        at = self.sentence.before_adverbs(end)
        if at == 0:
            return None
        if self.is_in(at - 1, "relatives"):
            at -= 1
            if self.low(at - 1) == ",":
                at -= 1
            return self._before(at) or self._innermost(at)
        if self.low(at - 1) in (",", ")") or self.low(at - 1) in _DASHES:
            return self._past_aside(at)
        found = self._before(at)
        if found is not None and (owner := self._half_aside(found)) is not None:
            return owner
        return found

    def _before(self, end: int) -> Reference | None:
        found = self.phrases.before(end) if end > 0 else None
        if found is None:
            return None
        first = found.start
        known = found.pronoun or found.name is not None or found.noun is not None
        if not known and not self.sentence.opens_clause(first):
            return None
        bare = found.name is not None and found.role is None
        if bare and self.is_in(first - 1, "and") and self.kind(first - 2) is Kind.NAME:
            return Reference(first - 2, found.end, plural=True)
        if self.low(first - 1) == "," and first > 1:
            return self._beside(found)
        return found

    def _innermost(self, end: int) -> Reference | None:
        """The person at the end of a longer phrase: "au côté de la mairesse, qui"."""
        for start in range(end - 1, max(-1, end - _INNERMOST), -1):
            if self.phrases.is_determiner(start):
                found = self.phrases.read(start, end)
                return found if found is not None and found.person else None
        return None

    def _beside(self, found: Reference) -> Reference:
        """A noun phrase and the one before the comma: a name and its role, or no kin."""
        other = self.phrases.before(found.start - 1)
        if other is None:
            return found
        heads = other.start == 0 or self.kind(other.start - 1) is Kind.MARK
        if found.name and not found.role and not other.name and other.speaks and heads:
            return replace(found, start=other.start, role=self.phrases.offsets(other))
        # The second comma is often forgotten: "X, le candidat du parti a dit".
        if not found.name and other.name and found.person and self._heads(other):
            return replace(other, role=self.phrases.offsets(found))
        return found

    def _heads(self, found: Reference) -> bool:
        """Whether a noun phrase begins its clause, but for adverbs."""
        return self.sentence.opens_clause(self.sentence.before_adverbs(found.start))

    def _past_aside(self, end: int) -> Reference | None:
        """The noun phrase before an aside: "Karl Racine, le procureur général, | a affirmé"."""
        closing = self.low(end - 1)
        openings = {")": frozenset("("), ",": frozenset(",")}.get(closing, _DASHES)
        begin = end - 2
        while begin > 0 and self.low(begin) not in openings:
            begin -= 1
        if begin <= 0:
            return None
        found = self._before(begin)
        return found if closing != "," else self._with_aside(found, begin, end - 1)

    def _with_aside(self, found: Reference | None, begin: int, end: int) -> Reference | None:
        """Who is meant by a noun phrase and the words between the commas at `begin`, `end`."""
        aside = self.phrases.read(begin + 1, end)
        if found is None or not self._heads(found):
            # ", of the consultancy CGA, which …": an aside itself, so further back.
            inside = found is not None and self.low(found.start - 2) == ","
            person = aside and aside.name and self.phrases.person_name(aside.name)
            if person and not inside:
                return aside
            back = found.start - 1 if found is not None and inside else begin + 1
            return self._past_aside(back)
        if aside is None or self.is_in(begin + 1, "prepositions"):
            return found
        bare = aside.name is not None and aside.role is None
        document = found.noun is not None and not found.noun.speaks
        # "the inspection, carried out by the Safety Centre,", but no member of a party.
        own = aside.end - aside.start if document else end - begin - 1
        short = bare and own <= _SHORT
        same = short or self._same_person(found, aside) or self._same_thing(found, aside)
        if found.name is None and same:
            role = None if document else self.phrases.offsets(found)
            return replace(aside, start=found.start, role=role)
        if found.name is not None and found.role is None and aside.speaks:
            return replace(found, role=self.phrases.offsets(aside))
        return found

    @staticmethod
    def _same_thing(found: Reference, other: Reference) -> bool:
        """ "a likely buyer, the Dutch group Norlift,": the organisation that is named."""
        if other.name is None or other.noun is None or other.noun.family is None:
            return False
        return found.noun is None and not found.plural

    def _same_person(self, found: Reference, other: Reference) -> bool:
        """Whether a role and a name with another role may be one: "le rapporteur, la députée X"."""
        if other.name is None or not other.person or not found.definite or found.plural:
            return False
        known = found.person or (found.noun is None and self.phrases.person_name(other.name))
        return known and (found.gender is None or found.gender is other.gender)

    def _half_aside(self, found: Reference) -> Reference | None:
        """The name before an aside whose second comma is missing: "X, of the union Y said"."""
        comma = found.start - 1
        while comma > max(0, found.start - _ASIDE) and self.low(comma) != ",":
            comma -= 1
        first = comma + 1
        while self.phrases.is_determiner(first):
            first += 1
        noun = self.lexicon.noun(self.low(first))
        opens = self.is_in(comma + 1, "genitive") or (noun is not None and noun.person)
        if self.low(comma) != "," or not opens:
            return None
        if self.kind(comma - 1) is Kind.NUMBER and self.low(comma - 2) == ",":
            comma -= 2  # "X, 68, an electrician"
        owner = self.phrases.before(comma) if self.kind(comma - 1) is Kind.NAME else None
        if owner and owner.name and self.phrases.person_name(owner.name):
            return owner
        return None

    # After the verb

    def after(self, start: int, *, known: bool) -> Reference | None:
        """Who does what the verb before `start` says, written after it.

        `known`: a description must have a head that the lexicon knows.
        """
        at = self._past_asides(self.past_circumstances(start))
        found = self.phrases.after(at, known=known)
        if found is None or (found.pronoun and self.is_in(at, "pronouns_other")):
            return None
        found = self.apposed_after(found)
        if found.name and found.role is None and self._joined(found.end):
            return Reference(found.start, found.end + 2, plural=True)
        if found.name and found.role is None and self.low(found.end) == ",":
            role = self.phrases.after(found.end + 1)
            if role and role.name is None and role.person:
                return replace(found, end=role.end, role=self.phrases.offsets(role))
        return found

    def _past_asides(self, at: int) -> int:
        """ "a répété, mercredi 14 janvier, devant les députés, | le ministre"."""
        while self.low(at) == ",":
            aside = self.past_circumstances(at + 1)
            if aside == at + 1 and self.kind(aside) is Kind.WORD and self.low(aside + 1) == ",":
                aside += 1  # "regrette, amère, Nathalie"
            if aside == at + 1 or self.low(aside) != ",":
                break
            at = aside
            if self.low(self.past_circumstances(at + 1)) != ",":
                at += 1
        return at

    def apposed_after(self, found: Reference) -> Reference:
        """ "le président du conseil, Michel Spiro" → Michel Spiro, with that role."""
        if found.name is not None or found.pronoun or self.low(found.end) != ",":
            return found
        if (titled := self._titled(found)) is not None:
            return titled
        index = found.end + 1
        while (
            self.phrases.is_determiner(index)
            or self.kind(index) is Kind.TITLE
            or self.low(index) in self.lexicon.ranks
        ):
            index += 1
        if self.kind(index) is not Kind.NAME:
            return found
        if found.noun is None and not self.phrases.person_name(self.tokens[index]):
            return found  # whom no list of roles knows: only beside a full name
        closed = self.kind(index + 1) in (Kind.MARK, Kind.QUOTE, None)
        # "le président, Michel Spiro a dit" is written too.
        if not closed and not self.sentence.group_at(index + 1):
            return found
        name, role = self.tokens[index], self.phrases.offsets(found)
        return replace(found, end=index + 1, whole=False, name=name, role=role)

    def _titled(self, found: Reference) -> Reference | None:
        """ "le rapporteur, la députée Ana Berg" → Ana Berg, the rapporteur."""
        other = self.phrases.after(found.end + 1)
        if other is None or other.role is None or not self._same_person(found, other):
            return None
        if self.kind(other.end) not in (Kind.MARK, Kind.QUOTE, None):
            return None
        return replace(other, start=found.start, role=self.phrases.offsets(found))

    def past_circumstances(self, index: int, *, objects: bool = False) -> int:
        """Past adverbs, dates and who was told; `objects`: past a plain object too."""
        while index < len(self.tokens):
            if self.phrases.latter(index) is not None:
                break
            end = self.sentence.past_adverbs(index)
            if end == index:
                end = self.sentence.past_date(index)
            if end == index and self.is_in(index, "addressees"):
                end = self._addressee(index + 1)
            if end == index and objects:
                end = self._object(index)
            if end == index:
                break
            index = end
        return index

    def _addressee(self, index: int) -> int:
        """ "à l'AFP", "in a statement": a determiner, words, and a name at most."""
        while self.phrases.is_determiner(index):
            index += 1
        while self.kind(index) is Kind.WORD and not (
            self.phrases.is_determiner(index)
            or self.sentence.is_pronoun(index)
            or self.is_in(index, "prepositions", "conjunctions", "relatives", "auxiliaries")
            or self.sentence.is_date(index)
            or self.sentence.verb_at(index)
        ):
            index += 1
        if self.kind(index) is Kind.NAME:
            index += 1
        if self.is_in(index, "genitive"):
            return self._addressee(index + 1)
        return index

    def _object(self, index: int) -> int:
        if self.kind(index) in (Kind.NAME, Kind.TITLE) or self.low(index) == "'s":
            return index + 1
        if self.phrases.is_determiner(index) or self.lexicon.noun(self.low(index)):
            return self._addressee(index)
        return index
