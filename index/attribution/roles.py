"""Roles and descriptions as short as a reader needs: what the article says first of them."""

from __future__ import annotations

import re
from typing import Final

from index.attribution.lexicon import Lexicon
from index.attribution.sentence import Sentence

# Characters from which a role is long, and that stay of it at least.
_LONG: Final = 60
_LEAST: Final = 15
_SHORT: Final = 2  # letters of an abbreviation without its full stop
_WORD: Final = re.compile(r"\S+")
# A sentence that was printed without a space before it.
_OWNER: Final = re.compile(r"([a-zà-ÿ-]+)['’]s\s+")
_GLUED: Final = re.compile(r"[a-zà-ÿ]{3,}\.(?=[A-ZÀ-Þ][a-zà-ÿ]*[’' ])")


def readable(role: str, lexicon: Lexicon) -> str:
    """The role without the clause that it runs on into: a part of what is written.

    "a mechanic recording the protest" is a mechanic; where all of it is long, "une analyse menée
    par l'ONG Vigie sur 20.000 images" is by Vigie.
    """
    role = _of_nobody(_GLUED.split(role)[-1], lexicon)
    words = list(_WORD.finditer(role))
    for at, word in enumerate(words[1:], start=1):
        if word[0] in lexicon["auxiliaries"]:
            role = role[: words[at - 1].end()]
            break
    for at, word in enumerate(words[1:], start=1):
        if word.end() > len(role):
            break
        begun = words[at - 1].end() >= _LEAST
        if _is_participle(word[0], words[at - 1][0].lower(), lexicon):
            after = words[at + 1][0].lower() if at + 1 < len(words) else ""
            clause = after in lexicon["agents"] or _is_little(after, lexicon)
            if begun and (clause or len(role) > _LONG):
                return role[: words[at - 1].end()]
            if after in lexicon["agents"] and len(role) > _LONG:
                return role[: _end_of_name(words, at + 2)]
        runs_on = word[0].startswith("(") or word[0] in lexicon["run_ons"]
        if runs_on and begun and len(role) > _LONG:
            return role[: words[at - 1].end()]
    return role


def office_start(sentence: Sentence, first: int, end: int) -> int:
    """Where what somebody is begins, of tokens ``[first:end]`` before a name, in English.

    "The ruling upheld | President Ana Berg", "the firm sued | chief executive Ana Berg": a verb
    that no list knows ends before a capital, or as verbs do.
    """
    if not sentence.lexicon.has("possessive"):
        return first
    head = end - 1
    if sentence.tokens[head].text[0].isupper():
        while head > first and _leads_on(sentence, head - 1):
            head -= 1
        return head
    for at in range(end - 2, first, -1):
        before = sentence.is_plain(at - 1) and not sentence.is_adverb(at - 1)
        leads = sentence.is_determiner(at - 1) or sentence.is_in(at - 1, "openers_of_titles")
        if sentence.low(at).endswith("ed") and before and not leads:
            return at + 1
    return first


def _leads_on(sentence: Sentence, index: int) -> bool:
    """Whether a word before an office with a capital may belong to it: "former", "club"."""
    low, text = sentence.low(index), sentence.tokens[index].text
    groups = ("openers_of_titles", "complement", "and", "determiners", "adjectives")
    return (
        not text[0].islower()
        or sentence.is_in(index, *groups)
        or low.endswith("ing")
        or "-" in low
        or sentence.lexicon.noun(low) is not None
    )


def _of_nobody(role: str, lexicon: Lexicon) -> str:
    """Without an owner that only the article's reader knows: "firm's director"."""
    owner = _OWNER.match(role)
    noun = lexicon.noun(owner[1]) if owner else None
    return role[owner.end() :] if owner and noun is not None and noun.family is not None else role


def is_form_of_address(role: str, lexicon: Lexicon) -> bool:
    """Whether a role is a mere "Dr" before the name, and no office: "Pope".

    "son homologue français" says as little without whose.
    """
    if any(word in lexicon["relations"] for word in role.lower().split()):
        return True
    rank = role.lower().removesuffix(".")
    short = len(rank) <= _SHORT or f"{rank}." in lexicon.ranks
    return rank in lexicon.ranks and (short or rank in lexicon["addresses"])


def _is_little(word: str, lexicon: Lexicon) -> bool:
    return any(word in lexicon[key] for key in ("determiners", "determiners_m", "determiners_f"))


def _is_participle(word: str, before: str, lexicon: Lexicon) -> bool:
    """Whether a word is likely one that follows a noun: "cité", but not in "les réfugiés"."""
    if not word.isalpha() or not word.islower() or len(word) < 4:
        return False
    if _is_little(before, lexicon):
        return False
    held = before in lexicon["prepositions"] or before in lexicon["conjunctions"]
    return word.endswith(tuple(lexicon["participle_ends"])) and not held


def _end_of_name(words: list[re.Match[str]], at: int) -> int:
    """The end of the first name from a word on, or of all words where there is none."""
    begun = False
    for number in range(at, len(words)):
        name = any(c.isupper() for c in words[number][0])
        if begun and not name:
            return words[number - 1].end()
        begun = begun or name
    return words[-1].end()
