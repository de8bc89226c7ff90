"""The words of a sentence that answer, where their form makes it sure. Never complete, but right.

A sentence that has one thing of the kind asked for, which the question hasn't, answers with
that. Where it has several, the one beside the noun that is asked about does, or none is sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.kinds.ages import age_in
from bot.kinds.counted import counted
from bot.kinds.figures import is_age, is_corrected, is_of_things, of_the_place
from bot.kinds.names import NAME, countries_in
from bot.kinds.questions import Kind
from bot.kinds.relations import asked_relation, is_of, tells, touches
from bot.kinds.roles import is_denied, is_wished
from index.lexicon import STOPWORDS, fold, terms, words
from index.models import Span
from index.temporal import cardinals

_STEM: Final = 5
_NEAR: Final = 3  # content words on either side
_BLANK: Final = r"[ \u00a0\u202f]"
_DIGITS: Final = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_SCALE: Final = (
    r"milliards?|millions?|milliers?|mille|billions?|thousands?"
    r"|hundreds?|centaines?|dozens?|trillions?"
)
_CURRENCY: Final = (
    r"euros?|dollars?|livres?(?: sterling)?|francs?|yens?|roubles?|pounds?|rou?bles?|cents?|pence"
)
_TIME_UNIT: Final = {
    "fr": r"secondes?|minutes?|heures?|jours?|semaines?|mois|ans?"
    r"|ann[ée]es?|si[eè]cles?|d[ée]cennies?",
    "en": r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|centur(?:y|ies)|decades?",
}
_ROUGHLY: Final = {
    "fr": r"(?:pr[eè]s d[e']|plus d[e']|moins d[e']|environ|quelque|au moins|au plus|jusqu'[àa])",
    "en": r"(?:nearly|almost|about|around|over|some|approximately|roughly|more than|less than"
          r"|fewer than|at least|at most|up to|as much as|as many as)",
}  # fmt: skip
_COUNTED: Final = {
    "fr": re.compile(r"\bcombien (?:y a-t-il )?d(?:e |'| e l'|es )(?P<noun>[\w'-]+)", re.I),
    "en": re.compile(r"\bhow many (?P<noun>[\w'-]+(?: [\w'-]+)?)", re.I),
}
_WHERE: Final = {
    "fr": r"(?:à|au|aux|en|dans (?:le|la|les|l['’])?|près d[e'’]|vers|sur l['’]île de)",
    "en": r"(?:in|at|near|outside|on the island of|to|from)",
}
_BECAUSE: Final = {
    "fr": r"(?:parce qu['’e]|car |puisqu['’e]|en raison d"
    r"|à cause d|du fait d|faute d|grâce à|afin d)",
    "en": r"(?:because|due to|owing to|thanks to|on account of|in order to|so that|since )",
}

_DECIMAL: Final = re.compile(r"\d+[.,]\d{1,2}")
_MAGNITUDE: Final = re.compile(r"\bmagnitude(?: (?:of|de|was|[ée]tait))?\s*$", re.IGNORECASE)
# "80 of the 120 seats": what it is a part of.
_WHOLE: Final = re.compile(
    r"\b(?:of (?:the |its |their )?|out of |sur (?:les )?|parmi les |des )$", re.IGNORECASE
)
# "How many judges does the court have?": the whole is asked for.
_ASKS_WHOLE: Final = re.compile(
    r"\b(?:compte(?:nt)?|comportent?|comprend|compose|au total|in total"
    r"|do(?:es)? .* have|are there (?:in|on|at)|sits? (?:in|on))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A question and a sentence of an article, by its place in the text."""

    question: str
    asked_in: str
    text: str
    at: Span
    language: str

    @property
    def stems(self) -> set[str]:
        return {term[:_STEM] for term in terms(self.question, self.asked_in)}

    def asks(self, found: str) -> bool:
        """Whether the question has these words itself."""
        return _plain(found) in _plain(self.question)


def answering_span(
    kind: Kind, question: str, asked_in: str, *, text: str, at: Span, language: str
) -> Span | None:
    """The words in the sentence at `at`, whose language is `language`; None where unsure.

    `asked_in`: the question's language. Times are found by `times.answering_time`.
    """
    find = _FINDERS.get(kind)
    if find is None or language not in _TIME_UNIT:
        return None
    sought = _Sought(question, asked_in, text, at, language)
    return find(sought)


