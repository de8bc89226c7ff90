"""The facade that the bot asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.editing import add, rebuild, remove
from index.errors import ArticleMissing, EncoderMismatch, QuoteError
from index.ingest import read_text
from index.models import Draft, Span
from index.store import Filter, open_story
from index.story import Story
from tests.fakes import HashEncoder

HARBOUR = (
    "Le port de Valmer a fermé ses quais mardi.\n\n"
    "« Nous rouvrirons dimanche », a promis la maire Anne Dubreuil.\n\n"
    "Deux villes voisines ont ouvert leurs gymnases, tandis que le préfet a affirmé suivre."
)


def draft(text: str, name: str, day: date = date(2026, 1, 13), source: str = "Test") -> Draft:
    return read_text(text, origin=f"test:{name}", title=name, source=source, published_at=day)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    add(tmp_path, "main", [draft(HARBOUR, "Port")], HashEncoder)
    return Story(open_story(tmp_path, "main"), HashEncoder())


def search(story: Story, question: str, among: Filter | None = None) -> list[str]:
    found = story.snapshot().search(question, story.encode([question])[0], limit=5, among=among)
    return [hit.passage.span.of(hit.article.text) for hit in found.hits]


def test_the_passage_with_the_words_comes_first(story: Story) -> None:
    assert search(story, "quais du port")[0].startswith("Le port de Valmer")


def test_a_snapshot_stays_as_it_was(story: Story, tmp_path: Path) -> None:
    before = story.snapshot()
    add(tmp_path, "main", [draft("La gare de Brissac est ouverte.", "Gare")], HashEncoder)
    assert story.snapshot().status.articles == 2
    assert before.status.articles == 1


def test_a_changed_text_is_the_next_version(story: Story, tmp_path: Path) -> None:
    changed = draft(HARBOUR.replace("dimanche", "lundi"), "Port")
    result = add(tmp_path, "main", [changed, changed], HashEncoder)
    assert [article.version for article in result.replaced] == [2]
    assert "lundi" in search(story, "rouvrirons lundi")[0]
    assert not any("dimanche" in passage for passage in search(story, "rouvrirons dimanche"))


def test_unchanged_articles_need_no_encoder(story: Story, tmp_path: Path) -> None:
    def no_encoder() -> HashEncoder:
        raise AssertionError("the encoder was loaded")

    result = add(tmp_path, "main", [draft(HARBOUR, "Port")], no_encoder)
    assert len(result.unchanged) == 1
    assert result.generation == 1


def test_filters_by_date_source_and_article(story: Story, tmp_path: Path) -> None:
    old = draft("Le port de Valmer a rouvert.", "Vieux", date(2025, 3, 1), "Autre")
    add(tmp_path, "main", [old], HashEncoder)
    assert search(story, "port", Filter(published_to=date(2025, 12, 31))) == [old.text]
    assert search(story, "port", Filter(sources=frozenset({"Autre"}))) == [old.text]
    ids = [article.id for article in story.snapshot().generation.articles()]
    assert search(story, "port", Filter(articles=frozenset(ids[:1]))) == [old.text]
    assert not search(story, "port", Filter(published_from=date(2027, 1, 1)))


def test_another_encoder_is_refused_until_a_rebuild(story: Story, tmp_path: Path) -> None:
    other = HashEncoder(64, name="other")
    with pytest.raises(EncoderMismatch, match="other"):
        Story(open_story(tmp_path, "main"), other)
    assert rebuild(tmp_path, "main", other) == 1
    assert search(Story(open_story(tmp_path, "main"), other), "quais")
    with pytest.raises(EncoderMismatch):
        story.snapshot()


def test_a_removed_article_is_found_no_more(story: Story, tmp_path: Path) -> None:
    (article,) = story.snapshot().generation.articles()
    remove(tmp_path, "main", article.id)
    assert not search(story, "quais du port")
    with pytest.raises(ArticleMissing):
        remove(tmp_path, "main", article.id)


def test_quotations_name_their_speaker(story: Story) -> None:
    (found,) = story.snapshot().quotations("dubreuil")
    assert found.quote.text == "Nous rouvrirons dimanche"
    assert found.said.speaker == "Anne Dubreuil"
    assert not story.snapshot().quotations("Personne")


def test_reported_words_beside_other_news_lend_no_speaker(story: Story) -> None:
    snapshot = story.snapshot()
    (summary,) = snapshot.generation.articles()
    article = snapshot.generation.article(summary.id)
    spans = [p.span for p in snapshot.passages(article)]
    spoken = [snapshot.speaker(article, span) for span in spans]
    assert spoken == [None, "Anne Dubreuil", None]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        (
            "Rien n'est prévu pour Valmer, a regretté Lise Caron, présidente du syndicat des "
            "mareyeurs de la côte sud.",
            "Lise Caron",
        ),
        (
            "Rien n'est prévu, a regretté Lise Caron, présidente du syndicat des mareyeurs, tandis "
            "que la halle, vendue en mai, fermera ses portes dès la fin de l'été.",
            None,
        ),
    ],
)
def test_a_long_title_hides_no_speaker(tmp_path: Path, told: str, speaker: str | None) -> None:
    add(tmp_path, "main", [draft(told, "Halle")], HashEncoder)
    snapshot = Story(open_story(tmp_path, "main"), HashEncoder()).snapshot()
    (summary,) = snapshot.generation.articles()
    article = snapshot.generation.article(summary.id)
    assert snapshot.speaker(article, Span(0, len(told))) == speaker


def test_a_quote_is_cut_again_from_its_address(story: Story, tmp_path: Path) -> None:
    snapshot = story.snapshot()
    (said,) = snapshot.quotations()
    quote = said.quote
    add(tmp_path, "main", [draft(HARBOUR.replace("dimanche", "lundi"), "Port")], HashEncoder)
    again = story.snapshot().quote_at(quote.article.id, 1, quote.start, quote.end)
    assert again.text == quote.text == "Nous rouvrirons dimanche"
    with pytest.raises(QuoteError):
        snapshot.quote_at(quote.article.id, 1, -5, 3)
    with pytest.raises(QuoteError):
        snapshot.quote_at(quote.article.id, 1, 0, len(HARBOUR) + 1)
    with pytest.raises(ArticleMissing):
        snapshot.quote_at(quote.article.id, 7, 0, 3)


def test_the_paragraph_around_a_quote(story: Story, tmp_path: Path) -> None:
    (said,) = story.snapshot().quotations()
    add(tmp_path, "main", [draft("Tout est fermé.", "Port")], HashEncoder)
    whole = "« Nous rouvrirons dimanche », a promis la maire Anne Dubreuil."
    assert story.snapshot().paragraph_around(said.quote).text == whole


def test_speakers_are_counted_under_their_full_names(tmp_path: Path) -> None:
    texts = (
        HARBOUR,
        "« C'est grave », a dit Anne Dubreuil. « Nous aiderons », a ajouté Dubreuil.",
        "« Je reviendrai bientôt », a promis Paul Marchand.",
    )
    drafts = [draft(text, f"Texte {n}") for n, text in enumerate(texts)]
    add(tmp_path, "main", drafts, HashEncoder)
    found = Story(open_story(tmp_path, "main"), HashEncoder()).snapshot().speakers()
    assert [(one.name, one.quotations) for one in found] == [
        ("Anne Dubreuil", 3),
        ("Paul Marchand", 1),
    ]
    assert found[0].role == "maire"
