"""`python -m bot story`: what `/story` does in the chats, for whoever has the command line."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, replace
from datetime import UTC, date, time
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bot.admin import Office
from bot.admin.requests import watchable
from bot.admin.terminal import operator
from bot.errors import BadTime, BotError, NoSuchStory, UnknownStory
from bot.phrases import Language
from bot.settings import Settings
from bot.stories.models import LONGEST, Daily, Place, StorySettings, Subscription
from bot.stories.places import Channel, Places
from bot.stories.subscriptions import Subscriptions
from index.errors import StoryMissing
from index.store import open_story
from index.story import DEFAULT_STORY, status_of

_UTC: Final = "UTC"
_DEFAULT_HOUR: Final = "8:00"

story = typer.Typer(
    help="Stories: which there are, who may read them, what they watch, who is told of them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

StoryOption = Annotated[
    str | None, typer.Option("--story", help="The story.", show_default="STORY, or the only one")
]
DataOption = Annotated[
    Path | None,
    typer.Option("--data", help="Where stories and models are kept.", show_default="data"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
SlackOption = Annotated[
    str | None, typer.Option("--slack", help="A channel of Slack, by its id (C…).")
]
DiscordOption = Annotated[
    str | None, typer.Option("--discord", help="A channel of Discord, by its id.")
]


@dataclass(frozen=True, slots=True)
class _Held:
    """What a story holds. `newest`: the latest publication date; None where none is known."""

    articles: int = 0
    newest: date | None = None
    generation: int = 0


@story.command(name="list")
def list_(data: DataOption = None, as_json: JsonOption = False) -> None:
    """List the stories: what they hold, who may read them, which channels ask them."""
    settings = _settings(data)
    with Places(settings.data) as places:
        bound = places.bindings()
        known = [(name, places.settings(name), bound.get(name, ())) for name in places.names()]
    if as_json:
        _print({"stories": [_payload(settings.data, *one) for one in known]})
        return
    for name, found, channels in known:
        print(_line(settings.data, name, found, channels))
    if not known:
        print("There is no story yet. See: python -m index add --help")


@story.command()
def new(
    name: Annotated[str, typer.Argument(help="Its name: small letters, digits, hyphens.")],
    private: Annotated[
        bool, typer.Option("--private", help="Only the channels that are bound to it may read it.")
    ] = False,
    data: DataOption = None,
) -> None:
    """Begin a story without articles."""
    settings, name = _settings(data), name.casefold()
    with Places(settings.data) as places:
        places.create(name, private=private)
    _noted(settings, "new", name)
    print(f"The story {name} has begun, {'private' if private else 'public'}.")
    print(f"Channels ask it after: python -m bot story use {name} --slack C…")
    print(f"Its first articles:    python -m bot admin add --story {name} …")


@story.command()
def use(
    name: Annotated[str, typer.Argument(help="The story.")],
    slack: SlackOption = None,
    discord: DiscordOption = None,
    data: DataOption = None,
) -> None:
    """Have a channel ask a story. In the terminal it is --story, or the setting STORY."""
    settings, place = _settings(data), _place(slack, discord)
    with Places(settings.data) as places:
        _require(places, name)
        places.bind(place, name)
    _noted(settings, "use", name, place.channel)
    print(f"The {_said((place.platform, place.channel))} asks the story {name} from now on.")


@story.command()
def private(
    on: Annotated[str, typer.Argument(metavar="on|off", help="Whether it is private.")],
    story: StoryOption = None,
    data: DataOption = None,
) -> None:
    """Keep a story to the channels that are bound to it and the people in them, or open it."""
    if on.casefold() not in ("on", "off"):
        raise BotError(f"“{on}” is neither on nor off.", hint="See: python -m bot story --help")
    settings, closed = _settings(data), on.casefold() == "on"
    with Places(settings.data) as places:
        name = _named(places, settings, story)
        places.change(name, private=closed)
        channels = places.bound(name)
    _noted(settings, f"private {on.casefold()}", name)
    if not closed:
        print(f"The story {name} is open to all.")
    elif channels:
        listed = ", ".join(map(_said, sorted(channels)))
        print(f"The story {name} is private: it is read in {listed}, and by people in there.")
    else:
        print(f"The story {name} is private, and no channel is bound to it: no chat reads it.")
        print(f"To bind one: python -m bot story use {name} --slack C…")


@story.command()
def sources(
    *,
    add: Annotated[
        list[str] | None, typer.Option("--add", help="Watch an address or a folder too.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", help="Watch this no more.")
    ] = None,
    every: Annotated[
        int | None,
        typer.Option("--every", min=1, max=LONGEST, help="Minutes between two looks."),
    ] = None,
    story: StoryOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what a story takes its articles from by itself, while the bot runs; or change it."""
    settings = _settings(data)
    added = [watchable(one, settings) for one in add or ()]
    with Places(settings.data) as places:
        name = _named(places, settings, story)
        if added or remove or every:
            places.watch(name, add=added, remove=remove or (), minutes=every)
        found = places.settings(name)
    said = [f"add {one}" for one in added] + [f"remove {one}" for one in remove or ()]
    said += [f"every {every}"] if every else []
    if said:
        _noted(settings, f"sources {', '.join(said)}", name)
    if as_json:
        _print({"story": name, "sources": found.sources, "minutes": found.minutes})
        return
    for one in found.sources:
        print(one)
    print(
        f"Looked at every {found.minutes} min while the bot runs."
        if found.sources
        else f"The story {name} watches nothing."
    )


