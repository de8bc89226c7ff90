"""Questions about a time and nothing else: "What happened since Friday?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.kinds.dates import dated, plain_letters
from bot.kinds.days_elsewhere import in_english

# Met in lower case, without accents, apostrophes straight.
_HAPPENED: Final = {
    "fr": re.compile(
        r"^(?:et |alors )?(?:(?:raconte|resume|dis|donne)[\w-]* )?(?:"
        r"qu(?:'|e )(?:s'est|se sont|s'etait|se|est|y a|etait)[- ]?(?:t-)?(?:il|ils)?[ -]?"
        r"(?:passe|produit|arrive|eu|deroule)(?:e?s)?(?:-t-il)?"
        r"|(?:qu'est-)?ce qu[i'](?: a| s'est| est| il y a| se)? ?(?:ete|eu)? ?"
        r"(?:passee?|arrivee?|produite?|change|eu lieu|deroulee?|nouveau)"
        r"|qu'y a-t-il eu(?: de nouveau)?|quoi de (?:neuf|nouveau)"
        r"|quels? (?:sont|ont ete|furent|etaient)? ?(?:les )?(?:principaux |grands )?"
        r"(?:faits|evenements|developpements)(?: marquants| nouveaux)?"
        r"(?: (?:ont eu lieu|se sont (?:produits|passes|deroules)))?"
        r")\b"
    ),
    "en": re.compile(
        r"^(?:and |so |please )?(?:tell (?:me|us) )?(?:"
        r"what(?:'s| is| has| had| have| was| else)?(?: been)? ?(?:has |have )?"
        r"(?:happened|happening|happens|happen|occurred|changed|(?:taken|took|taking) place"
        r"|(?:went|gone|going) on|new)"
        r"|(?:what|which)(?: are| were)?(?: the)?(?: main| key| latest| important)?"
        r" (?:events|developments)(?: happened| occurred| took place)?"
        r"|did anything happen|anything new"
        r")\b"
    ),
}
_NOTHING_MORE: Final = re.compile(
    r"(?:(?:et|and|mais|but|what about|dans|pour|avec|in|"
    r"of|with|about|a propos de|de|du|the|this|le|la|l'|ce|cette|cet"
    r"|exactement|exactly|then|alors|d'autre|else|de nouveau|new) ?)*"
    r"(?:story|affair|affaire|dossier|histoire|case|crise|crisis|news|actualite)?[ ?!.]*"
)
_AFTER: Final = re.compile(r"\b(?:after|apres)\b")
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """First and last day, None for an open end; `about`: what the question says besides."""

    from_: date | None
    to: date | None
    about: str | None


def asked_period(text: str, language: str, today: date) -> PeriodAsked | None:
    """The days of which a question asks what happened, or that are all that it says.

    None for any other question.
    """
    straight = " ".join(text.replace("’", "'").split())
    if english := in_english(straight):
        straight, language = english, "en"
    fragment, mark, before = straight.partition("? ")
    if mark and (another := _another(fragment, before, language, today)):
        return another
    plain = plain_letters(straight)
    spoken = [_HAPPENED[language]] if language in _HAPPENED else list(_HAPPENED.values())
    opening = next((match for one in spoken if (match := one.match(plain))), None)
    if not opening:
        return _alone(straight.strip(" ?!."), today, language)
    rest = straight[opening.end() :].strip(" ?!.")
    days, about = dated(rest, today, language)
    if days is None:
        return None
    first, last = days
    said = plain_letters(rest)
    if first and last is None and _AFTER.search(said):
        first += _DAY
    nothing_more = _NOTHING_MORE.fullmatch(plain_letters(about))
    return PeriodAsked(first, last, None if nothing_more else about)


def _alone(said: str, today: date, language: str) -> PeriodAsked | None:
    """ "18 March", "hier": days and nothing else. The name of a month may be anybody's."""
    days, left = dated(said, today, language)
    if days is None or left or not all(days):
        return None
    first, last = days
    long = first and last and last - first > timedelta(days=7)
    return None if long and " " not in said else PeriodAsked(first, last, None)


def _another(fragment: str, before: str, language: str, today: date) -> PeriodAsked | None:
    """ "Et lundi ? Que s'est-il passé le 9 janvier ?": a follow-up, and what it leans on."""
    asked = asked_period(before, language, today)
    days, left = dated(fragment.strip(" ?!."), today, language)
    if asked is None or days is None or not _NOTHING_MORE.fullmatch(plain_letters(left)):
        return None
    return PeriodAsked(*days, asked.about)
