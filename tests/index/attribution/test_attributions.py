"""Who said what, in sentences of our own that show one thing each."""

from __future__ import annotations

import pytest

from index.models import Speech
from tests.index.attribution.reading import direct, read


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # After the words, subject and verb turned round.
        ("« Nous restons », a martelé lundi la présidente Ana Berg.", "Ana Berg", "Nous restons"),
        (
            "« Nous restons », a martelé lundi la présidente de la Commission Ana Berg.",
            "Ana Berg",
            "Nous restons",
        ),
        (
            "Qui triche « subira les conséquences », s’est défendu la semaine dernière Paul Arnoux "
            "dans un message.",
            "Paul Arnoux",
            "subira les conséquences",
        ),
        (
            "« Il est temps », a répété, mercredi 14 janvier, devant les députés, le ministre de "
            "l’Économie, Roland Morel.",
            "Roland Morel",
            "Il est temps",
        ),
        (
            "« On avance », explique à l’AFP Jean-Philippe Roux, le porte-parole du parti.",
            "Jean-Philippe Roux",
            "On avance",
        ),
        ("« On n’a rien vu », regrette, amère, Nathalie.", "Nathalie", "On n’a rien vu"),
        # Before them.
        ("Ana Berg a assuré que « rien n’est réglé ».", "Ana Berg", "rien n’est réglé"),
        (
            "Le ministre de l’Intérieur, Marc Delorme, a promis « des renforts ».",
            "Marc Delorme",
            "des renforts",
        ),
        (
            "Marc Delorme, le candidat du Parti du centre avait appelé Ana Berg « la comptable ».",
            "Marc Delorme",
            "la comptable",
        ),
        ("Hugo Lambert n’en revient pas : « C’est du vol ! »", "Hugo Lambert", "C’est du vol !"),
        (
            "Le texte a été qualifié par Paul Arnoux de « cadeau ».",
            "Paul Arnoux",
            "cadeau",
        ),
        # Around them.
        ("Selon l’Ofcom, le risque est « sérieux ».", "Ofcom", "sérieux"),
        ("D’après Ana Berg, « la tendance est claire ».", "Ana Berg", "la tendance est claire"),
        ("Comme l’a rappelé Ana Berg, « la loi est la loi ».", "Ana Berg", "la loi est la loi"),
        ("Pour la sénatrice Ana Berg, c’est « trop peu ».", "Ana Berg", "trop peu"),
        # Nobody named.
        (
            "Un porte-parole de la police a indiqué que « tout va bien ».",
            "Un porte-parole de la police",
            "tout va bien",
        ),
        (
            "Un porte-parole de l’équipe Berg a dit : « Nous verrons. »",
            "Un porte-parole de l’équipe Berg",
            "Nous verrons.",
        ),
        ("« Le dossier avance », assure-t-on à Matignon.", None, "Le dossier avance"),
        # Words of the narrator inside the marks are nobody's.
        ("« Je pars, dit Ana Berg. »", "Ana Berg", "Je pars"),
        ("« On ne voit plus personne, explique Ana Berg.", "Ana Berg", "On ne voit plus personne"),
    ],
)
def test_one_quotation_in_french(text: str, speaker: str | None, words: str) -> None:
    assert direct("fr", text) == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“We will appeal,” said the company’s chief, Jane Holt.", "Jane Holt", "We will appeal,"),
        ("“We will appeal,” said the harbour master, Jane Holt.", "Jane Holt", "We will appeal,"),
        ('"We will appeal," Jane Holt told the BBC.', "Jane Holt", "We will appeal,"),
        ('"Why now?" Jane Holt asked.', "Jane Holt", "Why now?"),
        ("Prime Minister Theresa May said it was “a mess”.", "Theresa May", "a mess"),
        ('It "would fail", Business Secretary Jane Holt has said.', "Jane Holt", "would fail"),
        ("Tom Birch, of the trade union Unison, said it was “over”.", "Tom Birch", "over"),
        ('Dutch minister Mark Visser, in Paris, called it "absurd".', "Mark Visser", "absurd"),
        ('The firm was described by Tom Birch as "a dinosaur".', "Tom Birch", "a dinosaur"),
        ("According to a leaked memo, staff were “warned off”.", "a leaked memo", "warned off"),
        (
            "A spokesman for Mr Birch said: “He knows of no complaint.”",
            "A spokesman for Mr Birch",
            "He knows of no complaint.",
        ),
        ("‘It was chaos,’ said Tom Birch, 42.", "Tom Birch", "It was chaos,"),
        (
            "'It isn't the students' car,' said Tom Birch.",
            "Tom Birch",
            "It isn't the students' car,",
        ),
        ("“She said, ‘Run!’ so I ran,” Tom Birch said.", "Tom Birch", "She said, ‘Run!’ so I ran,"),
        ('Moody\'s said the outlook was "stable at best".', "Moody's", "stable at best"),
    ],
)
def test_one_quotation_in_english(text: str, speaker: str, words: str) -> None:
    assert direct("en", text) == [(speaker, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il a lu « Les Trois Royaumes » dans le train."),
        ("fr", "L’homme surnommé « le Belge » a été condamné, a dit Ana Berg."),
        ("fr", "La version « Quantal Quetzal » est sortie, a annoncé Ana Berg."),
        ("fr", "Ana Berg a reçu un ordre comme « Va-t’en »."),
        ("fr", "Ana Berg a parlé d’un faux (« deepfake » en anglais)."),
        ("fr", "Ana Berg a dit que le succès de la « dédiabolisation » du parti est réel."),
        ("fr", "« Vie et destin »\n\nAna Berg a annoncé la réédition du livre « Vie et destin »."),
        ("fr", "Ce que l’on appelle « effet rebond » est mesuré."),
        ("en", "The so-called “super fund” will open its “Blue Room” in May."),
        ("en", "She was reading “The Old House and the Sea”, he said."),
        ("en", "Parts arrive on a “just-in-time” basis, said Jane Holt."),
        ("en", "A lion called “Jim” escaped, police said."),
    ],
)
def test_names_terms_titles_and_irony_are_nobodys_words(language: str, text: str) -> None:
    assert direct(language, text) == []


