"""Chats made for the tests: they talk to the desk as the real ones do."""
