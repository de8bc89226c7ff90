"""Lists and dates answer what was asked of whom: the event must be the one asked about."""

from __future__ import annotations

import pytest

from bot.answering import Answerer
from bot.kinds.possibility import may_be
from bot.kinds.relations import asked_relation, is_of, tells, touches
from bot.models import Abstention, Answer, Form, Result
from bot.signal_reader import SignalReader
from index.models import Span
from index.story import Story
from tests.bot.conftest import DAY, MakeAnswerer, MakeStory

LINE = (
    "Peru and Chile closed their harbours to the Astra line on Saturday.\n\n"
    "Norway opened an inquiry into the Astra line on Monday.\n\n"
    "Denmark is investigating the Astra line too.\n\n"
    "Iceland praised the crews of the Astra line."
)
LIGNE = (
    "La Suède et la Finlande ont suspendu la compagnie Astra.\n\n"
    "La Pologne enquête depuis mardi sur la compagnie Astra."
)
TOWN = (
    "On 3 May the council of Valmer closed the old bridge, and in June it sold the ferry.\n\n"
    "Residents spoke of the flood in Brissac and of the miner killed in Tarn in early March.\n\n"
    "The council said on 9 May that it would rebuild the quay."
)
VILLE = "Le conseil de Valmer a fermé la piscine le 4 mai."


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story({"Astra": LINE, "Compagnie": LIGNE, "Valmer": TOWN, "Piscine": VILLE})


@pytest.fixture(scope="module")
def shipped(make_shipped: MakeAnswerer) -> Answerer:
    return make_shipped({"Astra": LINE, "Compagnie": LIGNE, "Valmer": TOWN, "Piscine": VILLE})


def asked(story: Story, question: str) -> Result:
    return Answerer(story, SignalReader(), threshold=0.0).ask(question, today=DAY)


def named(result: Result) -> set[str]:
    assert isinstance(result, Answer)
    assert result.form is Form.LIST
    return {s.of(c.quote.article.text) for c in result.citations for s in c.spans}


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        (
            "Which countries opened an inquiry into the Astra line?",
            {"Norway", "Denmark", "Pologne"},
        ),
        ("Which countries are investigating the Astra line?", {"Norway", "Denmark", "Pologne"}),
        (
            "Quels pays ont ouvert une enquête sur la compagnie Astra ?",
            {"Norway", "Denmark", "Pologne"},
        ),
        ("Quels pays ont bloqué la compagnie Astra ?", {"Suède", "Finlande"}),
        ("Which countries closed their harbours to the Astra line?", {"Peru", "Chile"}),
        ("Which countries supported the Astra line?", {"Iceland"}),
    ],
)
def test_a_list_gathers_only_those_of_whom_it_is_told(
    story: Story, question: str, countries: set[str]
) -> None:
    assert named(asked(story, question)) == countries


@pytest.mark.parametrize(
    "question",
    [
        "Which countries banned the Astra line?",
        "Quels pays ont interdit la compagnie Astra ?",
        "Which countries reopened their harbours to the Astra line?",
        "Quels pays ont racheté la compagnie Astra ?",
    ],
)
def test_what_is_told_of_nobody_makes_no_list(story: Story, question: str) -> None:
    result = asked(story, question)
    assert isinstance(result, Abstention)
    assert result.nearest


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When did the council of Valmer close the old bridge?", "3 May"),
        ("When did the council of Valmer sell the ferry?", "June"),
        ("When was the miner killed in Tarn?", "early March"),
        ("Quand le mineur a-t-il été tué à Tarn ?", "early March"),
        ("When did the council of Valmer close the pool?", "4 mai"),
    ],
)
def test_a_date_is_that_of_the_event(story: Story, question: str, day: str) -> None:
    result = asked(story, question)
    assert isinstance(result, Answer)
    times = [c.time.text for c in (*result.citations, *result.more) if c.time]
    assert day in times


@pytest.mark.parametrize(
    "question",
    [
        "When did the council of Valmer reopen the old bridge?",
        "Quand le conseil de Valmer a-t-il rouvert le vieux pont ?",
        "When was the flood in Brissac?",
        "Quand a eu lieu l'inondation de Brissac ?",
        "When did the council of Valmer buy the ferry?",
        "When did Norway close its harbours to the Astra line?",
    ],
)
def test_another_event_s_date_is_never_given(shipped: Answerer, question: str) -> None:
    assert isinstance(shipped.ask(question, today=DAY), Abstention)


@pytest.mark.parametrize(
    "question",
    [
        "Did Norway close its inquiry?",
        "Has Sweden praised the Astra line?",
        "Le Danemark a-t-il suspendu la compagnie Astra ?",
        "Has the council apologised?",
    ],
)
def test_yes_or_no_is_answered_by_what_tells_of_it_or_not_at_all(
    shipped: Answerer, question: str
) -> None:
    assert isinstance(shipped.ask(question, today=DAY), Abstention)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did Peru close its harbours?", "Peru"),
        ("La Suède a-t-elle suspendu la compagnie Astra ?", "Suède"),
        ("Is Denmark investigating the Astra line?", "Denmark"),
    ],
)
def test_yes_or_no_is_answered_by_evidence(story: Story, question: str, told: str) -> None:
    result = asked(story, question)
    assert isinstance(result, Answer)
    assert told in result.citations[0].quote.text


