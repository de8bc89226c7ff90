"""The story in a terminal: one answer, or a chat."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.models import (
    Abstention,
    Check,
    Citation,
    Period,
    QuotesRequest,
    Request,
    Result,
    StoryRequest,
    StoryTopic,
    TimelineRequest,
)
from bot.opening import Opened
from bot.phrases import Phrases, phrases
from bot.plain import (
    attribution,
    changed,
    counted,
    dated,
    figure,
    former,
    heading,
    narrowing,
    period,
    source,
    stamp,
)
from bot.reporting.wording import Section
from bot.settings import Settings
from index.models import Quote, TimelineEntry

_INDENT: Final = (0, 0, 0, 3)
_UNFOLDED: Final = 100_000  # columns
# Questions kept in mind for those that lean on them.
_EARLIER: Final = 6
_REINDEX: Final = "/reindex"


def terminal() -> Console:
    """Standard output. Text is shown as it is; where nobody's window folds it, lines stay whole."""
    width = None if sys.stdout.isatty() else _UNFOLDED
    return Console(highlight=False, emoji=False, width=width)


def show(result: Result, screen: Console | None = None) -> None:
    """Prints a result: quotes in colour, where they stand below them, the stamp last."""
    screen = screen or terminal()
    words = phrases(result.question.language)
    if result.question.meant:
        meant = words.say("chat.understood", question=result.question.meant)
        screen.print(Text(meant, style="dim"))
    abstained = isinstance(result, Abstention)
    if above := heading(result, words):
        screen.print(Text(above, style="bold yellow" if abstained else "dim"))
    if isinstance(result, Abstention):
        if result.nearest:
            screen.print(Text(words.say("answer.nearest"), style="dim"))
        citations, style = result.nearest, "dim"
    else:
        citations, style = result.citations, "green"
    for citation in citations:
        screen.print()
        _show_citation(citation, words, style, screen)
    screen.print()
    screen.print(Text(stamp(result.stamp, words), style="dim"))


def show_question(question: str, screen: Console | None = None) -> None:
    """Prints a question above its answer, apart from the answer before."""
    screen = screen or terminal()
    screen.print()
    screen.print(Text(f"› {question}", style="bold"))


def show_check(check: Check, screen: Console | None = None) -> None:
    """Prints what doctor found, for whoever runs the bot."""
    screen = screen or terminal()
    mark = Text("✓ ", style="bold green") if check.ok else Text("✗ ", style="bold red")
    screen.print(mark + Text(f"{check.name}: ", style="bold") + Text(check.said))
    if check.fix:
        screen.print(Padding(Text("→ " + check.fix), (0, 0, 0, 2), expand=False))


def show_report(sections: Iterable[Section], screen: Console | None = None) -> None:
    """Prints a report, for whoever runs the bot."""
    screen = screen or terminal()
    for number, section in enumerate(sections):
        if number:
            screen.print()
        screen.print(Text(section.title, style="bold"))
        for line in section.lines:
            screen.print(Padding(Text(line.text), _INDENT, expand=False))
            if line.detail:
                screen.print(Padding(Text(line.detail, style="dim"), _INDENT, expand=False))
        if section.more:
            screen.print(Padding(Text(section.more, style="dim"), _INDENT, expand=False))