def has_figure(question: str, asked_in: str, *, text: str, at: Span, language: str) -> bool:
    """Whether the sentence at `at` has a figure, in digits or words, that may count something."""
    if language not in _TIME_UNIT:
        return any(map(str.isdigit, at.of(text)))
    sought = _Sought(question, asked_in, text, at, language)
    return any(not _is_other(sought, match) for match in _numbers(sought))


def _number(sought: _Sought) -> Span | None:
    """The figure whose clause doesn't tell of another event, and which isn't the whole alone."""
    every = [m for m in _numbers(sought) if not _is_other(sought, m)]
    relation = asked_relation(sought.question, sought.asked_in)
    whole = [m for m in every if _WHOLE.search(_before(sought, m))]
    asks_whole = len(whole) == 1 and _ASKS_WHOLE.search(sought.question)
    if asks_whole and (sought.asked_in != sought.language or _noun_after(sought, whole[0])):
        return _of(whole[0])
    found = [
        m
        for m in every
        if not (len(every) > 1 and m in whole)
        and is_of(relation, sought.text, sought.at, _of(m), sought.language, reports=False)
    ]
    if not every and not _nouns(sought):  # "how much" of money, as nothing else is counted
        return _money(sought)
    placed = of_the_place(sought.question, sought.text, found)
    return placed or _beside_noun(sought, found)


def _money(sought: _Sought) -> Span | None:
    figure = rf"(?:{_DIGITS}|\b(?:{_spelled(sought.language)}))"
    pattern = re.compile(
        rf"[€$£]{_BLANK}?(?:{_DIGITS})(?:{_BLANK}?(?:{_SCALE}|m|bn)\b)?"
        rf"|{figure}(?:{_BLANK}(?:{_SCALE}))?{_BLANK}?"
        rf"(?:[€$£%]|(?:d['’])?(?:de )?(?:{_CURRENCY})\b)"
        rf"|{figure}{_BLANK}(?:{_SCALE}) d['’](?:{_CURRENCY})\b"
        rf"|(?:{_DIGITS}){_BLANK}per ?cent\b|(?:{_DIGITS}){_BLANK}pour cent\b",
        re.IGNORECASE,
    )
    told = [m for m in _matches(pattern, sought) if not is_corrected(_before(sought, m))]
    return _only(sought, [m for m in told if _is_of_it(sought, m)])


def _is_of_it(sought: _Sought, match: re.Match[str]) -> bool:
    """Whether an amount is of what is asked about, which the sentence doesn't tell elsewhere."""
    relation = asked_relation(sought.question, sought.asked_in)
    told = touches(relation, sought.at.of(sought.text), sought.language)
    own = is_of(relation, sought.text, sought.at, _of(match), sought.language, reports=False)
    return own or not told


def _share(sought: _Sought) -> Span | None:
    pattern = re.compile(
        rf"(?:{_DIGITS}){_BLANK}?(?:%|per ?cent\b|pour cent\b)"
        r"|\b(?:la moiti[ée]|un tiers|deux tiers|un quart|trois quarts|half"
        r"|a third|two thirds|a quarter"
        r"|three quarters)\b",
        re.IGNORECASE,
    )
    told = [m for m in _matches(pattern, sought) if not is_corrected(_before(sought, m))]
    return _beside_noun(sought, told, whole_question=True)


def _length(sought: _Sought) -> Span | None:
    spelled = "|".join(sorted(map(re.escape, cardinals(sought.language)), key=len, reverse=True))
    pattern = re.compile(
        rf"\b(?:{_DIGITS}|{spelled}|an?|one|un|une|several|plusieurs|quelques|a few)"
        rf"(?:{_BLANK}|-)(?:{_TIME_UNIT[sought.language]})\b",
        re.IGNORECASE,
    )
    return _only(sought, list(_matches(pattern, sought)))


def _age(sought: _Sought) -> Span | None:
    return age_in(sought.question, sought.text, sought.at)


