"""Rules over classes of tokens, applied in a cascade of finite-state levels.

A rule names the class that it makes and the pattern that it makes it of. In a pattern
CAPITALS stand for one token of that class, small words and marks for themselves; ``( | )``
and ``?`` are as in a regular expression, ``!x`` says that x must not follow, and what
stands before ``>`` or after ``<`` is context: it must be there, but is no part of the
expression. Brackets of the text are written ``\\(`` and ``\\)``. ::

    DATE    THIS? WEEKDAY ,? le? DAY er? MONTH YEAR?
    TRAP    CHAQUE WEEKDAY
    SPAN    du DATE au DATE

A match becomes one token of the rule's class, so that the next level's rules build on it.
Within a level the leftmost match wins, then the longest, then the earlier rule. Every such
token is also of class ANY, but for those of class TRAP: words that look like a date and
are none. No pattern repeats without bound, so a row is matched in linear time.

The method is FASTUS's (Hobbs et al. 1996), and that of most temporal taggers since.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from index.temporal.meaning import Meaning
from index.temporal.tokens import Alphabet, Row, Sense, Values

T = TypeVar("T")

TRAP, ANY = "TRAP", "ANY"
_TERM = re.compile(r"(?P<name>[A-Z_]+)|(?P<mark>!\(|[()|?!<>])|\\?(?P<word>[^\W\d_]+'?|\S)")
_MARKS = {"(": "(?:", "!(": "(?!", ">": "(?P<start_>)", "<": "(?P<end_>)"}


class Groups(dict[str, object]):
    """The values of a match's tokens by class, in small letters; a second one as ``name_2``."""

    def find(self, kind: type[T], *names: str) -> T | None:
        """The first of these that the match has, or None where it has none."""
        for name in names:
            value = self.get(name)
            if isinstance(value, kind):
                return value
        return None

    def without(self, *names: str) -> Groups:
        return Groups({name: value for name, value in self.items() if name not in names})

    def take(self, kind: type[T], *names: str) -> T:
        """The first of these that the match has; there is one by the rule's pattern."""
        value = self.find(kind, *names)
        if value is None:
            raise TypeError(f"a rule without {' or '.join(names)}: {sorted(self)}")
        return value


class Rule(NamedTuple):
    """`makes`: the classes of what it makes. `build` gives None where it is no date after all."""

    makes: str
    pattern: str
    build: Callable[[Groups], Meaning | None]


def trap(pattern: str) -> Rule:
    """Words that are no date."""
    return Rule(TRAP, pattern, lambda groups: None)


def words(rules: Iterable[Rule]) -> set[str]:
    """The words and marks that rules name."""
    return {term["word"] for rule in rules for term in _TERM.finditer(rule.pattern) if term["word"]}


def word_class(word: str) -> str:
    return f"={word}"


class _Match(NamedTuple):
    start: int
    end: int
    order: int
    groups: Groups


class Level:
    """Rules of one level, ready to run."""

    def __init__(self, rules: Sequence[Rule], alphabet: Alphabet) -> None:
        """All classes that the rules name must be in the alphabet by now."""
        self._rules = [(rule, _compile(rule.pattern, alphabet)) for rule in rules]
        self._alphabet = alphabet

    def __call__(self, row: Row) -> Row:
        """The row with each match taken together."""
        out = Row([], [], [], [])
        done = 0
        for match, sense in self._chosen(row):
            out.extend(row, done, match.start)
            out.add(row.starts[match.start], row.ends[match.end - 1], sense)
            done = match.end
        out.extend(row, done, len(row.codes))
        return out

    def _chosen(self, row: Row) -> Iterator[tuple[_Match, Sense]]:
        matches = sorted(self._matches(row), key=lambda m: (m.start, -m.end, m.order))
        done = 0
        for match in matches:
            if match.start < done:
                continue
            rule = self._rules[match.order][0]
            meaning = rule.build(match.groups)
            if meaning is not None or rule.makes == TRAP:
                yield match, self._alphabet.sense(_values(rule, meaning))
                done = match.end

    def _matches(self, row: Row) -> Iterator[_Match]:
        codes = "".join(row.codes)
        for order, (_, pattern) in enumerate(self._rules):
            found = pattern.search(codes)
            while found:
                start = max(found.start(), found.start("start_"))
                end = found.start("end_") if found.start("end_") >= 0 else found.end()
                yield _Match(start, end, order, _groups(found, row, start))
                found = pattern.search(codes, found.start() + 1)


def produced(rule: Rule) -> Values:
    """The classes of what a rule makes."""
    return _values(rule, None)


def _values(rule: Rule, meaning: Meaning | None) -> Values:
    names = [rule.makes] if rule.makes == TRAP else [*rule.makes.split(), ANY]
    return {name.lower(): meaning for name in names}


def _groups(found: re.Match[str], row: Row, start: int) -> Groups:
    """The tokens of the expression first, then those of its context."""
    groups = Groups()
    seen: Counter[str] = Counter()
    named = [(found.start(name), name) for name in found.re.groupindex if not name.endswith("_")]
    for _, at, name in sorted((at < start, at, name) for at, name in named if at >= 0):
        of_class = name.rstrip("_0123456789")
        seen[of_class] += 1
        key = of_class if seen[of_class] == 1 else f"{of_class}_{seen[of_class]}"
        groups[key] = row.values[at][of_class]
    return groups


def _compile(pattern: str, alphabet: Alphabet) -> re.Pattern[str]:
    out: list[str] = []
    seen: Counter[str] = Counter()
    negated = False
    for term in _TERM.finditer(pattern):
        if term["mark"]:
            negated = term["mark"] == "!"
            out.append("" if negated else _MARKS.get(term["mark"], term["mark"]))
            continue
        name = term["name"].lower() if term["name"] else word_class(term["word"])
        codes = alphabet.having(name)
        if not codes:
            raise ValueError(f"no token is of class {name!r}, which {pattern!r} names")
        if negated:
            out.append(f"(?![{codes}])")
            negated = False
        elif term["word"]:
            out.append(f"[{codes}]")
        else:
            seen[name] += 1
            group = name if seen[name] == 1 else f"{name}_{seen[name]}"
            out.append(f"(?P<{group}>[{codes}])")
    if _MARKS[">"] not in out:
        out.insert(0, _MARKS[">"])
    if _MARKS["<"] not in out:
        out.append(_MARKS["<"])
    return re.compile("".join(out))
