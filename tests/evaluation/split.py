"""Which articles of the development sets no reader may be trained on."""

from __future__ import annotations

import zlib

HELD_OUT_PERCENT = 13


def held_out(title: str) -> bool:
    """Whether an article is kept from training, by its title alone.

    Titles are compared in lower case with blanks for underscores, so that an article is on the
    same side in every set that holds it. CLAPNQ's titles are given with a "c" after them.
    """
    return zlib.crc32(title.lower().replace("_", " ").encode()) % 100 < HELD_OUT_PERCENT
