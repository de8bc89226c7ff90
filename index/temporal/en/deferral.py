"""What sets a day to come, in English, for `index.temporal.deferral`."""

from __future__ import annotations

from index.temporal.deferral import ANY_DAY, WEEKDAY, Deferral

_NAMES = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"

# Between the verb and the preposition: within a clause.
_ON = (
    r"\b(?:(?!\b(?:said|says|who|which|when|where|after|because|while|but|since)\b)"
    r"[^.;:!?\n\x01\x02]){0,70}?\b"
)
_THE = (
    r"(?:the\s+|this\s+|at\s+least\s+|early\s+|late\s+|end\s+of\s+|midnight\s+|noon\s+|on\s+|next\s+"
    r"|\d[\d:.]*\s*(?:[ap]\.?m\.?\s+|GMT\s+)?)*"
)
_DAY, _DATE = _THE + WEEKDAY, _THE + ANY_DAY
# Not of a thing of that day: for Sunday's remarks, for Friday prayers.
_ALONE = (
    r"(?=$|\s*[^\w\s'’-]|\s+(?:morning|afternoon|evening|night|at|in|on|after|before|by|with|to|and"
    r"|or|as|when|where|because|if|following|over|from|but|amid|while)\b)(?!\s+(?:morning|afternoon"
    r"|evening|night)['’])"
)

_MOVED = (
    r"(?:mov|postpon|delay|reschedul|push|deferr|adjourn|shift|extend|prolong|slipp)(?:ed|es|ing)"
    r"|(?:put(?:s|ting)?|brought|brings?|bringing)\b(?:\s+[\w'’-]+){0,6}?\s+(?:off|back|forward)"
)
_HELD = (
    r"closed|shut|cancell?ed|suspended|banned|barred|extended|prolonged|halted|grounded|renewed"
    r"|remanded|granted|sealed|blocked|frozen|froze|detained|jailed|evacuated|interrupted|paused"
    r"|stopped|sent|ordered|placed|confined|quarantined|excluded|reserved|issued|valid|custody"
    r"|curfew|ban|ceasefire|truce|bail|reprieve|stay|extension"
)
_LIMIT = r"(?:deadline|ultimatum|cut-?off|target|date)"
_GIVEN = r"set|sets|setting|gave|gives?|given|impos\w+|issu\w+|fac\w+|agreed|announced|extended"
_PLANNED = r"(?:set|called|planned|scheduled|slated|due|announced|organi[sz]ed)"

DEFERRAL = Deferral(
    _NAMES,
    ahead=rf"""
    \b(?:{_MOVED}){_ON}(?:to|for)\s+{_DATE}(?!['’]s)
  | \b(?:{_MOVED}){_ON}(?:until|till)\s+{_DATE}
  | \bfor\s+{_DAY}{_ALONE}
  | \b(?:set|fixed|chose|named|proposed)\s+{_DATE}\s+(?:as|for)\b
  | \b(?:{_HELD}){_ON}(?:until|till|through)\s+{_DATE}
  | \b(?:gave|gives?|given|allowed)\b[^.;:!?\n\x01\x02]{{1,60}}\s+(?:until|till)\s+{_DATE}
  | \b(?:has|have|had)\s+(?:until|till)\s+{_DATE}(?=$|\s*[^\w\s]|\s+(?:to|and|or|at|before)\b)
  | \b(?:{_GIVEN}){_ON}{_LIMIT}\s+(?:of|for|on|by)\s+{_DATE}
  | \b(?:{_GIVEN}){_ON}(?:a|an|its|their|his|her|new|the)\s+{ANY_DAY}\s+{_LIMIT}\b
  | \b{_LIMIT}{_ON}(?:is|falls|expiring)\s+{_DATE}
  | \b(?:expires?|runs?\s+out|lapses?|falls?\s+due)\s+{_DATE}
  | \b(?:(?:demand|order|promis|pledg|urg|requir)\w*|ask(?:s|ed|ing)?|told|must)\b{_ON}
    (?<!\band\s)(?:before|by)\s+{_DAY}
  | (?<!\bhad\s)\bagree[ds]?\s+to\s+(?:meet|gather|reconvene|talk|vote|hold|resume|return)
    (?:\s+\w+){{0,3}}?\s+{_DAY}
  | \b(?:agreed|announced|ordered|imposed|declared){_ON}(?:starting|beginning|effective|from)\s+
    {_DAY}
    """,
    # remained shut until; a rally set for Sunday drew; shut until Friday, when it reopened.
    over=rf"""
    \b(?:remained|stayed|lasted|waited)\b{_ON}(?:until|till|through)\s+{_DATE}
  | \b(?:truce|ceasefire|curfew|ban|strike)\s+(?:(?:had|has)\s+)?
    (?:held|ran|stood|continued|endured)\s+(?:until|till|through)\s+{_DATE}
  | \b(?:missed|passed|lapsed|expired)\b[^.;:!?\n]{{0,30}}?{WEEKDAY}
  | \b{_PLANNED}\s+(?:for|on)\s+{_DAY},?\s+
    (?:drew|gathered|attracted|went\s+ahead|began|started|took\s+place|turned|ended|lasted|brought
    |broke|collapsed|failed)\b
  | \b(?:until|till)\s+{_DATE},?\s+when\s+(?:[\w'’-]+\s+){{1,4}}?
    (?:was|were|came|began|took|\w{{2,}}ed)\b
  | \b(?:thank|apologi[sz]|prais|blam|criticis|criticiz)(?:ed|es)\b{_ON}for\s+{_DAY}
  | \b(?:until|till)\s+{_DATE},?\s+(?:and\s+)?(?:then\b|before\s+\w+ing\b)
  | \bdat(?:es?|ed|ing)\s+(?:from|back\s+to)\s+{_DAY}
  | \b(?:figures|data|toll|results|tally|count)\s+for\s+{_DAY}
    """,
    # had been closed until; was closed until; did not reopen until; planned for Sunday was.
    unclear=rf"""
    \bhad\s+(?:\w+\s+)?(?:been\b|\w{{2,}}ed\b|given\b|set\b|put\b)[^;:!?\n\x01\x02]*{ANY_DAY}
  | \b(?:was|were|did|had)(?:\s+not|n['’]t)\b{_ON}(?:until|till)\s+{_DATE}
  | \b(?:was|were)\s+(?:\w+\s+)?(?<!\bordered\s)(?:closed|shut|blocked|sealed|frozen|grounded
    |detained)\b{_ON}(?:until|till|through)\s+{_DATE}
  | \b{_PLANNED}\b{_ON}(?:for|on)\s+{_DAY},?\s+(?:was|were|had)\b
    """,
)
