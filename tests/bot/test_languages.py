from __future__ import annotations

import pytest

from bot.languages import question_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Quels pays ont suspendu l'accès à Grok ?", "fr"),
        ("Qu’a dit la ministre ?", "fr"),
        ("Depuis quand ?", "fr"),
        ("Que pense Anne Le Hénanff de la décision de X ?", "fr"),
        ("Où est-ce arrivé ?", "fr"),
        ("Combien d'images ont été analysées ?", "fr"),
        ("Which countries suspended Grok?", "en"),
        ("What did Starmer say?", "en"),
        ("who is it", "en"),
        ("WHEN WAS IT DECIDED", "en"),
        ("¿Qué países suspendieron Grok?", "es"),
        ("Welche Länder haben Grok gesperrt?", "de"),
        ("¿Cuántas personas trabajan en la central de Gante?", "es"),
        ("cuantas personas murieron en el puente", "es"),
        ("Was sagte Jana Holm?", "de"),
        ("Was fordert der Fährverband Nordlicht?", "de"),
        ("Was geschah am 14. Mai?", "de"),
        ("Worauf warten die Fischer?", "de"),
        ("Wie heißt die neue Fähre?", "de"),
        ("Was freight affected?", "en"),
        ("Was Jana Holm told?", "en"),
        ("Was oil found?", "en"),
        ("Chi ha annunciato la chiusura del ponte?", "it"),
        ("Quante persone sono rimaste ferite?", "it"),
        ("Quem anunciou o encerramento da ponte?", "pt"),
        ("Quantas pessoas ficaram feridas?", "pt"),
        ("Wie heeft de sluiting van de brug aangekondigd?", "nl"),
        ("Hoeveel mensen raakten gewond?", "nl"),
        ("Que dit Jana Holm en 1878 ?", "fr"),
        ("What did Doctor Van Der Meer say?", "en"),
        ("Pourquoi Will Turner part-il ?", "fr"),
        ("Qu'a dit Ursula von der Leyen ?", "fr"),
        ("What did von der Leyen say?", "en"),
        ("Was hat Ursula von der Leyen gesagt?", "de"),
        ("Grok", "und"),
        ("", "und"),
        ("???", "und"),
    ],
)
def test_the_small_words_of_a_question_tell_its_language(question: str, language: str) -> None:
    assert question_language(question) == language
