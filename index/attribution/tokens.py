"""A sentence as the rules see it: words, names, marks, and quotations as single tokens.

A unit is what stands between two sentence ends outside quotation marks. Words inside a
quotation are the speaker's, not the article's: no rule ever sees them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from index.attribution.lexicon import Lexicon, Tense
from index.attribution.marks import Quotation
from index.lexicon import fold, nations
from index.models import Passage, PassageKind, Span

_FULL = 2  # words of a full name, as a rule
_OF_SURNAME = ("Le", "La")  # with a capital, what begins a surname: "Luc Le Maire"
_ADJECTIVE = re.compile(r"(?:al|aire|ique|el|elle|if|ive)e?s?$")  # "Transition Écologique"
_WITH_PEOPLE = 2  # words: what nation somebody is of, and a surname


class Kind(Enum):
    WORD = "word"
    NAME = "name"  # a run of capitalised words: "Ursula von der Leyen"
    TITLE = "title"  # "M.", "Mrs"
    NUMBER = "number"
    MARK = "mark"
    QUOTE = "quote"


class Token(NamedTuple):
    kind: Kind
    text: str
    low: str
    start: int
    end: int
    quotation: int = -1  # which, for a QUOTE


@dataclass(frozen=True, slots=True)
class Unit:
    """`paragraph` counts the article's paragraphs, titles included, from 0."""

    tokens: tuple[Token, ...]
    span: Span
    paragraph: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    kind: PassageKind
    sentences: tuple[Span, ...]


def paragraphs(passages: Sequence[Passage]) -> list[Paragraph]:
    """What readers see as paragraphs: the parts of a long one joined, headers left out."""
    found: list[Paragraph] = []
    number = 0
    for passage in passages:
        sentences = tuple(sentence.span for sentence in passage.sentences)
        if passage.kind is PassageKind.HEADER or not sentences:
            continue
        if passage.kind is PassageKind.BODY and found and passage.paragraph == number > 0:
            last = found[-1]
            span = Span(last.span.start, passage.span.end)
            found[-1] = Paragraph(span, last.kind, last.sentences + sentences)
        else:
            found.append(Paragraph(passage.span, passage.kind, sentences))
        number = passage.paragraph
    return found


