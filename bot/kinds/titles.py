"""What somebody is, in the words that tell it: "the mayor's deputy" is no mayor."""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.meanings import meanings
from index.lexicon import fold

_FILE: Final = "offices.toml"
_OFFICE: Final = "office."
# Those for whom others speak: the spokesman of the police speaks as they do.
_BODIES: Final = frozenset(
    f"{_OFFICE}{one}"
    for one in [
        "commission",
        "government",
        "court",
        "police",
        "union",
        "bank",
        "party",
        "opposition",
        "regulator",
        "state",
    ]
)
# Words beside the office that make another one of it, and those that don't.
_INSTEAD: Final = frozenset({f"{_OFFICE}deputy", f"{_OFFICE}former"})
_BESIDE: Final = frozenset({f"{_OFFICE}{one}" for one in ("first", "high", "central")}) | _INSTEAD
_PRESIDENT: Final = frozenset({f"{_OFFICE}president"})
# "The mayor's ": whose somebody is. "Of the mayor": the same, or what they are charged with.
_POSSESSOR: Final = re.compile(r"^.*\w['’]s? (?=\w)")
_COMPLEMENT: Final = re.compile(
    r"[ \u00a0](?:of|for|to|in|at|de|du|des|pour|en|à|aux?|sur|auprès|charg[ée]e?s?|behind"
    r"|contre|against)[ \u00a0].*$|[ \u00a0][dDlL]['’].*$",
    re.IGNORECASE,
)
HONORIFICS: Final = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "m",
        "mme",
        "mlle",
        "me",
        "dr",
        "sir",
        "lady",
        "lord",
        "sen",
        "rep",
        "gov",
    ]
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_same_office(who: str, description: str, language: str) -> bool:
    """Whether a description is of one of the office that a question asks for, or nothing tells.

    `language`: the description's. Nobody is what they are the brother, the spokesman or the
    deputy of; who was it is told as "former".
    """
    asked, told = _offices(who, "und"), _offices(description, language)
    persons = asked - _BESIDE - _BODIES
    if head_of(who) != who:  # the president of a firm may be called its boss, of a country not
        persons -= _PRESIDENT
    if not persons:
        return True
    return persons <= told and (told & _INSTEAD) <= asked


def without_titles(who: str) -> str:
    """ "President Ann Brook" → "Ann Brook"; as it is where nothing else would be left."""
    words = who.split()
    at = next((n for n, word in enumerate(words) if not _is_title(word)), len(words))
    return " ".join(words[at:]) if words[at:] and words[at][:1].isupper() else who


def title_of(who: str) -> str:
    """What stands before the name: "President" of "President Ann Brook"; or ""."""
    bare = without_titles(who)
    return who[: -len(bare)].strip() if bare != who else ""


def _is_title(word: str) -> bool:
    if fold(word).rstrip(".") in HONORIFICS:
        return True
    found = meanings(fold(word), "und", _FILE)
    return any(one.startswith(_OFFICE) for one in found)


def _offices(text: str, language: str) -> frozenset[str]:
    """The offices that the head of a description tells."""
    found: set[str] = set()
    for match in _WORD.finditer(head_of(text)):
        found |= meanings(fold(match[0]), language, _FILE)
    return frozenset(one for one in found if one.startswith(_OFFICE))


def head_of(text: str) -> str:
    """A description without whose or of what somebody is it: "spokesman" of "Dorn's spokesman"."""
    return _COMPLEMENT.sub("", _POSSESSOR.sub("", text))
