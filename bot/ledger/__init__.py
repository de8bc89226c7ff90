"""What was answered where: the bot's memory beside the story.

A small SQLite database of its own (WAL) that any number of threads and processes may use
at once. It keeps addresses of quotes and never their words: those are cut from the article
again. Losing it loses no article; old answers' buttons then say that they are too old.
"""

from bot.ledger.ledger import FILE_NAME, Ledger
from bot.ledger.records import Asked, Cited, Entry, Recorded, Verdict

__all__ = ["FILE_NAME", "Asked", "Cited", "Entry", "Ledger", "Recorded", "Verdict"]
