"""Whom a role, a description or a pronoun means, in stories of a few sentences."""

from __future__ import annotations

import pytest

from index.models import Speech
from tests.index.attribution.reading import direct, read


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        (
            "fr",
            "Le ministre Marc Delorme a parlé lundi. Le rapporteur, le député Hugo Lambert, y voit "
            "« un jeu de dupes ».",
            "Hugo Lambert",
            "rapporteur",
        ),
        (
            "fr",
            "Marc Delorme a parlé lundi. « C’est un jeu de dupes », a dit la présidente du jury, "
            "l’écrivaine Ana Berg.",
            "Ana Berg",
            "présidente du jury",
        ),
        (
            "en",
            "Minister Tom Birch spoke on Monday. The rapporteur, Senator Jane Holt, called it “a "
            "game of dupes”.",
            "Jane Holt",
            "rapporteur",
        ),
        (
            "en",
            "Tom Birch spoke on Monday. “It is a game of dupes,” said the harbour whip, Senator "
            "Jane Holt.",
            "Jane Holt",
            "harbour whip",
        ),
    ],
)
def test_a_role_and_a_name_with_another_role_are_one(
    language: str, text: str, speaker: str, role: str
) -> None:
    [said] = read(language, text)
    assert (said.speaker, said.role) == (speaker, role)


def test_both_roles_are_known_of_them_afterwards() -> None:
    text = (
        "La présidente du jury, l’écrivaine Ana Berg, est venue avec Marc Delorme. "
        "« Le livre est fini », a dit la présidente. « Enfin », a ajouté l’écrivaine."
    )
    assert [speaker for speaker, _ in direct("fr", text)] == ["Ana Berg", "Ana Berg"]


def test_a_role_that_does_not_agree_is_somebody_else_s() -> None:
    text = "« C’est un jeu de dupes », a dit la rapporteuse, le député Hugo Lambert s’en va."
    assert [speaker for speaker, _ in direct("fr", text)] == ["la rapporteuse"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "Norway’s fisheries agency shut the farm on Monday. Divers found torn nets, the agency "
            "said. In Scotland, deaths have risen to 30 since then, the agency Sepa added.",
            "Norway’s fisheries agency",
        ),
        (
            "fr",
            "L’agence norvégienne des pêches a fermé la ferme lundi. Les filets étaient déchirés, "
            "a dit l’agence. En Écosse, les morts sont trente, a compté l’agence Sepa.",
            "L’agence norvégienne des pêches",
        ),
    ],
)
def test_a_thing_is_none_that_is_named_only_later(language: str, text: str, speaker: str) -> None:
    assert read(language, text)[0].speaker == speaker


def test_of_two_such_things_the_one_just_spoken_of_is_meant() -> None:
    text = (
        "Norway’s fisheries agency shut the farm on Monday.\n\nIn Scotland, the agency Sepa "
        "counted 30 deaths. “It is a mess,” the agency said."
    )
    assert direct("en", text) == [("Sepa", "It is a mess,")]


