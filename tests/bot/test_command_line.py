"""The command line as a person and as a program use it: real processes, the real model."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.ledger import FILE_NAME, Entry, Ledger
from bot.models import Abstention, Question, Reason, Stamp
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {setting.metadata["name"] for setting in dataclasses.fields(Settings)}


def run(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={**inherited, **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def parsed(*words: str, **environment: str) -> Any:
    done = run(*words, "--json", **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    """A data folder with the sample story, and the models that other tests use too."""
    folder = tmp_path_factory.mktemp("data")
    models_dir.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(models_dir)
    added = parsed("index", "add", "docs/story", "--data", str(folder))
    assert len(added["added"]) == len(list((ROOT / "docs/story").iterdir()))
    assert not added["failed"]
    return folder


def test_an_answer_keeps_the_contract(data: Path) -> None:
    answer = parsed("bot", "ask", "Quels pays ont suspendu l'accès à Grok ?", DATA_DIR=str(data))
    assert answer["kind"] == "answer"
    assert answer["language"] == "fr"
    assert answer["reason"] is None
    assert 0 < answer["confidence"] <= 1
    assert set(answer["story"]) == {"name", "articles", "newest", "generation"}
    assert answer["story"]["newest"] == "2026-01-13"
    assert answer["elapsed_ms"] > 0
    first = answer["citations"][0]
    assert first["number"] == 1
    assert "Indonésie" in first["quote"]
    assert "Malaisie" in first["quote"]
    assert set(first["article"]) == {"id", "title", "source", "published_at", "url", "language"}
    assert first["paragraph"] >= 1
    assert first["quote"] in answer["text"]


def test_every_quote_stands_in_the_text_that_show_prints(data: Path) -> None:
    questions = ["What did Starmer say?", "Qu'a dit Bruxelles ?", "Who is Elon Musk?", "amende"]
    batch = "\n".join(json.dumps({"id": n, "question": q}) for n, q in enumerate(questions))
    done = run("bot", "ask", "--batch", "-", "--json", "--data", str(data), stdin=batch)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == list(range(len(questions)))
    shown = [c for a in answers for c in [*a["citations"], *a.get("nearest", [])]]
    assert shown
    for citation in shown:
        text = run("index", "show", citation["article"]["id"], "--text", "--data", str(data)).stdout
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_batch_for_people_has_each_question_above_its_answer(data: Path) -> None:
    questions = ["Who is Elon Musk?", "Quelle est la recette de la ratatouille ?"]
    batch = "\n".join(json.dumps({"id": n, "question": q}) for n, q in enumerate(questions))
    done = run("bot", "ask", "--batch", "-", "--data", str(data), stdin=batch)
    first, second = (done.stdout.index(f"› {question}\n") for question in questions)
    assert first < done.stdout.index("main: ") < second < done.stdout.index("main : ")


def test_what_the_story_does_not_say_is_an_abstention(data: Path) -> None:
    answer = parsed("bot", "ask", "Quelle est la recette de la ratatouille ?", DATA_DIR=str(data))
    assert answer["kind"] == "abstention"
    assert answer["reason"] == "not_in_story"
    assert answer["citations"] == []
    assert answer["nearest"]


def test_an_empty_question_is_told_so(data: Path) -> None:
    answer = parsed("bot", "ask", " ?! ", DATA_DIR=str(data))
    assert (answer["kind"], answer["reason"]) == ("abstention", "empty_question")


def test_search_list_status_and_check_answer_in_json(data: Path) -> None:
    at = ("--data", str(data))
    hits = parsed("index", "search", "Ofcom investigation", "--limit", "3", *at)["hits"]
    assert 1 <= len(hits) <= 3
    assert {"passage", "article", "start", "end", "score"} <= set(hits[0])
    only = parsed("index", "search", "Ofcom", "--from", "2026-01-13", *at)["hits"]
    assert {hit["article"]["published_at"] for hit in only} == {"2026-01-13"}
    articles = parsed("index", "list", *at)["articles"]
    assert parsed("index", "status", *at)["articles"] == len(articles)
    assert parsed("index", "check", *at)["clean"]


def test_an_article_added_again_changes_nothing_and_a_removed_one_is_gone(data: Path) -> None:
    at = ("--data", str(data))
    again = parsed("index", "add", "docs/story", *at)
    assert not again["added"]
    assert not again["replaced"]
    gone = parsed("index", "list", *at)["articles"][0]["id"]
    assert parsed("index", "remove", gone, *at)["removed"]["id"] == gone
    assert gone not in {entry["id"] for entry in parsed("index", "list", *at)["articles"]}
    parsed("index", "add", "docs/story", *at)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("index", "status", "--data", "{empty}"), "index add"),
        (("index", "remove", "nothing", "--data", "{data}"), "index list"),
        (("index", "add", "no/such/file.txt", "--data", "{data}"), "no/such/file.txt"),
        (("bot", "ask", "Qui ?", "--data", "{empty}"), "index add"),
        (("bot", "ask", "Qui ?", "--story", "../../etc", "--data", "{data}"), "story"),
        (("bot", "ask", "--batch", "no-such-file", "--data", "{data}"), "no-such-file"),
        (("bot", "ask", "--data", "{data}"), "--batch"),
    ],
)
def test_a_failure_is_a_sentence_and_what_to_do(
    words: tuple[str, ...], said: str, data: Path, tmp_path: Path
) -> None:
    places = {"data": data, "empty": tmp_path}
    done = run(*(word.format(**places) for word in words))
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert said in told
    assert "Traceback" not in told


def test_a_broken_batch_line_is_named(data: Path) -> None:
    lines = [
        '\ufeff{"id": [1], "question": "Qui ?"}',
        "not json",
        "",
        '{"id": 4, "question": null}',
        '{"id": 5, "question": "\\ud83d ?"}',
        '{"id": null, "question": "Où ?"}\r',
    ]
    batch = "\n".join(lines)
    done = run("bot", "ask", "--batch", "-", "--json", "--data", str(data), stdin=batch)
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [[1], None]
    assert [line in done.stderr for line in ("Line 2", "Line 4", "Line 5")] == [True] * 3
    assert "Traceback" not in done.stderr


def test_answers_are_utf_8_whatever_the_locale(data: Path) -> None:
    done = run("bot", "ask", "Qui ? \udce9", "--data", str(data), PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


def test_a_wrong_setting_is_named(data: Path) -> None:
    done = run("bot", "ask", "Qui ?", DATA_DIR=str(data), THREADS="many")
    assert done.returncode == 1
    assert "THREADS" in done.stderr


def test_the_console_answers_and_leaves(data: Path) -> None:
    lines = "Quels pays ont suspendu l'accès à Grok ?\n/status\n/nonsense\n/help\n/quit\n"
    done = run("bot", "console", "--data", str(data), stdin=lines)
    assert done.returncode == 0
    assert "Malaisie" in done.stdout
    assert "/nonsense" in done.stdout


def test_the_console_shows_an_unknown_command_as_it_was_typed(data: Path) -> None:
    done = run("bot", "console", "--data", str(data), stdin="/[/b]\n/[bold]\n")
    assert done.returncode == 0, done.stderr
    assert "/[/b]" in done.stdout
    assert "/[bold]" in done.stdout


def test_the_console_follows_up_and_looks_things_up(data: Path) -> None:
    lines = [
        "Qu'a dit Keir Starmer ?",
        "Et Ursula von der Leyen ?",
        "chronologie depuis le 9 janvier 2026 sur Ofcom",
        "/quotes Musk",
        "/changes since 1 January 2026",
        "timeline since blurgh",
        "/quit",
    ]
    done = run("bot", "console", "--data", str(data), stdin="\n".join(lines) + "\n")
    assert done.returncode == 0
    assert "Qu'a dit Ursula von der Leyen ?" in done.stdout
    assert "Silicon Valley" in done.stdout
    assert "12 janvier 2026" in done.stdout
    assert "Elon Musk · Verbatim sample" in done.stdout
    assert "since blurgh" in done.stdout
    assert "incident" not in done.stdout


def test_a_question_may_lean_on_one_before(data: Path) -> None:
    asked = ("Et Ursula von der Leyen ?", "--after", "Qu'a dit Keir Starmer ?")
    answer = parsed("bot", "ask", *asked, DATA_DIR=str(data))
    assert answer["question"] == "Et Ursula von der Leyen ?"
    assert answer["meant"] == "Qu'a dit Ursula von der Leyen ?"


def test_what_somebody_asked_is_erased(tmp_path: Path) -> None:
    abstention = Abstention(
        Question("Qui ?", "fr"), Reason.NOT_IN_STORY, (), 0.1, Stamp("main", 1, 1, None)
    )
    with Ledger(tmp_path / FILE_NAME) as ledger:
        for asker in ("U1", "U1", "U2"):
            ledger.record(
                Entry(
                    platform="slack",
                    conversation="C1",
                    asker=asker,
                    result=abstention,
                    elapsed_ms=1.0,
                )
            )
    done = run("bot", "forget", "slack", "U1", "--data", str(tmp_path))
    assert done.stdout == "Questions erased: 2\n"
    with Ledger(tmp_path / FILE_NAME) as ledger:
        assert ledger.earlier("slack", "C1", story="main") == ("Qui ?",)


def test_doctor_finds_a_story_that_is_well(data: Path) -> None:
    done = run("bot", "doctor", "--json", "--data", str(data))
    assert done.returncode == 0, done.stdout
    checks = [json.loads(line) for line in done.stdout.splitlines()]
    assert {check["name"] for check in checks} >= {"Settings", "Model", "Story", "Ledger"}
    assert all(check["ok"] for check in checks)


def test_doctor_fails_where_something_is_missing(data: Path, tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to(data / "models")
    token = {"SLACK_APP_TOKEN": "xapp-hush"}
    done = run("bot", "doctor", "--data", str(tmp_path), **token)
    assert done.returncode == 1
    assert "SLACK_BOT_TOKEN" in done.stdout
    assert "index add" in done.stdout
    assert "hush" not in done.stdout + done.stderr


def test_run_without_a_token_is_the_console(data: Path) -> None:
    done = run("bot", "run", "--data", str(data), stdin="/quit\n")
    assert done.returncode == 0


def test_help_teaches() -> None:
    for words in (("bot",), ("bot", "ask"), ("index",), ("index", "add")):
        done = run(*words, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_a_port_for_health_that_nothing_serves_is_told(data: Path) -> None:
    """Without a token `run` is the chat in the terminal."""
    done = run("bot", "run", DATA_DIR=str(data), HEALTH_PORT="9464")
    assert done.returncode == 0
    assert "HEALTH_PORT counts for nothing" in done.stderr
    assert "HEALTH_PORT" not in run("bot", "run", DATA_DIR=str(data)).stderr


def test_a_report_says_that_the_command_line_is_not_counted(data: Path) -> None:
    assert run("bot", "ask", "Qui ?", DATA_DIR=str(data)).returncode == 0
    told = run("bot", "report", "--lang", "fr", DATA_DIR=str(data)).stdout
    assert "Aucune question" in told
    assert "ligne de commande" in told
