"""Names in a question, and whether a text has them, whatever the two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from bot.kinds.meanings import meanings
from bot.kinds.titles import HONORIFICS
from index.lexicon import fold, nations_in

# A run of capitalised words; "de", "of" and the like hold one together.
NAME: Final = re.compile(
    r"(?<!\w)(?:[^\W\d_a-zß-öø-ÿ]|[a-z](?=[A-Z]))[\w.’-]*\w"
    r"(?:[ \u00a0](?:(?:de la|de|du|des|of the|of|and the|van|von|der|den|el|al|bin)[ \u00a0])*"
    r"[^\W\d_a-zß-öø-ÿ][\w’-]*\w)*"
)
# The first letter of a text, of its quotations and of its sentences.
_BEGINS: Final = re.compile(r"(?:^\W*|[«“\"]\s*|[.!?»”\"–—]\s+[«“\"]?\s*)[^\W\d_]")
_TOKEN: Final = re.compile(r"[^\W\d_]{2,}")
_ELIDED: Final = re.compile(r"^(?:[LlDd]|[Qq]u)['’]")
# Letters that names share between languages: "Indonésie", "Indonesia".
_STEM: Final = 5
# Shorter words may be written otherwise: "EU", "UE".
_TELLING: Final = 4
_UNION: Final = "country.eu"
_FIRST_WORDS: Final = frozenset(
    (  # noqa: SIM905
        "qui que qu quoi quel quelle quels quelles quand comment pourquoi combien ou est what who "
        "when where which why how did does do is are was were has have had the a an le la les l un "
        "une en in on and et name list cite si if mr mrs ms m mme whose whom tell dans pour contre "
        "par sur avec chez sans sous depuis apres avant selon vers entre de du des au aux to of by "
        "for with from at against about after before during since until mais but alors so"
    ).split()
)
# A single word that opens a text is a name if it is written as only names are, if nothing
# follows, or what only follows a name: "Brook's reaction?", "Brook a-t-elle cédé ?".
_ODD: Final = re.compile(r"[\w-]*[^\W\d_a-zà-ÿ][\w-]*|[\w-]*\d[\w-]*")
_AFTER_NAME: Final = re.compile(
    r"\s*$|'s?\b|,|\s(?:(?:n'|s'|y )?(?:a|ont|est|sont|avait|[ée]tait|va|peut|doit|veut|sera"
    r"|aura|serait|aurait|dit)\b|[nN]e\b|\w+-(?:t-)?(?:il|elle|ils|elles)\b|(?:is|are|was|were|has"
    r"|have|had|will|would|can|could|did|does|says?|said|and|et)\b)",
    re.IGNORECASE,
)
# How alike given names are, of 1, that are written otherwise elsewhere; with another initial.
_ALIKE: Final = 0.6
_VERY_ALIKE: Final = 0.85
_VOWELS: Final = re.compile(r"[aeiouyh]")
_TITLES: Final = frozenset(
    (  # noqa: SIM905
        "mr mrs ms miss sir dame lord lady monsieur madame mademoiselle mme mlle mm mgr me "
        "maitre dr doctor docteur prof professor professeur judge juge justice magistrate "
        "officer agent sergeant sergent colonel general captain capitaine lieutenant "
        "commander commandant major senator senateur senatrice rep representative deputy "
        "depute deputee governor gouverneur mayor maire prosecutor procureur procureure king "
        "queen roi reine prince princess princesse pope pape pere father sister soeur brother "
        "frere imam rabbi cheikh former ex ancien ancienne"
    ).split()
)
# Written with a capital, and no name by themselves.
_COMMON: Final = frozenset(["etat", "etats", "state", "states", "internet", "web"])


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text, as written, without what only begins a sentence."""
    found = []
    text = text.replace("’", "'").lstrip(" ¿¡")
    for match in NAME.finditer(text):
        name = _ELIDED.sub("", match[0])
        first, _, rest = name.partition(" ")
        # What opens a question in a language without a list: "Hat Finnland …?".
        opens = match.start() == 0 and country(rest) and not country(name)
        if fold(first) in _FIRST_WORDS or opens:
            name = rest
        elif not rest and match.start() == 0 and not _is_name(name, text[match.end() :]):
            continue
        if name and name[:1].isupper() and fold(name) not in _COMMON:
            found.append(name)
    return tuple(found)


def _is_name(word: str, rest: str) -> bool:
    """Whether a word with a capital that opens a text is a name, by what follows it."""
    straight = rest.replace("’", "'")
    return bool(country(word) or _ODD.fullmatch(word[1:]) or _AFTER_NAME.match(straight))


def names_within(text: str) -> tuple[str, ...]:
    """The names in a text, but for a single word that only begins it or a quotation in it."""
    return names_in(_BEGINS.sub(lambda match: match[0].lower(), text))


