"""The bot in a process of its own: chats that fail, chats that go on, and SIGTERM."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.doctor import examine
from bot.ledger import FILE_NAME, Ledger
from bot.platforms import Platform
from bot.settings import Settings
from index.editing import add
from index.embeddings import Encoder
from tests.bot.conftest import draft
from tests.conftest import ROOT

TEXT = "Le port de Valmer a fermé ses quais mardi.\n\nLa gare de Brissac reste ouverte."
# As bot.__main__ runs it, but for the chats; one that fails is tried again at once.
PROGRAM = """
import logging, sys
from pathlib import Path
from bot import running
from bot.opening import shelf
from bot.platforms import Platform
from bot.settings import Settings
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
running.RETRY = (0.05, 0.1)
settings = Settings(data=Path(sys.argv[1]), story="main", threshold=0.0)
chats = [Platform(name, f"tests.bot.chats.{name}", "slack_bot_token") for name in sys.argv[2:]]
sys.exit(running.run(chats, shelf(settings), settings))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, models_dir: Path, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").symlink_to(models_dir)
    add(folder, "main", [draft(TEXT, title="Port")], lambda: encoder)
    return folder


@contextmanager
def running(data: Path, *chats: str) -> Iterator[subprocess.Popen[str]]:
    bot = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data), *chats],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield bot
    finally:
        bot.kill()
        bot.wait()


def test_one_chat_fails_the_other_answers_and_sigterm_lets_it_finish(data: Path) -> None:
    with running(data, "failing", "refused", "steady") as bot:
        assert bot.stdout
        said = []
        while "open\n" not in said:
            said.append(bot.stdout.readline())
            assert said[-1], bot.stderr and bot.stderr.read()
        bot.send_signal(signal.SIGTERM)
        out, log = bot.communicate(timeout=60)
    assert bot.returncode == 0
    answered = [line.split()[-1] for line in "".join([*said, out]).splitlines() if ": " in line]
    assert len(answered) == 2
    with Ledger(data / FILE_NAME) as ledger:
        assert all(ledger.recorded(answer_id) for answer_id in answered)
    assert log.count("ERROR bot.running: failing failed: ConnectionError: the cable is cut") > 1
    assert "Traceback" not in log  # an outage is a line each time
    assert "failing is tried again" in log
    assert log.count("refused is off: The token is refused. Copy it again.") == 1


def test_where_no_chat_is_left_the_bot_ends(data: Path) -> None:
    with running(data, "refused") as bot:
        bot.communicate(timeout=60)
    assert bot.returncode == 1


def test_doctor_says_what_is_well_and_what_to_mend(data: Path) -> None:
    chats = [
        Platform("Steady", "tests.bot.chats.steady", "slack_bot_token"),
        Platform("Failing", "tests.bot.chats.failing", "discord_token"),
        Platform("Refused", "tests.bot.chats.refused", "discord_token"),
        Platform("Off", "tests.bot.chats.none", "slack_signing_secret"),
    ]
    tokens = dict.fromkeys(("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN"), "x")
    settings = Settings.of({"DATA_DIR": str(data), **tokens})
    checks = {check.name: check for check in examine(settings, chats)}
    assert [name for name, check in checks.items() if not check.ok] == ["Failing", "Refused"]
    assert checks["Failing"].fix == "Plug the cable in."
    assert "what nobody expects" in checks["Refused"].said
    assert "articles: 1" in checks["Story"].said
    assert str(data / FILE_NAME) in checks["Ledger"].said


def test_doctor_looks_further_where_something_is_missing(tmp_path: Path, models_dir: Path) -> None:
    (tmp_path / "models").symlink_to(models_dir)
    settings = Settings.of({"DATA_DIR": str(tmp_path), "SLACK_SIGNING_SECRET": "x"})
    checks = {check.name: check for check in examine(settings, [])}
    assert {name for name, check in checks.items() if not check.ok} == {"Settings", "Story"}
    assert "SLACK_BOT_TOKEN" in checks["Settings"].fix
    assert "index add" in checks["Story"].fix


def test_a_question_alone_loads_no_chat_and_no_torch(data: Path) -> None:
    program = (
        "import sys; from bot.__main__ import app; "
        f"app(['ask', 'Le port ?', '--data', {str(data)!r}], standalone_mode=False); "
        "print(sorted({'asyncio', 'discord', 'slack_bolt', 'torch', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
