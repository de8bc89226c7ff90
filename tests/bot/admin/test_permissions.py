from __future__ import annotations

import pytest

from bot.admin import Actor, may
from bot.admin.permissions import require
from bot.errors import AskManager, AskOperator, NotAllowed
from bot.failures import told
from bot.phrases import phrases
from bot.settings import Settings

NAMED = Settings.of(
    {
        "SLACK_ADMINS": "U1, S2",
        "SLACK_WORKSPACE_ADMINS": "no",
        "DISCORD_ADMINS": "7,42",
        "DISCORD_MANAGERS": "no",
    }
)


def who(platform: str, number: str, *groups: str, manager: bool = False) -> Actor:
    return Actor(
        platform=platform, id=number, name="X", groups=frozenset(groups), is_manager=manager
    )


@pytest.mark.parametrize(
    ("actor", "settings", "allowed"),
    [
        (who("slack", "U1"), NAMED, True),
        (who("slack", "U5", "S2"), NAMED, True),
        (who("slack", "U5", "S3"), NAMED, False),
        (who("slack", "U5", manager=True), NAMED, False),
        (who("slack", "U5", manager=True), Settings(), True),
        (who("slack", "U5"), Settings(), False),
        (who("slack", "7"), NAMED, False),  # Discord's id is nobody in Slack
        (who("discord", "7"), NAMED, True),
        (who("discord", "8", "42"), NAMED, True),
        (who("discord", "8", manager=True), NAMED, False),
        (who("discord", "8", manager=True), Settings(), True),
        (who("discord", "U1"), NAMED, False),
        (who("discord", "8"), Settings(), False),
        (who("command line", "root"), NAMED, True),
        (who("somewhere", "U1", "S2", "42", manager=True), NAMED, False),
    ],
)
def test_who_may(actor: Actor, settings: Settings, allowed: bool) -> None:
    assert may(actor, settings) is allowed


def test_a_refusal_says_whom_to_ask() -> None:
    with pytest.raises(NotAllowed) as named:
        require(who("slack", "U5"), NAMED)
    assert named.value.ids == ("S2", "U1")
    assert "S2, U1" in told(named.value, phrases("en"))
    with pytest.raises(AskManager) as manager:
        require(who("discord", "8"), Settings())
    assert "admin of this workspace or server" in told(manager.value, phrases("en"))
    with pytest.raises(AskOperator) as nobody:
        require(who("slack", "U5"), Settings.of({"SLACK_WORKSPACE_ADMINS": "no"}))
    assert "qui fait tourner le bot" in told(nobody.value, phrases("fr"))