def same_name(name: str, text: str) -> bool:
    """Whether a text has a name: its last word by its first letters, or the same country.

    Not where only others bear the surname: "Ann Brook", "Paul Brook".
    """
    code = country(name)
    held = {fold(token)[:_STEM] for token in _TOKEN.findall(text)}
    tokens = [fold(token)[:_STEM] for token in _TOKEN.findall(name)]
    if tokens and tokens[-1] in held and not is_namesake_s(name, text):
        return True
    return code is not None and code in {one for one, _, _ in countries_in(text)}


def tellable(name: str) -> bool:
    """Whether a name is a country's whose people and things are called after it."""
    return country(name) is not None and len(_TOKEN.findall(name)) == 1


def mentions(name: str, text: str, language: str = "und") -> bool:
    """Whether a text may speak of who or what is called so: it has one of the name's words.

    A country is spoken of by what begins as its name does, "Australia" and "australien", by
    its people and its capital, where `offices.toml` has them: "British", "Londres", and by its
    name in other languages and its people in the text's: "Alemania", "deutsche". Somebody isn't
    where only others bear the surname.
    """
    if _is_union(name):
        return any(_UNION in _meant(fold(token)) for token in _TOKEN.findall(text))
    long = [one for one in _TOKEN.findall(name) if len(fold(one)) >= _TELLING]
    if not long:
        return True
    code = country(name)
    if code and speaks_of(code, text, language):
        return True
    if is_namesake_s(name, text):
        return False
    short = (one for one in _TOKEN.findall(name) if one not in long)  # no other's beginning
    return _begins([fold(one)[:_STEM] for one in long], fold(text)) or any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in short
    )


@lru_cache(maxsize=512)
def speaks_of(code: str, text: str, language: str) -> bool:
    """Whether a text may speak of a country, by its ISO code: see `mentions`."""
    if any(f"country.{code.lower()}" in _meant(fold(token)) for token in _TOKEN.findall(text)):
        return True
    named = {one for one, _, _ in countries_in(text)}
    if code in named or code.lower() in nations_in(text, language):
        return True
    stems = [fold(name)[:_STEM] for name in _names_of(code) if " " not in name]
    return _begins(stems, fold(text))


def _begins(stems: Iterable[str], folded: str) -> bool:
    return any(re.search(rf"(?<![^\W_]){re.escape(stem)}", folded) for stem in stems)


def is_namesake_s(name: str, text: str) -> bool:
    """Whether a text has the surname of a full name behind other given names alone.

    "Ida Brook" isn't told by "Ann Brook left"; "Brook" and "Mayor Brook" may be.
    """
    given, surname = _parts(name)
    held = fold(text)
    if not given or country(name) or surname[:_STEM] not in held:
        return False
    if any(re.search(rf"(?<![^\W_]){re.escape(one)}(?![^\W_])", held) for one in given):
        return False
    found = [bool(before) and not _any_alike(given, before) for before in _bearers(surname, text)]
    return bool(found) and all(found)


def is_first_a_namesake_s(name: str, text: str) -> bool:
    """Whether an article calls another by a full name's surname first: "Brook" alone is theirs."""
    given, surname = _parts(name)
    if not given or country(name):
        return False
    first = next((before for before in _bearers(surname, text) if before), None)
    return first is not None and not _any_alike(given, first)


def _parts(name: str) -> tuple[list[str], str]:
    """The given names and the surname of a name, folded, without what leads to them."""
    words = [fold(token) for token in _TOKEN.findall(name)]
    return [one for one in words[:-1] if not _leads(one)], words[-1] if words else ""


def _bearers(surname: str, text: str) -> Iterator[list[str]]:
    """The given names before each mention of a surname."""
    for match in NAME.finditer(text):
        tokens = [fold(token) for token in _TOKEN.findall(match[0])]
        for n, token in enumerate(tokens):
            if token[:_STEM] == surname[:_STEM]:
                yield [one for one in tokens[:n] if not _leads(one)]


def _leads(word: str) -> bool:
    """Whether a folded word before a surname is no given name: "mayor", "mme", "but"."""
    return word in HONORIFICS | _TITLES | _FIRST_WORDS or bool(_meant(word))


def _any_alike(given: Sequence[str], others: Sequence[str]) -> bool:
    return any(_alike(one, other) for one in given for other in others)


def _alike(given: str, other: str) -> bool:
    """Whether two given names may be one: "Tom" and "Tomas", "Sergei" and "Sergueï"."""
    if given.startswith(other) or other.startswith(given):
        return True
    sounds = _VOWELS.sub("", given)
    if len(sounds) >= 3 and sounds == _VOWELS.sub("", other):  # "Volodymyr", "Vladimir"
        return True
    least = _ALIKE if given[0] == other[0] else _VERY_ALIKE
    return SequenceMatcher(None, given, other).ratio() >= least


