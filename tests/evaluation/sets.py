"""Which figures there are: one function a set, from the development data to its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.evaluation import (
    answers,
    cases,
    datasets,
    dialogues,
    reading,
    retrieval,
)
from tests.evaluation import kinds as kind_questions
from tests.evaluation import (
    spans as answer_spans,
)
from tests.evaluation.figures import Figure
from tests.evaluation.stories import LANGUAGES, load_all
from tests.evaluation.subject import Subject

_DIRECTIONS = (("fr", "fr"), ("en", "en"), ("en", "fr"), ("fr", "en"))


def sample(subject: Subject) -> Iterator[Figure]:
    """The project's own questions on its sample story."""
    yield from _asked(subject, answers.sample())


def dispatch(subject: Subject) -> Iterator[Figure]:
    """The project's own questions on an agency's dispatch."""
    yield from _asked(subject, answers.dispatch(subject.data.parent / "story"))


def quick(subject: Subject) -> Iterator[Figure]:
    """A part of xquad and storyqa, small enough for the test suite."""
    english = datasets.xquad(subject.data, "en")
    first = replace(english, pages=english.pages[:12])
    ranked = subject.rank(cases.whole("quick-xquad", first))
    yield from retrieval.figures("quick xquad en→en", ranked)
    news = cases.news("news-fr", datasets.storyqa(subject.data), language="fr", asked="fr")
    yield from reading.figures("quick storyqa fr→fr", subject.read(news), subject.threshold)


def piaf(subject: Subject) -> Iterator[Figure]:
    pages = subject.pages("piaf", datasets.piaf)
    yield from retrieval.figures("piaf", subject.rank(cases.whole("piaf", pages)))


def xquad(subject: Subject) -> Iterator[Figure]:
    sets = {language: datasets.xquad(subject.data, language) for language in ("en", "es", "de")}
    for asked, held in (("en", "en"), ("en", "es"), ("es", "en"), ("de", "de")):
        case = cases.whole(f"xquad-{held}", sets[held], sets[asked])
        yield from retrieval.figures(f"xquad {asked}→{held}", subject.rank(case))


def mixed(subject: Subject) -> Iterator[Figure]:
    """English and Spanish in one index, each paragraph in one of them."""
    english, spanish = (datasets.xquad(subject.data, language) for language in ("en", "es"))
    both = [english, spanish]
    ranked = [
        one
        for name, first, second in (("a", english, spanish), ("b", spanish, english))
        for one in subject.rank(cases.halves(f"xquad-mixed-{name}", first, second, both))
    ]
    yield from retrieval.mixed_figures("xquad mixed", ranked)


def afriqa(subject: Subject) -> Iterator[Figure]:
    pages = subject.pages("afriqa", datasets.afriqa)
    yield from retrieval.figures("afriqa fr", subject.rank(cases.whole("afriqa", pages)))


def storyqa(subject: Subject) -> Iterator[Figure]:
    """News stories, with questions and articles in each pair of languages, and mixed."""
    news = datasets.storyqa(subject.data)
    stories = {
        f"storyqa {asked}→{held}": cases.news(f"news-{held}", news, language=held, asked=asked)
        for asked, held in _DIRECTIONS
    } | {
        f"storyqa {asked}→mixed": cases.mixed_news("news-mixed", news, asked=asked)
        for asked in ("fr", "en")
    }
    for name, story in stories.items():
        yield from reading.figures(name, subject.read(story), subject.threshold)
        yield from answers.figures(f"{name}, answers", subject.ask(story))


def affairs(subject: Subject) -> Iterator[Figure]:
    """Our own stories that nothing was trained on: six articles in two languages each."""
    stories = load_all(measured=True)
    for asked in LANGUAGES:
        asked_of = cases.written(stories, held=LANGUAGES, asked=asked)
        yield from reading.figures(f"affairs {asked}", subject.read(asked_of), subject.threshold)
        yield from answers.figures(f"affairs {asked}, answers", subject.ask(asked_of))


def squad2(subject: Subject) -> Iterator[Figure]:
    pages = subject.pages("squad2", datasets.squad2)
    readings = subject.read(cases.by_page("squad2", pages))
    yield from reading.figures("squad2", readings, subject.threshold)
    yield from reading.figures("squad2 held out", reading.held_out(readings), subject.threshold)


def clapnq(subject: Subject) -> Iterator[Figure]:
    pages = subject.pages("clapnq", datasets.clapnq)
    readings = subject.read(cases.by_page("clapnq", pages, suffix="c"))
    yield from reading.figures("clapnq", readings, subject.threshold)
    yield from reading.figures("clapnq held out", reading.held_out(readings), subject.threshold)


def followups(subject: Subject) -> Iterator[Figure]:
    """Our own dialogues: with the earlier question carried over, and as they are asked."""
    yield from dialogues.figures(subject.data, subject.read, subject.ask)


def kinds(subject: Subject) -> Iterator[Figure]:
    """Our own questions of each kind: dates, periods, somebody's words, lists, bold words."""
    told = kind_questions.tell(
        subject.data, subject.shelf, subject.reader, subject.threshold, subject.exactness
    )
    yield from kind_questions.figures(told)


def spans(subject: Subject) -> Iterator[Figure]:
    """The words that would be bold against published answers, the sentence being given."""
    sets = {
        "piaf": subject.pages("piaf", datasets.piaf),
        "xquad en": datasets.xquad(subject.data, "en"),
        "squad2": subject.pages("squad2", datasets.squad2),
    }
    for name, pages in sets.items():
        found = list(answer_spans.marked(pages))
        yield from answer_spans.figures(f"spans {name}", found)


def _asked(subject: Subject, case: cases.Case) -> Iterator[Figure]:
    yield from reading.figures(case.story, subject.read((case,)), subject.threshold)
    yield from answers.figures(f"{case.story}, answers", subject.ask((case,)))


_ALL = (
    sample,
    dispatch,
    quick,
    piaf,
    xquad,
    mixed,
    afriqa,
    storyqa,
    affairs,
    squad2,
    clapnq,
    followups,
    kinds,
    spans,
)
SETS: dict[str, Callable[[Subject], Iterator[Figure]]] = {run.__name__: run for run in _ALL}
