"""French time expressions, one sentence each, published on Tuesday 13 January 2026."""

from __future__ import annotations

import pytest

from tests.index.temporal.helpers import dated, read, table

DAYS = table("""
Paris, [mardi 13/01/2026] - Un scandale. = 2026-01-13
Il est mort le [3 mars 2024]. = 2024-03-03
La loi date du [1er juillet 1901]. = 1901-07-01
La mesure entrera en vigueur le [1er février]. = 2026-02-01
Le [20 décembre], la police a fouillé le siège. = 2025-12-20
Il avait été élu le [14 juillet dernier]. = 2025-07-14
Le texte sera voté le [2026-03-04]. = 2026-03-04
Dès [lundi], il a prévenu ses troupes. = 2026-01-12
Le ministre a réagi [hier]. = 2026-01-12
Il a été arrêté [avant-hier soir] à Lyon. = 2026-01-11
Le vote a lieu [aujourd’hui]. = 2026-01-13
Elle partira [après-demain]. = 2026-01-15
La secousse a eu lieu [lundi en fin d'après-midi]. = 2026-01-12
Il a parlé [ce matin]. = 2026-01-13
Le juge a tranché [lundi matin]. = 2026-01-12
Le procès s'ouvrira [lundi prochain]. = 2026-01-19
Le procès s'est ouvert [lundi dernier]. = 2026-01-12
Elle a porté plainte [il y a trois jours]. = 2026-01-10
[Mardi 6], le parquet a ouvert une enquête. = 2026-01-06
Il est né le [jour de l'An]. = 2026-01-01
Elle a démissionné [le lendemain du 9 janvier]. = 2026-01-10
Le vote aura lieu le [premier lundi de mars]. = 2026-03-02
""")
PERIODS = table("""
[La semaine dernière], une étude a paru. = 2026-01-05..2026-01-11
Le débat reprendra [la semaine prochaine]. = 2026-01-19..2026-01-25
Ils ont suspendu l'accès [ce week-end]. = 2026-01-10..2026-01-11
Elle sera reçue [ce week-end]. = 2026-01-17..2026-01-18
Le sommet s'ouvre [dans quinze jours]. = 2026-01-26..2026-02-01
Le navire a coulé [il y a huit jours]. = 2026-01-05..2026-01-11
L'inflation a atteint 3 % au [T3]. = 2025-07-01..2025-09-30
Le service a été lancé [le mois dernier]. = 2025-12-01..2025-12-31
L'entreprise a été fondée en [2024]. = 2024-01-01..2024-12-31
Elle a été votée en [mars 2019]. = 2019-03-01..2019-03-31
L'enquête, ouverte en [novembre], avance. = 2025-11-01..2025-11-30
Il sera jugé en [mai prochain]. = 2026-05-01..2026-05-31
Elle est partie en [mars]. = 2025-03-01..2025-03-31
Le musée a rouvert pour l'[hiver 2024-2025]. = 2024-12-21..2025-03-19
La loi a été votée au [printemps dernier]. = 2025-03-20..2025-06-20
Les règles s'appliqueront [cet été]. = 2026-06-21..2026-09-21
Le musée a rouvert à l'[automne 2024]. = 2024-09-22..2024-12-20
Les ventes ont chuté au [premier trimestre 2025]. = 2025-01-01..2025-03-31
Le bénéfice a doublé au [second semestre de 2024]. = 2024-07-01..2024-12-31
Tout a commencé dans les [années 1990]. = 1990-01-01..1999-12-31
Un chanteur des [années 80]. = 1980-01-01..1989-12-31
Un peintre du [XIXe siècle]. = 1801-01-01..1900-12-31
Il l'a dit [l'an dernier]. = 2025-01-01..2025-12-31
[La semaine du 5 janvier] a été froide. = 2026-01-05..2026-01-11
Il a neigé [la dernière semaine de décembre]. = 2025-12-22..2025-12-28
[Il y a deux mois], rien n'allait. = 2025-11-01..2025-11-30
""")
PARTS = table("""
La plateforme a réagi [début janvier]. = 2026-01-01..2026-01-10 start
Le procès s'ouvrira [mi-mars]. = 2026-03-11..2026-03-20 mid
Le scandale a éclaté [fin décembre 2025]. = 2025-12-21..2025-12-31 end
Les troupes partiront [fin 2027]. = 2027-10-01..2027-12-31 end
Elle s'est tue au [début de l'année]. = 2026-01-01..2026-03-31 start
Tout sera prêt en [fin de semaine]. = 2026-01-16..2026-01-18 end
C'était au [début des années 2000]. = 2000-01-01..2003-12-31 start
Il neigera dans les [premiers jours de février]. = 2026-02-01..2026-02-10 start
""")
RANGES = table("""
L'accès a été bloqué [du 9 au 12 janvier]. = 2026-01-09..2026-01-12
Le festival dure [du 27 juin au 3 juillet 2026]. = 2026-06-27..2026-07-03
Il a voyagé [du 27 décembre au 3 janvier]. = 2025-12-27..2026-01-03
[Entre le 5 et le 8 janvier], il a nié. = 2026-01-05..2026-01-08
Le scrutin des [10 et 11 janvier] a été annulé. = 2026-01-10..2026-01-11
Le port a fermé [de vendredi à dimanche]. = 2026-01-09..2026-01-11
Il a régné [de 1995 à 2007]. = 1995-01-01..2007-12-31
[Entre novembre 2024 et mars 2025], rien. = 2024-11-01..2025-03-31
Le feu a pris dans [la nuit de samedi à dimanche]. = 2026-01-10..2026-01-11
Les Jeux se tiendront [du 6 au 15 septembre l'an prochain]. = 2027-09-06..2027-09-15
""")
BOUNDS = table("""
Depuis le [9 janvier], la fonction est coupée. = 2026-01-09 since
[Depuis trois jours], la ville est coupée. = 2026-01-10 since
Elle est au pouvoir depuis [2017]. = 2017-01-01..2017-12-31 since
À compter du [1er mars], ce sera interdit. = 2026-03-01 since
Le métro fermera dès [lundi]. = 2026-01-19 since
Jusqu’à [la semaine dernière], on pouvait. = 2026-01-05..2026-01-11 until
Le juge tranchera [sous huitaine]. = 2026-01-21 until
Le prêt sera remboursé [dans les quinze jours]. = 2026-01-28 until
La vente aura lieu au plus tard le [15 juin]. = 2026-06-15 until
La vente aura lieu le [15 juin] au plus tard. = 2026-06-15 until
L'état d'urgence a été prolongé jusqu'en [octobre]. = 2026-10-01..2026-10-31 until
La piscine rouvrira [dans les six prochains mois]. = 2026-07-01..2026-07-31 until
La trêve tient jusqu'à [vendredi]. = 2026-01-16 until
Le rapport sera rendu d'ici [fin mars]. = 2026-03-21..2026-03-31 until
Les experts répondront [d'ici à trois semaines]. = 2026-02-02..2026-02-08 until
Le pouvoir sera remis avant le [30 juin]. = 2026-06-30 before
Il faut répondre avant [lundi prochain]. = 2026-01-19 before
Le pont rouvrira avant [l'été]. = 2026-06-21..2026-09-21 before
Tout sera payé avant la [fin du mois]. = 2026-01-21..2026-01-31 until
Le rapport sera rendu d'ici au [30 juin]. = 2026-06-30 until
""")


