"""What a question asks for, and whether a sentence holds something of that kind."""

from bot.kinds.asking import Asking, asking, listing, quoted_words
from bot.kinds.evidence import Evidence, evidence
from bot.kinds.marking import Found, answering_words
from bot.kinds.questions import Kind, asked_speaker, question_kind
from bot.kinds.relations import Relation, asked_relation, tells, touches
from bot.kinds.speech import (
    goes_on,
    in_full,
    is_by_name,
    name_for,
    shares_surname,
    speaks,
    speech_evidence,
)

__all__ = [
    "Asking",
    "Evidence",
    "Found",
    "Kind",
    "Relation",
    "answering_words",
    "asked_relation",
    "asked_speaker",
    "asking",
    "evidence",
    "goes_on",
    "in_full",
    "is_by_name",
    "listing",
    "name_for",
    "question_kind",
    "quoted_words",
    "shares_surname",
    "speaks",
    "speech_evidence",
    "tells",
    "touches",
]
