"""What happened when: a story's dated sentences as a timeline.

The way through: `candidates` finds an article's dated sentences (`carrying`, those that go on
from a dated one; `figures`, what they count); `likeness` compares them; `events` puts together
those that tell the same and not only alike (`apart`), `disagreements` where they differ,
`salience` how much they matter;
`entries` makes entries of it; `selection` keeps some, and `subject` those about something, for
which `excerpts` finds what other words stand in. `counting` finds what an article counts
(`nouns`, the noun of a figure; `naming`, whose it is; `moving`, whether it goes on; `stated`,
what the sentence says that it was), and `series` the counts of one thing over time. `changes`
tells what is new, `foreseeing` what an edit would make of the entries.
"""

from index.timeline.changes import Freshness
from index.timeline.chronicle import Chronicle, told_of
from index.timeline.excerpts import Excerpts
from index.timeline.foreseeing import EntryChanges, Foreseen, entry_changes
from index.timeline.subject import Subject, about_it

__all__ = [
    "Chronicle",
    "EntryChanges",
    "Excerpts",
    "Foreseen",
    "Freshness",
    "Subject",
    "about_it",
    "entry_changes",
    "told_of",
]
