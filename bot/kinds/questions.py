"""Which kind of answer a question asks for, by its opening words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What would answer. OTHER: a thing that no form of words gives away."""

    TIME = "time"  # when, which day
    SPAN = "span"  # how long, how old, how often
    MONEY = "money"  # what it costs
    SHARE = "share"  # which part of a whole
    NUMBER = "number"  # how many, how large
    PERSON = "person"  # who
    PLACE = "place"  # where
    REASON = "reason"  # why
    SPEECH = "speech"  # what somebody said or thinks
    WHETHER = "whether"  # yes or no
    OTHER = "other"


_MONEY_FR: Final = r"co[uû]t\w*|prix|montant|amende|salaire|tarif|budget|pay\w+|vers[ée]\w*|d[ée]bours\w+|vaut|factur\w+"
_MONEY_EN: Final = (
    r"costs?|prices?|pa(?:y|id|ys|ying)|fines?|penalt\w+|salary|budget|worth|fees?|spen[dt]"
)
_SAY_FR: Final = (
    r"dit|dis(?:ent|ait)|d[ée]clar\w+|affirm\w+|pens\w+|r[ée]pond\w*|expliqu\w+|annonc\w+"
    r"|propos\w+|promis|promet\w*|estim\w+|jug\w+|reproch\w+|d[ée]nonc\w+|demand\w+|r[ée]clam\w+"
)
_SAY_EN: Final = (
    r"say|said|says|think|thinks|thought|tell|told|claim\w*|declare\w*|announce\w*|respon\w+"
    r"|repl\w+|argue\w*|believe\w*|warn\w*|promise\w*|demand\w*|call\w* for|accuse\w*"
)

# The first that fits decides. Patterns are met in lower case, apostrophes straight.
_OPENINGS: Final = {
    "fr": (
        (Kind.SPAN, r"\b(?:combien de temps|quel(?:le)? (?:dur[ée]e|[âa]ge|fr[ée]quence)"
         r"|depuis combien|combien d'(?:ann[ée]es|heures)|combien de (?:jours|mois|semaines|minutes))\b"),
        (Kind.TIME, r"\b(?:quand|[àa] quel(?:le)? (?:date|moment|heure|p[ée]riode)"
         r"|(?:en|de) quelle ann[ée]e|quel(?:le)? (?:jour|mois|date|ann[ée]e|semaine))\b"),
        (Kind.SHARE, r"\b(?:quel(?:le)? (?:part|proportion|pourcentage|taux|fraction|majorit[ée]))\b"),
        (Kind.MONEY, rf"\bcombien\b.*\b(?:{_MONEY_FR})\b|\bquel(?:le)?s? (?:est |[ée]tait |serait )?"
         rf"(?:le |la |l')?(?:prix|co[uû]t|montant|amende|salaire|tarif|budget)\b"),
        (Kind.NUMBER, r"\b(?:combien|quel(?:le)? (?:est (?:le|la) )?(?:nombre|chiffre|niveau|score"
         r"|superficie|population|taille|hauteur|vitesse|distance|temp[ée]rature))\b"),
        (Kind.SPEECH, rf"^(?:et )?qu(?:'|e )(?:en )?(?:(?:a|ont|avait|avaient)(?:-t-\w+)? )?(?:{_SAY_FR})\b"
         rf"|\bqu'est-ce qu.*\b(?:{_SAY_FR})\b"),
        (Kind.PERSON, r"^(?:et )?(?:[àa] |de |par |pour |contre |avec |chez )?qui\b"),
        (Kind.PLACE, r"^(?:et )?(?:d'|par )?o[uù]\b|\bdans quel(?:le)? (?:ville|pays|r[ée]gion|[ée]tat)\b"),
        (Kind.REASON, r"\bpourquoi\b|\bpour quelle(?:s)? raisons?\b"),
        (Kind.WHETHER, r"^(?:et )?est-ce qu|^(?!qu|comment)\S+(?: \S+){0,5}?-(?:t-)?(?:il|elle|ils|elles|on|ce)\b"),
    ),
    "en": (
        (Kind.SPAN, r"\bhow (?:long|old|often)\b|\bhow many (?:years|months|weeks|days|hours|minutes)\b"),
        (Kind.TIME, r"\bwhen\b|\b(?:what|which) (?:day|date|month|year|time|week)\b"),
        (Kind.SHARE, r"\b(?:what|which) (?:share|percentage|percent|proportion|part|fraction|rate|majority)\b"),
        (Kind.MONEY, rf"\bhow (?:much|large|big|high)\b.*\b(?:{_MONEY_EN})\b"
         rf"|\bwhat (?:is|was|would be) the (?:\w+ )?(?:cost|price|fine|fee|salary|budget)\b"),
        (Kind.NUMBER, r"\bhow (?:many|much|large|big|high|tall|far|fast|deep|heavy)\b"
         r"|\bwhat (?:is|was) the (?:number|population|score|size|height|level)\b"),
        (Kind.SPEECH, rf"^(?:and )?what (?:did|does|do|has|have|had|was|is)\b.*\b(?:{_SAY_EN})\b"),
        (Kind.PERSON, r"^(?:and )?(?:to |of |by |for |with |against )?who(?:m|se)?\b"),
        (Kind.PLACE, r"^(?:and )?(?:from )?where\b|\b(?:in|to|from) (?:what|which) (?:city|town|country|region|state)\b"),
        (Kind.REASON, r"^(?:and )?why\b|\b(?:what|which) (?:is|was|were) the reasons?\b"),
        (Kind.WHETHER, r"^(?:and )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|may"
         r"|might|should|must)\b"),
    ),
}  # fmt: skip
_RULES: Final = {
    language: tuple((kind, re.compile(pattern)) for kind, pattern in rules)
    for language, rules in _OPENINGS.items()
}


def question_kind(text: str, language: str) -> Kind:
    """The kind of answer that a question in `language` asks for; OTHER in languages without rules."""
    plain = " ".join(text.lower().replace("’", "'").split())
    for kind, pattern in _RULES.get(language, ()):
        if pattern.search(plain):
            return kind
    return Kind.OTHER
