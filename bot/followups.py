"""Questions that lean on the ones before: which do, and what they ask in full. No model.

"Et au Royaume-Uni ?" and "What did he say?" can't be searched as they are. Where a new name
takes the place of one asked about before, it is put there ("What did Starmer say?", "And
von der Leyen?"). Where it may be the one that was asked for, it is searched with what was
asked of it ("Which countries suspended Grok?", "And India?"), and no more: the countries
found before are no answer. A bare question word asks the earlier question anew ("And why?").
Else the earlier question is searched along with the new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.courtesies import small_talk
from bot.renaming import (
    NAME,
    WORD,
    asked_of_whom,
    counted_there,
    of_another,
    recounted,
    shared_language,
    swapped,
    without_names,
    without_opening,
)
from bot.rewording import reworded
from bot.small_words import SMALL_WORDS, SmallWords
from index.lexicon import STOPWORDS, fold

# A question whose subject is a pronoun, taken apart around it.
_SUBJECT: Final = {
    "en": re.compile(
        r"(?P<verb>(?:[\w ]+ )?(?:did|does|has|had|will|would|can|could|is|was) )(?:he|she) "
        r"(?P<rest>.+)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?P<led>qu'|(?:pourquoi|quand|comment|o[uù]|combien) |)(?P<verb>[^\W\d_]+)"
        r"(?P<pronoun>-(?:t-)?(?:il|elle)) (?P<rest>.+)",
        re.IGNORECASE,
    ),
}
# A question with more to say than this can be searched by itself, whatever opens it.
_FRAGMENT: Final = 3


def resolved(question: str, earlier: Sequence[str]) -> str | None:
    """The question to be searched, or None where this one stands alone.

    `earlier`: the questions of the conversation as they were asked, oldest first.
    """
    asked = [one for one in earlier if WORD.search(one) and not small_talk(one)]
    if not asked:
        return None
    subject = asked[0]
    for one in asked[1:]:
        subject = _subject(one, subject)
    if not leans(question, language=shared_language(question, subject)):
        return None
    whole = (
        reworded(question, subject, shared_language(question, subject))
        or _with_the_name(question, subject)
        or swapped(question, subject, places=True)
        or recounted(question, subject)
        or counted_there(question, subject)
    )
    if whole:
        return whole
    if rest := asked_of_whom(question, subject) or without_names(question, subject):
        return f"{question.strip()} ({rest})"
    return (
        swapped(question, subject)
        or of_another(question, subject)
        or f"{question.strip()} {subject.strip()}"
    )


def leans(question: str, *, language: str) -> bool:
    """Whether a question says too little to be understood without the one before."""
    words = SMALL_WORDS.get(language)
    return words is not None and _Question(question, language, words).leans


def _subject(question: str, before: str) -> str:
    """What a later question can lean on, after this one."""
    if not leans(question, language=shared_language(question, before)):
        return question
    return (
        _with_the_name(question, before)
        or swapped(question, before)
        or recounted(question, before)
        or of_another(question, before)
        or before
    )


def _with_the_name(question: str, before: str) -> str | None:
    """A whole question of "he" or "she", asked of the only one whom the question before names.

    "Did Brook resign?", "What did she say about the port?" → "What did Brook say about the port?".
    """
    language = shared_language(question, before)
    plain = without_opening(question.replace("’", "'"), SMALL_WORDS[language])
    subject = _SUBJECT[language].match(plain) if language in _SUBJECT else None
    names = [name.group() for name in NAME.finditer(before, 1)]
    if (
        not subject
        or len(names) != 1
        or not _Question(subject["rest"], language, SMALL_WORDS[language]).says_something
    ):
        return None
    name, verb, rest = names[0], subject["verb"], subject["rest"].strip()
    if language == "en":
        return f"{verb}{name} {rest}"
    led = subject["led"]
    if led[-1:] == "'":  # "Qu'a-t-il dit de" → "Qu'a dit Brook de"
        said, _, further = rest.partition(" ")
        return f"{led}{verb} {said} {name} {further}"
    return f"{led}{name} {verb.lower()}{subject['pronoun']} {rest}"


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    written: str
    inside_name: bool  # and not its first word

    @property
    def is_name(self) -> bool:
        return any(map(str.isupper, self.written))


class _Question:
    """A question's words, and what tells that it leans."""

    def __init__(self, question: str, language: str, small: SmallWords) -> None:
        self._small = small
        plain = question.replace("’", "'")
        rest = without_opening(plain, small)
        self._opened = rest != plain
        names = [name.span() for name in NAME.finditer(rest)]
        self._words = [
            _Word(
                fold(word.group()),
                word.group(),
                any(start < word.start() < end for start, end in names),
            )
            for word in WORD.finditer(rest)
        ]
        stopwords = {fold(word) for word in STOPWORDS[language]}
        self._content = [
            at
            for at, word in enumerate(self._words)
            if (word.folded not in stopwords or (at and word.is_name))
            and word.folded not in small.vague
            and (len(word.folded) > 1 or word.is_name)
        ]

    @property
    def leans(self) -> bool:
        content = len(self._content)
        if not content or self._has_anaphor():
            return bool(self._words)
        if self._bare_noun():
            return True
        if self._asks():
            return False
        said = sum(not self._words[at].inside_name for at in self._content)
        return said <= _FRAGMENT and (self._opened or self._fragment())

    @property
    def says_something(self) -> bool:
        """Whether it says more than that somebody speaks."""
        return bool(self._content)

    def _asks(self) -> bool:
        """Whether a question word or a verb makes it a whole question."""
        small = self._small
        return any(
            word.folded in small.askers or word.folded in small.auxiliaries for word in self._words
        )

    def _bare_noun(self) -> bool:
        """ "Quels pays ?", "En quelle année ?", "How many people?": a noun and no verb."""
        small = self._small
        around = small.askers | small.counting | small.prepositions | small.articles
        return len(self._content) == 1 and all(
            at in self._content or word.folded in around for at, word in enumerate(self._words)
        )

    def _fragment(self) -> bool:
        """ "En France ?", "Malaysia?", "Les abonnés ?"."""
        first = self._words[0].folded
        if first in self._small.prepositions or len(self._words) == len(self._content) == 1:
            return True
        names = all(self._words[at].is_name for at in self._content)
        return names or (first in self._small.articles and len(self._content) == 1)

    def _has_anaphor(self) -> bool:
        return any(map(self._refers_back, range(len(self._words))))

    def _refers_back(self, at: int) -> bool:
        small, word = self._small, self._words[at].folded
        last = at == len(self._words) - 1
        if (word in small.pointing and self._points(at)) or (
            last and at and word in small.pointing_ends
        ):
            return True
        if word in small.possessives and not last:
            # "Who says that his party …" speaks of whoever does.
            asks_who = self._words[0].folded in small.subjects - small.counting
            return not asks_who and not self._named_before(at)
        return word in small.pronouns and not self._expletive(at) and not self._named_before(at)

    def _points(self, at: int) -> bool:
        """At something before: "cette décision"; not "cette semaine", "cette loi de 2015"."""
        after = [word.folded for word in self._words[at + 1 : at + 5]]
        return at + 1 in self._content and not (
            after[0] in self._small.times or self._small.defining.intersection(after[1:])
        )

    def _expletive(self, at: int) -> bool:
        """ "Il faut", "y a-t-il", "is it true": nobody is meant."""
        near = {word.folded for word in self._words[max(0, at - 3) : at + 4]}
        return bool(near & self._small.expletive) or (
            "y" in near and bool(near & {"a", "avait", "aura"})
        )

    def _named_before(self, at: int) -> bool:
        """Whether the question itself has somebody or something before the pronoun."""
        words, articles = self._words, self._small.articles
        before = [place for place in self._content if place < at]
        if any(
            words[place].is_name or words[place - 1].folded in articles for place in before if place
        ):
            return True
        # A capital that begins the question: "Simon dit-il", but not "Mange-t-il".
        return before[:1] == [0] and any(word.folded != "t" for word in words[1:at])
