"""The bot against local-slack, a Slack stand-in that others wrote. Run by test_third_party.py.

    python -m tests.bot.slack.third_party BINARY DATA PORT

Prints, as JSON, what stands in the channel after a mention and a follow-up in its thread.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx

from bot.admin import Office
from bot.core import Core
from bot.desk import Desk
from bot.ledger import FILE_NAME, Ledger
from bot.opening import Shelf
from bot.settings import Settings
from bot.signal_reader import SignalReader
from bot.slack import serve
from bot.stories import Places
from tests.fakes import HashEncoder

CONFIG = {
    "workspace": {"teamId": "T01TEST"},
    "app": {"botUserId": "U0BOT", "botToken": "xoxb-test-token", "appToken": "xapp-test-token"},
    "users": [{"id": "U01ALICE", "name": "alice"}],
    "channels": [{"id": "C01GEN", "name": "general", "members": ["U01ALICE", "U0BOT"]}],
}


async def main(binary: str, data: Path, port: int) -> list[dict[str, Any]]:
    config = data / "local-slack.json"
    config.write_text(json.dumps(CONFIG), "utf-8")
    server = await asyncio.create_subprocess_exec(
        binary, "--config", str(config), "--port", str(port), "--files-dir", str(data / "files"),
        stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with httpx.AsyncClient(base_url=f"http://localhost:{port}/_control") as control:
            return await _ask(control, data, f"http://localhost:{port}/api/")
    finally:
        server.terminate()
        await server.wait()


async def _ask(control: httpx.AsyncClient, data: Path, api_url: str) -> list[dict[str, Any]]:
    await _until(control, "/state", lambda _: True)
    settings = Settings(
        data=data,
        slack_bot_token="xoxb-test-token",  # noqa: S106
        slack_app_token="xapp-test-token",  # noqa: S106
        slack_api_url=api_url,
    )
    shelf = Shelf(data, HashEncoder(), SignalReader(), threshold=0.0)
    with Ledger(data / FILE_NAME) as ledger, Places(data) as places:
        async with Desk(shelf) as desk, Office(settings) as office:
            core = Core.of(desk, ledger, places, office)
            serving = asyncio.create_task(serve(core, settings))
            try:
                await _until(
                    control, "/log", lambda log: "apps.connections.open" in json.dumps(log)
                )
                await asyncio.sleep(1)
                root = await _say(control, "<@U0BOT> When will the harbour reopen?")
                await _until(control, "/messages/C01GEN", lambda found: len(found["messages"]) >= 2)
                await _say(control, "And what did Ada Brune say?", thread_ts=root)
                found = await _until(
                    control, "/messages/C01GEN", lambda found: len(found["messages"]) >= 4
                )
                return list(found["messages"])
            finally:
                serving.cancel()
                with suppress(asyncio.CancelledError):
                    await serving


async def _say(control: httpx.AsyncClient, text: str, **more: str) -> str:
    message = {"channel": "C01GEN", "user": "U01ALICE", "text": text, **more}
    said = await control.post("/message", json=message)
    return str(said.json()["message"]["ts"])


async def _until(control: httpx.AsyncClient, path: str, holds: Any) -> Any:
    for _ in range(200):
        with suppress(httpx.TransportError):
            found = (await control.get(path)).json()
            if holds(found):
                return found
        await asyncio.sleep(0.05)
    raise TimeoutError(path)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))))
