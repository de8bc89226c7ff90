"""What an admin does to a story: look first, then add, replace, remove, rebuild, undo.

    looked = plan(data, story, drafts)                  # nothing is written or encoded
    looked.items[0].kind, .before, .after, .recognised_by, .resembles
    looked.items[0].difference()                        # what a corrected text keeps and changes
    done = add(data, story, drafts, encoder, expected=looked.generation, stop=cancelled.is_set)
    undo(data, story, encoder)                          # the generation before, at once

Each call that changes something makes one generation or none: killed, cancelled or
failed, it leaves the story as it was.
"""

from index.editing.changing import add, rebuild, remove, undo
from index.editing.differences import Difference, Piece, PieceKind, difference
from index.editing.models import (
    Added,
    Amounts,
    Item,
    Kind,
    OnProgress,
    Plan,
    Replaces,
    Undone,
)
from index.editing.planning import (
    Stop,
    history,
    plan,
    plan_removal,
    plan_undo,
    with_entries,
)
from index.editing.recognition import How
from index.timeline import EntryChanges

__all__ = [
    "Added",
    "Amounts",
    "Difference",
    "EntryChanges",
    "How",
    "Item",
    "Kind",
    "OnProgress",
    "Piece",
    "PieceKind",
    "Plan",
    "Replaces",
    "Stop",
    "Undone",
    "add",
    "difference",
    "history",
    "plan",
    "plan_removal",
    "plan_undo",
    "rebuild",
    "remove",
    "undo",
    "with_entries",
]
