"""A mention of somebody in a sentence: a pronoun, a name or a description."""

from __future__ import annotations

from dataclasses import dataclass

from index.attribution.lexicon import Gender, Noun
from index.attribution.tokens import Token


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of somebody, as tokens ``[start:end]`` of a unit.

    One of: a pronoun; a name, perhaps with a role before it ("le ministre Jean Dupont");
    a description ("un porte-parole de la police"), with its head noun where that is known.
    """

    start: int
    end: int
    pronoun: bool = False
    name: Token | None = None
    whole: bool = False  # the name goes on: "la Fédération belge du secteur financier"
    title: Token | None = None
    role: tuple[int, int] | None = None  # offsets into the text
    head: str = ""
    noun: Noun | None = None
    gender: Gender | None = None
    plural: bool = False
    definite: bool = True
    complement: frozenset[str] = frozenset()  # "de la police"
    modifiers: frozenset[str] = frozenset()  # "premier", "écologiste"

    @property
    def speaks(self) -> bool:
        return self.noun is not None and self.noun.speaks

    @property
    def person(self) -> bool:
        return self.noun is not None and self.noun.person
