"""People in front of their Discord: what they type, press and pick.

They can do only what a client lets them: commands that are registered and visible where
they are, options that are declared, buttons that are there and not greyed out.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from simcord import interactions
from simcord.backend import serializers
from simcord.backend.access import channel_accessible
from simcord.backend.command_access import command_access
from simcord.backend.models import AllowedMentions, Channel, Interaction, Message

from tests.wire.discord.forms import File, filled_form, written_options
from tests.wire.discord.rules import walk
from tests.wire.discord.world import World

_COMMAND, _COMPONENT, _AUTOCOMPLETE, _MODAL = 2, 3, 4, 5
_SLASH, _ON_MESSAGE = 1, 3
_BUTTON, _SELECT = 2, 3
_GUILD, _BOT_DM, _PRIVATE = 0, 1, 2
_GROUP_DM = 3  # a type of channels
_INTERVAL: Final = 0.005


async def until(condition: Callable[[], Any], *, within: float = 30.0) -> Any:
    """Waits for something true and gives it back; raises TimeoutError after `within` seconds."""
    end = time.monotonic() + within
    while not (value := condition()):
        if time.monotonic() > end:
            raise TimeoutError(f"waited {within} s in vain")
        await asyncio.sleep(_INTERVAL)
    return value


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, thread, forum post or direct message."""

    world: World
    channel: Channel

    @property
    def id(self) -> int:
        return self.channel.id

    def thread(self, name: str, owner: Person) -> Place:
        return Place(self.world, self.world.thread_of(self.id, name, owner.id))

    def from_bot(self) -> list[Message]:
        """What the bot posted here for everybody to see, oldest first."""
        return [
            message
            for message in self.world.in_channel(self.id, self.world.bot_user.id)
            if not message.is_ephemeral
        ]

    async def reply(self, *, count: int = 1, within: float = 30.0) -> Message:
        """The bot's `count`-th message here, once it is there."""
        found: list[Message] = await until(
            lambda: self.from_bot() if len(self.from_bot()) >= count else None, within=within
        )
        return found[count - 1]


