"""Which kind of answer a question asks for, by its opening words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from bot.kinds.introductions import who_is


class Kind(StrEnum):
    """What would answer. OTHER: a thing that no form of words gives away."""

    TIME = "time"  # when, which day
    SPAN = "span"  # how long, how often
    AGE = "age"  # how old
    MONEY = "money"  # what it costs
    SHARE = "share"  # which part of a whole
    NUMBER = "number"  # how many, how large
    PERSON = "person"  # who
    IDENTITY = "identity"  # who somebody is, who is named
    PLACE = "place"  # where
    NAME = "name"  # what somebody or something is called
    REASON = "reason"  # why
    SPEECH = "speech"  # what somebody said or thinks
    WHETHER = "whether"  # yes or no
    OTHER = "other"


SAYS: Final = {
    "fr": r"(?:dit|dis(?:ent|ait)|d[ée]clar\w+|affirm\w+|pens\w+|r[ée]pond\w*|expliqu\w+|annonc\w+"
    r"|propos\w+|promis|promet\w*|estim\w+|jug\w+|reproch\w+|d[ée]nonc\w+|demand\w+"
    r"|r[ée]clam\w+|craint|craign\w+|assur\w+|confirm\w+)",
    "en": r"(?:say|said|says|think|thinks|thought|tell|told|claim\w*|declare\w*|announce\w*"
    r"|respond\w*|repl(?:y|ied|ies)|argue\w*|believe\w*|warn\w*|promise\w*|demand\w*|accuse\w*|fear\w*)",
}
_FR_PRICE: Final = r"(?:prix|co[uû]t|montant|amende|salaire|tarif|budget)"
_FR_PAID: Final = (
    rf"(?:co[uû]t\w*|{_FR_PRICE}|pay\w+|vers[ée]\w*|d[ée]bours\w+|vaut|factur\w+|d[ée]pens\w+)"
)
_EN_PRICE: Final = r"(?:cost|price|fine|fee|salary|budget)"
_EN_PAID: Final = (
    rf"(?:{_EN_PRICE}s?|pa(?:y|id|ys|ying)|penalt\w+|worth|spen[dt]|charge\w*|bill\w*)"
)
_WHICH: Final = r"quel(?:le)?s?"
_FR_LED: Final = r"(?:[àa]|de|par|pour|sur|dans|en|avec|contre|chez|sous|depuis|vers) |d'"

# The first that fits decides. Questions are met in lower case, apostrophes straight.
_RULES: Final = {
    "fr": (
        (Kind.AGE, rf"\b{_WHICH} (?:(?:est|[ée]tait) l')?[âa]ge\b"),
        (Kind.SPAN, rf"\bcombien de temps\b|\bdepuis combien\b|\b{_WHICH} dur[ée]e\b"),
        (Kind.SPAN, rf"\b{_WHICH} fr[ée]quence\b|\bcombien d['e] ?(?:ann[ée]es|heures|jours)\b"),
        (Kind.SPAN, r"\bcombien de (?:mois|semaines|minutes)\b"),
        # Elsewhere in the question the word opens a clause: "quand il pleut".
        (Kind.TIME, r"^(?:depuis |jusqu'[àa] |[àa] partir de |d[èe]s |pour )?quand\b"),
        (Kind.TIME, r"\bquand\W*$"),
        (Kind.TIME, rf"\b{_WHICH} (?:date|moment|heure|p[ée]riode|jour|mois|semaine)\b"),
        (Kind.TIME, rf"\b{_WHICH} ann[ée]e\b"),
        (Kind.SHARE, rf"\b{_WHICH} (?:part|proportion|pourcentage|taux|fraction|majorit[ée])\b"),
        (Kind.MONEY, rf"\bcombien\b.*\b{_FR_PAID}\b|\b{_WHICH} {_FR_PRICE}\b"),
        (
            Kind.MONEY,
            r"\bcombien (?!d[e'])\S.*\b(?:promis|promet\w*|donn[ée]\w*|perdu\w*|lev[ée]|investi\w*"
            r"|r[ée]clam\w*|demand\w*|exig\w*|accord\w*|re[cç]oi\w*|re[cç]u\w*)"
            r"(?!\w)",
        ),
        (Kind.MONEY, rf"\b{_WHICH} (?:est|[ée]tait|serait) (?:le |la |l')?{_FR_PRICE}\b"),
        (Kind.NUMBER, rf"\bcombien\b|\b{_WHICH} (?:est (?:le|la) )?(?:nombre|chiffre|niveau)\b"),
        (Kind.NUMBER, rf"\b{_WHICH} (?:est (?:le|la) )?(?:score|superficie|population|taille)\b"),
        (Kind.NUMBER, rf"\b{_WHICH} (?:est|[ée]tait) le (?:\w+ )?bilan\b"),
        (Kind.NUMBER, r"^(?:le )?(?:bilan|nombre d[e'])"),
        (Kind.NUMBER, rf"\b{_WHICH} (?:est (?:le|la) )?(?:hauteur|vitesse|distance)\b"),
        (Kind.SPEECH, rf"^qu(?:'|e )(?:en )?(?:(?:a|ont|avait)(?:-t-\w+)? )?{SAYS['fr']}\b"),
        (Kind.SPEECH, rf"^qu'est-ce qu.*\b{SAYS['fr']}\b"),
        (Kind.NAME, rf"\b{_WHICH} (?:est|[ée]tait) (?:le|son) (?:pr[ée])?noms?\b"),
        (Kind.NAME, r"^comment (?:se nomm|s'appel)\w+"),
        (Kind.PERSON, r"^(?:[àa] |de |par |pour |contre |avec |chez )?qui\b"),
        (Kind.PLACE, r"^(?:d'|par |vers )?o[uù]\b"),
        (Kind.PLACE, rf"\bdans {_WHICH} (?:ville|pays|r[ée]gion|[ée]tat)\b"),
        (
            Kind.REASON,
            rf"\bpourquoi\b|\b(?:pour|[àa] cause de|en raison de) {_WHICH} (?:raisons?|motifs?)\b"
            rf"|\b{_WHICH} (?:est|[ée]tait|sont|[ée]taient) (?:la|les) (?:raisons?|causes?)\b",
        ),
        (Kind.WHETHER, r"^est-ce qu"),
        # Not "par quels moyens le groupe dit-il …", "à quoi sert-elle".
        (
            Kind.WHETHER,
            rf"^(?!(?:{_FR_LED})?(?:qu|comment|combien|o[uù]\b|lequel|laquelle|lesquel))"
            r"\S+(?: \S+){0,5}?-(?:t-)?(?:il|elle|ils|elles|on|ce)\b",
        ),
    ),
    "en": (
        (Kind.AGE, r"\bhow old\b|\bwhat (?:age\b|(?:is|was) .*\bage\b)"),
        (Kind.SPAN, r"\bhow (?:long|often)\b"),
        (Kind.SPAN, r"\bhow many (?:years|months|weeks|days|hours|minutes)\b"),
        (Kind.TIME, r"^(?:since |until |from |by |exactly )?when\b|\bwhen\W*$"),
        (Kind.TIME, r"\b(?:what|which) (?:day|date|month|year|time|week)\b"),
        (Kind.SHARE, r"\b(?:what|which) (?:share|percentage|percent|proportion)\b"),
        (Kind.SHARE, r"\b(?:what|which) (?:fraction|rate|majority)\b"),
        (Kind.MONEY, rf"\bhow (?:much|large|big|high)\b.*\b{_EN_PAID}\b"),
        (
            Kind.MONEY,
            r"\bhow much (?:money|did|do|does|has|have|had|will|would|is|are|was|were)\b.*"
            r"\b(?:(?:pledge|donate|lose|lost|raise|earn|invest|contribute|give|claim|ask|demand"
            r"|seek|receive|get|offer)(?:[ds]|ed)?|(?:giv|claim|ask|demand|seek|receiv|gett|offer)ing"
            r"|gave|given|sought|got)\b",
        ),
        (Kind.MONEY, rf"\bwhat (?:is|was|would be) the (?:\w+ )?{_EN_PRICE}\b"),
        (Kind.NUMBER, r"\bhow (?:many|much|large|big|high|tall|far|fast|deep|heavy)\b"),
        (Kind.NUMBER, r"\bwhat (?:is|was) the (?:\w+ )?(?:death )?toll\b"),
        (Kind.NUMBER, r"^(?:the )?(?:(?:death )?toll|number of)\b"),
        (Kind.NUMBER, r"\bwhat (?:is|was) the (?:number|population|score|size|height|level)\b"),
        (
            Kind.SPEECH,
            rf"^what (?:did|does|do|has|have|had)\b.*\b{SAYS['en']}\b",
        ),
        (Kind.NAME, r"\bwhat (?:is|was|are|were) (?:the|his|her|its) (?:\w+ )?names?\b"),
        (Kind.PERSON, r"^(?:to |of |by |for |with |against )?who(?:m|se)?\b"),
        (Kind.PLACE, r"^(?:from )?where\b"),
        (Kind.PLACE, r"\b(?:in|to|from) (?:what|which) (?:city|town|country|region|state)\b"),
        (
            Kind.REASON,
            r"^why\b|^how come\b|\b(?:what|which) (?:is|was|are|were) the (?:reasons?|causes?)\b"
            r"|^(?:for|on) (?:what|which) (?:reasons?|grounds?)\b",
        ),
        (Kind.WHETHER, r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b"),
        (Kind.WHETHER, r"^(?:may|might|should|must)\b"),
    ),
}
_COMPILED: Final = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in rules)
    for language, rules in _RULES.items()
}
_OPENING: Final = re.compile(r"^(?:et|and|mais|but),? ")
# Who speaks stands between the verbs, or in French after them, up to what it is about.
_WHO: Final = {
    "fr": (
        re.compile(
            rf"^qu(?:'|e )(?:en )?(?:(?:a|ont|avait) )?{SAYS['fr']} (?P<who>[^?]+?)"
            r"(?: (?:[àa] propos|au sujet|sur|contre|quant|apr[èe]s|avant|lors|dans|depuis|pour|à)"
            r"\b.*)?\s*\??$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^qu'est-ce qu(?:'|e )(?P<who>.+?) (?:(?:a|ont|avait|en) )*{SAYS['fr']}\b",
            re.IGNORECASE,
        ),
    ),
    "en": (
        re.compile(
            rf"^what (?:did|does|do|has|have|had) (?P<who>.+?) {SAYS['en']}\b",
            re.IGNORECASE,
        ),
    ),
}


def question_kind(text: str, language: str) -> Kind:
    """The kind of answer that a question in `language` asks for; OTHER without rules for it."""
    if who_is(_plain(text)):
        return Kind.IDENTITY
    plain = _plain(text).lower()
    for kind, pattern in _COMPILED.get(language, ()):
        if pattern.search(plain):
            return kind
    return Kind.OTHER


def asked_speaker(text: str, language: str) -> str | None:
    """The words of a SPEECH question that say whose words are asked for: "the mayor", "Brook"."""
    plain = _plain(text)
    for pattern in _WHO.get(language, ()):
        if match := pattern.match(plain):
            return match["who"]
    return None


def _plain(text: str) -> str:
    straight = " ".join(text.replace("’", "'").split())
    opening = _OPENING.match(straight.lower())
    return straight[opening.end() :] if opening else straight
