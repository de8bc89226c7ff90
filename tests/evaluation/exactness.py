"""Whether what was read is, character by character, what was put in."""

from __future__ import annotations

from collections.abc import Iterable

from index.models import Article, Span
from index.retrieval import Hit
from tests.evaluation.cases import Case
from tests.evaluation.figures import Figure


class Exactness:
    """Counts the pieces of text seen and those that differ from the draft they came from."""

    def __init__(self) -> None:
        self.seen = 0
        self.wrong: list[str] = []

    def see(self, case: Case, hits: Iterable[Hit]) -> None:
        """Every passage and sentence found."""
        sources = {draft.origin: draft.text for draft in case.drafts}
        for hit in hits:
            spans = [hit.passage.span, *(sentence.span for sentence in hit.passage.sentences)]
            for span in spans:
                self.compare(hit.article, span, span.of(hit.article.text), sources)

    def compare(self, article: Article, span: Span, shown: str, sources: dict[str, str]) -> None:
        """`shown` is said to stand at `span` of the article."""
        self.seen += 1
        if not shown or not shown == span.of(article.text) == span.of(sources[article.origin]):
            self.wrong.append(f"{article.origin} {span.start}:{span.end} {shown!r}")

    def figure(self) -> Figure:
        value = 1 - len(self.wrong) / self.seen if self.seen else float("nan")
        return Figure("quotes", "exactness", value, self.seen, noisy=False)