def _place(sought: _Sought) -> Span | None:
    """The only name that is new in the sentence, if it is told as a place."""
    names = [m for m in _matches(NAME, sought) if _is_new_name(sought, m)]
    led = re.compile(rf"(?<!\w){_WHERE[sought.language]}\s*$", re.IGNORECASE)
    if len(names) != 1 or not led.search(_before(sought, names[0])):
        return None
    return _of(names[0])


def _person(sought: _Sought) -> Span | None:
    """A full name, the only new one, beside a word that the question has.

    Who demands or rules out what is asked about hasn't done it, nor who denies it, nor does one
    say it who says something else.
    """
    relation = asked_relation(sought.question, sought.asked_in)
    told, language = sought.at.of(sought.text), sought.language
    if is_wished(relation, told, language) or is_denied(relation, told, language):
        return None
    says = any("speak" in event.happens for event in relation.events)
    if says and not tells(relation, told, language):
        return None
    led = re.compile(rf"(?<!\w){_WHERE[sought.language]}\s*$", re.IGNORECASE)
    names = [
        m
        for m in _matches(NAME, sought)
        if " " in m[0].strip()
        and _is_new_name(sought, m)
        and not countries_in(m[0])
        and not led.search(_before(sought, m))
    ]
    return _of(names[0]) if len(names) == 1 and _is_beside(sought, names[0]) else None


def _is_new_name(sought: _Sought, match: re.Match[str]) -> bool:
    first = match.start() == sought.at.start
    small = fold(match[0].split()[0]) in _SMALL[sought.language]
    return not (first and (small or " " not in match[0])) and not any(
        _plain(word) in _plain(sought.question) for word in match[0].split() if len(word) > 2
    )


def _is_beside(sought: _Sought, match: re.Match[str]) -> bool:
    """Whether one of the nearest words is the question's too; in another language none can be."""
    if sought.asked_in != sought.language:
        return True
    after = sought.text[match.end() : min(match.end() + 60, sought.at.end)]
    before = sought.text[max(sought.at.start, match.start() - 60) : match.start()]
    near = [w.term[:_STEM] for w in words(before, sought.language) if w.term][-_NEAR:]
    near += [w.term[:_STEM] for w in words(after, sought.language) if w.term][:_NEAR]
    return not sought.stems.isdisjoint(near)


def _reason(sought: _Sought) -> Span | None:
    pattern = re.compile(
        rf"(?<!\w){_BECAUSE[sought.language]}[^.;:!?]*[^\s.,;:!?»”\"]", re.IGNORECASE
    )
    return _only(sought, list(_matches(pattern, sought)))


def _matches(pattern: re.Pattern[str], sought: _Sought) -> Iterator[re.Match[str]]:
    yield from pattern.finditer(sought.text, sought.at.start, sought.at.end)


def _numbers(sought: _Sought) -> Iterator[re.Match[str]]:
    spelled = _spelled(sought.language)
    pattern = re.compile(
        rf"(?<![\w.,/-])(?:(?:{_DIGITS})(?:{_BLANK}(?:{_SCALE})\b)?|(?:{spelled})\b(?!-)"
        rf"(?:{_BLANK}(?:{_SCALE})\b)?)(?![\d/:%]|[.,]\d|\w)",
        re.IGNORECASE,
    )
    yield from _matches(pattern, sought)


def _spelled(language: str) -> str:
    """The number words of a language from two on, as one is an article, too."""
    every = sorted(cardinals(language), key=len, reverse=True)
    return "|".join(re.escape(w) for w in every if w not in ("un", "une", "one", "a", "an"))


