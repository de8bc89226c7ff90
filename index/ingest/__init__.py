"""Files, pages, feeds and pasted text, read into Drafts."""

from index.ingest.extract import Limits
from index.ingest.fetching import Fetcher
from index.ingest.reading import Failure, read, read_text

__all__ = ["Failure", "Fetcher", "Limits", "read", "read_text"]
