"""The story in a terminal: one answer, or a chat."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.models import Abstention, Citation, Result
from bot.opening import Opened
from bot.phrases import Phrases, phrases
from bot.plain import attribution, stamp
from index.errors import StoryError

_INDENT = (0, 0, 0, 3)


def show(result: Result, screen: Console | None = None) -> None:
    """Prints a result: quotes in colour, where they stand below them, the stamp last."""
    screen = screen or Console(highlight=False)
    words = phrases(result.question.language)
    if result.question.meant:
        screen.print(
            Text(words.say("chat.understood", question=result.question.meant), style="dim")
        )
    if isinstance(result, Abstention):
        said = words.say(f"answer.{result.reason}", story=result.stamp.story)
        screen.print(Text(said, style="bold yellow"))
        if result.nearest:
            screen.print(Text(words.say("answer.nearest"), style="dim"))
        citations, style = result.nearest, "dim"
    else:
        citations, style = result.citations, "bold green"
    for citation in citations:
        screen.print()
        _show_citation(citation, words, style, screen)
    screen.print()
    screen.print(Text(stamp(result.stamp, words), style="dim"))


def chat(story: Opened, screen: Console | None = None) -> None:
    """Reads questions until /quit or the end of the input."""
    screen = screen or Console(highlight=False)
    words = phrases(_system_language())
    screen.print(Text(words.say("console.welcome"), style="dim"))
    while True:
        try:
            line = screen.input("[bold]›[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            line = "/quit"
        if line == "/quit":
            screen.print(Text(words.say("console.goodbye"), style="dim"))
            return
        if line.startswith("/"):
            _command(line, story, words, screen)
        elif line:
            try:
                show(story.answerer.ask(line), screen)
            except StoryError as error:
                screen.print(Text(f"{error} {error.hint}", style="red"))


def _command(line: str, story: Opened, words: Phrases, screen: Console) -> None:
    if line == "/help":
        screen.print(words.say("console.help"))
    elif line == "/status":
        screen.print(Text(stamp(story.browser.status().stamp, words)))
    else:
        screen.print(words.say("console.unknown_command", command=line.split(maxsplit=1)[0]))


def _show_citation(citation: Citation, words: Phrases, style: str, screen: Console) -> None:
    quote = words.say("answer.quote", quote=citation.quote.text)
    screen.print(Text(f"{citation.number}. ", style="dim") + Text(quote, style=style))
    screen.print(Padding(Text("— " + attribution(citation, words)), _INDENT))


def _system_language() -> str:
    import locale  # noqa: PLC0415

    return (locale.getlocale()[0] or "en")[:2]
