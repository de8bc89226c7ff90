"""What form of answer a question asks for, beyond the sentence that answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.kinds.counted import counted_words
from bot.kinds.dates import dated
from bot.kinds.names import country, names_in
from bot.kinds.questions import SAYS, Kind, asked_speaker, question_kind
from bot.kinds.speech import is_by_name
from index.lexicon import terms


class Items(StrEnum):
    """What a list is of, where the form of its items tells."""

    COUNTRIES = "countries"
    PEOPLE = "people"
    NAMES = "names"
    OTHER = "other"


_COUNTRIES: Final = r"pays|[ée]tats|nations|countries|states|nations|governments|gouvernements"
_PEOPLE: Final = (
    r"dirigeants?|responsables?|ministres?|politiques|politiciens?|personnes|personnalit[ée]s?"
    r"|hommes|femmes|entra[îi]neurs|joueurs|acteurs|auteurs|[ée]crivains|chercheurs|avocats|juges"
    r"|coaches|managers|authors|writers|researchers|lawyers|judges"
    r"|experts?|chefs?|pr[ée]sidents?|diplomates?|repr[ée]sentants?|porte-parole|t[ée]moins"
    r"|leaders|politicians|ministers|people|persons|officials|women|men|experts|heads|presidents"
    r"|diplomats|representatives|spokespersons|witnesses|analysts|critics|players|actors"
)
_NAMES: Final = (
    r"cha[îi]nes|enseignes|magasins|clubs|provinces|comt[ée]s|universit[ée]s|villages|[îi]les"
    r"|channels|chains|shops|stores|clubs|counties|universities|villages|islands|outlets"
    r"|entreprises|soci[ée]t[ée]s|organisations?|groupes|villes|constructeurs|marques|[ée]quipes|partis|ONG"
    r"|associations|compagnies|banques|r[ée]gions|m[ée]dias|journaux|r[ée]gulateurs|plateformes|r[ée]seaux"
    r"|companies|firms|organi[sz]ations|groups|cities|towns|carmakers|manufacturers|brands|teams"
    r"|parties|ngos|airlines|banks|regions|newspapers|regulators|platforms|networks|retailers"
)
# A plural asked for. What is said of it follows the noun.
_LISTED: Final = {
    "fr": re.compile(
        r"^(?:et |mais )?(?:(?:[àa]|de|dans|sur|par|pour|avec|contre|chez|en) )?(?:"
        r"(?:quels|quelles)(?: (?:sont|ont [ée]t[ée]|[ée]taient|furent) (?:les|ceux|celles))?"
        r"|qui (?:sont|[ée]taient|furent) (?:les|ceux|celles)"
        r"|(?:nomme|cite|liste|[ée]num[èe]re|donne)(?:r|z)?(?:-moi)? (?:tou(?:s|tes) )?(?:les|des)"
        r")\b\s*(?P<noun>[^?]*)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:and |but )?(?:(?:in|to|of|by|on|for|from|with|against) )?(?:"
        r"(?:which|what)(?: other)?(?= \w*(?:[a-rt-z]s|ies|people|men|women|children)\b)"
        r"|(?:which|what|who) (?:are|were) (?:all )?the"
        r"|(?:name|list|cite|give)(?: me| us)? (?:all )?(?:the)?"
        r")\b\s*(?P<noun>[^?]*)",
        re.IGNORECASE,
    ),
}
# One thing asked for: "Which country", "Dans quelle ville".
_ONE: Final = {
    "fr": re.compile(
        r"^(?:et |mais )?(?:(?:[àa]|de|dans|sur|par|pour|avec|contre|chez|en) )?quel(?:le)?"
        r"(?: (?:est|[ée]tait) (?:le|la|l'))? ?(?P<noun>[\w-]+)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:and |but )?(?:(?:in|to|of|by|on|for|from|with|against) )?(?:which|what)"
        r"(?P<noun>(?: [\w-]+){1,2})",
        re.IGNORECASE,
    ),
}
_HOW_MANY: Final = {
    "fr": re.compile(r"^(?:et |mais )?combien d(?:e |['’])", re.IGNORECASE),
    "en": re.compile(r"^(?:and |but )?how many ", re.IGNORECASE),
}
_SINGULAR: Final = re.compile(r"^(?:\w+ )?\w*(?:ss|us|is)\b", re.IGNORECASE)
_REACTS: Final = re.compile(
    r"^(?:et )?comment (?P<fr>.+?)(?: a-t-| ont-| r[ée]agi[ts]?-t-|-t-|-)(?:il|elle|ils|elles|on)"
    r" (?:a |ont )?r[ée]a(?:gi|git|gissent)\b"
    r"|^(?:et )?comment (?:a |ont )?r[ée]agi[ts]? (?P<inv>[^?]+?)\s*\?*$"
    r"|^(?:and )?how (?:did|has|have|does|do) (?P<en>.+?) (?:react|reacted|respond|responded)\b",
    re.IGNORECASE,
)
_WHO_SAID: Final = re.compile(
    r"^(?:et )?qui (?:a |ont |avait )?(?:dit|d[ée]clar[ée]|affirm[ée]|assur[ée]|annonc[ée]"
    r"|estim[ée]|jug[ée]|promis|pr[ée]venu|soutenu|pr[ée]tendu|r[ée]pondu|qualifi[ée]|accus[ée]|d[ée]nonc[ée]|"
    r"pens[ée]|dit|affirme|pense|estime)\b"
    r"|^(?:and )?who (?:has )?(?:said|says|claimed|claims|declared|announced|argued|argues|told|"
    r"thinks|believes|promised|warned|insisted|called(?! (?:up)?on\b| for\b| off\b| out\b)"
    r"|described|accused|denounced)\b",
    re.IGNORECASE,
)
# 'Who spoke of "a quarrel between neighbours"?': the very words are asked for.
_QUOTED: Final = re.compile(
    r"^(?:et )?qui (?:a |ont |avait )?(?:parl|dit|d[ée]clar|[ée]voqu|qualifi|employ|utilis|prononc"
    r"|appel|d[ée]nonc|trait)[^«“\"]*[«“\"]\s*(?P<fr>[^»”\"]+?)\s*[»”\"]"
    r"|^(?:and )?who (?:has )?(?:spoke|spoken|said|says|called|described|used|mentioned|talked"
    r"|denounced|dismissed)\b[^«“\"]*[«“\"]\s*(?P<en>[^»”\"]+?)\s*[»”\"]",
    re.IGNORECASE,
)
# Of these, what one also does: who accuses need not be quoted.
_DOES: Final = re.compile(
    r"^(?:et )?qui (?:a |ont |avait )?(?:annonc|promis|accus|d[ée]nonc)"
    r"|^(?:and )?who (?:has )?(?:announced|promised|accused|denounced)\b",
    re.IGNORECASE,
)
# "Qu'a dit Anne Brook du pont ?": after a name, what is written small is no part of it.
_OF: Final = re.compile(
    r"^(?P<who>(?:[a-zà-ÿ]\S*[ '])*[A-ZÀ-Þ]\S*(?: (?:d[eu] |v[ao]n (?:de[rn] )?)?[A-ZÀ-Þ]\S*)*) "
    r"(?P<about>(?:du|des|de la|de) [a-zà-ÿ\d].*|(?:de l|d)'.*)$"
)
# "Qu'a dit Anne Brook de la France ?": nobody is called after a country so.
_OF_COUNTRY: Final = re.compile(
    r"^(?P<who>.+?) (?P<about>(?:du |des |de la |de l'|de |d')(?P<land>[A-ZÀ-Þ].*))$"
)
_PRONOUN: Final = re.compile(r"^(?:t-)?(?:il|elle|ils|elles|on|he|she|they|it|lui)$", re.IGNORECASE)
_TO: Final = re.compile(r"^(?:[àa] |aux? )")
_SUBJECT: Final = re.compile(
    r"\b(?:about|regarding|concerning|of|over|[àa] propos|au sujet|sur|de|du|des|d'|quant|"
    r"on (?!\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r")\b",
    re.IGNORECASE,
)
_ANY_DAY: Final = date(2000, 1, 1)
_VERB: Final = re.compile(rf"^\s*(?:{'|'.join(SAYS.values())})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asking:
    """`who`: whose words are asked for, as the question calls them, and `reaction`: or deeds.
    `about`: what of, and `when`: the days on which they were said. `who_said`: whose words these
    are is asked, and `does`: or who did that. `items`: of a list, and `noun`: as the question
    calls them. `one`: what kind of thing it asks for one of.
    """

    kind: Kind
    who: str | None = None
    about: str | None = None
    when: str | None = None
    reaction: bool = False
    who_said: bool = False
    does: bool = False
    items: Items | None = None
    noun: str = ""
    one: Items | None = None


def asking(text: str, language: str) -> Asking:  # noqa: PLR0911  (one return a form)
    straight = " ".join(text.replace("’", "'").split())
    kind = question_kind(straight, language)
    if _WHO_SAID.match(straight):
        return Asking(kind, who_said=True, does=bool(_DOES.match(straight)))
    if kind is Kind.SPEECH:
        who = asked_speaker(straight, language)
        if who and not _PRONOUN.match(who):
            after = straight[straight.find(who) + len(who) :]
            who, when = _dated_speaker(who, language)
            when = when or _said_when(after, language)
            about = _about(after, language)
            of = _OF.match(who) if language == "fr" else None
            land = _OF_COUNTRY.match(who) if language == "fr" else None
            of = land if land and country(land["land"]) else of
            if of and is_by_name(of["who"]):
                about = _about(of["about"], language) or about
                return Asking(kind, who=of["who"], about=about, when=when)
            if about and language == "fr" and not is_by_name(who) and _TO.match(about):
                who, about = f"{who} {about}", None  # "la haute-commissaire à l'Enfance"
            return Asking(kind, who=who, about=about, when=when)
        # "Qu'a-t-elle dit ? Qui est Anne Brook ?": a follow-up with the question that it leans on.
        named = [name for name in names_in(straight) if " " in name]
        return Asking(kind, who=named[0] if len(named) == 1 else None)
    if reacts := _REACTS.match(straight):
        who = next((one for one in reacts.groups() if one), None)
        return Asking(kind, who=who, reaction=True)
    if kind in (Kind.OTHER, Kind.PERSON, Kind.PLACE):
        listed = _LISTED.get(language) and _LISTED[language].match(straight)
        if listed and not _SINGULAR.match(listed["noun"]):
            items, noun = _items(listed["noun"])
            return Asking(kind, items=items, noun=noun)
        single = _ONE.get(language) and _ONE[language].match(straight)
        one, noun = _one(single["noun"]) if single else (None, "")
        return Asking(kind, one=one, noun=noun)
    return Asking(kind)


def quoted_words(text: str) -> str | None:
    """The words in quotation marks of which a question asks whose they are; None for others.

    One word alone may be a name.
    """
    match = _QUOTED.match(" ".join(text.replace("’", "'").split()))
    said = (match["fr"] or match["en"]) if match else ""
    return said if " " in said else None


def listing(text: str, language: str) -> str | None:
    """ "How many countries closed?" → "Which countries closed?": asked for, they can be counted.

    None where the form of such things doesn't tell them.
    """
    opening = _HOW_MANY.get(language)
    said = counted_words(text, language)
    if opening is None or not opening.match(text):
        return None
    if _items(said)[0] in (Items.OTHER, Items.PEOPLE):  # "how many people work there" lists none
        return None
    return opening.sub("Quels " if language == "fr" else "Which ", text, count=1)


def _one(said: str) -> tuple[Items | None, str]:
    """What one thing is asked for by a noun in the singular, or by the one after it."""
    for noun in said.split():
        for items, nouns in (
            (Items.COUNTRIES, _COUNTRIES),
            (Items.PEOPLE, _PEOPLE),
            (Items.NAMES, _NAMES),
        ):
            for plural in (noun, f"{noun}s", f"{noun[:-1]}ies"):
                if re.fullmatch(nouns, plural, re.IGNORECASE):
                    return items, noun
    return None, ""


def _about(rest: str, language: str) -> str | None:
    """What words are asked for on, after whose they are; when they were said doesn't count."""
    _, left = dated(_VERB.sub("", rest).strip(" ?!."), _ANY_DAY, language)
    return left if terms(left, language) else None