def _is_union(name: str) -> bool:
    """ "EU", "l'UE", "European Union": written otherwise elsewhere, and told by "Brussels"."""
    tokens = [fold(token) for token in _TOKEN.findall(name)]
    return bool(tokens) and any(_UNION in _meant(one) for one in tokens) and len(tokens) <= 2


def _meant(folded: str) -> frozenset[str]:
    return meanings(folded, "und", "offices.toml")


@cache
def _names_of(code: str) -> tuple[str, ...]:
    return tuple(name for name, other in _countries().items() if other == code)


def country(name: str) -> str | None:
    """The ISO code of a country named in French or English, or else in a neighbouring language."""
    folded = fold(name)
    return _countries().get(folded) or _elsewhere().get(folded)


def countries_in(text: str) -> list[tuple[str, int, int]]:
    """Countries named in a text: code, start, end."""
    return [
        (code, match.start(), match.end())
        for match in _country_pattern().finditer(text)
        if (code := country(match[0].replace("’", "'")))
    ]


@cache
def _countries() -> Mapping[str, str]:
    """Folded names of all countries, French and English → ISO 3166 code."""
    from babel import Locale  # noqa: PLC0415  (loads its data)

    names = {
        fold(name.replace("’", "'")): code
        for language in ("fr", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code not in _NO_COUNTRIES
    }
    return {**names, **_ALSO}


@cache
def _elsewhere() -> Mapping[str, str]:
    """The same in languages in which people also ask."""
    return {fold(name.replace("’", "'")): code for name, code in _named_elsewhere()}


def _named_elsewhere() -> Iterator[tuple[str, str]]:
    """Names and codes, but for what is a word, a town or a first name, too; German cases."""
    from babel import Locale  # noqa: PLC0415

    for language in _ASKED_IN:
        for code, name in Locale(language).territories.items():
            if len(code) > 2 or code in _NO_COUNTRIES or fold(name) in _WORDS_ELSEWHERE:
                continue
            yield name, code
            if language == "de" and name[-1] not in "sxzß":
                yield f"{name}s", code
    yield from _ALSO_ELSEWHERE.items()


# Their nouns have capitals, as names have.
CAPITAL_NOUNS: Final = frozenset({"de"})
_ASKED_IN: Final = ("es", "de", "it", "pt")
_WORDS_ELSEWHERE: Final = frozenset(
    [
        "island",
        "man",
        "granada",
        "guadalupe",
        "mauricio",
        "reunion",
        "reuniao",
        "dominica",
        "georgia",
    ]
)
_NO_COUNTRIES: Final = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
_ALSO: Final = {
    "britain": "GB", "great britain": "GB", "grande-bretagne": "GB", "uk": "GB", "u.k.": "GB",
    "angleterre": "GB", "england": "GB", "us": "US", "u.s.": "US", "usa": "US", "america": "US",
    "united states of america": "US", "south korea": "KR", "north korea": "KP",
    "coree du sud": "KR", "coree du nord": "KP", "czech republic": "CZ",
    "republique tcheque": "CZ", "birmanie": "MM", "burma": "MM", "turkey": "TR",
    "ivory coast": "CI", "cote d'ivoire": "CI", "russia": "RU", "syria": "SY", "iran": "IR",
    "vietnam": "VN", "macedonia": "MK", "macedoine": "MK", "palestine": "PS",
}  # fmt: skip
_ALSO_ELSEWHERE: Final = {
    "Gran Bretaña": "GB", "Gran Bretagna": "GB", "Grã-Bretanha": "GB", "Großbritannien": "GB",
    "Großbritanniens": "GB", "Vereinigten Königreich": "GB", "Inglaterra": "GB",
    "Inghilterra": "GB", "EE. UU.": "US", "EE.UU.": "US", "EEUU": "US", "EUA": "US",
    "Vereinigten Staaten": "US", "Niederlanden": "NL", "Holanda": "NL", "Olanda": "NL",
    "República Checa": "CZ", "Repubblica Ceca": "CZ", "Tschechische Republik": "CZ",
}  # fmt: skip


@cache
def _country_pattern() -> re.Pattern[str]:
    from babel import Locale  # noqa: PLC0415

    names = {
        name
        for language in ("fr", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code not in _NO_COUNTRIES
    }
    names |= {name for name, _ in _named_elsewhere()}
    for also in _ALSO:
        names |= {also.title(), also.upper()} if len(also) < 5 else {also.title()}
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?=[^\W\d_a-z])(?:{'|'.join(longest)})(?!\w)")