def chat(story: Opened, settings: Settings, screen: Console | None = None) -> None:
    """Reads questions until /quit or the end of the input."""
    screen = screen or terminal()
    words = phrases(_system_language())
    screen.print(Text(words.say("console.welcome"), style="dim"))
    earlier: list[str] = []
    while True:
        try:
            line = screen.input("[bold]›[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            line = "/quit"
        if line == "/quit":
            screen.print(Text(words.say("console.goodbye"), style="dim"))
            return
        if line:
            if line.split()[0] == _REINDEX:
                _reindex(line, story, settings, words, screen)
            else:
                _take(line, story, earlier, words, screen)


def _take(line: str, story: Opened, earlier: list[str], words: Phrases, screen: Console) -> None:
    """Answers a line, whatever it is; what fails is told, and the chat goes on."""
    from bot.commands import parse  # noqa: PLC0415  (one question needs none of it)
    from bot.failures import told  # noqa: PLC0415

    try:
        newest = story.browser.status().stamp.newest
        request = parse(line, today=date.today(), language=words.language, newest=newest)
        if request:
            _Lookup(story, phrases(request.language), screen).show(request)
        elif line.startswith("/"):
            command = line.split(maxsplit=1)[0]
            screen.print(Text(words.say("console.unknown_command", command=command)))
        else:
            show(story.answerer.ask(line, earlier=earlier[-_EARLIER:]), screen)
            earlier.append(line)
    except Exception as error:
        screen.print(Text(told(error, words), style="red"))


def _reindex(line: str, story: Opened, settings: Settings, words: Phrases, screen: Console) -> None:
    """Changes the story that is chatted with; what fails is told, and the chat goes on."""
    from bot.admin.prompt import reindex  # noqa: PLC0415  (most chats need none of it)
    from bot.failures import told  # noqa: PLC0415

    try:
        reindex(line, settings, story.browser.status().stamp.story, screen, words)
    except KeyboardInterrupt:
        screen.print()
    except Exception as error:
        screen.print(Text(told(error, words), style="red"))


class _Lookup:
    """What commands ask for, printed."""

    def __init__(self, story: Opened, words: Phrases, screen: Console) -> None:
        self._story = story.browser
        self._words = words
        self._screen = screen

    def show(self, request: Request) -> None:
        match request:
            case TimelineRequest():
                self._timeline(request)
            case QuotesRequest():
                self._quotes(request)
            case StoryRequest(topic=StoryTopic.CHANGES):
                self._changes(request)
            case StoryRequest(topic=StoryTopic.STATUS):
                self._print(stamp(self._story.status().stamp, self._words))
            case StoryRequest():
                self._print(self._words.say("console.help").strip())

    def _timeline(self, request: TimelineRequest) -> None:
        found = self._story.timeline(request)
        timeline = found.timeline
        if request.from_ or request.to:
            days = Period(request.from_, request.to, counted_from=request.counted_from)
            self._print(period(days, self._words), "dim")
        if not timeline.entries:
            self._print(self._words.say("chat.no_entries"), "bold yellow")
        for entry in timeline.entries:
            self._entry(entry)
        if timeline.total > len(timeline.entries):
            shown = len(timeline.entries)
            said = self._words.say(
                "chat.some_entries", count=shown, shown=shown, total=timeline.total
            )
            self._print(said, "dim")
        self._print(stamp(found.stamp, self._words), "dim")

    def _entry(self, entry: TimelineEntry) -> None:
        from index.drawing import when  # noqa: PLC0415

        words, shown = self._words, entry.shown
        self._print(when(entry, words.language), "bold")
        self._quote(shown.quote, shown.speaker)
        if entry.articles > 1:
            more = entry.articles - 1
            self._print("   " + words.say("chat.also_told", count=more, articles=more), "dim")
        for disagreement in entry.disagreements:
            values = " / ".join(
                f"{value} ({telling.quote.article.source or telling.quote.article.title})"
                for value, telling in zip(disagreement.values, disagreement.tellings, strict=True)
            )
            self._print("   " + words.say("chat.disagree", values=values), "yellow")
        self._screen.print()

    def _quotes(self, request: QuotesRequest) -> None:
        found = self._story.quotes(request)
        narrowed = narrowing(request, self._words)
        if narrowed:
            self._print(" · ".join(narrowed), "dim")
        if not found:
            none = "chat.none_such" if narrowed else "chat.no_quotes"
            self._print(self._words.say(none), "bold yellow")
        for quotation in found:
            self._quote(
                quotation.quote,
                quotation.said.speaker or self._words.say("chat.unknown_speaker"),
            )
            self._screen.print()

    def _changes(self, request: StoryRequest) -> None:
        from bot.commands import recent  # noqa: PLC0415

        words, today = self._words, date.today()
        request = recent(request, today=today, newest=self._story.status().stamp.newest)
        changes = self._story.changes(request.since or today, request.about)
        if request.about:
            self._print(" · ".join(narrowing(request, words)), "dim")
        since = counted(words.day(changes.since), request.counted_from, words)
        if not (changes.articles or changes.entries or changes.figures):
            self._print(words.say("chat.no_changes", since=since))
        else:
            self._print(words.say("chat.changes", since=since), "dim")
        for change in changes.articles:
            kind = words.say(f"chat.{change.kind}_article")
            outlet = change.article.source or words.say("answer.unsourced")
            self._print(f"{kind} · {change.article.title}", "bold")
            self._print("   " + " · ".join([outlet, *changed(change, words)]))
        if changes.figures:
            self._print("\n" + words.say("chat.new_figures"), "dim")
        for one in changes.figures:
            self._print(figure(one, words), "bold")
            self._quote(one.quote, None)
            if before := former(one):
                self._print("   " + words.say("chat.figure_was"), "dim")
                self._quote(before, None)
        if changes.entries:
            self._print("\n" + words.say("chat.new_entries"), "dim")
        for entry in changes.entries:
            self._entry(entry)

    def _quote(self, quote: Quote, speaker: str | None) -> None:
        said = self._words.say("answer.quote", quote=quote.text)
        self._screen.print(Padding(Text(said, style="green"), _INDENT, expand=False))
        self._screen.print(
            Padding(Text("— " + source(quote, speaker, self._words)), _INDENT, expand=False)
        )

    def _print(self, text: str, style: str = "") -> None:
        self._screen.print(Text(text, style=style))


def _show_citation(citation: Citation, words: Phrases, style: str, screen: Console) -> None:
    screen.print(Text(f"{citation.number}. ", style="dim") + _quoted(citation, words, style))
    if date := dated(citation, words):
        screen.print(Padding(Text(date, style="cyan"), _INDENT, expand=False))
    screen.print(Padding(Text("— " + attribution(citation, words)), _INDENT, expand=False))


def _quoted(citation: Citation, words: Phrases, style: str) -> Text:
    """The quote between its marks; the words that answer stand out."""
    quote = citation.quote
    text = Text(words.say("answer.quote", quote=quote.text), style=style)
    opening = words.say("answer.quote", quote="\0").index("\0")
    for span in citation.spans:
        at = opening - quote.start
        text.stylize("bold underline", span.start + at, span.end + at)
    return text


def _system_language() -> str:
    import locale  # noqa: PLC0415

    return (locale.getlocale()[0] or "en")[:2]
