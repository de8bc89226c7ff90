"""Time expressions: the words that name dates, and the days they name."""

from index.temporal.counting import counted, counting_day
from index.temporal.expressions import cardinals, question_interval, time_expressions

__all__ = [
    "cardinals",
    "counted",
    "counting_day",
    "question_interval",
    "time_expressions",
]
