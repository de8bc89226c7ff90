"""Texts in many scripts and states of repair, made for these tests."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

SENTENCES = (
    "La commission a rendu son avis mardi, après trois heures de débat.",
    "« Nous n'avons rien décidé », a répété la ministre devant l'Assemblée.",
    "Selon l'institut, 62 % des habitants de l'île n'ont plus d'eau courante.",
    "Le cœur du réacteur a été arrêté à 4 h 20, a-t-on appris auprès de l'exploitant.",
    "À Nîmes, l'œuvre volée en 1998 a été retrouvée dans un grenier.",
    "Pourquoi le maire a-t-il renoncé à son projet de tramway ?",
    "Où se tiendra la prochaine réunion des pêcheurs ?",
    "Qui a signé l'accord sur les loyers ?",
    "Le prix du blé a bondi de 12,5 % en une semaine, un record depuis 2012.",
    "Les pompiers sont restés sur place jusqu'à l'aube.",
    "M. Leroux, âgé de 71 ans, n'a pas souhaité répondre aux questions de la presse.",
    "Il pleut.",
    "The committee voted nine to four to delay the bridge until next spring.",
    "“We'll know more by Thursday,” said the harbour master, who asked for patience.",
    "Shares fell 3.2% after the company's chief executive resigned.",
    "Why did the council close the library on Mill Street?",
    "How many people were evacuated from the valley?",
    "Who owns the ferry that ran aground?",
    "No one was hurt.",
    "The U.S. and the U.K. signed the treaty on Jan. 9, officials said.",
    "Scientists measured the glacier's retreat with a laser for the first time.",
    "Police are looking for a blue van seen near the station at 11:45 p.m.",
    "Her lawyer called the charges “absurd” and promised to appeal.",
    "Milk prices have doubled since the drought began.",
    "El gobierno anunció ayer una rebaja del impuesto sobre la vivienda.",
    "¿Quién pagará las obras del puerto?",
    "La selección ganó 3-1 y se clasificó para la final.",
    "Según los médicos, el niño está fuera de peligro.",
    "Las lluvias dejaron más de doscientas familias sin techo en el sur.",
    "El museo reabrirá sus puertas en otoño, después de dos años de reformas.",
    "Die Stadträtin lehnte den Vorschlag am Montagabend ab.",
    "Wie viele Züge fallen am Wochenende aus?",
    "Der Straßenbau in Köln verzögert sich wegen fehlender Genehmigungen.",
    "„Das war ein Fehler“, räumte der Sprecher der Behörde ein.",
    "Die Donaudampfschifffahrtsgesellschaft stellt ihren Betrieb ein.",
    "أعلنت الوزارة يوم الثلاثاء عن خطة جديدة لتوفير المياه في المدينة.",
    "من وقّع الاتفاق بشأن الإيجارات؟",
    "قال المتحدث إن المفاوضات ستستمر حتى نهاية الأسبوع.",
    "ارتفعت أسعار القمح بنسبة ١٢٪ خلال شهر واحد.",
    "لم يُصب أحد بأذى في الحادث.",
    "Il ponte resterà chiuso fino a domenica, ha detto il sindaco.",
    "Премьер-министр отказался комментировать отставку.",
    "市议会星期二否决了新的预算案。",
    "首相は火曜日に辞任を発表した。",
    "Η πυρκαγιά τέθηκε υπό έλεγχο το πρωί.",
    "🚒🔥 Incendie maîtrisé à 6 h 30 👩‍🚒 bravo à toutes les équipes 🇫🇷 !",
    "Prix: 1 234,56 € (≈ 1 350 $), soit −4 ‰ … voir p. 12–14 & l’annexe n° 3.",
    "http://example.org/a?b=c#d — contact: redaction@example.org, #grève @mairie",
    "x² + y³ ≠ ½; 25 °C; 10 µm; ™ © ®; Ⅳ; ①; ﷼",
    "<b>balise</b> &amp; {accolades} [crochets] \\antislash |barre| `code` ~tilde~",
)

PASSAGES = (
    *(" ".join(SENTENCES[at : at + 4]) for at in range(0, len(SENTENCES) - 3, 2)),
    "\n\n".join(SENTENCES[:12]),
    "\n".join(SENTENCES[12:24]),
)


def _between(mark: str) -> Callable[[str], str]:
    return lambda text: text.replace(" ", mark)


def _hyphenated(text: str) -> str:
    """A soft hyphen in the middle of each longer word, as some sites send them."""
    words = text.split(" ")
    return " ".join(w[: len(w) // 2] + "\u00ad" + w[len(w) // 2 :] if w[6:] else w for w in words)


def _ligatures(text: str) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def _typewriter(text: str) -> str:
    return text.translate({0x2019: "'", 0x201C: '"', 0x201D: '"', 0xAB: '"', 0xBB: '"'})


def _fullwidth(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


STATES: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    str.lower,
    _between("\u00a0"),
    _between("\u202f"),
    _between("  "),
    _between("\u200b"),
    _between("\t\n"),
    _hyphenated,
    _ligatures,
    _typewriter,
    _fullwidth,
    _decomposed,
    lambda text: f"\ufeff…  {text}\u2028",
)

VARIED = tuple(state(text) for text in SENTENCES for state in STATES)
