"""Whom a question means that calls somebody by what they are, or spells a name otherwise.

"The French digital minister" speaks in a French article as "la ministre chargée du
Numérique", whose name another sentence tells. All that the story calls a speaker counts.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from bot.kinds.meanings import meanings
from bot.kinds.names import NAME, countries_in
from bot.kinds.titles import is_same_office
from index.lexicon import STOPWORDS, fold, nations_at, term, words

_UNKNOWN: Final = "und"
_FILE: Final = "offices.toml"
_COUNTRY: Final = "country."
_UNION: Final = frozenset({"country.eu"})  # no article is at home there
_STEM: Final = 5
_LONG: Final = 5  # letters of a surname that may be spelled otherwise
# What a comma or a full stop sets apart after a name: "Ann Brook, the mayor of Dover,".
_APPOSED: Final = re.compile(r",[ \u00a0]([^,.;:()«»“”\"]{3,80})[,.)]")
# What leads to a name: "British Prime Minister Ann Brook", "la maire de Douvres Ann Brook".
_BEFORE: Final = re.compile(r"[\w'’-]+(?:[ \u00a0][\w'’-]+)*[ \u00a0]?$")
# The same where a comma parts them: "The mayor of Dover, Ann Brook, said".
_TITLED: Final = re.compile(
    r"\b(?:(?:l[ea]|the|its|son|sa)[ \u00a0]|l['’])([^,.;:()«»“”\"]{3,60}),[ \u00a0]$",
    re.IGNORECASE,
)
# Whose somebody is, a name of fewer words than "Douvres Ann Brook": "l'avocate d'Ann Brook".
_OF: Final = re.compile(r"(?:\b(?:de|du|of|for) |\bd['’])$")
_PLACED: Final = 3
_BETWEEN: Final = frozenset(
    (  # noqa: SIM905
        "de du des d l la le les of the for a au aux en charge chargee charges and et "
        "van von der den el al bin"  # within a name
    ).split()
)
# Sounds that are written in several ways, of names in other scripts above all.
_SOUNDS: Final = (
    (r"ou", "u"),
    (r"tch|ch|sch|sh", "s"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"[yj]", "i"),
    (r"w", "v"),
    (r"c|q", "k"),
    (r"(.)\1+", r"\1"),
    (r"[eh]$", ""),
)


# Of no language, articles are no words that say something.
_SMALL: Final = STOPWORDS["fr"] | STOPWORDS["en"]
_SENTENCE_ENDS: Final = '.!?…»”"'


@dataclass(frozen=True, slots=True)
class _Word:
    meanings: frozenset[str]
    stem: str

    @property
    def is_country(self) -> bool:
        return bool(self.meanings) and all(one.startswith(_COUNTRY) for one in self.meanings)


def holder(
    who: str, language: str, texts: Iterable[tuple[str, str]], names: Sequence[str]
) -> str | None:
    """The only one of `names` whom `texts`, each with its language, call what `who` says.

    A text begins with its headline. All words must be the same or mean the same; a nationality
    may be left out beside two others where the text speaks of that nation first, but not be
    another one. None where several could be meant, or nobody.
    """
    asked = _words(who, language)
    if not asked or not any(word.meanings for word in asked):
        return None
    known: dict[str, list[str]] = {}
    for one in names:
        if one[:1].isupper():
            known.setdefault(fold(one).split()[-1], []).append(one)
    called: dict[str, list[_Word]] = {}
    of_it: set[str] = set()
    homes: dict[str, Counter[str]] = {}
    for text, held_in in texts:
        for called_so, description, at in _descriptions(text, held_in):
            if name := _the_one(called_so, known, held_in):
                called.setdefault(name, []).extend(_words(description, held_in))
                of_it |= {name} if is_same_office(who, description, held_in) else set()
                homes.setdefault(name, Counter()).update(_homes(text, held_in, at))
    found = [
        name
        for name, told in called.items()
        if name in of_it and _is_called(asked, told, homes[name])
    ]
    return found[0] if len(found) == 1 else None


def _the_one(called: str, known: Mapping[str, Sequence[str]], language: str) -> str | None:
    """The only one of a surname who may be `called` so, folded; with a given name no other's."""
    *before, surname = called.split()
    own = known.get(surname, ())
    if before and not is_office(before[-1], language):
        full = [name for name in own if fold(name).split()[-2:-1] == before[-1:]]
        own = full or [name for name in own if " " not in name]
    return own[0] if len(own) == 1 else None


def is_called(who: str, description: str, language: str) -> bool:
    """Whether a description alone calls somebody what a question in any language does.

    One that leaves out the nationality may be of another country's: see `holder`.
    """
    asked, told = _words(who, _UNKNOWN), _words(description, language)
    return bool(asked) and all(any(_same(word, one) for one in told) for word in asked)


def is_called_just(who: str, description: str, language: str) -> bool:
    """Whether a description calls somebody so and says no more: a court's president is another."""
    asked, told = _words(who, _UNKNOWN), _words(description, language)
    return all(
        word.is_country or any(_same(word, one) for one in asked) for word in told
    ) and is_called(who, description, language)


def names_holder(who: str, text: str, language: str) -> bool:
    """Whether a text in `language` names somebody whom it calls what `who` says."""
    return any(
        is_called(who, description, language) and is_same_office(who, description, language)
        for _, description, _ in _descriptions(text, language)
    )


def is_all_office(who: str, language: str) -> bool:
    """Whether words say what somebody is and of what, and nothing else: "mayor of Dover"."""
    asked = re.findall(r"[\w-]+", who)
    return any(is_office(fold(word), language) for word in asked) and all(
        word[:1].isupper() or fold(word) in _BETWEEN or is_office(fold(word), language)
        for word in asked
    )


