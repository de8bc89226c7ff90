"""The block of fields that a Markdown file may open with: YAML, or TOML between "+++".

Every value is read as the words that were written, so that a date keeps the day on its own
clock and a title that is a number stays one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import yaml

from index.ingest.extract import Extract
from index.lexicon import fold
from index.written_dates import dates

_YAML = re.compile(r"\s*---[ \t]*\r?\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\r?\n(?P<fields>.*?\n)\+\+\+[ \t]*(?:\r?\n|$)", re.DOTALL)
_YAML_FIELD = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)
_TOML_FIELD = re.compile(r"^[\w-]+[ \t]*=", re.MULTILINE)
# Without accents, case, spaces and dashes: "Date de publication" is "datedepublication".
_KEYS = {
    "title": "title titre headline titel titulo titolo",
    "source": (
        "source publisher agency agence outlet site sitename media journal newspaper"
        " quelle fuente fonte bron"
    ),
    "author": (
        "author authors auteur autrice auteurs by byline par signature"
        " autor autorin autoren autora autores autore autrici autori"
    ),
    "place": "place location lieu ville city ort lugar luogo plaats",
    "date": (
        "date published publishedat publishedon publisheddate publishdate pubdate datepublished"
        " publie publieele publiele datepublication datedepublication dateparution"
        " datedeparution datum fecha data fechadepublicacion datadipubblicazione datadepublicacao"
    ),
    "url": "url link lien permalink canonical canonicalurl sourceurl originalurl",
    "language": "lang language langue locale inlanguage sprache idioma lingua taal",
}
_NAMES = (
    "name",
    "nom",
    "nombre",
    "nome",
    "naam",
    "title",
    "titre",
)  # of a value that is fields of its own
_NOTHING = frozenset({"", "~", "null", "none"})
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")


def has_front_matter(text: str) -> bool:
    """Whether `text` opens with fields between two lines of three dashes or pluses."""
    return _block(text) is not None


def read_front_matter(text: str) -> tuple[Extract, str]:
    """What the front matter says, and the text behind it.

    "title: Grok : le scandale" is not YAML. Such a block comes back as the Extract's text,
    for its lines still read as header lines, and a note says so.
    """
    block = _block(text)
    if block is None:
        return Extract(text=""), text
    rest = text[block.end() :]
    try:
        if block.re is _TOML:
            read = tomllib.loads(block["fields"].replace("\r\n", "\n"), parse_float=str)
        else:
            read = yaml.load(block["fields"], yaml.BaseLoader)  # noqa: S506 - makes only strings
        fields = {_folded(key): value for key, value in read.items()}
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError):
        name = "TOML" if block.re is _TOML else "YAML"
        note = f"Its front matter is not valid {name} and was read line by line."
        return Extract(text=block[0].strip(), notes=(note,)), rest
    source, url = _text(fields, "source"), _text(fields, "url")
    if source and source.startswith(("http://", "https://")):  # as web clippers write it
        url = url or source
        source = _host(source)
    written = next(dates(_text(fields, "date") or ""), None)
    day, notes = written.settle() if written else (None, ())
    found = Extract(
        text="",
        title=_text(fields, "title"),
        source=source,
        author=_text(fields, "author"),
        place=_text(fields, "place"),
        published_at=day,
        dated_by="the front matter",
        url=url,
        language=_text(fields, "language"),
        notes=notes,
    )
    return found, rest


def _block(text: str) -> re.Match[str] | None:
    for block, field in ((_YAML, _YAML_FIELD), (_TOML, _TOML_FIELD)):
        found = block.match(text)
        if found and field.search(found["fields"]):
            return found
    return None


def _folded(key: object) -> str:
    return re.sub(r"[\W_]+", "", fold(str(key)))


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    """A field on one line, several names parted by commas."""
    found = (", ".join(_words(fields[key])) for key in _KEYS[name].split() if key in fields)
    return next(filter(None, found), None)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dict):
        yield from (word for name in _NAMES if name in value for word in _words(value[name]))
    elif value is not None:
        words = " ".join(_WIKI_LINK.sub(r"\1", str(value)).split())
        if words.casefold() not in _NOTHING:
            yield words


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:  # "http://[x"
        return None
    return (host or "").removeprefix("www.") or None
