"""A Discord on 127.0.0.1: REST v10 over HTTP, gateway v10 over a websocket.

Its world (servers, channels, messages, permissions) is simcord's; transport, sessions, rate
limits, faults, deadlines and the rules that simcord leaves out are ours. Every REST body is
checked with Discord's own OpenAPI where the shared data has it.
"""

from tests.wire.discord.faults import Fault
from tests.wire.discord.people import Asked, Person, Place
from tests.wire.discord.server import Wire
from tests.wire.discord.specification import Specification, load_specification

__all__ = [
    "Asked",
    "Fault",
    "Person",
    "Place",
    "Specification",
    "Wire",
    "load_specification",
]
