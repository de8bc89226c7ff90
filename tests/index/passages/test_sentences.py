"""Where sentences end in French and English news."""

from __future__ import annotations

import pytest

from tests.index.passages.reading import sentences

FRENCH = [
    # numbers, units, times
    "Plus de 20.000 images, 1.5 point et 3,14 litres, soit 81 %. | Il est 10 h 30.",
    "La hausse est de 2,1 %. | Le chômage recule.",
    "Il est né en 2012. | 20 personnes sont mortes.",
    # titles
    "M. Durand a parlé. | MM. Petit et Grand aussi. | Mme. Le Goff et M. Le Drian ont répondu.",
    "Me. Blanc plaide devant le Dr. Noir et le Pr. Vert. | Il gagne.",
    "Selon M.Houdré, tout va bien. | Il le répète.",
    # abbreviations
    "Certains, p. ex. Paul, habitent au n° 5. | L'art. 5 et l'art. 12 le disent.",
    "Des pommes, des poires, etc. | Le marché ferme.",
    "Des pommes, etc. sont vendues, c.-à-d. Presque toutes.",
    "Voir chap. IV et p. 12, vol. 3. | Tout y est.",
    "Né le 3 janv. 2026 à Nice. | Il marche.",
    "Rome naît en 753 av. J.-C. | Les rois la gouvernent.",
    "En 753 av. J.-C. Rome naît.",
    # initials and letters that are names
    "J. K. Rowling, J.-P. Le Goff et George W. Bush arrivent. | Ils repartent.",
    "Le compte est sur X. | Grok y répond, et X laisse faire.",
    "Elle publie sur X. | Le réseau se tait.",
    "A. Montebourg a dit non. | Il part.",
    # addresses
    "Le site x.com a fermé. | Voir https://x.com/a.b?c=1. | Écrire à a.b@c.fr. | Merci.",
    # ellipses, repeated stops, spaces before stops
    "Puis rien... et alors… mais non… | Il part. | Quoi ?! | Non\u202f! | Vraiment\u00a0? | Oui.",
    "Il hésite . . . | Puis il part.",
    # closing marks
    'Il a dit "vite." | Il part. | « Vite\u00a0! » | Il part. | “Vite.” | Il part.',
    "(Il part.) | Elle reste. | « Oui […] Non. » | Fin.",
    "« Vite ». | Il part. | Il a dit : « Vite\u202f.\u00a0» | Elle reste.",
    "Elle l'a dit.[12] | Il l'a cru. [3] | Fin.",
    "*Il a dit oui.* | **Elle a dit non.** | Fin.",
    # attributions
    "« Pourquoi\u00a0? » a-t-il demandé. | « Non\u00a0! », a-t-elle répondu. | « Oui… » | Il sort.",
    '"Pourquoi?" demande-t-il. | Elle se tait.',
    # quotations over several sentences
    '"Nous irons vite. S\'il le faut, nous irons seuls", a lancé la maire. | Elle est partie.',
    "Il a écrit\u00a0: « Tout va bien. Ne venez pas. Restez\u00a0! » | Elle est venue.",
    "« Il m'a dit “Viens. Reste.” et je suis venu. Voilà », raconte-t-elle. | Il nie.",
    'Il a crié "Non. Jamais" puis "Oui. Tout de suite". | Elle rit.',
    "Nous (eux aussi. Et vous) viendrons. | Merci.",
    # marks that are none
    "L'écran de 27\" est là. | Le 5\" aussi. | Elle l'achète.",
    "\"Un discours s'ouvre. | Il continue au paragraphe suivant. | Rien ne le ferme.",
    'La citation se ferme ici", a-t-il dit. | Il part. | "Une autre s\'ouvre. | Et reste ouverte.',
    "L'« affaire » des élus' est close. | Aujourd'hui, d'autres s'ouvrent.",
    # dashes, symbols, labels
    "– Oui. | – Non. | – Peut-être, dit-il.",
    "Bravo. | 5 % de plus. | $5 de moins. | C'est gagné\u00a0! 🎉",
    "1. Le premier point. | 2. Le deuxième. | IV. Le dernier.",
]