def test_it_is_no_thing_that_spoke_before_another_was_spoken_of() -> None:
    text = (
        "The farm will close, Norway’s fisheries agency said. The regulator Sepa counted 30 "
        "deaths. It said: “Many more will follow soon.”"
    )
    assert direct("en", text) == [(None, "Many more will follow soon.")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The drugmaker Ferrex cut 40 jobs. The company said it was “fully focused”.", "Ferrex"),
        (
            "Norsea, the ferry operator, lost a ship. The Harbour Users Group complained on "
            "Monday. The company said it was “fully focused”.",
            "Norsea",
        ),
        (
            "Norsea lost a ship. The Harbour Users Group complained on Monday. The company said it "
            "was “fully focused”.",
            "The company",
        ),
        (
            "Norsea lost a ship, Belvac Lines said on Monday. The company was “fully focused”, it "
            "told reporters. The company said it was “safe and sound”.",
            "The company",
        ),
    ],
)
def test_a_company_is_one_that_the_text_tells_for_sure(text: str, speaker: str) -> None:
    assert direct("en", text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "fr",
            "Ana Berg a parlé mardi. L’alerte est venue d’une institutrice de Valmer, Nadège Roux. "
            "Le 9 février, elle a ouvert une boîte. « C’était âcre », raconte-t-elle.",
            "Nadège Roux",
        ),
        (
            "en",
            "The nurse who raised the alarm, Helene Roux, will be given a medal, the palace said. "
            "She told local radio that she would rather have had “a reply to my letter”.",
            "Helene Roux",
        ),
        (
            "fr",
            "Ana Berg a parlé mardi. Le rapport cite Paul Arnoux. « C’était âcre », a-t-elle dit.",
            "Ana Berg",
        ),
    ],
)
def test_a_pronoun_means_whoever_was_just_brought_into_the_story(
    language: str, text: str, speaker: str
) -> None:
    assert direct(language, text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        ("en", "“Keep taking them,” said Dr Helen Moss, who led it.", "Helen Moss", None),
        ("fr", "« Il faut attendre », a dit le Dr Hélène Roux.", "Hélène Roux", None),
        ("fr", "« Attendons », a dit le professeur Paul Roux.", "Paul Roux", "professeur"),
        ("en", "“We won,” said the Dane Helene Kroll.", "Helene Kroll", "Dane"),
    ],
)
def test_a_form_of_address_is_no_role_and_a_nationality_no_name(
    language: str, text: str, speaker: str, role: str | None
) -> None:
    [said] = read(language, text)
    assert (said.speaker, said.role) == (speaker, role)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        (  # a title between the role and the name
            "fr",
            "La grue est tombée, a confié l’avocat du grutier, Me Aldo Vasseur. Le procès s’ouvre. "
            "« Nous voulons savoir pourquoi elle a cédé », a dit l’avocat.",
            "Aldo Vasseur",
            "avocat du grutier",
        ),
        (
            "fr",
            "Le quai a été fermé par arrêté de la bourgmestre, Salma Kervran. « Nous n’attendrons "
            "pas une autre chute », a déclaré cette dernière devant la mairie.",
            "Salma Kervran",
            None,
        ),
        (
            "fr",
            "Le quai a été fermé par le maire, Paul Aubin. « Nous n’attendrons pas une autre "
            "chute », a déclaré celui-ci.",
            "Paul Aubin",
            "maire",
        ),
        (
            "en",
            "The inspector, Jane Holt, wrote to the mayor, Tom Birch. The latter said that he "
            "would “shut the quay at once”.",
            "Tom Birch",
            "mayor",
        ),
        (  # whose chief he is, is nobody who could be meant
            "fr",
            "Les dockers ont hué lundi le patron de Levage Morbec, Paul Aubin, venu s’excuser. "
            "« Nous avons failli, et je le regrette », a-t-il reconnu.",
            "Paul Aubin",
            "patron de Levage Morbec",
        ),
        (
            "fr",
            "Le ministre, Marc Delorme, était au côté de la mairesse, qui a parlé d’« un pas, et "
            "pas d’une réparation ».",
            "la mairesse",
            None,
        ),
        (
            "en",
            "Danish prosecutors nevertheless said that the crane was “safe for another year”.",
            "Danish prosecutors",
            None,
        ),
        (  # a document has an author, who isn't a document
            "en",
            "The inspection, carried out by the provincial Crane Safety Centre, recommended "
            "that the hook be replaced “within three months at the latest”.",
            "Crane Safety Centre",
            None,
        ),
        (
            "fr",
            "Selon le docteur Yann Morel, épidémiologiste du port, l’eau est propre. « Chacun peut "
            "la boire », a-t-il dit.",
            "Yann Morel",
            "épidémiologiste du port",
        ),
        (
            "en",
            "Norlift's chief executive, Jane Holt, cancelled a trip this week. The company said "
            "that she was “fully focused on the dockers”.",
            "Norlift",
            None,
        ),
        (  # first described, then named
            "en",
            "The mayor of a Danish town called on Thursday for new cranes. Lone Kragh said that "
            "Valby had lost two. “People cannot understand why,” the mayor told reporters.",
            "Lone Kragh",
            "mayor",
        ),
        (  # somebody else who has a role of her own
            "en",
            "The mayor of a Danish town called on Thursday for new cranes. The engineer Lone Kragh "
            "said that Valby had lost two. “People cannot understand why,” the mayor said.",
            "The mayor of a Danish town",
            None,
        ),
    ],
)
def test_whom_the_words_around_a_quotation_mean(
    language: str, text: str, speaker: str, role: str | None
) -> None:
    said = [one for one in read(language, text) if one.kind is Speech.DIRECT]
    assert [(one.speaker, one.role) for one in said] == [(speaker, role)]


