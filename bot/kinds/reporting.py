"""Who says a sentence, in languages whose speakers aren't read: by a verb beside a name. Pure.

«No pagaremos», dijo la ministra Ana Soler. Only forms in which nobody else can be the one who
says it; what they miss isn't known.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_VERBS: Final = {
    "es": r"(?:dijo|dice|dicho|afirm(?:ó|a|ado)|asegur(?:ó|a|ado)|explic(?:ó|a|ado)"
    r"|declar(?:ó|a|ado)|señal(?:ó|a|ado)|añad(?:ió|e|ido)|advirtió|advierte|advertido"
    r"|indic(?:ó|a|ado)|reiter(?:ó|a|ado)|lament(?:ó|a|ado)|inform(?:ó|a|ado)"
    r"|confirm(?:ó|a|ado)|sostuvo|sostiene|subray(?:ó|a|ado)|insist(?:ió|e)|respondió"
    r"|coment(?:ó|a|ado)|denunci(?:ó|a|ado)|recomend(?:ó|ado)|admitió|reconoció|anunci(?:ó|a))",
    "de": r"(?:sagt|sagte|erklärt|erklärte|betont|betonte|kritisiert|kritisierte|teilte|kündigte"
    r"|forderte|warnte|meinte|berichtete|ergänzte|bestätigte|versicherte|räumte)",
    "it": r"(?:detto|dichiarato|affermato|spiegato|aggiunto|annunciato|sottolineato|assicurato"
    r"|ribadito|precisato|avvertito|dice|afferma|spiega|dichiara|sottolinea|disse|ammesso)",
    "pt": r"(?:disse|diz|dito|afirm(?:ou|a)|declar(?:ou|a)|explic(?:ou|a)|acrescent(?:ou|a)"
    r"|garant(?:iu|e)|assegur(?:ou|a)|inform(?:ou|a)|alert(?:ou|a)|lament(?:ou|a)"
    r"|confirm(?:ou|a)|sublinh(?:ou|a)|anunci(?:ou|a)|admitiu)",
}
# After these comes to whom or of what something is said, or whose somebody is.
_LED: Final = {
    "es": r"que|a|al|ante|con|contra|sobre|por|para|su|sus|según",
    "de": r"dass|ob|an|auf|mit|gegen|über|für|nach|zu|zum|zur|bei|vor|des|vom|von|laut",
    "it": r"che|a|al|alla|allo|ai|alle|con|contro|su|sul|sulla|per|secondo",
    "pt": r"que|a|ao|à|aos|com|contra|sobre|por|para|seu|sua|segundo",
}
_OF: Final = {
    "es": r"\b(?:del?)\s+(?:(?:la|los|las)\s+)?(?:[^\W\d_A-ZÀ-Þ]+\s+)*$",
    "de": r"(?<!^)\b(?:der|de[sn])\s+(?:[^\W\d_]+\s+)*$",
    "it": r"\b(?:d(?:i|el|ello|ella|ei|egli|elle)\s+|dell')(?:[^\W\d_A-ZÀ-Þ]+\s+)*$",
    "pt": r"\b(?:d[eoa]s?)\s+(?:[^\W\d_A-ZÀ-Þ]+\s+)*$",
}
# Whose deed isn't told before the name: "con Ana Soler, dijo", "el portavoz de Ana Soler".
_BEFORE: Final = {
    "es": r"\b(?:a|ante|con|contra|de|para|por|según|sobre|y)\s+$",
    "de": r"\b(?:an|auf|bei|für|gegen|laut|mit|nach|über|und|von|vor|zu|des|der)\s+(?:\w+\s+)?$",
    "it": r"\b(?:a|con|contro|d[ia]|per|secondo|su|e)\s+$",
    "pt": r"\b(?:a|com|contra|d[eoa]|para|por|segundo|sobre|e)\s+$",
}
# What is said follows: then nobody else is named as the one who says it.
_SAID: Final = r"\s*(?:[:,«“„\"»]|(?:que|che|dass|an|mit)\b)"
_WHEN: Final = (
    r"(?:\s(?:am|el|este|esta|ayer|hoy|gestern|heute|ieri|oggi|ontem|hoje|na|no)(?:\s[\w-]+)?)?"
)
# Between the verb and the name another one is named, or begins something else.
_ANOTHER: Final = re.compile(r"[A-ZÀ-Þ][\w.-]+\s[A-ZÀ-Þ][\w.-]+|^[A-ZÀ-Þ][\w-]+,|\b(?:y|e|und)\s*$")
# "Das sagte Ministerin Kern.", "Lo afferma Piero Sarti.": words that stand elsewhere.
_EMPTY: Final = re.compile(
    r"(?:Das|Dies|Lo|Così|Así|Isso|Assim)\s(?:\w+\s){0,2}\w+\s[^«“„\"»:]*$", re.IGNORECASE
)
_WITHIN: Final = r"[^.;:!?«»“”„\"]"


def reports(who: str, sentence: str, language: str) -> bool:
    """Whether a sentence in `language` tells that somebody of just this name says something."""
    if language not in _VERBS or _EMPTY.match(sentence.strip()):
        return False
    after, before = _patterns(who, language)
    return any(
        _is_subject(match["what"].lstrip(), language) for match in after.finditer(sentence)
    ) or any(
        not re.search(_BEFORE[language], sentence[: match.start()], re.IGNORECASE)
        for match in before.finditer(sentence)
    )


def _is_subject(between: str, language: str) -> bool:
    """Whether only what somebody is stands between a verb and the name."""
    led = re.search(rf"\b(?:{_LED[language]})\b", between, re.IGNORECASE)
    *_, last = between.rpartition(",")
    return not (led or _ANOTHER.search(between) or re.search(_OF[language], last.lstrip()))


@lru_cache(maxsize=256)
def _patterns(who: str, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The verb and then the name, and the name and then the verb."""
    verb, name = _VERBS[language], rf"(?<!\w){re.escape(who)}(?!\w)"
    return (
        re.compile(rf"(?<!\w){verb}\s(?P<what>{_WITHIN}{{0,80}}?){name}"),
        re.compile(
            rf"(?:{name}(?:\s\([^)]*\))?(?:,{_WITHIN}{{0,80}},)?|(?<=,\s){name},)"
            rf"(?:\s(?:ha|hat|tem|también|também|inoltre))?\s{verb}(?!\w){_WHEN}{_SAID}"
        ),
    )