@dataclass(frozen=True, slots=True)
class Asked:
    """An interaction on its way. `answer()` waits for what the bot makes of it."""

    world: World
    record: Interaction

    @property
    def taken(self) -> bool:
        return self.record.responded

    @property
    def ephemeral(self) -> bool:
        return self.record.ephemeral

    @property
    def message(self) -> Message | None:
        """The response as it stands; None where there is none, or it is still “thinking”."""
        if self.record.message_id is None or self.record.loading:
            return None
        return self.world.messages.get(self.record.channel_id, {}).get(self.record.message_id)

    @property
    def followups(self) -> list[Message]:
        kept = self.world.messages.get(self.record.channel_id, {})
        return [kept[one] for one in self.record.followup_ids if one in kept]

    async def answer(self, *, within: float = 30.0) -> Message:
        message: Message = await until(lambda: self.message, within=within)
        return message

    async def followup(self, *, count: int = 1, within: float = 30.0) -> Message:
        await until(lambda: len(self.followups) >= count, within=within)
        return self.followups[count - 1]

    async def choices(self, *, within: float = 10.0) -> list[dict[str, Any]]:
        await until(lambda: self.taken, within=within)
        return self.record.autocomplete_choices or []

    async def modal(self, *, within: float = 10.0) -> dict[str, Any]:
        modal: dict[str, Any] = await until(lambda: self.record.modal, within=within)
        return modal


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a client in `locale`."""

    world: World
    id: int
    locale: str = "en-US"
    installed: bool = field(default=False, kw_only=True)  # the app in their own account

    @property
    def dm(self) -> Place:
        return Place(self.world, self.world.get_dm_channel(self.id))

    def say(
        self,
        place: Place,
        text: str,
        *,
        to: Message | None = None,
        ping: bool = True,
        files: Sequence[File] = (),
    ) -> Message:
        """Posts a message; a reply where `to` is given, which notifies its author unless not."""
        assert self.sees(place), "this channel is hidden from who writes"
        reference = {"channel_id": str(place.id), "message_id": str(to.id)} if to else None
        allowed = None
        if to and not ping:
            allowed = AllowedMentions(replied_user=False)
        attachments = [
            self.world.cdn.store_attachment(self.world.snowflake(), place.id, name, data, None)
            for name, data in files
        ]
        return self.world.create_message(
            place.id,
            self.id,
            text,
            reference=reference,
            allowed_mentions=allowed,
            attachments=attachments,
        )

    def mention(self, place: Place, text: str, **how: Any) -> Message:
        return self.say(place, f"<@{self.world.bot_user.id}> {text}", **how)

    def post(self, guild: int, forum: Place, title: str, text: str) -> Place:
        """A forum post with its first message."""
        place = Place(self.world, self.world.create_thread(forum.id, title, self.id))
        self.say(place, text)
        return place

    def slash(self, place: Place, path: str, **options: Any) -> Asked:
        """Runs a command: `path` is its name, with those of its subcommands."""
        root, leaf, nesting = self._find(place, path)
        given = interactions.check_options(path, leaf, options)
        written, resolved = written_options(self.world, place.id, leaf, given)
        return self._send(place, _COMMAND, _data(root, nesting, written, resolved))

    def complete(self, place: Place, path: str, option: str, typed: str, **filled: Any) -> Asked:
        """Types into an option that offers completions."""
        root, leaf, nesting = self._find(place, path)
        declared = {one["name"]: one for one in leaf.get("options") or []}
        assert declared[option].get("autocomplete"), f"{option} offers no completions"
        given = interactions.check_options(path, leaf, filled, partial=True)
        options, _ = written_options(self.world, place.id, leaf, given)
        kind = declared[option]["type"]
        options.append({"name": option, "type": kind, "value": typed, "focused": True})
        return self._send(place, _AUTOCOMPLETE, _data(root, nesting, options, {}))

    def use_on(self, place: Place, name: str, message: Message) -> Asked:
        """Picks a command in a message's menu."""
        root = self._command(place, name, _ON_MESSAGE)
        resolved = dict(serializers.message_payload(self.world, message))
        data = {
            "id": root["id"],
            "name": name,
            "type": _ON_MESSAGE,
            "target_id": str(message.id),
            "resolved": {"messages": {str(message.id): resolved}},
        }
        return self._send(place, _COMMAND, data)

    def press(
        self, message: Message, *, label: str = "", custom_id: str = "", nth: int = 0
    ) -> Asked:
        """Presses a button, named by its label or by how its custom id begins."""
        fitting = [
            part
            for part in walk(message.components)
            if part["type"] == _BUTTON
            and part.get("label", "").endswith(label)
            and str(part.get("custom_id", "")).startswith(custom_id)
        ]
        assert fitting, f"there is no button “{label or custom_id}”"
        button = fitting[nth]
        assert not button.get("disabled"), f"“{label or custom_id}” is greyed out"
        data = {"custom_id": button["custom_id"], "component_type": _BUTTON}
        return self._on_component(message, data)

    def pick(self, message: Message, value: str) -> Asked:
        """Picks an option of a menu."""
        for part in walk(message.components):
            if part["type"] == _SELECT and value in {one["value"] for one in part["options"]}:
                data = {"custom_id": part["custom_id"], "component_type": _SELECT}
                return self._on_component(message, {**data, "values": [value]})
        raise AssertionError(f"no menu offers “{value}”")

    def submit(self, asked: Asked, values: Mapping[str, Any]) -> Asked:
        """Sends the form that this person was shown, filled in by the labels of its fields."""
        modal, channel = asked.record.modal, asked.record.channel_id
        assert modal, "no form was shown"
        assert asked.record.user_id == self.id, "the form was shown to somebody else"
        filled, resolved = filled_form(self.world, channel, modal, values)
        place = Place(self.world, self.world.get_channel(channel))
        data = {"custom_id": modal["custom_id"], "components": filled, "resolved": resolved}
        source = asked.record.source_message_id
        message = self.world.messages[place.id][source] if source else None
        return self._send(place, _MODAL, data, source=message)

    def sees(self, place: Place) -> bool:
        """Whether this person's client shows the channel."""
        return self.installed or channel_accessible(self.world, place.id, self.id)

    def commands(self, place: Place) -> list[str]:
        """The names that this person's client offers here."""
        return [
            command["name"]
            for kind in (_SLASH, _ON_MESSAGE)
            for command in self.world.commands.get(None, {}).values()
            if command["type"] == kind and self._may(place, command)
        ]

    def _find(self, place: Place, path: str) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
        name, *below = path.split()
        root = self._command(place, name, _SLASH)
        leaf, nesting = interactions.walk_to_subcommand(root, below)
        return root, leaf, nesting

    def _command(self, place: Place, name: str, kind: int) -> dict[str, Any]:
        command = self.world.commands.get(None, {}).get((name, kind))
        assert command, f"there is no command “{name}”"
        assert self._may(place, command), f"“{name}” isn't offered here"
        return command

    def _may(self, place: Place, command: Mapping[str, Any]) -> bool:
        if not self.sees(place):
            return False
        if self.installed:
            return 1 in (command.get("integration_types") or [0]) and _context(place) in (
                command.get("contexts") or [0, 1, 2]
            )
        access = command_access(self.world, dict(command), user_id=self.id, channel_id=place.id)
        return access.allowed

    def _on_component(self, message: Message, data: Mapping[str, Any]) -> Asked:
        place = Place(self.world, self.world.get_channel(message.channel_id))
        assert self.sees(place), "this channel is hidden from who presses"
        assert message.visible_to(self.id), "this message is somebody else's to see"
        return self._send(place, _COMPONENT, data, source=message)

    def _send(
        self, place: Place, kind: int, data: Mapping[str, Any], *, source: Message | None = None
    ) -> Asked:
        record, payload = interactions.base_payload(
            self.world,
            type=kind,
            channel_id=place.id,
            guild_id=place.channel.guild_id,
            user_id=self.id,
            data=dict(data),
        )
        owner = 1 if self.installed else 0
        payload |= {
            "locale": self.locale,
            "context": _context(place),
            "authorizing_integration_owners": {str(owner): str(place.channel.guild_id or self.id)},
        }
        if source is not None:
            record.source_message_id = source.id
            payload["message"] = dict(serializers.message_payload(self.world, source))
        self.world.emit("INTERACTION_CREATE", payload)
        return Asked(self.world, record)


def _context(place: Place) -> int:
    if place.channel.type == _GROUP_DM:
        return _PRIVATE
    return _BOT_DM if place.channel.guild_id is None else _GUILD


def _data(
    root: dict[str, Any],
    nesting: list[str],
    options: list[dict[str, Any]],
    resolved: Mapping[str, Any],
) -> dict[str, Any]:
    nested = interactions.nest_options(root, nesting, options)
    data = {"id": root["id"], "name": root["name"], "type": root["type"], "options": nested}
    return {**data, "resolved": resolved} if resolved else data