def test_several_quotations_under_one_cue() -> None:
    text = "Pour lui, cela « change tout » et constitue « une insulte aux victimes »."
    before = "Le ministre Marc Delorme a parlé lundi.\n\n"
    assert direct("fr", before + text) == [
        ("Marc Delorme", "change tout"),
        ("Marc Delorme", "une insulte aux victimes"),
    ]


def test_each_clause_has_its_own_speaker() -> None:
    text = (
        "Ana Berg a jugé l’offre « ridicule », tandis que Marc Delorme y voit « un premier pas », "
        "estimant que « tout reste ouvert »."
    )
    assert direct("fr", text) == [
        ("Ana Berg", "ridicule"),
        ("Marc Delorme", "un premier pas"),
        ("Marc Delorme", "tout reste ouvert"),
    ]


def test_a_quotation_goes_on_after_its_cue() -> None:
    assert direct("en", '"I see," Jane Holt said, "no way out." "None at all."') == [
        ("Jane Holt", "I see,"),
        ("Jane Holt", "no way out."),
        ("Jane Holt", "None at all."),
    ]


def test_short_names_are_told_in_full() -> None:
    text = (
        "Valentine Sapo a parlé. « C’est sûr », a dit V. Sapo. « Et certain », dit Mme Sapo.\n\n"
        "Walid al-Moua l’a suivie. « Non », a répondu Moua à la tribune."
    )
    assert [speaker for speaker, _ in direct("fr", text)] == [
        "Valentine Sapo",
        "Valentine Sapo",
        "Walid al-Moua",
    ]


def test_a_name_told_only_with_a_title_keeps_it() -> None:
    text = "« Je reste », a dit M. Arnoux. « J’y suis bien », a-t-il ajouté."
    assert [speaker for speaker, _ in direct("fr", text)] == ["M. Arnoux", "M. Arnoux"]


def test_a_name_that_two_people_share_is_not_completed() -> None:
    text = "Jean Morel et Anne Morel ont débattu. « Assez ! », a lancé Morel avant de partir."
    assert direct("fr", text) == [("Morel", "Assez !")]


def test_pronouns_mean_the_last_subject_that_fits() -> None:
    text = (
        "La ministre Ana Berg a reçu le maire Paul Arnoux. « C’était utile », a-t-elle dit.\n\n"
        "Paul Arnoux a souri. « Très utile », a-t-il dit."
    )
    assert [speaker for speaker, _ in direct("fr", text)] == ["Ana Berg", "Paul Arnoux"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Paul Arnoux et Marc Delorme se sont vus. « C’est fini », a-t-il lancé."),
        (
            "fr",
            "Paul Arnoux entre. On se lève avec Marc Delorme. Rien. « Oui, merci », a-t-il dit.",
        ),
        ("en", "Tom Birch met Mark Stone on Friday, and both left. “It went very well,” she said."),
    ],
)
def test_a_doubtful_pronoun_means_nobody(language: str, text: str) -> None:
    assert [speaker for speaker, _ in direct(language, text)] == [None]


