"""Who said what: quotations and reported speech, each with its speaker.

The way through: `marks` finds the quotations (`incise` cuts the narrator's words out of
them); `tokens` reads the rest into sentences of words and names; `sentence`, `phrases`,
`subjects` and `cues` find who says something where; `cast` and `discourse` tell whom a
surname, a role or a pronoun means; `linking` and `indirect` find the words, and `speech`
puts it together. A language is a folder of data (`lexicon`), and no code.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.attribution.incise import cut
from index.attribution.lexicon import languages, lexicon_of
from index.attribution.marks import quotations
from index.attribution.speech import Attributor
from index.attribution.tokens import Reader, paragraphs
from index.models import Attribution, Passage

__all__ = ["attributions"]

_UNKNOWN = "und"


def attributions(text: str, language: str, passages: Sequence[Passage]) -> tuple[Attribution, ...]:
    """The words that an article reports, in text order, with who says them.

    `language`: ISO 639-1; one without data gives none. Under "und", a text too short to tell,
    the language counts in which most of the words have a speaker. `passages`: the article's own, as
    `index.passages.segment` cuts them. Direct quotations keep to their marks; marks around
    a name, a term or an irony give nothing. Spans never overlap. Pure, linear in the text.
    """
    if language == _UNKNOWN:
        read = (attributions(text, one, passages) for one in languages())
        return max(read, key=lambda found: sum(len(one.span) for one in found if one.speaker))
    words = lexicon_of(language)
    if words is None:
        return ()
    found = paragraphs(passages)
    marked = quotations(text, [paragraph.span for paragraph in found], words.marks)
    marked = list(cut(text, marked, words))
    units = Reader(text, words, marked).units(found)
    return tuple(Attributor(text, words, marked, units).read())
