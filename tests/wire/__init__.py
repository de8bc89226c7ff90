"""Loopback counterparts: what the bot talks to in the tests, over real sockets on 127.0.0.1."""
