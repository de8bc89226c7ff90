"""Days of former statements; published on Wednesday 18 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from index.temporal import time_expressions


def standing(text: str, language: str) -> dict[str, bool]:
    """The words of the dates, and whether they stand."""
    found = time_expressions(text, language, date(2026, 3, 18))
    return {one.text: one.stands for one in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Contrairement à ce qui avait été annoncé lundi, la digue mesure neuf mètres."),
        ("fr", "Contrairement à ce qu’il affirmait lundi, le maire n’a pas vu la lettre."),
        ("fr", "La digue mesure neuf mètres, et non douze comme indiqué lundi."),
        ("fr", "Comme annoncé lundi, le port a rouvert."),
        ("fr", "Le port rouvre, comme l’avait promis lundi la région."),
        ("fr", "Le port compte 40 bateaux, et non 52 comme l’affirmait lundi la région."),
        ("fr", "La région a revu à la baisse le nombre de blessés donné lundi."),
        ("fr", "Contredisant ses déclarations de lundi, le maire a reconnu la fuite."),
        ("fr", "La région a corrigé le chiffre donné lundi."),
        ("fr", "Les dégâts dépassent l’estimation avancée lundi."),
        ("fr", "La facture est plus lourde que ce que la région avait indiqué lundi."),
        ("fr", "Le vent est plus fort qu’annoncé lundi."),
        ("fr", "Dix marins sont morts, au lieu des 12 annoncés lundi."),
        ("fr", "Le pont est fermé, alors que la mairie avait promis lundi de le rouvrir."),
        ("fr", "Le pont est fermé, alors que la mairie assurait lundi qu’il rouvrirait."),
        ("fr", "Le chiffre qu’avait donné lundi le port était faux."),
        ("en", "Contrary to what was announced on Monday, the dam is nine metres high."),
        ("en", "The dam is nine metres high, not twelve as stated on Monday."),
        ("en", "As announced on Monday, the port has reopened."),
        ("en", "The port reopened, as the county had promised on Monday."),
        ("en", "The mayor went back on his statements of Monday."),
        ("en", "Contradicting his remarks on Monday, the mayor admitted the leak."),
        ("en", "The county corrected the figure given on Monday."),
        ("en", "The damage is greater than the estimate put out on Monday."),
        ("en", "The bill is higher than the county had said on Monday."),
        ("en", "Ten sailors died, down from the 12 reported on Monday."),
        ("en", "Ten boats sank, although the county had said on Monday that all were safe."),
        ("en", "The figure that police had given on Monday was wrong."),
    ],
)
def test_the_day_of_a_former_statement_dates_no_event(language: str, text: str) -> None:
    assert list(standing(text, language).values()) == [False]


@pytest.mark.parametrize(
    ("language", "text", "stand"),
    [
        ("fr", "La région a corrigé mardi le bilan qu’elle avait publié lundi.",
         {"mardi": True, "lundi": False}),
        ("fr", "Le maire est revenu mardi sur ses propos de lundi.",
         {"mardi": True, "lundi": False}),
        ("en", "The county corrected on Tuesday the toll it had published on Monday.",
         {"Tuesday": True, "Monday": False}),
        ("en", "The mayor went back on Tuesday on his words of Monday.",
         {"Tuesday": True, "Monday": False}),
    ],
)  # fmt: skip
def test_the_day_of_what_corrects_it_stands(
    language: str, text: str, stand: dict[str, bool]
) -> None:
    assert standing(text, language) == stand


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La région a annoncé lundi que le port rouvrirait."),
        ("fr", "Comme l’a annoncé lundi la région, le port rouvrira en mai."),
        ("fr", "Comme prévu, le port a rouvert lundi."),
        ("fr", "Le montant annoncé lundi s’élève à neuf millions."),
        ("fr", "Dans ses déclarations de lundi, le maire a reconnu la fuite."),
        ("fr", "Contrairement à son voisin, le port a rouvert lundi."),
        ("fr", "Le juge a confirmé la caution fixée lundi."),
        ("fr", "Il a contesté lundi le bilan annoncé."),
        ("fr", "La région avait annoncé lundi la fin des travaux."),
        ("fr", "La digue a cédé lundi, alors que le port avait annoncé sa réparation."),
        ("fr", "Plus de cent marins, a annoncé lundi le port, sont partis."),
        ("fr", "Le bateau est arrivé plus tard que prévu lundi."),
        ("en", "The boat came in later than planned on Monday."),
        ("en", "The county announced on Monday that the port would reopen."),
        ("en", "As he said on Monday, the mayor has left."),
        ("en", "As expected, the port reopened on Monday."),
        ("en", "The sum announced on Monday comes to nine million."),
        ("en", "In his statement on Monday, the mayor admitted the leak."),
        ("en", "Unlike its neighbour, the port reopened on Monday."),
        ("en", "The mayor denied the claims on Monday."),
        ("en", "The county had announced the end of the works on Monday."),
        ("en", "The dam burst on Monday, although the port had announced its repair."),
        ("en", "More people died than in any storm, officials said on Monday."),
    ],
)
def test_the_day_of_what_is_announced_stands(language: str, text: str) -> None:
    assert next(iter(standing(text, language).values())) is True