@story.command()
def digest(
    when: Annotated[
        str | None,
        typer.Argument(metavar="[changes|daily|off]", help="Left out: who is told of it now."),
    ] = None,
    *,
    slack: SlackOption = None,
    discord: DiscordOption = None,
    at: Annotated[str, typer.Option("--at", help="For daily: the hour.")] = _DEFAULT_HOUR,
    zone: Annotated[str, typer.Option("--zone", help="For daily: the time zone.")] = _UTC,
    language: Annotated[Language, typer.Option("--lang", help="Its language.")] = Language.EN,
    story: StoryOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the channels that are told what is new in a story; or begin or end it for one."""
    if when is not None and when not in ("changes", "daily", "off"):
        raise BotError(
            f"“{when}” is none of changes, daily, off.", hint="See: python -m bot story --help"
        )
    settings = _settings(data)
    with Places(settings.data) as places:
        name = _named(places, settings, story)
        told = Subscriptions(places.database)
        if when is not None:
            place = _place(slack, discord)
            if when == "off":
                for one in told.of(place):
                    if one.story == name:
                        told.end(one.id)
            else:
                if not places.may_read(place, name):
                    raise UnknownStory(
                        f"The story {name} is private, and not bound to that channel.",
                        hint=f"See: python -m bot story use {name} --help",
                    )
                daily = Daily(_hour(at), zone) if when == "daily" else None
                held = _held(settings.data, name).generation
                told.add(place, name, when=daily, language=language, told=held)
        found = [one for one in told.all() if one.story == name]
    if when is not None:
        _noted(settings, f"digest {when}", name, place.channel)
    if as_json:
        _print({"story": name, "digests": [_told(one) for one in found]})
        return
    for one in found:
        where = _said((one.place.platform, one.place.channel))
        print(f"{where}: {_when(one)}, in {'French' if one.language == 'fr' else 'English'}")
    if not found:
        print(f"Nobody is told what is new in the story {name}.")


def _settings(data: Path | None) -> Settings:
    settings = Settings.load()
    return replace(settings, data=data) if data else settings


def _named(places: Places, settings: Settings, story: str | None) -> str:
    """The story that is meant: the only one there is, where none is named."""
    names = places.names()
    only = names[0] if len(names) == 1 else None
    name = story or settings.story or only or DEFAULT_STORY
    if not story and name not in names:
        raise NoSuchStory(
            "Which story is meant isn't said.", hint=f"Give --story: {', '.join(names) or 'none'}."
        )
    _require(places, name)
    return name


def _require(places: Places, name: str) -> None:
    if name not in places.names():
        raise UnknownStory(
            f"There is no story {name}.", hint="python -m bot story list names those there are."
        )


def _place(slack: str | None, discord: str | None) -> Place:
    if bool(slack) is bool(discord):
        raise BotError(
            "Which channel is meant isn't said.", hint="Give --slack C… or --discord and an id."
        )
    platform = "slack" if slack else "discord"
    channel = slack or discord or ""
    return Place(platform=platform, workspace="", channel=channel, person=operator().id)


def _hour(text: str) -> time:
    """Raises BadTime."""
    hours, _, minutes = text.partition(":")
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise BadTime(f"“{text}” is no hour.", text=text) from None


def _held(data: Path, name: str) -> _Held:
    try:
        status = status_of(open_story(data, name).generation())
    except StoryMissing:  # it has settings and no article yet
        return _Held()
    return _Held(status.articles, status.newest, status.generation)


def _noted(settings: Settings, action: str, name: str, detail: str = "") -> None:
    """In the audit log, as what admins do in the chats is."""

    async def note() -> None:
        async with Office(settings) as office:
            await office.note(operator(), action, name, detail)

    asyncio.run(note())


def _payload(
    data: Path, name: str, found: StorySettings, channels: tuple[Channel, ...]
) -> dict[str, Any]:
    held = _held(data, name)
    return {
        "name": name,
        "private": found.private,
        "articles": held.articles,
        "newest": held.newest.isoformat() if held.newest else None,
        "generation": held.generation,
        "channels": [{"platform": one, "channel": channel} for one, channel in channels],
        "sources": list(found.sources),
        "minutes": found.minutes,
    }


def _line(data: Path, name: str, found: StorySettings, channels: tuple[Channel, ...]) -> str:
    held = _held(data, name)
    newest = f", the newest of {held.newest}" if held.newest else ""
    parts = [
        f"{held.articles} article{'' if held.articles == 1 else 's'}{newest}",
        "private" if found.private else "public",
        *([f"asked in {', '.join(map(_said, channels))}"] if channels else []),
        *([f"watches {len(found.sources)}"] if found.sources else []),
    ]
    return f"{name}  {' · '.join(parts)}"


def _said(channel: Channel) -> str:
    platform, id_ = channel
    return f"{platform.capitalize()} channel {id_}"


def _when(one: Subscription) -> str:
    return f"daily at {one.when.at:%H:%M} {one.when.zone}" if one.when else "after each change"


def _told(one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "platform": one.place.platform,
        "channel": one.place.channel,
        "at": f"{one.when.at:%H:%M}" if one.when else None,
        "zone": one.when.zone if one.when else None,
        "language": one.language,
        "told": one.told,
        "told_at": one.told_at.astimezone(UTC).isoformat(),
    }


def _print(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))
