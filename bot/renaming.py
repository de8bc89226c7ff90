"""A question that is nothing but a name, asked as the one before it was.

"What did Starmer say?", "And von der Leyen?": the name takes the place of the one asked about,
a country that of a country. "And in Greece?" asks the same of another place.
"""

from __future__ import annotations

import re
from typing import Final

from bot.kinds.names import countries_in, country
from bot.kinds.offices import is_office
from bot.kinds.relations import told_in
from bot.languages import question_language
from bot.small_words import SMALL_WORDS, SmallWords
from index.lexicon import fold, things

# Words, with what an apostrophe or a hyphen joins taken apart: "a-t-elle", "qu'en".
WORD: Final = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
NAME: Final = re.compile(
    r"(?<![\w.])(?:(?:van|von)[ ](?:der[ ]|den[ ]|de[ ])?)?[^\W\d_]*[A-ZÀ-Þ][\w.]*"
    r"(?:[ \-’'](?:(?:d[eiu]|van|von|der|den|la|le|of|al|el|bin)[ ])*[^\W\d_a-zß-ÿ][\w.]*)*"
)


# What is counted, after "how many", and what follows it.
_COUNTS: Final = {
    "fr": re.compile(r"(?P<asks>.*?\bcombien d)(?:e |['’])(?P<noun>[\w-]+)(?P<rest>.*)", re.I),
    "en": re.compile(r"(?P<asks>.*?\bhow many )(?P<noun>[\w-]+)(?P<rest>.*)", re.I),
}
# A noun and no more: "de blessés", "les blessés", "injured".
_NOUN: Final = {
    "fr": re.compile(r"(?P<of>d(?:e |['’]))?(?:les |des )?(?P<noun>[a-zà-ÿ-]+)", re.I),
    "en": re.compile(r"(?P<of>(?!the ))?(?:the )?(?P<noun>[a-z-]+)", re.I),
}
_PLACE: Final = re.compile(r" (?:in|at|near|en|aux?|à) (?:the |la )?[A-ZÀ-Þ][^?]*$")
_PERSON: Final = "person."
_ELIDED: Final = "aeiouyh"
# "Celles de Brissac", "those of Brissac": what was asked about, of another.
_THOSE: Final = re.compile(
    r"(?:cel(?:le|ui)s?|ceux|th(?:at|ose)) (?:d[eu]s? |d['’]|of |in |at |from )(?:la |les? )?",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"(?P<noun>[\w-]+) (?:d[eu] |d['’]|of |in |at |from |à |au )(?:la |les? |the )?$", re.IGNORECASE
)


def recounted(question: str, before: str) -> str | None:
    """ "Combien de morts ?", "Et de blessés ?" → "Combien de blessés ?".

    What happened to those counted before isn't asked of people who are told apart by what did.
    """
    language = shared_language(before, question)
    small = SMALL_WORDS.get(language)
    if small is None or language not in _COUNTS:
        return None
    rest = without_opening(question.replace("’", "'"), small).rstrip(" ?.!")
    asked, new = _COUNTS[language].match(before), _NOUN[language].fullmatch(rest)
    if not asked or not new or fold(new["noun"]) in _no_nouns(small):
        return None
    noun = new["noun"]
    people = any(one.startswith(_PERSON) for one in things(fold(noun), language))
    if new["of"] is None and not people:
        return None
    own = people and any(one.happens for one in told_in(noun, language))
    kept = asked["rest"].rstrip(" ?.!")
    if own and any(one.happens for one in told_in(kept, language)):
        place = _PLACE.search(kept)
        kept = place[0] if place else ""
    joined = "" if language == "en" else "'" if fold(noun)[0] in _ELIDED else "e "
    return f"{asked['asks']}{joined}{noun}{kept}{' ?' if language == 'fr' else '?'}"


def _no_nouns(small: SmallWords) -> frozenset[str]:
    return (
        small.askers | small.pronouns | small.pointing | small.pointing_ends | small.times
        | small.vague | small.articles | small.prepositions | small.auxiliaries
    )  # fmt: skip


def of_another(question: str, before: str) -> str | None:
    """ "When does the Dover ferry leave?", "And that of Deal?": the same, of another.

    A name alone takes the place of the only one, where that tells whose or where a thing is.
    """
    small = SMALL_WORDS.get(shared_language(before, question))
    if small is None:
        return None
    rest = without_opening(question.replace("’", "'"), small).rstrip(" ?.!")
    names = list(NAME.finditer(before, 1))
    those = _THOSE.match(rest)
    new = NAME.fullmatch(rest, those.end() if those else 0)
    if not new or len(names) != 1 or fold(rest) in small.askers:
        return None
    old = names[0]
    whose = _WHOSE.search(before[: old.start()])
    thing = whose and not is_office(fold(whose["noun"]), "und")
    if not (those or thing):
        return None
    led = re.sub(r"(?<= d)(?:e |['’])$", "", before[: old.start()])
    if led != before[: old.start()]:
        led += "'" if fold(new.group())[0] in _ELIDED else "e "
    return f"{led}{new.group()}{before[old.end() :]}"


