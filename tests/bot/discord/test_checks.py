"""What `doctor` says of Discord, asked of a Discord."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.discord.checks import check
from bot.settings import Settings
from tests.wire.discord import Wire


def settings(wire: Wire, token: str | None) -> Settings:
    return Settings(
        data=Path("nowhere"),
        discord_token=token,
        discord_api_url=wire.api,
        discord_gateway_url=wire.gateway_address,
    )


async def test_a_bot_that_is_set_up_is_well() -> None:
    async with Wire() as wire:
        wire.guild("Newsroom")
        found = await check(settings(wire, wire.token))
    assert all(one.ok for one in found)
    assert "in 1: Newsroom" in " ".join(one.said for one in found)
    assert not wire.rest.findings


async def test_a_bot_that_is_nowhere_gets_the_invitation() -> None:
    async with Wire() as wire:
        *_, servers = await check(settings(wire, wire.token))
    assert not servers.ok
    assert "permissions=274878008320" in servers.fix
    assert "scope=bot+applications.commands" in servers.fix


async def test_where_anybody_can_add_the_bot_admins_must_be_named() -> None:
    async with Wire(public=True) as wire:
        wire.guild("Newsroom")
        _, nobody, *_ = await check(settings(wire, wire.token))
        named = replace(settings(wire, wire.token), discord_admins=frozenset({"7"}))
        _, somebody, *_ = await check(named)
    assert not nobody.ok
    assert "DISCORD_ADMINS" in nobody.fix
    assert somebody.ok


async def test_a_wrong_token_is_named() -> None:
    async with Wire() as wire:
        [found] = await check(settings(wire, "wrong"))
    assert not found.ok
    assert "DISCORD_TOKEN" in found.fix


async def test_a_discord_that_is_down_is_named() -> None:
    async with Wire() as wire:
        gone = settings(wire, wire.token)
    [found] = await check(gone)
    assert not found.ok
    assert "can't be reached" in found.said


async def test_no_token_is_no_failure() -> None:
    async with Wire() as wire:
        assert await check(settings(wire, None)) == ()