@pytest.mark.parametrize(
    ("text", "language", "may"),
    [
        ("Could the mill be fined?", "en", True),
        ("The mill faces a fine.", "en", True),
        ("The mill was fined.", "en", False),
        ("Le moulin risque-t-il une amende ?", "fr", True),
        ("Le moulin encourt une amende.", "fr", True),
        ("Le moulin a payé.", "fr", False),
    ],
)
def test_what_may_be(text: str, language: str, may: bool) -> None:
    assert may_be(text, language) is may


def test_the_day_of_an_announcement_isn_t_that_of_what_it_announces(story: Story) -> None:
    result = asked(story, "When will the council rebuild the quay?")
    shown = result.citations if isinstance(result, Answer) else ()
    assert not any(c.time for c in shown)


def test_verbs_beside_a_noun_that_says_more_are_not_asked_for() -> None:
    relation = asked_relation("Which countries opened an inquiry?", "en", besides="countries")
    assert tells(relation, "Le Danemark enquête.", "fr")
    assert not tells(relation, "Peru opened its harbours.", "en")
    opened = asked_relation("Which museums opened?", "en", besides="museums")
    assert tells(opened, "The museum opened.", "en")


def test_a_sentence_on_something_else_doesn_t_touch_the_event() -> None:
    relation = asked_relation("How many people died in the fire?", "en")
    assert touches(relation, "Deux personnes sont mortes.", "fr")
    assert not touches(relation, "The town counted 400 pictures.", "en")
    light = asked_relation("How many changes did the coach make?", "en")
    assert touches(light, "The coach sent in two new players.", "en")


def test_a_word_that_the_encoder_finds_is_told() -> None:
    relation = asked_relation("When was the tower repainted?", "en")
    assert not tells(relation, "Le phare a rouvert en mai.", "fr", {"repainted": 0.7})
    assert tells(relation, "La tour a été repeinte en mai.", "fr", {"repainted": 0.88})


def test_what_stands_apart_from_the_event_isn_t_its_own() -> None:
    text = "Divers found the wreck on Monday, and the harbour closed on Friday."
    relation = asked_relation("When did the harbour close?", "en")
    whole = Span(0, len(text))
    for day, own in (("Monday", False), ("Friday", True)):
        at = text.index(day)
        assert is_of(relation, text, whole, Span(at, at + len(day)), "en") is own


@pytest.mark.parametrize(
    ("question", "text", "own"),
    [
        (
            "When were the heaters recalled?",
            "Brant announced on Monday a recall of its heaters.",
            True,
        ),
        ("When were the heaters recalled?", "Brant a annoncé lundi le rappel de ses poêles.", True),
        ("When did the captain resign?", "Le capitaine a annoncé lundi sa démission.", True),
        ("When will the mill close?", "Brant announced on Monday the closure of the mill.", False),
        ("When were the heaters recalled?", "Brant spoke on Monday of a recall.", False),
        ("When were the heaters recalled?", "A recall is due, Brant announced on Monday.", False),
    ],
)
def test_what_is_done_by_announcing_it_has_the_day_of_the_announcement(
    question: str, text: str, own: bool
) -> None:
    day = "lundi" if "lundi" in text else "Monday"
    at = text.index(day)
    language = "fr" if day == "lundi" else "en"
    relation = asked_relation(question, "en")
    place = Span(at, at + len(day))
    assert is_of(relation, text, Span(0, len(text)), place, language) is own


DATES = (
    "Paula Renn will take over the dairy.\n\n"
    "Paula Renn takes over the dairy of Lorne on 4 May.\n\n"
    "Correction: an earlier version of this article said that the kiln would reopen on 9 June."
)


def test_a_date_goes_before_what_has_none(make_story: MakeStory) -> None:
    story = make_story({"Dairy": DATES})
    result = asked(story, "When will Paula Renn take over the dairy?")
    assert isinstance(result, Answer)
    assert result.citations[0].time is not None
    assert result.citations[0].time.text == "4 May"


def test_what_an_article_takes_back_is_no_answer(make_story: MakeStory) -> None:
    result = asked(make_story({"Dairy": DATES}), "When will the kiln reopen?")
    told = [] if isinstance(result, Abstention) else [c.quote.text for c in result.citations]
    assert not any("9 June" in text for text in told)


AID = (
    "Peru promised 3 million dollars for the harbours after the storm.\n\n"
    "Ellen Marsh, who is 71, lost her house on the quay.\n\n"
    "The storm killed 40 people along the coast.\n\n"
    "Chile was asked for money too. Norway refused to send money on Monday.\n\n"
    "A boat lay before the Marina Bela hotel. Clara Voss and the government of Denmark watched."
)


