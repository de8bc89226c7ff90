"""Sentences of one paragraph of news, by the typography of its language.

Candidates are stops (. ! ? …) with the marks that close after them. A candidate holds
unless what stands around it says otherwise: a lower-case word next, an abbreviation, an
initial, a German ordinal, a numbered label, an attribution of the quoted question. Then a
quotation or a parenthesis that spans several candidates is made whole again, because half
a quotation is bad evidence.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from index.passages.languages import Language
from index.passages.quotation import Pair, pairs

# A quotation over several sentences stays one up to this many characters: beyond, it is
# a speech, and its sentences stand alone.
LONGEST_QUOTATION = 600

# Possessive quantifiers throughout: no input makes these backtrack.
_STOP = re.compile(r"[.!?…]++(?:[^\S\n]?[.!?…]++(?!\w))*+")
_NOTE = re.compile(r"(?:[^\S\n]?\[\d{1,3}\])++")
_NEXT = re.compile(
    r"\s++(?P<marks>(?:[«»“„\"'‘’‚(\[{¿¡—–*_\u00ad\u200b\u2060\ufeff-]\s*+)*+)"
    r"(?P<word>[^\W_]*+['’]?)"
)
_SYMBOLS = re.compile(r"(?:(?![.!?…])[\W_])*+[^\W_]")
_CAPITAL_NEXT = re.compile(r"\s*+[A-ZÀ-ÖØ-Þ]")
_ORDINAL = re.compile(r"\d{1,3}|[IVXLC]{1,5}")  # a year is none
_LABEL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,5})(?![\w'’])")
_NUMBER = re.compile(r"(?:\d{1,4}|[IVXLC]{1,5})(?![\w'’])")
_LONE_CAPITAL = re.compile(r"(?<![\w.'’-])[A-Z](?![\w.'’-])")
_ACRONYM = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])+|[^\W\d_]-[^\W\d_]")
_ATTRIBUTION = re.compile(r"\s++(?:[\w'’.-]++\s){1,5}?(?P<verb>[a-z]++)\b")

# What closes after a stop: quotation marks, brackets, Markdown's emphasis, and
# characters without width, which web pages scatter about.
_CLOSING = frozenset("»”)]}*_\u00ad\u200b\u2060\ufeff")
_STRAIGHT = frozenset("\"'’")
_QUOTE_ENDS = frozenset("»”\"'’")
_NEVER_FIRST = frozenset(",;:%/&|=+)]}»”")
_BEFORE_WORD = frozenset("\"'’‘“”„«»()[]{}/—–*_")
_LONGEST_ABBREVIATION = 12
_ATTRIBUTION_WITHIN = 80


class Splitter:
    """Splits the paragraphs of one text."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._lone: frozenset[str] | None = None

    def split(self, start: int, end: int) -> list[tuple[int, int]]:
        """Sentences of the paragraph text[start:end] as (start, end), in linear time.

        Neither the paragraph nor its sentences have outer white space.
        """
        text = self._text[start:end]
        matched = pairs(text)
        ends = self._boundaries(text, {pair.close for pair in matched})
        if matched and ends:
            ends = _whole(ends, matched, len(text))
        sentences = []
        begin = 0
        for stop in [*ends, len(text)]:
            sentences.append((start + begin, start + stop))
            begin = stop
            while begin < len(text) and text[begin].isspace():
                begin += 1
        return sentences

    def _boundaries(self, text: str, closing: set[int]) -> list[int]:
        """Where the sentences but the last end, quotations not yet considered."""
        ends: list[int] = []
        first = 0
        for stop in _STOP.finditer(text):
            end = _closed(text, stop.end(), closing)
            follow = _NEXT.match(text, end)
            if follow and self._ends(text, first, stop, follow):
                ends.append(end)
                first = follow.start("marks")
        return ends

    def _ends(self, text: str, first: int, stop: re.Match[str], follow: re.Match[str]) -> bool:
        """Does a stop, followed by white space, end the sentence begun at `first`?"""
        word = follow["word"]
        if not word:
            rest = follow.end()
            return _SYMBOLS.match(text, rest) is not None and text[rest] not in _NEVER_FIRST
        if word[0].islower():
            return word[1:2].isupper()  # iPhone, eBay
        if stop.group() == ".":
            return not self._abbreviated(text, first, stop.start(), follow)
        quoted = follow.start() > stop.end() and text[follow.start() - 1] in _QUOTE_ENDS
        return not (quoted and self._attributed(text, follow))

    def _abbreviated(self, text: str, first: int, at: int, follow: re.Match[str]) -> bool:
        """Is the full stop at `at` only that of an abbreviation, initial or label?"""
        begin = _token_start(text, first, at)
        token = unicodedata.normalize("NFC", text[begin:at])
        if not token or len(token) > _LONGEST_ABBREVIATION:
            return False
        forms = {token, token[0].lower() + token[1:]}
        language = self._language
        label = begin == first and _LABEL.fullmatch(token)
        if label or not forms.isdisjoint(language.inner):
            return True
        if self._opens(text, follow):
            return False
        ordinal = language.ordinals and _ORDINAL.fullmatch(token)
        before_number = _NUMBER.match(follow["word"]) and not forms.isdisjoint(language.numbered)
        if ordinal or before_number:
            return True
        if len(token) == 1:
            return token.isalpha() and self._initial(text, token, begin)
        return not forms.isdisjoint(language.general) or _ACRONYM.fullmatch(token) is not None

    def _initial(self, text: str, letter: str, begin: int) -> bool:
        """Is a lone letter an initial ("J. Smith") and not a name ("sur X. Grok")?

        After a capitalised word it is ("George W. Bush"). Elsewhere the text tells: a
        letter that also stands alone without a stop is a name.
        """
        before = text[max(0, begin - 40) : begin].split()
        if not letter.isupper() or (before and before[-1][0].isupper()):
            return True
        if self._lone is None:
            self._lone = frozenset(_LONE_CAPITAL.findall(self._text)) - {"A", "I"}
        return letter not in self._lone

    def _opens(self, text: str, follow: re.Match[str]) -> bool:
        """Does the next word look like the first of a sentence ("The", "Le", "It's")?"""
        word = follow["word"].replace("’", "'")
        openers = self._language.openers
        if word not in openers and word.rstrip("'") not in openers:
            return False
        after = follow.end()
        if len(word) == 1 and text[after : after + 1] == ".":
            return False  # an initial
        surname = word in self._language.particles and _CAPITAL_NEXT.match(text, after)
        return not surname

    def _attributed(self, text: str, follow: re.Match[str]) -> bool:
        """Does who said it follow the quotation: '"Why?" Smith asked.'"""
        if follow["marks"] or self._opens(text, follow):
            return False
        start = follow.start()
        match = _ATTRIBUTION.match(text, start, start + _ATTRIBUTION_WITHIN)
        return match is not None and match["verb"] in self._language.speech


