"""What a language's folder says: marks, verbs, the little words, people and things.

A language is data: ``<code>/lexicon.toml`` beside this module, and no code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeAlias
from unicodedata import combining, normalize

Words: TypeAlias = tuple[str, ...]
Phrases: TypeAlias = Mapping[str, tuple[Words, ...]]


class Gender(Enum):
    MALE = "m"
    FEMALE = "f"


class Tense(StrEnum):
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of one or more reporting verbs, with what it may be.

    `says`: it can open a content clause; `judges`: it can take a quoted noun
    phrase or adjective ("a dénoncé une décision « hypocrite »").
    """

    words: Words
    tenses: frozenset[Tense]
    says: bool
    judges: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """A person or a thing that can speak. `family` groups near synonyms of a thing."""

    gender: Gender | None = None
    person: bool = False
    plural: bool = False
    family: int | None = None

    @property
    def speaks(self) -> bool:
        """A person or an organisation, and no document."""
        return self.person or self.family is not None


@dataclass(frozen=True)
class Lexicon:
    """One language. Sets hold lower-case words; phrases are found by their first word."""

    code: str  # ISO 639-1
    marks: tuple[tuple[str, str], ...]
    elisions: frozenset[str]
    features: Mapping[str, bool]
    grammar: Mapping[str, frozenset[str]]
    groups: Mapping[str, frozenset[str]]  # a word's groups: `grammar`, turned round
    phrases: Mapping[str, Phrases]
    verbs: Mapping[str, tuple[Verb, ...]]
    nouns: Mapping[str, Noun]
    families: tuple[frozenset[str], ...]  # near synonyms among organisations
    callings: tuple[frozenset[str], ...]  # what people are that one person may be at once
    titles: Mapping[str, Gender]
    ranks: frozenset[str]
    adverb_ending: str
    infinitive_endings: tuple[str, ...]  # none where no infinitive reports speech
    names: Mapping[str, Gender | None]
    triggers: frozenset[str]  # words that a cue may begin with
    little: frozenset[str]  # words that begin a sentence without naming anybody

    def noun(self, word: str) -> Noun | None:
        """A lower-case word as a noun; of a compound, the part that is a person."""
        found = self.nouns.get(word)
        if found is None and "-" in word:
            first, *_, last = word.split("-")
            for part in (first, last, word.partition("-")[2]):
                found = self.nouns.get(part)
                if found is not None and found.person:
                    return found
            return None
        return found

    def has(self, feature: str) -> bool:
        return self.features[feature]

    def __getitem__(self, group: str) -> frozenset[str]:
        return self.grammar[group]


_LITTLE = [
    "auxiliaries",
    "calendar",
    "clitics",
    "complement",
    "conjunctions",
    "content",
    "determiners",
    "determiners_f",
    "determiners_m",
    "indefinite",
    "openers",
    "prepositions",
    "pronouns_f",
    "pronouns_m",
    "pronouns_other",
    "pronouns_plural",
    "pronouns_thing",
    "reflexives",
    "relatives",
    "time_openers",
    "times",
]


