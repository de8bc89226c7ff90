"""Noun phrases beside a verb or a preposition: who is meant, as the sentence writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.attribution.lexicon import Gender, Lexicon, Noun, Tense
from index.attribution.tokens import Kind, Token

_LONGEST = 25  # tokens in a noun phrase


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of somebody, as tokens ``[start:end]`` of a unit.

    One of: a pronoun; a name, perhaps with a role before it ("le ministre Jean Dupont");
    a description ("un porte-parole de la police"), with its head noun where that is known.
    """

    start: int
    end: int
    pronoun: bool = False
    name: Token | None = None
    title: Token | None = None
    role: tuple[int, int] | None = None  # offsets into the text
    head: str = ""
    noun: Noun | None = None
    gender: Gender | None = None
    plural: bool = False
    definite: bool = True
    complement: frozenset[str] = frozenset()  # "de la police"
    modifiers: frozenset[str] = frozenset()  # "premier", "écologiste"


class Phrases:
    """The noun phrases of one unit's tokens."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> Kind | None:
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def phrase_at(self, group: str, index: int) -> int:
        """The end of the phrase of `group` (adverbs, …) that begins at `index`, or `index`."""
        for words in self.lexicon.phrases[group].get(self.low(index), ()):
            if all(self.low(index + k) == word for k, word in enumerate(words)):
                return index + len(words)
        return index

    def is_determiner(self, index: int) -> bool:
        low, lexicon = self.low(index), self.lexicon
        return (
            low in lexicon["determiners"]
            or low in lexicon["determiners_m"]
            or low in lexicon["determiners_f"]
        )

    def plain(self, index: int) -> bool:
        """A word that is none of the little ones: a noun, an adjective or a verb."""
        low = self.low(index)
        return self.kind(index) is Kind.WORD and not any(
            low in self.lexicon[group]
            for group in ("prepositions", "conjunctions", "auxiliaries", "relatives", "that")
        )

    def is_pronoun(self, index: int) -> bool:
        low, lexicon = self.low(index), self.lexicon
        return self.kind(index) is Kind.WORD and (
            low in lexicon["pronouns_m"]
            or low in lexicon["pronouns_f"]
            or low in lexicon["pronouns_plural"]
            or low in lexicon["pronouns_other"]
        )

    def _barrier(self, index: int) -> bool:
        """A token that no noun phrase runs over."""
        kind, low, lexicon = self.kind(index), self.low(index), self.lexicon
        if kind in (Kind.MARK, Kind.QUOTE, None):
            return True
        if kind is not Kind.WORD:
            return False
        if low in lexicon["prepositions"]:
            return low not in lexicon["complement"]
        if low in lexicon["clitics"] and not self.is_determiner(index):
            return True
        return (
            low in lexicon["conjunctions"]
            or low in lexicon["relatives"]
            or low in lexicon["auxiliaries"]
            or (self.is_pronoun(index) and not self.is_determiner(index))
        )

    def before(self, end: int) -> Reference | None:
        """The noun phrase whose last token is ``end - 1``."""
        last = end - 1
        if self.is_pronoun(last) and not (
            self.is_determiner(last) and self.low(last) not in self.lexicon["pronouns_m"]
        ):
            return self.pronoun(last)
        if self.kind(last) not in (Kind.WORD, Kind.NAME) or self._barrier(last):
            return None
        complement = self.lexicon["complement"]
        start = last
        while start > max(0, end - _LONGEST) and not self._barrier(start - 1):
            if self._finite(start - 1):
                break
            start -= 1
            contracted = self.low(start) in complement
            if (
                self.is_determiner(start)
                and not contracted
                and self.low(start - 1) not in complement
            ):
                break
        while start < last and self.low(start) in complement:
            start += 1
        if self.kind(last) is Kind.WORD and self.low(start - 1) in self.lexicon["prepositions"]:
            start = self._wider(start)
        return self.read(start, end)

    def _wider(self, start: int) -> int:
        """Over a preposition to the clause's own head: "une personne sur place"."""
        first = start
        while first > 0 and (
            not self._barrier(first - 1) or self.low(first - 1) in self.lexicon["prepositions"]
        ):
            first -= 1
        head = self._head(first, start)
        opens = self.is_determiner(first) or self.low(first) in self.lexicon.nouns
        verb = any(self._finite(index) for index in range(first, start))
        if first < start and opens and head is not None and head <= first + 3 and not verb:
            return first
        return start

    def after(self, start: int, *, known: bool = True, bare: bool = False) -> Reference | None:
        """The noun phrase that begins at `start`.

        `known`: its head must be in the lexicon. `bare`: a verb that no list knows may
        follow, so of a description take the head and a short complement only.
        """
        if self.is_pronoun(start) and (not self.is_determiner(start) or self._barrier(start + 1)):
            return self.pronoun(start)
        stop = start
        while stop < min(len(self.tokens), start + _LONGEST) and not self._barrier(stop):
            if self.low(stop) in self.lexicon["calendar"] or (stop > start and self._finite(stop)):
                break
            stop += 1
        if stop == start:
            return None
        for index in range(start, stop):
            if self.kind(index) is not Kind.NAME or not self._apposed(start, index):
                continue
            # "a New York nanny", "le Premier ministre": the noun comes after.
            if self.kind(index + 1) is Kind.WORD and self.low(index + 1) in self.lexicon.nouns:
                continue
            return self.read(start, index + 1)
        end = start + 1
        while end < stop:
            if self.low(end) in self.lexicon["complement"] - self.lexicon["genitive"]:
                break
            end += 1
        if bare and (head := self._head(start, end)) is not None:
            end = min(end, self._short(head + 1))
        found = self.read(start, end)
        if found and (found.name or found.noun or not known):
            return found
        return None

    def _short(self, index: int) -> int:
        """The end of a complement that begins at `index`: "de la police", or nothing."""
        if self.low(index) not in self.lexicon["genitive"]:
            return index
        end = index + 1
        while self.is_determiner(end):
            end += 1
        return end + 1 if self.kind(end) in (Kind.WORD, Kind.NAME) else index

    def _finite(self, index: int) -> bool:
        """A reporting verb, so the end of its subject."""
        if self.is_determiner(index - 1) or self.kind(index) is not Kind.WORD:
            return False
        return (
            any(
                len(verb.words) == 1 and verb.tenses & {Tense.PRESENT, Tense.PAST}
                for verb in self.lexicon.verbs.get(self.low(index), ())
            )
            and self.low(index) not in self.lexicon.nouns
        )

    def _apposed(self, start: int, index: int) -> bool:
        """Whether the name at `index` is the phrase's own, not a complement's."""
        first = start
        while self.is_determiner(first) or self.kind(first) is Kind.TITLE:
            first += 1
        if index == first:
            return True
        previous = self.low(index - 1)
        if self.kind(index - 1) is Kind.TITLE:
            return True
        if previous in self.lexicon["complement"] or self.is_determiner(index - 1):
            return False
        head = self._head(start, index)
        if head is None:
            return False
        nearest = self._complement_start(start, index)
        if nearest is None:
            return True
        # In "un porte-parole de l'équipe Trump" the name is the team's.
        person = self.person_name(self.tokens[index])
        noun = self.lexicon.noun(self.low(head))
        if person and noun is not None and not noun.person:
            return False  # "le ministère revient au conservateur Jean Dupont"
        owner = self.lexicon.noun(self.low(index - 1))
        return person and not (owner is not None and owner.person)

    def person_name(self, token: Token) -> bool:
        words = token.text.replace("-", " ").split()
        return len(words) > 1

    def _complement_start(self, start: int, end: int) -> int | None:
        for index in range(end - 1, start, -1):
            if self.low(index) in self.lexicon["complement"]:
                return index
        return None

    def _head(self, start: int, end: int) -> int | None:
        """The first known noun before any complement (in English, the last)."""
        found = None
        for index in range(start, end):
            low = self.low(index)
            if index > start and low in self.lexicon["complement"]:
                break
            noun = self.lexicon.noun(low)
            if noun is None or self.kind(index) is not Kind.WORD:
                continue
            if self.lexicon.has("gendered_nouns"):
                return index
            found = index
        return found

    def pronoun(self, index: int) -> Reference:
        low, lexicon = self.low(index), self.lexicon
        gender = None
        if low in lexicon["pronouns_m"]:
            gender = Gender.MALE
        elif low in lexicon["pronouns_f"]:
            gender = Gender.FEMALE
        return Reference(
            index,
            index + 1,
            pronoun=True,
            gender=gender,
            plural=low in lexicon["pronouns_plural"],
            head=low,
        )

    def read(self, start: int, end: int) -> Reference | None:
        """Tokens ``[start:end]`` as one reference."""
        while start < end and self.kind(start) is Kind.MARK:
            start += 1
        if start >= end:
            return None
        last = end - 1
        first = start
        while first < last and self.is_determiner(first):
            first += 1
        indefinite = first > start and self.low(start) in self.lexicon["indefinite"]
        token = self.tokens[last]
        head = self._head(start, end)
        if token.kind is Kind.NAME and not (indefinite and first == last):
            if first == last or self._titles_only(first, last):
                title = self.tokens[last - 1] if self.kind(last - 1) is Kind.TITLE else None
                return self._named(start, end, title, None)
            if self._apposed(start, last):
                title = self.tokens[last - 1] if self.kind(last - 1) is Kind.TITLE else None
                role_end = last - 1 if title else last
                role = (self.tokens[first].start, self.tokens[role_end - 1].end)
                return self._named(start, end, title, role, head)
            if head is None and self.kind(last - 1) is Kind.WORD:
                plain = self.low(last - 1)
                if plain not in self.lexicon["complement"] and not self.is_determiner(last - 1):
                    return self._named(last, end, None, None)
        if head is None and self.kind(first) is Kind.NAME and not indefinite:
            if self.tokens[first].text.split()[0] in self.lexicon.names:
                return self._named(start, first + 1, None, None)  # "Robyn Christie of Melrose"
            # "la Fédération belge du secteur financier": a name with its complement.
            return self._described(start, end, None, self.tokens[first])
        return self._described(start, end, head, None)

    def _titles_only(self, first: int, last: int) -> bool:
        return all(self.kind(index) is Kind.TITLE for index in range(first, last))

    def _named(
        self,
        start: int,
        end: int,
        title: Token | None,
        role: tuple[int, int] | None,
        head: int | None = None,
    ) -> Reference:
        gender = self.lexicon.titles.get(title.low) if title else None
        noun = self.lexicon.noun(self.low(head)) if head is not None else None
        if gender is None and noun is not None and noun.person:
            gender = noun.gender or self._agreement(start)
        return Reference(
            start,
            end,
            name=self.tokens[end - 1],
            title=title,
            role=role,
            head=self.low(head) if head is not None else "",
            noun=noun,
            gender=gender,
        )

    def _agreement(self, start: int) -> Gender | None:
        if not self.lexicon.has("gendered_nouns"):
            return None
        low = self.low(start)
        if low in self.lexicon["determiners_m"]:
            return Gender.MALE
        return Gender.FEMALE if low in self.lexicon["determiners_f"] else None

    def _described(
        self, start: int, end: int, head: int | None, name: Token | None
    ) -> Reference | None:
        lexicon = self.lexicon
        low = self.low(start)
        if self.kind(start) is Kind.WORD and (
            low in lexicon["relatives"] or low in lexicon["conjunctions"]
        ):
            return None
        noun = lexicon.noun(self.low(head)) if head is not None else None
        if noun is None and name is None and not self.is_determiner(start):
            return None  # "someone else", "per cent": nothing that is known to speak
        gender = (noun.gender if noun else None) or self._agreement(start)
        words: tuple[list[str], list[str]] = ([], [])
        within = False
        for index in range(start, end):
            within = within or (index > start and self.low(index) in lexicon["complement"])
            telling = self.kind(index) is Kind.NAME or len(self.low(index)) > 3
            if index != head and telling and not self.is_determiner(index):
                words[within].append(self.low(index))
        return Reference(
            start,
            end,
            name=name,
            head=self.low(head) if head is not None else "",
            noun=noun,
            gender=gender,
            plural=bool(noun and noun.plural),
            definite=self.is_determiner(start) and low not in lexicon["indefinite"],
            modifiers=frozenset(words[0]),
            complement=frozenset(words[1]),
        )
