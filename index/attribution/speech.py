"""Quotations joined to who says them, sentence after sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.attribution.cast import Cast
from index.attribution.cues import Cue, Cues, Side
from index.attribution.discourse import NOBODY, Discourse, Speaker
from index.attribution.indirect import content
from index.attribution.lexicon import Lexicon
from index.attribution.linking import Linking
from index.attribution.marks import Quotation
from index.attribution.references import Reference
from index.attribution.roles import readable
from index.attribution.tokens import Kind, Unit
from index.models import Attribution, PassageKind, Span, Speech

_HEAD = 3  # units in which an article says that it is an interview
_NAMED_WITH = 7  # tokens between "entretien" and the name
_BRIEF = 7  # tokens between a subject and the colon that lets it speak
_LONG = 15  # and where a word like "déclaration" stands between
_CLAUSE = 6  # words of a quotation that is no mere term
_TERM = 3  # a quotation of fewer words may be a mere term


@dataclass(frozen=True, slots=True)
class _Last:
    """The last speech act: what a quotation without a cue carries on."""

    unit: int
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class _Report:
    """Where the words that report stand, and the whole clause with who speaks."""

    cue: Span
    clause: Span


class Attributor:
    """Reads an article's units in order; use once."""

    def __init__(
        self, text: str, lexicon: Lexicon, quotations: Sequence[Quotation], units: Sequence[Unit]
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.quotations = quotations
        self.units = units
        self.cues = [Cues(unit.tokens, lexicon) for unit in units]
        self.found = [cues.find() for cues in self.cues]
        self.cast = Cast(text, units, lexicon)
        for cues in self.cues:
            self.cast.note(cues.phrases)
        self.discourse = Discourse(text, self.cast, lexicon)
        self.last: _Last | None = None
        self.attributions: list[Attribution] = []
        self.chain: list[int] = []  # attributions of one quotation over paragraphs

    def read(self) -> list[Attribution]:
        """What the article reports, in text order."""
        for number, unit in enumerate(self.units):
            self.discourse.enter(number, unit)
            self._unit(number, unit)
        return self.attributions

    def _unit(self, number: int, unit: Unit) -> None:
        cues, found = self.cues[number], self.found[number]
        speakers = self._speakers(cues, found)
        linking = Linking(cues, found)
        quotes = [i for i, token in enumerate(unit.tokens) if token.kind is Kind.QUOTE]
        told_before = len(self.attributions)
        for index in quotes:
            self._quote(number, index, linking, speakers)
        if len(self.attributions) == told_before:  # marks around names are no speech
            self._indirect(number, speakers, own=bool(quotes))
        told = [s for s in speakers if s.name and s.who is not None and s.who.person]
        if told and not (self.last and self.last.unit == number):
            self.last = _Last(number, told[0])

    # Who speaks

    def _speakers(self, cues: Cues, found: Sequence[Cue]) -> list[Speaker]:
        """The speaker of each cue; the unit's subject is kept in mind for what follows."""
        discourse = self.discourse
        subject = cues.subjects.first()
        # In "Mélenchon a tort, dit-il" the subject is part of what "il" says.
        reported = subject is not None and any(
            cue.side is Side.AFTER and cue.first >= subject.end for cue in found
        )
        about = NOBODY
        if subject is not None and not reported:
            about = discourse.resolve(subject, cues.phrases)
            discourse.mention(about.who)
        speakers: list[Speaker | None] = []
        for cue in found:
            speaker = None if cue.inherits else NOBODY
            if cue.speaker is not None:
                speaker = self._same(cue.speaker, speakers)
                speaker = speaker or discourse.resolve(cue.speaker, cues.phrases)
                discourse.mention(speaker.who, speaks=cue.side is not Side.FRAME)
            speakers.append(speaker)
        if subject is not None and reported:
            about = discourse.resolve(subject, cues.phrases)
        return [
            speaker or self._inherited(position, found, speakers, subject, about)
            for position, speaker in enumerate(speakers)
        ]

    def _same(self, reference: Reference, speakers: Sequence[Speaker | None]) -> Speaker | None:
        """ "X said he felt": the pronoun is who spoke before it in the unit."""
        if not reference.pronoun or reference.gender is None or reference.plural:
            return None
        for other in reversed(speakers):
            if other is not None and other.who is not None and other.who.person:
                return other if other.who.gender in (None, reference.gender) else None
        return None

    @staticmethod
    def _inherited(
        position: int,
        found: Sequence[Cue],
        speakers: Sequence[Speaker | None],
        subject: Reference | None,
        about: Speaker,
    ) -> Speaker:
        """The speaker of the clause before, of the unit, or (at its head) of the clause after."""
        earlier = [other for other in speakers[:position] if other and other is not NOBODY]
        if earlier:
            return earlier[-1]
        if subject is not None and subject.start < found[position].first:
            return about
        return next((other for other in speakers[position + 1 :] if other), about)

    # Direct speech

    def _quote(
        self, number: int, index: int, linking: Linking, speakers: Sequence[Speaker]
    ) -> None:
        unit, cues = self.units[number], self.cues[number]
        quotation = self.quotations[unit.tokens[index].quotation]
        cue = linking.cue_of(index)
        if cue is not None:
            speaker = speakers[self.found[number].index(cue)]
            if not self._idle(cue, speaker, linking, index):
                self._add(number, quotation, speaker, self._report(unit, cue))
        elif (named := self._headline(cues, index)) is not None:
            self._add(number, quotation, named, None)
        elif self._alone(unit) or quotation.continued:
            self._carried_on(number, quotation, speech=linking.is_sentence(index))
        elif cues.low(index - 1) == ":" and (
            linking.is_sentence(index) or len(linking.words(index)) >= _CLAUSE
        ):
            self._add(number, quotation, self._announced(cues, index), None)
        elif unit.kind is PassageKind.BODY and linking.is_told(index):
            self._tell(quotation.span, Speech.DIRECT, NOBODY, None)

    def _idle(self, cue: Cue, speaker: Speaker, linking: Linking, index: int) -> bool:
        """Whether nobody in particular says it: "ce que l'on qualifie de « … »"."""
        if speaker.name or cue.side is not Side.BEFORE:
            return False
        anybody = cue.speaker is not None and cue.speaker.head in self.lexicon["pronouns_other"]
        if anybody and not linking.is_sentence(index):
            return True
        return len(linking.words(index)) < _TERM

    @staticmethod
    def _report(unit: Unit, cue: Cue) -> _Report:
        first, last = min(cue.first, cue.start), max(cue.last, cue.end) - 1
        return _Report(
            Span(unit.tokens[cue.start].start, unit.tokens[cue.end - 1].end),
            Span(unit.tokens[first].start, unit.tokens[last].end),
        )

    def _add(
        self, number: int, quotation: Quotation, speaker: Speaker, report: _Report | None
    ) -> None:
        if not quotation.continued:
            self.chain = []
        self.chain.append(len(self.attributions))
        self._tell(quotation.span, Speech.DIRECT, speaker, report)
        if speaker.name:
            for index in self.chain:  # named at the end: "« … ¶ « … », raconte X"
                if self.attributions[index].speaker is None:
                    self.attributions[index] = replace(
                        self.attributions[index],
                        speaker=readable(speaker.name, self.lexicon),
                        role=speaker.role and readable(speaker.role, self.lexicon),
                    )
        self.last = _Last(number, speaker)

    def _tell(self, span: Span, kind: Speech, speaker: Speaker, report: _Report | None) -> None:
        cue = report.cue if report else None
        self.attributions.append(
            Attribution(
                span=span,
                kind=kind,
                speaker=speaker.name and readable(speaker.name, self.lexicon),
                role=readable(speaker.role, self.lexicon)
                if speaker.name and speaker.role
                else None,
                cue=cue.of(self.text) if cue else None,
                cue_span=cue,
                clause=report.clause if report else None,
            )
        )

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
        subject = cues.subjects.first()
        if subject is None or subject.pronoun or index - subject.end > _LONG:
            return NOBODY
        between = range(subject.end, index)
        announced = any(cues.is_in(k, "announcing") for k in between)
        # "Hervé Morin n'en revient pas : …"
        brief = len(between) <= _BRIEF and subject.name is not None
        if not (announced or brief) or any(cues.kind(k) is Kind.NAME for k in between):
            return NOBODY
        speaker = self.discourse.resolve(subject, cues.phrases)
        return speaker if speaker.who is not None and speaker.who.person else NOBODY

    @staticmethod
    def _alone(unit: Unit) -> bool:
        """Whether a quotation is a sentence of its own."""
        return unit.kind is PassageKind.BODY and all(
            token.kind in (Kind.QUOTE, Kind.MARK) for token in unit.tokens
        )

    def _carried_on(self, number: int, quotation: Quotation, *, speech: bool) -> None:
        """A quotation without a cue: what the next sentence says of it, or the one before."""
        told = self._told_next(number)
        if told is not None:
            self._add(number, quotation, *told)
            return
        before = self.cues[number - 1] if number else None
        if before is not None and self._asks(before):
            self._add(number, quotation, self._interviewed(), None)
            return
        if before is not None and before.low(len(before.tokens) - 1) == ":":
            speaker = self._announced(before, len(before.tokens))
            if speaker.name:
                self._add(number, quotation, speaker, None)
                return
        if self.last is not None and (number - self.last.unit <= 1 or quotation.continued):
            self._add(number, quotation, self.last.speaker, None)
        elif speech or quotation.continued or not quotation.closed:
            self._add(number, quotation, NOBODY, None)

    @staticmethod
    def _asks(cues: Cues) -> bool:
        """Whether a sentence is a question, in bold or not."""
        last = len(cues.tokens) - 1
        while last > 0 and cues.low(last) == "*":
            last -= 1
        return cues.low(last) == "?"

    def _interviewed(self) -> Speaker:
        """Whom an interview is with, as its head tells: who answers its questions."""
        head = list(zip(self.units, self.cues, strict=True))[:_HEAD]
        for unit, cues in head:
            for index, token in enumerate(unit.tokens):
                opened = range(max(0, index - _NAMED_WITH), index)
                quoted = cues.low(index - 1) == ":" and cues.kind(index - 2) is Kind.QUOTE
                told = quoted or any(cues.is_in(k, "interviews") for k in opened)
                if token.kind is Kind.NAME and told:
                    who = self.cast.named(token)
                    return Speaker(who, who.shown, who.role) if who is not None else NOBODY
        return NOBODY

    def _told_next(self, number: int) -> tuple[Speaker, _Report] | None:
        """ "“Why?” Smith asked.": the reporting clause read as a sentence of its own."""
        if number + 1 >= len(self.units):
            return None
        unit, cues = self.units[number + 1], self.cues[number + 1]
        cue = next(iter(self.found[number + 1]), None)
        if cue is None or cue.first > 0 or unit.paragraph != self.units[number].paragraph:
            return None
        rest = cues.subjects.past_circumstances(max(cue.last, cue.end), objects=True)
        if cue.speaker is None or cues.low(rest) not in ("", "."):
            return None
        return self.discourse.resolve(cue.speaker, cues.phrases), self._report(unit, cue)

    # Indirect speech

    def _indirect(self, number: int, speakers: Sequence[Speaker], *, own: bool) -> None:
        """`own`: only beside a subject of the cue's own."""
        for cue, speaker in zip(self.found[number], speakers, strict=True):
            if speaker.name is None or (cue.verb is not None and not cue.verb.says):
                continue
            if own and cue.inherits:
                continue
            span = content(self.cues[number], cue)
            if span is not None:
                self._tell(span, Speech.INDIRECT, speaker, self._report(self.units[number], cue))
                self.last = _Last(number, speaker)
                return
