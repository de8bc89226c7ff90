"""Where sentences end in German, Spanish, Italian, Portuguese and Dutch news."""

from __future__ import annotations

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from tests.index.passages.reading import sentences

GERMAN = [
    # ordinals
    "Der Lohn steigt am 1. Juli um vier Prozent. | Danach gilt er bis 2028.",
    "Sie will ihren Plan am 1. Juni vorlegen. | Bis dahin ruht der Streit.",
    "Am 3. und 4. Mai war der Hafen zu. | Er öffnete am 5. | Die Boote fuhren aus.",
    "Im 19. Jahrhundert baute Wilhelm II. Paläste. | Im 2. Stock wohnt Papst Leo XIV. | Er liest.",
    "Es war der 100. Geburtstag der Stadt. | Sie feierte ihn am 12. 6. 2026 im Hafen.",
    "Der Streik begann am Montag. | Er endet am 3. Juni.",
    "Das war 2025. | Menschen kamen von weit her. | Um 20.15 Uhr war es voll.",
    "1. Der erste Punkt. | 2. Der zweite.",
    # abbreviations
    "Viele Leute, z. B. Fischer, d. h. die vom Hafen, kamen u. a. aus Kiel. | Sie blieben.",
    "Viele Leute, z.B. Fischer, d.h. Arbeiter, kamen u.a. aus Kiel. | Sie blieben.",
    "Herr Dr. Holm und Prof. Brandt lasen Nr. 5 bzw. Nr. 6 vor. | Das dauerte.",
    "Frau Dr. med. Holm, Hr. Brandt und Dipl.-Ing. Voss trafen sich. | Die drei schwiegen.",
    "Das kostet ca. 3 Mio. Euro, evtl. 2 Mrd. Kronen. | Der Rest ist offen.",
    "Laut Art. 5 Abs. 2 gilt das ggf. Jahre. | Vgl. S. 12 im Bd. 3. | Das Buch ist alt.",
    "Brot, Fisch usw. | Die Leute aßen alles. | Sie tranken Bier, Saft etc. Wasser gab es nicht.",
    "In Frankfurt a. M. Hauptbahnhof, in St. Gallen und in der Str. 5 war Licht.",
    "Am Mo. 11. Mai und am 3. Aug. 2026 ist zu. | Sonst nicht.",
    "Rom wurde 753 v. Chr. gegründet. | Es wuchs.",
    # quotation marks
    "„Wir fahren. Wir kommen an“, sagte Holm. | Sie lachte.",
    "»Wir fahren. Wir kommen an«, sagte Holm. | »Ja«, rief er. | Sie lachte.",
    "Er rief: »Halt!« | Niemand hielt. | »Weiter.« | Alle gingen.",
    '„Wir fahren. Wir kommen an", sagte Holm. | Sie lachte.',
    "„Er sagte ‚Nein. Nie‘ und ging“, so Holm. | Sie lachte.",
    "Sie ging. | „Ich bleibe“, sagte er. | »Ich auch«, rief sie.",
]

SPANISH = [
    "El Sr. Vidal y la Sra. Ríos, la Dra. Peña y D. Luis llegaron. | Hablaron poco.",
    "Viven en EE. UU. desde 2020. | En EE.UU. Vidal fundó una empresa. | El país es grande.",
    "Volvió de EE. UU. | El viaje fue largo.",
    "Véase la pág. 5, el art. 3 y el núm. 7. | Todo está ahí.",
    "Algunos, p. ej. Vidal, se fueron. | Otros, etc. | Nadie volvió.",
    "¿Quién llegó? | ¡Nadie! | Luego salió el barco. | «Vamos. No hay tiempo», dijo. | Se fue.",
    "Murió en el 44 a. C. en Roma. | Fue el 15 mar. 2026.",
    "Naviera del Sur S. A. cerró. | La empresa debía mucho al Gral. Soto y al Ing. Mora.",
    "Es el mar. | España lo mira. | El barco de J. A. Vidal no llegó.",
]

ITALIAN = [
    "Il sig. Neri, la sig.ra Costa e il dott. Riva sono arrivati. | Parlano poco.",
    "L'on. Neri, la prof.ssa Costa, l'avv. Riva e mons. Sala tacciono. | Il resto parla.",
    "Lo dice l'art. 5, pag. 12, n. 3. | Lo sanno tutti.",
    "Alcuni, ad es. Neri, sono partiti. | Altri, ecc. | Nessuno è tornato.",
    "La Traghetti S.p.A. Neri ha chiuso. | La società aveva debiti.",
    "È nato nel 44 a.C. a Roma. | «Andiamo. È tardi», ha detto. | Poi è uscito.",
    "È successo il 3 sett. 2026. | Il porto era vuoto. | C'era G. De Luca.",
]

PORTUGUESE = [
    "O Sr. Pinto e a Sra. Reis, o Dr. Melo e a Dra. Luz chegaram. | Falaram pouco.",
    "Alguns, p. ex. Pinto, saíram. | Está na pág. 5, no art. 3 e no n.º 7. | Tudo está lá.",
    "A Barcos S.A. Pinto fechou. | A empresa devia muito ao Eng. Melo, da Av. Brasil.",
    "«Vamos. É tarde», disse. | Depois saiu. | Foi em 3 set. 2026. | O porto estava vazio.",
    "Morreu em 44 a.C. em Roma. | Chegou a 1.º de maio.",
]

DUTCH = [
    "Dhr. Bos en mevr. Smit, dr. Kok en prof. Vos kwamen. | Ze zwegen.",
    "Sommigen, bijv. Bos, o.a. Vos en d.w.z. Kok, gingen weg. | Anderen bleven.",
    "Zie art. 5, blz. 12 en nr. 3. | Daar staat het. | Het kost ca. 3 mln. Euro. | Dat is veel.",
    "“We gaan. Het is laat”, zei hij. | Toen ging hij. | Dat was op 3 sept. 2026.",
    "Bos Veren B.V. Rotterdam is failliet. | Het bedrijf had schulden bij J. van den Berg.",
]

CASES = [
    (language, tuple(case.split(" | ")))
    for language, cases in {
        "de": GERMAN,
        "es": SPANISH,
        "it": ITALIAN,
        "pt": PORTUGUESE,
        "nl": DUTCH,
    }.items()
    for case in cases
]


@pytest.mark.parametrize(("language", "expected"), CASES, ids=lambda case: case[0])
def test_sentences(language: str, expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected), language) == list(expected)


MONTHS = list(get_month_names(locale="de").values())


@given(
    st.integers(1, 31),
    st.sampled_from(MONTHS),
    st.sampled_from(["am", "ab", "seit", "bis zum", "vom", "der", "Montag,", "zwischen 1. und"]),
    st.sampled_from([" ", "\u00a0", "\u202f"]),
)
def test_no_german_day_is_cut(day: int, month: str, before: str, space: str) -> None:
    text = f"Die Fähre fährt {before} {day}.{space}{month} nicht. Danach fährt sie wieder."
    first, second = sentences(text, "de")
    assert first.endswith(f"{day}.{space}{month} nicht.")
    assert second == "Danach fährt sie wieder."


@pytest.mark.parametrize(
    "text",
    [
        "« Nous partons. Il est tard », dit-il. | Elle rit. | « Oui. » | Il sort.",
        "« Nous partons ! » | Elle rit.",
        "Il a dit : « Vite. »\u00a0| Elle reste.",
    ],
)
def test_french_marks_are_as_they_were(text: str) -> None:
    expected = [part.strip() for part in text.split("|")]
    assert sentences(text.replace(" |", "").replace("|", " "), "fr") == expected