def is_office(folded: str, language: str) -> bool:
    """Whether a word tells what somebody is: "minister", "British"."""
    return bool(meanings(folded, language, _FILE))


def spelled(who: str, names: Iterable[str]) -> str | None:
    """The only one of `names` that is `who`'s in another spelling: "Zelensky", "Zelenskyy"."""
    asked = _sounds(who)
    found = [name for name in names if " " in name and asked and asked[-1] == _sounds(name)[-1]]
    same = [name for name in found if len(asked) == 1 or asked[0] == _sounds(name)[0]]
    long = len(fold(who).split()[-1]) >= _LONG if asked else False
    return same[0] if len(same) == 1 and long else None


def _is_called(asked: Sequence[_Word], told: Sequence[_Word], homes: Counter[str]) -> bool:
    """`homes`: the nations of which the texts speak, as often as they call somebody so."""
    missing = [word for word in asked if not any(_same(word, one) for one in told)]
    if not missing:
        return True
    others = {meaning for one in told if one.is_country for meaning in one.meanings}
    most = {f"{_COUNTRY}{code}" for code in homes if homes[code] == max(homes.values())}
    return (
        all(word.is_country and word.meanings & (most | _UNION) for word in missing)
        and len(asked) - len(missing) >= 2
        and not others
    )


def _homes(text: str, language: str, at: int) -> frozenset[str]:
    """The nations whose an office at that place of a text may be that tells none itself.

    The first that its paragraph speaks of before it, or else the headline and the first
    paragraph; where these speak of none, those in which the text's language is official.
    """
    near = _first_nation(text[text.rfind("\n", 0, at) + 1 : at], language)
    opening = [_first_nation(part, language) for part in _opening(text)]
    return near or frozenset().union(*opening) or spoken_in(language)


def _opening(text: str) -> list[str]:
    """The headline, and what stands before the first paragraph's end."""
    lines = [line for line in text.splitlines() if line.strip()]
    ends = (n for n, line in enumerate(lines) if n and line.rstrip()[-1] in _SENTENCE_ENDS)
    return [*lines[:1], " ".join(lines[1 : next(ends, 0) + 1])]


def _first_nation(text: str, language: str) -> frozenset[str]:
    found = [(start, frozenset([code.lower()])) for code, start, _ in countries_in(text)]
    found += itertools.islice(nations_at(text, language), 1)
    return min(found, key=lambda one: one[0], default=(0, frozenset[str]()))[1]


_OFFICIAL: Final = frozenset({"official", "de_facto_official"})


@cache
def spoken_in(language: str) -> frozenset[str]:
    """The nations in which a language is official, and not in a region alone."""
    from babel.core import get_global  # noqa: PLC0415  (loads its data)

    return frozenset(
        code.lower()
        for code, languages in get_global("territory_languages").items()
        if languages.get(language, {}).get("official_status") in _OFFICIAL
    )


def _same(one: _Word, other: _Word) -> bool:
    return bool(one.meanings & other.meanings) or one.stem == other.stem


def _words(text: str, language: str) -> list[_Word]:
    found = []
    for word in words(text, language):
        written = text[word.start : word.end]
        stem = term(written, language)
        meant = meanings(fold(written), language, _FILE)
        small = language == _UNKNOWN and not meant and fold(written) in _SMALL
        if (stem or meant) and not small:
            found.append(_Word(meant, fold(written)[:_STEM]))
    return found


@lru_cache(maxsize=1024)
def _descriptions(text: str, language: str) -> tuple[tuple[str, str, int], ...]:
    """What a text calls those whom it names: the folded name, the words, and where."""
    found = []
    for match in NAME.finditer(text):
        name = fold(match[0])
        apposed = _APPOSED.match(text, match.end())
        if apposed and _is_office(apposed[1], language):
            found.append((name, apposed[1], match.start()))
        titled = _TITLED.search(text, max(0, match.start() - 80), match.start())
        apart = titled and text[match.end() : match.end() + 1] in ("", ",", ".", ";")
        if titled and apart and (office := _ending(titled[1], language)):
            found.append((name, office, match.start()))
        before = _BEFORE.search(text, max(0, match.start() - 90), match.start())
        if len(match[0].split()) < _PLACED and _OF.search(
            text, max(0, match.start() - 4), match.start()
        ):
            continue
        leading = f"{before[0] if before else ''}{match[0].rpartition(' ')[0]}"
        if office := _ending(leading, language):
            found.append((name, office, match.start()))
    return tuple(found)


def _is_office(text: str, language: str) -> bool:
    """Whether the first word that says something tells what somebody is."""
    first = next(iter(_words(text, language)), None)
    return first is not None and bool(first.meanings)


def _ending(leading: str, language: str) -> str:
    """The words that a name follows, from the last that tells what somebody is on."""
    kept: list[str] = []
    tells = False
    for word in reversed(re.findall(r"[\w-]+", leading)):
        told = meanings(fold(word.rpartition("-")[2]), language, _FILE)
        if not (told or fold(word) in _BETWEEN or word[:1].isupper()):
            break
        kept.insert(0, word)
        tells = tells or bool(told)
    return " ".join(kept) if tells else ""


def _sounds(name: str) -> list[str]:
    found = []
    for word in re.findall(r"[^\W\d_]+", fold(name)):
        heard = word
        for pattern, sound in _SOUNDS:
            heard = re.sub(pattern, sound, heard)
        found.append(heard)
    return found
