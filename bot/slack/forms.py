"""The window in which an admin says what a story should take in, give up or take back. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from bot.admin.models import AdminRequest, Folder, Kind, Link, Pasted
from bot.phrases import Phrases
from bot.slack.elements import (
    Block,
    Message,
    Part,
    actions,
    button,
    field,
    line,
    option,
    plain,
    rich,
    shortened,
    small,
    text,
)
from index.store import ArticleSummary

REINDEX: Final = "reindex"
# Blocks, and the actions of their elements.
TASK: Final = "reindex_task"
ARTICLE: Final = "reindex_article"
LINKS: Final = "reindex_links"
FILES: Final = "reindex_files"
SHARED: Final = "reindex_shared"
TEXT: Final = "reindex_text"
TITLE: Final = "reindex_title_"
FOLDER: Final = "reindex_folder"

# Slack takes 3,000 characters of a text field, and 100 options of a menu.
LONGEST: Final = 3_000
_OPTIONS: Final = 100
_SHARED: Final = 10
_METADATA: Final = 2_500
_NAME: Final = 24
_URL: Final = re.compile(r"https?://\S+")


class Task(StrEnum):
    """What the window is for: the kinds of requests, and two things to look at."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"
    REBUILD = "rebuild"
    UNDO = "undo"
    STATUS = "status"
    HISTORY = "history"

    @property
    def kind(self) -> Kind | None:
        return None if self in (Task.STATUS, Task.HISTORY) else Kind(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A window as it stands. It carries this in its metadata, so that nothing is remembered.

    `channel`: where it was opened. `shared`: ids and names of the files of a message, of which
    there may be some to take. `links` and `pasted`: what its fields hold at first.
    """

    task: Task
    channel: str
    shared: tuple[tuple[str, str], ...] = ()
    links: str = ""
    pasted: str = ""

    def written(self) -> str:
        shared = list(self.shared[:_SHARED])
        kept = {"task": self.task, "channel": self.channel, "shared": shared}
        while shared and len(json.dumps(kept)) > _METADATA:
            shared.pop()
        return json.dumps(kept)

    @classmethod
    def read(cls, view: dict[str, Any]) -> Form:
        kept = json.loads(view["private_metadata"])
        shared = tuple((identity, name) for identity, name in kept["shared"])
        return cls(task=Task(kept["task"]), channel=kept["channel"], shared=shared)

    def turned_to(self, task: Task) -> Form:
        return replace(self, task=task)


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody has submitted. `files`: as Slack describes them, or by their ids alone."""

    form: Form
    links: tuple[Link, ...]
    files: tuple[dict[str, Any], ...]
    pasted: Pasted | None
    folder: Folder | None
    article: str | None

    @property
    def given(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.links or self.files or self.pasted or self.folder)


def window(form: Form, story: str, words: Phrases, shown: Sequence[Block] = ()) -> dict[str, Any]:
    """The window for a task of a story. `shown`: what there is to look at."""
    blocks: list[Block] = [small(words.say("slack.reindex_story", story=story)), _menu(form, words)]
    blocks += _fields(form, words) if form.task.kind else list(shown)
    submit = {"submit": plain(words.say("slack.reindex_submit"))} if form.task.kind else {}
    return {
        "type": "modal",
        "callback_id": REINDEX,
        "private_metadata": form.written(),
        "title": plain(shortened(words.say("slack.reindex_title"), _NAME)),
        "close": plain(words.say("slack.ask_close")),
        **submit,
        "blocks": blocks,
    }


def said(message: Message, words: Phrases) -> dict[str, Any]:
    """A window that only says something."""
    return {
        "type": "modal",
        "title": plain(shortened(words.say("slack.reindex_title"), _NAME)),
        "close": plain(words.say("slack.reindex_close")),
        "blocks": list(message.blocks),
    }


def filled(view: dict[str, Any]) -> Filled:
    """A submitted window, read."""
    form, values = Form.read(view), view["state"]["values"]

    def value(block: str, name: str = "value") -> Any:
        return (values.get(block) or {}).get(block, {}).get(name)

    chosen = {one["value"] for one in value(SHARED, "selected_options") or ()}
    shared = [{"id": one, "name": name} for one, name in form.shared if one in chosen]
    pasted = str(value(TEXT) or "").strip()
    folder = str(value(FOLDER) or "").strip()
    article = value(ARTICLE, "selected_option")
    return Filled(
        form=form,
        links=tuple(Link(url) for url in addresses(str(value(LINKS) or ""))),
        files=(*shared, *(value(FILES, "files") or ())),
        pasted=Pasted(pasted, str(value(TITLE) or "").strip() or None) if pasted else None,
        folder=Folder(folder) if folder else None,
        article=article["value"] if article else None,
    )


def addresses(typed: str) -> tuple[str, ...]:
    """The web addresses in a text, each once."""
    found = (one.rstrip(".,;:!?)»”\"'>") for one in _URL.findall(typed))
    return tuple(dict.fromkeys(found))


def faults(given: Filled, words: Phrases) -> dict[str, str]:
    """What is missing, by the field under which it is said."""
    task = given.form.task
    found = {}
    if task in (Task.REPLACE, Task.REMOVE) and not given.article:
        found[ARTICLE] = words.say("slack.reindex_which")
    if task in (Task.ADD, Task.REPLACE) and not given.given:
        found[LINKS] = words.say("slack.reindex_what")
    return found


def request(given: Filled, story: str, files: Sequence[Any]) -> AdminRequest:
    """What the office is asked. `files`: the sources that the files became."""
    kind = given.form.task.kind
    if kind is None:
        raise ValueError(f"{given.form.task} asks for no change")
    sources = [*given.links, *files]
    sources += [one for one in (given.pasted, given.folder) if one]
    return AdminRequest(kind=kind, story=story, sources=tuple(sources), article=given.article)


def articles(found: Sequence[ArticleSummary], typed: str, words: Phrases) -> list[Part]:
    """Options for a menu of articles: those whose title, source or id hold what was typed."""
    wanted = typed.casefold().split()
    options = []
    for one in found:
        title = " ".join(one.title.split()) or words.say("slack.untitled")
        where = one.source or words.say("answer.unsourced")
        day = words.day(one.published_at) if one.published_at else words.say("answer.undated")
        held = f"{title} {where} {day} {one.id}".casefold()
        if all(word in held for word in wanted):
            options.append(option(title, one.id, f"{where} · {day} · {one.id}"))
    return options[:_OPTIONS]


def _menu(form: Form, words: Phrases) -> Block:
    options = [
        option(words.say(f"slack.task_{task}"), task, words.say(f"slack.about_{task}"))
        for task in Task
    ]
    chosen = next(one for one in options if one["value"] == form.task)
    select = {
        "type": "static_select",
        "action_id": TASK,
        "options": options,
        "initial_option": chosen,
    }
    return {**actions(select), "block_id": TASK}


def _fields(form: Form, words: Phrases) -> list[Block]:
    match form.task:
        case Task.ADD:
            return _sources(form, words)
        case Task.REPLACE:
            return [_article(words), *_sources(form, words)]
        case Task.REMOVE:
            return [_article(words), _explained("slack.remove_explained", words)]
        case Task.REBUILD:
            return [_explained("slack.rebuild_explained", words)]
        case _:
            return [_explained("reindex.undo_explained", words)]


def _explained(key: str, words: Phrases) -> Block:
    return rich(line(text(words.say(key))))


def _article(words: Phrases) -> Block:
    menu = {
        "type": "external_select",
        "min_query_length": 0,
        "placeholder": plain(words.say("slack.reindex_article_example")),
    }
    return field(ARTICLE, words.say("slack.reindex_article"), menu)


def _sources(form: Form, words: Phrases) -> list[Block]:
    made = [_typed(LINKS, words, value=form.links, lines=True)]
    if form.shared:
        options = [option(name, identity) for identity, name in form.shared[:_SHARED]]
        boxes = {"type": "checkboxes", "options": options, "initial_options": options}
        made.append(field(SHARED, words.say("slack.reindex_shared"), boxes))
    files = {"type": "file_input", "max_files": 10}
    hint = words.say("slack.reindex_files_hint")
    made.append(field(FILES, words.say("slack.reindex_files"), files, hint=hint))
    hint = words.say("slack.reindex_text_hint")
    made.append(_typed(TEXT, words, value=form.pasted, lines=True, hint=hint))
    made.append(_typed(TITLE, words))
    made.append(_typed(FOLDER, words, hint=words.say("slack.reindex_folder_hint")))
    return made


def _typed(
    block_id: str, words: Phrases, *, value: str = "", lines: bool = False, hint: str = ""
) -> Block:
    element = {
        "type": "plain_text_input",
        "multiline": lines,
        **({"initial_value": value[:LONGEST]} if value else {}),
    }
    return field(block_id, words.say(f"slack.{block_id}"), element, hint=hint)


def refresh(words: Phrases) -> Part:
    """A button that shows anew how jobs stand; its action is the menu's own task."""
    return button(words.say("slack.reindex_refresh"), f"{TASK}_again", Task.STATUS)
