"""Loopback counterparts of the chat services, over real sockets on 127.0.0.1."""
