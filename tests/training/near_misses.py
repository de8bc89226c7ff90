"""Near misses: questions that share their subject with a text that doesn't answer them.

A name or a figure in a question is exchanged for another one that the same article is asked
about (as in SQuAD 2's adversarial questions, Rajpurkar et al. 2018, and in entity swaps,
Longpre et al. 2021); what answered it then doesn't, although every other word is shared. There
are such questions in English data only, and they are what a reader of news most often gets wrong.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from index.lexicon import fold
from tests.training.lists import CandidateList

# Words in capitals one after the other, and figures. A question's first word is in capitals
# whatever it is.
_NAME: Final = re.compile(r"(?<=[\s'’(\"«-])[^\W\d_a-zà-ÿ][\w'’-]*(?:\s[^\W\d_a-zà-ÿ][\w'’-]*)*")
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
_KINDS: Final = (_NAME, _FIGURE)
_SHORTEST: Final = 3  # characters of a name


def near_misses(
    lists: Sequence[CandidateList],
    share: float,
    rng: random.Random,
    *,
    together: Callable[[CandidateList], str] = lambda one: one.candidates[0].title,
) -> Iterator[CandidateList]:
    """For so large a share of the answered lists one whose question nothing answers.

    Names are exchanged among the lists that go `together`: by default those of an article.
    """
    asked: dict[tuple[int, str], set[str]] = defaultdict(set)
    for one in lists:
        for kind, pattern in enumerate(_KINDS):
            asked[kind, together(one)].update(_found(pattern, one.question))
    for one in lists:
        others = [asked[kind, together(one)] for kind in range(len(_KINDS))]
        if one.right and rng.random() < share and (question := _exchanged(one, others, rng)):
            # The spans of the words that answered go with it.
            wrong = tuple(replace(candidate, answer=None) for candidate in one.candidates)
            yield replace(one, question=question, candidates=wrong, right=0)


def _exchanged(one: CandidateList, asked: Sequence[set[str]], rng: random.Random) -> str | None:
    """The question about something else; None where it names nothing that can be exchanged.

    `asked`: what can take the place, for each of _KINDS.
    """
    shown = fold(" ".join(f"{c.title} {c.before} {c.text}" for c in one.candidates))
    own = fold(one.question)
    choices = []
    for kind, pattern in enumerate(_KINDS):
        others = sorted(
            other
            for other in asked[kind]
            if not any(word in own or word in shown for word in fold(other).split())
        )
        # What the sentences don't name is no reason that they answer.
        named = (m for m in _matches(pattern, one.question) if fold(m[0]) in shown)
        choices += [(match, others) for match in named if others]
    if not choices:
        return None
    match, others = rng.choice(choices)
    return one.question[: match.start()] + rng.choice(others) + one.question[match.end() :]


def _found(pattern: re.Pattern[str], question: str) -> set[str]:
    return {match[0] for match in _matches(pattern, question)}


def _matches(pattern: re.Pattern[str], question: str) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(question):
        if pattern is _FIGURE or len(match[0]) >= _SHORTEST:
            yield match
