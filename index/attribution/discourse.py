"""Whom a pronoun, a role or a short name means, from what the article said before."""

from __future__ import annotations

from dataclasses import dataclass

from index.attribution.cast import Cast, Somebody
from index.attribution.lexicon import Lexicon
from index.attribution.phrases import Phrases, Reference
from index.attribution.tokens import Kind, Unit

_REACH = 6  # units back to which a pronoun or a bare role may point


@dataclass(frozen=True, slots=True)
class Speaker:
    """`who` is None where the words say somebody but not who."""

    who: Somebody | None
    name: str | None
    role: str | None = None


NOBODY = Speaker(None, None)


class Discourse:
    """What has been said so far. Units are told in order."""

    def __init__(self, text: str, cast: Cast, lexicon: Lexicon) -> None:
        self.text = text
        self.cast = cast
        self.lexicon = lexicon
        self.unit = 0
        self._recent: list[tuple[Somebody, int]] = []
        self._present: dict[int, list[Somebody]] = {}  # who is named in a unit
        self._described: list[Somebody] = []
        self._spoke: tuple[Somebody, int] | None = None

    def enter(self, number: int, unit: Unit) -> None:
        """Go on to the unit of that number."""
        self.unit = number
        self._present[number] = [
            who
            for token in unit.tokens
            if token.kind is Kind.NAME and (who := self.cast.named(token)) is not None
        ]

    def mention(self, who: Somebody | None, *, speaks: bool = False) -> None:
        """Somebody is spoken of as a subject: what a following pronoun most likely means."""
        if who is not None:
            who.spoke = who.spoke or speaks
            self._recent.append((who, self.unit))

    def spoke(self, who: Somebody | None) -> None:
        """Somebody has said something: what "it" means if that is no person."""
        self._spoke = (who, self.unit) if who is not None else None

    def resolve(self, reference: Reference, phrases: Phrases) -> Speaker:
        if reference.pronoun:
            return self._pronoun(reference)
        if reference.name is not None and (reference.role or not reference.head):
            if found := self._name(reference, phrases):
                return found
        return self._description(reference, phrases)

    def _written(self, reference: Reference, phrases: Phrases, start: int | None = None) -> str:
        first = reference.start if start is None else start
        tokens = phrases.tokens
        return self.text[tokens[first].start : tokens[reference.end - 1].end]

    def _name(self, reference: Reference, phrases: Phrases) -> Speaker | None:
        token = reference.name
        if token is None or phrases.tokens[reference.end - 1] is not token:
            whole = self._complemented(reference, phrases)
            return Speaker(whole, whole.name)
        who = self.cast.named(token)
        role = self.text[slice(*reference.role)] if reference.role else None
        name = token.text
        if reference.title is not None:
            name = self.text[reference.title.start : token.end]
        if who is None:
            return Speaker(None, name, role)
        if reference.gender is not None and who.gender is None:
            who.gender = reference.gender
        if who.name != token.text:
            name = who.name
        return Speaker(who, name, role or (who.roles[0][1] if who.roles else None))

    def _complemented(self, reference: Reference, phrases: Phrases) -> Somebody:
        start = reference.start
        while phrases.is_determiner(start):
            start += 1
        return self._new(reference, self._written(reference, phrases, start), named=True)

    def _new(self, reference: Reference, name: str, *, named: bool = False) -> Somebody:
        for one in self._described:
            if one.name == name:
                return one
        person = reference.noun.person if reference.noun else None
        made = Somebody(
            name,
            reference.gender,
            person,
            plural=reference.plural,
            named=named,
            roles=[(reference.head, name)] if reference.head else [],
            complement=reference.complement | reference.modifiers,
        )
        self._described.append(made)
        return made

    def _pronoun(self, reference: Reference) -> Speaker:
        if reference.head in self.lexicon["pronouns_thing"]:
            who, unit = self._spoke or (None, 0)
            thing = who is not None and who.person is False and self.unit - unit <= 2
            return self._speaker(who) if who is not None and thing else NOBODY
        if reference.head in self.lexicon["pronouns_other"]:
            return NOBODY
        things = self.lexicon.has("gendered_nouns")
        for who, unit in reversed(self._recent):
            if self.unit - unit > _REACH:
                break
            if who.plural != reference.plural:
                continue
            if not reference.plural:
                if who.gender not in (None, reference.gender):
                    continue
                if who.person is False and not (things and who.gender is reference.gender):
                    continue
                if who.person is None and not (who.spoke and who.named):
                    continue
                if self._rivalled(who, unit, reference):
                    return NOBODY
                if who.gender is None and who.person:
                    who.gender = reference.gender
            return self._speaker(who)
        return NOBODY

    def _rivalled(self, who: Somebody, unit: int, reference: Reference) -> bool:
        """Whether somebody else whom the pronoun fits was named since."""
        return any(
            other is not who
            and (other.person or other.spoke)
            and other.gender in (None, reference.gender)
            for later in range(unit + 1, self.unit)
            for other in self._present[later]
        )

    def _speaker(self, who: Somebody) -> Speaker:
        role = who.roles[0][1] if who.named and who.roles else None
        return Speaker(who, who.name, role)

    def _heads(self, head: str) -> frozenset[str]:
        noun = self.lexicon.noun(head)
        if noun is None or noun.family is None:
            return frozenset()
        family = noun.family
        return frozenset(w for w, n in self.lexicon.nouns.items() if n.family == family)

    def _description(self, reference: Reference, phrases: Phrases) -> Speaker:
        written = self._written(reference, phrases)
        if not reference.definite or not reference.head or reference.plural:
            return Speaker(self._new(reference, written), written)
        heads = self._heads(reference.head)
        if found := self._by_role(reference, heads):
            return Speaker(found, found.name, found.role_of(reference.head, heads))
        for one in reversed(self._described):
            if one.role_of(reference.head, frozenset()) and self._agrees(reference, one.complement):
                return Speaker(one, one.name)
        if not reference.complement and (found := self._epithet(reference)):
            return Speaker(found, found.name, written)
        return Speaker(self._new(reference, written), written)

    @staticmethod
    def _agrees(reference: Reference, words: frozenset[str]) -> bool:
        return reference.complement | reference.modifiers <= words

    def _by_role(self, reference: Reference, heads: frozenset[str]) -> Somebody | None:
        """The only one so far with that role, or the last who was a subject."""
        found = []
        for one in self.cast.people():
            role = one.role_of(reference.head, heads)
            if role is None or not self._gender_fits(reference, one):
                continue
            words = role.lower() + " " + one.name.lower()
            if all(word in words for word in reference.complement | reference.modifiers):
                found.append(one)
        if len(found) == 1:
            return found[0]
        return next((who for who, _ in reversed(self._recent) if who in found), None)

    def _gender_fits(self, reference: Reference, one: Somebody) -> bool:
        if reference.noun is None or not reference.noun.person:
            return True
        return reference.gender is None or one.gender in (None, reference.gender)

    def _epithet(self, reference: Reference) -> Somebody | None:
        """ "le milliardaire", "the banker": the last person spoken of, if nobody else fits."""
        noun = reference.noun
        if noun is None or reference.head in self.lexicon["offices"]:
            return None
        near = [who for who, unit in self._recent if self.unit - unit <= _REACH // 2]
        fitting: list[Somebody] = []
        for who in reversed(near):
            if not who.named or who in fitting:
                continue
            if noun.person and who.person and self._gender_fits(reference, who):
                fitting.append(who)
            elif not noun.person and noun.family is not None and who.person is False:
                fitting.append(who)
        return fitting[0] if len(fitting) == 1 else None