ENGLISH = [
    "At 10.30 a.m. Mr. Smith met Lt. Gen. Brown and Mrs. Jones. | They talked.",
    "He left at 5 p.m. Friday. | She stayed until 6 p.m. | The bar closed.",
    "He lives in the U.S. | The law has changed. | The U.S. President and the U.K. agree.",
    "It's in the U.S. | It's new. | That's the U.S. Army.",
    "No. 5 is open. | No. | He left. | See No. 10.",
    "Apple Inc. said no. | He left Apple Inc. | The firm declined. | Acme Corp. Chairman Bo left.",
    "On Jan. 13 he came. | He left in Jan. | She stayed.",
    "St. Louis, Mo. and Main St. | The police came. | Smith vs. Jones, Brown v. Board.",
    "J. K. Rowling and J. A. Smith met George W. Bush. | He smiled.",
    "World War I. | He was born in Washington, D.C. | She died there.",
    "Sales failed. | iPhone sales fell. | Visit x.com. | Or mail a@b.co.uk.",
    '"Why?" he asked. | "Why?" Smith asked. | "Why?" Mr. Smith asked. | "Stop!" | Trump left.',
    '"Are you sure?" | She said no one was.',
    '"We won." | They left. | “We won.” | They left.',
    "‘It's a farce. There isn't one,’ he said. | 'I go. I stay,' she said.",
    "Rock 'n' roll. | The '90s were good. | The players' union won. | It is five o'clock.",
    "He's 5'10\" tall. | She isn't. | “He said ‘no. Never.’ And left.” | Good.",
    '"A first part. A second," he said. | "And a third."',
    "The end... or not. | The end... | Or not. | Well?!",
    "(He left. She stayed.) | Then they (and we. All) came.",
]


def _cases(cases: list[str]) -> list[tuple[str, ...]]:
    return [tuple(case.split(" | ")) for case in cases]


@pytest.mark.parametrize("expected", _cases(FRENCH), ids=lambda case: case[0])
def test_french_sentences(expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected), "fr") == list(expected)


@pytest.mark.parametrize("expected", _cases(ENGLISH), ids=lambda case: case[0])
def test_english_sentences(expected: tuple[str, ...]) -> None:
    assert sentences(" ".join(expected), "en") == list(expected)


@pytest.mark.parametrize("expected", _cases(FRENCH + ENGLISH), ids=lambda case: case[0])
def test_an_unknown_language_is_split_by_all_tables(expected: tuple[str, ...]) -> None:
    """Not always as well, but titles, openers and quotations of both languages are known."""
    text = " ".join(expected)
    assert abs(len(sentences(text, "und")) - len(expected)) <= 1


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\t", "  "])
def test_any_white_space_parts_sentences(space: str) -> None:
    text = f"M.{space}Durand part.{space}Il est 10{space}h."
    assert sentences(text) == [f"M.{space}Durand part.", f"Il est 10{space}h."]


def test_combining_accents_change_nothing() -> None:
    assert sentences("Ne\u0301 en fe\u0301vr. 2026. A\u0300 Nice. E\u0301tonnant.") == [
        "Ne\u0301 en fe\u0301vr. 2026.",
        "A\u0300 Nice.",
        "E\u0301tonnant.",
    ]


def test_a_speech_is_not_one_sentence() -> None:
    spoken = ["Nous avons beaucoup travaillé pour en arriver là aujourd'hui."] * 12
    text = "« " + " ".join(spoken) + " », a dit la maire."
    found = sentences(text)
    assert len(found) == len(spoken)
    assert found[1] == spoken[1]


def test_each_paragraph_of_a_speech_may_open_the_quotation_anew() -> None:
    text = "“We began early. We went on.\n\n“We stopped late. We slept,” he said. He left."
    assert sentences(text, "en") == [
        "“We began early.",
        "We went on.",
        "“We stopped late. We slept,” he said.",
        "He left.",
    ]
