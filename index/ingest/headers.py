"""One line of an article's head that says something about the article: a header line.

"Source: AFP", " date 2026-01-08", "Par Jeanne Martin et Paul Petit", "Publié le 13 janvier
2026 à 10h32 | Mis à jour à 12h". Pure; French and English, and the language that the text
is in where `header_words` has it. A line counts only where all of it is accounted for, so
"Publié en 2012, le livre …" and "Par ailleurs, …" are prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.dateline import is_agency
from index.ingest.header_words import BYLINES, COMMON, OWN, OWN_BYLINES
from index.written_dates import TIME, WrittenDate, dates

UNKNOWN = "und"
_LONGEST = 300  # code points

_RULE = re.compile(r"([-=_*~#])(?:[ \t]*\1){2,}")
_PUBLISHED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted)|publiée?|publication|postée?|parue?"
    r"|mise? en ligne|créée?|veröffentlicht|erschienen|erstellt|publicad[oa]|pubblicat[oa]"
    r"|gepubliceerd|geplaatst)\b(?:\s+(?:le|on|at|am|el|em|il|op))?\s*:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?<![^\W\d_])(?:(?:last )?(?:updated|modified)|mise? à jour|modifiée?|màj|actualisée?"
    r"|stand|(?:zuletzt )?(?:aktualisiert|geändert)|(?:última )?actualiza(?:d[oa]|ción)"
    r"|(?:ultimo )?aggiornat[oa]|(?:ultimo )?aggiornamento|atualizad[oa]|bijgewerkt)\b"
    r"(?:\s+(?:le|on|at|am|vom|el|em|il|op))?\s*:?"
    r"(?:\s*\d+ (?:minutes?|hours?|days?) ago| il y a \d+ \w+)?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(
    r"(?:(?:temps|durée) de )?lecture\s*:?\s*(?:de )?\d+ ?min\w*"
    r"|\d+ ?min(?:ute)?s? (?:de lecture|read|de lectura|di lettura|de leitura|leestijd)"
    r"|\d+ ?Min(?:uten|\.)? Lesezeit|(?:Lesezeit|Leestijd)\s*:?\s*(?:ca\. )?\d+ ?Min\w*\.?",
    re.IGNORECASE,
)
# Lines of agencies and press offices that say nothing of the story.
_OFFICE = re.compile(
    r"communiqué(?: de presse)?|(?:press|news) release|(?:pour|for) (?:diffusion immédiate"
    r"|immediate release)|pressemitteilung|(?:nota|comunicado) de (?:prensa|imprensa)"
    r"|comunicato stampa|persbericht|[\w ./]*/\s?AFP-[A-Z]{2}\d{2,3}",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"(?:(?:sous |under )?embargo(?:ed)?|sperrfrist)\s*:?\s*"
    r"(?:jusqu['’](?:au?|à)|until|till|bis|hasta|fino al?|até|tot)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://\S+")
_FILLER = re.compile(
    r"(?:[\s,;:|•·./–—-]|\b(?:à|le|et|at|on|and|am|um|den|und|el|a las|y|il|alle|ore|e|em|às"
    r"|op|om)\b)*",
    re.IGNORECASE,
)
# "Londres, correspondance", "De notre envoyée spéciale à Kuala Lumpur".
_CORRESPONDENT = (
    r"(?:correspondan(?:ce|te?s?)|envoyée?s? spéciale?s?|envoyés spéciaux)"
    r"(?: (?:particulière|permanente?s?))?|correspondents?|special correspondents?"
)
_PLACE_NAME = r"(?P<place>[^\W\d_a-zà-ÿ][\w’'.-]*(?:[ ][\w’'.-]+){0,3})"
_FROM_CORRESPONDENT = (
    re.compile(
        rf"\(?{_PLACE_NAME}(?:,\s*|\s+[-–—]\s+)(?:de notre |our )?(?i:{_CORRESPONDENT})\)?\.?"
    ),
    re.compile(
        rf"(?i:(?:de |from )?(?:notre|nos|our) (?:{_CORRESPONDENT})) "
        rf"(?:à|au|aux|en|in|at) {_PLACE_NAME}\.?"
    ),
)
_SIGNED_FROM = re.compile(
    r"(?P<author>[^\W\d_a-zà-ÿ][\w’'.-]+(?:[ ][^\W\d_a-zà-ÿ][\w’'.-]*){1,2}) (?:in|à) "
    + _PLACE_NAME
)
_STAFF = re.compile(r"(?:la|notre) rédaction\b|(?:l['’]|notre )équipe\b|(?:our )?staff\b", re.I)
_CONNECTING = """
et and avec with pour for à in de du des la le les von van der di da el al ben bin d l au aux
und y e o mit con com met aus
notre nos our envoyé envoyée envoyés spécial spéciale spéciaux correspondant correspondante
correspondent correspondance reporter editor staff writer agence journaliste rédaction the of en
in
"""
_NO_FIRST_NAMES = """
ailleurs contre conséquent exemple all now
monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi
dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
january february march april may june july august september october november december
"""
_BYLINE_WORDS = frozenset(_CONNECTING.split())
_NO_NAMES = frozenset(_NO_FIRST_NAMES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a header line says; all None for a line that only separates or files.

    `title_at` is where the title starts in the line, for "Titre: …".
    """

    title_at: int | None = None
    published: WrittenDate | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    place: str | None = None
    language: str | None = None


