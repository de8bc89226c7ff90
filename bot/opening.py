"""Settings → what answers from stories, ready. Where the parts are put together."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Final

from bot.answering import Answerer
from bot.browsing import Browser
from bot.errors import NoSuchStory
from bot.late_reader import LateReader
from bot.reader import Reader
from bot.settings import Settings
from bot.signal_reader import SignalReader
from bot.suggestions import Suggester
from index.embeddings import Encoder, TokenEncoder, load_encoder
from index.errors import StoryMissing
from index.store import open_story, story_file, story_names
from index.story import DEFAULT_STORY, Story

# Stories that are kept open; of more, the one that was asked longest ago is opened anew.
_MOST: Final = 32


@dataclass(frozen=True, slots=True)
class Opened:
    """A story with one set of models, for all who ask it."""

    answerer: Answerer
    browser: Browser
    suggester: Suggester


@dataclass(frozen=True, slots=True)
class _Held:
    """`file`: what tells the database that was opened from another of the same name."""

    file: tuple[int, int]
    opened: Opened


class Shelf:
    """The stories of a data directory, with one encoder and one reader for all.

    Each is opened when it is first asked, so one that is added later is there at once.
    Safe to share between threads.
    """

    def __init__(
        self,
        data: Path,
        encoder: Encoder,
        reader: Reader,
        *,
        threshold: float,
        named: str | None = None,
    ) -> None:
        """`named`: the story that is meant where none is named, if somebody chose one."""
        self._data = data
        self._encoder = encoder
        self._reader = reader
        self._threshold = threshold
        self._named = named
        self._known: OrderedDict[str, _Held] = OrderedDict()
        self._lock = Lock()

    def names(self) -> tuple[str, ...]:
        """The stories that there are, in alphabetical order."""
        return tuple(story_names(self._data))

    def default(self) -> str:
        """The story that is meant where none is named. Raises NoSuchStory."""
        return default_story(self._data, self._named)

    def opened(self, name: str | None = None) -> Opened:
        """The story of that name, or the default one.

        Raises NoSuchStory, StoryMissing, StoryError.
        """
        name = name or self.default()
        path = story_file(self._data, name)
        try:
            found = path.stat()
        except FileNotFoundError:
            with self._lock:
                self._known.pop(name, None)
            # Not the others' names: they may not be for whoever asks.
            raise StoryMissing(f"There is no story {name} yet.") from None
        file = (found.st_dev, found.st_ino)
        with self._lock:
            held = self._known.get(name)
            if held is None or held.file != file:
                held = self._known[name] = _Held(file, self._open(name))
                if len(self._known) > _MOST:
                    self._known.popitem(last=False)
            self._known.move_to_end(name)
            return held.opened

    def _open(self, name: str) -> Opened:
        story = Story(open_story(self._data, name), self._encoder)
        answerer = Answerer(story, self._reader, threshold=self._threshold)
        browser = Browser(story)
        return Opened(answerer, browser, Suggester(answerer, browser))


def shelf(settings: Settings, *, on_step: Callable[[str], None] | None = None) -> Shelf:
    """Loads the models; stories are opened as they are asked. Raises StoryError.

    `on_step` is told in a sentence what takes time.
    """
    encoder = load_encoder(
        settings.embedding_model, settings.models, threads=settings.threads, on_step=on_step
    )
    return Shelf(
        settings.data,
        encoder,
        reader_for(encoder),
        threshold=settings.threshold,
        named=settings.story,
    )


def opened(settings: Settings, *, on_step: Callable[[str], None] | None = None) -> Opened:
    """One story and the models, for the terminal. Raises NoSuchStory, StoryError."""
    name = story_of(settings)
    open_story(settings.data, name)  # fails before the models are loaded for nothing
    return shelf(settings, on_step=on_step).opened(name)


def reader_for(encoder: Encoder) -> Reader:
    """The reader that looks at words, where the encoder tells what it makes of them."""
    return LateReader(encoder) if isinstance(encoder, TokenEncoder) else SignalReader()


def story_of(settings: Settings) -> str:
    """The story that is asked: the one named, or the one that is meant. Raises NoSuchStory."""
    return default_story(settings.data, settings.story)


def default_story(data: Path, named: str | None) -> str:
    """The story named, or the one that is meant where none is. Raises NoSuchStory."""
    names = story_names(data)
    if named or DEFAULT_STORY in names:
        return named or DEFAULT_STORY
    if len(names) == 1:
        return names[0]
    if names:
        raise NoSuchStory(
            f"There are {len(names)} stories: {', '.join(names)}.",
            hint="Name one with --story NAME or the setting STORY.",
        )
    raise NoSuchStory(
        f"There is no story in {data} yet.",
        hint="Add its first articles with: python -m index add PATH",
    )
