"""Which story is asked where, by whom it may be read, and who is told what is new in it."""

from bot.stories.digest import Digest
from bot.stories.doors import Doors, Membership
from bot.stories.models import (
    LONGEST,
    Daily,
    Place,
    Readable,
    StorySettings,
    Subscription,
    When,
)
from bot.stories.places import Places, may_read
from bot.stories.posting import SETTLED, Digests, Undeliverable

__all__ = [
    "LONGEST",
    "SETTLED",
    "Daily",
    "Digest",
    "Digests",
    "Doors",
    "Membership",
    "Place",
    "Places",
    "Readable",
    "StorySettings",
    "Subscription",
    "Undeliverable",
    "When",
    "may_read",
]