def test_a_place_is_none_that_announces() -> None:
    text = "La grue a cédé sous le vent, a révélé vendredi à Lisbonne la commission d'enquête."
    assert [one.speaker for one in read("fr", text)] == ["la commission d'enquête"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Quays United denied that anything was thrown. It called the fall “an attack ordered "
            "by nobody”.",
            ["Quays United"],
        ),
        (  # a report may say things too
            "Quays United sent a report. It calls the fall “an attack ordered by nobody at all”.",
            [],
        ),
        (
            "The board confirms that the hook was worn. It blames “a habit tolerated everywhere”.",
            ["The board"],
        ),
        (  # an owner that is a man, though no list knows his name
            "Zoltar Movrey keeps the curtains drawn in his flat. He met the Herald twice, with the "
            "lawyer, Jane Holt. “Then the crane went quiet,” he said.",
            ["Zoltar Movrey"],
        ),
    ],
)
def test_it_and_he_mean_what_was_told_of_as_such(text: str, speakers: list[str | None]) -> None:
    assert [speaker for speaker, _ in direct("en", text)] == speakers


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        (  # "la juge" judges, and is no judge
            "fr",
            "Nora Vidal a parlé lundi. Élue en mai, elle dirige le port. Paul Aubin, plus doux, la "
            "juge « courageuse ». « La mer montera encore », répond-elle.",
            ["Nora Vidal"],
        ),
        (
            "en",
            "Norlift said that it would appeal. Hours later its chairman, Tom Birch, resigned, "
            "citing “personal reasons”.",
            ["Tom Birch"],
        ),
        (  # an interview, its questions in bold
            "fr",
            "« J’ai dormi » : Nora Vidal, maire d’un port.\n\n**Regrettez-vous la grue ?** « Non, "
            "elle était trop vieille pour nous. »",
            ["Nora Vidal"],
        ),
        (  # nobody whom a question names answers it
            "fr",
            "Un entretien avec l’écologue Nora Vidal.\n\nPourquoi attendre, comme le demande la "
            "préfecture ? « Parce que la vase est profonde. »",
            ["Nora Vidal"],
        ),
        (
            "fr",
            "Pourquoi attendre, comme le demande la préfecture ? « La vase y est profonde. »",
            [None],
        ),
        (
            "fr",
            "L’inspectrice qui a mené l’enquête, Nora Vidal, n’accuse personne. « Il a fait ce "
            "qu’il pouvait », a-t-elle expliqué.",
            ["Nora Vidal"],
        ),
        (
            "en",
            "Ignax Weiler, a geography teacher with three children, lost half of his wages. “My "
            "pupils are my best customers,” he says.",
            ["Ignax Weiler"],
        ),
        (
            "en",
            "In Valby, Maristel Tchakar has put away her books. “They cheered when it opened,” she "
            "says.",
            ["Maristel Tchakar"],
        ),
    ],
)
def test_who_is_spoken_of_before_a_quotation(
    language: str, text: str, speakers: list[str | None]
) -> None:
    assert [speaker for speaker, _ in direct(language, text)] == speakers


