"""Whether a sentence holds something of the kind that a question asks for.

A near miss has the question's subject and not its answer: asked what something costs, it
names no amount. Only what the question doesn't say itself counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.kinds.questions import Kind
from index.lexicon import fold
from index.temporal import time_expressions

# What shows that a kind is there: in any language, and by the words of one.
_FIGURE: Final = r"(?<![\w.,])\d[\d.,\u00a0\u202f ]*"
# An age as it stands beside a name: "Ann Brook, 58,", "(58)", "aged 58", "58-year-old", "58 ans";
# in months and in words: "a nine-month-old boy", "un garçon de neuf mois".
_YEARS: Final = (
    r"(?:\d{1,3}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    r"|dix-(?:sept|huit|neuf)|two|three|four|five|seven|eight|nine|ten|eleven|twelve|\w+teen)"
)
_YOUNG: Final = (
    r"gar[çc]on(?:net)?s?|fill(?:ett)?es?|b[ée]b[ée]s?|nourrissons?|enfants?|adolescente?s?"
    r"|jumeaux|jumelles|homme|femme"
)
AGE: Final = (
    r",\s\d{1,3}(?:\sans)?(?=[,.)])|\(\d{1,3}(?:\sans)?\)"
    rf"|\b(?:aged|[âa]g[ée]e?s? de)\s{_YEARS}(?:\s(?:à|et|to|and)\s{_YEARS})?"
    r"(?:\s(?:ans|mois|months))?\b"
    rf"|\b(?:{_YOUNG}) de {_YEARS} (?:ans|mois)\b"
    rf"|\b{_YEARS}[-\s](?:years?|months?)[-\s]old\b|\b\d{{1,3}}\sans\b"
    r"|\bwho (?:is|was|turned) \d{1,3}\b"
)
# The figure in what is an age, with the unit of a child's.
AGE_FIGURE: Final = rf"{_YEARS}(?:\s(?:à|et|to|and)\s{_YEARS})?(?:[-\s](?:mois|months?))?"
_FORMS: Final = {
    Kind.NUMBER: (
        _FIGURE,
        {
            "fr": r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze"
            r"|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|mille|millions?"
            r"|milliards?|(?:di|dou|quin)zaines?|(?:ving|tren|quaran|cinquan|soixan|cen)taines?"
            r"|milliers?|aucune?|plusieurs"
            r"|premi[eè]re?|deuxi[eè]me|troisi[eè]me|moiti[ée]|double|triple)\b",
            "en": r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
            r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
            r"|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|none"
            r"|several|first|second|third|once|twice|half|double)\b",
        },
    ),
    Kind.SHARE: (
        r"%",
        {
            "fr": r"\b(?:pour cent|moiti[ée]|tiers|quarts?|majorit[ée]|un sur|sur dix)\b",
            "en": r"\b(?:per ?cent|half|thirds?|quarters?|majority|in ten|out of)\b",
        },
    ),
    Kind.MONEY: (
        r"[€$£¥%]",
        {
            "fr": r"\b(?:euros?|dollars?|livres?|francs?|yens?|roubles?|centimes?"
            r"|chiffre d'affaires)\b",
            "en": r"\b(?:euros?|dollars?|pounds?|francs?|yen|rou?bles?|cents?|pence|revenue)\b",
        },
    ),
    Kind.SPAN: (
        "",
        {
            "fr": r"\b(?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|ann[ée]es?"
            r"|si[eè]cles?|quotidien\w*)\b",
            "en": r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|centur(?:y|ies)"
            r"|daily|weekly|-year-old)\b",
        },
    ),
    Kind.AGE: (
        AGE,
        {"fr": r"\b\d{1,3} (?:ans|mois)\b", "en": r"\b\d{1,3} (?:years|months)\b"},
    ),
    Kind.SPEECH: (r"[«“\"‘]", {}),
}
_PATTERNS: Final = {
    kind: (re.compile(everywhere), {name: re.compile(words) for name, words in by_words.items()})
    for kind, (everywhere, by_words) in _FORMS.items()
}
_NAME: Final = re.compile(r"\b(?:[^\W\d_a-zà-öø-ÿ]|[a-z][A-Z])[\w'’-]*\w")  # "Starmer", "xAI"
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LED: Final = re.compile(
    r"\b(?:in|at|of|from|near|to|en|[àa]|au|aux|de|du|des|d['’]|dans|vers|sur)\s*$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """`known`: whether the kind can be told by its form. `found`: whether it is there."""

    known: bool
    found: bool

    @property
    def missing(self) -> bool:
        return self.known and not self.found


def evidence(kind: Kind, question: str, sentence: str, language: str) -> Evidence:
    """Whether `sentence`, in `language`, holds something of `kind` beyond the question's words."""
    if kind in (Kind.PERSON, Kind.PLACE):
        return Evidence(known=True, found=_names_another(sentence, question))
    if kind is Kind.NAME:
        return Evidence(known=True, found=_calls(sentence, question))
    if kind is Kind.TIME:
        return Evidence(known=True, found=_tells_time(sentence, question, language))
    if kind not in _PATTERNS or not (_FORMS[kind][0] or language in _FORMS[kind][1]):
        return Evidence(known=False, found=False)
    return Evidence(known=True, found=_has_form(kind, sentence, question, language))


def _has_form(kind: Kind, sentence: str, question: str, language: str) -> bool:
    everywhere, by_words = _PATTERNS[kind]
    plain, asked = _plain(sentence), _plain(question)
    patterns = [pattern for pattern in (everywhere, by_words.get(language)) if pattern]
    found = (match[0].strip(" .,\u00a0\u202f") for p in patterns for match in p.finditer(plain))
    if kind is Kind.NUMBER:
        return any(word not in asked for word in found)
    return any(found)


def _tells_time(sentence: str, question: str, language: str) -> bool:
    plain, asked = _plain(sentence), _plain(question)
    if any(year not in asked for year in _YEAR.findall(plain)):
        return True
    told = time_expressions(sentence, language, None)
    if any(_plain(expression.text) not in asked for expression in told):
        return True
    lengths = _PATTERNS[Kind.SPAN][1].get(language)
    return bool(lengths and lengths.search(plain))


def _names_another(sentence: str, question: str) -> bool:
    """Whether there is a name, not as the first word, that the question hasn't."""
    asked = {fold(word) for word in _WORD.findall(question)}
    return any(
        fold(word) not in asked
        for match in _NAME.finditer(sentence)
        if match.start() > 0
        for word in _WORD.findall(match[0])
    )


def _calls(sentence: str, question: str) -> bool:
    """Whether there is a name that the question hasn't, and not only after "in" or "of"."""
    asked = {fold(word) for word in _WORD.findall(question)}
    return any(
        not _LED.search(sentence[: match.start()])
        and not any(fold(word) in asked for word in _WORD.findall(match[0]))
        for match in _NAME.finditer(sentence)
        if match.start() > 0
    )


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
