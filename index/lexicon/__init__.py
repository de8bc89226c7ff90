"""Words as the lexical index and the reader see them, and what some of them mean."""

from index.lexicon.meanings import Tables, meanings, nations, opposites, sums, things
from index.lexicon.peoples import NAMING, nations_at, nations_in
from index.lexicon.stopwords import STOPWORDS
from index.lexicon.terms import Word, fold, term, terms, words

__all__ = [
    "NAMING",
    "STOPWORDS",
    "Tables",
    "Word",
    "fold",
    "meanings",
    "nations",
    "nations_at",
    "nations_in",
    "opposites",
    "sums",
    "term",
    "terms",
    "things",
    "words",
]