def read_header(line: str, language: str = UNKNOWN) -> Header | None:
    """`line`, without outer white space, as a header line, or None where it is prose.

    `language`: the text's (ISO 639-1), whose own words count beside French and English ones.
    """
    if len(line) > _LONGEST:
        return None
    if _RULE.fullmatch(line) or _OFFICE.fullmatch(line) or _is_embargo(line):
        return Header()
    if _ADDRESS.fullmatch(line):
        return Header(url=line)
    for pattern in _FROM_CORRESPONDENT:
        if found := pattern.fullmatch(line):
            return Header(place=found["place"])
    return _keyed(line, language) or _composed(line, language)


def read_imprint(line: str, next_line: str | None, language: str = UNKNOWN) -> Header | None:
    """The line under a headline that names the source and no more: "Le Quotidien, mardi 13
    janvier 2026", or "Le Quotidien" where `next_line` is a date or another header line."""
    if next_line and is_date(next_line) and (signed := _SIGNED_FROM.fullmatch(line)):
        return Header(author=signed["author"], place=signed["place"])
    days = list(dates(line))
    rest, bare = line, not days
    for day in days:
        rest = rest.replace(day.text, "|")
    parts = _openings(language).parts
    names = [name for name in parts.split(TIME.sub("|", rest).replace(",", "|")) if name.strip()]
    if len(names) != 1 or len(days) > 1 or not _is_outlet(names[0].strip()):
        return None
    if days and days[0].year is None:
        return None
    if bare and not (next_line and (read_header(next_line, language) or is_date(next_line))):
        return None
    return Header(source=names[0].strip(), published=days[0] if days else None)


def _is_outlet(name: str) -> bool:
    return len(name) <= 40 and len(name.split()) <= 5 and name[0].isupper() and name[-1].isalnum()


def _is_embargo(line: str) -> bool:
    opening = _EMBARGO.match(line)
    return opening is not None and is_date(line[opening.end() :])


def is_date(line: str) -> bool:
    """Whether `line` is a date, with its time perhaps, and no more."""
    days = list(dates(line))
    return bool(days) and _is_spent(line, days)


def _is_spent(part: str, days: list[WrittenDate]) -> bool:
    """Whether nothing of a line is left once its dates, times and their words are taken out."""
    for day in days:
        part = part.replace(day.text, " ")
    for pattern in (TIME, _PUBLISHED, _UPDATED, _READING_TIME):
        part = pattern.sub(" ", part)
    return _FILLER.fullmatch(part) is not None


@dataclass(frozen=True, slots=True)
class _Openings:
    """What opens header lines in texts of one language, compiled.

    `keyed`: "Source: AFP", with a group for each key. `byline`: "Par Jeanne Martin".
    `parts`: where parts of a line that stand side by side are cut.
    """

    keyed: re.Pattern[str]
    byline: re.Pattern[str]
    parts: re.Pattern[str]


