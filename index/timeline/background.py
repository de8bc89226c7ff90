"""What an encoder makes of any sentence: the mean of sentences on everyday news.

A story's sentences are compared by how they differ from its mean. Where there are only a few,
their mean is the very events that they tell, and this one stands in. It is measured for the
packaged model and its reference: python -m index.timeline.background writes background.npz.
Stories of other encoders go without.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from index.store.protocol import Vector

_FILE: Final = Path(__file__).parent / "background.npz"
_SENTENCES: Final = (
    "Le conseil municipal a voté le budget des écoles.",
    "La recette demande trois œufs et un peu de farine.",
    "Le joueur a marqué deux buts en seconde période.",
    "Les actions de la banque ont reculé de trois pour cent.",
    "La chanteuse sort un nouvel album à l'automne.",
    "Des chercheurs ont décrit une espèce de grenouille.",
    "Le train de nuit relie la capitale à la côte.",
    "Le tribunal a condamné l'ancien directeur à une amende.",
    "La pluie a inondé plusieurs caves dans la vallée.",
    "Les deux présidents se sont entretenus de la frontière.",
    "L'usine embauchera cent personnes l'an prochain.",
    "Le musée prête quatre tableaux à une exposition.",
    "The town council approved the budget of its schools.",
    "The recipe needs three eggs and some flour.",
    "The striker scored twice in the second half.",
    "Shares of the bank fell by three percent.",
    "The singer will release a new album this autumn.",
    "Researchers described a species of frog.",
    "The night train links the capital with the coast.",
    "The court fined the former director.",
    "Rain flooded several cellars in the valley.",
    "The two presidents talked about the border.",
    "The factory will hire a hundred people next year.",
    "The museum lends four paintings to an exhibition.",
)


@cache
def background(encoder: str) -> Vector | None:
    """The mean vector under an encoder of this name, or None where it wasn't measured."""
    with np.load(_FILE) as measured:
        for family in measured.files:
            if encoder.startswith(family):
                return np.asarray(measured[family], np.float32)
    return None


if __name__ == "__main__":
    from index.embeddings import load_encoder

    vectors = load_encoder(None, Path("data/models")).encode_passages(_SENTENCES)
    np.savez_compressed(_FILE, **{"multilingual-e5-small": vectors.mean(axis=0).astype("<f2")})
