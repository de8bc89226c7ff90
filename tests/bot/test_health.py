"""The bot in a process of its own, watched over HTTP; and what its log may say."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import BotError
from bot.failures import told
from bot.ledger import FILE_NAME, Ledger
from bot.logs import configure
from bot.phrases import phrases
from bot.settings import LogFormat
from index.editing import add
from index.embeddings import Encoder
from tests.bot.conftest import draft
from tests.conftest import ROOT

TEXT = "Le port de Valmer a fermé ses quais mardi.\n\nLa gare de Brissac reste ouverte."
# As bot.__main__ runs it, but for the chats.
PROGRAM = """
import logging, sys
from pathlib import Path
from bot import running
from bot.logs import configure
from bot.opening import shelf
from bot.platforms import Platform
from bot.settings import Settings
settings = Settings.of({"DATA_DIR": sys.argv[1], "STORY": "main", "ANSWER_THRESHOLD": "0",
                        "HEALTH_PORT": sys.argv[2], "LOG_FORMAT": "json"})
configure(settings.log_format)
logging.getLogger("bot").setLevel(logging.INFO)
running.RETRY = (0.05, 0.1)
chats = [Platform(name, f"tests.bot.chats.{name}", "slack_bot_token") for name in sys.argv[3:]]
try:
    sys.exit(running.run(chats, shelf(settings), settings))
except running.BadSetting as error:
    sys.exit(str(error))
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, models_dir: Path, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").symlink_to(models_dir)
    add(folder, "main", [draft(TEXT, title="Port")], lambda: encoder)
    return folder


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def start(data: Path, port: int, *chats: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data), str(port), *chats],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def get(port: int, page: str) -> tuple[int, str]:
    """Status and body; 0 where nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def figures(port: int) -> dict[str, float]:
    lines = get(port, "/metrics")[1].splitlines()
    return {
        name: float(value)
        for line in lines
        if not line.startswith("#")
        for name, value in [line.rsplit(" ", 1)]
    }


def test_ready_while_a_chat_is_connected_and_no_more_when_stopping(data: Path, port: int) -> None:
    with start(data, port, "failing", "connected") as bot:
        try:
            until(lambda: get(port, "/readyz")[0] == 200)
            assert get(port, "/healthz") == (200, '{"alive": true}')
            ready = json.loads(get(port, "/readyz")[1])
            assert ready["chats"] == {"failing": False, "connected": True}
            found = figures(port)
            assert found['verbatim_questions_total{outcome="answer"}'] >= 1
            assert found["verbatim_question_seconds_count"] >= 1
            assert found['verbatim_story_articles{story="main"}'] == 1
            assert found['verbatim_chat_failures_total{chat="failing"}'] >= 1
            assert found['verbatim_waiting{lane="question"}'] == 0
            assert found["process_resident_memory_bytes"] > 0
            bot.send_signal(signal.SIGTERM)
            until(lambda: get(port, "/readyz")[0] in (0, 503))
            said, log = bot.communicate(timeout=60)
        finally:
            bot.kill()
    assert bot.returncode == 0
    assert '"why": "The bot is stopping."' in said  # as the chat saw it while it closed
    answered = [line.split()[-1] for line in said.splitlines() if line.startswith("answered")]
    with Ledger(data / FILE_NAME) as ledger:
        assert all(ledger.recorded(answer) for answer in answered)
    records = [json.loads(line) for line in log.splitlines()]
    logged = [record for record in records if "answer" in record]
    assert [record["answer"] for record in logged] == answered
    assert {record["kind"] for record in logged} == {"answer"}
    assert all(record["time"] and record["level"] for record in records)
    assert "Valmer" not in log  # neither the question nor the quote
    assert any("the cable is cut" in record["message"] for record in records)
    assert not any("exc_info" in record for record in records)  # an outage is a line a try


def test_a_port_that_is_taken_is_said(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        with start(data, number, "steady") as bot:
            _, log = bot.communicate(timeout=60)
    assert bot.returncode == 1
    assert f"HEALTH_PORT {number} can't be had" in log.splitlines()[-1]


def test_an_incident_is_a_field_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    configure(LogFormat.JSON)
    try:
        said = told(RuntimeError("no idea"), phrases("en"))
        told(BotError("expected, and said to nobody else"), phrases("en"))
        lines = capsys.readouterr().err.splitlines()
    finally:
        configure(LogFormat.TEXT)
    first = json.loads(lines[0])
    assert first["incident"] in said
    assert "RuntimeError: no idea" in first["exc_info"]
