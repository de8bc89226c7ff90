"""Our own questions on Wikinews articles, which are read where they are kept: nothing of them
is in the project.

`wikinews.json` holds groups of articles, by their ids, with questions on them; an answer is an
article's id and where the words stand in its paragraphs, joined by empty lines. The French
ones are those of the corpora beside the data sets; the English ones are those of GUM
(github.com/amir-zeldes/gum at 72ce5ac, texts under CC BY 2.5), read from its `dep` folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.evaluation.stories import WrittenStory, parsed

QUESTIONS: Final = Path(__file__).with_name("wikinews.json")
_NOON: Final = "T12:00:00+00:00"
_META: Final = re.compile(r"# meta::(title|dateCreated) = (.+)")
_DATE_LINE: Final = re.compile(r"\w+, \w+ \d{1,2}, \d{4}")


def stories(corpora: Path, gum: Path | None) -> Iterator[WrittenStory]:
    """Those whose articles are there. `gum`: a checkout of GUM, None without it."""
    articles = dict(_french(corpora / "wikinews_fr" / "articles.jsonl"))
    if gum:
        articles |= dict(_english(gum / "dep"))
    for name, group in json.loads(QUESTIONS.read_text("utf-8")).items():
        if all(id_ in articles for id_ in group["articles"]):
            told = [articles[id_] for id_ in group["articles"]]
            asked = [
                one | {"answers": [_words(articles[id_], *at) for id_, *at in one["answers"]]}
                for one in group["questions"]
            ]
            yield parsed(name, {"articles": told, "questions": asked})


def _words(article: dict[str, Any], start: int, end: int) -> dict[str, str]:
    return {"article": article["id"], "words": "\n\n".join(article["paragraphs"])[start:end]}


def _french(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in path.read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield (
                row["id"],
                _article(row["id"], "fr", "2012-01-01", row["title"], row["paragraphs"]),
            )


def _english(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """GUM's news: the headline and the line of the date, which stand first, left out."""
    for path in sorted(folder.glob("GUM_news_*.conllu")):
        meta: dict[str, str] = {}
        paragraphs: list[list[str]] = []
        for line in path.read_text("utf-8").split("\n"):
            if found := _META.match(line):
                meta[found[1]] = found[2]
            elif line == "# newpar" or line.startswith("# newpar "):
                paragraphs.append([])
            elif line.startswith("# text = "):
                paragraphs[-1].append(line.removeprefix("# text = "))
        texts = [" ".join(one) for one in paragraphs if one]
        if texts[0] == meta["title"]:
            del texts[0]
        if _DATE_LINE.fullmatch(texts[0]):
            del texts[0]
        yield path.stem, _article(path.stem, "en", meta["dateCreated"][:10], meta["title"], texts)


def _article(
    id_: str, language: str, day: str, title: str, paragraphs: list[str]
) -> dict[str, Any]:
    return {
        "id": id_,
        "language": language,
        "source": "Wikinews",
        "published": day + _NOON,
        "title": title,
        "paragraphs": paragraphs,
    }
