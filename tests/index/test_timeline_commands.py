"""`python -m index timeline` and `changes`, with the sample story and the packaged model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from index.__main__ import app
from index.editing import add
from index.embeddings import Encoder
from index.ingest import read
from index.models import Draft

SAMPLE = Path(__file__).parents[2] / "docs" / "story"
ENTRY = {
    "from", "to", "precision", "kind", "bound", "mod", "quote", "article", "start", "end",
    "paragraph", "speaker", "expression", "carried", "articles", "salience", "tellings",
    "disagreements",
}  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder, models_dir: Path) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "models").symlink_to(models_dir)
    drafts = [item for path in sorted(SAMPLE.iterdir()) for item in read(str(path))]
    add(folder, "main", [one for one in drafts if isinstance(one, Draft)], lambda: encoder)
    return folder


def run(data: Path, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(data)], catch_exceptions=False)


def parsed(data: Path, *words: str) -> Any:
    done = run(data, *words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_contract_of_an_entry(data: Path) -> None:
    found = parsed(data, "timeline")
    assert found["total"] == len(found["entries"]) > 5
    for entry in found["entries"]:
        assert set(entry) == ENTRY
        text = run(data, "show", entry["article"]["id"], "--text").stdout
        assert text[entry["start"] : entry["end"]] == entry["quote"]
        expression = entry["expression"]
        assert text[expression["start"] : expression["end"]] == expression["text"]
        assert (entry["from"], entry["to"]) == (expression["from"], expression["to"])
        assert entry["tellings"][0]["quote"] == entry["quote"]
    order = [(entry["from"], entry["to"]) for entry in found["entries"]]
    assert order == sorted(order)


def test_a_timeline_is_narrowed(data: Path) -> None:
    week = parsed(data, "timeline", "--from", "2026-01-12", "--to", "2026-01-12")["entries"]
    assert all(entry["from"] == "2026-01-12" or entry["bound"] == "since" for entry in week)
    few = parsed(data, "timeline", "--limit", "3")
    assert len(few["entries"]) == 3 < few["total"]
    about = parsed(data, "timeline", "--about", "Which countries suspended Grok?")["entries"]
    assert "Indonesia" in about[0]["quote"]
    new = parsed(data, "timeline", "--since", "2026-01-13")["entries"]
    assert {entry["article"]["published_at"] for entry in new} == {"2026-01-13"}


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("png", b"\x89PNG"),
        ("svg", b"<svg "),
        ("md", b"# main"),
        ("csv", b"du,au,"),
        ("ics", b"BEGIN:VCALENDAR\r\n"),
        ("timelinejs", b"{"),
    ],
)
def test_every_format_is_written(data: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    path = tmp_path / "timeline"
    done = run(data, "timeline", "--format", form, "--output", str(path), "--lang", "fr")
    assert done.exit_code == 0, done.output
    assert path.read_bytes().startswith(begins)
    if form != "png":
        printed = run(data, "timeline", "--format", form, "--lang", "fr")
        assert printed.stdout_bytes == path.read_bytes()


def test_a_person_reads_times_quotes_and_sources(data: Path) -> None:
    done = run(data, "timeline", "--limit", "3", "--lang", "fr")
    assert "week-end des 10 et 11 janvier 2026" in done.stdout
    assert "«\u00a0Ce week-end, deux pays ont suspendu l'accès à Grok" in done.stdout
    assert "publié le 13 janvier 2026" in done.stdout
    assert "3 of " in done.stdout


def test_what_changed_is_told(data: Path) -> None:
    found = parsed(data, "changes", "--since", "2026-01-13")
    assert {one["kind"] for one in found["articles"]} == {"new"}
    assert {one["article"]["published_at"] for one in found["articles"]} == {"2026-01-13"}
    assert found["entries"]
    said = run(data, "changes", "--since", "2026-01-13").stdout
    assert said.startswith("Since 13 January 2026:")
    assert "Nothing." in run(data, "changes", "--since", "2027-01-01").stdout


@pytest.mark.parametrize(
    ("since", "day", "counted"),
    [
        ("Friday", "2026-01-09", True),  # the last that the story knew: its newest is of the 13th
        ("vendredi", "2026-01-09", True),
        ("depuis hier", "2026-01-12", True),
        ("yesterday", "2026-01-12", True),
        ("9 January 2026", "2026-01-09", False),
        ("le 9 janvier 2026", "2026-01-09", False),
        ("2026-01-09", "2026-01-09", False),
    ],
)
def test_a_day_is_written_as_people_write_it(
    data: Path, since: str, day: str, counted: bool
) -> None:
    found = parsed(data, "changes", "--since", since)
    assert found["since"] == day
    assert found["counted_from"] == ("2026-01-13" if counted else None)
    told = run(data, "changes", "--since", since).stdout
    assert told.startswith("Days are counted from the newest article, of 13 Jan") is counted
    since_then = parsed(data, "timeline", "--from", since)
    assert (since_then["from"], since_then["counted_from"]) == (day, found["counted_from"])
    assert parsed(data, "search", "Grok", "--from", since)["hits"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("timeline", "--format", "png"), "--output timeline.png"),
        (("timeline", "--from", "2026-02-01", "--to", "2026-01-01"), "exchange the two"),
        (("timeline", "--format", "svg", "--output", "/nowhere/a.svg"), "can't be written"),
        (("timeline", "--limit", "0"), "--limit"),
        (("changes", "--since", "soon"), "--since: “soon” names no day. Write 2026-01-09"),
        (("changes", "--since", "Friday and the mayor"), "names no day"),
        (("timeline", "--from", "2026-02-30"), "names no day"),
        (("timeline", "--from", "09/01/2026"), "may be 2026-01-09 or 2026-09-01. Write it as one"),
        (("quotes", "--to", "until 09/01/2026"), "may be 2026-01-09 or 2026-09-01"),
        (("changes", "--since", "since 9/1/26"), "may be 2026-01-09 or 2026-09-01"),
    ],
)
def test_a_wrong_call_is_told_what_to_do(data: Path, words: tuple[str, ...], told: str) -> None:
    done = run(data, *words)
    assert done.exit_code == 2
    assert told in " ".join(done.output.replace("│", " ").split())


def test_dates_of_a_feed_say_which_article_they_stand_in(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Quai {n}</title><link>https://example.org/{n}</link>"
        f"<description>Le quai numéro {n} du port a fermé ses portes le {n} janvier 2026, et les "
        "ferries accostent désormais plus au nord.</description></item>"
        for n in (8, 9)
    )
    feed = tmp_path / "port.xml"
    feed.write_text(f'<rss version="2.0"><channel><title>Port</title>{items}</channel></rss>')
    done = CliRunner().invoke(app, ["dates", str(feed), "--json"])
    found = json.loads(done.stdout)["expressions"]
    assert [(one["article"]["origin"], one["article"]["title"], one["from"]) for one in found] == [
        ("https://example.org/8", "Quai 8", "2026-01-08"),
        ("https://example.org/9", "Quai 9", "2026-01-09"),
    ]
    lines = CliRunner().invoke(app, ["dates", str(feed)]).stdout.splitlines()
    assert [line for line in lines if line.startswith("https")] == [
        "https://example.org/8",
        "https://example.org/9",
    ]


def test_changes_are_narrowed_to_a_subject(data: Path) -> None:
    every = parsed(data, "changes", "--since", "2026-01-09")
    found = parsed(data, "changes", "--since", "2026-01-09", "--about", "Indonesia")
    assert 0 < len(found["entries"]) < len(every["entries"])
    assert all(
        any("Indon" in telling["quote"] for telling in entry["tellings"])
        for entry in found["entries"]
    )
    assert 0 < len(found["articles"]) <= len(every["articles"])
    nothing = run(data, "changes", "--since", "2026-01-09", "--about", "recette de la ratatouille")
    assert nothing.stdout.endswith("Nothing.\n")


def test_quotes_are_narrowed_to_days_news_and_a_subject(data: Path) -> None:
    every = parsed(data, "quotes")["quotes"]
    late = parsed(data, "quotes", "--from", "2026-01-13")
    assert late["from"] == "2026-01-13"
    assert 0 < len(late["quotes"]) < len(every)
    assert {one["article"]["published_at"] for one in late["quotes"]} == {"2026-01-13"}
    early = parsed(data, "quotes", "--to", "dimanche")  # counted from the newest, of the 13th
    assert early["counted_from"] == "2026-01-13"
    assert {one["article"]["published_at"] for one in early["quotes"]} == {"2026-01-11"}
    new = parsed(data, "quotes", "--since", "2026-01-13")["quotes"]
    known = {one["quote"] for one in every if one["article"]["published_at"] < "2026-01-13"}
    assert new == [one for one in late["quotes"] if one["quote"] not in known]
    about = parsed(data, "quotes", "--about", "protection of children")["quotes"]
    assert [one["quote"] for one in about] == ["la protection de l’enfance"]
    assert parsed(data, "quotes", "--about", "ratatouille")["quotes"] == []
    assert "exchange the two" in run(data, "quotes", "--from", "2026-02-01", "--to", "hier").output


def test_quotes_are_printed_a_line_each_between_marks(tmp_path: Path, encoder: Encoder) -> None:
    text = (
        '"A bar stood on every corner," said Ann Loxley, the harbour master.\n\n'
        'Ms. Loxley said: "The quay is closed.\n\n"It opens in May."'
    )
    (tmp_path / "harbour.txt").write_text(text)
    drafts = [one for one in read(str(tmp_path / "harbour.txt")) if isinstance(one, Draft)]
    add(tmp_path, "main", drafts, lambda: encoder)
    lines = run(tmp_path, "quotes").stdout.splitlines()
    assert len(lines) == len(parsed(tmp_path, "quotes")["quotes"])
    assert lines[0].startswith("Ann Loxley: “A bar stood on every corner”  [")
    assert not any("\\n" in line for line in lines)
