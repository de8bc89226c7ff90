"""Settings → what answers from a story, ready. Where the parts are put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answering import Answerer
from bot.browsing import Browser
from bot.errors import NoSuchStory
from bot.late_reader import LateReader
from bot.reader import Reader
from bot.settings import Settings
from bot.signal_reader import SignalReader
from index.embeddings import Encoder, TokenEncoder, load_encoder
from index.store import open_story, story_names
from index.story import DEFAULT_STORY, Story


@dataclass(frozen=True, slots=True)
class Opened:
    """A story with one set of models, for all who ask it."""

    answerer: Answerer
    browser: Browser


def opened(settings: Settings, *, on_step: Callable[[str], None] | None = None) -> Opened:
    """Opens the story and loads the models. Raises NoSuchStory, StoryError.

    `on_step` is told in a sentence what takes time.
    """
    store = open_story(settings.data, story_of(settings))
    encoder = load_encoder(
        settings.embedding_model, settings.models, threads=settings.threads, on_step=on_step
    )
    story = Story(store, encoder)
    answerer = Answerer(story, reader_for(encoder), threshold=settings.threshold)
    return Opened(answerer, Browser(story))


def reader_for(encoder: Encoder) -> Reader:
    """The reader that looks at words, where the encoder tells what it makes of them."""
    return LateReader(encoder) if isinstance(encoder, TokenEncoder) else SignalReader()


def story_of(settings: Settings) -> str:
    """The story that is asked: the one named, or the one that is meant. Raises NoSuchStory."""
    names = story_names(settings.data)
    if settings.story or DEFAULT_STORY in names:
        return settings.story or DEFAULT_STORY
    if len(names) == 1:
        return names[0]
    if names:
        raise NoSuchStory(
            f"There are {len(names)} stories: {', '.join(names)}.",
            hint="Name one with --story NAME or the setting STORY.",
        )
    raise NoSuchStory(
        f"There is no story in {settings.data} yet.",
        hint="Add its first articles with: python -m index add PATH",
    )
