"""The bot's settings: the only place that reads the environment."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final, Self

from bot.errors import BadSetting


def _set_by(name: str, about: str) -> dict[str, str]:
    return {"name": name, "about": about}


class Kept(StrEnum):
    """What the ledger keeps of a question."""

    KEEP = "keep"
    HASH = "hash"
    DROP = "drop"


class LogFormat(StrEnum):
    """How the running bot's log is written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set, each by the environment variable of its metadata's name."""

    data: Path = field(
        default=Path("data"), metadata=_set_by("DATA_DIR", "Where stories and models are kept.")
    )
    story: str | None = field(
        default=None,
        metadata=_set_by("STORY", "The story that is asked; where there is only one, that one."),
    )
    embedding_model: str | None = field(
        default=None,
        metadata=_set_by(
            "EMBEDDING_MODEL",
            "Another sentence-transformers model, by folder or name, in place of the packaged "
            "one. A story keeps the model it was built with until `python -m index rebuild`.",
        ),
    )
    reader_model: str | None = field(
        default=None,
        metadata=_set_by(
            "READER_MODEL",
            "Another CrossEncoder of sentence-transformers, by folder or name, in place of the "
            "packaged reader; `off`: none, which is quicker and less often right.",
        ),
    )
    threads: int | None = field(
        default=None,
        metadata=_set_by(
            "THREADS", "Processor threads for the models; by default the cores, at most 4."
        ),
    )
    threshold: float = field(
        default=0.5,
        metadata=_set_by(
            "ANSWER_THRESHOLD",
            "Below this probability (0 to 1) that its first quote answers, the bot says that "
            "the story doesn't say.",
        ),
    )

    slack_bot_token: str | None = field(
        default=None,
        repr=False,
        metadata=_set_by("SLACK_BOT_TOKEN", "Slack's bot token (xoxb-…); with it, Slack is on."),
    )
    slack_app_token: str | None = field(
        default=None,
        repr=False,
        metadata=_set_by(
            "SLACK_APP_TOKEN",
            "Slack's app-level token (xapp-…), for Socket Mode: no public address.",
        ),
    )
    slack_signing_secret: str | None = field(
        default=None,
        repr=False,
        metadata=_set_by(
            "SLACK_SIGNING_SECRET",
            "Slack's signing secret, for HTTP in place of Socket Mode, where no app token is set.",
        ),
    )
    slack_api_url: str = field(
        default="https://slack.com/api/",
        metadata=_set_by("SLACK_API_URL", "Where Slack's API is; GovSlack has another address."),
    )
    http_host: str = field(
        default="127.0.0.1",
        metadata=_set_by("HTTP_HOST", "The address that Slack's HTTP mode listens on."),
    )
    http_port: int = field(
        default=3000, metadata=_set_by("HTTP_PORT", "The port that Slack's HTTP mode listens on.")
    )
    discord_token: str | None = field(
        default=None,
        repr=False,
        metadata=_set_by("DISCORD_TOKEN", "Discord's bot token; with it, Discord is on."),
    )
    discord_api_url: str | None = field(
        default=None,
        metadata=_set_by("DISCORD_API_URL", "Another address for Discord's API, for tests."),
    )
    discord_gateway_url: str | None = field(
        default=None,
        metadata=_set_by("DISCORD_GATEWAY_URL", "Another address for its gateway, for tests."),
    )
    ledger_questions: Kept = field(
        default=Kept.KEEP,
        metadata=_set_by(
            "LEDGER_QUESTIONS",
            "What is kept of questions on disk: `keep` the words, `hash` only what tells the same "
            "question again, `drop` nothing.",
        ),
    )
    ledger_days: int = field(
        default=90,
        metadata=_set_by("LEDGER_DAYS", "Days after which answered questions are forgotten."),
    )

    slack_admins: frozenset[str] = field(
        default=frozenset(),
        metadata=_set_by(
            "SLACK_ADMINS",
            "Who may change stories from Slack: ids of people (U…) and user groups (S…), with "
            "commas between them.",
        ),
    )
    slack_workspace_admins: bool = field(
        default=True,
        metadata=_set_by(
            "SLACK_WORKSPACE_ADMINS", "Whether the workspace's admins and owners may too."
        ),
    )
    discord_admins: frozenset[str] = field(
        default=frozenset(),
        metadata=_set_by(
            "DISCORD_ADMINS",
            "Who may change stories from Discord: ids of people and roles, with commas.",
        ),
    )
    discord_managers: bool = field(
        default=True,
        metadata=_set_by("DISCORD_MANAGERS", "Whether whoever may manage the server may too."),
    )
    admin_folders: tuple[Path, ...] = field(
        default=(),
        metadata=_set_by(
            "ADMIN_FOLDERS",
            "Folders on the bot's machine that admins may take articles from in a chat, with "
            "commas; `inbox` in DATA_DIR is always one.",
        ),
    )
    fetch_private: tuple[str, ...] = field(
        default=(),
        metadata=_set_by(
            "FETCH_PRIVATE",
            "Addresses of your own network that articles may be fetched from, with commas: "
            "`10.0.0.0/8, 192.168.1.5:8000`. Public ones may be always.",
        ),
    )
    job_memory: int = field(
        default=4096,
        metadata=_set_by("JOB_MEMORY", "Megabytes of memory that an admin's job may take."),
    )

    health_host: str = field(
        default="127.0.0.1",
        metadata=_set_by("HEALTH_HOST", "The address of the pages on the bot's health."),
    )
    health_port: int | None = field(
        default=None,
        metadata=_set_by(
            "HEALTH_PORT",
            "The port of `/healthz`, `/readyz` and `/metrics`; where it isn't set, or no chat is "
            "on, there are none.",
        ),
    )
    log_format: LogFormat = field(
        default=LogFormat.TEXT,
        metadata=_set_by("LOG_FORMAT", "`text`, or `json`: an object a line, for programs."),
    )

    @property
    def models(self) -> Path:
        return self.data / "models"

    @classmethod
    def load(cls, env_file: Path | None = None) -> Self:
        """From the environment, and from a `.env` file for what isn't in it.

        Raises BadSetting.
        """
        from dotenv import dotenv_values  # noqa: PLC0415

        path = env_file or Path(".env")
        written = dotenv_values(path) if path.is_file() else {}
        return cls.of({**written, **os.environ})

    @classmethod
    def of(cls, environment: Mapping[str, str | None]) -> Self:
        """From these values; an empty one counts as not set. Raises BadSetting."""
        values = {}
        for setting in fields(cls):
            name = setting.metadata["name"]
            raw = (environment.get(name) or "").strip()
            if raw:
                values[setting.name] = _READ[str(setting.type)](name, raw)
        return cls(**values)


def bare_environment() -> dict[str, str]:
    """The environment for processes that read what others wrote: without our own settings."""
    ours = {setting.metadata["name"] for setting in fields(Settings)}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _whole(name: str, raw: str) -> int:
    if not raw.isdecimal() or int(raw) < 1:
        raise BadSetting(f"{name} must be a whole number from 1, not “{raw}”.")
    return int(raw)


def _share(name: str, raw: str) -> float:
    try:
        value = float(raw)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise BadSetting(f"{name} must be a number from 0 to 1, not “{raw}”.")
    return value


def _one_of(kind: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    def read(name: str, raw: str) -> StrEnum:
        try:
            return kind(raw.lower())
        except ValueError:
            raise BadSetting(f"{name} must be one of {', '.join(kind)}, not “{raw}”.") from None

    return read


def _yes_or_no(name: str, raw: str) -> bool:
    match raw.lower():
        case "yes" | "true" | "on" | "1":
            return True
        case "no" | "false" | "off" | "0":
            return False
    raise BadSetting(f"{name} must be yes or no, not “{raw}”.")


def _several(raw: str) -> tuple[str, ...]:
    return tuple(part for one in raw.split(",") if (part := one.strip()))


def _networks(name: str, raw: str) -> tuple[str, ...]:
    """Each an address or a network, with a port where it isn't the web's own."""
    found = _several(raw)
    for one in found:
        address, _, port = one.partition(":") if one.count(":") == 1 else (one, "", "")
        try:
            ip_network(address, strict=False)
            well = not port or 0 < int(port) < 65536
        except ValueError:
            well = False
        if not well:
            raise BadSetting(f"{name} must be addresses such as 10.0.0.0/8, not “{one}”.")
    return found


_READ: Final[Mapping[str, Callable[[str, str], Any]]] = {
    "Path": lambda _, raw: Path(raw).expanduser(),
    "str": lambda _, raw: raw,
    "str | None": lambda _, raw: raw,
    "int": _whole,
    "int | None": _whole,
    "float": _share,
    "Kept": _one_of(Kept),
    "LogFormat": _one_of(LogFormat),
    "bool": _yes_or_no,
    "frozenset[str]": lambda _, raw: frozenset(_several(raw)),
    "tuple[str, ...]": _networks,
    "tuple[Path, ...]": lambda _, raw: tuple(Path(one).expanduser() for one in _several(raw)),
}
