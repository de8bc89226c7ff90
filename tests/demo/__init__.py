"""A morning with the bot in both chats, played on loopbacks: python -m tests.demo, or make demo."""