def _closed(text: str, at: int, closing: set[int]) -> int:
    """Where the marks and note numbers end that close after a stop, a space before allowed.

    `closing` holds the offsets of marks known to close.
    """
    while at < len(text):
        spaced = text[at].isspace() and at + 1 < len(text)
        mark = at + 1 if spaced else at
        character = text[mark]
        # A stray "»" closes, but one that opens a word after white space opens a quotation.
        stray = character == "»" and not (spaced and text[mark + 1 : mark + 2].isalnum())
        if mark in closing or stray or (character in _CLOSING and not spaced):
            at = mark + 1
        elif note := _NOTE.match(text, at):
            at = note.end()
        elif character in _STRAIGHT and not spaced and not text[at + 1 : at + 2].isalnum():
            at += 1
        else:
            break
    return at


def _token_start(text: str, first: int, at: int) -> int:
    """Where the word begins that ends at `at`, looking back no further than an abbreviation."""
    begin = at
    while begin > max(first, at - _LONGEST_ABBREVIATION - 1):
        if text[begin - 1].isspace() or text[begin - 1] in _BEFORE_WORD:
            break
        begin -= 1
    return begin


def _whole(ends: list[int], matched: list[Pair], length: int) -> list[int]:
    """Drop the boundaries that would cut a quotation or parenthesis, where it isn't too long."""
    kept = [True] * len(ends)
    settled = 0  # index of the boundary that ends the last sentence made whole
    begin = 0  # where the sentence starts in which the present mark opens
    whole_until = 0
    for pair in matched:
        if pair.open < whole_until or pair.close - pair.open > LONGEST_QUOTATION:
            continue
        inside, beyond = bisect_right(ends, pair.open), bisect_right(ends, pair.close)
        if inside == beyond:
            continue
        if inside > settled:
            begin = ends[inside - 1]
        until = ends[beyond] if beyond < len(ends) else length
        if until - begin <= LONGEST_QUOTATION:
            kept[inside:beyond] = [False] * (beyond - inside)
            settled, whole_until = beyond, pair.close
    return [stop for stop, keep in zip(ends, kept, strict=True) if keep]
