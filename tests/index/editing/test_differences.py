"""What two versions of a text share and where they differ."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.editing import PieceKind, difference

OLD = "Le port a fermé mardi. Trois navires attendent. Le maire se tait."
WORDS = ("port", "quai", "Le", "a", "12", ".", "!", "\n\n", " ", "« oui »", "é", "\u202f")
texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


def shown(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (piece.kind.value, (piece.after.of(after) if piece.after else piece.before.of(before)))  # type: ignore[union-attr]
        for piece in difference(before, after).pieces
    ]


def test_a_changed_word_is_shown_alone() -> None:
    assert shown(OLD, OLD.replace("Trois", "Quatre")) == [
        ("kept", "Le port a fermé mardi. "),
        ("removed", "Trois "),
        ("added", "Quatre "),
        ("kept", "navires attendent. Le maire se tait."),
    ]


NUMBERS = {
    "en": ("1,200", "1,500"),
    "fr": ("1\u00a0200", "1\u00a0500"),
    "narrow": ("12\u202f200\u202f000", "12\u202f500\u202f000"),
    "plain": ("1 200", "1 500"),
    "decimals": ("12,5", "12,7"),
    "date": ("9/1/2026", "9/2/2026"),
    "ordinal": ("21st", "22nd"),
    "word": ("aujourd’hui", "aujourd’huy"),
    "hyphens": ("twenty-one", "twenty-two"),
}


@pytest.mark.parametrize(("was", "now"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_and_a_word_are_shown_whole(was: str, now: str) -> None:
    old = f"Le port compte {was} marins et neuf grues."
    assert shown(old, old.replace(was, now)) == [
        ("kept", "Le port compte "),
        ("removed", f"{was} "),
        ("added", f"{now} "),
        ("kept", "marins et neuf grues."),
    ]


def test_a_list_of_numbers_is_no_number() -> None:
    old = "Les quais 4, 5 et 120 sont fermés, dit le port."
    assert ("removed", "5 ") in shown(old, old.replace("5", "6"))


def test_a_sentence_that_is_written_anew_is_not_cut_to_pieces() -> None:
    assert shown(
        OLD, OLD.replace("Trois navires attendent", "Plus rien n'entre, dit un marin")
    ) == [
        ("kept", "Le port a fermé mardi. "),
        ("removed", "Trois navires attendent"),
        ("added", "Plus rien n'entre, dit un marin"),
        ("kept", ". Le maire se tait."),
    ]


def test_white_space_alone_is_no_change() -> None:
    assert not difference(OLD, OLD.replace(" ", "\n")).changed


@given(texts, texts)
def test_the_pieces_hold_all_of_both_texts(before: str, after: str) -> None:
    pieces = difference(before, after).pieces
    old = "".join(piece.before.of(before) for piece in pieces if piece.before)
    new = "".join(piece.after.of(after) for piece in pieces if piece.after)
    assert (old, new) == (before.lstrip(), after.lstrip())
    for piece in pieces:
        if piece.kind is PieceKind.KEPT:
            assert piece.before
            assert piece.after
            assert piece.before.of(before).split() == piece.after.of(after).split()


def test_long_texts_without_a_common_sentence_are_compared_at_once() -> None:
    old = " ".join(f"Le navire {n} attend au quai {n % 7}." for n in range(2000))
    new = " ".join(f"Le cargo {n} attend au port {n % 5}." for n in range(2000))
    began = time.perf_counter()
    assert difference(old, new).changed
    assert time.perf_counter() - began < 10