@pytest.mark.parametrize(
    "question",
    [
        "How much money did Denmark promise?",
        "Combien le Danemark a-t-il promis ?",
        "How old is Clara Voss?",
        "How many people did the storm kill in the Marina Bela hotel?",
        "Did Chile refuse to send money?",
    ],
)
def test_a_figure_or_a_deed_of_another_party_is_no_answer(
    make_story: MakeStory, question: str
) -> None:
    result = asked(make_story({"Storm": AID}), question)
    told = [] if isinstance(result, Abstention) else [c.quote.text for c in result.citations]
    wrong = ("Peru", "Ellen", "The storm killed", "Norway")
    assert not any(text.startswith(wrong) or "Norway" in text for text in told)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much money did Peru promise?", "Peru promised"),
        ("How old is Ellen Marsh?", "Ellen Marsh"),
        ("How many people did the storm kill?", "The storm killed"),
        ("Did Norway refuse to send money?", "Norway"),
    ],
)
def test_a_figure_or_a_deed_of_the_party_asked_for_answers(
    make_story: MakeStory, question: str, words: str
) -> None:
    result = asked(make_story({"Storm": AID}), question)
    assert isinstance(result, Answer)
    assert words in result.citations[0].quote.text


def test_what_the_event_was_done_to_may_be_told_around_the_sentence() -> None:
    asked_of = asked_relation("Which countries welcomed the result of the referendum?", "en")
    assert [one.word for one in asked_of.objects] == ["referendum"]
    told = "Norway and Peru welcomed the outcome."
    assert not tells(asked_of, told, "en")
    assert tells(asked_of, told, "en", around="The islands held their referendum on Sunday.")
    assert not tells(asked_of, "Peru held a referendum.", "en", around="Norway welcomed the wind.")
    assert not asked_relation("Le maire a fermé le port ?", "fr").objects
    owned = asked_relation("Who welcomed the island's referendum?", "en")
    assert [one.word for one in owned.objects] == ["referendum"]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did the storm strike the coast?", "La tempête a frappé la côte lundi."),
        ("Quand le séisme a-t-il frappé la côte ?", "The tremor hit the coast on Monday."),
        ("Did the mill admit its fault?", "The offer was no admission of fault."),
        ("When was a deal struck?", "Les deux villes ont conclu un accord lundi."),
        ("How many people died?", "Le bilan est de 30 personnes."),
        ("Did the death toll rise?", "Le bilan s'est alourdi à 30 morts."),
        ("La garde a-t-elle ouvert le feu ?", "The guard opened fire on Monday."),
        ("Which countries asked for aid?", "Le Pérou a demandé le concours de ses voisins."),
    ],
)
def test_the_lexicon_tells_of_disasters_and_deals(question: str, sentence: str) -> None:
    language = "fr" if question.endswith(" ?") else "en"
    held_in = "en" if sentence.startswith("The ") else "fr"
    assert tells(asked_relation(question, language), sentence, held_in)


SUMMIT = (
    "Le président norvégien, Olav Hauge, a salué l'accord sur la pêche. « Nous gagnons tous », "
    "a-t-il dit.\n\n"
    "The Danish prime minister, Mette Lund, signed the fishing agreement in Oslo."
)


@pytest.mark.parametrize(
    "question",
    [
        "What did the Greek president say about the agreement?",
        "Qui est le premier ministre grec ?",
        "Who is the prime minister of Greece?",
    ],
)
def test_another_nation_s_head_is_nobody_s(make_shipped: MakeAnswerer, question: str) -> None:
    assert isinstance(make_shipped({"Pêche": SUMMIT}).ask(question, today=DAY), Abstention)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Qui est la première ministre danoise ?", "Mette Lund"),
        ("Who is the president of Norway?", "Olav Hauge"),
    ],
)
def test_a_nation_s_head_is_found(make_shipped: MakeAnswerer, question: str, name: str) -> None:
    result = make_shipped({"Pêche": SUMMIT}).ask(question, today=DAY)
    assert isinstance(result, Answer)
    assert name in result.citations[0].quote.text


@pytest.mark.parametrize(
    ("question", "asked_in", "text", "language", "told"),
    [
        ("Which countries sent help?", "en", "Norway sent three cranes.", "en", True),
        ("Which countries sent help?", "en", "La Norvège a envoyé trois grues.", "fr", True),
        ("Quels pays ont envoyé des secours ?", "fr", "Norway sent three cranes.", "en", True),
        ("Who offered help?", "en", "The Danes offered two tugs.", "en", True),
        ("Which countries sent help?", "en", "Norway bought three cranes.", "en", False),
        ("Who helped the Norwegians?", "en", "The Danes offered two tugs.", "en", False),
        ("Who helped send the cranes?", "en", "Norway sent three cranes.", "en", False),
    ],
)
def test_help_is_told_by_what_it_consists_of(
    question: str, asked_in: str, text: str, language: str, told: bool
) -> None:
    relation = asked_relation(question, asked_in)
    assert tells(relation, text, language) is told
