"""The ledger: nothing is handled twice, kept too long or lost to a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answering import Answerer
from bot.errors import LedgerFailed, NoSuchRecord
from bot.ledger import FILE_NAME, Cited, Entry, Ledger, Verdict
from bot.models import Abstention, Answer, Citation, Question, Reason, Result, Stamp
from bot.settings import Kept
from bot.signal_reader import SignalReader
from index.story import Story
from tests.bot.conftest import MakeStory
from tests.bot.test_answering import QUAYS
from tests.conftest import ROOT

QUESTION = "Quels quais du port de Valmer ont fermé après la tempête ?"
STAMP = Stamp("main", 3, 1, None)


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 1, 13, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / FILE_NAME


@pytest.fixture
def clock() -> Clock:
    return Clock()


def silence(question: str, meant: str | None = None) -> Result:
    return Abstention(Question(question, "fr", meant), Reason.NOT_IN_STORY, (), 0.1, STAMP)


def entry(result: Result | str, *, conversation: str = "C1", asker: str = "U1") -> Entry:
    return Entry(
        platform="slack",
        conversation=conversation,
        asker=asker,
        result=silence(result) if isinstance(result, str) else result,
        elapsed_ms=12.5,
    )


def kept(citations: tuple[Citation, ...]) -> tuple[Cited, ...]:
    return tuple(Cited(citation.address, citation.confidence) for citation in citations)


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Port": QUAYS})


def test_an_answer_is_found_again_by_its_addresses(path: Path, story: Story) -> None:
    answer = Answerer(story, SignalReader(), threshold=0.0).ask(QUESTION)
    assert isinstance(answer, Answer)
    assert answer.more
    with Ledger(path) as ledger:
        answer_id = ledger.record(entry(answer))
        ledger.placed(answer_id, "C1/171.5")
    with Ledger(path) as ledger:
        known = ledger.recorded(answer_id)
    assert known is not None
    assert known.citations == kept(answer.citations)
    assert known.more == kept(answer.more)
    assert known.nearest == ()
    assert (known.question, known.language) == (QUESTION, "fr")
    assert (known.platform, known.conversation, known.asker) == ("slack", "C1", "U1")
    assert (known.message, known.reason, known.generation) == ("C1/171.5", None, 1)
    first = known.citations[0].address
    again = story.snapshot().generation.article(first.article, first.version)
    assert again.text[first.start : first.end] == answer.citations[0].quote.text


def test_an_abstention_is_recorded_with_its_reason(path: Path, story: Story) -> None:
    result = Answerer(story, SignalReader(), threshold=1.0).ask("Quand le port a-t-il fermé ?")
    assert isinstance(result, Abstention)
    with Ledger(path) as ledger:
        known = ledger.recorded(ledger.record(entry(result)))
    assert known is not None
    assert known.reason is Reason.NOT_IN_STORY
    assert known.nearest == kept(result.nearest) != ()


def test_no_words_of_an_article_are_kept(path: Path, story: Story) -> None:
    with Ledger(path) as ledger:
        ledger.record(entry(Answerer(story, SignalReader(), threshold=0.0).ask("Quel quai ?")))
    assert b"remorqueur" not in _bytes(path)


def test_an_event_is_claimed_once_and_again_when_its_key_has_expired(
    path: Path, clock: Clock
) -> None:
    with Ledger(path, now=clock) as ledger:
        assert ledger.claim("slack:Ev1")
        assert not ledger.claim("slack:Ev1")
        assert ledger.claim("discord:Ev1")
        ledger.release("discord:Ev1")
        assert ledger.claim("discord:Ev1")
    clock.now += timedelta(hours=47)
    with Ledger(path, now=clock) as ledger:
        assert not ledger.claim("slack:Ev1")
        clock.now += timedelta(hours=2)
        assert ledger.claim("slack:Ev1")


def test_threads_that_claim_the_same_event_get_it_once(path: Path) -> None:
    with Ledger(path) as ledger:
        got: list[bool] = []
        threads = [
            threading.Thread(target=lambda: got.append(ledger.claim("one"))) for _ in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(got) == [False] * 15 + [True]


def test_the_last_word_of_each_is_their_feedback(path: Path) -> None:
    with Ledger(path) as ledger:
        answer_id = ledger.record(entry("Qui ?"))
        ledger.feedback(answer_id, "U1", Verdict.GOOD)
        ledger.feedback(answer_id, "U2", Verdict.GOOD)
        ledger.feedback(answer_id, "U1", Verdict.WRONG_QUOTE)
        assert ledger.verdicts(answer_id) == {"U1": Verdict.WRONG_QUOTE, "U2": Verdict.GOOD}
        with pytest.raises(NoSuchRecord):
            ledger.feedback("unknown", "U1", Verdict.BAD)
        assert ledger.recorded("unknown") is None


@pytest.mark.parametrize("kept", list(Kept))
def test_a_conversation_goes_on_whatever_is_kept(path: Path, kept: Kept, clock: Clock) -> None:
    with Ledger(path, kept=kept, now=clock) as ledger:
        for number in range(8):
            ledger.record(entry(f"Question {number} ?"))
            clock.now += timedelta(minutes=1)
        ledger.record(entry(silence("et en France ?", meant="Quels pays, en France ?")))
        ledger.record(entry("Ailleurs ?", conversation="C2"))
        expected = (*(f"Question {number} ?" for number in range(3, 8)), "et en France ?")
        assert ledger.earlier("slack", "C1", story="main") == expected
        assert ledger.earlier("discord", "C1", story="main") == ()
        clock.now += timedelta(hours=13)
        assert ledger.earlier("slack", "C1", story="main") == ()


@pytest.mark.parametrize("kept", [Kept.HASH, Kept.DROP])
def test_what_must_not_be_kept_never_reaches_the_disk(path: Path, kept: Kept) -> None:
    with Ledger(path, kept=kept) as ledger:
        answer_id = ledger.record(entry(silence("Où est Zanzibar ?", meant="Où donc, Zanzibar ?")))
        known = ledger.recorded(answer_id)
        assert known is not None
        assert (known.question, known.meant) == (None, None)
        assert b"Zanzibar" not in _bytes(path)
    hashes = _rows(path, "SELECT question_hash FROM answers")
    assert [bool(value) for (value,) in hashes] == [kept is Kept.HASH]


def test_a_hash_tells_the_same_question_again(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    for where in (path, other):
        with Ledger(where, kept=Kept.HASH) as ledger:
            for question in ("Où est Zanzibar ?", "où  est ZANZIBAR ?", "Qui ?"):
                ledger.record(entry(question))
    first, again, different = (
        value for (value,) in _rows(path, "SELECT question_hash FROM answers ORDER BY rowid")
    )
    assert first == again != different
    assert (first,) not in _rows(other, "SELECT question_hash FROM answers")


@pytest.mark.parametrize("kept", list(Kept))
def test_who_wants_it_has_their_questions_erased(path: Path, kept: Kept) -> None:
    with Ledger(path, kept=kept) as ledger:
        mine = ledger.record(entry("Où est Zanzibar ?"))
        theirs = ledger.record(entry("Qui ?", asker="U2"))
        ledger.feedback(theirs, "U1", Verdict.BAD)
        ledger.feedback(theirs, "U2", Verdict.GOOD)
        assert ledger.erase("discord", "U1") == 0
        assert ledger.erase("slack", "U1") == 1
        assert ledger.recorded(mine) is None
        assert ledger.verdicts(theirs) == {"U2": Verdict.GOOD}
        assert ledger.earlier("slack", "C1", story="main") == ("Qui ?",)
        assert b"Zanzibar" not in _bytes(path)


def test_answers_are_forgotten_after_their_days(path: Path, clock: Clock) -> None:
    with Ledger(path, days=30, now=clock) as ledger:
        old = ledger.record(entry("Qui ?"))
        clock.now += timedelta(days=29)
        recent = ledger.record(entry("Quand ?"))
        assert ledger.recorded(old)
        clock.now += timedelta(days=2)
        ledger.record(entry("Où ?"))
        assert ledger.recorded(old) is None
        assert ledger.recorded(recent)


def test_two_processes_write_at_once_and_a_kill_loses_nothing(path: Path) -> None:
    """Both say what they have written before they go on; one is killed in the middle."""
    writers = [_writer(path, str(number)) for number in range(2)]
    said: dict[int, list[str]] = {0: [], 1: []}
    for number, writer in enumerate(writers):
        assert writer.stdout
        said[number] += [writer.stdout.readline().split()[0] for _ in range(40)]
    os.kill(writers[0].pid, signal.SIGKILL)
    for number, writer in enumerate(writers):
        out, _ = writer.communicate("stop\n" if number else None, timeout=60)
        # What readline() had read ahead is lost to communicate(): its first line may be a part.
        whole = out.splitlines(keepends=True)[1:]
        said[number] += [line.split()[0] for line in whole if "\n" in line]
    assert writers[1].returncode == 0
    with Ledger(path) as ledger:
        for answer_id in said[0] + said[1]:
            known = ledger.recorded(answer_id)
            assert known is not None
            assert known.question == "Qui ?"
        claimed = [ledger.claim(f"shared:{number}") for number in range(40)]
    assert not any(claimed)
    (won,) = _rows(path, "SELECT count(*) FROM answers WHERE message = 'won'")
    (shared,) = _rows(path, "SELECT count(*) FROM events WHERE key LIKE 'shared:%'")
    assert shared[0] - 1 <= won[0] <= shared[0]  # the killed one may have claimed, and no more


WRITER = """
import sys, threading
from pathlib import Path
from bot.ledger import Ledger
from tests.bot.test_ledger import entry
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), stop.set()), daemon=True).start()
ledger = Ledger(Path(sys.argv[1]))
number = 0
while not stop.is_set() or number < 40:
    won = ledger.claim(f"shared:{number}")
    answer_id = ledger.record(entry("Qui ?", asker=sys.argv[2]))
    if won:
        ledger.placed(answer_id, "won")
    print(answer_id, flush=True)
    number += 1
"""


def _writer(path: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"not a database, but long enough to be read as one" * 99),
        lambda path: sqlite3.connect(path).execute("PRAGMA user_version = 99").connection.close(),
        lambda path: path.mkdir(),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    path.parent.mkdir()
    spoil(path)
    with pytest.raises(LedgerFailed, match=FILE_NAME) as failure:
        Ledger(path)
    assert failure.value.hint


def test_a_full_disk_fails_one_call_and_not_the_next(path: Path) -> None:
    with Ledger(path) as ledger:
        kept = ledger.record(entry("Qui ?"))
        (pages,) = ledger._database.execute("PRAGMA page_count").fetchone()
        ledger._database.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerFailed):
            ledger.record(entry("Qui ? " * 50_000))
        ledger._database.execute("PRAGMA max_page_count = 100000")
        assert ledger.recorded(kept)
        assert ledger.recorded(ledger.record(entry("Et après ?")))


def _bytes(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def _rows(path: Path, query: str) -> list[tuple[int]]:
    with sqlite3.connect(path) as database:
        return database.execute(query).fetchall()
