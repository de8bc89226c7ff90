"""Who an article speaks of: names under their fullest form, their roles and genders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.attribution.lexicon import Gender, Lexicon
from index.attribution.phrases import Phrases
from index.attribution.references import Reference
from index.attribution.roles import is_form_of_address
from index.attribution.tokens import Kind, Token, Unit
from index.lexicon import fold, nations

_OWNERS = {Gender.MALE: "possessives_m", Gender.FEMALE: "possessives_f"}
_ASIDE_ENDS = frozenset({",", ".", ";", ":", ")", ""})


@dataclass(slots=True, eq=False)
class Somebody:
    """A person or an organisation of the article, or one that it only describes.

    What is known of them grows as the article is read. `person`: known to be one (True),
    known not to be (False), or untold. `roles`: head noun and text, in text order.
    """

    name: str
    title: str = ""  # "M.", where no given name is told
    gender: Gender | None = None
    person: bool | None = None
    plural: bool = False
    named: bool = True
    employs: bool = False  # has an officer whom the article names
    spoke: bool = False  # has been the subject of a reporting verb
    roles: list[tuple[str, str]] = field(default_factory=list)
    complement: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """The name as a reader is told it: "M. Adams" where that is all the article says."""
        return f"{self.title} {self.name}" if self.title else self.name

    @property
    def role(self) -> str | None:
        return self.roles[0][1] if self.named and self.roles else None

    def role_of(self, heads: Iterable[str]) -> str | None:
        """The first role that one of these nouns heads."""
        return next((text for noun, text in self.roles if noun in heads), None)


class Cast:
    """Everybody whom the units name. Their roles are taken in sentence by sentence."""

    def __init__(self, text: str, units: Sequence[Unit], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._of: dict[str, Somebody | None] = {}
        self._holders: dict[str, list[Somebody]] = {}  # by the head noun of a role
        self._heading: set[str] = set()  # forms that head a clause
        self._surnamed: set[Somebody] = set()  # whose last word alone heads a clause
        self._gather(units)

    def _gather(self, units: Sequence[Unit]) -> None:
        titles: dict[str, Token | None] = {}
        for unit in units:
            before: Token | None = None
            for token in unit.tokens:
                if token.kind is Kind.NAME:
                    title = before if before and before.kind is Kind.TITLE else None
                    titles[token.text] = titles.get(token.text) or title
                    if before is None or before.kind in (Kind.MARK, Kind.QUOTE, Kind.TITLE):
                        self._heading.add(token.text)
                before = token
        fullest: dict[str, list[Somebody]] = {}  # by each folded word of the name
        for form in sorted(titles, key=lambda form: len(form.split()), reverse=True):
            title = titles[form]
            gender = self.lexicon.titles[title.low] if title else None
            whole = self._whole(form, fullest, gender)
            if whole:
                one = self._of[form] = whole[0] if len(whole) == 1 else None
                if one and form in self._heading and _words(form) == _words(one.name)[-1:]:
                    self._surnamed.add(one)
                continue
            made = self._of[form] = self._somebody(form, gender)
            if title and " " not in form:
                made.title = title.text
            for word in {*_words(form), *_words(form, joined=False)}:
                fullest.setdefault(word, []).append(made)

    def _whole(
        self, form: str, fullest: dict[str, list[Somebody]], gender: Gender | None
    ) -> list[Somebody]:
        """Those whose name `form` shortens: by surname, else by given name."""
        last = {_words(form)[-1], _words(form, joined=False)[-1]}
        known = [
            one
            for one in dict.fromkeys(one for word in last for one in fullest.get(word, ()))
            if one.person is not False and (gender is None or one.gender in (None, gender))
        ]
        for joined in (True, False):
            short = _words(form, joined=joined)
            found = [one for one in known if _surname(short, _words(one.name, joined=joined))]
            if found:
                return [one for one in found if one.person] or found
        return [one for one in known if one.person and _words(form) == _words(one.name)[:1]]

    def _somebody(self, form: str, gender: Gender | None) -> Somebody:
        words = form.split()
        first = words[0] if words[0] in self.lexicon.names else words[0].split("-", maxsplit=1)[0]
        given = len(words) > 1 and first in self.lexicon.names
        organisation = self._organisation(words, given=given)
        person: bool | None = None
        if gender or (given and not organisation):
            person = True
        elif organisation or (len(form) > 1 and form.isupper()) or self._is_nation(words):
            person = False
        if gender is None and given:
            gender = self.lexicon.names[first]
        return Somebody(form, gender=gender, person=person)

    def _is_nation(self, words: Sequence[str]) -> bool:
        """ "North Korea": no he or she."""
        first = {word.lower() for word in words[:-1]}
        named = nations(fold(words[-1]), self.lexicon.code)
        return bool(named) and first <= self.lexicon["nation_openers"]

    def _organisation(self, words: Sequence[str], *, given: bool) -> bool:
        """Whether a name's words are an organisation's: "BBC Scotland", "Europe … Les Verts"."""
        low = {word.lower() for word in words}
        nouns = (self.lexicon.noun(word) for word in low)
        if any(noun is not None and noun.family is not None for noun in nouns):
            return True
        if low & self.lexicon["outlets"]:
            return True
        if 0 < sum(len(word) > 1 and word.isupper() for word in words) < len(words):
            return True
        articles = low & (self.lexicon["determiners"] | self.lexicon["genitive"])
        return bool(articles) and not given and len(words) > 2

    def named(self, token: Token) -> Somebody | None:
        """Whom a name means; None where two could be meant."""
        return self._of.get(token.text)

    def holders(self, heads: Iterable[str]) -> list[Somebody]:
        """Those with a role that one of these nouns heads."""
        return list(dict.fromkeys(one for head in heads for one in self._holders.get(head, ())))

    def note(self, phrases: Phrases) -> None:
        """Take in the roles and genders that a sentence gives to the names in it."""
        self._own(phrases)
        self._call(phrases)
        for index, token in enumerate(phrases.tokens):
            if token.kind is not Kind.NAME or (somebody := self.named(token)) is None:
                continue
            found = phrases.ending(index + 1)
            if found is not None and found.name is token:
                self._learn(somebody, found, found.role)
            if found is None or found.role is None or self._is_address(found):
                self._apposed(somebody, index, phrases)
            elif found.name is token and found.person:
                self._titled(somebody, found, index, phrases)

    def _is_title(self, phrases: Phrases, index: int) -> bool:
        return phrases.kind(index) is Kind.TITLE or phrases.low(index) in self.lexicon.ranks

    def _is_address(self, found: Reference) -> bool:
        """Whether the role before a name is a mere form of address."""
        role = self.text[slice(*found.role)] if found.role else ""
        return is_form_of_address(role, self.lexicon)

    def _employ(self, found: Reference, role: tuple[int, int]) -> None:
        """ "le patron d'Énergie Norde", "Norsea's director": whose officer one is, is nobody.

        But somebody, where the last word of the name is later enough, as it is of a person's;
        and perhaps somebody, where two words do something.
        """
        written = self.text[slice(*role)]
        if self.lexicon["offices"].isdisjoint(written.lower().split()):
            return
        for form, employer in self._of.items():
            if employer is None or employer.person is not None:
                continue
            named = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", written)
            if named and not self._of_another(written[: named.start()]):
                if employer in self._surnamed:
                    employer.person = True
                elif " " not in form or form not in self._heading:
                    employer.person = False
                employer.employs = not employer.person

    def _of_another(self, before: str) -> bool:
        """Whether what employs stands before a name: "la présidente du syndicat de" a town."""
        nouns = [self.lexicon.noun(word) for word in before.lower().split()[:-1]]
        return any(noun is not None and noun.family is not None for noun in nouns)

    def _call(self, phrases: Phrases) -> None:
        """ "the manager of candidate Ilka Dorn": a name right after an office is a person's."""
        for index, token in enumerate(phrases.tokens):
            somebody = self.named(token) if token.kind is Kind.NAME else None
            noun = self.lexicon.noun(phrases.low(index - 1))
            if somebody is None or somebody.person is not None or noun is None:
                continue
            office = phrases.is_in(index - 1, "offices") and " " in token.text
            if noun.person and (office or somebody in self._surnamed):
                somebody.person = True

    def _own(self, phrases: Phrases) -> None:
        """ "Ilan Morvay keeps the curtains of his flat drawn": a name with a "his" is a man's."""
        for gender, group in _OWNERS.items():
            words = self.lexicon[group]
            for index in (at for at, token in enumerate(phrases.tokens) if token.low in words):
                if (owner := self._owner(phrases, index)) is not None:
                    owner.person, owner.gender = True, owner.gender or gender

    def _owner(self, phrases: Phrases, index: int) -> Somebody | None:
        """The full name that heads the clause of a "his", where nobody else stands between."""
        at = index - 1
        while at >= 0 and phrases.kind(at) in (Kind.WORD, Kind.MARK, Kind.NUMBER):
            noun = self.lexicon.noun(phrases.low(at))
            aside = phrases.kind(at) is Kind.MARK and phrases.low(at) == ","
            if aside:  # ", a teacher with three children, lost"
                back = at - 1
                while back > 0 and phrases.kind(back) is Kind.WORD:
                    back -= 1
                at = back if phrases.low(back) == "," else at
            elif noun is not None and noun.person:
                return None
            at -= 1
        token = phrases.tokens[at] if at >= 0 and phrases.kind(at) is Kind.NAME else None
        opens = at == 0 or phrases.kind(at - 1) is Kind.MARK
        somebody = self.named(token) if token is not None and " " in token.text and opens else None
        return somebody if somebody is not None and somebody.person is None else None

    def _titled(self, somebody: Somebody, found: Reference, index: int, phrases: Phrases) -> None:
        """ "le rapporteur, la députée Ana Berg": both roles."""
        if phrases.low(found.start - 1) != "," or phrases.low(index + 1) not in _ASIDE_ENDS:
            return
        role = phrases.before(found.start - 1)
        if role is None or role.name is not None or not role.person or not role.definite:
            return
        if role.gender in (None, found.gender):
            self._learn(somebody, role, phrases.offsets(role))

    def _apposed(self, somebody: Somebody, index: int, phrases: Phrases) -> None:
        """ "Karl Racine, le procureur général" and "le régulateur de la sécurité, l'Ofcom,"."""
        comma = phrases.low(index + 1) == ","
        place = not comma and phrases.is_in(index - 1, "prepositions")  # "à Lisbonne la commission"
        if comma or (phrases.is_determiner(index + 1) and not place):
            role = phrases.after(index + 2 if comma else index + 1)
            if role is not None and role.name is None and self._may_have(somebody, role, phrases):
                end = role.end
                goes_on = phrases.is_in(end, "relatives", "and", "prepositions")
                closed = phrases.low(end) in _ASIDE_ENDS or goes_on
                if self._opens(index, phrases):
                    closed = phrases.low(end) in _ASIDE_ENDS and phrases.kind(end) is not Kind.QUOTE
                if closed:
                    self._learn(somebody, role, phrases.offsets(role))
                    return
        self._related(somebody, index, phrases)
        first = index - 1 if index and phrases.is_determiner(index - 1) else index
        while first > 1 and self._is_title(phrases, first - 1):
            first -= 1  # "l'avocat de la famille, Me Ana Berg"
        closed = phrases.low(index + 1) in _ASIDE_ENDS
        if first > 1 and phrases.low(first - 1) == "," and closed:
            role = phrases.before(first - 1)
            known = role is not None and role.noun is not None and role.name is None
            if role is not None and known and (role.definite or _is_owned(role, phrases)):
                self._learn(somebody, role, phrases.offsets(role))

    def _opens(self, index: int, phrases: Phrases) -> bool:
        """Whether a name ends what opens a sentence: "Pour Ana Berg, la ministre ment", "Accused by
        Ana Berg, the minister left"."""
        before = range(index)
        led = any(phrases.is_in(at, "prepositions") for at in before) or any(
            phrases.sentence.phrase_at(group, 0) > 0 for group in ("anywhere", "initial")
        )
        return led and not any(
            phrases.low(at) == "," or phrases.sentence.is_finite(at) or self._is_said(at, phrases)
            for at in before
        )

    @staticmethod
    def _is_said(index: int, phrases: Phrases) -> bool:
        return phrases.is_in(index, "auxiliaries") or phrases.kind(index) is Kind.QUOTE

    def _related(self, somebody: Somebody, index: int, phrases: Phrases) -> None:
        """ "L'inspectrice qui a dirigé les travaux, Ana Berg,": a role with a clause of its own."""
        commas = [at for at in range(index) if phrases.low(at) == ","]
        if commas != [index - 1] or phrases.low(index + 1) not in _ASIDE_ENDS:
            return
        role = phrases.after(0)
        if role is None or role.name is not None or not role.person or not role.definite:
            return
        if phrases.is_in(role.end, "relatives"):
            self._learn(somebody, role, phrases.offsets(role))

    @staticmethod
    def _may_have(somebody: Somebody, role: Reference, phrases: Phrases) -> bool:
        """Whether a role is a person's, or that of a thing: "Norsea, the ferry operator,"."""
        thing = role.noun is not None and role.noun.family is not None and role.definite
        last = phrases.low(role.end - 1) == role.head or bool(role.complement)
        return role.person or (thing and last and not somebody.person)

    def _learn(self, somebody: Somebody, found: Reference, role: tuple[int, int] | None) -> None:
        if somebody.gender is None:
            somebody.gender = found.gender
        if somebody.person is None and found.noun is not None:
            somebody.person = found.noun.person
        if role is None or found.noun is None or found.noun.person != somebody.person:
            return
        self._employ(found, role)
        entry = (found.head, self.text[slice(*role)])
        if found.head in self.lexicon["relations"]:  # whom it means, though it tells no role
            self._holders.setdefault(found.head, []).append(somebody)
        if is_form_of_address(entry[1], self.lexicon):
            return
        if entry not in somebody.roles:
            somebody.roles.append(entry)
            self._holders.setdefault(found.head, []).append(somebody)


def _is_owned(role: Reference, phrases: Phrases) -> bool:
    """ "Norsea's chief executive"."""
    return phrases.kind(role.start) is Kind.NAME and phrases.low(role.start + 1) == "'s"


def _words(name: str, *, joined: bool = True) -> list[str]:
    """A name's folded words; not `joined`: "Walid al-Moualem" as "Walid Moualem"."""
    *first, last = name.casefold().split()
    return [*first, last if joined else last.rpartition("-")[2]]


def _surname(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether "Musk", "V. Sapounov" or "George Bush" may be the fuller name."""
    if len(short) > len(full) or list(short) == list(full) or short[-1] != full[-1]:
        return False
    if list(short[:-1]) == list(full[len(full) - len(short) : -1]):
        return True
    initial = short[0].endswith(".") and full[0].startswith(short[0][0])
    return short[0] == full[0] or initial