def _is_other(sought: _Sought, match: re.Match[str]) -> bool:
    """A year, a day, a percentage, a length of time or an amount of money counts nothing.

    Nor does a magnitude, nor "the 90-seat house"; and nobody is counted by a decimal.
    """
    after = sought.text[match.end() : match.end() + 24]
    before = _before(sought, match)
    nouns, noun = _nouns(sought), counted(sought.question, sought.asked_in)
    relation = asked_relation(sought.question, sought.asked_in)
    if nouns and _DECIMAL.fullmatch(match[0]) and not (noun and noun.is_measure):
        return True
    if (
        is_corrected(before)
        or is_age(match[0], before, after)
        or is_of_things(noun, relation, after, sought.language)
        or _MAGNITUDE.search(before)
        or re.match(r"-[^\W\d_]", after)
        or _measures(sought, match)
    ):
        return True
    unit = re.match(rf"{_BLANK}?({_TIME_UNIT[sought.language]})\b", after, re.IGNORECASE)
    if unit and nouns.isdisjoint(t[:_STEM] for t in terms(unit[1], sought.language)):
        return True
    year = re.fullmatch(r"1[0-9]\d\d|20\d\d", match[0]) and not _noun_after(sought, match)
    if year or re.match(
        rf"{_BLANK}?(?:%|[€$£]|(?:er|st|nd|rd|th|e|ème|percent|per cent|pour cent)\b"
        rf"|(?:d['’])?(?:{_CURRENCY})\b|(?:{_MONTHS})\b)",
        after,
        re.IGNORECASE,
    ):
        return True
    return bool(re.search(rf"(?:[€$£]|\b(?:{_MONTHS})){_BLANK}?$", before, re.IGNORECASE))


def _measures(sought: _Sought, match: re.Match[str]) -> bool:
    """Whether a figure is of a measure, or of animals, and what is counted is not."""
    noun = counted(sought.question, sought.asked_in)
    told = sought.text[match.start() : match.end() + 24]
    return noun is not None and not noun.without_others(told).startswith(match[0])


_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january"
    "|february|march|april|may|june|july|august|september|october|november|december"
)


def _nouns(sought: _Sought) -> set[str]:
    """What is counted: the noun after "how many", or an adjective and the noun."""
    pattern = _COUNTED.get(sought.asked_in)
    match = pattern.search(sought.question) if pattern else None
    return {t[:_STEM] for t in terms(match["noun"], sought.asked_in)} if match else set()


def _noun_after(sought: _Sought, match: re.Match[str]) -> bool:
    after = sought.text[match.end() : min(match.end() + 40, sought.at.end)]
    after = re.split(r"[,;:\d]", after, maxsplit=1)[0]
    near = {word.term[:_STEM] for word in words(after, sought.language)[:4] if word.term}
    return not near.isdisjoint(_nouns(sought))


def _beside_noun(
    sought: _Sought, found: Sequence[re.Match[str]], *, whole_question: bool = False
) -> Span | None:
    new = [match for match in found if not sought.asks(match[0])]
    if whole_question:
        return _nearest(sought, new)
    counted = [match for match in new if _noun_after(sought, match)]
    if len(counted) == 1:
        return _of(counted[0])
    return _of(new[0]) if len(new) == 1 and not counted else None


def _nearest(sought: _Sought, found: Sequence[re.Match[str]]) -> Span | None:
    """Of several, the one that the question's words follow most closely."""
    if len(found) <= 1:
        return _of(found[0]) if found else None
    stems = sought.stems
    scored = []
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else sought.at.end
        after = {w.term[:_STEM] for w in words(sought.text[match.end() : end], sought.language)}
        scored.append(len(stems & after))
    best = max(scored)
    return _of(found[scored.index(best)]) if scored.count(best) == 1 else None


def _only(sought: _Sought, found: Sequence[re.Match[str]]) -> Span | None:
    new = [match for match in found if not sought.asks(match[0])]
    return _of(new[0]) if len({_plain(match[0]) for match in new}) == 1 else None


def _before(sought: _Sought, match: re.Match[str]) -> str:
    return sought.text[max(sought.at.start, match.start() - 20) : match.start()]


def _of(match: re.Match[str]) -> Span:
    return Span(*match.span())


def _plain(text: str) -> str:
    return fold(text.replace("’", "'"))


_SMALL: Final = {language: frozenset(map(fold, STOPWORDS[language])) for language in ("fr", "en")}
_FINDERS: Final[dict[Kind, Callable[[_Sought], Span | None]]] = {
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.SHARE: _share,
    Kind.SPAN: _length,
    Kind.AGE: _age,
    Kind.PLACE: _place,
    Kind.PERSON: _person,
    Kind.REASON: _reason,
}
