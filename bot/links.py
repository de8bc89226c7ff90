"""A link to an article that shows the quote in it, where the browser can."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from index.models import Quote

# A quote of more characters is named by its first and last words.
_WHOLE: Final = 80
_WORDS: Final = 5
_LONGEST: Final = 2000


def highlighting(quote: Quote) -> str | None:
    """The article's address with a text fragment that names the quote's words.

    None where the article has no web address. A browser that doesn't know text fragments,
    or doesn't find the words, opens the page at its top.
    """
    url = quote.article.url
    if url is None or not is_web(url):
        return None
    mark = ":~:text=" if "#" in url else "#:~:text="
    link = f"{url}{mark}{_directive(quote.text)}"
    return link if len(link) <= _LONGEST else url


def is_web(url: str | None) -> bool:
    """Whether it is an address that a browser opens."""
    if not url or re.search(r"\s", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _directive(text: str) -> str:
    """The words, as the fragment's grammar wants them: "," and "-" have a meaning there."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and len(lines[0]) <= _WHOLE:
        return _escaped(lines[0])
    first = re.findall(r"\S+", lines[0])[:_WORDS]
    last = re.findall(r"\S+", lines[-1])[-_WORDS:]
    return f"{_escaped(' '.join(first))},{_escaped(' '.join(last))}"


def _escaped(words: str) -> str:
    return percent(words, safe="").replace("-", "%2D")