@pytest.mark.parametrize(("sentence", "words", "day"), DAYS)
def test_a_day(sentence: str, words: str, day: str) -> None:
    (found,) = read(sentence, "fr")
    assert (found.text, found.days, found.precision) == (words, day, "day")


@pytest.mark.parametrize(("sentence", "words", "days"), PERIODS)
def test_a_longer_time_stays_as_long_as_it_is(sentence: str, words: str, days: str) -> None:
    (found,) = read(sentence, "fr")
    assert (found.text, found.days) == (words, days)
    assert found.precision != "day"


@pytest.mark.parametrize(("sentence", "words", "days", "mod"), PARTS)
def test_a_part(sentence: str, words: str, days: str, mod: str) -> None:
    (found,) = read(sentence, "fr")
    assert (found.text, found.days, found.mod) == (words, days, mod)


@pytest.mark.parametrize(("sentence", "words", "days"), RANGES)
def test_a_range(sentence: str, words: str, days: str) -> None:
    (found,) = read(sentence, "fr")
    assert (found.text, found.days, found.precision) == (words, days, "range")


@pytest.mark.parametrize(("sentence", "words", "days", "bound"), BOUNDS)
def test_a_bound_is_told_beside_the_days_named(
    sentence: str, words: str, days: str, bound: str
) -> None:
    (found,) = read(sentence, "fr")
    assert (found.text, found.days, found.bound) == (words, days, bound)


@pytest.mark.parametrize(
    "sentence",
    [
        "L'amende peut atteindre 10% du chiffre d'affaires, soit 2026 euros.",
        "Plus de 20.000 images, 81 % de femmes et 1 500 plaintes.",
        "Il a été élu, puis elle a été réélue au second tour, une seconde fois.",
        "La mission vers Mars a quitté la planète Mars.",
        "Âgé de 32 ans, il a 47 ans de métier et trois enfants de 5 et 9 ans.",
        "Pendant trois jours, pendant deux ans, en cinq ans, 35 heures hebdomadaires.",
        "Chaque lundi, tous les mardis, deux fois par semaine, le vendredi.",
        "La saison 2025-2026, le budget 2026, l'Airbus A330 et Ubuntu 12.04.",
        "Ces derniers jours, récemment, actuellement, ces dernières semaines.",
        "À la veille des Jeux, au lendemain du scrutin, à ce jour.",
        "Le 31 février et le 30/02/2025 n'existent pas.",
        "Un siècle avant notre ère, le Xe siècle avant notre ère.",
        "Une distance de 15 km et une autonomie de 3 h 30 ou de 6 h.",
    ],
)
def test_what_only_looks_like_a_date(sentence: str) -> None:
    assert dated(sentence, "fr") == []


def test_hours_belong_to_the_day_that_the_text_tells_of() -> None:
    text = "Mardi 6 janvier, le pont a brûlé. Vers 10h45, les pompiers sont arrivés."
    assert read(text, "fr")[1] == ("10h45", "2026-01-06", "day", "anaphoric", None, "approximate")


def test_every_kind_is_told() -> None:
    text = "Le 3 mars 2024, le 9 janvier, lundi. Le lendemain, il a fui."
    assert [found.kind for found in read(text, "fr")] == [
        "absolute",
        "partial",
        "relative",
        "anaphoric",
    ]
