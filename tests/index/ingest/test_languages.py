"""Heads of German, Spanish, Italian, Portuguese and Dutch articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.attribution import attributions
from index.ingest import read_text
from index.models import Draft, Head
from index.passages import segment
from index.temporal import time_expressions
from tests.index.ingest.samples import one

MAY_11 = date(2026, 5, 11)
BODIES = {
    "de": (
        "Die Fähre nach Sandøy fährt seit Montag nicht mehr, weil ein Motor ausgefallen ist. "
        "Die Reederei will sie am 1. Juli wieder einsetzen.",
        "Fähre nach Sandøy fällt aus",
    ),
    "es": (
        "El transbordador de la isla no sale desde el lunes porque se averió un motor. "
        "La naviera quiere recuperarlo el 1 de julio.",
        "El transbordador de la isla se queda en puerto",
    ),
    "it": (
        "Il traghetto per l'isola è fermo da lunedì per un guasto al motore. "
        "La compagnia vuole rimetterlo in servizio il 1º luglio.",
        "Il traghetto per l'isola resta in porto",
    ),
    "pt": (
        "O barco da ilha não sai desde segunda-feira porque um motor avariou. "
        "A empresa quer pô-lo de novo em serviço no dia 1 de julho.",
        "Barco da ilha fica no porto",
    ),
    "nl": (
        "De veerboot naar het eiland vaart sinds maandag niet meer omdat een motor kapot is. "
        "De rederij wil hem op 1 juli weer laten varen.",
        "Veerboot naar het eiland valt uit",
    ),
}


def body(draft: Draft) -> str:
    return draft.text[draft.head.body :]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", "Titel: {}\nDatum: 11. Mai 2026\nQuelle: Deichbote\nAutorin: Jana Holm\nOrt: Husum"),
        ("es", "Título: {}\nFecha: 11 de mayo de 2026\nFuente: Deichbote\nAutora: Jana Holm"),
        ("it", "Titolo: {}\nData: 11 maggio 2026\nFonte: Deichbote\nAutrice: Jana Holm"),
        ("it", "Titolo: {}\nData: 11 maggio 2026\nFonte: Deichbote\nDi Jana Holm"),
        ("pt", "Título: {}\nData: 11 de maio de 2026\nFonte: Deichbote\nAutora: Jana Holm"),
        ("nl", "Titel: {}\nDatum: 11 mei 2026\nBron: Deichbote\nAuteur: Jana Holm"),
        ("de", "{}\nVon Jana Holm\nVeröffentlicht am 11. Mai 2026 um 10:32 Uhr\nQuelle: Deichbote"),
        (
            "de",
            "{}\nQuelle: Deichbote\nVon Jana Holm • Erschienen 11.05.26, Stand: 12.05.26, 8 Uhr",
        ),
        ("es", "{}\nPor Jana Holm\nPublicado el 11 de mayo de 2026 a las 10:32\nFuente: Deichbote"),
        ("it", "{}\nFonte: Deichbote\nPubblicato il 11 maggio 2026 alle ore 10.32\ndi Jana Holm"),
        ("pt", "{}\nPor Jana Holm\nPublicado em 11 de maio de 2026, 10h32\nFonte: Deichbote"),
        ("nl", "{}\nDoor Jana Holm\nGepubliceerd op 11 mei 2026 om 10.32 uur\nBron: Deichbote"),
        ("de", "{}\nDeichbote, Montag, 11. Mai 2026\nVon Jana Holm"),
        ("de", "Title: {}\nDate: 2026-05-11\nSource: Deichbote\nAuthor: Jana Holm"),
    ],
)
def test_header_lines(language: str, lines: str) -> None:
    text, title = BODIES[language]
    draft = read_text(f"{lines.format(title)}\n\n{text}")
    assert draft.language == language
    assert draft.title == title
    assert (draft.published_at, draft.source, draft.author) == (MAY_11, "Deichbote", "Jana Holm")
    assert body(draft) == text


@pytest.mark.parametrize(
    ("language", "dateline", "place", "source"),
    [
        ("de", "HUSUM, 11. Mai 2026 -", "HUSUM", None),
        ("es", "MADRID, 11 mayo 2026 (Diario) -", "MADRID", "Diario"),
        ("it", "ROMA, 11 maggio 2026 (ANSA) -", "ROMA", "ANSA"),
        ("pt", "LISBOA, 11 de maio de 2026 -", "LISBOA", None),
        ("nl", "BRUSSEL, 11 mei 2026 -", "BRUSSEL", None),
    ],
)
def test_datelines(language: str, dateline: str, place: str, source: str | None) -> None:
    text, title = BODIES[language]
    draft = read_text(f"{title}\n\n{dateline} {text}")
    assert (draft.published_at, draft.place, draft.source) == (MAY_11, place, source)
    assert draft.language == language
    assert body(draft) == text


@pytest.mark.parametrize(
    ("language", "fields"),
    [
        ("de", "titel: {}\ndatum: 11. Mai 2026\nquelle: Deichbote\nautorin: Jana Holm"),
        ("es", "título: {}\nfecha: 11 de mayo de 2026\nfuente: Deichbote\nautora: Jana Holm"),
        ("it", "titolo: {}\ndata: 11 maggio 2026\nfonte: Deichbote\nautore: Jana Holm"),
        ("nl", "titel: {}\ndatum: 11 mei 2026\nbron: Deichbote\nauteur: Jana Holm"),
    ],
)
def test_front_matter(language: str, fields: str, tmp_path: Path) -> None:
    text, title = BODIES[language]
    path = tmp_path / "a.md"
    path.write_text(f"---\n{fields.format(title)}\n---\n\n{text}\n")
    draft = one(path)
    assert (draft.title, draft.language) == (title, language)
    assert (draft.published_at, draft.source, draft.author) == (MAY_11, "Deichbote", "Jana Holm")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("de", "German"),
        ("es", "Spanish"),
        ("it", "Italian"),
        ("pt", "Portuguese"),
        ("nl", "Dutch"),
    ],
)
def test_what_is_not_read_in_a_language_is_told(language: str, name: str) -> None:
    text, title = BODIES[language]
    (note,) = read_text(f"{title}\n2026-05-11\n\n{text}").notes
    assert note == (
        f"It is in {name}: it is found and quoted like any other, but who spoke and when things "
        "happened is read in French and English only, so timelines and quotations by speaker "
        "leave it out."
    )
    day, (first, *_) = date(2026, 5, 11), text.split(". ")
    passages = segment(text, language, Head())
    assert time_expressions(text, language, day, passages) == ()
    assert attributions(f"„{first}“, sagte Jana Holm.", language, passages) == ()


def test_a_text_in_french_english_or_no_language_gets_no_such_note() -> None:
    for text in ("Le pont est fermé depuis lundi matin.", "The bridge is shut.", "81 %, 3,5."):
        assert not any("It is in" in note for note in read_text(text).notes)


def test_a_mail() -> None:
    text, title = BODIES["de"]
    head = "Von: Jana Holm <holm@post.example>\nGesendet: Montag, 11. Mai 2026 10:12\nBetreff: WG: "
    draft = read_text(f"{head}{title}\n\n{text}")
    assert (draft.title, draft.published_at, draft.author) == (title, MAY_11, None)
    assert body(draft) == text


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Bron : un bus brûle", "Un bus a brûlé lundi matin dans une rue de Bron, près de Lyon."),
        ("Ort : la mairie ferme", "La mairie a fermé ses portes lundi, faute de personnel."),
        ("Medium: what the film leaves out", "The film leaves out most of what the book tells."),
        ("Local: the bridge is shut", "The bridge was shut on Monday after a crack was found."),
        ("Van: the last one is sold", "The last van was sold on Monday, the company has said."),
    ],
)
def test_other_languages_keys_are_headlines_in_french_and_english(headline: str, text: str) -> None:
    draft = read_text(f"{headline}\n\n{text}")
    assert draft.title == headline
    assert (draft.source, draft.place) == (None, None)


@pytest.mark.parametrize(
    "opening",
    [
        "Von Montag an fährt die Fähre wieder. Das teilte die Reederei am Sonntag mit.",
        "Por la mañana salió el barco. Nadie esperaba ya que el motor arrancara de nuevo.",
        "Di notte il traghetto resta in porto. La compagnia non ha spiegato il motivo a nessuno.",
        "Stand 2012 war die Fähre neu. Heute fährt sie kaum noch, sagen die Leute im Hafen.",
        "Datum und Ort stehen noch nicht fest. Die Reederei will sich später dazu äußern.",
    ],
)
def test_prose_has_no_head(opening: str) -> None:
    draft = read_text(f"{opening}\n\n{opening}")
    assert draft.head.body == 0
    assert draft.published_at is None
    assert draft.author is None
