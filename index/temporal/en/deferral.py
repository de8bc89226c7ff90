"""What sets a weekday to come, in English, for `index.temporal.deferral`."""

from __future__ import annotations

from index.temporal.deferral import DAY, Deferral

_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
# Between the verb and the preposition: within a clause.
_ON = r"\b[^.;:!?\n\x01]{0,70}?\b"
_REST = r"\w*\b[^.;:!?\n\x01]{0,70}?\b"
_THE = r"(?:the\s+|this\s+|at\s+least\s+|early\s+|late\s+|midnight\s+|noon\s+|on\s+|next\s+)*"
_MOVED = (
    r"(?:mov|postpon|delay|reschedul|push|deferr|adjourn|shift)(?:ed|es|ing)|put(?:s|ting)?\s+(?:off"
    r"|back)|(?:brought|brings?|bringing)\s+forward"
)
_SET = (
    r"set|sets|fixed|fixes|called|convened|summoned|scheduled|booked|planned|slated|reserved"
    r"|arranged|announced|proposed"
)
_HELD = (
    r"closed|shut|cancelled|canceled|suspended|banned|barred|extended|prolonged|halted|grounded"
    r"|renewed|remanded|granted|sealed|blocked|frozen|froze|detained|custody|curfew|ban|ceasefire"
    r"|truce|bail|reprieve"
)
_LIMIT = r"(?:deadline|ultimatum|cut-?off|target|date)"
_GIVEN = r"set|sets|setting|gave|gives?|given|impos\w+|issu\w+|fac\w+|agreed|announced|extended"

DEFERRAL = Deferral(
    _WEEKDAY,
    rf"""
    \b(?:{_MOVED}){_ON}(?:to|for|until|till)\s+{_THE}{DAY}(?!['’]s)
  | \b(?:{_SET}){_ON}for\s+{_THE}{DAY}(?!['’]s)
  | \b(?:{_SET})\s+{DAY}\s+(?:as|for)\b
  | \b(?:{_HELD}){_ON}(?:until|till|through)\s+{_THE}{DAY}
  | \b(?:(?:gave|gives?|given|allowed)\b[^.;:!?\n\x01]{{1,60}}|(?:has|have|had))\s+(?:until|till)\s+
    {_THE}{DAY}
  | \b(?:{_GIVEN}){_ON}{_LIMIT}\s+(?:of|for|on|by)\s+{_THE}{DAY}
  | \b(?:{_GIVEN}){_ON}(?:a|an|its|their|his|her|new|the)\s+{DAY}\s+{_LIMIT}\b
  | \b{_LIMIT}\b[^.;:!?\n\x01]{{0,30}}?\b(?:expiring|that\s+expires|which\s+expires)\s+{_THE}{DAY}
  | \b(?:demand|order|ask|promis|pledg|urg|requir|told|must){_REST}(?:before|by)\s+{_THE}{DAY}
  | \bagree[ds]?\s+to\s+\w+(?:\s+\w+){{0,3}}?\s+{_THE}{DAY}
  | \b(?:agreed|announced|ordered|imposed|declared){_ON}(?:starting|beginning|effective|from)\s+
    {_THE}{DAY}
    """,
    # had been closed until Sunday; closed on Friday until; did not reopen until Monday.
    rf"""
    \b(?:had\s+been|(?:was|were|did|had)(?:\s+not|n['’]t)|stayed
    |(?:was|were)\s+(?:\w+\s+)?(?:closed|shut|blocked|sealed|frozen|grounded|detained)|remained|lasted|waited)\b
    [^.;:!?\n\x01]{{0,60}}?\b(?:until|till|through)\s+{_THE}{DAY}
  | \b(?:missed|passed|lapsed|expired)\b[^.;:!?\n]{{0,30}}?{DAY}
    """,
)
