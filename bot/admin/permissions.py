"""Who may change stories. Pure: asked anew on every call, with what the platform says now."""

from __future__ import annotations

from bot.admin.models import COMMAND_LINE, SCHEDULE, Actor
from bot.errors import AskManager, AskOperator, NotAllowed
from bot.settings import Settings


def may(actor: Actor, settings: Settings) -> bool:
    """Whether this person looks after the stories.

    Whoever has the command line has the data anyway; the schedule was set by an admin.
    """
    if actor.platform in (COMMAND_LINE, SCHEDULE):
        return True
    named, managers = _admins(actor.platform, settings)
    return (
        actor.id in named or not named.isdisjoint(actor.groups) or (managers and actor.is_manager)
    )


def require(actor: Actor, settings: Settings) -> None:
    """Raises NotAllowed, which says whom to ask."""
    if may(actor, settings):
        return
    named, managers = _admins(actor.platform, settings)
    if named:
        raise NotAllowed(
            f"{actor.name} may not change stories.",
            admins=", ".join(sorted(named)),
            ids=tuple(sorted(named)),
        )
    raise (AskManager if managers else AskOperator)(f"{actor.name} may not change stories.")


def _admins(platform: str, settings: Settings) -> tuple[frozenset[str], bool]:
    """Ids of people and groups, and whether who manages the workspace or server may too."""
    match platform:
        case "slack":
            return settings.slack_admins, settings.slack_workspace_admins
        case "discord":
            return settings.discord_admins, settings.discord_managers
    return frozenset(), False
