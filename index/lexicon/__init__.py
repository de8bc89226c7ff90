"""Words as the lexical index and the reader see them."""

from index.lexicon.terms import fold, term, terms, words

__all__ = ["fold", "term", "terms", "words"]
