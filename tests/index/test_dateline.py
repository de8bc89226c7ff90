"""Datelines of agencies and newspapers, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dateline import find_dateline

BODY = "Le pont suspendu de Valmont rouvrira samedi, a annoncé la mairie."


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("Paris, France | AFP | mardi 13/01/2026 - ", "Paris, France", "AFP", "mardi 13/01/2026"),
        (
            "Paris, France | Agence du Lac | 13/01/2026 - ",
            "Paris, France",
            "Agence du Lac",
            "13/01/2026",
        ),
        ("PARIS (Reuters) - ", "PARIS", "Reuters", None),
        ("LONDON, Jan 13 (Reuters) — ", "LONDON", "Reuters", "Jan 13"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP", None),
        ("WASHINGTON (AP)—", "WASHINGTON", "AP", None),
        ("RICHMOND, Va. (AP) _ ", "RICHMOND, Va.", "AP", None),
        ("PARIS (AFP) - – ", "PARIS", "AFP", None),
        ("LONDON/PARIS, Jan 13 (Reuters) - ", "LONDON, PARIS", "Reuters", "Jan 13"),
        ("Kinshasa, 13 janvier 2026 (ACP).- ", "Kinshasa", "ACP", "13 janvier 2026"),
        ("BEIJING, 10 août (Xinhua) -- ", "BEIJING", "Xinhua", "10 août"),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", "AP", None),
        ("(AFP) - ", None, "AFP", None),
        ("AFP - ", None, "AFP", None),
        ("(Belga) ", None, "Belga", None),
        ("Berne (awp/ats) - ", "Berne", "awp/ats", None),
        ("DHAKA, Jan 13 (BSS): ", "DHAKA", "BSS", "Jan 13"),
        ("Bruxelles, 13 janv 2026 (AFP) - ", "Bruxelles", "AFP", "13 janv 2026"),
        ("Paris, mardi 13 janvier 2026 (AFP) - ", "Paris", "AFP", "mardi 13 janvier 2026"),
        ("Paris (AFP) 13/01/2026 10h32 - ", "Paris", "AFP", "13/01/2026"),
        ("LE CAIRE, 12 juin (Reuters) - ", "LE CAIRE", "Reuters", "12 juin"),
        ("RIO DE JANEIRO, Jan 13 (Reuters) - ", "RIO DE JANEIRO", "Reuters", "Jan 13"),
        ("N'DJAMENA, 13 jan (AFP) - ", "N'DJAMENA", "AFP", "13 jan"),
        (
            "SAINT-DENIS (La Réunion), 13 jan 2026 (AFP) - ",
            "SAINT-DENIS, La Réunion",
            "AFP",
            "13 jan 2026",
        ),
        ("PARIS, Jan. 13, 2026 /PRNewswire/ -- ", "PARIS", "PRNewswire", "Jan. 13, 2026"),
        ("VALMONT, Jan 12, 2026 (Lake News) - ", "VALMONT", "Lake News", "Jan 12, 2026"),
        ("Paris, le 13 janvier 2026 – ", "Paris", None, "le 13 janvier 2026"),
        ("22 mai 2012. - ", None, None, "22 mai 2012"),
        ("22 août 2012, Espagne. - ", "Espagne", None, "22 août 2012"),
        ("3 juillet 2012. - Québec - ", "Québec", None, "3 juillet 2012"),
        ("1er août 2012. - ", None, None, "1er août 2012"),
        ("HAMBURG, 11. Mai 2026 - ", "HAMBURG", None, "11. Mai 2026"),
        ("Hamburg (dpa) - ", "Hamburg", "dpa", None),
        ("Frankfurt am Main, 11. Mai (dpa) - ", "Frankfurt am Main", "dpa", "11. Mai"),
        ("Wien (APA) – ", "Wien", "APA", None),
        ("Köln, 11.05.2026 (KNA) - ", "Köln", "KNA", "11.05.2026"),
        ("MADRID, 11 mayo 2026 (Diario) - ", "MADRID", "Diario", "11 mayo 2026"),
        ("Madrid, 11 may (EFE).- ", "Madrid", "EFE", "11 may"),
        ("MADRID, 11 May. (EUROPA PRESS) - ", "MADRID", "EUROPA PRESS", "11 May."),
        ("Ciudad de México, 11 may. 2026 - ", "Ciudad de México", None, "11 may. 2026"),
        ("ROMA, 11 maggio 2026 (ANSA) - ", "ROMA", "ANSA", "11 maggio 2026"),
        ("(ANSA) - ROMA, 11 MAG - ", "ROMA", "ANSA", "11 MAG"),
        ("Lisboa, 11 mai 2026 (Lusa) – ", "Lisboa", "Lusa", "11 mai 2026"),
        ("BRUSSEL, 11 mei 2026 - ", "BRUSSEL", None, "11 mei 2026"),
        ("DEN HAAG (ANP) - ", "DEN HAAG", "ANP", None),
        ("MÜNCHEN — ", "MÜNCHEN", None, None),
        ("MINNEAPOLIS, Minn. — ", "MINNEAPOLIS, Minn.", None, None),
        ("CRANS-MONTANA, Suisse — ", "CRANS-MONTANA, Suisse", None, None),
        ("LONDON, Tuesday — ", "LONDON", None, None),
        ("New York — ", "New York", None, None),
        ("OUAGADOUGOU — ", "OUAGADOUGOU", None, None),
        ("LYON - ", "LYON", None, None),
    ],
)
def test_datelines(opening: str, place: str | None, agency: str | None, day: str | None) -> None:
    found = find_dateline(opening + BODY)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert (found.written and found.written.text) == day
    assert found.body == len(opening)
    assert found.span.start == 0
    assert found.span.of(opening) == opening.rstrip()
    if found.written:
        assert found.written.span.of(opening) == day


@pytest.mark.parametrize("start", ["", "Le pont rouvre\n\n"])
def test_offsets_count_from_the_text_s_start(start: str) -> None:
    text = f"{start}Valmont, 13 janvier 2026 (AFP) - {BODY}"
    found = find_dateline(text, len(start))
    assert found is not None
    assert text[found.body :] == BODY
    assert found.span.of(text) == "Valmont, 13 janvier 2026 (AFP) -"


@pytest.mark.parametrize(
    "text",
    [
        "Paris - Roubaix: la course rouvrira samedi.",
        "Marseille - Lyon: 2-1 après prolongation.",
        "En 2012, le pont a fermé - enfin.",
        "En 2012 - le pont était neuf - la mairie l'a fermé.",
        "Le 13 janvier 2026, le conseil - au complet - a voté.",
        "Le 11-Septembre - Retour sur un jour.",
        "Vendredi 13 - Le film sort en salle.",
        "Mars - La planète rouge est proche.",
        "13 janvier - Le pont ferme.",
        "Jean Dupont (PS) - Le député a voté contre.",
        "DUPONT (RN) – Le député a voté contre.",
        "EXCLUSIF — Le pont rouvre.",
        "VIDEO. Valmont - Le pont rouvre.",
        "ONU - Le Conseil se réunit.",
        "OTAN — Les alliés se réunissent.",
        "COVID-19 - Les écoles ferment.",
        "Nice — la ville où tout va bien — rouvre son pont.",
        "Nice - Le maire se tait.",
        "Musk - Trump: le duel continue.",
        "Météo du 19 août 2012 : alerte à la canicule.",
        "Paris 2024 - Les Jeux ont rapporté.",
        "1. Mai - Die Bahn fährt nicht.",
        "El 11 de mayo - era lunes - cerraron el puente.",
        "Roma - Lazio: 2-1 dopo i supplementari.",
        "Le pont - fermé depuis deux ans - rouvre.",
        "- Un sous-titre -",
        "—",
        "",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_entries_of_a_chronology_are_no_datelines() -> None:
    entries = "12 janvier 2026 - Le pont ferme.\n13 janvier 2026 - Le pont rouvre.\n"
    assert find_dateline(entries) is None


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Paris, le 13 janvier 2026", "Paris", None),
        ("Tuesday, January 13, 2026", None, None),
        ("LISBOA, 11 de maio de 2026", "LISBOA", None),
        ("BRUSSEL, 11 mei 2026", "BRUSSEL", None),
        ("Husum, den 11. Mai 2026", "Husum", None),
        ("Toledo, a 11 de mayo de 2026", "Toledo", None),
        ("Montag, 11. Mai 2026", None, None),
        ("Paris, France | AFP | mardi 13/01/2026 - 15:32 UTC+1 | 520 mots", "Paris, France", "AFP"),
    ],
)
def test_a_dateline_may_stand_on_a_line_of_its_own(
    line: str, place: str | None, agency: str | None
) -> None:
    text = f"{line}\n\n{BODY}"
    found = find_dateline(text)
    assert found is not None
    assert found.own_line
    assert (found.place, found.agency) == (place, agency)
    assert text[found.body :] == BODY


def test_a_newspaper_and_a_date_are_no_dateline() -> None:
    assert find_dateline(f"Le Monde, 13 janvier 2026\n\n{BODY}") is None
    assert find_dateline(f"Der Deichbote, 11. Mai 2026\n\n{BODY}") is None


PIECES = st.sampled_from(
    [
        *"|()-–—,:./\n \t",
        "Paris",
        "PARIS",
        "AFP",
        "13",
        "janvier",
        "2026",
        "mardi",
        "le",
        "13/01/2026",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(0, 5))
def test_spans_lie_inside_the_text(text: str, start: int) -> None:
    start = min(start, len(text))
    found = find_dateline(text, start)
    if found is not None:
        assert start <= found.span.start < found.span.end <= found.body <= len(text)
        assert found.written is None or found.written.span.of(text) == found.written.text
