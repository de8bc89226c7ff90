"""Bytes to text, and bytes that no supported encoding explains."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import BinaryInput, UnknownEncoding
from index.ingest.encoding import decode
from tests.index.ingest.samples import BODY

WORDS = """
L’œuvre coûte 12 € ; « ça », dit Élise – où ? À Noël… “fort” naïve maïs été garçon Ÿ dès l’hôpital
cœur aïeul ambiguë sûr Île ÉTAT BŒUF pâte d'or 20.000 81 % n°5 café Hôtel façade
"""
FRENCH = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=60).map(" ".join)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@given(text=FRENCH)
@example(text="L’œuvre été été été été")
def test_french_survives_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@given(text=FRENCH.filter(lambda text: not set(text) & set("’œŒ€–…“”Ÿ")))
def test_french_survives_latin_1(text: str) -> None:
    assert decode(text.encode("latin-1")) == text


def test_french_in_latin_9() -> None:
    text = "Le cœur de l'œuvre a coûté 12 € à la ville."
    assert decode(text.encode("iso8859-15")) == text


def test_the_marks_of_french_in_cp1252() -> None:
    assert decode(b"\xab l\x92\x9cuvre \xe0 12 \x80 \xbb\x85") == "« l’œuvre à 12 € »…"


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1251", "koi8-r", "shift_jis", "cp850"])
def test_other_encodings_are_refused_rather_than_guessed(encoding: str) -> None:
    text = {"cp1251": "Мост снова открыт. ", "koi8-r": "Мост снова открыт. "}.get(encoding)
    text = "橋は土曜日に再開する。" if encoding == "shift_jis" else text
    plain = BODY.translate(str.maketrans("’“”œ…", '\'""o.'))
    with pytest.raises(UnknownEncoding, match="neither UTF-8 nor Windows-1252"):
        decode((text or plain).encode(encoding) * 3)


def test_a_page_s_declaration_is_heard() -> None:
    text = "Мост снова открыт. "
    assert decode(text.encode("koi8-r"), declared="KOI8-R") == text
    assert decode(BODY.encode(), declared="iso-8859-1") == BODY
    assert decode(BODY.encode("cp1252"), declared="iso-8859-1") == BODY
    assert decode(BODY.encode("cp1252"), declared="no-such-thing") == BODY


def test_damaged_utf_8_is_not_taken_for_something_else() -> None:
    damaged = bytearray(BODY.encode())
    damaged[damaged.index(b"\xc3") + 1] = 0xFF
    with pytest.raises(UnknownEncoding, match="damaged"):
        decode(bytes(damaged))
    with pytest.raises(UnknownEncoding, match="UTF-16"):
        decode(b"\xff\xfe\x41")


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02\x03" * 20, b"MZ\x90\x00\x03", bytes(range(32)) * 4, "Été".encode("utf-16-le")],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode(data)


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except (BinaryInput, UnknownEncoding):
        return
    assert "\x00" not in text
