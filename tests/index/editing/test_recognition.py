"""Which drafts are taken for versions of an article, and which only may be some."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.editing import How, Item, Kind, add, plan, remove
from index.ingest import read_text
from index.models import Draft
from index.store import open_story
from tests.fakes import HashEncoder

DAY = date(2026, 1, 13)
BODY = (
    "Le port de Valmer a fermé ses quais mardi matin après la chute d'une grue. "
    "Trois navires attendent au large et deux autres ont été envoyés à Brenne.\n\n"
    "La capitainerie a demandé aux pêcheurs de rester au mouillage jusqu'à jeudi. "
    "Une équipe vérifie les rails sur lesquels roulent les quatre grues restantes.\n\n"
    "Le maire a promis une réunion avec les dockers avant la fin de la semaine."
)
# What an agency says under each of its articles on an affair.
BACKGROUND = (
    "Le port de Valmer emploie neuf cents personnes et reçoit deux mille navires par an. "
    "Il a été agrandi il y a dix ans, et une moitié de ses quais date de ces travaux."
)
FIRST = f"La grue du quai nord est tombée à l'aube sans blesser personne. {BACKGROUND}"
SECOND = f"Les dockers ont voté vendredi une grève de deux jours au moins. {BACKGROUND}"


def article(
    text: str = BODY,
    *,
    title: str = "Le port ferme ses quais",
    day: date | None = DAY,
    source: str | None = "Valmer Presse",
    url: str | None = None,
    origin: str = "paste",
) -> Draft:
    draft = read_text(text, title=title, url=url)
    return replace(draft, origin=origin, published_at=day, source=source, language="fr")


def looked(data: Path, known: list[Draft], draft: Draft) -> Item:
    add(data, "main", known, HashEncoder)
    (item,) = plan(data, "main", [draft]).items
    return item


CORRECTIONS = {
    "a figure": (article(BODY.replace("Trois", "Quatre")), How.TITLE),
    "pasted without its date and source": (
        article(BODY.replace("Trois", "Quatre"), day=None, source=None), How.TITLE,
    ),
    "marked as a correction": (
        article(BODY.replace("Trois", "Quatre"), title="CORRIGÉ - Le port ferme ses quais"),
        How.TITLE,
    ),
    "another headline": (article(BODY.replace("Trois", "Quatre"), title="Valmer"), How.LIKENESS),
    "more text": (article(f"{BODY}\n\n{SECOND} {FIRST}"), How.TITLE),
    "the same address": (
        article("Tout a été réécrit.", title="Autre", url="http://valmer.example/port/?utm_source=x"),
        How.ADDRESS,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_correction_is_recognised(tmp_path: Path, name: str) -> None:
    draft, how = CORRECTIONS[name]
    known = article(url="https://www.valmer.example/port" if name == "the same address" else None)
    item = looked(tmp_path, [known, article(FIRST, title="Grue", day=date(2026, 1, 11))], draft)
    assert (item.kind, item.recognised_by) == (Kind.REPLACE, how)
    done = add(tmp_path, "main", [draft], HashEncoder)
    assert [one.version for one in done.replaced] == [2]
    assert done.replaced[0].published_at == DAY  # as the first version told it
    assert add(tmp_path, "main", [draft], HashEncoder).unchanged


OTHERS = {
    "an address that is none": (
        article(BODY, url="http://[x"), article(SECOND, title="La grève", url="http://[x"),
    ),
    "the same affair, the same agency, the same day": (
        article(FIRST, title="Une grue tombe"), article(SECOND, title="Les dockers en grève"),
    ),
    "a daily ticker": (
        article(BODY), article(BODY.replace("Trois", "Quatre"), day=date(2026, 1, 14)),
    ),
    "the same headline on another day": (
        article(BODY), article(FIRST, day=date(2026, 1, 20)),
    ),
    "the same headline, no days known": (
        article(FIRST, day=None), article(SECOND, day=None),
    ),
    "another paper that prints the text": (
        article(BODY), article(BODY.replace("Trois", "Quatre"), source="Brenne Matin"),
    ),
    "another page of the site": (
        article(BODY, url="https://valmer.example/live/1"),
        article(BODY.replace("Trois", "Quatre"), url="https://valmer.example/live/2"),
    ),
    "a few words": (article("Le port est fermé."), article("Le port est rouvert.")),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_another_article_is_new(tmp_path: Path, name: str) -> None:
    known, draft = OTHERS[name]
    item = looked(tmp_path, [known], draft)
    assert item.kind is Kind.ADD
    assert [one.version for one in add(tmp_path, "main", [draft], HashEncoder).added] == [1]


@pytest.mark.parametrize("name", ["a daily ticker", "another page of the site"])
def test_what_leaves_doubt_is_named(tmp_path: Path, name: str) -> None:
    known, draft = OTHERS[name]
    item = looked(tmp_path, [known], draft)
    assert item.resembles
    assert item.resembles.text == known.text
    (taken,) = add(tmp_path, "main", [draft], HashEncoder, replaces={0: item.resembles.id}).replaced
    assert (taken.id, taken.version) == (item.resembles.id, 2)


def test_of_two_that_are_as_like_none_is_taken(tmp_path: Path) -> None:
    one, other = (
        article(BODY.replace("Trois", many), origin=f"/{many}.txt") for many in ("Cinq", "Six")
    )
    add(tmp_path, "main", [one], HashEncoder)
    add(tmp_path, "main", [other], HashEncoder, replaces={0: None})
    (item,) = plan(tmp_path, "main", [article()]).items
    assert (item.kind, bool(item.resembles)) == (Kind.ADD, True)


def test_an_article_is_recognised_in_one_draft_only(tmp_path: Path) -> None:
    add(tmp_path, "main", [article()], HashEncoder)
    both = [article(BODY.replace("Trois", many)) for many in ("Cinq", "Six")]
    assert [item.kind for item in plan(tmp_path, "main", both).items] == [Kind.REPLACE, Kind.ADD]


def test_the_same_text_under_two_names_is_one_article(tmp_path: Path) -> None:
    both = [article(origin="/a.txt"), article(origin="/b.txt")]
    assert len(add(tmp_path, "main", both, HashEncoder).added) == 1


def test_what_somebody_calls_new_is_new(tmp_path: Path) -> None:
    add(tmp_path, "main", [article()], HashEncoder)
    corrected = [article(BODY.replace("Trois", "Quatre"))]
    assert add(tmp_path, "main", corrected, HashEncoder, replaces={0: None}).added


def test_what_is_watched_leaves_out_what_was_removed_until_it_changes(tmp_path: Path) -> None:
    draft = article(origin="https://valmer.example/port")
    (known,) = add(tmp_path, "main", [draft], HashEncoder).added
    remove(tmp_path, "main", known.id)
    assert add(tmp_path, "main", [draft], HashEncoder, watched=True).left_out == (draft,)
    changed = replace(draft, text=BODY.replace("Trois", "Quatre"))
    (again,) = add(tmp_path, "main", [changed], HashEncoder, watched=True).added
    assert (again.id, again.version) == (known.id, 2)


def test_a_preview_counts_what_comes_and_goes(tmp_path: Path) -> None:
    said = "Le maire a déclaré : « Nous rouvrirons jeudi »."
    item = looked(tmp_path, [article()], article(f"{BODY}\n\n{said}"))
    assert (item.come.passages, item.come.sentences, item.come.quotes) == (1, 1, 1)
    assert (item.go.passages, item.go.quotes) == (0, 0)
    assert item.come.dated == 1
    assert item.texts > item.come.passages + item.come.sentences  # all of it is encoded
    assert open_story(tmp_path, "main").generation().number == 1


@pytest.mark.parametrize("earlier", [True, False])
def test_what_is_watched_gets_no_other_article_s_date(tmp_path: Path, earlier: bool) -> None:
    """Nobody looks at it: a bulletin without a date is not yesterday's, nor the other way."""
    days = (DAY, None) if earlier else (None, DAY)
    first, second = (
        article(text, day=day, origin=f"{number}.txt")
        for number, (text, day) in enumerate(
            zip((BODY, BODY.replace("Trois", "Quatre")), days, strict=True)
        )
    )
    add(tmp_path, "main", [first], HashEncoder, watched=True)
    done = add(tmp_path, "main", [second], HashEncoder, watched=True)
    assert [one.published_at for one in done.added] == [days[1]]
    assert not done.replaced


def test_a_column_that_is_always_called_an_update_is_no_correction(tmp_path: Path) -> None:
    day = date(2026, 1, 12)
    for number in range(2):
        draft = article(
            BODY.replace("Trois", ("Trois", "Quatre")[number]),
            title="Update: le port",
            day=day.replace(day=day.day + number),
            origin=f"{number}.txt",
        )
        done = add(tmp_path, "main", [draft], HashEncoder)
        assert len(done.added) == 1
