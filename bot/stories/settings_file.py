"""A story's settings, in a file of its folder.

So they go where the story goes: a copy or a backup of a private story is private too. A
file that can't be read is an error and never the default, which would be public.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from bot.errors import PlacesFailed
from bot.stories.models import StorySettings

FILE_NAME: Final = "settings.json"


def read(folder: Path) -> StorySettings:
    """What is set for the story of this folder. Raises PlacesFailed."""
    path = folder / FILE_NAME
    try:
        given = json.loads(path.read_bytes())
        return _settings(given)
    except FileNotFoundError:
        return StorySettings()
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise PlacesFailed(
            f"{path} can't be read: {type(error).__name__}.", hint="Mend it, or remove it."
        ) from error


def write(folder: Path, settings: StorySettings) -> None:
    """All of it or nothing. Raises PlacesFailed."""
    path = folder / FILE_NAME
    partly = folder / f".{FILE_NAME}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with partly.open("w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        partly.replace(path)
    except OSError as error:
        partly.unlink(missing_ok=True)
        raise PlacesFailed(f"{path} can't be written: {error}.") from error


def _settings(given: Any) -> StorySettings:
    settings = StorySettings(**{**given, "sources": tuple(given.get("sources", ()))})
    well = (
        isinstance(settings.private, bool)
        and all(isinstance(source, str) for source in settings.sources)
        and isinstance(settings.minutes, int)
        and settings.minutes >= 1
    )
    if not well:
        raise ValueError("not a story's settings")
    return settings
