"""Sentences that go on, within the hour, from a dated one shortly before them.

Only words that leave no time for another day carry a date over: "peu après", "minutes later".
"Then" and "puis" don't.
"""

from __future__ import annotations

import re
from typing import Final

from index.models import Precision, TimeExpression

_CUES: Final = {
    "fr": (
        r"peu après|peu de temps après|aussitôt(?! que)|aussitôt après|immédiatement après|"
        r"dans la minute|au même moment|au même instant|en même temps|simultanément|"
        r"(?:quelques|une?|deux|trois|cinq|dix|quinze|vingt|trente) (?:instants|minutes?)"
        r" (?:plus tard|après)"
    ),
    "en": (
        r"soon after(?:wards?)?|shortly after(?:wards?)?|immediately after(?:wards?)?|"
        r"moments later|at the same (?:time|moment)|simultaneously|"
        r"(?:a few|an?|two|three|five|ten|fifteen|twenty|thirty) (?:moments?|minutes?)"
        r" (?:later|afterwards?)"
    ),
}
_PATTERNS: Final = {
    language: re.compile(rf"\b(?:{cues})\b(?! (?:le|la|les|l['’]|the|his|her|their)\b)", re.I)
    for language, cues in _CUES.items()
}
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def carries(sentence: str, language: str, before: TimeExpression) -> bool:
    """Whether a sentence without a date tells of the very day that `before` names.

    `before` is the last date before it, alone in its sentence. What a sentence quotes doesn't
    count.
    """
    pattern = _PATTERNS.get(language)
    if pattern is None or before.bound or before.precision is not Precision.DAY:
        return False
    return pattern.search(_QUOTED.sub("", sentence)) is not None
