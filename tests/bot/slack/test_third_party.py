"""A smoke test against a Slack stand-in that others wrote, in a network of its own.

Run where LOCAL_SLACK names its program: `npm pack local-slack-linux-x64@0.1.8`, unpack, and set
LOCAL_SLACK=package/bin/local-slack.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.story import Story

BINARY = os.environ.get("LOCAL_SLACK")
ROOT = Path(__file__).resolve().parents[3]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BINARY, reason="LOCAL_SLACK names no local-slack to test against"),
    pytest.mark.skipif(not shutil.which("unshare"), reason="there is no unshare"),
]


def test_a_mention_and_a_follow_up_are_answered(story: Story, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "tests.bot.slack.third_party", str(BINARY), str(tmp_path)]
    inside = 'ip link set lo up && exec "$@"'
    done = subprocess.run(
        ["unshare", "--map-root-user", "--net", "sh", "-c", inside, "sh", *program, "4390"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    question, answer, follow_up, second = json.loads(done.stdout)
    assert answer["thread_ts"] == question["ts"]
    assert second["thread_ts"] == follow_up["thread_ts"] == question["ts"]
    assert {answer["user"], second["user"]} == {"U0BOT"}
    assert "“" in answer["text"]