class Reader:
    """Reads an article's paragraphs into units. One article, one reader."""

    def __init__(self, text: str, lexicon: Lexicon, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.lexicon = lexicon
        self.quotations = quotations
        self.pattern = _pattern(lexicon)
        self.common: set[str] = set()  # words that the article writes in lower case
        self.capitals: Counter[str] = Counter()

    def units(self, found: Sequence[Paragraph]) -> list[Unit]:
        raw = [
            (list(self._tokens(span, within)), span, number)
            for span, within, number in self._spans(found)
        ]
        for tokens, _, _ in raw:
            for token in tokens:
                if token.kind is Kind.WORD:
                    if token.text[0].isupper():
                        self.capitals[token.text] += 1
                    elif token.text == token.text.lower():
                        self.common.add(token.low)
        return [
            Unit(tuple(self._names(tokens)), span, number, found[number].kind)
            for tokens, span, number in raw
        ]

    def tokens(self, span: Span) -> Iterator[Token]:
        """Plain words read as a sentence by itself, whatever marks are in them."""
        return self._names(list(self._words(span.start, span.end)))

    def _spans(self, found: Sequence[Paragraph]) -> Iterator[tuple[Span, range, int]]:
        """Units as spans, each with the numbers of its quotations and its paragraph."""
        starts = [
            (sentence.start, number, sentence.end)
            for number, paragraph in enumerate(found)
            for sentence in paragraph.sentences
        ]
        quoted, first = 0, 0
        marks = self.quotations
        current: tuple[int, int] | None = None  # start, paragraph
        end = 0
        for start, number, stop in starts:
            while quoted < len(marks) and marks[quoted].end <= start:
                quoted += 1
            inside = quoted < len(marks) and marks[quoted].start < start
            if current is not None and not inside:
                yield Span(current[0], end), range(first, quoted), current[1]
                current, first = None, quoted
            if current is None:
                current = (start, number)
            end = stop
        if current is not None:
            yield Span(current[0], end), range(first, len(marks)), current[1]

    def _tokens(self, span: Span, within: range) -> Iterator[Token]:
        at = span.start
        for number in within:
            quotation = self.quotations[number]
            yield from self._words(at, quotation.start)
            start, end = quotation.start, quotation.end
            yield Token(Kind.QUOTE, quotation.span.of(self.text), "", start, end, number)
            at = end
        yield from self._words(at, span.end)

    def _words(self, start: int, end: int) -> Iterator[Token]:
        titles, ranks = self.lexicon.titles, self.lexicon.ranks
        for match in self.pattern.finditer(self.text, start, end):
            text = match.group()
            low = text.lower().replace("’", "'")
            first, last = match.span()
            if match.lastgroup == "word" and low[-1] == ".":
                stripped = low[:-1]
                # Only a title takes its full stop along: "Prof.", "Mr."
                if low in titles or low in ranks:
                    yield Token(Kind.TITLE if low in titles else Kind.WORD, text, low, first, last)
                else:
                    kind = Kind.TITLE if stripped in titles else Kind.WORD
                    yield Token(kind, text[:-1], stripped, first, last - 1)
                    yield Token(Kind.MARK, ".", ".", last - 1, last)
            elif match.lastgroup == "number" and not low[-1].isalpha():
                yield Token(Kind.NUMBER, text, low, first, last)
            elif match.lastgroup == "mark":
                yield Token(Kind.MARK, text, low, first, last)
            else:
                yield Token(Kind.TITLE if low in titles else Kind.WORD, text, low, first, last)

    def _names(self, tokens: list[Token]) -> Iterator[Token]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if not self._begins_name(tokens, index):
                yield token
                index += 1
                continue
            stop = self._name_end(tokens, index)
            if self._is_people(tokens, index, stop):
                yield token
                index += 1
            cut = self._role_end(tokens, index, stop)
            if cut > index:
                yield self._name(tokens[index:cut])
            yield self._name(tokens[cut:stop])
            index = stop

    def _name(self, tokens: Sequence[Token]) -> Token:
        start, end = tokens[0].start, tokens[-1].end
        text = self.text[start:end]
        return Token(Kind.NAME, text, text.lower(), start, end)

    def _capital(self, token: Token) -> bool:
        """A capitalised word that may be part of a name, "al-Assad" among them."""
        if token.kind is not Kind.WORD:
            return False
        if (
            not token.text[0].isupper()
            and token.text != token.text.lower()
            and "-" not in token.text
        ):
            return True  # xAI
        if not token.text[0].isupper():
            particle, _, rest = token.text.partition("-")
            return rest[:1].isupper() and particle in self.lexicon["particles"]
        lexicon = self.lexicon
        low = token.low
        return (
            low not in lexicon.ranks
            and low not in lexicon["pronouns_other"]
            and (lexicon.has("possessive") or not token.text.endswith(("'", "’")))
        )

    def _begins_name(  # noqa: PLR0911 - the cases of a capital
        self, tokens: Sequence[Token], index: int
    ) -> bool:
        token = tokens[index]
        if not self._capital(token):
            return False
        lexicon, low = self.lexicon, token.low
        if low in lexicon["calendar"]:
            return self._surname(tokens, index)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        noun = lexicon.noun(low)
        if noun is not None and token.text.isupper() and len(low) > 1:
            return False  # "l'ONG", "the CEO": a word that happens to be written so
        if noun is not None and noun.person:
            # "Justice Department" is a name, "Justice" before a name a role.
            other = lexicon.noun(following.low) if following else None
            capital = following is not None and self._capital(following)
            return bool(capital and other and other.family is not None)
        if index and tokens[index - 1].low not in (":", "-", "–", "—", "•"):
            return True
        if low in lexicon.names:
            return True
        if low in lexicon.little:
            return False
        continues = following is not None and self._capital(following)
        if noun is not None or low in self.common or low in lexicon.verbs:
            return continues and low not in lexicon.verbs
        return not (lexicon.adverb_ending and low.endswith(lexicon.adverb_ending)) or continues

    def _name_end(self, tokens: Sequence[Token], index: int) -> int:
        lexicon = self.lexicon
        stop = index + 1
        while stop < len(tokens):
            token = tokens[stop]
            if self._capital(token) and not self._role_word(tokens, stop):
                if token.low in lexicon["calendar"] and not self._surname(tokens, stop):
                    break
                stop += 1
            elif token.low == "&" and stop + 1 < len(tokens) and self._capital(tokens[stop + 1]):
                stop += 2
            elif self._numbered(tokens, stop) or self._own_s(tokens, stop):
                stop += 1
                break
            elif token.low in lexicon["particles"] or token.low in lexicon["genitive"]:
                after = stop + 1
                while after < len(tokens) and tokens[after].low in lexicon["particles"]:
                    after += 1
                if after >= len(tokens) or after > stop + 3 or not self._capital(tokens[after]):
                    break
                if not self._joins(tokens, index, stop, after):
                    break
                stop = after + 1
            else:
                break
        return stop

    def _numbered(self, tokens: Sequence[Token], index: int) -> bool:
        """ "Radio 4", "France 24", and no age: "Jean Dupont, 24 ans"."""
        last = tokens[index - 1]
        return tokens[index].text.isdigit() and (
            last.low in self.lexicon["numbered"] or (len(last.text) > 1 and last.text.isupper())
        )

    def _own_s(self, tokens: Sequence[Token], index: int) -> bool:
        """The end of "Moody's", when a verb follows and no thing that they own."""
        if tokens[index].low not in ("'s", "’s"):
            return False
        if not self.lexicon.has("possessive"):
            return True
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return after is not None and (
            after.low in self.lexicon["auxiliaries"]
            or any(Tense.PAST in verb.tenses for verb in self.lexicon.verbs.get(after.low, ()))
        )

    def _surname(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a capitalised month or day is somebody: "Theresa May", "PM May"."""
        before = tokens[index - 1] if index else None
        if before is None:
            return False
        noun = self.lexicon.noun(before.low)
        return before.kind is Kind.TITLE or self.given(before.text) or bool(noun and noun.person)

    def _role_word(self, tokens: Sequence[Token], index: int) -> bool:
        if index > 1 and tokens[index - 1].text in _OF_SURNAME and self._capital(tokens[index - 2]):
            return False  # "Luc Le Maire"
        noun = self.lexicon.noun(tokens[index].low)
        return noun is not None and noun.person and not self._begins_name(tokens, index)

    def _joins(self, tokens: Sequence[Token], index: int, stop: int, after: int) -> bool:
        """Whether a particle stands inside a name: "Staffan de Mistura", "Banque de France"."""
        lexicon = self.lexicon
        particle = tokens[stop].low
        if particle not in lexicon["genitive"] and particle not in lexicon["genitive_particles"]:
            return True
        noun = lexicon.noun(tokens[stop - 1].low)
        if noun is not None and noun.family is not None:
            return True
        if particle not in lexicon["genitive_particles"] or stop - index > 1:
            return False
        if self.given(tokens[index].text):
            return True
        alone = self.capitals[tokens[index].text] == 1
        return alone and not self.given(tokens[after].text)

    def _role_end(self, tokens: Sequence[Token], index: int, stop: int) -> int:
        """Where the name begins in "du | Kremlin Dmitri Peskov", else `index`."""
        if self.given(tokens[index].text):
            return index
        if stop - index > _FULL and self._is_portfolio(tokens, index):
            return self._after_portfolio(tokens, index, stop)
        before = [token.low for token in tokens[max(0, index - 3) : index]]
        nouns = self.lexicon.nouns
        complement = any(low in self.lexicon["complement"] for low in before[-2:]) or any(
            low in nouns and nouns[low].family is not None for low in before[-1:]
        )
        loose = True
        for cut in range(index + 1, stop - 1):
            previous = tokens[cut - 1]
            acronym = len(previous.text) > 1 and previous.text.isupper()
            loose = loose and (acronym or previous.low in self.lexicon["adjectives"])
            if (complement or loose) and self.given(tokens[cut].text):
                return cut
        return index

    def _is_portfolio(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether what begins there is a minister's: "le ministre de l'Intérieur Goran Telk"."""
        at = index - 1
        little = ("genitive", "determiners", "determiners_f", "determiners_m")
        while at > 0 and any(tokens[at].low in self.lexicon[group] for group in little):
            at -= 1
        return 0 <= at < index - 1 and tokens[at].low in self.lexicon["ministers"]

    def _after_portfolio(self, tokens: Sequence[Token], index: int, stop: int) -> int:
        """Where the name begins in "Défense Nationale | Goran Telk", "Économie | Luc Le Maire".

        Where adjectives come first ("Foreign Affairs") names are taken for two words.
        """
        ahead = self.lexicon.has("possessive")
        for cut in range(index + 1, stop - 1):
            named = not ahead and not _ADJECTIVE.search(tokens[cut].low)
            if named or self.given(tokens[cut].text):
                return cut
        return stop - _FULL

    def _is_people(self, tokens: Sequence[Token], index: int, stop: int) -> bool:
        """Whether a word tells of what nation somebody is: "l'Italien | Marco Bellini".

        Only where adjectives have no capital, as in French, so that it can be no part of "the
        Italian Red Cross"; a party like "la France debout" is none.
        """
        if not self.lexicon.has("gendered_nouns") or index == 0 or stop - index < _WITH_PEOPLE:
            return False
        word = fold(tokens[index].low)
        if tokens[index - 1].low not in self.lexicon["pointing_people"]:
            return False
        if not nations(word, self.lexicon.code) or not self._capital(tokens[index + 1]):
            return False
        whole = stop - index > _WITH_PEOPLE or word.endswith(tuple(self.lexicon["people_ends"]))
        return whole or self.given(tokens[index + 1].text)

    def given(self, word: str) -> bool:
        """Whether a word is a given name: "Anne", "Jean-Luc"."""
        return word in self.lexicon.names or word.split("-", maxsplit=1)[0] in self.lexicon.names


def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    parts = [
        rf"(?P<initials>(?:{letter}\.-?){{2,}}|[A-ZÀ-Þ]\.(?=\s?{letter}))",
        rf"(?P<word>{letter}[^\W_]*(?:[-‐‑.'’](?!s\b)[^\W_]+)*\.?)",
    ]
    if lexicon.has("possessive"):
        # An apostrophe that belongs to the word: "the workers' union", "the Workers' Union".
        # "Ms Davis' son" is hers.
        small, capital = r"[^\W\d_A-ZÀ-Þ]", r"[A-ZÀ-Þ]"
        parts.insert(
            1, rf"(?P<owners>\b(?:{small}\w*s['’](?=\s{letter})|{capital}\w*s['’](?=\s{capital})))"
        )
    if lexicon.elisions:
        free = sorted(e for e in lexicon.elisions if len(e) > 1 or e == "l")
        every = "|".join(sorted(lexicon.elisions))
        capital = "|".join(e.capitalize() for e in free)
        bound = "|".join(e.capitalize() for e in sorted(lexicon.elisions - set(free)))
        # "D'après" is elided, "D'Angelo" is a name.
        parts.insert(
            0,
            rf"(?P<elision>(?:{every}|{capital})['’](?=[^\W_]|\Z)"
            rf"|(?:{bound})['’](?=[^\W\d_A-ZÀ-Þ]))",
        )
    parts += [
        r"(?P<number>\d+(?:[.,:\u00a0\u202f]\d+)*(?:[-‐]?[^\W\d_]+)*)",
        r"(?P<possessive>['’]s\b)",
        r"(?P<mark>[^\w\s])",
    ]
    return re.compile("|".join(parts))
