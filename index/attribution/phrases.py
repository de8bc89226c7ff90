"""Noun phrases beside a verb or a preposition: who is meant, as the sentence writes it."""

from __future__ import annotations

from index.attribution.lexicon import Gender
from index.attribution.references import Reference
from index.attribution.roles import office_start
from index.attribution.sentence import Sentence
from index.attribution.tokens import Kind, Token

_LONGEST = 25  # tokens in a noun phrase


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = sentence.lexicon
        self.low = sentence.low
        self.kind = sentence.kind
        self.is_in = sentence.is_in
        self.is_determiner = sentence.is_determiner

    def _barrier(self, index: int) -> bool:
        """A token that no noun phrase runs over."""
        kind = self.kind(index)
        if kind in (Kind.MARK, Kind.QUOTE, None):
            return True
        if kind is not Kind.WORD:
            return False
        if self.is_in(index, "prepositions"):
            return not self.is_in(index, "complement")
        if self.is_in(index, "conjunctions", "relatives", "auxiliaries"):
            return True
        if self.is_determiner(index):
            return False
        return self.is_in(index, "clitics") or self.sentence.is_pronoun(index)

    def before(self, end: int) -> Reference | None:
        """The noun phrase whose last token is ``end - 1``."""
        last = end - 1
        if (pronoun := self._pronoun_before(last)) is not None:
            return pronoun
        if self.kind(last) not in (Kind.WORD, Kind.NAME) or self._barrier(last):
            return None
        start = self._start(last)
        if not self.is_in(start - 1, "prepositions"):
            return self.read(start, end)
        wide = self._wider(start)
        if wide < start or self.kind(last) is Kind.WORD:
            return self.read(wide, end)
        # "Dans ce discours Dupont a dit", but no "au sommet de Paris".
        name = last
        while self.kind(name - 1) is Kind.TITLE:
            name -= 1
        inside = self.is_in(start - 1, "genitive") or start == name
        if inside or self.is_determiner(name - 1) or self.is_in(name - 1, "prepositions"):
            return None
        return self.read(name, end)

    def _pronoun_before(self, last: int) -> Reference | None:
        latter = self.latter(last - 1) or self.latter(last)
        if latter is not None and latter.end == last + 1:
            return latter
        bare = not self.is_determiner(last) or self.is_in(last, "pronouns_m")
        return self.pronoun(last) if self.sentence.is_pronoun(last) and bare else None

    def _pronoun_after(self, start: int) -> Reference | None:
        if (latter := self.latter(start)) is not None:
            return latter
        bare = not self.is_determiner(start) or self._barrier(start + 1)
        return self.pronoun(start) if self.sentence.is_pronoun(start) and bare else None

    def ending(self, end: int) -> Reference | None:
        """The same, a preposition's too: not who does something, but who has what role."""
        return self.read(self._start(end - 1), end)

    def _start(self, last: int) -> int:
        """Where the noun phrase that ends with `last` begins, as far as the words tell."""
        start = last
        while start > max(0, last + 1 - _LONGEST) and not self._barrier(start - 1):
            if self.sentence.is_finite(start - 1) or self.sentence.is_date(start - 1):
                break
            start -= 1
            if self._opens(start):
                break
        while start < last and self.is_in(start, "complement"):
            counted = self.low(start - 1) == "%"
            if self.is_determiner(start) and self._barrier(start - 1) and not counted:
                break  # "Des témoins ont estimé", but no "20 % des élèves"
            start += 1
        return start

    def _opens(self, index: int) -> bool:
        """A determiner that begins a noun phrase, and no complement of one."""
        before = self.lexicon.noun(self.low(index - 1))
        return (
            self.is_determiner(index)
            and not self.is_in(index, "complement")
            and not self.is_in(index - 1, "complement")
            and not (before is not None and before.family is not None)  # "du collectif la Ligue"
        )

    def _wider(self, start: int) -> int:
        """Over a preposition to the clause's own head: "une personne sur place"."""
        first = start
        while first > 0 and (not self._barrier(first - 1) or self.is_in(first - 1, "prepositions")):
            first -= 1
        head = self._head(first, start)
        opens = self.is_determiner(first) or self.low(first) in self.lexicon.nouns
        verb = any(self.sentence.is_finite(index) for index in range(first, start))
        if first < start and opens and head is not None and head <= first + 3 and not verb:
            return first
        return start

    def after(self, start: int, *, known: bool = True, bare: bool = False) -> Reference | None:
        """The noun phrase that begins at `start`.

        `known`: its head must be in the lexicon. `bare`: a verb that no list knows may
        follow, so of a description take the head and a short complement only.
        """
        if (pronoun := self._pronoun_after(start)) is not None:
            return pronoun
        stop = start
        while stop < min(len(self.tokens), start + _LONGEST) and not self._barrier(stop):
            ended = self.sentence.is_finite(stop) or (bare and self._object_begins(stop))
            if self.is_in(stop, "calendar") or (stop > start and ended):
                break
            stop += 1
        if stop == start:
            return None
        for index in range(start, stop):
            if self.kind(index) is not Kind.NAME or not self._apposed(start, index):
                continue
            # "a New York nanny", "Tory Brexiteer | Andrea Jenkyns", "Norway's agency": the head
            # comes after.
            noun = self.kind(index + 1) is Kind.WORD and self.low(index + 1) in self.lexicon.nouns
            owner = self._is_owner(index, stop)
            if noun or owner or self.kind(index + 1) is Kind.NAME:
                continue
            return self.read(start, self._whole_end(index, stop))
        end = start + 1
        while end < stop:
            if self.is_in(end, "complement") and not self.is_in(end, "genitive"):
                break
            end += 1
        while end > start + 1 and (
            self.is_in(end - 1, "complement") or self.is_determiner(end - 1)
        ):
            end -= 1
        closed = end == stop and self.is_in(stop, "auxiliaries")
        if bare and not closed and (head := self._head(start, end)) is not None:
            end = min(end, self._short(head + 1))
        found = self.read(start, end)
        if found and (found.name or found.noun or not known):
            return found
        return None

    def _object_begins(self, index: int) -> bool:
        """A determiner after a word that may be a verb: "the agency shut | the farm"."""
        after = self.sentence.is_plain(index - 1) and not self.is_determiner(index - 1)
        return after and self.is_determiner(index) and not self.is_in(index, "complement")

    def _is_owner(self, index: int, stop: int) -> bool:
        """Whether a name owns a thing that the lexicon knows: "Norway's fisheries agency"."""
        if not self.lexicon.has("possessive") or self.low(index + 1) not in ("'s", "’s"):
            return False
        return self._head(index + 2, stop) is not None

    def _whole_end(self, name: int, stop: int) -> int:
        """The end of what a name is a part of: "l'Association | des usagers du bac".

        Only of an organisation that is named by its kind; other names stand for themselves.
        """
        noun = self.lexicon.noun(self.low(name))
        if noun is None or noun.family is None:
            return name + 1
        end = name + 1
        if self.kind(end) is Kind.WORD and not self._barrier(end) and not self._links(end):
            end += 1  # "le Comité | régional des pêches"
        if not self.is_in(end, "genitive"):
            return name + 1
        while end < stop and (self.is_in(end, "genitive") or not self._links(end)):
            if self.sentence.is_date(end):
                break
            end += 1
        while self.is_in(end - 1, "complement") or self.is_determiner(end - 1):
            end -= 1
        return end

    def _links(self, index: int) -> bool:
        return self.is_in(index, "complement", "prepositions")

    def _short(self, index: int) -> int:
        """The end of a complement that begins at `index`: "de la police", or nothing."""
        if not self.is_in(index, "genitive"):
            return index
        end = index + 1
        while self.is_determiner(end):
            end += 1
        return end + 1 if self.kind(end) in (Kind.WORD, Kind.NAME) else index

    def _apposed(self, start: int, index: int) -> bool:
        """Whether the name at `index` is the phrase's own, not a complement's."""
        first = start
        while self.is_determiner(first) or self.kind(first) is Kind.TITLE:
            first += 1
        if index == first:
            return True
        person = self.person_name(self.tokens[index])
        while self.kind(index - 1) is Kind.TITLE:
            person, index = True, index - 1
        if index == first:
            return True
        if self.is_in(index - 1, "complement", "prepositions") or self.is_determiner(index - 1):
            return False
        head = self._head(start, index)
        noun = self.lexicon.noun(self.low(head)) if head is not None else None
        if noun is None or not noun.speaks:
            return False
        if not any(self.is_in(k, "complement") for k in range(start + 1, index)):
            return True
        # "un porte-parole de l'équipe Trump", "le ministère revient à Jean Dupont"
        owner = self.lexicon.noun(self.low(index - 1))
        return person and noun.person and not (owner is not None and owner.person)

    @staticmethod
    def person_name(token: Token) -> bool:
        """Whether a name has more than one word, as a person's full name does."""
        return len(token.text.replace("-", " ").split()) > 1

    def _head(self, start: int, end: int) -> int | None:
        """The first known noun before any complement (in English, the last)."""
        found = None
        for index in range(start, end):
            if index > start and self.is_in(index, "complement"):
                break
            if self.kind(index) is not Kind.WORD or self.lexicon.noun(self.low(index)) is None:
                continue
            if self.lexicon.has("gendered_nouns"):
                return index
            found = index
        return found

    def latter(self, start: int) -> Reference | None:
        """ "ce dernier", "celle-ci", "the latter": whoever was named last."""
        at = start + 1 if self.is_in(start, "pointing") else start
        alone = at == start and "-" not in self.low(at)
        if not self.is_in(at, "latter") or alone or self.kind(at + 1) is Kind.NAME:
            return None
        known = self.lexicon.noun(self.low(at + 1))
        if at > start and known is not None:
            return None  # "ce dernier ministre"
        gender = Gender.MALE if self.is_in(at, "latter_m") else None
        gender = Gender.FEMALE if self.is_in(at, "latter_f") else gender
        return Reference(start, at + 1, pronoun=True, gender=gender, head=self.low(at))

    def pronoun(self, index: int) -> Reference:
        gender = None
        if self.is_in(index, "pronouns_m"):
            gender = Gender.MALE
        elif self.is_in(index, "pronouns_f"):
            gender = Gender.FEMALE
        return Reference(
            index,
            index + 1,
            pronoun=True,
            gender=gender,
            plural=self.is_in(index, "pronouns_plural"),
            head=self.low(index),
        )

    def read(self, start: int, end: int) -> Reference | None:
        """Tokens ``[start:end]`` as one reference."""
        while start < end and self.kind(start) is Kind.MARK:
            start += 1
        if all(self.is_determiner(index) for index in range(start, end)):
            return None
        first, last = start, end - 1
        while first < last and self.is_determiner(first):
            first += 1
        indefinite = first > start and self.is_in(start, "indefinite")
        head = self._head(start, end)
        if self.kind(last) is Kind.NAME and not (indefinite and first == last):
            named = self._read_name(start, first, last, head)
            if named is not None:
                return named
        if head is None and self.kind(first) is Kind.NAME and not indefinite:
            return self._read_whole(start, first, end)
        return self._described(start, end, head, None)

    def _read_name(self, start: int, first: int, last: int, head: int | None) -> Reference | None:
        """A phrase that ends with a name, if the name is its own."""
        own = last  # where the name begins, its title included
        while own > first and self.kind(own - 1) is Kind.TITLE:
            own -= 1
        title = self.tokens[last - 1] if own < last else None
        if own == first:
            return self._named(start, last + 1, title, None)
        begun = office_start(self.sentence, first, own)
        role = (self.tokens[begun].start, self.tokens[own - 1].end)
        if self._apposed(start, last) or self.kind(own - 1) is Kind.NAME:
            return self._named(start, last + 1, title, role, head)
        bound = self.is_in(own - 1, "complement") or self.is_determiner(own - 1)
        if head is None and not bound:
            return self._named(own, last + 1, title, None)
        return None

    def _read_whole(self, start: int, first: int, end: int) -> Reference | None:
        """A phrase that begins with a name."""
        words = self.tokens[first].text.split()
        if len(words) > 1 and words[0] in self.lexicon.names:
            return self._named(start, first + 1, None, None)  # "Robyn Christie of Melrose"
        # "la Fédération belge du secteur financier": a name with its complement.
        adjective = self.lexicon.has("gendered_nouns") and self.is_determiner(start)
        if not adjective and not self.is_in(first + 1, "genitive"):
            return None
        return self._described(start, end, None, self.tokens[first])

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
        if self.is_in(start, "determiners_m"):
            return Gender.MALE
        return Gender.FEMALE if self.is_in(start, "determiners_f") else None

    def _described(
        self, start: int, end: int, head: int | None, name: Token | None
    ) -> Reference | None:
        if self.kind(start) is Kind.WORD and self.is_in(start, "relatives", "conjunctions"):
            return None
        noun = self.lexicon.noun(self.low(head)) if head is not None else None
        if noun is None and name is None and not self.is_determiner(start):
            return None  # "someone else", "per cent": nothing that is known to speak
        words: tuple[list[str], list[str]] = ([], [])
        within = False
        for index in range(start, end):
            within = within or (index > start and self.is_in(index, "complement"))
            telling = self.kind(index) is Kind.NAME or len(self.low(index)) > 3
            if index != head and telling and not self.is_determiner(index):
                words[within].append(self.low(index))
        return Reference(
            start,
            end,
            name=name,
            whole=name is not None,
            head=self.low(head) if head is not None else "",
            noun=noun,
            gender=(noun.gender if noun else None) or self._agreement(start),
            plural=bool(noun and noun.plural),
            definite=self.is_determiner(start) and not self.is_in(start, "indefinite"),
            modifiers=frozenset(words[0]),
            complement=frozenset(words[1]),
        )

    def offsets(self, reference: Reference) -> tuple[int, int] | None:
        """A description's words as a role, without determiner and relative clause."""
        start = reference.start
        while start < reference.end - 1 and self.is_determiner(start):
            start += 1
        if self.is_in(start, "complement"):
            return None  # "one of his grandsons"
        end = start + 1
        while end < reference.end and not self.is_in(end, "relatives"):
            end += 1
        return self.tokens[start].start, self.tokens[end - 1].end
