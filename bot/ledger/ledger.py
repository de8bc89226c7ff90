"""The ledger: answers with their feedback, events seen, conversations under way."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Self

from bot.errors import LedgerFailed, NoSuchRecord
from bot.ledger.database import connect
from bot.ledger.recent import Recent
from bot.ledger.records import (
    ANSWER,
    ASKED,
    ASKED_CITED,
    ASKED_VERDICTS,
    CITED,
    KEPT_ANSWER,
    KEPT_CITATION,
    Asked,
    Entry,
    Recorded,
    Verdict,
    answer_row,
    asked_rows,
    cited_rows,
    recorded,
    written,
)
from bot.models import Reason
from bot.settings import Kept

log = logging.getLogger(__name__)

FILE_NAME: Final = "ledger.db"

# How long an event's key is remembered. Platforms deliver again for some hours at most.
EVENT_LIFE: Final = timedelta(days=2)
# What still counts as the same conversation, and how many questions of it are looked at.
CONVERSATION_LIFE: Final = timedelta(hours=12)
EARLIER: Final = 6
_FORGETTING_EVERY: Final = timedelta(hours=1)
_ID_ALPHABET: Final = "abcdefghijkmnpqrstuvwxyz23456789"
_ID_LENGTH: Final = 10


class Ledger:
    """Safe to share between threads; several processes may open the same file.

    Every method raises LedgerFailed where the disk fails.
    """

    def __init__(
        self,
        path: Path,
        *,
        kept: Kept = Kept.KEEP,
        days: int = 90,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Makes the file where there is none. `days`: how long answers are remembered."""
        self._path = path
        self._kept = kept
        self._life = timedelta(days=days)
        self._now = now
        self._recent = Recent(CONVERSATION_LIFE, EARLIER)
        self._lock = threading.Lock()
        self._forget_at = datetime.min.replace(tzinfo=UTC)
        with self._failing():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = connect(path)
            (self._secret,) = self._database.execute("SELECT key FROM secret").fetchone()

    def claim(self, key: str) -> bool:
        """Whether this event is seen for the first time: who gets True handles it.

        Across threads, processes and restarts, until the key expires.
        """
        now = self._now()
        with self._writing() as database:
            claimed = database.execute(
                "INSERT INTO events VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET at = ?2 "
                "WHERE at < ?3",
                (key, written(now), written(now - EVENT_LIFE)),
            )
            return claimed.rowcount == 1

    def release(self, key: str) -> None:
        """Takes a claim back: handling the event failed, and it may come again."""
        with self._writing() as database:
            database.execute("DELETE FROM events WHERE key = ?", (key,))

    def record(self, entry: Entry) -> str:
        """Keeps an answer and gives it an id: ten small letters and digits."""
        question = entry.result.question
        answer_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
        keep = self._kept is Kept.KEEP
        row = {
            **answer_row(entry),
            "id": answer_id,
            "at": written(self._now()),
            "question": question.text if keep else None,
            "meant": question.meant if keep else None,
            "question_hash": None if self._kept is Kept.DROP else self._hash(question.text),
        }
        with self._writing() as database:
            self._forget(database)
            database.execute(KEPT_ANSWER, row)
            database.executemany(KEPT_CITATION, cited_rows(answer_id, entry.result))
        if not keep:
            conversation = (entry.platform, entry.conversation, entry.result.stamp.story)
            self._recent.add(conversation, entry.asker, question.text, self._now())
        log.info(
            "answer %s on %s: %s in %.0f ms",
            answer_id,
            entry.platform,
            row["reason"] or "answer",
            entry.elapsed_ms,
            extra={
                "answer": answer_id,
                "platform": entry.platform,
                "story": row["story"],
                "generation": row["generation"],
                "kind": row["reason"] or "answer",
                "elapsed_ms": round(entry.elapsed_ms, 1),
            },
        )
        return answer_id

    def placed(self, answer_id: str, message: str) -> None:
        """Remembers where an answer stands, by the platform's own id of the message."""
        with self._writing() as database:
            database.execute("UPDATE answers SET message = ? WHERE id = ?", (message, answer_id))

    def feedback(self, answer_id: str, who: str, verdict: Verdict) -> None:
        """Keeps what somebody thinks of an answer, in place of what they thought before.

        Raises NoSuchRecord.
        """
        with self._writing() as database:
            row = (answer_id, who, str(verdict), written(self._now()))
            kept = database.execute(
                "INSERT INTO feedback SELECT ?1, ?2, ?3, ?4 FROM answers WHERE id = ?1 "
                "ON CONFLICT DO UPDATE SET verdict = ?3, at = ?4",
                row,
            )
            if not kept.rowcount:
                raise NoSuchRecord(f"The ledger has no answer {answer_id}.")

    def verdicts(self, answer_id: str) -> dict[str, Verdict]:
        """What each one thinks of an answer, by who they are."""
        with self._reading() as database:
            rows = database.execute(
                "SELECT who, verdict FROM feedback WHERE answer = ?", (answer_id,)
            ).fetchall()
        return {who: Verdict(verdict) for who, verdict in rows}

    def recorded(self, answer_id: str) -> Recorded | None:
        """The answer as it was given; None where it isn't known, or no more."""
        with self._reading() as database:
            row = database.execute(ANSWER, (answer_id,)).fetchone()
            cited = database.execute(CITED, (answer_id,)).fetchall()
        return recorded(row, cited) if row else None

    def earlier(self, platform: str, conversation: str, *, story: str) -> tuple[str, ...]:
        """The last questions of a conversation as they were asked, oldest first.

        Those to this story only: what was asked of another one may not be for who reads this.
        """
        now = self._now()
        since = written(now - CONVERSATION_LIFE)
        with self._reading() as database:
            rows = database.execute(
                "SELECT question FROM answers WHERE platform = ? "
                "AND conversation = ? AND story = ? AND at >= ? "
                "AND question IS NOT NULL AND reason IS NOT ? "
                "ORDER BY at DESC, rowid DESC LIMIT ?",
                (platform, conversation, story, since, str(Reason.EMPTY_QUESTION), EARLIER),
            ).fetchall()
        kept = tuple(question for (question,) in reversed(rows))
        return kept or self._recent.of((platform, conversation, story), now)

    def asked(self, story: str, since: datetime, until: datetime) -> tuple[Asked, ...]:
        """The questions that one story was asked from `since` until `until`, oldest first."""
        period = (story, written(since), written(until))
        with self._reading() as database:
            rows = database.execute(ASKED, period).fetchall()
            cited = database.execute(ASKED_CITED, period).fetchall()
            verdicts = database.execute(ASKED_VERDICTS, period).fetchall()
        return asked_rows(rows, cited, verdicts, self._hash)

    def erase(self, platform: str, asker: str) -> int:
        """Forgets all that somebody asked, and what they thought of answers.

        How many questions that were. The words are overwritten on disk too.
        """
        self._recent.erase(platform, asker)
        with self._writing() as database:
            database.execute(
                "DELETE FROM feedback WHERE who = ? AND answer IN "
                "(SELECT id FROM answers WHERE platform = ?)",
                (asker, platform),
            )
            erased = database.execute(
                "DELETE FROM answers WHERE platform = ? AND asker = ?", (platform, asker)
            ).rowcount
        with self._reading() as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return erased

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _hash(self, text: str) -> bytes:
        """Tells the same text again, and to who has no ledger nothing else."""
        folded = " ".join(text.casefold().split())
        return hmac.digest(self._secret, folded.encode(), hashlib.sha256)

    def _forget(self, database: sqlite3.Connection) -> None:
        """What is older than it may be, once an hour."""
        now = self._now()
        if now >= self._forget_at:
            self._forget_at = now + _FORGETTING_EVERY
            database.execute("DELETE FROM answers WHERE at < ?", (written(now - self._life),))
            database.execute("DELETE FROM events WHERE at < ?", (written(now - EVENT_LIFE),))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that has the right to write from its beginning."""
        with self._reading() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
                database.execute("COMMIT")
            finally:
                if database.in_transaction:
                    database.execute("ROLLBACK")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._failing():
            yield self._database

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LedgerFailed(f"The ledger {self._path} can't be read or written: {error}.") from (
                error
            )
