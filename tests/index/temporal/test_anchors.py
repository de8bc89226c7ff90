"""What "three days later" is counted from; published on Wednesday 18 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from index.temporal import time_expressions

PUBLISHED = date(2026, 3, 18)


def last(text: str, language: str) -> tuple[str, str, str]:
    """The words of the last date, with its first and last day."""
    one = time_expressions(text, language, PUBLISHED)[-1]
    return one.text, str(one.from_), str(one.to)


def days(text: str, language: str) -> list[str]:
    return [str(one.from_) for one in time_expressions(text, language, PUBLISHED)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le port a fermé lundi. Le quai a été vendu en 2011. Le lendemain, on a défilé."),
        ("fr", "La grue est tombée vendredi. Le pont avait brûlé en octobre. Trois jours plus "
               "tard, il a été rasé."),
        ("fr", "Le phare s’est éteint le 2 mars. Le gardien est parti en juillet dernier. La "
               "veille, il avait reçu une médaille."),
        ("fr", "Le port a fermé lundi. Le quai a été vendu en 2011 et rasé trois jours plus tard."),
        ("fr", "Le port a fermé lundi. Le quai, vendu en 2011 et rasé le lendemain, manque."),
        ("fr", "La digue a cédé le 3 mars. La grue a été bâtie en 1974.\n\nUn mois plus tard, "
               "elle est tombée."),
        ("en", "The port shut on Monday. The quay was sold in 2011. The next day, all marched."),
        ("en", "The crane fell on Friday. The bridge burned in October. Three days later, it was "
               "pulled down."),
        ("en", "The beacon went dark on 2 March. The keeper retired last July. The day before, he "
               "had been given a medal."),
        ("en", "The port shut on Monday. The quay was sold in 2011 and pulled down two weeks "
               "later."),
    ],
)  # fmt: skip
def test_no_day_is_counted_over_a_month_or_year_told_since(language: str, text: str) -> None:
    assert len(days(text, language)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La grue est tombée le 5 mars. La loi de 2015 l’interdit. Le lendemain, on a fui."),
        ("fr", "La grue est tombée le 5 mars. C’est la troisième depuis 2019. Le lendemain, on a "
               "fui."),
        ("fr", "La grue est tombée le 5 mars. Cette année, elle avait été peinte. Le lendemain, on "
               "a fui."),
        ("fr", "La grue est tombée le 5 mars. On a fermé un quai bâti en 1974. Le lendemain, on a "
               "fui."),
        ("fr", "La grue est tombée le 5 mars. Le maire, élu en mars 2020, s’est tu. Le lendemain, "
               "il a fui."),
        ("fr", "La grue est tombée le 5 mars. Le maire, qui fut élu en 2020, a fui le lendemain."),
        ("fr", "La grue est tombée le 5 mars. Né en 1961, le grutier est mort le lendemain."),
        ("en", "The crane fell on 5 March. Born in 1961, the driver died the next day."),
        ("en", "The crane fell on 5 March. The act of 2015 bans it. The next day, all fled."),
        ("en", "The crane fell on 5 March. It was the third since 2019. The next day, all fled."),
        ("en", "The crane fell on 5 March. It was painted this year. The next day, all fled."),
        ("en", "The crane fell on 5 March. It broke a rule passed in 1974. The next day, all ran."),
        ("en", "The crane fell on 5 March. The mayor, elected in 2020, was mute. The next day, he "
               "fled."),
        ("en", "The crane fell on 5 March. The mayor, who was elected in 2020, fled the next day."),
    ],
)  # fmt: skip
def test_a_year_told_in_passing_hides_no_day(language: str, text: str) -> None:
    assert last(text, language)[1] == "2026-03-06"


@pytest.mark.parametrize(
    ("language", "text", "from_"),
    [
        ("fr", "La grue est tombée le 5 mars. Le port fut fondé en 1974. Deux ans plus tard, il a "
               "brûlé.", "1976-01-01"),
        ("fr", "La grue est tombée le 5 mars. Le port a rouvert en juillet dernier. Le mois "
               "suivant, il a fermé.", "2025-08-01"),
        ("en", "The crane fell on 5 March. The port was founded in 1974. Two years later, it "
               "burned.", "1976-01-01"),
        ("en", "The crane fell on 5 March. The port reopened last July. The following month, it "
               "shut.", "2025-08-01"),
    ],
)  # fmt: skip
def test_a_month_or_year_leads_on_in_its_own_grain(language: str, text: str, from_: str) -> None:
    assert last(text, language)[1] == from_


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Une fête aura lieu samedi. Le lendemain, un marin s’est noyé."),
        ("fr", "Le procès s’ouvrira le 4 mai. L’avocat a renoncé trois jours plus tard."),
        ("fr", "Une grève est prévue vendredi. Le port avait écrit une semaine plus tôt."),
        ("fr", "La grue est tombée lundi. Elle a été relevée trois jours plus tard."),
        ("fr", "Le procès s’ouvrira le 4 mai. Dans la nuit, le quai a brûlé."),
        ("en", "A fair will be held on Saturday. The next day, a sailor drowned."),
        ("en", "The trial will open on 4 May. The lawyer resigned three days later."),
        ("en", "A strike is due on Friday. Managers had written to the dockers a week earlier."),
        ("en", "The crane fell on Monday. It was raised three days later."),
    ],
)  # fmt: skip
def test_what_is_past_is_on_no_day_to_come(language: str, text: str) -> None:
    found = time_expressions(text, language, PUBLISHED)[1:]
    assert [one for one in found if one.from_ and one.from_ > PUBLISHED] == []


@pytest.mark.parametrize(
    ("language", "text", "from_"),
    [
        ("fr", "Le port a fermé lundi. Une marche est prévue dimanche. Le lendemain, on a défilé.",
         "2026-03-17"),
        ("fr", "Les dockers voteront dimanche. Le port rouvrira le lendemain.", "2026-03-23"),
        ("fr", "Le port a fermé lundi. Il rouvrira trois jours plus tard.", "2026-03-19"),
        ("fr", "Le préfet viendra lundi. La veille, une marche est prévue.", "2026-03-22"),
        ("en", "The port shut on Monday. A march is planned for Sunday. The next day, a quay "
               "burned.", "2026-03-17"),
        ("en", "Dockers will vote on Sunday. The port will reopen the next day.", "2026-03-23"),
        ("en", "The port shut on Monday. It will reopen three days later.", "2026-03-19"),
    ],
)  # fmt: skip
def test_the_tense_tells_which_day_leads_on(language: str, text: str, from_: str) -> None:
    assert last(text, language)[1] == from_


@pytest.mark.parametrize(
    ("language", "text", "from_"),
    [
        ("fr", "La digue a cédé lundi.\n\nLe lendemain, le maire a écrit au préfet.", "2026-03-17"),
        ("fr", "La digue a cédé lundi.\n\nLe maire a écrit le lendemain au préfet.", "2026-03-17"),
        ("fr", "La digue a cédé lundi.\n\nOn a fui.\n\nLe lendemain, on a fui.", "2026-03-17"),
        ("fr", "La digue a cédé lundi.\n\nOn a fui. La veille, on chantait.", "2026-03-15"),
        ("en", "The dam burst on Monday.\n\nThe next day, the mayor wrote to the governor.",
         "2026-03-17"),
        ("en", "The dam burst on Monday.\n\nThe mayor wrote the next day.", "2026-03-17"),
    ],
)  # fmt: skip
def test_a_paragraph_may_go_on_from_another(language: str, text: str, from_: str) -> None:
    assert last(text, language)[1] == from_


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La digue a cédé le 5 mars.\n\nUne toile a été volée. On l’a rendue trois jours "
               "plus tard."),
        ("fr", "La digue a cédé le 5 mars.\n\nOn a fui.\n\nUne toile a été rendue le lendemain."),
        ("en", "The dam burst on 5 March.\n\nA canvas was stolen. It was returned three days "
               "later."),
        ("en", "The dam burst on 5 March.\n\nAll fled.\n\nA canvas was returned the next day."),
    ],
)  # fmt: skip
def test_what_another_paragraph_tells_by_the_way_is_not_counted_from(
    language: str, text: str
) -> None:
    assert days(text, language) == ["2026-03-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le port a fermé lundi. Le quai a été vendu en 2011. Le lendemain, on a défilé. "
               "Deux jours plus tard, on a repris le travail."),
        ("en", "The port shut on Monday. The quay was sold in 2011. The next day, all marched. "
               "Two days later, they went back to work."),
    ],
)  # fmt: skip
def test_nothing_is_counted_from_an_unknown_day(language: str, text: str) -> None:
    assert len(days(text, language)) == 2


def test_fifteen_days_later_is_two_weeks_later_in_french() -> None:
    text = "Le procès s’ouvrira le 4 mai. Le verdict tombera quinze jours plus tard."
    assert last(text, "fr") == ("quinze jours plus tard", "2026-05-18", "2026-05-24")
    text = "La digue a cédé le 3 février. Huit jours plus tôt, on y avait vu une fissure."
    assert last(text, "fr") == ("Huit jours plus tôt", "2026-01-26", "2026-02-01")
