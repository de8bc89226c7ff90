"""What a question asks for, and whether a sentence holds something of that kind."""

from bot.kinds.evidence import Evidence, evidence
from bot.kinds.questions import Kind, question_kind

__all__ = ["Evidence", "Kind", "evidence", "question_kind"]
