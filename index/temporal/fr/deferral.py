"""What sets a weekday to come, in French, for `index.temporal.deferral`."""

from __future__ import annotations

from index.temporal.deferral import DAY, Deferral

_WEEKDAY = r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
# Between the verb and the preposition: within a clause.
_ON = r"\w*\b[^.;:!?\n\x01]{0,70}?(?<![\w])"
_THE = r"(?:la\s+|le\s+|ce\s+|au\s+moins\s+|la\s+fin\s+de\s+|minuit\s+|midi\s+)*"
_UNTIL = r"jusqu['’](?:à|au)\s+"
_MOVED = (
    r"fix|report|repouss|décal|avanc|programm|différ|renvoy|ajourn|convoqu|déplac|délibéré|ultimatum"
    r"|échéance"
)
_HELD = (
    r"ferm|suspend|interdi|interrom|prolong|étend|annul|bloqu|maintenu|gel[ée]|recondui|renouvel"
    r"|garde\s+à\s+vue|écrou|consign|confin|immobilis|donn|laiss|accord|obten|délai|trêve|couvre-feu"
    r"|cessez-le-feu|sursis|préavis|ultimatum"
)
_ORDERED = (
    r"exig|réclam|demand|ordonn|somm[éeo]|promi|promet|impos|enjoin|exhort|invit|doit|doivent"
)

DEFERRAL = Deferral(
    _WEEKDAY,
    rf"""
    \b(?:{_MOVED}){_ON}(?:à|au)\s+{_THE}{DAY}
  | \bpour\s+{_THE}{DAY}
  | \bd['’]ici\s+(?:à\s+|au\s+)?{_THE}{DAY}
  | \b(?:{_HELD}){_ON}{_UNTIL}{_THE}{DAY}
  | \b(?:a|ont|ai|avons|avez|avait|avaient)\s+{_UNTIL}{_THE}{DAY}
    (?=\s+(?:\S+\s+)?(?:pour|afin)\b|\s*[.,;])
  | \b(?:{_ORDERED}){_ON}avant\s+{_THE}{DAY}
  | \b(?:ultimatum|délai|échéance|préavis){_ON}(?:expirant|qui\s+expire|arrivant\s+à\s+échéance)
    \s+{DAY}
  | \b(?:échéance|date\s+limite)\s+(?:de\s+|du\s+)?{DAY}
  | \b(?:conven|accept)\w+\s+(?:de|d['’])\s*(?:se\s+|s['’])?\w+(?:\s+\w+){{0,2}}?\s+{DAY}
    """,
    # était resté fermé jusqu'à dimanche; n'a rouvert
    rf"""
    \b(?:rest|demeur|dur|attend|attendu|continu|séjourn)\w*\b[^.;:!?\n\x01]{{0,60}}?{_UNTIL}{_THE}{DAY}
  | \b(?:(?:avait|avaient)\s+été|était|étaient)\b[^.;:!?\n\x01]{{0,60}}?{_UNTIL}{_THE}{DAY}
  | \b(?:délai|échéance|ultimatum)\b[^.;:!?\n]{{0,20}}?\b(?:a|avait)\s+expiré
    """,
)
