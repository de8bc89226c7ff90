"""Words by which a figure is a count that goes on, or only what it moved by."""

from __future__ import annotations

import re
from typing import Final

# What rises or falls.
_MOVES: Final = {
    "fr": r"augment\w+|progress\w+|baiss\w+|recul\w+|chut\w+|bond\w+|grimp\w+|diminu\w+|"
    r"rédui\w+|gagn\w+|perd\w+|hausse|repli\w*|cèd\w+|cédé|plong\w+|relev\w+|abaiss\w+|"
    r"accr\w+|supplémentaires?|supérieure?s?|inférieure?s?",
    "en": r"rose|ris(?:e|en|es|ing)|f[ae]ll(?:en|s|ing)?|up|down|increas\w+|decreas\w+|"
    r"gr[eo]wn?|drop\w*|climb\w*|jump\w*|gain\w*|los[et]\w*|cut|rais\w+|lower\w*|plung\w+|"
    r"below|above|shed|slipp\w+|slid|tumbl\w+|more|less|higher|dearer|cheaper",
}
_BY: Final = {"fr": r"(?:de|d['’])", "en": r"by"}
# A count of all there are until now.
_RUNNING: Final = {
    "fr": r"désormais|à ce jour|jusqu['’](?:ici|à présent)|au total|en tout|bilan|décompte|"
    r"compt(?:e|ent|ait|abilise\w*)|recens\w+|dénombr\w+|enregistr\w+|s['’]él[èe]v\w+|"
    r"et non |au lieu d|comme annoncé|s['’]établi\w+|attei(?:nt|gn)\w*|"
    r"pass(?:e|ent|é|és|ée|ées) (?:de|à)|port(?:e|é|ée|ent) |"
    r"(?:s['’])?alourdi\w*|grimp\w+|mont\w* à|relev\w+|révis\w+|nombre d|actuellement|dernier",
    "en": r"so far|to date|in all|in total|altogether|now|toll|tally|counts?|counted|"
    r"record(?:s|ed)|registered|number of|total(?:s|led)?|stands? at|reach(?:es|ed)|"
    r"r[io]se[ns]?|raised|climb(?:s|ed)|increased|revised|updated|gr[eo]wn?|confirm(?:s|ed)|"
    r"fell|dropped|lowered|up from|down from|instead of|(?:than|as) (?:first|earlier|previously)",
}
_PATTERNS: Final = {
    language: re.compile(rf"\b(?:{words})", re.IGNORECASE) for language, words in _RUNNING.items()
}
_STEPS: Final = {
    language: re.compile(rf"\b(?:{_MOVES[language]})\b(?: [\w'’]+){{0,2}} {by} ?$", re.IGNORECASE)
    for language, by in _BY.items()
}
_MOVED: Final = {
    language: re.compile(rf"\b(?:{moves})\b", re.IGNORECASE) for language, moves in _MOVES.items()
}
_MORE: Final = {
    "fr": re.compile(r"\b(?:autres|encore|nouve(?:aux|lles)) $", re.IGNORECASE),
    "en": re.compile(r"\b(?:another|other|further|additional) $", re.IGNORECASE),
}
_CUT: Final = re.compile(r"[.,;:](?!\d)")
_FAR: Final = 60


def is_running(sentence: str, language: str) -> bool:
    """Whether a sentence counts what there is until now, and not what came one day."""
    return _PATTERNS[language].search(sentence) is not None


def is_step(sentence: str, at: int, unit: str, language: str) -> bool:
    """Whether the figure at an offset is what something moved by, or what came on top."""
    before = _CUT.split(sentence[max(0, at - _FAR) : at])[-1]
    if _STEPS[language].search(before) or _MORE[language].search(before):
        return True
    if unit != "%":
        return False
    after = _CUT.split(sentence[at:])[0]
    return _MOVED[language].search(before + after) is not None
