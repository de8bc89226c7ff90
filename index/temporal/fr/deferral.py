"""What sets a day to come, in French, for `index.temporal.deferral`."""

from __future__ import annotations

from index.temporal.deferral import ANY_DAY, WEEKDAY, Deferral

_NAMES = r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"

# Between the verb and the preposition: within a clause.
_ON = (
    r"\w*\b(?:(?!\b(?:qui|dont|où|quand|lorsque|après|mais|selon)\b)"
    r"[^.;:!?\n\x01\x02]){0,70}?(?<!\w)"
)
_THE = (
    r"(?:la\s+|le\s+|ce\s+|au\s+moins\s+|fin\s+|la\s+fin\s+de\s+|minuit\s+|midi\s+"
    r"|\d{1,2}\s*(?:h|heures)\s*(?:\d\d\s+)?)*"
)
_DAY, _DATE = _THE + WEEKDAY, _THE + ANY_DAY
_UNTIL = r"jusqu['’](?:à|au|en)\s+"

_MOVED = (
    r"fix|retard|report|repouss|décal|avanc|programm|différ|renvoy|ajourn|convoqu|déplac|délibéré"
    r"|ultimatum|échéance|prolong|étend"
)
_HELD = (
    r"ferm|suspend|interdi|interrom|prolong|étend|annul|bloqu|maintenu|gel[ée]|recondui|renouvel"
    r"|garde\s+à\s+vue|écrou|consign|confin|immobilis|donn|laiss|accord|obten|délai|trêve|couvre-feu"
    r"|cessez-le-feu|sursis|préavis|ultimatum|plac|renvoy|report|évacu|autoris|réserv|ouverte?s?\b"
    r"|vigilance|réquisitionn|détention|incarcér"
)
_ORDERED = (
    r"exig|réclam|demand|ordonn|somm[éeo]|promi|promet|impos|enjoin|exhort|invit|doit|doivent"
)
_PLANNED = r"(?:prévu|programmé|convoqué|annoncé|fixé)e?s?"
# What is told of a weekday in the present is to come.
_OPENS = (
    r"(?:s['’]ouvre|débute|commence|expire|s['’]achève|se\s+tient|se\s+termine|entre\s+en\s+vigueur)"
    r"(?:nt)?|reprend|reprennent|(?:prend|prennent)\s+fin|expirant|(?:arriv\w+\s+à\s+échéance)"
)

DEFERRAL = Deferral(
    _NAMES,
    ahead=rf"""
    \b(?:{_MOVED}){_ON}(?:à|au)\s+{_DATE}
  | \bpour\s+{_DAY}
  | \bd['’]ici\s+(?:à\s+|au\s+)?{_DATE}
  | \b(?:{_HELD}){_ON}{_UNTIL}{_DATE}
  | \b(?:a|ont|ai|avons|avez|avait|avaient)\s+{_UNTIL}{_DATE}
    (?=\s+(?:\S+\s+)?(?:pour|afin)\b|\s*[.,;])
  | \b(?:{_ORDERED}){_ON}avant\s+{_DATE}
  | \b(?:{_OPENS})\s+{_DAY}
  | \b(?:échéance|date\s+limite)\s+(?:de\s+|du\s+)?{_DATE}
  | \b(?:conven|accept|décid)\w+\s+(?:de|d['’])\s*(?:se\s+|s['’])?
    (?:revoir|retrouver|réunir|rencontrer|reprendre|tenir|voter|revenir)(?:\s+\w+){{0,2}}?\s+{_DAY}
    """,
    # est resté fermé jusqu'à; prévu pour dimanche a réuni; jusqu'à vendredi, quand il a rouvert
    over=rf"""
    \b(?:(?:rest|demeur|dur|continu|séjourn)(?:ée?s?|ait|aient|a|èrent)|ten(?:u|ait|aient)|attendu
    |fallu\s+attendre)\b{_ON}{_UNTIL}{_DATE}
  | \b{_PLANNED}\s+(?:pour\s+|à\s+)?{_DAY},?\s+(?:a|ont)\s+
    (?:réuni|rassemblé|attiré|mobilisé|eu\s+lieu|commencé|débuté|dégénéré|tourné|duré|échoué|abouti|capoté)
  | {_UNTIL}{_DATE},?\s+(?:quand|lorsqu\w*|date\s+à\s+laquelle)\b[^.;:!?\n]{{1,30}}?\b(?:a|ont)\s+
    \w+(?:é|i|u|ert)e?s?\b
  | \b(?:remerci|félicit|excus|critiqu|blâm)\w*{_ON}pour\s+{_DAY}
  | \b(?:bilan|chiffres|données|résultats|ventes)\s+(?:\w+\s+){{0,2}}?pour\s+{_DAY}
  | \b(?:remont\w+\s+à|dat(?:e|ent|ait|aient)\s+de)\s+{_DAY}
  | {_UNTIL}{_DATE},?\s+(?:et\s+)?(?:puis|avant\s+d(?:e\b|['’]))
    """,
    # avait été fermé jusqu'à; était fermé jusqu'à; a été fermé jusqu'à
    unclear=rf"""
    \b(?:a|ont)\s+été\s+(?:ferm|bloqu)ée?s?\b{_ON}{_UNTIL}{_DATE}
  | \b(?:était|étaient)\b{_ON}{_UNTIL}{_DATE}
  | \b(?:avait|avaient)\s+(?:été\s+)?(?!jusqu)\w+(?:é|i|u|is|it)e?s?\b{_ON}
    (?:à|au|pour|avant|jusqu['’]en)\s+{_DATE}
  | ,\s+\w+(?:é|i|u|is|it)e?s?\s+{_UNTIL}{_DATE},\s+(?:a|ont|est|sont)\b
  | \b{_PLANNED}\s+(?:pour\s+|à\s+)?{_DAY},?\s+(?:a|ont|avait|avaient|est|sont)\b
    """,
)
