"""What is quoted, how far, and never twice."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.citations import LONGEST, cite, widened
from bot.models import Citation
from bot.signal_reader import SignalReader
from index.errors import QuoteError
from index.models import Article, Quote, Span
from index.story import Story
from tests.bot.conftest import MakeStory

HARBOUR = (
    "Le port de Valmer a fermé ses quais mardi après la tempête.\n\n"
    "La maire Anne Dubreuil a ordonné des contrôles. "
    "Elle veut rouvrir les quais avant dimanche.\n\n"
    "Trois ferries attendent au large depuis lundi soir."
)


def citations(story: Story, question: str, most: int = 3, support: float = 0.0) -> list[Citation]:
    snapshot = story.snapshot()
    retrieval = snapshot.search(question, story.encode([question])[0], limit=20)
    candidates = SignalReader().read(retrieval, snapshot, language="fr")
    return list(cite(candidates, snapshot, most=most, support=support))


def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(make_story: MakeStory) -> None:
    story = make_story({"Port": HARBOUR})
    first = citations(story, "Qui veut rouvrir les quais avant dimanche ?")[0]
    assert first.quote.text == (
        "La maire Anne Dubreuil a ordonné des contrôles. "
        "Elle veut rouvrir les quais avant dimanche."
    )
    assert first.paragraph == 2


def test_a_sentence_that_stands_alone_is_quoted_alone(make_story: MakeStory) -> None:
    story = make_story({"Port": HARBOUR})
    first = citations(story, "Combien de ferries attendent au large ?")[0]
    assert first.quote.text == "Trois ferries attendent au large depuis lundi soir."


def test_what_two_articles_tell_alike_is_cited_once(make_story: MakeStory) -> None:
    told = "Le port de Valmer a fermé ses quais mardi après la tempête."
    other = "La gare de Brissac reste ouverte toute la semaine."
    story = make_story({"Un": f"{told}\n\n{other}", "Deux": told})
    quotes = [c.quote.text for c in citations(story, "Quand le port a-t-il fermé ses quais ?")]
    assert quotes.count(told) == 1
    assert other in quotes


def test_numbers_run_from_one_and_quotes_never_overlap(make_story: MakeStory) -> None:
    found = citations(make_story({"Port": HARBOUR}), "quais dimanche contrôles maire", most=5)
    assert [c.number for c in found] == list(range(1, len(found) + 1))
    spans = sorted((c.quote.start, c.quote.end) for c in found)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_weak_second_is_left_out(make_story: MakeStory) -> None:
    story = make_story({"Port": HARBOUR})
    assert len(citations(story, "Combien de ferries attendent au large ?", support=1.0)) == 1


def test_a_chain_of_leaning_sentences_ends_at_the_limit(make_story: MakeStory) -> None:
    sentence = "Elle a ensuite parlé longuement du budget de la commune et des digues. "
    story = make_story({"Long": "Anne Dubreuil est maire. " + sentence * 40})
    for citation in citations(story, "budget des digues"):
        assert citation.quote.end - citation.quote.start <= LONGEST


ARTICLE = Article(id="a", title="", language="fr", origin="test", text=HARBOUR)


@settings(max_examples=500)
@given(st.integers(-5, len(HARBOUR) + 5), st.integers(-5, len(HARBOUR) + 5), st.text(max_size=30))
def test_a_quote_that_is_not_in_its_article_cannot_be_made(start: int, end: int, text: str) -> None:
    if 0 <= start < end <= len(HARBOUR):
        copied = Quote.cut(ARTICLE, Span(start, end))
        assert copied.text == HARBOUR[start:end]
        if text != copied.text:
            with pytest.raises(QuoteError):
                Quote(ARTICLE, start, end, text)
    else:
        with pytest.raises(QuoteError):
            Quote(ARTICLE, start, end, text)


NO_LABEL_OF_TWO = (
    "« Le quai est fermé », a dit le gardien, Paul Quint.\n\n"
    "« C'est dommage », peut-on lire sur un mur.\n\n"
    "Le phare est éteint, au dire du gardien Marc Orne.\n\n"
    "« Il faut le rallumer », a dit Lise Vaur. « Il sert à tous. »\n\n"
    "« La mer monte », a dit Anne Roux.\n\n"
    "« Elle baissera », a dit Jean Mons. Ceci l'a rassuré. Cela dure."
)


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("« C'est dommage », peut-on lire sur un mur.", "« C'est dommage »"),
        ("« Il faut le rallumer », a dit Lise Vaur.", "« Il faut"),
        ("« Il sert à tous. »", "« Il faut"),
        ("« Elle baissera », a dit Jean Mons.", "« Elle baissera »"),
        ("Cela dure.", "« Elle baissera »"),
    ],
)
def test_words_lean_on_nobody_else_s(make_story: MakeStory, sentence: str, quoted: str) -> None:
    snapshot = make_story({"Quai": NO_LABEL_OF_TWO}).snapshot()
    (summary,) = snapshot.generation.articles()
    article = snapshot.generation.article(summary.id)
    start = article.text.index(sentence)
    wide = widened(article, Span(start, start + len(sentence)), snapshot)
    assert wide.of(article.text).startswith(quoted)
