"""Text as a row of classified tokens.

A token's classes ("month", "number", …) come from the language's vocabulary, from how a
number is written, or from a rule that took several tokens for one. Each set of classes
has one character, its code, so that a rule over classes is a regular expression over the
row's codes (`index.temporal.grammar`). Most words are of no class and cost next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

# What a token may stand for, by class; the value of a word of grammar is None.
Values: TypeAlias = Mapping[str, object]

# Classes of words, and what each word or phrase of a class means. A phrase written with
# a capital is known only with one ("May"); any other in either case.
Vocabulary: TypeAlias = Mapping[str, Mapping[str, object]]

_FIRST_CODE = 0xE000
_FOLD = str.maketrans("’ʼ‘\u00a0\u202f\u2009\u2011‐", "'''   --")
_WRITTEN_FORMS = r"""
    (?P<break>\n[^\S\n]*\n)
  | (?P<word>{elisions}[^\W\d_]+)
  | (?P<amount>[$€£¥#№][ ]?[0-9][0-9.,]*)
  | (?P<figures>[0-9]{{4}}(?P<of>[/.-])[0-9]{{1,2}}(?P=of)[0-9]{{1,2}}(?![0-9-])
     | [0-9]{{1,2}}(?P<by>[/.-])[0-9]{{1,2}}(?P=by)(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9/-]))
  | (?P<clock>[0-9]{{1,2}}(?::[0-9]{{2}}|[.][0-9]{{2}}(?=[ ]?[ap][.]?m\b))(?![0-9]))
  | (?P<large>[0-9]{{1,3}}(?:[ ][0-9]{{3}})+(?![0-9]) | [0-9]+[.,][0-9][0-9.,]*)
  | (?P<number>[0-9]+)(?P<unit>[ ]?[%‰€£$°])?
  | (?P<symbol>[^\s])
"""
_WRITTEN = ("figures", "clock")
_GLUE = frozenset("hqst")  # the letters that a number may touch: 10h45, Q3
_NUMBERS = (
    "0",
    "00",
    "1",
    "01",
    "12",
    "24",
    "25",
    "31",
    "32",
    "59",
    "60",
    "99",
    "100",
    "2000",
    "2001",
    "3000",
)


class Row(NamedTuple):
    """Tokens side by side."""

    starts: list[int]
    ends: list[int]
    values: list[Values]
    codes: list[str]

    def add(self, start: int, end: int, sense: Sense) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(sense.values)
        self.codes.append(sense.code)

    def extend(self, other: Row, first: int, last: int) -> None:
        """Add another row's tokens from `first` to before `last`."""
        self.starts.extend(other.starts[first:last])
        self.ends.extend(other.ends[first:last])
        self.values.extend(other.values[first:last])
        self.codes.extend(other.codes[first:last])


class Sense(NamedTuple):
    """What a token may stand for, and the code of its classes."""

    values: Values
    code: str


class Alphabet:
    """One character for each set of classes."""

    def __init__(self) -> None:
        self._codes: dict[frozenset[str], str] = {}

    def sense(self, values: Values) -> Sense:
        code = self._codes.setdefault(frozenset(values), chr(_FIRST_CODE + len(self._codes)))
        return Sense(values, code)

    def having(self, name: str) -> str:
        """The characters of all sets that hold a class."""
        return "".join(code for classes, code in self._codes.items() if name in classes)


class _Phrase(NamedTuple):
    """Words, and what they may mean in small letters or with a capital."""

    words: list[str]
    small: Sense
    capital: Sense


class Tokenizer:
    """The words of one language. Linear in the length of the text."""

    def __init__(self, vocabulary: Vocabulary, elisions: str, alphabet: Alphabet) -> None:
        """`elisions`: a pattern for what ends in an apostrophe and is a word (l', qu')."""
        prefix = f"(?:{elisions})|" if elisions else ""
        self._pattern = re.compile(
            _WRITTEN_FORMS.format(elisions=prefix), re.VERBOSE | re.IGNORECASE
        )
        self._other = alphabet.sense({})
        self._capital = alphabet.sense({"capital": None})
        self._break = alphabet.sense({"break": None})
        self._numbers = {shape: alphabet.sense(number_values(shape)) for shape in _NUMBERS}
        self._alphabet = alphabet
        self._phrases: dict[str, list[_Phrase]] = {}
        for phrase in self._read(vocabulary):
            self._phrases.setdefault(phrase.words[0], []).append(phrase)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: len(phrase.words), reverse=True)
        for written in _WRITTEN:
            alphabet.sense({written: ""})

    def _read(self, vocabulary: Vocabulary) -> Iterator[_Phrase]:
        meanings: dict[tuple[str, ...], tuple[dict[str, object], dict[str, object]]] = {}
        for name, phrases in vocabulary.items():
            for phrase, value in phrases.items():
                words = tuple(m.group().lower() for m in self._pattern.finditer(phrase))
                small, capital = meanings.setdefault(words, ({}, {}))
                capital[name] = value
                if phrase == phrase.lower():
                    small[name] = value
        for words, (small, capital) in meanings.items():
            yield _Phrase(list(words), self._alphabet.sense(small), self._alphabet.sense(capital))

    def __call__(self, text: str) -> Row:
        """The row of a text; words of no class that follow each other are one, since no rule
        matches them."""
        matches = list(self._pattern.finditer(text.translate(_FOLD)))
        words = [match.group().lower() for match in matches]
        row = Row([], [], [], [])
        at = 0
        while at < len(matches):
            match, sense, size = matches[at], self._other, 1
            phrase = self._phrase(words, at) if words[at] in self._phrases else None
            if phrase:
                sense = phrase.capital if match.group()[0].isupper() else phrase.small
                size = len(phrase.words)
            elif match.lastgroup == "word":
                sense = self._capital if match.group()[0].isupper() else self._other
            elif match.lastgroup == "number":
                if not _is_glued(matches, at, row):
                    sense = self._number(words[at])
            elif match.lastgroup in _WRITTEN:
                sense = self._alphabet.sense({match.lastgroup: words[at]})
            elif match.lastgroup == "break":
                sense = self._break
            if sense is not self._other or row.codes[-1:] != [sense.code]:
                row.add(match.start(), matches[at + size - 1].end(), sense)
            at += size
        return row

    def _phrase(self, words: list[str], at: int) -> _Phrase | None:
        for phrase in self._phrases[words[at]]:
            size = len(phrase.words)
            if size == 1 or words[at : at + size] == phrase.words:
                return phrase
        return None

    def _number(self, digits: str) -> Sense:
        return self._alphabet.sense(number_values(digits))


def _is_glued(matches: list[re.Match[str]], at: int, row: Row) -> bool:
    """Whether a number belongs to a name (A330, Covid-19): it touches a word of no class."""
    back = 1
    if at > 1 and matches[at - 1].group() == "-" and _touching(matches, at - 1):
        back = 2
    before = at - back
    if before < 0 or matches[before].lastgroup != "word" or not _touching(matches, before):
        return False
    return row.values[-back].keys() <= {"capital"} and matches[before].group().lower() not in _GLUE


def _touching(matches: list[re.Match[str]], at: int) -> bool:
    return matches[at].end() == matches[at + 1].start()


@lru_cache(maxsize=4096)
def number_values(digits: str) -> Values:
    """What a bare number may be: a count, a day, an hour, minutes, a year."""
    if len(digits) > 4:
        return {}
    number = int(digits)
    values = {"number": number}
    if len(digits) == 4 and 1000 <= number < 2200:
        values["year"] = number
        if number % 100 == 0:
            values["round"] = number
    if len(digits) == 2:
        values["tens"] = number
        if number < 60:
            values["minute"] = number
    if len(digits) <= 2 and 1 <= number <= 31:
        values["day"] = number
    if len(digits) <= 2 and number <= 24:
        values["hour"] = number
    return values
