"""Whether words are those of whom a question asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.kinds.evidence import Evidence
from bot.kinds.names import country
from bot.kinds.offices import is_called, is_office
from bot.kinds.titles import HONORIFICS, head_of, is_same_office, without_titles
from index.lexicon import fold
from index.models import Attribution

_NAME: Final = re.compile(r"[^\W\d_][\w'-]*")
# What tells that somebody spoke, after a name and some words that aren't a new sentence's.
_VERBS: Final = {
    "fr": r"(?:(?:a |ont |avait |avaient |s'est |s’est |s'en est |s’en est )?"
    r"(?:d[ée]j[àa] |aussi |ensuite )?"
    r"(?:dit|d[ée]clar[ée]|affirm[ée]|assur[ée]|estim[ée]|jug[ée]|expliqu[ée]|annonc[ée]"
    r"|ajout[ée]|promis|averti"
    r"|pr[ée]venu|d[ée]nonc[ée]|qualifi[ée]|r[ée]pondu|soulign[ée]|rappel[ée]|indiqu[ée]"
    r"|martel[ée]|fait savoir"
    r"|accus[ée]|critiqu[ée]|d[ée]fendu|pris [àa]|exclu|r[ée]clam[ée]|demand[ée]|exig[ée]|ni[ée]"
    r"|engag[ée] [àa]|appel[ée] (?:[àa]|au)|confirm[ée]|d[ée]menti)e?s?\b"
    r"|(?:dit|affirme|assure|estime|juge|d[ée]nonce|promet|annonce|accuse|r[ée]clame|demande|exige"
    r"|appelle (?:[àa]|aux?)|s['’]engage [àa]|d[ée]ment|nie|confirme|rejette)\b)",
    "en": r"(?:has |had |have )?(?:also |then |later )?(?:said|says|told|added|argued|argues"
    r"|claimed|claims"
    r"|warned|warns|promised|vowed|insisted|insists|announced|declared|explained|called|calls|described"
    r"|denounced|accused|criticised|criticized|rejected|denied|denies|suggested"
    r"|stressed|replied|turned on|demanded|demands|urged|urges)\b",
}
_BETWEEN: Final = r"(?:[^.;!?«»“”\"]{0,60}?[\s,])"
_SAYING: Final = {
    language: re.compile(rf"{_BETWEEN}{verbs}", re.IGNORECASE) for language, verbs in _VERBS.items()
}
_GOES_ON: Final = {
    "fr": re.compile(rf"(?:Il|Elle)s? (?:l'|l’|les |lui |leur |y |en )?{_VERBS['fr']}"),
    "en": re.compile(rf"(?:He|She|They) {_VERBS['en']}"),
}
# Whose somebody else is, or what is done to them: "the spokesman for", "la défaite du président".
_LED: Final = re.compile(
    r"(?:\b(?:d[eu]|des|of|for|to|with|against|by|aux?|par|avec|contre|pour|chez) |\bd['’])"
    r"(?:l[ea]s? |l['’]|the )?(?:[a-zà-ÿ][\w-]+ )?$"
)
_ARTICLE: Final = re.compile(r"^(?:l['’]|la |le |les |the )", re.IGNORECASE)
_ELIDED: Final = re.compile(r"^l['’]", re.IGNORECASE)
_ELISION: Final = re.compile(r"(?<!\w)([dl])['’](?=\w)")
_TOKEN: Final = re.compile(r"\w+")
_POSSESSOR: Final = re.compile(r"['’]s$|s['’]$")
# Capitalised words in a row: a name as a sentence has it.
_NAMES: Final = re.compile(r"[^\W\d_a-zà-ÿ][\w'’-]*(?:\s+[^\W\d_a-zà-ÿ][\w'’-]*)*")
# After these a capital is no name of a person's: "the mayor of Dover", "la Poste".
_LEADING_ON: Final = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "a",
        "au",
        "aux",
        "en",
        "of",
        "the",
        "in",
        "at",
        "for",
        "to",
        "from",
        "and",
        "et",
        "pour",
    ]
)


def speech_evidence(
    who: str, said: Attribution | None, language: str, *, spoken_for: bool = True
) -> Evidence:
    """Whether `said`, of an article in `language`, are words of `who`, as the question calls them.

    One who is asked for by name ("Brook") has said nothing where the name isn't the
    speaker's. `spoken_for`: whether those who speak for one so named count: for a firm, and not
    for a person. One who is asked for by what they are ("the head of the port") may be called
    otherwise in the article: then nothing is known. "The head of the port" isn't any head.
    """
    asked = _name_in(without_titles(who))
    if said and said.speaker and _country(who) and _country(who) == _country(said.speaker):
        return Evidence(known=True, found=True)
    if is_by_name(who):
        if said is None and language not in _SAYING:  # speakers are read in no other language
            return Evidence(known=False, found=False)
        named = bool(asked) and asked <= _called(said)
        acts = spoken_for and bool(asked) and speaks_for(asked, said, language)
        return Evidence(known=True, found=named or acts or _is_surname(said, asked))
    # "The owner of Dorn" isn't Dorn: such a name tells only where it is part of what one is.
    if said is None:
        return Evidence(known=False, found=False)
    description = description_of(said)
    called = set(_TOKEN.findall(fold(description)))
    if all(is_office(word, language) for word in asked):
        asked = set()  # "the minister of Health": what is written so is no name
    speaker = said.speaker or ""
    found = is_same_office(who, description or speaker, language) and (
        bool(asked and asked <= called) or is_called(who, f"{speaker} {description}", language)
    )
    return Evidence(known=found, found=found)


def description_of(said: Attribution | None) -> str:
    """What an article says that a speaker is, beside the name or in its place; "" if nothing."""
    if said is None:
        return ""
    speaker, role = said.speaker or "", said.role or ""
    return role if _is_name(speaker) else f"{speaker} {role}".strip()


def _is_name(speaker: str) -> bool:
    """ "Ann Brook", "Dorn"; not "the mayor of Dover", nor that as a sentence begins with it."""
    return _capital(speaker) and not _ARTICLE.match(speaker)


def _called(said: Attribution | None) -> set[str]:
    """The words of a speaker's name; of one without, those before whose they are."""
    speaker = (said.speaker or "") if said else ""
    return set(_TOKEN.findall(fold(speaker if _is_name(speaker) else head_of(speaker))))


