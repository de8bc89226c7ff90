"""What stands before the date of a former statement in English, for `index.temporal.standing`."""

from __future__ import annotations

from typing import Final

_SAID: Final = (
    r"(?:announced|stated|said|written|given|gave|published|reported|put\s+out|put\s+forward|released"
    r"|claimed|promised|pledged|vowed|predicted|forecast|estimated|quoted|issued|told|declared"
    r"|provided|indicated|suggested|mentioned|cited|disclosed|insisted|denied|made)"
)
_STATEMENT: Final = (
    r"(?:statements?|remarks?|comments?|figures?|tolls?|numbers?|estimates?|announcements?|claims?"
    r"|pledges?|promises?|accounts?|forecasts?|versions?|sums?|amounts?|totals?|counts?|tally"
    r"|tallies|assertions?|words|denials?)"
)
_AGAINST: Final = (
    r"(?:correct(?:s|ed|ing)?|contradict(?:s|ed|ing)?|revis(?:es|ed|ing)|amend(?:s|ed|ing)?"
    r"|retract(?:s|ed|ing)?|withdr(?:aws?|ew|awn|awing)|exceed(?:s|ed|ing)?|reject(?:s|ed|ing)?"
    r"|disput(?:es|ed|ing)|revers(?:es|ed|ing)|(?:go|goes|went|gone|going)\s+back"
    r"|(?:back|row|walk|backtrack)(?:s|ed|ing)?\s+(?:back|away|down)?)"
)
_W: Final = r"(?:[\w'’%-]+\s+)"
_WD: Final = r"(?:(?:[\w'’%-]+|\0+),?\s+)"  # a word or another date
_HAD: Final = r"(?:had|['’]d)\s+(?:been\s+)?(?:\w+ly\s+|also\s+|first\s+)?"
_TO_DAY: Final = rf"\s+{_W}{{0,2}}?(?:on\s+|in\s+)?(?:the\s+)?"
# … of Monday, … given on Monday, … that it had given on Monday
_OF_DAY: Final = (
    rf"(?:\s+(?:of|from)\s+|\s+{_W}{{0,2}}?{_SAID}{_TO_DAY}"
    rf"|\s+(?:that\s+|which\s+)?{_W}{{0,4}}?{_HAD}{_SAID}{_TO_DAY})"
)
_NUMBER: Final = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"

SAID: Final = rf"""
    \bcontrary\s+to\s+{_W}{{0,8}}?(?:{_SAID}{_TO_DAY}|{_STATEMENT}{_OF_DAY})
  | \bas\s+(?:\w+ly\s+|first\s+)?{_SAID}{_TO_DAY}
  | \bas\s+{_W}{{0,4}}?{_HAD}{_SAID}{_TO_DAY}
  | \b{_AGAINST}\s+{_WD}{{0,6}}?{_STATEMENT}{_OF_DAY}
  | \b(?:correcting|contradicting|reversing|retracting|revising)\s+{_W}{{0,4}}?{_STATEMENT}\s+on\s+
  | \b(?:than|(?:up|down|rose|fell|revised|raised|cut|lowered)\s+from|compared\s+(?:with|to)|versus)
    \s+{_W}{{0,3}}?(?:{_STATEMENT}\s+|{_NUMBER}\s+|{_HAD}|previously\s+|first\s+|{_W}{{0,4}}?{_HAD})?
    {_W}{{0,2}}?{_SAID}{_TO_DAY}
  | \b{_STATEMENT}\s+(?:that\s+|which\s+)?{_W}{{0,4}}?{_HAD}{_SAID}{_TO_DAY}
  | \b(?:although|though|whereas|while|when)\s+{_W}{{0,5}}?{_HAD}{_SAID}{_TO_DAY}
  | \b(?:not|instead\s+of|rather\s+than)\s+(?:the\s+|to\s+)?{_NUMBER}\s+{_W}{{0,3}}?(?:that\s+)?
    {_W}{{0,3}}?(?:{_HAD})?{_SAID}{_TO_DAY}
"""