def _dated_speaker(who: str, language: str) -> tuple[str, str | None]:
    """ "Anne Brook le 12 mars" → the name, and the days; a name isn't a month: "Theresa May"."""
    days, left = dated(who, _ANY_DAY, language)
    said = who[len(left) :].strip()
    found = days is not None and left and who.startswith(left) and said == said.lower()
    return (left, said) if found else (who, None)


def _said_when(rest: str, language: str) -> str | None:
    """The days on which something was said, after whose words are asked for.

    After what they are about, a date may be of that: "about the vote on Sunday".
    """
    said = _VERB.sub("", rest).strip(" ?!.")
    subject = _SUBJECT.search(said)
    said = said[: subject.start()].strip() if subject else said
    return said if said and dated(said, _ANY_DAY, language)[0] else None


def _items(said: str) -> tuple[Items, str]:
    """What a list is of, by the first words after "which", and those words up to the noun."""
    first = " ".join(said.split()[:3])
    for items, nouns in (
        (Items.COUNTRIES, _COUNTRIES),
        (Items.PEOPLE, _PEOPLE),
        (Items.NAMES, _NAMES),
    ):
        if match := re.search(rf"\b(?:{nouns})\b", first, re.IGNORECASE):
            return items, first[: match.end()]
    return Items.OTHER, first.partition(" ")[0]
