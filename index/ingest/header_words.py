"""The words that open header lines, by language: patterns without case.

Those of French and English count in every text. "Bron", Dutch for a source, is a town of
headlines in French, so the others count only in texts of their own language. Lines that hold a
date and no more are told apart whatever their language.
"""

from __future__ import annotations

from typing import Final

COMMON: Final[dict[str, str]] = {
    "title": r"title|titre|headline|(?:objet|subject|sujet)(?:\s?:\s?(?:re|fwd?|tr))*",
    "date": (
        r"date|dateline|publication date|date de (?:publication|parution)|date published"
        r"|published(?:[ _](?:on|at))?|pubdate|publication|publi[ée]e? le|parue? le|envoyé|sent"
        r"|datum|fecha|data|veröffentlicht(?: am)?|veröffentlichungsdatum|erschienen(?: am)?"
        r"|gesendet|fecha de publicación|publicado(?: (?:el|em))?|enviad[oa](?: (?:el|em))?"
        r"|data di pubblicazione|pubblicato(?: il)?|inviato|data de publicação"
        r"|publicatiedatum|gepubliceerd(?: op)?|verzonden"
    ),
    "updated": (
        r"(?:last )?(?:updated|modified)|mise? à jour(?: le)?|date de mise à jour"
        r"|stand|(?:zuletzt )?aktualisiert(?: am)?|actualizado(?: el)?|aggiornato(?: il)?"
        r"|atualizado(?: em)?|bijgewerkt(?: op)?"
    ),
    "source": "source|agence|agency|publisher|éditeur|média|media|journal|newspaper|outlet",
    "author": "auteure?|auteurs|autrice|authors?|by|par|byline|signature",
    "url": "url|link|lien|permalink|canonical",
    "place": "place|lieu|location",
    "language": "lang|langue|language",
    "mail": "de|à|from|to|cc|expéditeur|destinataires?",
    "other": (
        r"keywords|mots[- ]clés|tags?|rubrique|section|category|catégorie|categories|slug|id"
        r"|word ?count|copyright|crédit|priority|priorité"
    ),
}

OWN: Final[dict[str, dict[str, str]]] = {
    "de": {
        "title": r"titel|überschrift|schlagzeile|betreff(?:\s?:\s?(?:aw|wg|re|fwd?))*",
        "source": "quelle|agentur|medium|zeitung|verlag",
        "author": "autor|autorin|autoren|autorinnen|verfasser|verfasserin",
        "place": "ort",
        "language": "sprache",
        "mail": "von|an|absender|empfänger",
        "other": "schlagwörter|schlagworte|stichwörter|ressort|rubrik|kategorie|kategorien",
    },
    "es": {
        "title": r"título|titulo|titular|asunto(?:\s?:\s?(?:rv|re|fwd?))*",
        "source": "fuente|agencia|medio|diario|periódico|periodico",
        "author": "autor|autora|autores|autoras|firma|por",
        "url": "enlace",
        "place": "lugar",
        "language": "idioma|lengua",
        "mail": "para",
        "other": r"palabras clave|etiquetas|sección|seccion|categoría|categoria",
    },
    "it": {
        "title": r"titolo|oggetto(?:\s?:\s?(?:r|i|re|fwd?))*",
        "source": "fonte|agenzia|testata|giornale|quotidiano",
        "author": "autore|autori|autrici|firma|di",
        "place": "luogo",
        "language": "lingua",
        "mail": "da|a|mittente|destinatario",
        "other": "parole chiave|etichette|sezione|rubrica|categoria",
    },
    "pt": {
        "title": r"título|titulo|assunto(?:\s?:\s?(?:re|enc|fwd?))*",
        "source": "fonte|agência|agencia|jornal|veículo",
        "author": "autor|autora|autores|autoras|por",
        "url": "ligação",
        "place": "lugar|local",
        "language": "língua|lingua|idioma",
        "mail": "para",
        "other": r"palavras[- ]chave|etiquetas|seção|secção|categoria|editoria",
    },
    "nl": {
        "title": r"titel|kop|onderwerp(?:\s?:\s?(?:antw|re|fwd?))*",
        "source": "bron|persbureau|medium|krant|uitgever",
        "author": "auteur|auteurs|door",
        "place": "plaats",
        "language": "taal",
        "mail": "van|aan|afzender|ontvanger",
        "other": "trefwoorden|rubriek|categorie",
    },
}

# Before the names of those who wrote it, without a colon.
BYLINES: Final = r"par|by|written by|text by|texte|propos recueillis par"
OWN_BYLINES: Final[dict[str, str]] = {
    "de": "von|text von|text",
    "es": "por|texto de|texto",
    "it": "di|a cura di|testo di",
    "pt": "por|texto de|texto",
    "nl": "door|tekst",
}
