"""The modal for a question, and the App Home. Pure."""

from __future__ import annotations

import json
from typing import Any, Final

from bot.phrases import Phrases
from bot.slack.elements import plain, shortened

ASK: Final = "ask"
QUESTION: Final = "question"
LONGEST: Final = 1000
_TITLE: Final = 24


def ask_modal(
    words: Phrases, *, question: str = "", channel: str | None = None, thread: str | None = None
) -> dict[str, Any]:
    """A window that takes a question. The answer goes to the thread, if one is given."""
    typed = shortened(question, LONGEST)
    element = {
        "type": "plain_text_input",
        "action_id": QUESTION,
        "multiline": True,
        "max_length": LONGEST,
        "focus_on_load": True,
        "placeholder": plain(words.say("slack.ask_example")),
        **({"initial_value": typed} if typed else {}),
    }
    where = "slack.ask_in_thread" if channel else "slack.ask_privately"
    return {
        "type": "modal",
        "callback_id": ASK,
        "private_metadata": json.dumps({"channel": channel, "thread": thread}),
        "title": plain(shortened(words.say("slack.ask_title"), _TITLE)),
        "submit": plain(words.say("slack.ask_submit")),
        "close": plain(words.say("slack.ask_close")),
        "blocks": [
            {
                "type": "input",
                "block_id": QUESTION,
                "label": plain(words.say("slack.ask_label")),
                "hint": plain(words.say(where)),
                "element": element,
            }
        ],
    }


def asked_in(view: dict[str, Any]) -> tuple[str, str | None, str | None]:
    """The question of a submitted modal, and the channel and thread for its answer."""
    target = json.loads(view.get("private_metadata") or "{}")
    typed = view["state"]["values"][QUESTION][QUESTION].get("value") or ""
    return typed.strip(), target.get("channel"), target.get("thread")