_EPITHETS = {
    "en": "Mayor Jane Holt called the fire “a disgrace”.\n\n“We saw the smoke,” {} said.",
    "fr": "La maire Ana Berg a dénoncé « une honte ».\n\n« On a vu la fumée », a dit {}.",
}


@pytest.mark.parametrize(
    ("language", "epithet", "speaker"),
    [
        ("en", "the skipper", "the skipper"),
        ("en", "the vicar", "the vicar"),
        ("en", "the biologist", "the biologist"),
        ("en", "the mother", "the mother"),
        ("en", "the politician", "Jane Holt"),
        ("en", "the former banker", "Jane Holt"),
        ("en", "the 52-year-old", "Jane Holt"),
        ("en", "the billionaire", "Jane Holt"),
        ("fr", "la biologiste", "la biologiste"),
        ("fr", "l’ingénieure", "l’ingénieure"),
        ("fr", "la jeune femme", "la jeune femme"),
        ("fr", "l’élue", "Ana Berg"),
        ("fr", "l’ancienne championne", "Ana Berg"),
    ],
)
def test_a_trade_is_not_given_to_somebody_who_is_told_to_be_something_else(
    language: str, epithet: str, speaker: str
) -> None:
    assert [said for said, _ in direct(language, _EPITHETS[language].format(epithet))] == [
        {"en": "Jane Holt", "fr": "Ana Berg"}[language],
        speaker,
    ]


def test_a_trade_may_be_that_of_somebody_of_whom_none_is_told() -> None:
    text = "« On part », a dit Hugo Lambert. « Demain », a précisé le skipper."
    assert [said for said, _ in direct("fr", text)] == ["Hugo Lambert", "Hugo Lambert"]


def test_the_town_of_a_union_is_no_employer() -> None:
    text = (
        "« C’est trop peu », a dit Ana Berg, présidente du syndicat des mareyeurs de Valmer. "
        "Le ministère a promis « un effort »."
    )
    assert [said for said, _ in direct("fr", text)] == ["Ana Berg", "Le ministère"]


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("l’Italien Marco Bellini", "Marco Bellini"),
        ("le Philippin Isagani Dumlao", "Isagani Dumlao"),
        ("la Norvégienne Halvorsen", "Halvorsen"),
        ("la Croix-Rouge", "Croix-Rouge"),
        ("la France Audacieuse", "France Audacieuse"),
    ],
)
def test_a_people_is_no_part_of_a_french_name(who: str, speaker: str) -> None:
    assert direct("fr", f"« On nage », a dit {who}.") == [(speaker, "On nage")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Selon une première estimation des pompiers, 30 hectares ont brûlé."),
        ("fr", "Selon un dernier bilan, 30 hectares ont brûlé."),
        ("en", "According to an early count, 30 hectares have burned."),
    ],
)
def test_an_estimate_speaks_for_nobody(language: str, text: str) -> None:
    assert read(language, text) == []


def test_a_counterpart_is_known_by_the_name_that_follows() -> None:
    text = (
        "La ministre belge a parlé. Son homologue allemand, Hugo Lambert, s’est tu : selon lui, un "
        "accord « prendrait des mois »."
    )
    assert direct("fr", text) == [("Hugo Lambert", "prendrait des mois")]


