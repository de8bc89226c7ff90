"""Time expressions: the words that name dates, and the days they name."""

from index.temporal.counting import counted, counting_day
from index.temporal.expressions import cardinals, question_interval, time_expressions
from index.temporal.figures import TwoDays, in_french, two_days

__all__ = [
    "TwoDays",
    "cardinals",
    "counted",
    "counting_day",
    "in_french",
    "question_interval",
    "time_expressions",
    "two_days",
]
