from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bot.errors import BadSetting
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
NAMES = [setting.metadata["name"] for setting in dataclasses.fields(Settings)]


def test_nothing_set_gives_the_defaults() -> None:
    assert Settings.of({}) == Settings()
    assert Settings.of(dict.fromkeys(NAMES, "")) == Settings()


def test_every_setting_is_read() -> None:
    given = {
        "DATA_DIR": "/srv/verbatim",
        "STORY": "grok",
        "EMBEDDING_MODEL": "packaged:reference",
        "READER_MODEL": "off",
        "THREADS": "2",
        "ANSWER_THRESHOLD": "0.7",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "s1",
        "SLACK_API_URL": "https://slack.example/api/",
        "HTTP_HOST": "127.0.0.2",
        "HTTP_PORT": "8080",
        "DISCORD_TOKEN": "d1",
        "DISCORD_API_URL": "http://127.0.0.1:1/api/v10",
        "DISCORD_GATEWAY_URL": "ws://127.0.0.1:1",
        "LEDGER_QUESTIONS": "Hash",
        "LEDGER_DAYS": "7",
        "SLACK_ADMINS": "U1, S2,",
        "SLACK_WORKSPACE_ADMINS": "no",
        "DISCORD_ADMINS": "42",
        "DISCORD_MANAGERS": "off",
        "ADMIN_FOLDERS": "/srv/wire, /srv/desk",
        "FETCH_PRIVATE": "10.0.0.0/8, 127.0.0.1:8000",
        "JOB_MEMORY": "1024",
        "HEALTH_HOST": "0.0.0.0",  # noqa: S104  (read, not listened on)
        "HEALTH_PORT": "9464",
        "LOG_FORMAT": "JSON",
    }
    settings = Settings.of(given)
    assert set(given) == set(NAMES)
    assert all(
        getattr(settings, setting.name) != getattr(Settings(), setting.name)
        for setting in dataclasses.fields(Settings)
    )
    assert settings.data == Path("/srv/verbatim")
    assert settings.models == Path("/srv/verbatim/models")
    assert (settings.story, settings.threads, settings.threshold) == ("grok", 2, 0.7)


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / ".env"
    file.write_text("STORY=file\nTHREADS=3\n", encoding="utf-8")
    monkeypatch.setenv("STORY", "environment")
    settings = Settings.load(file)
    assert (settings.story, settings.threads) == ("environment", 3)


def test_a_secret_is_never_shown() -> None:
    secrets = [name for name in NAMES if "TOKEN" in name or "SECRET" in name]
    assert len(secrets) == 4
    shown = repr(Settings.of(dict.fromkeys(secrets, "hush-hush")))
    assert "hush" not in shown


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEDGER_QUESTIONS", "burn"),
        ("LEDGER_DAYS", "0"),
        ("HTTP_PORT", "http"),
        ("THREADS", "many"),
        ("THREADS", "0"),
        ("THREADS", "-1"),
        ("ANSWER_THRESHOLD", "1.5"),
        ("ANSWER_THRESHOLD", "nan"),
        ("ANSWER_THRESHOLD", "half"),
        ("SLACK_WORKSPACE_ADMINS", "maybe"),
        ("LOG_FORMAT", "xml"),
        ("FETCH_PRIVATE", "intranet.example"),
        ("FETCH_PRIVATE", "127.0.0.1:99999"),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.of({name: value})


@pytest.mark.parametrize("place", ["docs/settings.md", ".env.example"])
def test_every_setting_is_documented_and_nothing_else(place: str) -> None:
    text = (ROOT / place).read_text(encoding="utf-8")
    if place.endswith(".md"):
        rows = [line.split("|") for line in text.splitlines() if line.startswith("| `")]
        documented = {row[1].strip().strip("`"): row[3].strip() for row in rows}
        expected = {s.metadata["name"]: s.metadata["about"] for s in dataclasses.fields(Settings)}
        assert documented == expected
    else:
        lines = [line.lstrip("#").strip() for line in text.splitlines() if "=" in line]
        assert {line.split("=")[0] for line in lines} == set(NAMES)
