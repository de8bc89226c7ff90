"""Answers and abstentions as Slack messages. Pure: what the listeners post, they get from here."""

from __future__ import annotations

from typing import Final

from bot.models import Abstention, Answer, Citation, Question, Reason, Result
from bot.phrases import Phrases, phrases
from bot.plain import heading, stamp
from bot.slack.citations import piece_of_citation
from bot.slack.elements import (
    Block,
    Message,
    Part,
    actions,
    button,
    escape,
    feedback,
    line,
    plain,
    rich,
    shortened,
    small,
    text,
)
from bot.slack.packing import Piece, packed

# Actions, by which the listeners know the buttons. The value is the answer's id.
MORE: Final = "answer_more"
CONTEXT: Final = "answer_context"
AROUND: Final = "answer_around"
NEAREST: Final = "answer_nearest"
SHARE: Final = "answer_share"
WRONG: Final = "answer_wrong"
FEEDBACK: Final = "answer_feedback"

_QUESTION: Final = 500
_MEANT: Final = 300


def answered(
    result: Result, answer_id: str | None, *, private: bool = False
) -> tuple[Message, ...]:
    """The whole answer: the first message is posted, the others continue it in the thread.

    `answer_id`: the ledger's, for the buttons; without one there are none. `private`: only
    the asker sees it, and may share it.
    """
    words = phrases(result.question.language)
    ending: list[Block] = [small(stamp(result.stamp, words))]
    if answer_id and not _nothing_to_do(result):
        buttons = _buttons(result, answer_id, words, private=private)
        ending += [actions(*buttons)] if buttons else []
        ending.append(_thumbs(answer_id, words))
    return packed([*_opening(result, words), *_body(result, words)], ending)


def shared(result: Result, user: str) -> tuple[Message, ...]:
    """An answer that was private, with its question and who shares it."""
    words = phrases(result.question.language)
    asked = asked_by(user, result.question.text, words)
    opening = Piece(asked.blocks, asked.text)
    ending = [small(stamp(result.stamp, words))]
    return packed([opening, *_opening(result, words), *_body(result, words)], ending)


def asked_by(user: str, question: str, words: Phrases) -> Message:
    """Who asks what, above an answer that others see too."""
    said = words.say("slack.asked", question=shortened(_one_line(question), _QUESTION))
    who: Part = {"type": "user", "user_id": user}
    return Message(escape(said), (rich(line(who, text(" " + said))),))


def further(citations: tuple[Citation, ...], question: Question) -> tuple[Message, ...]:
    """Quotes beyond the first ones."""
    words = phrases(question.language)
    return _listed(words.say("slack.more_quotes"), citations, words)


def nearest(abstention: Abstention) -> tuple[Message, ...]:
    """What came closest to a question that the story doesn't answer."""
    words = phrases(abstention.question.language)
    return _listed(words.say("answer.nearest"), abstention.nearest, words)


def context(paragraphs: tuple[Citation, ...], language: str) -> tuple[Message, ...]:
    """The paragraphs that the quotes of an answer stand in, under the quotes' numbers."""
    words = phrases(language)
    return _listed(words.say("slack.paragraphs"), paragraphs, words)


def note(words: str) -> Message:
    """Something that the bot says itself."""
    return Message(escape(words), (rich(line(text(words))),))


def _listed(opening: str, citations: tuple[Citation, ...], words: Phrases) -> tuple[Message, ...]:
    first = Piece((rich(line(text(opening, bold=True))),), escape(opening))
    return packed([first, *(piece_of_citation(one, words) for one in citations)])


def _opening(result: Result, words: Phrases) -> list[Piece]:
    """How a question was understood that leans on the ones before it."""
    meant = result.question.meant
    if not meant:
        return []
    said = words.say("chat.understood", question=shortened(_one_line(meant), _MEANT))
    return [Piece((small(said),), "")]


def _body(result: Result, words: Phrases) -> list[Piece]:
    """What the bot says above the quotes, and the quotes; of an abstention the refusal alone."""
    said = heading(result, words)
    above = [Piece((rich(line(text(said, bold=True))),), escape(said))] if said else []
    if isinstance(result, Abstention):
        return above
    return [*above, *(piece_of_citation(citation, words) for citation in result.citations)]


def _nothing_to_do(result: Result) -> bool:
    return isinstance(result, Abstention) and result.reason is not Reason.NOT_IN_STORY


def _buttons(result: Result, answer_id: str, words: Phrases, *, private: bool) -> list[Part]:
    made = []
    if isinstance(result, Abstention):
        if result.nearest:
            made.append(button(words.say("chat.nearest"), NEAREST, answer_id))
    else:
        if result.more:
            made.append(button(words.say("chat.more"), MORE, answer_id))
        made.append(button(words.say("chat.context"), CONTEXT, answer_id))
        if result.citations[0].quote.article.published_at:
            made.append(button(words.say("chat.around"), AROUND, answer_id))
    if private:
        made.append(button(words.say("chat.share"), SHARE, answer_id))
    if isinstance(result, Answer):
        made.append(button(words.say("chat.report"), WRONG, answer_id, confirm=_confirm(words)))
    return made


def _confirm(words: Phrases) -> dict[str, object]:
    return {
        "title": plain(words.say("chat.report")),
        "text": plain(words.say("slack.wrong_explained")),
        "confirm": plain(words.say("slack.wrong_yes")),
        "deny": plain(words.say("slack.wrong_no")),
    }


def _thumbs(answer_id: str, words: Phrases) -> Block:
    return feedback(
        FEEDBACK,
        good=(words.say("chat.good"), f"good {answer_id}"),
        bad=(words.say("chat.bad"), f"bad {answer_id}"),
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
