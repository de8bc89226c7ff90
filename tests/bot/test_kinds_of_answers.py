"""Whole answers of each kind, by real parts: dates, periods, somebody's words, lists, bold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering import Answerer
from bot.kinds import answering_words, asking
from bot.kinds.asking import Items
from bot.kinds.periods import asked_period
from bot.kinds.standing import asks_for_past, is_evidence, is_supposed
from bot.models import Abstention, Answer, Form, Period, Reason, Result
from bot.phrases import phrases
from bot.plain import dated, heading, render
from bot.reader import Candidate
from bot.signal_reader import SignalReader
from index.editing import add
from index.models import PassageKind, Span
from index.retrieval import Retrieval
from index.store import open_story
from index.story import Snapshot, Story
from tests.bot.conftest import MakeStory, draft
from tests.fakes import HashEncoder

TODAY = date(2026, 1, 13)  # as the articles
PORT = (
    "Le port de Valmer a fermé ses quais lundi après la tempête.\n\n"
    "La maire Anne Dubreuil a déclaré que les quais rouvriraient bientôt. "
    "« Nous contrôlons chaque quai », a déclaré Anne Dubreuil.\n\n"
    "Le capitaine Paul Marchand a déclaré que trois ferries attendaient au large.\n\n"
    "L'Espagne et le Portugal ont fermé leurs ports samedi, tandis que l'Italie a aidé Valmer."
)
ABROAD = (
    "Spain and Morocco closed their ports on Saturday after the storm.\n\n"
    "The harbour of Valmer has 12 quays and 340 workers."
)


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Port": PORT, "Abroad": ABROAD})


def asked(story: Story, question: str, *, today: date = TODAY, threshold: float = 0.0) -> Result:
    return Answerer(story, SignalReader(), threshold=threshold).ask(question, today=today)


def answered(story: Story, question: str, *, today: date = TODAY) -> Answer:
    result = asked(story, question, today=today)
    assert isinstance(result, Answer)
    return result


def bold(answer: Answer) -> list[list[str]]:
    return [[s.of(c.quote.article.text) for s in c.spans] for c in answer.citations]


def test_a_when_question_gets_the_day_that_the_words_name(story: Story) -> None:
    found = answered(story, "Quand le port de Valmer a-t-il fermé ses quais ?")
    first = found.citations[0]
    assert found.form is Form.TIME
    assert first.time is not None
    assert (first.time.from_, first.time.text) == (date(2026, 1, 12), "lundi")
    assert bold(found)[0] == ["lundi"]
    assert dated(first, phrases("fr")) == "« lundi » : lundi 12 janvier 2026"
    assert "12 janvier 2026" in render(found)


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("Que s'est-il passé lundi ?", (date(2026, 1, 12), date(2026, 1, 12))),
        ("What happened on 12 January 2026?", (date(2026, 1, 12), date(2026, 1, 12))),
        ("What happened since Monday?", (date(2026, 1, 12), None)),
        ("Qu'est-il arrivé entre le 11 et le 12 janvier ?", (date(2026, 1, 11), date(2026, 1, 12))),
        ("What has happened after 11 January?", (date(2026, 1, 12), None)),
    ],
)
def test_what_happened_then_is_told_from_the_timeline(
    story: Story, question: str, days: tuple[date, date | None]
) -> None:
    found = answered(story, question)
    assert found.form is Form.PERIOD
    assert found.period == Period(*days)
    assert [c.quote.text for c in found.citations] == [PORT.split("\n\n", maxsplit=1)[0]]


def test_a_period_of_which_nothing_is_told_is_said_so(story: Story) -> None:
    found = asked(story, "What happened on 3 January 2026?")
    assert isinstance(found, Abstention)
    said = heading(found, phrases("en"))
    assert said == "The story tells of nothing that happened on 3 January 2026."


def test_a_day_in_figures_is_the_one_of_which_the_story_tells(story: Story) -> None:
    found = answered(story, "What happened on 12/01/2026?")
    assert found.period == Period(date(2026, 1, 12), date(2026, 1, 12))
    assert "12 January 2026" in (heading(found, phrases("en")) or "")


def test_a_day_in_figures_that_may_be_either_is_asked_back_in_english_alone(story: Story) -> None:
    found = asked(story, "What happened on 05/03/2026?")
    assert isinstance(found, Abstention)
    assert found.reason is Reason.TWO_DAYS
    assert heading(found, phrases("en")) == (
        "“05/03/2026” may be 5 March 2026 or 3 May 2026. Write the month as a word."
    )
    french = asked(story, "Que s'est-il passé le 05/03/2026 ?")
    assert isinstance(french, Abstention)
    assert french.period == Period(date(2026, 3, 5), date(2026, 3, 5))


def test_articles_whose_dates_are_not_read_are_told_of(make_story: MakeStory) -> None:
    german = (
        "Der Hafen von Valmer ist am 3. Januar 2026 nach dem Sturm geschlossen worden. Die Stadt "
        "will die Kräne prüfen lassen, bevor die Schiffe wieder einlaufen."
    )
    story = make_story({"Port": PORT, "Hafen": german})
    nothing = asked(story, "What happened on 3 January 2026?")
    assert heading(nothing, phrases("en")) == (
        "The story tells of nothing that happened on 3 January 2026. I don't read dates in the "
        "language of one of its articles, which may tell of more."
    )
    told = heading(asked(story, "Que s'est-il passé lundi ?"), phrases("fr")) or ""
    assert told.endswith(
        "Je ne lis pas les dates dans la langue d’un des articles, qui en raconte "
        "peut-être davantage."
    )
    swedish = "Hamnen i Valmer stängdes den 3 januari 2026 och kranarna ska undersökas av staden."
    more = make_story({"Hafen": german, "Hamnen": swedish})
    assert "of 2 of its articles" in (
        heading(asked(more, "What happened on 3 January 2026?"), phrases("en")) or ""
    )


def test_friday_in_a_story_that_is_over_is_the_story_s_and_said_so(story: Story) -> None:
    found = answered(story, "What happened since Monday?", today=TODAY + timedelta(days=200))
    assert found.period == Period(date(2026, 1, 12), None, counted_from=TODAY)
    assert "13 January 2026" in (heading(found, phrases("en")) or "")


def test_a_period_with_a_country_tells_of_that_country_alone(story: Story) -> None:
    found = answered(story, "What happened in Morocco since Friday?")
    assert [c.quote.text for c in found.citations] == [ABROAD.split("\n\n", maxsplit=1)[0]]
    assert isinstance(asked(story, "What happened in Japan since Friday?"), Abstention)


def test_somebody_s_words_are_all_theirs(story: Story) -> None:
    found = answered(story, "Qu'a dit Anne Dubreuil ?")
    assert found.form is Form.SPEECH
    assert {c.speaker for c in found.citations} == {"Anne Dubreuil"}
    assert any("Nous contrôlons" in c.quote.text for c in found.citations)


def test_nobody_else_s_words_stand_in_for_one_who_is_silent(story: Story) -> None:
    for question in ("Qu'a dit Jean Martel ?", "What did King Martel say?"):
        found = asked(story, question)
        assert isinstance(found, Abstention)
        assert found.who is not None
        assert not any(c.speaker for c in found.nearest)


def test_a_follow_up_asks_for_the_same_kind(story: Story) -> None:
    answerer = Answerer(story, SignalReader(), threshold=0.0)
    said = answerer.ask("Qu'a-t-elle dit ?", earlier=["Qui est Anne Dubreuil ?"], today=TODAY)
    assert isinstance(said, Answer)
    assert {c.speaker for c in said.citations} == {"Anne Dubreuil"}
    then = answerer.ask("Et lundi ?", earlier=["Que s'est-il passé le 9 janvier ?"], today=TODAY)
    assert isinstance(then, Answer)
    assert then.period == Period(date(2026, 1, 12), date(2026, 1, 12))


def test_a_list_goes_over_articles_and_names_nothing_twice(story: Story) -> None:
    found = answered(story, "Quels pays ont fermé leurs ports ?")
    assert found.form is Form.LIST
    named = sorted(word for words in bold(found) for word in words)
    # Spain is told twice, and Italy did something else.
    assert named in (["Espagne", "Morocco", "Portugal"], ["Morocco", "Portugal", "Spain"])


def test_how_many_has_the_figure_of_the_noun_in_bold(story: Story) -> None:
    found = answered(story, "How many workers has the harbour of Valmer?")
    where = found.citations[0].quote.article.text
    span = answering_words(
        "How many workers has the harbour of Valmer?",
        "en",
        where,
        Span(found.citations[0].quote.start, found.citations[0].quote.end),
        "en",
        times=(),
        published=TODAY,
    )
    assert span is not None
    assert span.span.of(where) == "340"


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("How many people were hurt?", "A 6.3 tremor hurt people in Tarn.", None),
        ("How many people were hurt?", "A magnitude 6 tremor hurt people in Tarn.", None),
        ("How many people were missing?", "In Tarn 210 people were injured by the slide.", None),
        ("How many people died?", "The slide killed 34 people and injured 210.", "34"),
        ("How many people were injured?", "The slide killed 34 people and injured 210.", "210"),
        ("How many people died?", "Officials said 34 people died.", "34"),
        ("How many seats does Brook need?", "Brook needs 46 of the 90 seats.", "46"),
        ("How many seats does Brook need?", "Brook needs more of the 90-seat house.", None),
        ("How many boats does it have?", "The Astra line lost a boat in a week.", None),
        ("How much did the Astra line lose?", "The Astra line lost a boat in a week.", None),
        ("How much did Astra lose?", "Astra lost 3 million euros in a week.", "3 million euros"),
        ("How many boats sailed?", "In 3 days 12 boats sailed.", "12"),
        ("How many quays were shut?", "Norda shut 9 kilometres of quays.", None),
        ("How many kilometres of quays were shut?", "Norda shut 9 kilometres of quays.", "9"),
        ("How much grain was lost?", "Norda lost 9 tonnes of grain.", "9"),
        ("How many people died?", "In all 340 hens died.", None),
        ("How many hens died?", "In all 340 hens died.", "340"),
        (
            "How much is Norda asking for?",
            "Norda is asking for ten million euros.",
            "ten million euros",
        ),
        (
            "How much is Norda asking for?",
            "The line will pay 3 million euros, less than what was asked.",
            None,
        ),
    ],
)
def test_a_figure_of_something_else_is_not_bold(
    question: str, sentence: str, figure: str | None
) -> None:
    at = Span(0, len(sentence))
    found = answering_words(question, "en", sentence, at, "en", times=(), published=TODAY)
    assert (found.span.of(sentence) if found else None) == figure


def test_a_figure_of_something_else_is_not_bold_in_french() -> None:
    def words(question: str, sentence: str) -> str | None:
        at = Span(0, len(sentence))
        found = answering_words(question, "fr", sentence, at, "fr", times=(), published=TODAY)
        return found.span.of(sentence) if found else None

    assert words("Combien de blessés ?", "Un séisme de magnitude 6,3 a fait des blessés.") is None
    told = "Le glissement a tué 34 personnes et en a blessé 210."
    assert words("Combien de personnes ont été tuées ?", told) == "34"
    assert words("Combien de personnes ont disparu ?", told) is None
    assert words("Combien de voix lui faut-il ?", "Il lui faut 46 voix sur les 90.") == "46"


@pytest.mark.parametrize(
    ("sentence", "kind", "stands"),
    [
        ("Voici les principaux points à retenir.", PassageKind.BODY, False),
        ("Here is what we know.", PassageKind.BODY, False),
        ("Qu'ont fait les ports voisins ?", PassageKind.BODY, False),
        ("Le port a pris trois mesures :", PassageKind.BODY, False),
        ("The storm in Valmer: what we know", PassageKind.TITLE, False),
        ("Valmer ferme ses quais", PassageKind.TITLE, True),
        ("Le port a fermé.", PassageKind.BODY, True),
    ],
)
def test_what_only_announces_is_no_evidence(sentence: str, kind: PassageKind, stands: bool) -> None:
    assert is_evidence(sentence, kind) is stands


@pytest.mark.parametrize(
    ("question", "language", "items"),
    [
        ("Quels pays ont fermé leurs ports ?", "fr", Items.COUNTRIES),
        ("Which countries closed their ports?", "en", Items.COUNTRIES),
        ("Qui sont les responsables de l'enquête ?", "fr", Items.PEOPLE),
        ("Name the companies that left.", "en", Items.NAMES),
        ("Quel pays a fermé ses ports ?", "fr", None),
        ("Which country closed its ports?", "en", None),
    ],
)
def test_which_questions_ask_for_a_list(question: str, language: str, items: Items | None) -> None:
    assert asking(question, language).items is items


def test_a_date_to_come_does_not_lie_behind(story: Story) -> None:
    found = asked(story, "Quand le port de Valmer rouvrira-t-il ses quais ?")
    shown = found.citations if isinstance(found, Answer) else ()
    assert not any(c.time and c.time.to and c.time.to < TODAY for c in shown)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["fr", "en", "und"]))
def test_any_question_can_be_looked_at(question: str, language: str) -> None:
    asking(question, language)
    asked_period(question, language, TODAY)
    found = answering_words(
        question, language, PORT, Span(0, len(PORT)), "fr", times=None, published=TODAY
    )
    assert found is None or 0 <= found.span.start < found.span.end <= len(PORT)


CARRIED = (
    "The quay was shut down by the harbour master on Monday. Divers looked at the piles first.\n\n"
    "The repairs could take the town many months.\n\n"
    "Mayor Ruth Calder said soon afterwards that the town would pay for the cranes."
)


def test_a_quote_of_a_period_is_whole_sentences(make_story: MakeStory) -> None:
    """The date may be another sentence's: that one isn't quoted from its middle."""
    found = answered(make_story({"Quay": CARRIED}), "What happened since Monday?")
    for citation in (*found.citations, *found.more):
        text, start = citation.quote.article.text, citation.quote.start
        assert text[:start] == "" or text[:start].endswith(("\n", ". "))
        assert citation.quote.text.endswith(".")
        assert all(
            citation.quote.start <= span.start and span.end <= citation.quote.end
            for span in citation.spans
        )
    carried = [one for one in found.citations if not one.spans]
    assert any("Ruth Calder" in one.quote.text for one in carried)
    for citation in carried:
        said = dated(citation, phrases("en"))
        assert said is not None
        assert said.startswith("“Monday” in an earlier sentence:")


COUPLE = (
    "Donald Hale has said that the bridge will be built. Mona Hale was beside him.\n\n"
    'Hale called the delay a disgrace. "It is a shame for the whole valley," Hale said.\n\n'
    'Mona Hale told the council: "I will plant the trees myself."'
)


def test_words_are_not_given_to_somebody_else_of_the_same_surname(make_story: MakeStory) -> None:
    found = answered(make_story({"Bridge": COUPLE}), "What did Mona Hale say?")
    quotes = [one.quote.text for one in (*found.citations, *found.more)]
    assert any("plant the trees" in quote for quote in quotes)
    assert not any("disgrace" in quote or "a shame" in quote for quote in quotes)


def test_a_surname_that_nobody_shares_is_enough(make_story: MakeStory) -> None:
    alone = COUPLE.replace("Mona Hale", "Ida Stone")
    found = answered(make_story({"Bridge": alone}), "What did Donald Hale say?")
    quotes = " ".join(one.quote.text for one in (*found.citations, *found.more))
    assert "a shame" in quotes


@pytest.mark.parametrize(
    ("sentence", "language", "supposed"),
    [
        ("In Valmer 62 percent said they would vote for the quay.", "en", True),
        ("A poll gave the quay 62 percent.", "en", True),
        ("The law needs 62 percent of the members.", "en", True),
        ("The quay won 62 percent of the votes.", "en", False),
        ("The storm killed 34 people, and the mayor said that more would be found.", "en", False),
        ("Turnout was 41 percent, below the threshold of 50.", "en", False),
        ("Il faut 62 % des voix pour bâtir le quai.", "fr", True),
        ("Un sondage donne 62 % au quai.", "fr", True),
        ("Le quai a obtenu 62 % des voix.", "fr", False),
        ("La participation a atteint 41 %, sous le seuil de 50 %.", "fr", False),
    ],
)
def test_polls_and_conditions_are_no_results(sentence: str, language: str, supposed: bool) -> None:
    assert is_supposed(sentence, language) is supposed


@pytest.mark.parametrize(
    ("question", "language", "past"),
    [
        ("What percentage voted for the quay?", "en", True),
        ("How many people would vote for it?", "en", False),
        ("What percentage did the poll give the quay?", "en", False),
        ("Quel pourcentage a voté pour le quai ?", "fr", True),
        ("Combien de voix faut-il ?", "fr", False),
        ("Combien de voix étaient nécessaires ?", "fr", False),
    ],
)
def test_what_came_to_be_is_asked_in_the_past(question: str, language: str, past: bool) -> None:
    assert asks_for_past(question, language) is past


VOTE = (
    "In Valmer 62 percent of the voters said they would vote for the quay.\n\n"
    "The votes are counted in the town hall."
)


def test_a_poll_does_not_answer_for_the_vote(make_story: MakeStory) -> None:
    story = make_story({"Quay": VOTE})
    result = asked(story, "What percentage of the voters voted for the quay in Valmer?")
    told = [] if isinstance(result, Abstention) else [c.quote.text for c in result.citations]
    assert not any("62" in text for text in told)
    assert answered(story, "What percentage would vote for the quay in Valmer?")


def test_what_is_announced_for_later_has_not_happened(make_story: MakeStory) -> None:
    text = "The quay closed on 12 January 2026.\n\nThe quay will reopen on 9 February 2026."
    story = make_story({"Quay": text})
    found = answered(story, "What has happened since 2 January 2026?")
    assert [c.quote.text for c in found.citations] == ["The quay closed on 12 January 2026."]
    later = answered(story, "What has happened since 2 January 2026?", today=date(2026, 2, 10))
    assert len(later.citations) == 1  # the story's newest day counts


class _FirstUnsure:
    """Reads as the signals do, and is less sure of the first sentence than of the others."""

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        first, *others = SignalReader().read(retrieval, snapshot, language=language)
        return (
            replace(first, probability=0.4),
            *(replace(one, probability=0.6) for one in others),
        )


def test_a_list_is_as_sure_as_its_surest_item(make_story: MakeStory) -> None:
    text = "Spain closed its ports on Saturday.\n\nNorway and Peru closed their ports on Sunday."
    answerer = Answerer(make_story({"Ports": text}), _FirstUnsure(), threshold=0.5)
    found = answerer.ask("Which countries closed their ports?", today=TODAY)
    assert isinstance(found, Answer)
    assert {word for words in bold(found) for word in words} == {"Spain", "Norway", "Peru"}


class _Even:
    """Reads as the signals do, and is as sure of any sentence."""

    def read(
        self, retrieval: Retrieval, snapshot: Snapshot, *, language: str
    ) -> tuple[Candidate, ...]:
        found = SignalReader().read(retrieval, snapshot, language=language)
        return tuple(replace(one, probability=0.6) for one in found)


@pytest.mark.parametrize(
    "question",
    [
        "How many people did the storm kill in Valmer?",
        "What is the latest death toll of the storm?",
        "Quel est le dernier bilan de la tempête ?",
    ],
)
def test_of_figures_that_move_the_newest_comes_first(tmp_path: Path, question: str) -> None:
    told = "The storm that came over the bay at night killed {} people in the town of Valmer."
    days = {34: date(2026, 1, 10), 81: date(2026, 1, 12), 52: date(2026, 1, 11)}
    encoder = HashEncoder()
    drafts = [draft(told.format(n), title=f"Storm of {n}", day=day) for n, day in days.items()]
    add(tmp_path, "main", drafts, lambda: encoder)
    answerer = Answerer(Story(open_story(tmp_path, "main"), encoder), _Even(), threshold=0.5)
    found = answerer.ask(question, today=TODAY)
    assert isinstance(found, Answer)
    assert [c.quote.text for c in found.citations] == [told.format(n) for n in (81, 52, 34)]
    assert bold(found) == [["81"], ["52"], ["34"]]


def test_what_was_only_announced_for_a_day_comes_after_what_is_told_of_it(tmp_path: Path) -> None:
    plan = "Divers could begin to raise the barge of Valmer on Thursday, the salvage firm said."
    deed = "The owner of the barge agreed on Thursday to pay for a new quay in Valmer."
    days = {plan: date(2026, 1, 12), deed: date(2026, 1, 16)}
    encoder = HashEncoder()
    drafts = [draft(text, title=f"Of {day}", day=day) for text, day in days.items()]
    add(tmp_path, "main", drafts, lambda: encoder)
    story = Story(open_story(tmp_path, "main"), encoder)
    found = answered(story, "What happened on 15 January 2026?", today=date(2026, 1, 17))
    assert [one.quote.text for one in found.citations] == [deed]
    assert [one.quote.text for one in found.more] == [plan]
    to_come = answered(story, "What happens on 15 January 2026?", today=date(2026, 1, 13))
    assert {one.quote.text for one in to_come.citations} <= {plan, deed}
