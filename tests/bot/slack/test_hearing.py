"""What somebody wrote, without Slack's markup, and whether the bot is meant."""

from __future__ import annotations

import pytest

from bot.slack.hearing import asks, heard, mentions


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<@UBOT> Who said so?", "Who said so?"),
        ("<@UBOT|verbatim>  Who\u00a0said so?", "Who said so?"),
        ("Ask <@U2|ada> or <@U3>", "Ask @ada or @…"),
        ("in <#C01|newsroom>?", "in #newsroom?"),
        ("see <https://news.example/a|the article>", "see the article"),
        ("see <https://news.example/a?b=1&amp;c=2>", "see https://news.example/a?b=1&c=2"),
        ("a &lt; b &amp;amp; c", "a < b &amp; c"),
        ("<!here> and <!subteam^S1|@desk>", "@here and @desk"),
        ("<!date^1^{date}|Friday>", "Friday"),
        ("<mailto:a@news.example|a@news.example>", "a@news.example"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_markup_becomes_words(written: str, meant: str) -> None:
    assert heard(written, bot="UBOT") == meant


@pytest.mark.parametrize(
    ("written", "is_asked"),
    [
        ("And in France?", True),
        ("et en France ?", True),
        ("What about\nthe second? \nThanks", True),
        ("<@UBOT> and in France?", True),
        ("<@U2> what do you think?", False),
        ("Thank you.", False),
        ("see <https://news.example/?q=1>", False),
        ("", False),
    ],
)
def test_who_is_asked_in_a_thread(written: str, is_asked: bool) -> None:
    assert asks(written, bot="UBOT") is is_asked


def test_a_name_is_a_mention() -> None:
    assert mentions("hello <@UBOT>", "UBOT")
    assert mentions("hello <@UBOT|verbatim>", "UBOT")
    assert not mentions("hello <@UBOTANY>", "UBOT")
