"""What can go wrong with a story, drawn at the top.

StoryError
├── IngestError                 a file, page or feed that can't become an article
│   ├── EmptyInput              nothing in it, or nothing but white space
│   ├── BinaryInput             not text and no format that is read
│   ├── TooLarge                over the size limit, packed or unpacked
│   ├── UnknownEncoding         bytes that no supported encoding explains
│   ├── UnreadableFile          damaged, or not what its name says
│   ├── EncryptedFile           needs a password
│   ├── NoText                  a scan or a picture: pages but no words
│   ├── UnsafeAddress           a URL that must not be fetched
│   └── FetchFailed             a URL that could not be fetched
├── StoreError                  the story on disk
│   ├── StoryMissing            no such story
│   ├── StoryBusy               another process is writing
│   ├── StoryDamaged            `index check` finds what it can't repair
│   ├── EncoderMismatch         built with another encoder
│   ├── FormatMismatch          built by another version of Verbatim
│   ├── ArticleMissing          no article of that id
│   ├── GenerationMissing       no generation of that number, or none before
│   └── StoryChanged            another generation than the one that was looked at
├── Cancelled                   somebody stopped it before its end
├── ModelError                  the encoder can't be built or loaded
├── InstallationIncomplete      a package that reads a format is missing or broken
└── QuoteError                  a quotation that isn't in its article

Every error says in one sentence what is wrong (`str(error)`) and in another
what to do next (`error.hint`). `code` names the kind for programs and for the
bot's translations.
"""

from __future__ import annotations

from typing import ClassVar


class StoryError(Exception):
    """An expected failure. `message`: one sentence; `hint`: what to do next."""

    code: ClassVar[str] = "story"
    default_hint: ClassVar[str] = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = self.default_hint if hint is None else hint


class IngestError(StoryError):
    code = "ingest"


class EmptyInput(IngestError):
    code = "empty"
    default_hint = "Check that the file was saved with its text."


class BinaryInput(IngestError):
    code = "binary"
    default_hint = "Give plain text, Markdown, HTML, PDF, DOCX, RSS or Atom."


class TooLarge(IngestError):
    code = "too_large"
    default_hint = "Split it into articles, or give only the text."


class UnknownEncoding(IngestError):
    code = "encoding"
    default_hint = "Save it as UTF-8 and add it again."


class UnreadableFile(IngestError):
    code = "unreadable"
    default_hint = "Open it in the program that made it and save it again, or paste its text."


class EncryptedFile(IngestError):
    code = "encrypted"
    default_hint = "Remove the password and add it again."


class NoText(IngestError):
    code = "no_text"
    default_hint = "Run text recognition (OCR) on it first, or paste its text."


class UnsafeAddress(IngestError):
    code = "unsafe_address"
    default_hint = "Give a public http or https address, or save the page and add the file."


class FetchFailed(IngestError):
    code = "fetch"
    default_hint = "Try again later, or save the page and add the file."


class StoreError(StoryError):
    code = "store"


class StoryMissing(StoreError):
    code = "story_missing"
    default_hint = "Add its first article with: python -m index add PATH"


class StoryBusy(StoreError):
    code = "busy"
    default_hint = "Wait until the other process has finished, then try again."


class StoryDamaged(StoreError):
    code = "damaged"
    default_hint = "Run: python -m index check"
    beyond_repair: ClassVar[str] = (
        "Bring the story back from a backup, or delete its folder and add its articles again."
    )


class EncoderMismatch(StoreError):
    code = "encoder"
    default_hint = "Run: python -m index rebuild"


class FormatMismatch(StoreError):
    code = "format"
    default_hint = "Run: python -m index rebuild"


class ArticleMissing(StoreError):
    code = "article_missing"
    default_hint = "Run: python -m index list"


class GenerationMissing(StoreError):
    code = "generation_missing"
    default_hint = "Run: python -m index history"


class StoryChanged(StoreError):
    code = "changed"
    default_hint = "Look at it again, then decide."


class Cancelled(StoryError):
    code = "cancelled"
    default_hint = "The story is as it was before."


class ModelError(StoryError):
    code = "model"
    default_hint = "Run: make setup"


class InstallationIncomplete(StoryError):
    code = "installation"
    default_hint = "Run: make setup"


class QuoteError(StoryError):
    code = "quote"
