"""Which language a text is in, by py3langid, whose model comes with it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

UNKNOWN = "und"

# The languages news is likely to come in. Rare ones draw short texts away from these.
_LANGUAGES = "fr en de es it pt nl ca ro pl cs hu el sv da no fi tr ru uk ar he fa zh ja ko vi id"
# Those whose times and speakers are read.
_READ_IN_FULL = frozenset({"fr", "en"})
_FEWEST_LETTERS = 20
_LEAST_PROBABLE = 0.9
_SAMPLE = 5_000  # code points


def detect(text: str, *, declared: str | None = None) -> str:
    """The ISO 639-1 code of `text`'s language, or "und" where it can't be told.

    `declared` ("fr", "fr-FR") decides where the text is too short or too mixed; where
    the text is clear it goes first, for pages often declare their template's language.
    """
    fallback = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    if not re.fullmatch(r"[a-z]{2}", fallback):
        fallback = UNKNOWN
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return fallback
    language: str
    language, probability = _identifier().classify(sample)
    return language if probability >= _LEAST_PROBABLE else fallback


def unread(language: str) -> str | None:
    """What the reader of an article in `language` should know, if it isn't read in full."""
    if language in _READ_IN_FULL or language == UNKNOWN:
        return None
    from babel import Locale  # noqa: PLC0415  (loads its data)

    name = Locale("en").languages.get(language, language)
    return (
        f"It is in {name}: it is found and quoted like any other, but who spoke and when things "
        "happened is read in French and English only, so timelines and quotations by speaker "
        "leave it out."
    )


@cache
def _identifier() -> Any:  # LanguageIdentifier, which has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (heavy)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier
