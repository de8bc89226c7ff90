"""Expected failures of the bot. `message` is one sentence, `hint` what to do next.

What a chat says instead, in its user's language, is the phrase "error.<code>": see failures.py.
"""

from __future__ import annotations

from typing import Any, ClassVar


class BotError(Exception):
    code: ClassVar[str] = "bot"
    default_hint: ClassVar[str] = ""

    def __init__(self, message: str, *, hint: str | None = None, **values: object) -> None:
        """`values` fill in what the phrase leaves open."""
        super().__init__(message)
        self.values: dict[str, Any] = values
        self.hint = self.default_hint if hint is None else hint


class BadSetting(BotError):
    code = "setting"
    default_hint = "Correct it in .env or in the environment; docs/settings.md lists all settings."


class NoSuchStory(BotError):
    """No story is named, and there isn't just one to take."""

    code = "story_unnamed"


class BadBatch(BotError):
    """A batch of questions that can't be read."""

    code = "batch"
    default_hint = 'Give a line of JSON a question: {"id": "1", "question": "…"}'


class Busy(BotError):
    """Too many questions wait already; this one wasn't taken."""

    code = "busy"
    default_hint = "Ask again in a moment."


class TookTooLong(BotError):
    """No answer within the time that a question has."""

    code = "took_too_long"
    default_hint = "Ask again in a moment, or more simply."


class Closing(BotError):
    """The bot is stopping and takes nothing more."""

    code = "closing"
    default_hint = "Ask again when the bot is back, in a minute or so."


class NoSuchRecord(BotError):
    """An answer that the ledger doesn't know, or no more."""

    code = "no_record"
    default_hint = "Ask the question again."


class LedgerFailed(BotError):
    """The record of answers can't be read or written."""

    code = "ledger"
    default_hint = "Check the free space and who may write in the data directory."


class Outdated(BotError):
    """An article has another text, or is gone, since it was quoted."""

    code = "outdated"
    default_hint = "Ask the question again."


class BadTime(BotError):
    """Words that should name a time and don't. `text`: the words."""

    code = "time"
    default_hint = "Write for instance “since Friday” or “from 5 to 12 January”."


class TwoDays(BotError):
    """A day in figures that may be one or another. `text`: the figures; `one`, `other`: days."""

    code = "two_days"
    default_hint = "Write the month as a word, or the year first."


class NotAllowed(BotError):
    """Only admins may do that. `ids`: those of the people and groups who are, by name."""

    code = "not_allowed"

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self.values.get("ids", ()))


class AskManager(NotAllowed):
    """Nobody is named as an admin, but who manages the workspace or server is one."""

    code = "ask_manager"


class AskOperator(NotAllowed):
    """Nobody is an admin on this platform yet."""

    code = "ask_operator"
    default_hint = "Set SLACK_ADMINS or DISCORD_ADMINS; docs/settings.md says how."


class BadRequest(BotError):
    """A request of an admin's that says too little or too much."""

    code = "bad_request"


class NoSource(BadRequest):
    """Nothing to take in."""

    code = "no_source"


class TooMuch(BadRequest):
    """More than one request may bring. `sources` and `megabytes`: how much that is."""

    code = "too_much"


class SeveralTexts(BadRequest):
    """A correction is of one article, and there are several."""

    code = "several_texts"


class NoArticle(BadRequest):
    """Which article is meant isn't said."""

    code = "no_article"


class FolderRefused(BadRequest):
    """A folder that nothing may be taken from in a chat. `folders`: those that may be named."""

    code = "folder_refused"


class BadSource(BadRequest):
    """What is to be watched is no web address, and no folder that may be read."""

    code = "bad_source"


class NotWatched(BadRequest):
    """A story doesn't watch this source."""

    code = "not_watched"


class NoSuchJob(BotError):
    """A plan or a job that isn't known, or no more, or not in a state for what is asked."""

    code = "no_job"
    default_hint = "Begin again."


class OutOfDate(BotError):
    """The story changed since the preview, so that it would do something else."""

    code = "out_of_date"
    default_hint = "Look at the new preview and confirm that one."


class Cancelled(BotError):
    """Somebody cancelled the job; the story is as it was. `name`: who."""

    code = "cancelled"


class Interrupted(BotError):
    """A job was killed on its way; the story is as it was. It can be resumed or discarded."""

    code = "interrupted"


class OutOfMemory(BotError):
    """A job needed more memory than it may take."""

    code = "job_memory"
    default_hint = "Add fewer articles at a time, or raise JOB_MEMORY."


class JobFailed(BotError):
    """A job failed in a way that nobody expected. `incident`: its number in the log."""

    code = "job_failed"


class OfficeFailed(BotError):
    """The journal of jobs can't be read or written."""

    code = "office"


class NoStoryHere(BotError):
    """No story is set for this place, or none that may be read there: both are told alike."""

    code = "no_story_here"
    default_hint = "Choose one with /story use."


class UnknownStory(BotError):
    """No story of that name, or none that may be read here: both are told alike."""

    code = "unknown_story"


class StoryTaken(BotError):
    """A story of that name is there already. `story`: the name."""

    code = "story_taken"


class BadStoryName(BotError):
    """`story`: what can't be a story's name."""

    code = "story_name"
    default_hint = "Use up to 64 small letters, digits, - and _, a letter or digit first."


class BadTimeZone(BotError):
    """`zone`: what is no time zone's name."""

    code = "time_zone"
    default_hint = "Name one as “Europe/Paris”."


class PlacesFailed(BotError):
    """Which story belongs where can't be read or written; until it can, none is answered."""

    code = "places"
    default_hint = "Check the free space and who may write in the data directory."


class BackupFailed(BotError):
    """A copy of the data directory can't be made."""

    code = "backup"
    default_hint = "Check the free space and who may write there."
