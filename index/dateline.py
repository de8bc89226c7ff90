"""The dateline that opens an article's body.

Pure and independent of formats. French and English, agency and newspaper styles:
"Paris, France | AFP | mardi 13/01/2026 - ", "LONDON, Jan 13 (Reuters) — ",
"Bruxelles, 13 janv 2026 (AFP) - ", "22 mai 2012. - ". German, Spanish, Italian, Portuguese and
Dutch ones alike: "HAMBURG, 11. Mai 2026 - ", "(ANSA) - ROMA, 11 MAG - ".

A dateline is recognised only where everything before its dash is accounted for: a
date, an agency, a time, and what is left must read as a place. So "Paris - Roubaix:
la course" and "Jean Dupont (PS) - Le député" have none. A place alone, with neither
date nor agency, must be a city that newspapers date from (`CITIES`) or carry its
region ("CRANS-MONTANA, Suisse — ").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.datelined import AGENCIES, CITIES
from index.models import Span
from index.written_dates import TIME, WEEKDAY, WrittenDate, dates

_FARTHEST = 160  # code points from a paragraph's start to its dateline's end
_SEARCHED = 20_000  # code points in which other days make a text a chronology


def _fold(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


_CITY_NAMES = frozenset(map(_fold, CITIES))


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline in a text: `span` from its first letter to its dash;
    `body` where the sentence after it starts (the next line's, when `own_line`)."""

    span: Span
    body: int
    place: str | None = None
    agency: str | None = None
    written: WrittenDate | None = None
    own_line: bool = False


def find_dateline(text: str, start: int = 0) -> FoundDateline | None:
    """The dateline of the paragraph that starts at `start`, or None.

    `start` is the paragraph's first code point that is no white space. Where several
    dashes could end the dateline, the longest head that is all accounted for wins.
    """
    newline = text.find("\n", start)
    line_end = len(text) if newline < 0 else newline
    window = text[start : min(line_end, start + _FARTHEST)]
    chronology = _is_chronology(text, start)
    if (alone := _alone(text[start:line_end], chronology=chronology)) is not None:
        after = re.compile(r"\s*").match(text, line_end)
        return _found(alone, start, after.end() if after else line_end, own_line=True)
    for dash in reversed(list(_DASHES.finditer(window))):
        parts = _parse(window[: dash.start()].rstrip())
        body = start + dash.end()
        if (
            parts
            and body < line_end
            and _is_dateline(parts, dash[0].strip(), text, body, chronology)
        ):
            return _found(parts, start, body, end=start + len(window[: dash.end()].rstrip()))
    # With no dash: "(Belga) Le ministre …", "(Ottawa) Le ministre …".
    bracket = _LEADING_BRACKET.match(window)
    if bracket and (parts := _parse(window[: bracket.end()].rstrip())):
        body = start + bracket.end()
        of_city = len(parts.place) == 1 and _fold(parts.place[0]) in _CITY_NAMES
        if parts.agency or (of_city and _starts_sentence(text, body)):
            return _found(parts, start, body)
    return None


def is_agency(name: str) -> bool:
    """Whether `name` is a news agency's, as its dispatches write it."""
    return name in AGENCIES or (name.islower() and name.upper() in AGENCIES)


