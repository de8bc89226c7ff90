"""Who an article speaks of: names under their fullest form, their roles and genders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.attribution.lexicon import Gender, Lexicon
from index.attribution.phrases import Phrases, Reference
from index.attribution.tokens import Kind, Token, Unit


_ASIDE_ENDS = frozenset({",", ".", ";", ")", ""})


@dataclass(slots=True)
class Somebody:
    """A person or an organisation of the article, or one that it only describes.

    `roles`: head noun and text, in the article's order. `person`: known to be one
    (True), known not to be (False), or untold.
    """

    name: str
    gender: Gender | None = None
    person: bool | None = None
    plural: bool = False
    named: bool = True
    spoke: bool = False  # has been the subject of a reporting verb
    roles: list[tuple[str, str]] = field(default_factory=list)
    complement: frozenset[str] = frozenset()

    def role_of(self, head: str, heads: frozenset[str]) -> str | None:
        return next((text for noun, text in self.roles if noun == head or noun in heads), None)


class Cast:
    """Everybody whom the units name. Built once for an article; roles are filled in as read."""

    def __init__(self, text: str, units: Sequence[Unit], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._clause_words = lexicon["relatives"] | lexicon["and"]
        self._of: dict[str, Somebody | None] = {}
        self._gather(units)

    def _gather(self, units: Sequence[Unit]) -> None:
        forms: dict[str, int] = {}
        genders: dict[str, Gender] = {}
        for unit in units:
            for index, token in enumerate(unit.tokens):
                if token.kind is not Kind.NAME:
                    continue
                forms[token.text] = forms.get(token.text, 0) + 1
                before = unit.tokens[index - 1] if index else None
                if before is not None and before.kind is Kind.TITLE:
                    gender = self.lexicon.titles.get(before.low)
                    if gender is not None:
                        genders.setdefault(token.text, gender)
        fullest: dict[str, list[Somebody]] = {}  # by each word of the name
        for form in sorted(forms, key=lambda form: len(form.split()), reverse=True):
            whole = self._whole(form, fullest, genders.get(form))
            if not whole:
                self._of[form] = whole_self = self._somebody(form, genders.get(form))
                for word in {*form.split(), form.rpartition("-")[2]}:
                    fullest.setdefault(word, []).append(whole_self)
            else:
                self._of[form] = whole[0] if len(whole) == 1 else None

    def _somebody(self, form: str, gender: Gender | None) -> Somebody:
        words = form.split()
        first = words[0] if words[0] in self.lexicon.names else words[0].split("-")[0]
        given = len(words) > 1 and first in self.lexicon.names
        organisation = any(
            (noun := self.lexicon.noun(word.lower())) and noun.family is not None for word in words
        )
        words_low = {word.lower() for word in words}
        acronyms = [word for word in words if len(word) > 1 and word.isupper()]
        organisation = organisation or bool(words_low & self.lexicon["outlets"])
        organisation = organisation or 0 < len(acronyms) < len(words)
        articles = words_low & (self.lexicon["determiners"] | self.lexicon["genitive"])
        organisation = organisation or bool(articles and not given and len(words) > 2)
        person = True if gender or (given and not organisation) else None
        if person is None and (organisation or (len(form) > 1 and form.isupper())):
            person = False
        if gender is None and given:
            gender = self.lexicon.names[first]
        return Somebody(form, gender, person)

    def _whole(
        self, form: str, fullest: dict[str, list[Somebody]], gender: Gender | None
    ) -> list[Somebody]:
        """Those whose name `form` shortens: by surname, else by given name."""
        words = form.split()
        known = [one for one in fullest.get(words[-1], ()) if one.person is not False]
        if gender is not None:
            known = [one for one in known if one.gender in (None, gender)]
        found = [one for one in known if _surname(words, one.name.split())]
        certain = [one for one in found if one.person]
        if found:
            return certain or found
        return [one for one in known if one.person and words == one.name.split()[:1]]

    def named(self, token: Token) -> Somebody | None:
        """Whom a name means; None where two could be meant."""
        return self._of.get(token.text)

    def people(self) -> Iterable[Somebody]:
        return {id(one): one for one in self._of.values() if one is not None}.values()

    def note(self, unit: Unit, phrases: Phrases) -> None:
        """Take in the roles and genders that a unit gives to the names in it."""
        tokens = unit.tokens
        for index, token in enumerate(tokens):
            if token.kind is not Kind.NAME or (somebody := self.named(token)) is None:
                continue
            found = phrases.before(index + 1)
            if found is not None and found.name is token:
                self._learn(somebody, found)
            if found is None or found.role is None:
                self._apposed(somebody, index, phrases)

    def _apposed(self, somebody: Somebody, index: int, phrases: Phrases) -> None:
        """ "Karl Racine, le procureur général" and "le régulateur de la sécurité, l'Ofcom,"."""
        comma = phrases.low(index + 1) == ","
        if comma or phrases.is_determiner(index + 1):
            role = phrases.after(index + 2 if comma else index + 1)
            if role is not None and role.noun is not None and role.name is None:
                end = phrases.low(role.end)
                if role.noun.person and (end in _ASIDE_ENDS or end in self._clause_words):
                    self.give(somebody, role, phrases.tokens)
                    return
        first = index - 1 if index and phrases.is_determiner(index - 1) else index
        if (
            phrases.low(first - 1) == ","
            and first > 1
            and phrases.low(index + 1) in (",", ".", ":")
        ):
            role = phrases.before(first - 1)
            if role is not None and role.noun is not None and role.name is None and role.definite:
                self.give(somebody, role, phrases.tokens)

    def _learn(self, somebody: Somebody, found: Reference) -> None:
        if found.gender is not None and somebody.gender is None:
            somebody.gender = found.gender
        if found.noun is not None and somebody.person is None:
            somebody.person = found.noun.person
        if found.role is not None and found.head:
            self._add(somebody, found.head, self.text[slice(*found.role)])

    def give(self, somebody: Somebody, role: Reference, tokens: Sequence[Token]) -> None:
        start = role.start
        phrases = Phrases(tokens, self.lexicon)
        while start < role.end - 1 and phrases.is_determiner(start):
            start += 1
        if role.gender is not None and somebody.gender is None:
            somebody.gender = role.gender
        if role.noun is not None and somebody.person is None:
            somebody.person = role.noun.person
        self._add(somebody, role.head, self.text[tokens[start].start : tokens[role.end - 1].end])

    def _add(self, somebody: Somebody, head: str, text: str) -> None:
        noun = self.lexicon.noun(head)
        if noun is not None and somebody.person is not None and noun.person != somebody.person:
            return
        if (head, text) not in somebody.roles:
            somebody.roles.append((head, text))


def _surname(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether "Musk", "V. Sapounov", "Moualem" or "George Bush" may be the fuller name."""
    if len(short) > len(full) or list(short) == list(full):
        return False
    if short[-1] != full[-1] and not full[-1].endswith("-" + short[-1]):
        return False
    if list(short[:-1]) == list(full[len(full) - len(short) : -1]):
        return True
    initial = short[0].endswith(".") and full[0].startswith(short[0][0])
    return short[0] == full[0] or initial