def test_roles_mean_who_holds_them() -> None:
    text = (
        "La préfète Marie Duval et le procureur Éric Maurel sont venus. « Restez chez vous », "
        "a dit la préfète. « Une enquête est ouverte », a ajouté le procureur."
    )
    assert [speaker for speaker, _ in direct("fr", text)] == ["Marie Duval", "Éric Maurel"]


def test_an_epithet_means_who_spoke_last() -> None:
    text = "« J’arrête », a dit Paul Arnoux. « C’est décidé », a ajouté le milliardaire."
    assert [speaker for speaker, _ in direct("fr", text)] == ["Paul Arnoux", "Paul Arnoux"]


def test_an_office_is_not_given_to_whoever_spoke_last() -> None:
    text = "« J’arrête », a dit Paul Arnoux. « Dommage », a commenté le Premier ministre."
    assert [speaker for speaker, _ in direct("fr", text)] == ["Paul Arnoux", "le Premier ministre"]


def test_a_thing_is_known_by_its_kind() -> None:
    text = "Le réseau social Zed est visé. La plateforme a affirmé « coopérer pleinement »."
    assert direct("fr", text) == [("Zed", "coopérer pleinement")]


def test_a_headline_may_name_the_speaker() -> None:
    text = "Berg : « Nous tiendrons »\n\nLa présidente Ana Berg a parlé mardi devant les maires."
    assert direct("fr", text) == [("Ana Berg", "Nous tiendrons")]
    assert direct("fr", "Banques piratées : « Les chiffres sont exagérés »") == [
        (None, "Les chiffres sont exagérés")
    ]


def test_a_quotation_over_paragraphs_is_one_speakers() -> None:
    text = "« Tout brûlait.\n\n« Puis plus rien.\n\n« Il ne reste rien », raconte Lina Morel."
    assert direct("fr", text) == [
        ("Lina Morel", "Tout brûlait."),
        ("Lina Morel", "Puis plus rien."),
        ("Lina Morel", "Il ne reste rien"),
    ]


def test_a_quotation_of_its_own_carries_on_the_one_before() -> None:
    text = "“We tried,” said Tom Birch.\n\n“It was too late for most of us.”\n\nThe fire went on."
    assert direct("en", text) == [
        ("Tom Birch", "We tried,"),
        ("Tom Birch", "It was too late for most of us."),
    ]


def test_role_and_cue_are_as_written() -> None:
    text = "« Non », a de nouveau répondu la ministre de la Culture Ana Berg."
    [said] = read("fr", text)
    assert said.role == "ministre de la Culture"
    assert said.cue == "a de nouveau répondu"
    assert said.cue_span is not None
    assert said.cue_span.of(text) == said.cue
    [told] = read("en", "“No,” Jane Holt, the firm’s chief executive, has said.")
    assert (told.role, told.cue) == ("chief executive", "said")  # of which firm, it doesn't tell


@pytest.mark.parametrize(
    ("language", "text", "speaker", "words"),
    [
        (
            "fr",
            "Ana Berg a affirmé lundi que le texte passerait.",
            "Ana Berg",
            "le texte passerait",
        ),
        ("fr", "Bruxelles a annoncé avoir saisi la Cour.", "Bruxelles", "avoir saisi la Cour"),
        ("fr", "Six ponts sont fermés, a indiqué la police.", "la police", "Six ponts sont fermés"),
        ("fr", "Selon Ana Berg, le texte passera bientôt.", "Ana Berg", "le texte passera bientôt"),
        ("en", "Jane Holt said that the plant would close.", "Jane Holt", "the plant would close"),
        ("en", "Jane Holt said the plant would close.", "Jane Holt", "the plant would close"),
        ("en", "The plant will close, Jane Holt said.", "Jane Holt", "The plant will close"),
    ],
)
def test_reported_speech_is_indirect(language: str, text: str, speaker: str, words: str) -> None:
    [said] = read(language, text)
    assert (said.kind, said.speaker, said.span.of(text)) == (Speech.INDIRECT, speaker, words)


def test_no_clause_that_belongs_to_a_noun_is_reported() -> None:
    assert read("fr", "Ana Berg a répondu aux accusations que Marc Delorme a portées.") == []


