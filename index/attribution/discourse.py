"""Whom a pronoun, a role or a short name means, from what the article said before.

When two could be meant, nobody is: a wrong speaker is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.attribution.cast import Cast, Somebody
from index.attribution.lexicon import Gender, Lexicon, Noun
from index.attribution.phrases import Phrases
from index.attribution.references import Reference
from index.attribution.roles import is_form_of_address
from index.attribution.tokens import Kind, Token, Unit
from index.models import PassageKind

_REACH = 6  # units back to which a pronoun may point
_ROLE_REACH = 10  # and a bare role
_CLOSE = 2  # units in which somebody of unknown kind is in a pronoun's way


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: `name` as a reader is told it, None where the text doesn't tell.

    `who` is None as well where a name is written that two people share.
    """

    who: Somebody | None
    name: str | None
    role: str | None = None


NOBODY = Speaker(None, None)


class Discourse:
    """What has been said so far. Units are entered in order."""

    def __init__(self, text: str, cast: Cast, lexicon: Lexicon) -> None:
        self.text = text
        self.cast = cast
        self.lexicon = lexicon
        self.unit = 0
        self._subjects: list[tuple[Somebody, int]] = []  # with their units
        self._speakers: list[tuple[Somebody, int]] = []
        self._present: list[list[Somebody]] = []  # who is named in each unit
        self._documents: list[bool] = []  # whether each unit speaks of a document
        self._named: dict[Somebody, None] = {}  # whoever was named so far
        self._described: dict[str, Somebody] = {}
        self._wholes: dict[str, Somebody] = {}  # by the word that a longer name begins with
        self._heading: dict[str, list[Somebody]] = {}  # those described, by head noun
        self._paragraph = -1
        self._lead: int | None = None  # the first unit of the text
        self._opened = 0  # the first unit of the paragraph

    def enter(self, number: int, unit: Unit) -> None:
        """Go on to the unit of that number."""
        self.unit = number
        if self._lead is None and unit.kind is PassageKind.BODY:
            self._lead = number
        if unit.paragraph != self._paragraph:
            self._opened, self._paragraph = number, unit.paragraph
        names = (token for token in unit.tokens if token.kind is Kind.NAME)
        present = [who for token in names if (who := self.cast.named(token)) is not None]
        self._present.append(present)
        self._documents.append(any(t.low in self.lexicon["documents"] for t in unit.tokens))
        self._named |= dict.fromkeys(present)

    def mention(self, who: Somebody | None, *, speaks: bool = False) -> None:
        """Somebody is a subject: what a following pronoun most likely means.

        `speaks`: of a reporting verb, so what a bare role or "it" most likely means.
        """
        if who is None:
            return
        self._subjects.append((who, self.unit))
        if speaks:
            who.spoke = True
            self._speakers.append((who, self.unit))

    def resolve(self, reference: Reference, phrases: Phrases) -> Speaker:
        """Whom a mention means."""
        if reference.pronoun:
            return self._pronoun(reference)
        if reference.whole and reference.name is not None:
            start = reference.start
            while phrases.is_determiner(start):
                start += 1
            whole = self._new(reference, self._written(start, reference, phrases), named=True)
            self._wholes[reference.name.text] = whole
            return Speaker(whole, whole.name)
        if self._is_nobody(reference, phrases):
            return NOBODY
        if reference.name is not None:
            return self._name(reference, reference.name)
        return self._description(reference, self._written(reference.start, reference, phrases))

    def _is_nobody(self, reference: Reference, phrases: Phrases) -> bool:
        """What nobody can quote: "this logic"; and a document that only its owner names:
        "her statement"."""
        if reference.name is not None:
            return False
        if phrases.is_in(reference.start, "possessives"):
            return reference.head in self.lexicon["documents"]
        return not reference.head and bool(reference.modifiers & self.lexicon["things"])

    def _written(self, start: int, reference: Reference, phrases: Phrases) -> str:
        return self.text[phrases.tokens[start].start : phrases.tokens[reference.end - 1].end]

    @staticmethod
    def _speaker(who: Somebody, role: str | None = None) -> Speaker:
        return Speaker(who, who.shown, role or who.role)

    # Names

    def _name(self, reference: Reference, token: Token) -> Speaker:
        title = reference.title
        role = self.text[slice(*reference.role)] if reference.role else None
        if role and is_form_of_address(role, self.lexicon):
            role = None
        if whole := self._wholes.get(token.text):
            return self._speaker(whole, role)
        who = self.cast.named(token)
        if who is None:
            name = self.text[title.start : token.end] if title else token.text
            return Speaker(None, name, role)
        if who.gender is None:
            who.gender = reference.gender
        return self._speaker(who, role)

    # Pronouns

    def _pronoun(self, reference: Reference) -> Speaker:
        if reference.head in self.lexicon["pronouns_thing"]:
            return self._thing()
        if reference.head in self.lexicon["pronouns_other"]:
            return NOBODY
        if reference.head in self.lexicon["latter"]:
            return self._latter(reference)
        if newcomer := self._newcomer(reference):
            return self._speaker(newcomer)
        for who, unit in reversed(self._subjects):
            if self.unit - unit > _REACH:
                break
            means = self._means(reference, who, unit)
            if means is not None:
                return self._speaker(who) if means else NOBODY
        return NOBODY

    def _latter(self, reference: Reference) -> Speaker:
        """Whoever is named last in the sentence before."""
        if self._present[self.unit] or not self.unit:
            return NOBODY
        for who in reversed(self._present[self.unit - 1]):
            known = who.person or (who.person is None and " " in who.name)
            if known and (reference.gender is None or who.gender in (None, reference.gender)):
                who.gender = who.gender or reference.gender
                return self._speaker(who)
        return NOBODY

    def _newcomer(self, reference: Reference) -> Somebody | None:
        """Whom the last sentence with a name brings into the story, if it names nobody else.

        "The alarm came from a nurse, Jane Holt. She …"
        """
        if reference.plural or reference.gender is None:
            return None
        first = max(self._opened, self.unit - _CLOSE)
        told = [unit for unit in range(first, self.unit) if self._present[unit]]
        if not told:
            return None
        named = dict.fromkeys(self._present[told[-1]])
        people = [who for who in named if who.person or (who.person is None and " " in who.name)]
        if len(people) != 1 or any(people[0] in unit for unit in self._present[: told[-1]]):
            return None
        [who] = people
        return who if who.person and who.gender is reference.gender else None

    def _means(self, reference: Reference, who: Somebody, unit: int) -> bool | None:
        """Whether a pronoun means a subject of that unit; None: look further back."""
        if who.plural or reference.plural:
            return True if who.plural and reference.plural else None
        if not self._fits(who, reference.gender):
            return None
        if who.person is None and not (who.spoke and who.named):
            # It may be a person after all.
            return False if who.named and self.unit - unit <= _CLOSE else None
        if self._rivalled(who, unit, reference.gender):
            return False
        if who.gender is None and who.person:
            who.gender = reference.gender
        return True

    def _fits(self, who: Somebody, gender: Gender | None) -> bool:
        """Whether "il" or "she" may be somebody; where nouns have gender, a thing that spoke."""
        if who.person is False:
            return self.lexicon.has("gendered_nouns") and who.spoke and who.gender is gender
        return who.gender in (None, gender)

    def _thing(self) -> Speaker:
        """ "it": the organisation that spoke last, if no other thing was spoken of since."""
        if self._speakers:
            who, unit = self._speakers[-1]
            since = (other for other, later in self._subjects if later > unit)
            rivalled = any(other is not who and not other.person for other in since)
            may_be = who.person is False or (who.person is None and not self._documents[unit])
            if may_be and self.unit - unit <= _CLOSE and not rivalled:
                return self._speaker(who)
        return NOBODY

    def _rivalled(self, who: Somebody, unit: int, gender: Gender | None) -> bool:
        """Whether somebody else whom the words fit was named since."""
        sure = who.person is True
        return any(
            other is not who
            and (other.person or (other.person is None and (other.spoke or not sure)))
            and (gender is None or other.gender in (None, gender))
            for later in self._present[unit + 1 : self.unit]
            for other in later
        )

    # Roles and other descriptions

    def _description(self, reference: Reference, written: str) -> Speaker:
        if reference.definite and reference.head and not reference.plural:
            heads = self._heads(reference)
            holder = self._holder(reference, heads)
            described = self._headed(reference)
            if holder and described and not reference.person:
                # Two agencies: the one spoken of last, if it was just spoken of.
                both = [(who, unit) for who, unit in self._subjects if who in (holder, described)]
                who, unit = both[-1] if both else (None, 0)
                close = who is not None and self.unit - unit <= _CLOSE
                holder = holder if close and who is holder else None
                described = described if close and who is described else None
                if not close:
                    return Speaker(self._new(reference, written), written)
            if holder:
                return self._speaker(holder, holder.role_of(heads))
            if named := self._named_next(reference):
                return self._speaker(named, named.role or self._bare(written, reference))
            if described:
                return Speaker(described, described.name)
            if not reference.complement and (found := self._epithet(reference)):
                return self._speaker(found, written if reference.person else None)
        return Speaker(self._new(reference, written), written)

    @staticmethod
    def _bare(written: str, reference: Reference) -> str:
        """The description without its determiner."""
        return written[written.lower().find(reference.head) :]

    def _named_next(self, reference: Reference) -> Somebody | None:
        """Whom the first sentence only describes, where the next one tells the name.

        "The mayor of a Danish town called … ¶ Lone Kragh said …": the mayor is Lone Kragh.
        """
        lead = self._lead
        if not reference.person or lead is None or self.unit <= lead + 1 or reference.modifiers:
            return None
        alike = self._heading.get(reference.head, [])
        if not any(who in alike and unit == lead for who, unit in self._subjects):
            return None
        subjects = {who for who, unit in self._speakers if unit == lead + 1}
        told = dict.fromkeys(self._present[lead + 1])
        people = [who for who in told if who.person or (who.person is None and " " in who.name)]
        if len(people) != 1 or people[0] not in subjects or people[0].roles:
            return None
        before = (who for present in self._present[: lead + 1] for who in present)
        return (
            None if people[0] in before or not self._role_fits(people[0], reference) else people[0]
        )

    def _headed(self, reference: Reference) -> Somebody | None:
        """The last one described by the same noun whom the words fit."""
        words = reference.complement | reference.modifiers
        alike = reversed(self._heading.get(reference.head, []))
        return next((one for one in alike if words <= one.complement), None)

    def _new(self, reference: Reference, name: str, *, named: bool = False) -> Somebody:
        if name in self._described:
            return self._described[name]
        made = self._described[name] = Somebody(
            name,
            gender=reference.gender,
            person=reference.person if reference.noun else None,
            plural=reference.plural,
            named=named,
            complement=reference.complement | reference.modifiers,
        )
        if reference.head:
            self._heading.setdefault(reference.head, []).append(made)
        return made

    def _heads(self, reference: Reference) -> frozenset[str]:
        """The nouns that may stand for the description's own."""
        noun = reference.noun
        if noun is None or noun.family is None:
            return frozenset({reference.head})
        return self.lexicon.families[noun.family] | {reference.head}

    def _holder(self, reference: Reference, heads: frozenset[str]) -> Somebody | None:
        """The only one with that role, or the last of them who was a subject.

        A thing must have been named by then: "the agency" is none that comes up later.
        """
        words = reference.complement | reference.modifiers
        found = []
        for one in self.cast.holders(heads):
            if not reference.person and one not in self._named:
                continue
            told = f"{one.role_of(heads)} {one.name}".lower()
            if self._role_fits(one, reference) and all(word in told for word in words):
                found.append(one)
        if len(found) == 1:
            return found[0]
        return next((who for who, _ in reversed(self._subjects) if who in found), None)

    @staticmethod
    def _role_fits(who: Somebody, reference: Reference) -> bool:
        gender = reference.gender if reference.person else None
        return gender is None or who.gender in (None, gender)

    def _epithet(self, reference: Reference) -> Somebody | None:
        """ "le milliardaire", "the banker": who spoke last, if nobody else came up since."""
        noun = reference.noun
        if noun is None or reference.head in self.lexicon["offices"]:
            return None
        for who, unit in reversed(self._subjects):
            if self.unit - unit > _ROLE_REACH:
                return None
            if not who.named:
                continue
            if noun.person:
                fits = who.person is not False and self._role_fits(who, reference)
                fits = fits and not self._is_another(who, reference)
                fits = fits and (who.spoke or self._only_one(who, reference))
            else:
                fits = who.person is False and who.spoke and self._may_be(who, noun)
                fits = fits and self._only_thing(who, noun)
            if fits:
                gender = reference.gender if noun.person else None
                return None if self._rivalled(who, unit, gender) else who
        return None if noun.person else self._employer(noun)

    def _is_another(self, who: Somebody, reference: Reference) -> bool:
        """Whether what somebody is told to be is something else: a president is no captain.

        What one may be beside any calling tells nothing: "the billionaire", "the former coach".
        """
        told = {noun for noun, _ in who.roles if not self._is_trait(noun)} - self.lexicon["kin"]
        if not told or self._is_trait(reference.head):
            return False
        if reference.modifiers & self.lexicon["former"]:
            return False
        alike = [some for some in self.lexicon.callings if reference.head in some]
        return reference.head not in told and not any(told & some for some in alike)

    def _is_trait(self, noun: str) -> bool:
        """ "34-year-old" too."""
        traits = self.lexicon["traits"]
        return noun in traits or noun.partition("-")[2] in traits

    def _employer(self, noun: Noun) -> Somebody | None:
        """The only one lately named whose officer the article names, if it may be such a thing."""
        lately = [who for unit in self._present[-1 - _CLOSE : -1] for who in unit]
        found = dict.fromkeys(who for who in lately if who.employs and self._may_be(who, noun))
        return next(iter(found)) if len(found) == 1 else None

    def _may_be(self, who: Somebody, noun: Noun) -> bool:
        """Whether an organisation may be such a thing, as far as its name and roles tell.

        "Ferry Users Group" is a group and no company: a group of people.
        """
        if noun.family is None:
            return False
        words = [*who.name.lower().split(), *(head for head, _ in who.roles)]
        nouns = [found for word in words if (found := self.lexicon.noun(word)) is not None]
        families = {found.family for found in nouns if found.family is not None}
        return not families or (noun.family in families and not any(one.plural for one in nouns))

    def _only_thing(self, who: Somebody, noun: Noun) -> bool:
        """Whether no other thing that may be one such has lately been spoken of."""
        return not any(
            other is not who and other.named and not other.person and self._may_be(other, noun)
            for other, unit in self._subjects
            if self.unit - unit <= _ROLE_REACH
        )

    def _only_one(self, who: Somebody, reference: Reference) -> bool:
        """Whether nobody else whom the words fit has been named so far."""
        return who.person is True and not any(
            other is not who and other.person is not False and self._role_fits(other, reference)
            for other in self._named
        )
