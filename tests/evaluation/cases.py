"""Stories made of the development sets, and what is asked of each: pure.

An article's text is its paragraphs with an empty line between them, as a reader finds
them in a file. Articles of encyclopaedias bear no headline where passages are ranked, so
that figures compare with published ones; they bear it where sentences are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, cycle, groupby

from index.models import Draft, Head, Span
from tests.evaluation.datasets import NewsArticle, NewsSet, Page, PageSet, ParagraphQuestion
from tests.evaluation.split import held_out
from tests.evaluation.stories import WrittenStory

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Gold:
    """Words that answer: a span of the text of the draft from `origin`."""

    origin: str
    span: Span


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it is answered: any of `gold`, or nowhere in the story if ().

    `earlier`: the questions of the conversation before it.
    """

    id: str
    text: str
    language: str
    gold: tuple[Gold, ...]
    held_out: bool = True
    earlier: tuple[str, ...] = ()

    def answered_by(self, origin: str, span: Span) -> bool:
        """Whether these words of the text from `origin` share any with the gold."""
        return any(
            gold.origin == origin and span.start < gold.span.end and gold.span.start < span.end
            for gold in self.gold
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A story, by the drafts that go into it, and its questions.

    `paragraphs` are each draft's, by its origin, as the set counts them.
    """

    story: str
    drafts: tuple[Draft, ...]
    paragraphs: Mapping[str, tuple[Span, ...]]
    questions: tuple[Asked, ...]


def whole(story: str, pages: PageSet, asked: PageSet | None = None) -> Case:
    """All pages in one story. `asked`: the same questions in another language."""
    placed = [_placed(n, page, pages.language, headline=False) for n, page in _counted(pages)]
    return _case(story, placed, asked or pages)


def halves(story: str, first: PageSet, second: PageSet, asked: Sequence[PageSet]) -> Case:
    """Even paragraphs of the set in the first language, odd ones in the second, in one story."""
    placed = [
        _placed(number, page, pages.language, headline=False)
        for rest, pages in enumerate((first, second))
        for number, page in _counted(_every_other(pages, rest))
    ]
    return _case(story, placed, *asked)


def by_page(story: str, pages: PageSet, *, suffix: str = "") -> tuple[Case, ...]:
    """A story of its own for each page. `suffix` goes after a title that `held_out` is given."""
    return tuple(
        _case(
            f"{story}-{number:03}",
            [_placed(number, page, pages.language, headline=True)],
            PageSet(pages.language, (page,)),
            suffix=suffix,
        )
        for number, page in _counted(pages)
    )


def news(story: str, given: NewsSet, *, language: str, asked: str) -> tuple[Case, ...]:
    """The set's stories with their articles in one language and questions in one."""
    return _news(story, given, asked, (language,))


def mixed_news(story: str, given: NewsSet, *, asked: str) -> tuple[Case, ...]:
    """Stories of two articles and more, which alternate between English and French.

    Each story is there twice, so that every article is met in both languages.
    """
    several = NewsSet(given.articles, tuple(q for q in given.questions if len(q.articles) > 1))
    return tuple(
        case
        for languages in (("en", "fr"), ("fr", "en"))
        for case in _news(f"{story}-{languages[0]}", several, asked, languages)
    )


def written(given: Sequence[WrittenStory], *, held: Sequence[str], asked: str) -> tuple[Case, ...]:
    """Our own stories, with their articles in the languages held and questions in one."""
    return tuple(_written(story, held, asked) for story in given)


def _written(story: WrittenStory, held: Sequence[str], asked: str) -> Case:
    kept = {article.id: article for article in story.articles if article.language in held}
    return Case(
        story=f"affair-{'mixed' if len(held) > 1 else held[0]}-{story.name}",
        drafts=tuple(article.draft for article in kept.values()),
        paragraphs={
            article.id: tuple(p.span for p in article.passages) for article in kept.values()
        },
        questions=tuple(
            Asked(
                id=question.id,
                text=question.text[asked],
                language=asked,
                gold=tuple(
                    Gold(answer.article, answer.words)
                    for answer in question.answers
                    if answer.article in kept
                ),
            )
            for question in story.questions
        ),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    draft: Draft
    spans: tuple[Span, ...]
    gold: dict[str, tuple[Gold, ...]]


def _placed(number: int, page: Page, language: str, *, headline: bool) -> _Placed:
    """The set's `number`-th page as a draft."""
    title = page.title.replace("_", " ")
    origin = f"{number} {title} ({language})"
    spans: list[Span] = []
    gold: dict[str, tuple[Gold, ...]] = {}
    start = 0
    for paragraph in page.paragraphs:
        spans.append(Span(start, start + len(paragraph.text)))
        for question in paragraph.questions:
            gold[question.id] = tuple(
                Gold(origin, Span(start + answer.start, start + answer.end))
                for answer in question.answers
            )
        start += len(paragraph.text) + len(_GAP)
    text = _GAP.join(paragraph.text for paragraph in page.paragraphs)
    draft = Draft(text=text, title=title if headline else "", language=language, origin=origin)
    return _Placed(draft, tuple(spans), gold)


def _case(story: str, placed: Sequence[_Placed], *asked: PageSet, suffix: str = "") -> Case:
    gold = {id_: places for page in placed for id_, places in page.gold.items()}
    return Case(
        story=story,
        drafts=tuple(page.draft for page in placed),
        paragraphs={page.draft.origin: page.spans for page in placed},
        questions=tuple(
            Asked(
                id=question.id,
                text=question.text,
                language=pages.language,
                gold=gold[question.id],
                held_out=held_out(page.title + suffix),
            )
            for pages in asked
            for page, question in _questions(pages)
        ),
    )


def _questions(pages: PageSet) -> list[tuple[Page, ParagraphQuestion]]:
    return [(page, q) for page in pages.pages for p in page.paragraphs for q in p.questions]


def _counted(pages: PageSet) -> Iterator[tuple[int, Page]]:
    return enumerate(pages.pages, start=1)


def _every_other(pages: PageSet, rest: int) -> PageSet:
    """Only the paragraphs whose number in the set, from 0, leaves this rest when halved."""
    numbers = count()
    kept = (
        Page(page.title, tuple(p for p in page.paragraphs if next(numbers) % 2 == rest))
        for page in pages.pages
    )
    return PageSet(pages.language, tuple(page for page in kept if page.paragraphs))


def _news(story: str, given: NewsSet, asked: str, languages: Sequence[str]) -> tuple[Case, ...]:
    """A story's articles take the languages in turn."""
    cases = []
    by_story = groupby(sorted(given.questions, key=lambda q: q.story), key=lambda q: q.story)
    for name, group in by_story:
        questions = list(group)
        articles = [a for a in given.articles if a.name in questions[0].articles]
        placed = [_placed_news(*pair) for pair in zip(articles, cycle(languages), strict=False)]
        lines = {line: gold for _, _, found in placed for line, gold in found.items()}
        cases.append(
            Case(
                story=f"{story}-{name}",
                drafts=tuple(draft for draft, _, _ in placed),
                paragraphs={draft.origin: spans for draft, spans, _ in placed},
                questions=tuple(
                    Asked(
                        id=q.id,
                        text=q.text[asked],
                        language=asked,
                        gold=tuple(lines[line] for line in sorted(q.gold)),
                    )
                    for q in questions
                ),
            )
        )
    return tuple(cases)


def news_article(article: NewsArticle, language: str) -> tuple[Draft, dict[int, Gold]]:
    """An article as a draft, and each line of the corpus in it."""
    draft, _, gold = _placed_news(article, language)
    return draft, gold


def _placed_news(
    article: NewsArticle, language: str
) -> tuple[Draft, tuple[Span, ...], dict[int, Gold]]:
    """An article as a draft, the spans of its lines, and each line of the corpus in it."""
    lines = article.lines[language]
    spans: list[Span] = []
    start = 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + len(_GAP)
    draft = Draft(
        text=_GAP.join(lines),
        title=lines[0],
        language=language,
        origin=f"{article.name}/{language}",
        source=article.name.split(".")[0],
        head=Head(title=spans[0], body=spans[1].start),
    )
    gold = {
        article.first_line + number: Gold(draft.origin, span) for number, span in enumerate(spans)
    }
    return draft, tuple(spans), gold