def test_a_language_without_data_gives_nothing() -> None:
    assert read("de", "„Wir bleiben“, sagte Ana Berg.") == []
    assert read("../en", "“No,” said Jane Holt.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("« Non », a dit Ana Berg.", "Ana Berg"), ("“No”, said Ana Berg.", "Ana Berg")],
)
def test_a_text_too_short_to_tell_its_language_has_its_speakers(text: str, speaker: str) -> None:
    assert [who for who, _ in direct("und", text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "fr",
            "Le code « doit être compréhensible par tous ». Il sert déjà dans les musées.",
            "doit être compréhensible par tous",
        ),
        (
            "fr",
            "Sur un mur, « Nous ne paierons pas pour le port » était écrit en rouge.",
            "Nous ne paierons pas pour le port",
        ),
        (
            "en",
            "The rules “must be understood by everybody in the port”. They have been in use since.",
            "must be understood by everybody in the port",
        ),
    ],
)
def test_words_that_nobody_is_named_for_are_told_without_a_speaker(
    language: str, text: str, words: str
) -> None:
    assert direct(language, text) == [(None, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le rapport sur « Les quais et les grues du littoral » date de juin."),
        ("fr", "Il était l'invité du thème « grandir au milieu des grues et des mouettes »."),
        ("fr", "Personne n'a vu l'« abominable homme des quais »."),
        ("en", "The report on “Quays and Cranes of the Northern Coast” came out in June."),
    ],
)
def test_a_title_or_a_term_is_nobody_s_words(language: str, text: str) -> None:
    assert direct(language, text) == []


def test_who_rules_something_out_says_so() -> None:
    text = "Ana Berg a exclu de confier au port « la garde des enfants » et tout le reste."
    assert direct("fr", text) == [("Ana Berg", "la garde des enfants")]


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        (
            "en",
            "“It was loud,” said Joan Puig, a 42-year-old mechanic recording the protest in "
            "support of the harbour police.",
            "42-year-old mechanic",
        ),
        (
            "fr",
            "« C'est trop », a dit Paul Arnoux, président de la commission des affaires étrangères "
            "de l'Assemblée nationale.",
            "président de la commission des affaires étrangères de l'Assemblée nationale",
        ),
    ],
)
def test_a_role_ends_where_it_runs_on(language: str, text: str, shown: str) -> None:
    [said] = [one for one in read(language, text) if one.kind is Speech.DIRECT]
    assert said.role == shown


def test_a_long_description_of_a_speaker_is_cut_too() -> None:
    text = (
        "Une analyse menée par l'ONG Vigie Port sur plus de 20.000 images générées par des robots "
        "a révélé que « plus de la moitié montraient des grues »."
    )
    assert direct("fr", text) == [
        ("Une analyse menée par l'ONG Vigie Port", "plus de la moitié montraient des grues")
    ]


def test_an_adverb_may_stand_before_what_is_reported() -> None:
    text = "Ana Berg said soon afterwards that her government would reopen the port quickly."
    assert [(one.speaker, one.kind) for one in read("en", text)] == [("Ana Berg", Speech.INDIRECT)]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "said"),
    [
        (
            "fr",
            "La maire, Ana Berg, a précisé que trois enfants étaient à bord du « Mouette », tous "
            "sauvés.",
            "Ana Berg",
            "trois enfants étaient à bord du « Mouette », tous sauvés",
        ),
        (
            "fr",
            "Pour Hugo Lambert, géologue à l'université de Valmer, la falaise recule.",
            "Hugo Lambert",
            "la falaise recule",
        ),
        (
            "fr",
            "Pour Hugo Lambert, le maire, absent jeudi, se trompe.",
            "Hugo Lambert",
            "le maire, absent jeudi, se trompe",
        ),
        (
            "en",
            "Prosecutor Jane Holt said the skipper, named as Tom Birch, had slept on watch.",
            "Jane Holt",
            "the skipper, named as Tom Birch, had slept on watch",
        ),
        (
            "en",
            "According to Tom Birch, a geologist at Valmer University, the cliff is moving.",
            "Tom Birch",
            "the cliff is moving",
        ),
        (
            "en",
            "The two sailors were Welsh, Ireland's consul in Valmer, Tom Birch, confirmed.",
            "Tom Birch",
            "The two sailors were Welsh",
        ),
    ],
)
def test_names_in_marks_and_appositions_hide_no_reported_words(
    language: str, text: str, speaker: str, said: str
) -> None:
    [one] = read(language, text)
    assert (one.kind, one.speaker, one.span.of(text)) == (Speech.INDIRECT, speaker, said)


def test_a_nation_is_no_he() -> None:
    text = "Minister Tom Birch left. North Korea said it agreed. “We are ready,” he said."
    assert [speaker for speaker, _ in direct("en", text)] == ["Tom Birch"]