def test_a_counterpart_has_no_role_of_its_own() -> None:
    text = "Le ministre belge a parlé. Son homologue français Hugo Lambert a promis « un effort »."
    [said] = [one for one in read("fr", text) if one.kind is Speech.DIRECT]
    assert (said.speaker, said.role) == ("Hugo Lambert", None)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "Police held Piet Holm, the manager of candidate Ilka Dorn. His lawyer, Vera Lund, "
            "said he was ill.\n\nDorn called for a march. “Nobody will stay at home,” she said.",
            "Ilka Dorn",
        ),
        (
            "en",
            "Piet Holm, the chief of staff of Ilka Dorn, was held. Vera Lund said he was ill.\n\n"
            "Dorn called for a march. “Nobody will stay at home,” she said.",
            "Ilka Dorn",
        ),
        (
            "fr",
            "Piet Holm, directeur de campagne d’Ilka Dorn, a été arrêté. Vera Lund, avocate, a "
            "dit qu’il était malade.\n\nDorn a appelé à une marche. « Personne ne restera chez "
            "soi », a-t-elle dit.",
            "Ilka Dorn",
        ),
        (
            "en",
            "Piet Holm, the director of Ilka Dorn’s campaign, was held. Vera Lund said he was ill."
            "\n\nIlka Dorn called for a march. “Nobody will stay at home,” she said.",
            "Ilka Dorn",
        ),
    ],
)
def test_whose_officer_is_held_may_be_a_person(language: str, text: str, speaker: str) -> None:
    assert [who for who, _ in direct(language, text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "fr",
            "Pour Vera Lund, la ministre « doit en tirer la leçon ». La ministre a jugé l’alerte "
            "« tardive et confuse ».",
            ["Vera Lund", "la ministre"],
        ),
        (
            "fr",
            "Mais selon Piet Holm, le préfet savait tout dès le matin. Le préfet a nié « toute "
            "faute grave ».",
            ["le préfet"],
        ),
        (
            "fr",
            "Avec Vera Lund, la ministre et son cabinet ont visité l’écluse. La ministre a jugé "
            "l’alerte « tardive et confuse ».",
            ["la ministre"],
        ),
        (
            "en",
            "According to Vera Lund, the minister of health in Valby knew. The minister called the "
            "alert “slow and late”.",
            ["the minister of health in Valby"],
        ),
        (
            "fr",
            "Accusé par Piet Holm, le directeur « dément tout en bloc ». Le directeur a dénoncé un "
            "« complot politique ».",
            ["le directeur"],
        ),
        (  # closed by a comma, it is hers
            "en",
            "According to Vera Lund, the minister of health, nobody knew. The minister called the "
            "alert “slow and late”.",
            ["Vera Lund"],
        ),
    ],
)
def test_whoever_follows_an_opening_phrase_is_not_whom_it_names(
    language: str, text: str, told: list[str]
) -> None:
    assert [who for who, _ in direct(language, text)] == told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The ruling upheld President Vera Lund’s win. “We stay,” Lund said.", "President"),
        ("The move angered Deputy Mayor Vera Lund. “We stay,” Lund said.", "Deputy Mayor"),
        ("The firm sued chief executive Vera Lund. “We stay,” Lund said.", "chief executive"),
        (
            "The former Prime Minister Vera Lund left. “We stay,” Lund said.",
            "former Prime Minister",
        ),
        ("Norland’s Prime Minister Vera Lund left. “We stay,” Lund said.", "Prime Minister"),
        ("The late port director Vera Lund wrote: “We stay at home.”", "late port director"),
    ],
)
def test_a_verb_before_an_office_is_no_part_of_it(text: str, role: str) -> None:
    [said] = read("en", text)
    assert said.speaker == "Vera Lund"
    assert said.role is not None
    assert said.role.removeprefix("Norland’s ") == role


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        (
            "fr",
            "Le ministre de l’Intérieur Goran Telm est parti. « Nous restons », a dit M. Telm.",
            "ministre de l’Intérieur",
        ),
        (
            "fr",
            "Elle a vu le ministre de la Justice Goran Telm. « Nous restons », a-t-il dit.",
            "ministre de la Justice",
        ),
        (
            "en",
            "The minister of Foreign Affairs Goran Telm left. “We stay,” Telm said.",
            "minister of Foreign Affairs",
        ),
    ],
)
def test_what_a_minister_is_of_is_no_part_of_the_name(language: str, text: str, role: str) -> None:
    [said] = read(language, text)
    assert (said.speaker, said.role) == ("Goran Telm", role)
