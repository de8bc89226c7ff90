"""Pictures, looked at as far as a program can."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from index.drawing import THEMES, draw
from index.drawing.axis import axis
from index.drawing.fonts import Face, width, wrapped
from index.drawing.layout import scene
from index.drawing.marks import Mark, mark
from index.drawing.scene import Box, Scene, Shape, Text
from index.models import Bound, Precision, Timeline
from tests.index.drawing.entries import EVERY_MARK, entry, timeline

QUICK = settings(max_examples=60, deadline=None)  # machines may be busy
SVG = "{http://www.w3.org/2000/svg}"


def laid_out(found: Timeline, language: str = "fr", theme: str = "light") -> Scene:
    return scene(found, language=language, theme=THEMES[theme], width=1080)


def texts(found: Scene) -> list[str]:
    return [item.text for item in found.items if isinstance(item, Text)]


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_a_picture_is_as_wide_as_asked_and_on_its_theme(theme: str) -> None:
    for wide in (540, 1080):
        picture = draw(EVERY_MARK, "png", language="fr", theme=theme, width=wide)
        with Image.open(io.BytesIO(picture)) as image:
            assert image.width == wide
            corner = image.convert("RGB").getpixel((2, 2))
    background = THEMES[theme].background
    assert corner == tuple(int(background[at : at + 2], 16) for at in (1, 3, 5))


def test_a_picture_of_a_dozen_entries_fits_a_chat() -> None:
    many = timeline(
        *[entry(date(2026, 1, day), text="Le port a fermé. " * 9) for day in range(1, 13)]
    )
    picture = draw(many, "png", language="en")
    assert len(picture) < 1_000_000
    with Image.open(io.BytesIO(picture)) as image:
        assert image.height < 5000


def test_texts_stand_inside_and_large_enough_for_a_phone() -> None:
    drawn = laid_out(EVERY_MARK)
    for item in drawn.items:
        if isinstance(item, Text):
            assert item.size >= 26
            assert item.x >= 0
            assert item.x + width(item.text, item.face, item.size) <= 1080
            assert item.y <= drawn.height


def test_a_picture_says_what_articles_say_and_where_they_differ() -> None:
    said = texts(laid_out(EVERY_MARK))
    assert "Depuis le vendredi 9 janvier 2026" in said
    assert "«\u00a0Le port a fermé.\u00a0»" in said
    assert "Les chiffres diffèrent : 12 blessés (Test); 14 blessés (Test)" in said
    assert said.count("date reprise d’une phrase précédente") == 1  # whole, on a line of its own
    assert "ce jour-là, selon une phrase précédente" in said
    assert "à un moment de cette période" in said
    assert "within that time" in texts(laid_out(EVERY_MARK, "en"))


def test_uncertain_times_look_so() -> None:
    scale = axis(EVERY_MARK.entries, 0, 1000)
    marks = [mark(one, scale) for one in EVERY_MARK.entries]
    assert marks == [
        Mark.WITHIN, Mark.WITHIN, Mark.SPAN, Mark.OPEN, Mark.CARRIED, Mark.OPEN, Mark.OPEN
    ]  # fmt: skip


def test_far_days_run_off_the_scale_and_leave_room_to_the_others() -> None:
    told = timeline(
        entry(date(1994, 1, 1), date(1994, 12, 31), Precision.YEAR),
        *[entry(date(2026, 1, day)) for day in range(2, 12)],
        entry(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH),
    )
    scale = axis(told.entries, 0, 1000)
    assert [mark(one, scale) for one in told.entries] == [Mark.OFF, *[Mark.DAY] * 10, Mark.OFF]
    assert (scale.last - scale.first).days < 20
    assert "hors de l’échelle" in texts(laid_out(told))


def test_a_span_that_runs_off_the_scale_is_clear_of_its_arrow() -> None:
    told = timeline(
        entry(date(2025, 6, 1), date(2026, 1, 8), Precision.RANGE),
        *[entry(date(2026, 1, day)) for day in range(5, 12)],
    )
    items = laid_out(told).items
    [arrow] = [item for item in items if isinstance(item, Shape)][:1]
    tip = max(x for x, _ in arrow.points)
    bars = [one for one in items if isinstance(one, Box) and one.color == THEMES["light"].solid]
    assert min(bar.x for bar in bars if bar.width > 100) > tip
    assert "hors de l’échelle" in texts(laid_out(told))


def test_a_long_quote_is_cut_outside_its_marks() -> None:
    text = "Le port de Valmer a fermé ses quais. " * 30
    said = texts(laid_out(timeline(entry(date(2026, 1, 9), text=text.strip()))))
    assert said[-2].endswith("» […]")
    shown = re.search(r"«\u00a0(.*)\u00a0» \[…\]", " ".join(said))
    assert shown
    assert text.startswith(shown[1])


@pytest.mark.parametrize("contrasted", ["ink", "muted", "solid", "warning"])
@pytest.mark.parametrize("theme", sorted(THEMES))
def test_texts_can_be_read(theme: str, contrasted: str) -> None:
    colors = THEMES[theme]
    text = _luminance(getattr(colors, contrasted))
    for ground in (colors.background, colors.panel):
        light, dark = sorted((text, _luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(color: str) -> float:
    """As WCAG 2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_an_svg_has_its_texts_as_text() -> None:
    picture = draw(EVERY_MARK, "svg", language="en", theme="dark", title="A <b> & c")
    root = ElementTree.fromstring(picture)  # noqa: S314 - our own
    lines = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert lines == texts(
        scene(EVERY_MARK, language="en", theme=THEMES["dark"], width=1080, title="A <b> & c")
    )
    assert "A <b> & c" in lines[0]
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == "Timeline · A <b> & c"


def test_an_empty_timeline_says_so() -> None:
    assert "Aucun événement daté." in texts(laid_out(timeline()))
    assert draw(timeline(), "png", language="en")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(1900, 1, 1), date(2100, 1, 1)),
            st.integers(0, 4000),
            st.sampled_from(Precision),
            st.sampled_from([None, *Bound]),
            st.text(min_size=3, max_size=300),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_is_told_can_be_drawn(
    told: list[tuple[date, int, Precision, Bound | None, str]],
) -> None:
    entries = [
        entry(
            first,
            first if precision is Precision.DAY else first + timedelta(length),
            precision,
            bound=bound,
            text=text,
        )
        for first, length, precision, bound, text in sorted(told, key=lambda one: one[0])
    ]
    drawn = laid_out(timeline(*entries))
    for item in drawn.items:
        if isinstance(item, Text):
            assert item.x + width(item.text, item.face, item.size) <= 1080
    ElementTree.fromstring(  # noqa: S314 - our own
        draw(timeline(*entries), "svg", language="fr").decode()
    )


@QUICK
@given(st.text(max_size=200), st.integers(80, 600), st.integers(1, 5))
def test_lines_fit_and_lose_nothing(text: str, room: int, most: int) -> None:
    lines, cut = wrapped(text, Face.SERIF, 30, room, most)
    assert len(lines) <= most
    assert all(width(line, Face.SERIF, 30) <= room or len(line) == 1 for line in lines)
    whole, _ = wrapped(text, Face.SERIF, 30, room, 10_000)
    assert whole[: len(lines)] == lines
    assert cut is (len(whole) > most) or len(whole) == most
