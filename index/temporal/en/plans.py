"""How English plans, moves and takes back, for `index.temporal.standing`."""

from __future__ import annotations

from index.temporal.en.statements import SAID
from index.temporal.plans import Plans

_PREPOSITION = r"(?:for|on|in|at|from)?\s*(?:the\s+)?"
_MOVED = (
    r"(?:postponed|moved|pushed\s+back|put\s+off|delayed|rescheduled|called\s+off|cancell?ed"
    r"|brought\s+forward|deferred|adjourned|shelved|scrapped|abandoned)"
)

PLANS = Plans(
    planned=rf"""
        (?<!\bnow\ )
        \b(?:planned|scheduled|slated|due|expected|promised|(?:set|announced|billed|called)\s+for)\s+
        (?:originally\s+|initially\s+)?(?:to\s+(?:[\w'’-]+\s+){{1,6}}?)?{_PREPOSITION}
      | \b(?:originally|initially)\s+{_PREPOSITION}
    """,
    was_to=rf"""
        \b(?:was|were|had\s+been)\s+(?:originally\s+|initially\s+)?
        (?:due\s+|supposed\s+|meant\s+|scheduled\s+|expected\s+|planned\s+)?to\s+
        (?:[\w'’-]+\s+){{1,7}}?{_PREPOSITION}
      | \bshould\s+have\s+(?:[\w'’-]+\s+){{1,7}}?{_PREPOSITION}
    """,
    former=rf"""
        \b(?:originally|initially|first|previously)\s+
        (?:planned|scheduled|slated|due|expected|(?:set|announced|billed|called)\s+for)\s+
        (?:to\s+(?:[\w'’-]+\s+){{1,6}}?)?{_PREPOSITION}
      | \b(?:planned|scheduled|slated|due|expected|set)\s+(?:originally|initially)\s+
        (?:to\s+(?:[\w'’-]+\s+){{1,6}}?)?{_PREPOSITION}
    """,
    instead=r"""
        \b(?:will|would)\s+now\b
      | \b(?:is|are|was|were)\s+now\s+(?:due|set|expected|scheduled|planned|to)\b
    """,
    moved=rf"""
        \b(?:was|were|is|are|been|being|be)\s+(?!not\b|never\b)(?:\w+ly\s+)?{_MOVED}\b
      | \b(?:has|have|had)\s+{_MOVED}\b
      | \b(?:postpones?|postponed|rescheduled|cancell?ed|called\s+off|put\s+off|pushed\s+back)\s+
        (?:the|a|an|its|his|her|their|until|to|till)\b
      | \bpostponement\s+of\b | \bcancellation\s+of\b
    """,
    moving=rf"\b{_MOVED}\s+(?:[\w'’-]+\s+){{0,3}}?",
    never=r"\bshould\s+have\s+(?:[\w'’-]+\s+){1,7}?(?:for|on|in|at|from|by)?\s*(?:the\s+)?",
    denied=r"""
        \b(?:not|instead\s+of|rather\s+than)\s+(?:on\s+|in\s+|the\s+)?
      | \bcontrary\s+to\s+(?:[\w'’-]+\s+){1,7}?(?:on\s+|in\s+|the\s+)?
      | \b(?:correct|contradict|revis|retract)\w*\s+(?:[\w'’-]+\s+){0,3}?
        (?:figures?|amounts?|numbers?|tolls?|statements?|claims?|remarks?|words|versions?)\s+
        (?:[\w'’-]+\s+){0,3}?(?:on\s+|in\s+)?
      | \bnot\s+[\d.,]+\s+(?:\w+\s+)?as\s+\w+\s+(?:on\s+|in\s+|the\s+)?
    """,
    compared=r"""
        (?:\d[^;\n]{0,60}?\b(?:from|against|versus|compared\s+(?:with|to))|\b(?:up|down)\s+from)
        \s+[$€£]?\d[\d.,]*\s*%?\s*(?:[\w-]+\s+){0,3}?(?:on|in|at|by|for)?\s*(?:the\s+)?
    """,
    setting=r"""
        \b(?:rais|cut|lift|hik|lower|reduc|trim|slash|boost|increas)(?:e|es|ed|s|ts|ting|ing)?\s+
        (?:[\w'’-]+\s+){1,6}?to\s
    """,
    within=r"\b(?:in|during|since|until|by|from|to|over|throughout|into)\s*(?:the\s+)?",
    retracts=r"""
        \b(?:earlier|previous|original|first|initial)\s+versions?\s+of\s+(?:this|the|our)\s+
        (?:article|story|report|text|dispatch|piece)\b
      | (?:\b(?:this|the|our)|\0)\s+(?:[\w.\0]+\s+){0,3}?
        (?:article|story|report|text|dispatch|piece)\s+(?:has\s+been|was|is)\s+
        (?:corrected|amended|updated|edited)\b
      | \b(?:article|story|report|text|dispatch|we)\s+(?:had\s+)?
        (?:wrongly|mistakenly|incorrectly|erroneously)\s
      | \bcorrections?\b[^.]{0,60}\bwe\s+(?:said|wrote|reported|stated)\b
    """,
    said=SAID,
)
