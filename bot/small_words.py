"""The small words by which a question leans on the one before, by language.

Written in lower case and without accents, as `index.lexicon.fold` gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class SmallWords:
    """`openings` are phrases that begin a follow-up; the rest are single words.

    `pronouns` stand for somebody or something named before, unless the question names it
    first. `possessives` do so before a noun, and `pointing` words before any noun but one
    of `times` ("this week"). `pointing_ends` do at the end of a question ("why is that?").
    `expletive` words beside a pronoun show that it stands for nothing ("il faut").
    `askers` begin a question, `counting` ones with a noun of their own ("which countries");
    `subjects` among them ask for who does it, unless one of
    `copulas` comes after ("who is"). `defining` words after a noun say which one is
    meant ("this law of 2015"). `articles` come before a noun that a later
    pronoun may stand for. `places` are prepositions that may stand for one another before
    a name. `vague` words say nothing by themselves, though they aren't small.
    `greetings` and thanks make a message that asks nothing, with `courtesies` around them;
    both are phrases without apostrophes.
    """

    openings: tuple[str, ...]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    pointing: frozenset[str]
    pointing_ends: frozenset[str]
    times: frozenset[str]
    expletive: frozenset[str]
    askers: frozenset[str]
    counting: frozenset[str]
    subjects: frozenset[str]
    copulas: frozenset[str]
    defining: frozenset[str]
    articles: frozenset[str]
    places: frozenset[str]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    vague: frozenset[str]
    greetings: frozenset[str]
    courtesies: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FRENCH: Final = SmallWords(
    openings=(
        "et qu'en est-il de", "et qu'en est-il du", "et qu'en est-il des", "qu'en est-il de",
        "qu'en est-il du", "qu'en est-il des", "qu'en est-il", "meme question pour", "quid de",
        "quid du", "quid des", "et pour ce qui est de", "et", "mais", "alors", "donc",
    ),
    pronouns=_words(
        "il elle ils elles lui leur eux celui celle ceux celles cela ca ceci lequel laquelle "
        "lesquels lesquelles y"
    ),
    possessives=_words("son sa ses leur leurs"),
    pointing=_words("ce cet cette ces"),
    pointing_ends=_words("ca cela ceci celui-ci celle-ci la-dessus la-bas ce c"),
    times=_words(
        "jour jours semaine semaines week week-end weekend mois annee annees an ans matin soir "
        "nuit apres midi heure moment lundi mardi mercredi jeudi vendredi samedi dimanche"
    ),
    expletive=_words(
        "faut faudra faudrait fallait agit pleut possible vrai exact prevu temps arrive passe"
    ),
    askers=_words(
        "qui que qu quoi ou quand comment pourquoi combien quel quelle quels quelles lequel "
        "laquelle lesquels lesquelles est-ce"
    ),
    counting=_words("quel quelle quels quelles combien"),
    subjects=_words("qui quel quelle quels quelles combien"),
    copulas=_words("est sont etait etaient"),
    defining=_words("qui que qu dont ou de du des d"),
    articles=_words(
        "le la les l un une des du au aux cet mon ton notre votre nos vos deux trois quel quelle "
        "quels quelles combien d de"
    ),
    places=_words("en au aux a dans chez"),
    prepositions=_words(
        "en au aux a dans chez pour par sur sous avec sans contre de du des d selon entre vers "
        "depuis pendant apres avant jusqu jusque d'apres"
    ),
    auxiliaries=_words(
        "a ont est sont ete avait avaient etait etaient sera seront fut furent peut peuvent doit "
        "doivent va vont fait font aurait serait pourrait devrait"
    ),
    vague=_words(
        "dit dire disait trop assez encore maintenant aujourd'hui aujourd hui autrefois autres "
        "autre reste suite exemple raison raisons details detail precisement exactement "
        "consequence consequences"
    ),
    greetings=frozenset({
        "bonjour", "bonsoir", "salut", "coucou", "merci", "ok", "okay", "d accord", "au revoir",
        "bonne journee", "bonne soiree", "je vous remercie", "je te remercie", "parfait", "super",
    }),
    courtesies=frozenset({
        "beaucoup", "bien", "encore", "infiniment", "mille fois", "un grand", "et", "a tous",
        "a toutes", "tout le monde", "a vous", "a toi", "d avance", "pour la reponse",
        "pour ta reponse", "pour votre reponse", "pour ton aide", "pour votre aide", "hello",
    }),
)  # fmt: skip

_ENGLISH: Final = SmallWords(
    openings=("and what about", "what about", "and how about", "how about", "same question for",
              "same for", "and", "but", "so", "then"),
    pronouns=_words("he she they him her them it his hers theirs ones"),
    possessives=_words("his her their its"),
    pointing=_words("this these those such"),
    pointing_ends=_words("that this it so them him her"),
    times=_words(
        "day days week weeks weekend weekends month months year years morning afternoon evening "
        "night time moment monday tuesday wednesday thursday friday saturday sunday"
    ),
    expletive=_words(
        "true possible legal likely raining clear known expected important take takes took mean "
        "means called"
    ),
    askers=_words("who whom whose what when where which why how"),
    counting=_words("which many much"),
    subjects=_words("who which many much"),
    copulas=_words("is are was were"),
    defining=_words("who that which whose where of"),
    articles=_words("the a an my our your two three which what many much any some"),
    places=_words("in at to"),
    prepositions=_words(
        "in at to for by on under with without against of from between since during after before "
        "until about according"
    ),
    auxiliaries=_words(
        "is are was were be been has have had do does did can could will would shall should may "
        "might must"
    ),
    vague=_words(
        "say said says else exactly happen happened happens mean now then today later old long "
        "far often example reason reasons details detail"
    ),
    greetings=frozenset({
        "hello", "hi", "hey", "thanks", "thank you", "thx", "cheers", "ok", "okay", "great",
        "perfect", "got it", "all right", "alright", "good morning", "good afternoon",
        "good evening", "goodbye", "bye",
    }),
    courtesies=frozenset({
        "a lot", "very much", "so much", "again", "and", "all", "everyone", "there", "team",
        "many", "for that", "for the answer", "for your help",
    }),
)  # fmt: skip

SMALL_WORDS: Final = {"fr": _FRENCH, "en": _ENGLISH}
