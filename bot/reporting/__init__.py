"""The ledger, told: what a story is asked and doesn't say, what is cited, how long answers take."""

from bot.reporting.making import DAYS, report
from bot.reporting.models import CitedArticle, Day, Latency, QuestionGroup, Report, Row
from bot.reporting.table import table
from bot.reporting.wording import Line, Section, sections

__all__ = [
    "DAYS",
    "CitedArticle",
    "Day",
    "Latency",
    "Line",
    "QuestionGroup",
    "Report",
    "Row",
    "Section",
    "report",
    "sections",
    "table",
]
