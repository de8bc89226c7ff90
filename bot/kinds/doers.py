"""Whether a sentence tells of somebody who is called by one word: "Renault lost 3 million"."""

from __future__ import annotations

import re
from typing import Final

from index.lexicon import STOPWORDS, fold

_WORD: Final = r"[^\W\d_a-zà-öø-ÿ][\w-]+"
# A word with a capital and what one does after it. Who says something may say it of another.
_SAYS: Final = {
    "en": r"said|says|told|added|announced|reported that|estimated|confirmed|warned|claimed|denied",
    "fr": r"(?:a |ont )?(?:dit|annonc[ée]|d[ée]clar[ée]|affirm[ée]|pr[ée]cis[ée]|indiqu[ée]"
    r"|estim[ée]|ajout[ée]|assur[ée]|confirm[ée])",
}
_DOES: Final = {
    "en": r"(?:has|had|have|is|was|will|would|can|could|made|paid|lost|sold|won|cut|spent|bought"
    r"|took|gave|saw|posted|\w{2,}ed)\b",
    "fr": r"(?:a|ont|avait|avaient|est|était|sera|va|doit|peut|aura)\s+\w",
}
# Before a word within a sentence.
_WITHIN: Final = r"(?:(?<=[a-zà-ÿ0-9,;:)] )|(?<=,[\"”»] ))"
_DOER: Final = {
    language: re.compile(
        rf"(?:^|[,;]\s|\b(?:and|but|while|et|mais|tandis que)\s)(?P<name>{_WORD})\s"
        rf"(?!(?:{_SAYS[language]})\b){does}"
    )
    for language, does in _DOES.items()
}


def names_a_doer(sentence: str, article: str, language: str) -> bool:
    """Whether a sentence has a name of one word that does something.

    A word with a capital that opens it is a name where the `article` has it with a capital
    within a sentence, too, and never without one.
    """
    pattern = _DOER.get(language)
    if pattern is None:
        return False
    return any(
        fold(match["name"]) not in STOPWORDS[language] and _is_name(match["name"], article)
        for match in pattern.finditer(sentence)
    )


def _is_name(word: str, article: str) -> bool:
    if re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", article):
        return False
    return bool(re.search(rf"{_WITHIN}{re.escape(word)}(?!\w)", article)) or word.isupper()
