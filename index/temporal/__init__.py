"""Time expressions: the words that name dates, and the days they name."""

from index.temporal.expressions import time_expressions

__all__ = ["time_expressions"]
