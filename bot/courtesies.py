"""Greetings and thanks: messages that hold nothing else, and those around a question. Pure."""

from __future__ import annotations

import re
from typing import Final

from bot.languages import UNKNOWN
from bot.small_words import SMALL_WORDS, SmallWords
from index.lexicon import fold

_WORD: Final = re.compile(r"[^\W_]+")
# Where a message goes on to something else.
_CUT: Final = re.compile(r"(?<=[,!?.:;…])\s+|\n+")


def small_talk(text: str) -> str | None:
    """The language of a message that only greets or thanks ("merci beaucoup !").

    "und" where languages share its words ("ok"); None where it says anything else.
    """
    said = " ".join(fold(word) for word in _WORD.findall(text))
    spoken = [name for name, only in _SMALL_TALK.items() if only.fullmatch(said)]
    return UNKNOWN if len(spoken) > 1 else next(iter(spoken), None)


def says_too_little(text: str) -> bool:
    """Whether a Spanish, German, Italian or Portuguese question is a part of one.

    Questions that lean on the one before are read in French and English only.
    """
    return bool(_FRAGMENT.fullmatch(" ".join(fold(word) for word in _WORD.findall(text))))


def without_courtesies(text: str) -> str:
    """A question without greetings before it and thanks after it ("Hello, who resigned?")."""
    parts = _CUT.split(text.strip())
    while len(parts) > 1 and small_talk(parts[0]):
        del parts[0]
    while len(parts) > 1 and small_talk(parts[-1]):
        del parts[-1]
    return " ".join(parts)


def _only(small: SmallWords) -> re.Pattern[str]:
    greetings, courtesies = map("|".join, (small.greetings, small.courtesies))
    return re.compile(rf"(?:(?:{courtesies}) )*(?:{greetings})(?: (?:{greetings}|{courtesies}))*")


# What only greets, thanks or asks for help in languages that people also write in, folded.
_ELSEWHERE: Final = {
    "es": r"(?:(?:muchas|muchisimas|mil) )?gracias(?: por (?:todo|la respuesta|tu ayuda|su ayuda))?"
    r"|hola|buenos dias|buenas(?: tardes| noches)?|adios|hasta luego|vale|perfecto|genial|ayuda",
    "de": r"(?:vielen |herzlichen |besten )?dank(?:e)?(?: (?:schon|sehr|dir|ihnen|fur (?:die|deine"
    r"|ihre) (?:antwort|hilfe)))?|hallo|guten (?:tag|morgen|abend)|tschuss|auf wiedersehen|bitte"
    r"|perfekt|alles klar|hilfe",
    "it": r"(?:molte |mille )?grazie(?: (?:mille|molte|tante|a te|a lei))?|ciao|salve|buongiorno"
    r"|buonasera|buona (?:sera|giornata)|arrivederci|perfetto|va bene|aiuto",
    "pt": r"(?:muit[oa] )?obrigad[oa]s?(?: por tudo)?|ola|oi|bom dia|boa (?:tarde|noite)|adeus"
    r"|tchau|perfeito|ajuda",
}
_SMALL_TALK: Final = {name: _only(small) for name, small in SMALL_WORDS.items()} | {
    name: re.compile(rf"(?:{said})(?: (?:{said}))*") for name, said in _ELSEWHERE.items()
}
# A question that says too little without the one before it: "¿Y en Orla?", "Warum?".
_FRAGMENT: Final = re.compile(
    r"(?:y (?:en|con|para|por|el|la|los|las|de|del) (?!a |av|aur)"
    r"|und (?:in|im|bei|fur|von|mit|aus|die|der|das|den|am)(?: (?:die|der|das|den))? "
    r"|e (?:in|a|al|nel|nella|il|la|lo|i|gli|le|per|con|da|di|em|no|na|nos|nas|o|os|as|para) )"
    r"\w+(?: \w+)?"
    r"|por que|warum|wieso|weshalb|perche|porque|cuando|wann|quando|donde|dove|onde|quien|wer|chi"
    r"|quem|como|come|wie"
)
