"""Time expressions: the words that name dates, and the days they name."""

from index.temporal.expressions import question_interval, time_expressions

__all__ = ["question_interval", "time_expressions"]
