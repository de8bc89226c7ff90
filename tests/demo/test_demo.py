"""The demonstration runs to its end, and what it shows is what it promises."""

from __future__ import annotations

import pytest

from tests.demo.__main__ import main

pytestmark = pytest.mark.slow


def test_the_scene_is_played_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    told = capsys.readouterr().out
    assert "The story doesn’t say." in told
    assert "1 article to add" in told
    assert told.count("New in the story “main”") == 2
    before, after = told.split("presses [Confirm]")
    assert "Starmer" not in before
    assert "Keir Starmer said" in after
    assert "Report on main" in after
