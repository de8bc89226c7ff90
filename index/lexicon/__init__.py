"""Words as the lexical index and the reader see them."""

from index.lexicon.stopwords import STOPWORDS
from index.lexicon.terms import fold, term, terms, words

__all__ = ["STOPWORDS", "fold", "term", "terms", "words"]
