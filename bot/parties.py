"""Of whom a sentence tells, beside whom the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.kinds import Relation, asked_relation
from bot.kinds.doers import names_a_doer
from bot.kinds.names import (
    CAPITAL_NOUNS,
    countries_in,
    country,
    is_first_a_namesake_s,
    is_namesake_s,
    mentions,
    names_in,
    same_name,
    speaks_of,
    tellable,
)
from bot.kinds.offices import spoken_in
from bot.kinds.roles import actor, may_do
from bot.likelihood import paragraph_of, reach_of, text_of
from bot.models import Question
from bot.reader import Candidate
from index.lexicon import fold, nations_in
from index.models import PassageKind, Span
from index.story import Snapshot

# A sentence that names the country asked about may be this unlikely beside the first.
_LIKELY: Final = 0.5
# An article with this share of its paragraphs naming somebody is about them.
_ABOUT: Final = 0.34


def of_the_country(kept: Sequence[Candidate], question: Question) -> list[Candidate]:
    """Those first that name the countries asked about, of which each has its own news."""
    asked = [name for name in names_in(question.searched) if tellable(name)]
    if not asked or not kept:
        return list(kept)
    likely = [one for one in kept if one.probability >= _LIKELY * kept[0].probability]
    own = [one for one in likely if all(same_name(name, text_of(one)) for name in asked)]
    return [*own, *(one for one in kept if one not in own)]


def is_of_the_named(candidate: Candidate, question: Question, snapshot: Snapshot) -> bool:
    """Whether what a sentence tells may be of all whom the question names.

    They stand in it, or in what it leans on. Where they don't, it names no other country or
    person, nor anybody else who does something, and its paragraph names them before, or its
    article is about them. Names that other languages may write otherwise are only looked for in
    the question's.
    """
    article = candidate.hit.article
    span = reach_of(candidate, snapshot)
    alike = article.language == question.language not in CAPITAL_NOUNS
    asked = names_in(question.searched)
    doer = actor(question.searched, asked_relation(question.searched, question.language))
    for name in asked:
        if _is_another_s(name, span.of(article.text), f"{article.title}\n{article.text}"):
            return False
        told = mentions(name, span.of(article.text), article.language)
        if told or not (country(name) or " " in name or alike):
            continue
        text = text_of(candidate)
        another = name == doer and names_a_doer(text, article.text, article.language)
        if another or _names_another(name, asked, text):
            return False
        before = Span(min(span.start, candidate.hit.passage.span.start), span.end)
        near = mentions(name, before.of(article.text), article.language)
        held = near or _is_about(name, candidate, snapshot)
        if not held and (country(name) or alike):
            return False
    return True


def _is_another_s(name: str, text: str, whole: str) -> bool:
    """Whether a text has a full name's surname as another's, as its `whole` article tells."""
    full = set(fold(name).split()) <= set(re.findall(r"[\w'-]+", fold(text)))
    bare = not full and fold(name).split()[-1] in re.findall(r"[\w'-]+", fold(text))
    return is_namesake_s(name, text) or (bare and is_first_a_namesake_s(name, whole))


def is_of_another_nation(
    candidate: Candidate, question: Question, snapshot: Snapshot, *, alone: bool, who: str = ""
) -> bool:
    """Whether a sentence speaks of other nations only than the question: "the French president".

    Unless it is taken `alone`, not where its paragraph before it, or its headline, speaks of one
    that is asked about. `who`: whose words are asked for; where that tells a nation, a sentence
    that tells none is of those of its paragraph, its headline and its article's first paragraph.
    An article that never speaks of the nation may only mean one in which its language is spoken.
    """
    article = candidate.hit.article
    asked = _nations(question.searched, question.language)
    span = reach_of(candidate, snapshot)
    told = _nations(span.of(article.text), article.language)
    if own := _nations(who, question.language):
        asked = own
        first = (p.span.of(article.text) for p in snapshot.passages(article) if p.paragraph == 1)
        around = f"{article.title}\n{' '.join(first)}\n{paragraph_of(candidate)}"
        told = told or _nations(around, article.language)
    if not asked or asked & told:
        return False
    if not told:
        whole = f"{article.title}\n{article.text}"
        near = any(speaks_of(code.upper(), whole, article.language) for code in asked)
        return not near and not asked & spoken_in(article.language)
    if alone:
        return True
    before = Span(min(span.start, candidate.hit.passage.span.start), span.end)
    around = f"{article.title}\n{before.of(article.text)}"
    return not asked & _nations(around, article.language)


def _nations(text: str, language: str) -> frozenset[str]:
    """Of one word or of several: "grec", "South Korea"."""
    named = {code.lower() for code, _, _ in countries_in(text)}
    return nations_in(text, language) | named


def _names_another(name: str, asked: Sequence[str], text: str) -> bool:
    """Whether a text that hasn't the name has another country, or another full name."""
    if country(name):
        codes = {country(one) for one in asked}
        return any(code not in codes for code, _, _ in countries_in(text))
    others = [one for one in names_in(text) if " " in one and not countries_in(one)]
    return " " in name and bool(others)


def _is_about(name: str, candidate: Candidate, snapshot: Snapshot) -> bool:
    """Whether an article has a name in its headline or first paragraph, or in many others."""
    article = candidate.hit.article
    passages = [p for p in snapshot.passages(article) if p.kind is PassageKind.BODY]
    named = [mentions(name, one.span.of(article.text), article.language) for one in passages]
    first = mentions(name, article.title, article.language) or any(named[:1])
    return first or sum(named) >= _ABOUT * max(len(named), 1)


def of_all(candidate: Candidate, question: Question) -> bool:
    """Whether a paragraph names the countries that the question does, and of several people all.

    A day on which one of them did something isn't the day on which they met.
    """
    passage = paragraph_of(candidate)
    named = names_in(question.searched)
    people = [name for name in named if " " in name and not country(name)]
    countries = [name for name in named if tellable(name)]
    wanted = [*countries, *(people if len(people) > 1 else ())]
    return all(mentions(name, passage, candidate.hit.article.language) for name in wanted)


def is_foreign(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Whether the question names somebody or something that nothing found speaks of.

    A country is known in the languages that people ask in; other names are looked for only where
    all that was found is in the question's language, since they may have another name elsewhere.
    """
    articles = {one.hit.article.id: one.hit.article for one in candidates}.values()
    texts = [(article.text, article.language) for article in articles]
    alike = {article.language for article in articles} == {question.language} - CAPITAL_NOUNS
    return bool(texts) and any(
        not any(mentions(name, text, held_in) for text, held_in in texts)
        for name in names_in(question.searched)
        if tellable(name) or alike
    )


def names(who: str, candidate: Candidate) -> bool:
    """Whether a sentence names whom the question calls `who`."""
    return any(same_name(name, text_of(candidate)) for name in names_in(who))


def is_of(who: str, candidate: Candidate, snapshot: Snapshot) -> bool:
    """What somebody did: told of them, and in nobody else's words."""
    return names(who, candidate) and not snapshot.speaker(
        candidate.hit.article, candidate.sentence.span
    )


def is_by_the_asked(
    candidate: Candidate, relation: Relation, question: Question, snapshot: Snapshot
) -> bool:
    """Whether what is told may be the deed of the country or the person asked about."""
    who = actor(question.searched, relation)
    article = candidate.hit.article
    text = reach_of(candidate, snapshot).of(article.text)
    return who is None or may_do(who, relation, text, article.language)
