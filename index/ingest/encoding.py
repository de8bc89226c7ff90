"""Bytes to text: UTF-8, UTF-16 and UTF-32 by their mark, cp1252, Latin-1 and Latin-9.

Order matters more than statistics. A byte-order mark settles it; bytes that are valid
UTF-8 are UTF-8, for other encodings hardly ever are; what remains of French and English
text is cp1252 (which Latin-1 text without control characters is too) if it then reads
like prose, or else Latin-9, where "œ" and "€" stand elsewhere. The rest is refused: a wrong
guess garbles every accent, and a garbled quote is a wrong quote (charset-normalizer's is
wrong for every fifth French article in Mac Roman).
"""

from __future__ import annotations

import codecs
import re

from index.errors import BinaryInput, UnknownEncoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What French, English and their neighbours write beside ASCII.
_USUAL = frozenset(
    "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆáíóúñìòãõåøßÁÍÓÚÑÅØºª"
    "«»‹›‘’“”„‚–—…€£¥¢°§©®™•·†‰±×÷¼½¾¹²³µ¿¡´¨\u00a0\u00ad"
)
# What other encodings' accents turn into: "annonc‚", "lÕaccord", "ŽlevŽ".
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_](?:[‚„ˆ‹]|[†‰›¢£¥§™®©°±×÷¼½¾“](?=[^\W\d_]))")
_CAPITAL_IN_WORD = re.compile(r"[a-zß-ÿ][À-ÖØ-ÞŠŒŽŸ](?![A-ZÀ-ÖØ-Þ])|[ŽŠ][a-z]")
_LATIN_9 = re.compile(r"¤|[^\W\d_][¼½¾]|[¼½¾][^\W\d_]")  # "c½ur", "12 ¤"
_LEAST_USUAL = 0.97  # share of the characters beside ASCII
_MOST_ACCENTED = 0.7  # share of the letters: "été" has two of three, Cyrillic and Greek all
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# "Ã©", "â€™", "Â«" and their like.
_GARBLED = re.compile(r"[ÃÂ][\u00a0-\u00bf€ƒŠŽšžŸ‚„…†‡ˆ‰‹Œ‘’“”•–—˜™›œ]|â€|â„")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)


def decode(data: bytes, *, declared: str | None = None) -> str:
    """`data` as text, without a byte-order mark.

    `declared` is the encoding that a page's headers or markup name; a byte-order mark and
    valid UTF-8 go before it. Raises BinaryInput and UnknownEncoding.
    """
    text = _decode(data, declared)
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > len(text) / 200:
        raise BinaryInput("It is not text.")
    return text


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page's or feed's first bytes declare."""
    match = _XML_CHARSET.search(data[:1024]) or _META_CHARSET.search(data[:4096])
    return match[1].decode() if match else None


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is None:
                raise UnknownEncoding(f"It is marked as {encoding[:6].upper()} but is damaged.")
            return text
    text = _strictly(data, "utf-8")
    if text is not None:
        if _is_garbled(text):
            raise UnknownEncoding(
                "Its accents were garbled by another program (“Ã©” for “é”).",
                hint="Save it anew from where it came from, as UTF-8, and add it again.",
            )
        return text
    if b"\x00" in data:
        raise BinaryInput("It is not text.")
    valid = len(_MULTIBYTE.findall(data))
    if valid > 2 * len(re.findall(rb"[\x80-\xff]", _MULTIBYTE.sub(b"", data))):
        raise UnknownEncoding("It is UTF-8 but some of its bytes are damaged.")
    named = _named(data, declared)
    if named is not None:
        return named
    for encoding in ("cp1252", "iso8859-15"):
        text = _strictly(data, encoding)
        if text is not None and _reads_well(text):
            return text
    raise UnknownEncoding("It is neither UTF-8 nor Windows-1252.")


def _is_garbled(text: str) -> bool:
    """Whether UTF-8 was once read as cp1252: nearly all accents are then two signs."""
    pairs = len(_GARBLED.findall(text))
    return pairs > 2 and pairs * 3 > sum(char > "\x7f" for char in text)


def _named(data: bytes, declared: str | None) -> str | None:
    """`data` in the declared encoding, if there is one and it fits. On the web, Latin-1 and
    ASCII mean cp1252 (WHATWG Encoding Standard), which is tried anyway."""
    try:
        encoding = codecs.lookup(declared).name if declared else "ascii"
    except LookupError:
        return None
    if encoding in ("ascii", "iso8859-1", "cp1252", "utf-8"):
        return None
    return _strictly(data, encoding)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _reads_well(text: str) -> bool:
    """Whether decoded text has the characters of Western prose, where words have them."""
    others = [char for char in text if char > "\x7f"]
    odd = sum(char not in _USUAL for char in others)
    odd += len(_SYMBOL_IN_WORD.findall(text)) + len(_CAPITAL_IN_WORD.findall(text))
    letters, accented = sum(map(str.isalpha, text)), sum(map(str.isalpha, others))
    usual = not _LATIN_9.search(text) and odd <= len(others) * (1 - _LEAST_USUAL)
    return usual and accented <= max(letters * _MOST_ACCENTED, 8)
