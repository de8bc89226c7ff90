"""How a language plans, moves and takes back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Plans:
    """How a language plans, moves and takes back; patterns in which a date reads as ``\\0``.

    `planned`, `was_to`: what stands before a planned date; of the second, what the next sentence
    gives up as well. `former`: what stands before the date of a plan that isn't the last one
    ("first set for"). `instead`: what leads from a plan to the one that takes its place. `moved`: a
    plan given up. `moving`: what stands before the days from and to which it is moved. `never`:
    what stands before the date of what ought to have been. `denied`: what stands before a date
    that it isn't ("and not on"). `retracts`: a sentence that repeats only what it takes back.
    `compared`: what stands before the date of a figure that another is only compared with ("to 22
    from 14 on"); `setting`: an act that sets a figure on the only date of its sentence ("cut it to
    11 from 14 on"). `within`: what stands before a century in which something happens, and of
    which nothing merely is. `said`: what stands before the day of a former statement ("not 14, as
    announced on").
    """

    planned: str
    was_to: str
    former: str
    instead: str
    moved: str
    moving: str
    never: str
    denied: str
    retracts: str
    compared: str
    setting: str
    within: str
    said: str

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        anywhere = {"instead", "moved", "retracts", "setting"}
        return {
            name: re.compile(text if name in anywhere else f"(?:{text})$", re.VERBOSE | re.I)
            for name, text in vars(self).items()
            if isinstance(text, str)
        }