@cache
def _openings(language: str) -> _Openings:
    own = OWN.get(language, {})
    keys = {name: "|".join(filter(None, (own.get(name), COMMON[name]))) for name in COMMON}
    bylines = "|".join(filter(None, (BYLINES, OWN_BYLINES.get(language))))
    return _Openings(
        keyed=re.compile(
            r"[>*_# \t]*(?:"
            + "|".join(f"(?P<{name}>{words})" for name, words in keys.items())
            + r")(?P<mark>[*_]*\s?[:=][*_]*|\s)\s*(?P<value>\S.*?)[\s*_]*",
            re.IGNORECASE | re.DOTALL,
        ),
        byline=re.compile(rf"(?:{bylines})[ :\u00a0]+(?P<names>\S.*)", re.IGNORECASE | re.DOTALL),
        parts=re.compile(rf"\s*[|•·]\s*|\s+[-–—]\s+|,?\s+(?=(?:{bylines})\s+\w)|\n", re.IGNORECASE),
    )


def _keyed(line: str, language: str) -> Header | None:
    match = _openings(language).keyed.fullmatch(line)
    if match is None:
        return None
    key = next(name for name in COMMON if match[name])
    value = match["value"]
    if key in ("date", "updated"):
        days = list(dates(value))
        says_more = _PUBLISHED.search(value) or _UPDATED.search(value)
        if not days or says_more or not _is_spent(value, days):
            return None
        return Header(published=days[0] if key == "date" else None)
    if not match["mark"].strip():
        return None
    if key == "mail":
        return Header() if "@" in value or _are_names(value) else None
    author, agency = _signed(value) if key == "author" else (None, None)
    return Header(
        title_at=match.start("value") if key == "title" else None,
        source=value if key == "source" else agency,
        author=author,
        url=value if key == "url" else None,
        place=value if key == "place" else None,
        language=value if key == "language" else None,
    )


def _composed(line: str, language: str) -> Header | None:
    """A byline or a line of publication, or several such parts side by side."""
    author: str | None = None
    source: str | None = None
    published: WrittenDate | None = None
    says_so = False
    openings = _openings(language)
    for part in filter(None, map(str.strip, openings.parts.split(line))):
        days = list(dates(part))
        byline = openings.byline.fullmatch(part)
        if byline and _are_names(byline["names"]):
            says_so = True
            names, agency = _signed(byline["names"])
            author, source = author or names, source or agency
        elif is_agency(part):
            source = source or part
        elif _is_spent(part, days):
            says_so = says_so or bool(days and (_PUBLISHED.search(part) or _UPDATED.search(part)))
            published = published or _published(part, days)
        else:
            return None
    return Header(author=author, source=source, published=published) if says_so else None


def _signed(names: str) -> tuple[str | None, str | None]:
    """A byline's people and its agency: "Jane Doe, Reuters", "Paul Petit (avec AFP)"."""
    pieces = re.split(r",\s*|\s+/\s+|\s*\((?:avec |with )?|\)", names)
    agency = next((piece for piece in pieces if is_agency(piece)), None)
    people = [piece for piece in pieces if piece and piece != agency]
    return ", ".join(people) or None, agency


def _published(part: str, days: list[WrittenDate]) -> WrittenDate | None:
    """The first of `days` that isn't the day of an update."""
    for day in days:
        before = part[: day.span.start + len(day.text)]
        updated = [match.start() for match in _UPDATED.finditer(before)]
        published = [match.start() for match in _PUBLISHED.finditer(before)]
        if not updated or (published and published[-1] > updated[-1]):
            return day
    return None


def _are_names(names: str) -> bool:
    if _STAFF.match(names):
        return True
    words = re.findall(r"[\w’'.-]+", names)
    if not words or len(words) > 16 or words[0].casefold() in _NO_NAMES:
        return False
    if not words[0][0].isupper() or re.search(r"[!?:;«»“”\"]|\w{3}\.$", names):
        return False
    return all(
        word[0].isupper()
        or all(piece in _BYLINE_WORDS for piece in re.split(r"['’]", word) if piece.islower())
        for word in words
    )
