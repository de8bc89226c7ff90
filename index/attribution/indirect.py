"""Words that a sentence reports without marks: "X a affirmé que …", "…, selon X"."""

from __future__ import annotations

from index.attribution.cues import Cue, Cues, Side
from index.attribution.tokens import Kind
from index.models import Span

_SHORTEST = 3  # tokens in a content clause
_STRAY = frozenset('«»“”„"')  # a quotation whose other mark is lost: no indirect speech
_ASIDE = 15  # tokens between the commas of an apposition
_VERB_WITHIN = 3  # tokens between a bare clause's subject and its verb


def content(cues: Cues, cue: Cue) -> Span | None:
    """The clause that a cue reports; None where the sentence doesn't set it off clearly."""
    tokens = cues.tokens
    stop = len(tokens)
    while stop and tokens[stop - 1].kind is Kind.MARK:
        stop -= 1
    start: int | None
    if cue.side is Side.AFTER or (cue.side is Side.FRAME and cue.last >= stop):
        start, stop = 0, cue.first
        if cues.low(stop - 1) == ",":
            stop -= 1
    elif cue.side is Side.FRAME:
        framed = cue.first == 0 and cues.low(cue.last) == ","
        start = _past_role(cues, cue.last + 1) if framed else None
    else:
        start = _clause(cues, cue)
    if start is None:
        return None
    while start < stop and tokens[start].kind is Kind.MARK:
        start += 1
    if stop - start < _SHORTEST or any(token.text in _STRAY for token in tokens[start:stop]):
        return None
    return Span(tokens[start].start, tokens[stop - 1].end)


def _clause(cues: Cues, cue: Cue) -> int | None:
    """Where the clause after a verb begins: past its "que", or bare where that is usual."""
    start = cues.subjects.past_circumstances(cue.end)
    if cues.is_in(start, "that"):
        # In "a répondu aux accusations que …" the clause is the noun's.
        noun = start > cue.end and cues.sentence.is_plain(start - 1)
        known = cues.lexicon.noun(cues.low(start - 1)) or cues.sentence.is_time(start - 1)
        return None if noun and not known else start + 1
    if cue.inherits:
        return None
    if cues.is_infinitive(start):
        return start  # "a annoncé avoir imposé …"
    if not cues.lexicon.has("bare_content"):
        return None
    if cues.is_in(cue.start, "tells"):
        start = cues.subjects.past_circumstances(start, objects=True)
    subject = cues.phrases.after(start, known=False)
    if subject is None:
        return None
    end = _past_aside(cues, subject.end)
    verb = range(end, end + _VERB_WITHIN)
    return start if any(cues.is_in(index, "auxiliaries") for index in verb) else None


def _past_role(cues: Cues, start: int) -> int:
    """Past what a speaker is: "Pour Ana Berg, biologiste à Valmer, | …".

    "Pour Ana Berg, le maire, …" may be about the mayor.
    """
    if cues.sentence.is_determiner(start) and not cues.is_in(start, "indefinite"):
        return start
    role = cues.phrases.after(start)
    if role is None or role.name is not None or not role.person or role.plural:
        return start
    end = _comma(cues, role.end)
    return start if end is None else end + 1


def _past_aside(cues: Cues, start: int) -> int:
    """Past an apposition: "the captain, identified as Tom Birch, | had"."""
    end = _comma(cues, start + 1) if cues.low(start) == "," else None
    return start if end is None else end + 1


def _comma(cues: Cues, start: int) -> int | None:
    """The next comma, where neither another mark nor a verb stands before it."""
    for index in range(start, min(len(cues.tokens), start + _ASIDE)):
        if cues.low(index) == ",":
            return index
        if cues.kind(index) is Kind.MARK or cues.is_in(index, "auxiliaries", "relatives"):
            return None
    return None