@cache
def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a folder."""
    folders = (one for one in files(__package__).iterdir() if one.is_dir())
    return tuple(sorted(one.name for one in folders if lexicon_of(one.name)))


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """The lexicon of an ISO 639-1 language, or None where there is no folder for it."""
    here = files(__package__)
    folder = here / language
    if not language.isalpha() or not (folder / "lexicon.toml").is_file():
        return None
    data = _toml(folder / "lexicon.toml")
    grammar, people = data["grammar"], data["people"]
    phrases = {key: grammar[key] for key in ("adverbs", "examples", "glosses", "sequels", "as")}
    phrases |= {key: data["prepositional"][key] for key in ("anywhere", "initial")}
    words = {key: value for key, value in grammar.items() if key not in phrases}
    kinds = ("offices", "traits", "kin", "relations", "documents", "things", "addresses")
    words |= {key: people[key] for key in kinds}
    del words["adverb_ending"], words["infinitive_endings"]
    verbs = _verbs(data)
    triggers = {*verbs, *words["auxiliaries"].split(), *words["clitics"].split()}
    for key in ("anywhere", "initial"):
        triggers |= {entry.split("_")[0] for entry in phrases[key].split()}
    little = {word for group in _LITTLE for word in words[group].split()}
    little |= {entry.split("_")[0] for value in phrases.values() for entry in value.split()}
    return Lexicon(
        code=language,
        marks=tuple((pair[0], pair[1]) for pair in data["marks"]),
        elisions=frozenset(data["elisions"].split()),
        features=data["features"],
        grammar={key: frozenset(value.split()) for key, value in words.items()},
        groups=_inverted(words),
        phrases={key: _phrases(value) for key, value in phrases.items()},
        verbs=verbs,
        triggers=frozenset(triggers),
        little=frozenset(little),
        nouns=_nouns(people),
        families=tuple(frozenset(words.split()) for words in people["organisations"]),
        callings=tuple(frozenset(words.split()) for words in people["callings"]),
        titles=dict.fromkeys(people["titles_m"].split(), Gender.MALE)
        | dict.fromkeys(people["titles_f"].split(), Gender.FEMALE),
        ranks=frozenset(people["ranks"].split()),
        adverb_ending=grammar["adverb_ending"],
        infinitive_endings=tuple(grammar["infinitive_endings"].split()),
        names=_given_names(),
    )


def _inverted(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group, text in words.items():
        for word in text.split():
            found.setdefault(word, set()).add(group)
    return {word: frozenset(groups) for word, groups in found.items()}


def _toml(path: Traversable) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _phrases(text: str) -> Phrases:
    return _by_first_word(tuple(entry.split("_")) for entry in text.split())


def _by_first_word(entries: Iterable[Words]) -> dict[str, tuple[Words, ...]]:
    """Entries under their first word, the longest first."""
    found: dict[str, list[Words]] = {}
    for words in entries:
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(some, key=len, reverse=True)) for first, some in found.items()}


def _verbs(data: dict[str, Any]) -> dict[str, tuple[Verb, ...]]:
    tenses: dict[Words, set[Tense]] = {}
    classes: dict[Words, set[str]] = {}
    for kind, table in data["verbs"].items():
        for form, tense in _forms(table, data["paradigms"]):
            words = tuple(form.split("_"))
            tenses.setdefault(words, set()).add(tense)
            classes.setdefault(words, set()).add(kind)
    found = {
        words: Verb(words, frozenset(tenses[words]), "say" in kinds, "judge" in kinds)
        for words, kinds in classes.items()
    }
    return {
        first: tuple(found[words] for words in some)
        for first, some in _by_first_word(found).items()
    }


def _forms(table: dict[str, Any], paradigms: dict[str, Any]) -> Iterable[tuple[str, Tense]]:
    for name, stems in table["stems"].items():
        paradigm = paradigms[name]
        hard = set(paradigm.get("hard", "").split())
        for entry in stems.split():
            soft_stem, _, hard_stem = entry.partition("|")
            for tense in Tense:
                for ending in paradigm[tense].split():
                    stem = hard_stem if hard_stem and ending in hard else soft_stem
                    yield stem + ("" if ending == "-" else ending), tense
    for tense in Tense:
        for form in table.get(tense, "").split():
            yield form, tense


def _nouns(people: dict[str, Any]) -> dict[str, Noun]:
    male = set(people["m"].split()) | set(people["both"].split())
    female = set(people["f"].split()) | set(people["both"].split())
    nouns = {word: Noun(plural=True) for word in people["plural"].split()}
    nouns |= {word: Noun() for word in people["documents"].split()}
    for family, synonyms in enumerate(people["organisations"]):
        nouns |= {word: Noun(family=family) for word in synonyms.split()}
    nouns |= {word: Noun(person=True) for word in people["ranks"].split()}
    for word in male | female:
        gender = None if word in male & female else Gender.MALE if word in male else Gender.FEMALE
        nouns[word] = Noun(gender=gender, person=True)
    return nouns


@cache
def _given_names() -> dict[str, Gender | None]:
    data = _toml(files(__package__) / "given_names.toml")
    names: dict[str, Gender | None] = dict.fromkeys(data["both"].split(), None)
    names |= dict.fromkeys(data["m"].split(), Gender.MALE)
    names |= dict.fromkeys(data["f"].split(), Gender.FEMALE)
    return {_unaccented(name): gender for name, gender in names.items()} | names


def _unaccented(name: str) -> str:
    """As English often writes it: "Helene"."""
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))
