"""What stands before the date of a former statement in French, for `index.temporal.standing`."""

from __future__ import annotations

from typing import Final

_SAID: Final = (
    r"(?:(?:annonc|indiqu|affirm|déclar|assur|avanc|estim|évoqu|donn|publi|communiqu|précis|cit"
    r"|mentionn|parl|chiffr|diffus|rapport|évalu|jur|confirm|relay|présent)ée?s?"
    r"|(?:dit|écrit|promis|soutenu|prétendu|fourni|prédit|laissé\s+entendre)e?s?"
    r"|rendue?s?\s+publi(?:c|cs|que|ques)|faite?s?|tenue?s?)"
)
_SAYING: Final = (
    r"(?:annonç|indiqu|affirm|déclar|assur|avanç|estim|évoqu|préten[dn]|promett|soute[nt]|disai|pens"
    r"|croy|jur)[aeiï]*(?:ait|aient|t)"
)
_STATEMENT: Final = (
    r"(?:[ldsmn]['’])?(?:déclarations?|propos|annonces?|chiffres?|bilans?|montants?|nombres?|estimations?"
    r"|évaluations?|versions?|promesses?|prévisions?|informations?|communiqués?|affirmations?"
    r"|totaux|total|sommes?|calendriers?|explications?)"
)
_AGAINST: Final = (
    r"(?:(?:corrig|rectifi|contred|contrad|démen|dément|revien|reven|revenu|revin|nuanç|nuanc|infirm"
    r"|réfut|contest|dépass|revu|revoi|revoy|excéd|révis|retir|désav|reni)\w*)"
)
_MORE: Final = (
    r"(?:plus|moins|davantage|autant|pire|mieux|supérieure?s?|inférieure?s?|conforme?s?|loin|double"
    r"|triple|fidèles?|contraires?)"
)
_W: Final = r"(?:[\w'’%-]+\s+)"
_WD: Final = r"(?:(?:[\w'’%-]+|\0+),?\s+)"  # a word or another date
_HAD: Final = r"(?:[ldmn]['’])?(?:avai(?:t|ent)|avions|étai(?:t|ent))\s+(?:\w+\s+){0,2}?"
_TO_DAY: Final = rf"\s+{_W}{{0,3}}?"
# … de lundi, … donné lundi, … qu'il avait donné lundi
_OF_DAY: Final = (
    rf"(?:\s+(?:de|du|d['’])\s*|\s+{_W}{{0,2}}?{_SAID}{_TO_DAY}"
    rf"|\s+(?:que|qu['’])\s*{_W}{{0,5}}?{_HAD}{_SAID}{_TO_DAY})"
)

SAID: Final = rf"""
    \bcontrairement\s+(?:à|aux?)\s+{_W}{{0,8}}?(?:{_SAID}|{_SAYING}){_TO_DAY}
  | \bcontrairement\s+(?:à|aux?)\s+{_W}{{0,4}}?{_STATEMENT}{_OF_DAY}
  | \b(?:comme|ainsi\s+que)\s+(?:initialement\s+|d['’]abord\s+)?{_SAID}{_TO_DAY}
  | \b(?:comme|ainsi\s+qu['’e])\s*{_W}{{0,5}}?(?:{_HAD}{_SAID}|(?:l['’])?{_SAYING}){_TO_DAY}
  | \b{_AGAINST}\s+{_WD}{{0,6}}?{_STATEMENT}{_OF_DAY}
  | \b{_MORE}\s+{_W}{{0,4}}?(?:que|à|aux?|de|du|des)\s+{_W}{{0,3}}?{_STATEMENT}{_OF_DAY}
  | \b{_MORE}\s+{_W}{{0,6}}?(?:que|qu['’])\s*{_W}{{0,5}}?{_HAD}{_SAID}{_TO_DAY}
  | \b{_STATEMENT}\s*,?\s+(?:que|qu['’])\s*{_W}{{0,4}}?{_HAD}{_SAID}{_TO_DAY}
  | \b{_MORE}\s+{_W}{{0,6}}?(?:que|qu['’])\s*{_SAID}{_TO_DAY}
  | \b(?:alors\s+qu|tandis\s+qu|bien\s+qu|là\s+où|quand)(?:e\s+|['’]|\s+){_W}{{0,5}}?{_HAD}{_SAID}
    {_TO_DAY}
  | \b(?:alors|tandis)\s+qu(?:e\s+|['’]){_W}{{0,5}}?{_SAYING}{_TO_DAY}
  | \bbien\s+qu(?:e\s+|['’]){_W}{{0,5}}?(?:ait|aient)\s+(?:\w+\s+)?{_SAID}{_TO_DAY}
  | \b(?:au\s+lieu\s+d(?:e|es|u)|non|pas|contre|plutôt\s+que)\s+(?:à\s+|de\s+)?(?:les?\s+)?
    [\d][\d.,\s]*{_W}{{0,3}}?{_SAID}{_TO_DAY}
"""
