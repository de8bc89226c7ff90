"""Who speaks in a story, under one name each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.lexicon import fold
from index.models import Attribution, Speaker


def speakers(said: Iterable[Attribution]) -> tuple[Speaker, ...]:
    """Who says these words, with the most words said first, then by name.

    Names are one where their words are, case and accents aside; "Starmer" is counted with
    "Keir Starmer" if that is the only longer name that ends so.
    """
    names: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = {}
    for one in said:
        if one.speaker:
            names[one.speaker] += 1
            if one.role:
                roles.setdefault(one.speaker, Counter())[one.role] += 1
    fullest = _fullest(names)
    counts: Counter[str] = Counter()
    known: dict[str, Counter[str]] = {}
    for name, count in names.items():
        counts[fullest[name]] += count
        known.setdefault(fullest[name], Counter()).update(roles.get(name, {}))
    found = [
        Speaker(name, next((role for role, _ in known[name].most_common(1)), None), count)
        for name, count in counts.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.quotations, fold(one.name))))


def _fullest(names: Counter[str]) -> dict[str, str]:
    """Each name's fullest form; of forms that differ in case or accents, the commonest."""
    words = {name: tuple(fold(name).split()) for name in names}
    forms: dict[tuple[str, ...], str] = {}
    for name, _ in names.most_common():
        forms.setdefault(words[name], name)
    fullest = {}
    for name, own in words.items():
        longer = [w for w in forms if len(w) > len(own) and w[-len(own) :] == own]
        fullest[name] = forms[longer[0]] if len(longer) == 1 else forms[own]
    return fullest
