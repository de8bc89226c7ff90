"""Quotations joined to the cues that report them, unit after unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.attribution.cast import Cast
from index.attribution.cues import Cue, Cues, Side
from index.attribution.discourse import NOBODY, Discourse, Speaker
from index.attribution.lexicon import Lexicon
from index.attribution.marks import Quotation
from index.attribution.tokens import Kind, Token, Unit
from index.models import Attribution, PassageKind, Span, Speech

_FAR = 15  # tokens between a verb that judges and the words quoted
_NEAR = 3


@dataclass(slots=True)
class _Last:
    """The last speech act: what a quotation without a cue carries on."""

    unit: int
    paragraph: int
    speaker: Speaker


class Attributor:
    """Reads an article's units in order. `attributions` is what was found, in text order."""

    def __init__(
        self, text: str, lexicon: Lexicon, quotations: Sequence[Quotation], units: Sequence[Unit]
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.quotations = quotations
        self.units = units
        self.cues = [Cues(unit.tokens, lexicon) for unit in units]
        self.cast = Cast(text, units, lexicon)
        for unit, cues in zip(units, self.cues, strict=True):
            self.cast.note(unit, cues.phrases)
        self.discourse = Discourse(text, self.cast, lexicon)
        self.last: _Last | None = None
        self.used: set[tuple[int, int]] = set()  # unit and token of cues that quote already
        self.attributions: list[Attribution] = []

    def read(self) -> list[Attribution]:
        for number in range(len(self.units)):
            self.discourse.enter(number, self.units[number])
            self._unit(number)
        return self.attributions

    def _unit(self, number: int) -> None:
        unit, cues = self.units[number], self.cues[number]
        found = cues.find()
        speakers = self._speakers(cues, found)
        quotes = [i for i, token in enumerate(unit.tokens) if token.kind is Kind.QUOTE]
        for index in quotes:
            self._quote(number, index, found, speakers)
        if not quotes:
            self._indirect(number, found, speakers)
        if self.last is not None and self.last.unit == number:
            self.discourse.spoke(self.last.speaker.who)

    # Who speaks

    def _speakers(self, cues: Cues, found: list[Cue]) -> list[Speaker]:
        """The speaker of each cue, and the unit's subject kept for what follows."""
        phrases, discourse = cues.phrases, self.discourse
        subject = cues.subject()
        content = subject is not None and any(
            cue.side is Side.AFTER and cue.first >= subject.end for cue in found
        )
        about = NOBODY
        if subject is not None and not content:
            about = discourse.resolve(subject, phrases)
            discourse.mention(about.who)
        speakers: list[Speaker | None] = []
        for cue in found:
            speaker = None if cue.inherits else NOBODY
            if cue.speaker is not None:
                speaker = discourse.resolve(cue.speaker, phrases)
                discourse.mention(speaker.who, speaks=cue.verb is not None)
            speakers.append(speaker)
        if subject is not None and content and not any(speakers):
            discourse.mention(discourse.resolve(subject, phrases).who)
        return [
            speaker if speaker is not None else self._inherited(position, speakers, about)
            for position, speaker in enumerate(speakers)
        ]

    @staticmethod
    def _inherited(position: int, speakers: list[Speaker | None], about: Speaker) -> Speaker:
        for other in (*reversed(speakers[:position]), *speakers[position + 1 :]):
            if other is not None and other is not NOBODY:
                return other
        return about

    # Direct speech

    def _quote(self, number: int, index: int, found: list[Cue], speakers: list[Speaker]) -> None:
        unit, cues = self.units[number], self.cues[number]
        quotation = self.quotations[unit.tokens[index].quotation]
        cue = self._cue_of(number, index, found, quotation)
        if cue is not None:
            self.used.add((number, cue.start))
            speaker = speakers[found.index(cue)]
            span = Span(unit.tokens[cue.start].start, unit.tokens[cue.end - 1].end)
            self._add(number, quotation, speaker, span)
        elif (named := self._headline(cues, index)) is not None:
            self._add(number, quotation, named, None)
        elif self._alone(unit) or quotation.continued:
            self._carried_on(number, quotation)
        elif cues.low(index - 1) == ":" and (self._sentence(quotation) or self._long(quotation)):
            self._add(number, quotation, self._announced(cues, index), None)

    def _add(self, number: int, quotation: Quotation, speaker: Speaker, cue: Span | None) -> None:
        self.attributions.append(
            Attribution(
                span=quotation.span,
                kind=Speech.DIRECT,
                speaker=speaker.name,
                role=speaker.role if speaker.name else None,
                cue=cue.of(self.text) if cue else None,
                cue_span=cue,
            )
        )
        self.last = _Last(number, self.units[number].paragraph, speaker)

    def _cue_of(
        self, number: int, index: int, found: list[Cue], quotation: Quotation
    ) -> Cue | None:
        cues = self.cues[number]
        after = index + 2 if cues.low(index + 1) == "," else index + 1
        opened = cues.low(index - 1) == ":"
        for cue in found:
            if opened and cue.side is Side.BEFORE and cue.end == index - 1:
                return cue  # "told CNN: “…” CNN reported"
            if cue.first == after and cue.side is not Side.BEFORE:
                return cue
        left = [
            cue for cue in found if cue.end <= index and self._reaches(cues, cue, index, number)
        ]
        if left:
            cue = left[-1]
            return cue if self._said(cues, cue, index, quotation) else None
        for cue in found:
            if cue.first > index and cue.side is not Side.BEFORE:
                if any(cues.low(k) in self.lexicon["breaks"] for k in range(index, cue.first)):
                    return None
                return cue if self._said(cues, cue, index, quotation) else None
        return None

    def _reaches(self, cues: Cues, cue: Cue, index: int, number: int) -> bool:
        """Whether the words at `index`, to the right of a cue, may be what it reports."""
        between = [cues.low(k) for k in range(cue.end, index)]
        if any(low in self.lexicon["breaks"] for low in between):
            return False
        if cue.side is Side.AFTER:
            # "Democrats, he said, are on a mission to “resist”."
            aside = cues.low(cue.first - 1) == "," and cues.low(cue.last) == ","
            aside = aside and cues.kind(cue.first - 2) is not Kind.QUOTE
            return aside or index - cue.last <= 2
        if (number, cue.start) in self.used:
            return True
        if cue.side is Side.FRAME:
            return index == cue.last or "," in between or ":" in between
        if cue.verb.says and (
            self.lexicon.has("bare_content")
            or index - cue.last <= _NEAR
            or any(low in self.lexicon["content"] for low in between)
        ):
            return True
        return cue.verb.judges and index - cue.end <= _FAR

    def _sentence(self, quotation: Quotation) -> bool:
        words = quotation.span.of(self.text)
        return len(words.split()) > 3 and (words[0].isupper() or words[-1] in ".!?…,")

    def _long(self, quotation: Quotation) -> bool:
        return len(quotation.span.of(self.text).split()) > 5

    def _said(self, cues: Cues, cue: Cue, index: int, quotation: Quotation) -> bool:
        """Whether marked words under a cue are speech, not a name, a term or an irony."""
        words = quotation.span.of(self.text).split()
        before = cues.low(index - 1)
        if _title_case(words):
            return False
        if before == ":" or self._sentence(quotation):
            return True
        if before == "(" and len(words) < 4:
            return False
        if cues.phrases.phrase_at("glosses", index + 1) > index + 1:
            return False
        if self._is_named(cues, cue, index):
            return False
        if len(words) < 4 and self._definite(cues, index - 1) and cues.phrases.plain(index + 1):
            return False  # "his mock “news anchor” voice"
        if len(words) == 1:
            if words[0][0].isupper():
                return False
            judged = cue.verb is not None and cue.verb.judges
            if cues.phrases.is_determiner(index - 1):
                return judged and before in self.lexicon["indefinite"]
            return judged or before not in self.lexicon["prepositions"]
        return True

    def _definite(self, cues: Cues, index: int) -> bool:
        low = cues.low(index)
        return cues.phrases.is_determiner(index) and low not in self.lexicon["indefinite"]

    def _is_named(self, cues: Cues, cue: Cue, index: int) -> bool:
        naming, at = self.lexicon["naming"], index - 1
        while at > 0 and (cues.phrases.is_determiner(at) or cues.low(at) == ","):
            at -= 1
        if cues.low(at) in naming and not cue.start <= at < cue.end:
            return True
        judged = cue.verb is not None and cue.verb.judges
        example = any(
            cues.phrases.phrase_at("examples", index - length) == index for length in (1, 2)
        )
        return example and not judged

    def _headline(self, cues: Cues, index: int) -> Speaker | None:
        """ "Musk: …": a name, a colon, the words."""
        if cues.low(index - 1) != ":":
            return None
        found = cues.phrases.read(0, index - 1)
        if found is None or found.name is None or found.name is not cues.tokens[index - 2]:
            return None
        who = self.cast.named(found.name)
        if who is None or not (who.person or who.roles):
            return None
        return self.discourse.resolve(found, cues.phrases)

    def _announced(self, cues: Cues, index: int) -> Speaker:
        """ "Le capitaine fit la déclaration suivante : …": the subject's own words."""
        subject = cues.subject()
        if subject is None or subject.pronoun or index - subject.end > _FAR:
            return NOBODY
        between = range(subject.end, index)
        if not any(cues.low(k) in self.lexicon["announcing"] for k in between):
            return NOBODY
        speaker = self.discourse.resolve(subject, cues.phrases)
        return speaker if speaker.who is not None and speaker.who.person else NOBODY

    def _clause(self, cues: Cues, start: int) -> bool:
        """Whether a clause of its own begins there: "said | the plant would close"."""
        subject = cues.phrases.after(start, known=False)
        if subject is None:
            return False
        return any(
            cues.low(k) in self.lexicon["auxiliaries"]
            for k in range(subject.end, subject.end + _NEAR)
        )

    def _alone(self, unit: Unit) -> bool:
        return unit.kind is PassageKind.BODY and all(
            token.kind in (Kind.QUOTE, Kind.MARK) for token in unit.tokens
        )

    def _carried_on(self, number: int, quotation: Quotation) -> None:
        """A quotation that is a sentence of its own."""
        if span := self._told_next(number):
            self._add(number, quotation, span[0], span[1])
            return
        last = self.last
        if last is not None and (number - last.unit <= 1 or quotation.continued):
            self._add(number, quotation, last.speaker, None)
        elif self._sentence(quotation):
            self._add(number, quotation, NOBODY, None)

    def _told_next(self, number: int) -> tuple[Speaker, Span] | None:
        """ "“Why?” Smith asked.": the reporting clause read as a sentence of its own."""
        if number + 1 >= len(self.units):
            return None
        unit, cues = self.units[number + 1], self.cues[number + 1]
        if unit.paragraph != self.units[number].paragraph:
            return None
        found = cues.find()
        if not found or found[0].first > 0 or found[0].speaker is None:
            return None
        cue = found[0]
        rest = cues.skip_after(max(cue.last, cue.end), objects=True)
        if rest < len(unit.tokens) and cues.low(rest) != ".":
            return None
        speaker = self.discourse.resolve(cue.speaker, cues.phrases) if cue.speaker else NOBODY
        return speaker, Span(unit.tokens[cue.start].start, unit.tokens[cue.end - 1].end)

    # Indirect speech

    def _indirect(self, number: int, found: list[Cue], speakers: list[Speaker]) -> None:
        unit, cues = self.units[number], self.cues[number]
        for cue, speaker in zip(found, speakers, strict=True):
            if speaker.name is None or (cue.verb is not None and not cue.verb.says):
                continue
            content = self._content(unit, cues, cue)
            if content is None:
                continue
            tokens = unit.tokens
            span = Span(tokens[cue.start].start, tokens[cue.end - 1].end)
            self.attributions.append(
                Attribution(
                    span=content,
                    kind=Speech.INDIRECT,
                    speaker=speaker.name,
                    role=speaker.role,
                    cue=span.of(self.text),
                    cue_span=span,
                )
            )
            self.last = _Last(number, unit.paragraph, speaker)
            return

    def _content(self, unit: Unit, cues: Cues, cue: Cue) -> Span | None:
        tokens = unit.tokens
        stop = len(tokens)
        while stop and tokens[stop - 1].kind is Kind.MARK:
            stop -= 1
        if cue.side is Side.AFTER or (cue.side is Side.FRAME and cue.last >= stop):
            start, stop = 0, cue.first
            if cues.low(stop - 1) == ",":
                stop -= 1
        elif cue.side is Side.FRAME:
            if cue.first > 0 or cues.low(cue.last) != ",":
                return None
            start = cue.last + 1
        else:
            start = cues.skip_after(cue.end)
            if cues.low(start) in self.lexicon["that"]:
                start += 1
            elif not (self.lexicon.has("bare_content") and self._clause(cues, start)):
                return None
        if stop - start < 3:
            return None
        return Span(tokens[start].start, tokens[stop - 1].end)


def _title_case(words: Sequence[str]) -> bool:
    """A title or a name: every long word has a capital, and it isn't shouted."""
    long = [word for word in words if len(word) > 3 or word[0].isdigit()]
    return len(long) > 1 and all(
        (word[0].isupper() and not word.isupper()) or word[0].isdigit() for word in long
    )


def cut_unclosed(quotation: Quotation, lexicon: Lexicon, tokens: Sequence[Token]) -> Quotation:
    """A quotation that no mark closes, ended before the clause that reports it.

    `tokens`: its words, read as if they were the article's.
    """
    for index, token in enumerate(tokens):
        if token.low != ",":
            continue
        mark = Token(Kind.QUOTE, "", "", token.start, token.end)
        found = Cues((mark, *tokens[index + 1 :]), lexicon).find()
        if not found or found[0].first != 1 or found[0].side is not Side.AFTER:
            continue
        speaker = found[0].speaker
        if speaker and (speaker.pronoun or speaker.name or (speaker.noun and speaker.noun.person)):
            span = Span(quotation.span.start, token.start)
            return replace(quotation, span=span, end=token.start)
    return quotation