def speaks_for(asked: set[str], said: Attribution | None, language: str) -> bool:
    """Whether a speaker is an officer of what is named so: its spokesman, not its victim."""
    description = description_of(said)
    return asked <= set(_TOKEN.findall(fold(description))) and any(
        is_office(fold(word), language) for word in _TOKEN.findall(head_of(description))
    )


def is_by_name(who: str) -> bool:
    """ "Brook", "King Brook", "le roi Brook"; not "the head of the Port", "la maire de Valmer"."""
    words = _parts(who)
    at = next((n for n, word in enumerate(words) if _capital(word)), None)
    if at is None or any(_POSSESSOR.search(word) for word in words[:-1]):
        return False
    before = fold(words[at - 1]) if at else ""
    return at == 0 or (
        before not in _LEADING_ON and words[at:] == list(filter(_capital, words[at:]))
    )


def _parts(who: str) -> list[str]:
    """The words, "d'Anne" as "d" and "Anne"."""
    return _ELISION.sub(r"\1 ", _ELIDED.sub("", who)).split()


def _country(name: str) -> str | None:
    return country(_ARTICLE.sub("", name))


def _capital(word: str) -> bool:
    return word[:1].isupper() and bool(_NAME.match(word))


def _is_surname(said: Attribution | None, asked: set[str]) -> bool:
    """Whether the article calls by the surname alone whom the question calls in full."""
    name = [
        word
        for word in _TOKEN.findall(fold(said.speaker or "" if said else ""))
        if word not in HONORIFICS
    ]
    capital = bool(said and said.speaker and said.speaker[:1].isupper())
    return capital and len(name) == 1 and name[0] in asked


def shares_surname(who: str, text: str) -> bool:
    """Whether a text names somebody else of the surname of whom the question asks in full.

    "Trump" alone is then anybody's: only the full name tells that words are Melania Trump's.
    """
    words = [word for word in without_titles(who).split() if _capital(word)]
    if len(words) < 2:
        return False
    own = {fold(word) for word in words} | HONORIFICS
    before = re.compile(rf"([^\W\d_][\w'-]*)\s+{re.escape(words[-1])}\b")
    return any(
        _capital(match[1]) and fold(match[1]) not in own and not is_office(fold(match[1]), "und")
        for match in before.finditer(text)
    )


def in_full(who: str, name: str) -> bool:
    """Whether a speaker is called by all the names that the question has."""
    return _name_in(without_titles(who)) <= set(_TOKEN.findall(fold(name)))


def speaks(who: str, sentence: str, language: str, *, full: bool = False) -> bool:
    """Whether a sentence without quotation marks tells that somebody so named says something.

    "Mayor Ann Brook said soon afterwards that …": the name, what she is before it or not, then
    the verb. `full`: the surname alone isn't enough.
    """
    pattern = _SAYING.get(language)
    name = _name_in(who)
    if pattern is None or not name or not is_by_name(who):
        return False
    surname = fold(next(reversed([word for word in who.split() if _capital(word)]), ""))
    for run in _NAMES.finditer(sentence):
        called = set(_TOKEN.findall(fold(run[0]))) - HONORIFICS
        if called & name:
            if fold(run[0].split()[0]) in name and _LED.search(sentence[: run.start()]):
                return False
            own = {word for word in called if word in name or not is_office(word, language)}
            alone = own == set(_TOKEN.findall(surname)) and not full
            same = own == name or alone
            return same and bool(pattern.match(sentence, run.end()))
    return False


def name_for(who: str, called: Sequence[str]) -> str:
    """The name under which words are shown of those who are `called` so: the fullest one's.

    Where these are several people, or somebody and whom they speak for, as the question calls
    them.
    """
    names = sorted(set(called), key=len)
    if len({_is_name(one) for one in names}) > 1:
        return who
    held = [set(_TOKEN.findall(fold(name))) - HONORIFICS for name in names]
    return names[-1] if names and all(one <= held[-1] for one in held) else who


def goes_on(sentence: str, language: str) -> bool:
    """Whether a sentence goes on with what the one speaks of whom the one before it speaks."""
    pattern = _GOES_ON.get(language)
    return bool(pattern and pattern.match(sentence))


def _name_in(who: str) -> set[str]:
    """The first run of capitalised words, folded: "Renault" in "Renault du Brexit"."""
    run: list[str] = []
    for word in _parts(who):
        if word[:1].isupper() and _NAME.match(word):
            run.append(word)
        elif run:
            break
    return {token for word in run for token in _TOKEN.findall(fold(_POSSESSOR.sub("", word)))}