# Newspapers put a full stop behind an agency: "Husum (dpa). Die Fähre …".
# The Associated Press used to send "_" for a dash; two dashes come of careless joining.
_DASHES = re.compile(
    r"\s*(?:--|[-–—]|(?<=\s)_)(?:\s[-–—])?(?:\s+|(?<=—)|(?<=--))|:\s+"
    r"|(?<=\))\.\s+"
)
_SEPARATORS = re.compile(r"([|()\[\],;/]|\s[-–—]{1,2}\s|--)")
# Lengths, and the regional services of dpa: "Husum (dpa/lno) - ".
_NOISE = re.compile(
    r"\d+ (?:mots|words|min\w*(?: (?:de lecture|read))?)|le|on|[.]|l(?:no|ni|he|by|sw|nw|rs|bn)",
    re.I,
)
_PARTICLES = "de|du|des|la|le|les|en|et|sur|sous|of|the|and|am|al|el|upon|an der|do|da|dos|di|aan"
_NAME = r"(?:[dl]['’])?(?=[^\W\d_a-zà-ÿ])[\w'’.-]+"
_PLACE = re.compile(rf"(?:{_NAME}[ ](?:(?:{_PARTICLES})[ ]){{0,2}}){{0,5}}{_NAME}")
_PARTY = re.compile(r"\([^\W\d_a-zà-ÿ]+\)")
_LEADING_BRACKET = re.compile(r"\([^()\n]{2,40}\)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a dateline's head is made of; `text` is that head."""

    text: str
    place: tuple[str, ...]
    agency: str | None
    written: WrittenDate | None
    weekday_only: bool


def _parse(head: str) -> _Parts | None:
    """`head` as a dateline's parts, or None unless all of it is accounted for."""
    days = list(dates(head))
    if len(days) > 1:
        return None
    rest = head
    if days:
        rest = f"{head[: days[0].span.start]};{head[days[0].span.end :]}"
    place: list[str] = []
    agencies: list[str] = []
    others: list[str] = []
    weekday_only = False
    next_to_place: tuple[int, int] | None = None
    for field in _fields(TIME.sub(";", rest)):
        name, at = field.text, (field.position, field.column)
        if not name or _NOISE.fullmatch(name):
            continue
        if is_agency(name):
            agencies.append(name)
        elif re.fullmatch(WEEKDAY, name, re.IGNORECASE):
            weekday_only = True
        elif _PLACE.fullmatch(name) and (not place or at == next_to_place):
            # The dot of "Minn." is the name's own, that of "22 août 2012, Espagne." isn't.
            abbreviated = name.count(".") > 1 or (place and not days)
            place.append(name if abbreviated else name.rstrip("."))
            next_to_place = (field.position + 1, field.column)
        elif (field.bracketed or field.column) and name[0].isupper():
            others.append(name)
        else:
            return None
    if others and (len(others) > 1 or agencies or not (days and place)):
        return None  # an agency we don't know needs a place and a date beside it
    agencies += others
    if len(place) > 3 or len(agencies) > 2 or not (place or agencies or days):
        return None
    agency = "/".join(agencies) or None
    return _Parts(head, tuple(place), agency, days[0] if days else None, weekday_only)


@dataclass(frozen=True, slots=True)
class _Field:
    """A piece of a dateline's head between two separators; columns are parted by "|"."""

    text: str
    position: int
    column: int
    bracketed: bool


def _fields(head: str) -> Iterator[_Field]:
    column, bracketed = 0, False
    for position, piece in enumerate(_SEPARATORS.split(head)):
        if position % 2 == 0:
            yield _Field(piece.strip(), position // 2, column, bracketed)
        else:
            column += piece == "|"
            bracketed = piece in "([" or (bracketed and piece not in ")]")


def _alone(line: str, *, chronology: bool) -> _Parts | None:
    """A line that is a dateline and nothing else: "Paris, le 13 janvier 2026"."""
    line = line.rstrip(" \t")
    if len(line) > _FARTHEST or (_DASHES.search(line) and "|" not in line):
        return None
    parts = _parse(line)
    if parts is None or not (parts.agency or parts.written):
        return None
    if parts.agency or not parts.written:
        return parts if parts.agency else None
    if not parts.place:
        return parts if parts.written.year is not None and not chronology else None
    # "Le Monde, 13 janvier 2026" is a newspaper's, "Paris, le 13 janvier 2026" a letter's.
    dated_from = parts.written.text.lower().startswith(("le ", "den ", "a "))
    return parts if dated_from or _fold(parts.place[0]) in _CITY_NAMES else None


def _is_dateline(parts: _Parts, dash: str, text: str, body: int, chronology: bool) -> bool:
    """Whether a head that is all accounted for carries enough evidence to be a dateline."""
    if dash in ":.":
        return bool(parts.place and parts.agency)
    if parts.agency:
        return True
    if not _starts_sentence(text, body):
        return False
    if parts.written and not parts.place:
        # "13 janvier 2026 - …" opens an article, but also each entry of a chronology.
        return parts.written.year is not None and not chronology
    return bool(parts.written) or _is_bare_place(parts, dash, text, body)


def _is_bare_place(parts: _Parts, dash: str, text: str, body: int) -> bool:
    """Whether a place with neither date nor agency is a dateline, and no label or name."""
    capitals = parts.place[0].isupper() and len(parts.place[0]) > 2
    if len(parts.place) > 1 or parts.weekday_only:
        return capitals and not _PARTY.search(parts.text)
    if _fold(parts.place[0]) not in _CITY_NAMES:
        return False
    next_words = text[body : body + 40].split()
    goes_on_with_city = any(
        _fold(" ".join(next_words[:n])).rstrip(",:.") in _CITY_NAMES for n in (1, 2, 3)
    )
    return capitals or (dash == "—" and not goes_on_with_city)


def _starts_sentence(text: str, body: int) -> bool:
    letter = re.compile(r"[\W_]{0,3}([^\W_])").match(text, body)
    return letter is not None and not letter[1].islower()


def _is_chronology(text: str, start: int) -> bool:
    """Whether another line after the one at `start` opens with a day and a dash, or is a day."""
    for line in re.compile(r"\n[ \t]*(?=[^\W_]).{0,40}").finditer(text, start, start + _SEARCHED):
        opening = line[0].lstrip()
        first = next(dates(opening), None)
        if first is not None and first.span.start == 0:
            rest = opening[first.span.end :]
            if not rest.strip() or _DASHES.match(rest):
                return True
    return False


def _found(
    parts: _Parts, start: int, body: int, *, end: int | None = None, own_line: bool = False
) -> FoundDateline:
    written = parts.written
    if written is not None:
        span = Span(start + written.span.start, start + written.span.end)
        written = WrittenDate(span, written.text, written.readings, written.year, written.weekday)
    return FoundDateline(
        span=Span(start, start + len(parts.text.rstrip()) if end is None else end),
        body=body,
        place=", ".join(parts.place) or None,
        agency=parts.agency,
        written=written,
        own_line=own_line,
    )