def swapped(question: str, before: str, *, places: bool = False) -> str | None:
    """The question before, with the new name in place of the one that it asked about.

    Only where the question has nothing but a name, alone or somewhere ("in Malaysia"), and
    the one before has such a name too: a country for a country. `places`: only where both are
    somewhere; then it doesn't matter who was asked for.
    """
    small = SMALL_WORDS.get(shared_language(before, question))
    new = small and _only_name(question, small)
    if not small or not new or (not places and asked_of_whom(question, before)):
        return None
    rest, place = new
    if places and not place:
        return None
    for old in NAME.finditer(before, 1):  # a capital that only begins it makes no name
        old_place, old_article = _ahead(before, old.start(), small)
        is_country = bool(country(_bare(old.group())))
        if bool(countries_in(rest)) != is_country:
            continue
        if (
            is_country
            and not place
            and (small.places | small.articles).isdisjoint(_folded(old_place) or small.places)
        ):
            start = old.start() - len(old_article)  # "about France", "and Greece?"
            return f"{before[:start]}{rest}{before[old.end() :]}"
        if bool(place) == bool(old_place) and small.places.issuperset(_folded(place, old_place)):
            start = old.start() - len(old_place + old_article)
            return f"{before[:start]}{rest}{before[old.end() :]}"
    return None


def counted_there(question: str, before: str) -> str | None:
    """ "How many people died?", "And in Greece?" → "How many people died in Greece?"."""
    language = shared_language(before, question)
    small = SMALL_WORDS.get(language)
    new = small and _only_name(question, small)
    first = [fold(word) for word in WORD.findall(before)[:2]]
    if not small or not new or not new[1] or not {"combien", "many"} & set(first):
        return None
    return f"{before.rstrip(' ?.!')} {new[0]}{' ?' if language == 'fr' else '?'}"


def without_names(question: str, before: str) -> str | None:
    """What the question before says besides its names, where the new one has a country alone
    and those are of people or things: "What about Greece?" isn't asked of whom was spoken of."""
    small = SMALL_WORDS.get(shared_language(before, question))
    new = small and _only_name(question, small)
    names = list(NAME.finditer(before, 1))
    if not small or not new or not countries_in(new[0]) or not names or new[1]:
        return None
    if any(country(_bare(name.group())) for name in names):
        return None
    kept = before
    for name in reversed(names):
        place, article = _ahead(before, name.start(), small)
        kept = kept[: name.start() - len(place + article)] + kept[name.end() :]
    return " ".join(kept.split()).rstrip(" ?.!")


def asked_of_whom(question: str, before: str) -> str | None:
    """What the question before asks of whoever does it, where the new one has a name for it.

    "Quels pays ont suspendu Grok ?", "Et l'Inde ?": "ont suspendu Grok".
    """
    small = SMALL_WORDS.get(shared_language(before, question))
    words = list(WORD.finditer(before))
    if not small or not _only_name(question, small) or not words:
        return None
    folded = [fold(word.group()) for word in words]
    asking = small.askers | small.counting | small.articles
    start = next((at for at, word in enumerate(folded) if word not in asking), len(folded))
    if small.counting.intersection(folded[:start]):
        start += 1  # the noun that is counted
    if not {folded[0], *folded[:start]} & small.subjects or start >= len(folded):
        return None
    if folded[start] in small.copulas:  # "Who is Musk?" asks about Musk
        return None
    return before[words[start].start() :].rstrip(" ?.!")


def shared_language(question: str, before: str) -> str:
    """The question's, or where it is too short to tell, that of the one before."""
    language = question_language(question)
    return language if language in SMALL_WORDS else question_language(before)


def without_opening(question: str, small: SmallWords) -> str:
    """Without "et", "and what about": what opens a follow-up."""
    text = question.strip()
    for opening in small.openings:
        if fold(text[: len(opening)]) == opening and not text[len(opening) :][:1].isalnum():
            return text[len(opening) :].lstrip(" ,")
    return question


def _only_name(question: str, small: SmallWords) -> tuple[str, str] | None:
    """A question that is nothing but a name: the name as written, and its preposition."""
    rest = without_opening(question.replace("’", "'"), small).rstrip(" ?.!")
    name = None if fold(rest) in small.askers else NAME.search(rest)
    if not name or name.end() != len(rest):
        return None
    place, article = _ahead(rest, name.start(), small)
    return (rest, place) if len(place + article) == name.start() else None


def _ahead(text: str, start: int, small: SmallWords) -> tuple[str, str]:
    """What leads to a name, as written: a preposition, and an article."""
    leading = re.search(r"(\w+ +)?(\w+(?: +|['’]))$", text[:start])
    if not leading:
        return "", ""
    further, nearest = leading[1] or "", leading[2]
    if small.prepositions.issuperset(_folded(nearest)):
        return nearest, ""
    if not small.articles.issuperset(_folded(nearest)):
        return "", ""
    return (further if small.prepositions.issuperset(_folded(further)) else ""), nearest


def _bare(name: str) -> str:
    """A name without an article that it begins with: "L'Inde"."""
    return re.sub(r"^(?:[LlDd]['’]|(?:La|Le|Les|The) )", "", name)


def _folded(*words: str) -> list[str]:
    return [fold(word.strip(" '’")) for word in words if word]
