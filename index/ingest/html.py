"""A page: trafilatura tells which of its paragraphs are the article, the page says what they are.

trafilatura drops words inside some inline elements and turns no-break spaces into plain
ones; a quote must not. So every paragraph of the page gets a mark before trafilatura sees
it, and of each whose mark comes out again the text is taken from the page itself.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import count
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from trafilatura.metadata import extract_metadata

from index.errors import UnreadableFile
from index.ingest.encoding import declared_charset, decode
from index.ingest.extract import Extract, Source
from index.ingest.markup import Run, paragraphs, runs
from index.ingest.page_dates import published_at

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # lxml can't set these


def read_html(data: bytes, source: Source) -> list[Extract]:
    """The page's article. Raises UnreadableFile where no article is found in it."""
    text = decode(data, declared=source.charset or declared_charset(data))
    root = _parse(text)
    # The date is page_dates' task; this keeps htmldate from searching the whole page.
    about = extract_metadata(root, source.url, {"extensive_search": False}, extensive=False)
    article = _article(root, text)
    if not article:
        raise UnreadableFile("No article was found in the page.")
    opens_with_headline = article[0].element.tag == "h1" and not article[0].behind
    sitename = about.sitename
    author = about.author.replace("; ", ", ") if about.author else None
    date, dated_by = published_at(root, source.url or about.url)
    return [
        Extract(
            text="\n\n".join(run.text for run in article),
            title=article[0].text if opens_with_headline else about.title,
            source=sitename,
            author=author if author != sitename else None,
            published_at=date,
            dated_by=dated_by,
            url=about.url or source.url,
            language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        )
    ]


def _parse(text: str) -> Any:
    """The page's tree. libxml2 mends what is broken and cuts what is nested too deep."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    markup = _NOT_XML.sub("", _XML_DECLARATION.sub("", text)).encode()
    try:
        root = lxml.html.document_fromstring(markup, parser=parser)
    except lxml.etree.ParserError as error:
        raise UnreadableFile("No article was found in the page.") from error
    # trafilatura would take "Enable JavaScript" for an article where there is nothing else.
    lxml.etree.strip_elements(root, "noscript", with_tail=False)
    return root


def _article(root: Any, text: str) -> list[Run]:
    """The runs of the page's text that trafilatura takes for the article."""
    found = list(runs(root))
    opening = next(sign for n in count() if (sign := f"⟦{n}:") not in text)
    marked = deepcopy(root)
    copies = list(runs(marked))
    for number, run in enumerate(copies):
        mark = f"{opening}{number}⟧"
        if run.behind:
            run.element.tail = mark + (run.element.tail or "")
        else:
            run.element.text = mark + (run.element.text or "")
    extracted = trafilatura.bare_extraction(marked, include_comments=False)
    if extracted is None or isinstance(extracted, dict) or extracted.body is None:
        return []
    kept = "\n".join(extracted.body.itertext())
    numbers = {int(number) for number in re.findall(rf"{re.escape(opening)}(\d+)⟧", kept)}
    if not numbers:
        # The article stands in the page's JSON-LD only.
        return [Run(block, extracted.body, behind=False) for block in paragraphs(extracted.body)]
    return [found[number] for number in sorted(numbers)]
