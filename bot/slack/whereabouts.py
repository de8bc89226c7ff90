"""Where somebody asks in Slack, as the stories want to know it."""

from __future__ import annotations

from bot.slack.people import People
from bot.stories import Place


class Whereabouts:
    def __init__(self, people: People, workspace: str) -> None:
        """`workspace`: its id."""
        self._people = people
        self._workspace = workspace

    async def of(self, channel: str, person: str, *, direct: bool | None = None) -> Place:
        """`direct`: whether these are direct messages with the bot, where Slack has said so.

        A person's id for a channel means theirs.
        """
        if channel == person:
            return self.alone(person)
        if direct is None:
            direct = await self._people.is_direct(channel)
        return Place(
            platform="slack",
            workspace=self._workspace,
            channel=channel,
            person=person,
            direct=direct,
        )

    def alone(self, person: str) -> Place:
        """Where nobody else is: the App Home, and direct messages that aren't open yet."""
        return Place(
            platform="slack", workspace=self._workspace, channel="", person=person, direct=True
        )
