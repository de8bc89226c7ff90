"""What a question asks for, and whether a sentence holds something of that kind."""

from bot.kinds.evidence import Evidence, evidence
from bot.kinds.questions import Kind, asked_speaker, question_kind
from bot.kinds.speech import speech_evidence

__all__ = [
    "Evidence",
    "Kind",
    "asked_speaker",
    "evidence",
    "question_kind",
    "speech_evidence",
]
