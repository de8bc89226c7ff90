"""What Dockerfile and compose file promise to who runs them."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import yaml

from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]


def test_the_service_has_as_few_rights_as_it_needs() -> None:
    [service] = SERVICES.values()
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["tmpfs"] == ["/tmp"]  # noqa: S108  (in the container)
    assert service["volumes"] == ["data:/data"]
    assert "ports" not in service


def test_the_image_runs_as_nobody_special_and_is_asked_how_it_is() -> None:
    last_stage = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
    user = re.findall(r"^USER (\S+)", last_stage, re.MULTILINE)
    assert user[-1].isdecimal()
    assert int(user[-1]) > 0
    assert "/healthz" in last_stage[last_stage.index("HEALTHCHECK") :]
    assert "pip" not in last_stage


def test_the_image_takes_nothing_but_what_it_copies() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split("\n")
    assert "*" in ignored  # so .env stays outside too
    allowed = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert {source for copy in copies for source in copy.split()} == allowed


@pytest.mark.skipif(not shutil.which("hadolint"), reason="hadolint isn't installed")
def test_the_dockerfile_passes_its_linter() -> None:
    subprocess.run(["hadolint", "Dockerfile"], cwd=ROOT, check=True)
