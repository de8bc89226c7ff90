"""What days an expression names depends on where it stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.models import Passage, PassageKind, Sentence, Span
from index.temporal import time_expressions
from tests.index.temporal.helpers import PUBLISHED, dated, read


@pytest.mark.parametrize(
    ("sentence", "language", "days"),
    [
        ("Le Parlement a voté jeudi.", "fr", "2026-01-08"),
        ("Le Parlement votera jeudi.", "fr", "2026-01-15"),
        ("Le Parlement doit voter jeudi.", "fr", "2026-01-15"),
        ("Le Parlement devrait voter jeudi.", "fr", "2026-01-15"),
        ("Le Parlement vient de voter, jeudi.", "fr", "2026-01-08"),
        ("Le ministre aurait été informé jeudi.", "fr", "2026-01-08"),
        ("Un typhon est attendu jeudi.", "fr", "2026-01-15"),
        ("Le texte sera adopté jeudi.", "fr", "2026-01-15"),
        ("Il a annoncé jeudi que le texte sera adopté.", "fr", "2026-01-08"),
        ("Il a annoncé que le texte sera adopté jeudi.", "fr", "2026-01-15"),
        ("Parliament voted Thursday.", "en", "2026-01-08"),
        ("Parliament will vote Thursday.", "en", "2026-01-15"),
        ("Parliament is expected to vote Thursday.", "en", "2026-01-15"),
        ("The bill will be adopted Thursday.", "en", "2026-01-15"),
        ("He said Thursday that the bill will pass.", "en", "2026-01-08"),
        ("He said that the bill will pass Thursday.", "en", "2026-01-15"),
    ],
)
def test_a_weekday_goes_with_the_verb_nearest_to_it(
    sentence: str, language: str, days: str
) -> None:
    assert [found for _, found in dated(sentence, language)] == [days]


@pytest.mark.parametrize(
    ("told", "from_"),
    [
        # A passive conditional is of what is to come, of whatever verb.
        ("La halle serait rouverte en avril.", "2026-04-01"),
        ("Elle a juré que les fournisseurs seraient remboursés lundi.", "2026-03-23"),
        ("Le guichet serait fermé jusqu'en avril.", "2026-04-01"),
        ("Le projet, qui serait débattu en septembre, divise la ville.", "2026-09-01"),
        # What it tells of the past: verbs that take être, reflexive ones, avoir.
        ("Le veilleur serait mort lundi.", "2026-03-16"),
        ("La panne se serait produite lundi.", "2026-03-16"),
        ("Le voleur serait reparti en mai.", "2025-05-01"),
        ("La digue aurait cédé lundi.", "2026-03-16"),
        ("La digue aurait été vendue en mai.", "2025-05-01"),
        ("Le gérant serait retenu au poste depuis lundi.", "2026-03-16"),
        # A place that is taken is no participle.
        ("La collecte aurait lieu en juin.", "2026-06-01"),
        ("Les adieux ont lieu lundi.", "2026-03-23"),
        ("La collecte a eu lieu en juin.", "2025-06-01"),
        ("La collecte aurait eu lieu lundi.", "2026-03-16"),
        ("La commune aurait la priorité en mai.", "2026-05-01"),
    ],
)
def test_a_french_conditional_is_past_only_where_its_verb_makes_it_so(
    told: str, from_: str
) -> None:
    (found,) = time_expressions(told, "fr", date(2026, 3, 20))
    assert str(found.from_ or found.to) == from_


@pytest.mark.parametrize(
    ("sentence", "language", "day"),
    [
        ("Le 27 janvier, des milliers de personnes descendent dans la rue.", "fr", "2025-01-27"),
        ("- 14 janvier: chute du gouvernement.", "fr", "2025-01-14"),
        ("On 27 January, thousands take to the streets.", "en", "2025-01-27"),
        ("Le procès s'ouvre le 5 septembre.", "fr", "2025-09-05"),
        ("Le procès s'ouvrira le 27 janvier.", "fr", "2026-01-27"),
    ],
)
def test_a_date_told_in_the_present_is_past_unless_the_next_one_is_near(
    sentence: str, language: str, day: str
) -> None:
    (found,) = time_expressions(sentence, language, date(2025, 8, 22))
    assert str(found.from_) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Valmer, lundi dernier.", ["2026-01-12"]),
        ("Valmer, last Monday.", ["2026-01-12"]),
        ("Valmer, 9 janvier.", ["2026-01-09"]),
        ("Valmer.", []),
    ],
)
def test_a_text_too_short_to_tell_its_language_has_its_dates(text: str, days: list[str]) -> None:
    assert [found for _, found in dated(text, "und")] == days


def test_quotations_are_masked_for_the_tense() -> None:
    said = "\"S'ils n'agissent pas, nous le ferons\", a martelé lundi la présidente."
    assert dated(said, "fr") == [("lundi", "2026-01-12")]
    assert dated("“We will act, and we will win,” she told reporters Monday.", "en") == [
        ("Monday", "2026-01-12")
    ]


def test_dates_inside_quotations_go_with_the_words_quoted() -> None:
    assert dated("« Nous voterons jeudi », a déclaré lundi le ministre.", "fr") == [
        ("jeudi", "2026-01-15"),
        ("lundi", "2026-01-12"),
    ]


def test_on_the_day_itself_a_weekday_is_that_day() -> None:
    assert dated("L'Ofcom a ouvert une enquête mardi.", "fr") == [("mardi", "2026-01-13")]


def test_an_anaphor_counts_from_the_date_told_before_it() -> None:
    text = (
        "Lundi, le régulateur a ouvert une enquête. Le ministre a réagi dans la foulée. "
        "La veille, X avait promis des mesures. Ce jour-là, rien n'avait changé."
    )
    assert dated(text, "fr") == [
        ("Lundi", "2026-01-12"),
        ("dans la foulée", "2026-01-12"),
        ("La veille", "2026-01-11"),
        ("Ce jour-là", "2026-01-11"),
    ]


def test_an_anaphor_with_nothing_before_it_names_no_day() -> None:
    assert dated("La veille, il avait nié. Deux ans plus tard, il est parti.", "fr") == []


def test_days_are_not_counted_from_a_year() -> None:
    text = "Il est né en 1990. La veille, il avait nié. L'année suivante, il a fui."
    assert dated(text, "fr")[1:] == [("L'année suivante", "1991-01-01..1991-12-31")]


def test_a_date_far_back_is_no_longer_told_of() -> None:
    filler = "Le ministre parle. " * 20
    text = f"Lundi, une enquête a été ouverte. {filler}Le lendemain, il a nié."
    assert dated(text, "fr") == [("Lundi", "2026-01-12")]


def test_a_sentence_that_tells_a_past_year_dates_what_follows_in_it() -> None:
    text = "En 2011, elle avait été arrêtée le 3 mars. Elle a été libérée le 5 décembre."
    assert [found for _, found in dated(text, "fr")] == [
        "2011-01-01..2011-12-31",
        "2011-03-03",
        "2025-12-05",
    ]


def test_a_year_left_out_fits_the_weekday() -> None:
    assert dated("Le vendredi 13 juin, tout a changé.", "fr") == [
        ("vendredi 13 juin", "2025-06-13")
    ]


def test_without_a_publication_date_only_absolute_dates_have_days() -> None:
    text = "Le 3 mars 2024, il a fui. Il a été repris hier, puis lundi, puis le 9 janvier."
    assert read(text, "fr", None) == [
        ("3 mars 2024", "2024-03-03", "day", "absolute", None, None),
        ("hier", "?", "day", "relative", None, None),
        ("lundi", "?", "day", "relative", None, None),
        ("9 janvier", "?", "day", "partial", None, None),
    ]


def test_a_language_without_a_grammar_has_no_expressions() -> None:
    assert time_expressions("Am 9. Januar 2026", "de", PUBLISHED) == ()


def test_sentences_of_passages_are_used() -> None:
    """A line break between two sentences without a full stop: only the passages tell."""
    text = "Le Parlement votera bientôt\nLundi, le régulateur a tranché"
    cut = text.index("Lundi")
    spans = [Span(0, cut - 1), Span(cut, len(text))]
    passages = [
        Passage(number, PassageKind.BODY, number + 1, span, (Sentence(span),))
        for number, span in enumerate(spans)
    ]
    (found,) = time_expressions(text, "fr", PUBLISHED, passages)
    assert found.from_ == date(2026, 1, 12)


def test_dates_wrap_over_a_line_but_not_over_a_paragraph() -> None:
    assert dated("Il est mort le 9\njanvier 2026.", "fr") == [("9\njanvier 2026", "2026-01-09")]
    assert dated("Elle a reçu 9\n\njanvier 2026", "fr") == [
        ("janvier 2026", "2026-01-01..2026-01-31")
    ]


def test_letters_may_be_decomposed_or_hyphenated() -> None:
    text = "Il est mort le 3 fe\u0301vrier 2024, puis jan\u00advier 2025."
    assert dated(text, "fr") == [
        ("3 fe\u0301vrier 2024", "2024-02-03"),
        ("jan\u00advier 2025", "2025-01-01..2025-01-31"),
    ]


def test_weeks_run_from_monday_to_sunday_whatever_the_day() -> None:
    for shift in range(7):
        monday = date(2026, 1, 12)
        found = time_expressions("cette semaine", "fr", monday + timedelta(shift))
        assert [(one.from_, one.to) for one in found] == [(monday, monday + timedelta(6))]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Le port pourrait rouvrir jeudi.", "2018-10-04"),
        ("Les quais pourraient être rouverts jeudi.", "2018-10-04"),
        ("La ville enverrait une grue jeudi.", "2018-10-04"),
        ("La grue errait jeudi dans le port.", "2018-09-27"),
        ("L'état d'urgence, décrété vendredi, dure encore.", "2018-09-28"),
        ("La mesure annoncée vendredi fâche le port.", "2018-09-28"),
        ("Décrétée vendredi, la fermeture dure encore.", "2018-09-28"),
        ("Le tribunal, saisi vendredi, se prononcera.", "2018-09-28"),
        ("L'enquête, ouverte en novembre, se poursuit.", "2017-11-01"),
        ("Le plan doit être adopté vendredi.", "2018-10-05"),
        ("Le plan sera ensuite adopté vendredi.", "2018-10-05"),
        ("Le plan devrait être adopté vendredi.", "2018-10-05"),
        ("Le vote, attendu en septembre, divise le port.", "2019-09-01"),
        ("Prévu en septembre, le vote divise le port.", "2019-09-01"),
        ("Annoncée pour septembre, la grève divise le port.", "2019-09-01"),
        ("Le quai est fermé jusqu'à vendredi.", "2018-10-05"),
        ("Le quai était fermé jusqu'à vendredi.", "2018-09-28"),
        ("Le quai a été fermé jusqu'en mars.", "2018-03-01"),
        ("Le quai est resté fermé jusqu'en mars.", "2018-03-01"),
        ("L'audience fixée au 15 juillet divise le port.", "2019-07-15"),
    ],
)
def test_french_tells_what_is_done_from_what_is_to_come(sentence: str, day: str) -> None:
    (found,) = time_expressions(sentence, "fr", date(2018, 10, 2))
    assert str(found.from_) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The bridge will remain closed until Friday.", "2018-10-05"),
        ("The bridge will remain closed to all traffic until March.", "2019-03-01"),
        ("The bridge will remain closed on Friday.", "2018-10-05"),
        ("The bridge is closed until March.", "2019-03-01"),
        ("The bridge stays closed until Friday.", "2018-10-05"),
        ("The bridge was closed until Friday.", "2018-09-28"),
        ("The bridge had remained closed until March.", "2018-03-01"),
        ("The new rule takes effect in August.", "2019-08-01"),
        ("The new rule took effect in August.", "2018-08-01"),
        ("The bridge could open as early as January.", "2019-01-01"),
        ("The bridge was closed as late as August.", "2018-08-01"),
    ],
)
def test_english_tells_what_lasts_from_what_lasted(sentence: str, day: str) -> None:
    (found,) = time_expressions(sentence, "en", date(2018, 10, 2))
    assert str(found.from_ or found.to) == day


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("La finale aura lieu le 5.", "fr", ["2018-10-05"]),
        ("La finale aura lieu le 1er.", "fr", ["2018-11-01"]),
        ("Le quai est fermé jusqu'au 8.", "fr", ["2018-10-08"]),
        ("L'audience est fixée au 15.", "fr", ["2018-10-15"]),
        ("Le quai était fermé jusqu'au 8.", "fr", []),
        (
            "Le vote a été décidé le 3 septembre. Il aura lieu le 5.",
            "fr",
            ["2018-09-03", "2018-10-05"],
        ),
        ("Le procès s'ouvrira le 3 novembre. Il finira le 20.", "fr", ["2018-11-03", "2018-11-20"]),
        (
            "Le port\n\n2005 : grève de la fin mars au début du mois d'avril.",
            "fr",
            ["2005-01-01", "2005-03-21", "2005-04-01"],
        ),
        (
            "The port\n\n2005: a strike from March to April, then again in June.",
            "en",
            ["2005-01-01", "2005-03-01", "2005-06-01"],
        ),
    ],
)
def test_a_bare_day_is_to_come_and_a_year_governs(
    text: str, language: str, days: list[str]
) -> None:
    found = time_expressions(text, language, date(2018, 10, 2))
    assert [str(one.from_ or one.to) for one in found] == days


@pytest.mark.parametrize(
    ("verb", "day"),
    [
        (verb, day)
        for verbs, day in (
            # An r of their own before the ending: imperfects and simple pasts.
            ("ouvrait livrait couvrait retirait admirait respirait encadrait instaurait", "12"),
            ("offrait entrait montrait souffrait assurait serrait manœuvrait errait", "12"),
            ("livra retira inaugura assura jura serra encadra instaura", "12"),
            # The infinitive's r before it: conditionals and futures, irregular ones too.
            ("ouvrirait livrerait entrerait partirait tiendrait recevrait mettrait", "19"),
            ("ferait irait dirait saurait mourrait paraîtrait romprait serait", "19"),
            ("livrera retirera conclura verra acquerra connaîtra rompra fera", "19"),
        )
        for verb in verbs.split()
    ],
)
def test_an_r_before_the_ending_is_a_conditional_only_of_an_infinitive(verb: str, day: str) -> None:
    found = time_expressions(f"La boutique {verb} lundi à Valmer.", "fr", date(2026, 1, 15))
    assert [str(one.from_) for one in found] == [f"2026-01-{day}"]


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("He joined in 2019 and steps down on 12 June.", "en",
         ["2019-01-01..2019-12-31", "2026-06-12"]),
        ("She took office on 1 May 2021 and leaves on 30 April.", "en",
         ["2021-05-01", "2026-04-30"]),
        ("Elle a pris ses fonctions le 1er mai 2021 et les quitte le 30 avril.", "fr",
         ["2021-05-01", "2026-04-30"]),
        ("He was elected on 28 June 2020 and lost on 22 May.", "en", ["2020-06-28", "2025-05-22"]),
        ("The law was signed on 3 March 2015 after a vote on 5 January.", "en",
         ["2015-03-03", "2015-01-05"]),
        ("Il a été arrêté le 3 mars 2015 et jugé le 5 juin.", "fr", ["2015-03-03", "2015-06-05"]),
        ("Staff were told in October that the site would close in December.", "en",
         ["2025-10-01..2025-10-31", "2025-12-01..2025-12-31"]),
    ],
)  # fmt: skip
def test_a_later_date_of_a_sentence_is_of_its_year_or_goes_on_from_it(
    text: str, language: str, days: list[str]
) -> None:
    assert [found for _, found in dated(text, language)] == days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("A rule that would close all ports is to be put to parliament in the autumn.", "en",
         "2026-09-22..2026-12-20"),
        ("The minister ordered repairs by the end of November.", "en", "2026-11-21..2026-11-30"),
        ("Le ministre a ordonné que l’on répare d’ici à la fin mai les quais.", "fr",
         "2026-05-21..2026-05-31"),
        ("Elle a pris la parole pour annoncer son départ à l'automne.", "fr",
         "2026-09-22..2026-12-20"),
        ("She announced her retirement in the autumn.", "en", "2026-09-22..2026-12-20"),
        ("The port had promised to repair the quays by December.", "en",
         "2025-12-01..2025-12-31"),
        ("The port promised to repair the quays by December.", "en", "2026-12-01..2026-12-31"),
        ("The quays had been due to reopen by the new year.", "en", "2026-01-01"),
        ("She announced a day of mourning for Thursday.", "en", "2026-01-15"),
        ("Unions have called for a strike on Friday.", "en", "2026-01-16"),
        ("The dockers have been told; the judge has summoned them to Valby on Sunday.", "en",
         "2026-01-18"),
        ("Les dockers ont appelé à une grève vendredi sur tous les quais.", "fr", "2026-01-16"),
        ("La maire a annoncé un deuil pour jeudi.", "fr", "2026-01-15"),
        ("As of Monday, 97 people had fallen ill.", "en", "2026-01-12"),
    ],
)  # fmt: skip
def test_what_is_ordered_or_announced_is_to_come(text: str, language: str, days: str) -> None:
    (found,) = read(text, language)
    assert found.days == days


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a parlé lundi. Il avait tout vu la nuit du vol et avait appelé le lendemain.",
         "fr"),
        ("Le port a fermé lundi. Le lendemain de l'accident, il pleuvait. La veille, il neigeait.",
         "fr"),
        ("The mayor spoke on Monday. He had seen it on the night of the theft and called the next "
         "day.", "en"),
    ],
)  # fmt: skip
def test_nothing_is_counted_from_the_day_of_an_event_on_an_unknown_day(
    text: str, language: str
) -> None:
    assert [days for _, days in dated(text, language)] == ["2026-01-12"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ils dénoncent le travail du dimanche.", []),
        ("La réunion du samedi matin est annulée.", []),
        ("Il a été vu dans la nuit du samedi au dimanche.", ["2026-01-10..2026-01-11"]),
        ("L'attaque du samedi 10 janvier a fait deux morts.", ["2026-01-10"]),
    ],
)
def test_a_weekday_of_every_week_is_no_date(text: str, days: list[str]) -> None:
    assert [found for _, found in dated(text, "fr")] == days


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        # What has happened was not after publication, whatever day to come was told of.
        (
            "Une marche est prévue dimanche. Le préfet a répondu quinze jours plus tard.",
            "fr",
            ["2026-01-18"],
        ),
        (
            "The fair opens on 20 January. The mill opened for visits the next day.",
            "en",
            ["2026-01-20"],
        ),
        # Another year was told of since.
        (
            "The claim is of 2 January. The mayor was elected in 2014. He left three days later.",
            "en",
            ["2026-01-02", "2014-01-01..2014-12-31"],
        ),
        (
            "Le 2 janvier 2014, un ouvrier est mort. En 2014, on parlait peu. Un autre est mort "
            "le lendemain.",
            "fr",
            ["2014-01-02", "2014-01-01..2014-12-31", "2014-01-03"],
        ),
    ],
)
def test_the_days_after_are_counted_from_no_day_of_another_time(
    text: str, language: str, days: list[str]
) -> None:
    assert [found for _, found in dated(text, language)] == days
