"""Presses under an answer. Their custom id says it all, so they live through restarts."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final, Self

import discord
from discord import ui

from bot.discord import answers, lookups
from bot.discord.delivery import attend, finished, insist, respond, take
from bot.discord.identifiers import Action, Press
from bot.discord.markdown import escape, small
from bot.discord.places import place_of
from bot.discord.service import Service
from bot.discord.sheets import Block, Sheet, said
from bot.discord.translation import language_of
from bot.errors import NoSuchRecord
from bot.failures import told
from bot.ledger import Verdict
from bot.models import Abstention, Citation, Result
from bot.phrases import LANGUAGES, Phrases, phrases

log = logging.getLogger(__name__)

Handler = Callable[[Service, Press, discord.Interaction[Any], Phrases], Awaitable[Sequence[Sheet]]]


class AnswerButton(ui.DynamicItem[ui.Button[Any]], template=Press.PATTERN):
    def __init__(self, press: Press) -> None:
        super().__init__(ui.Button(custom_id=str(press)))
        self.press = press

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Press.read(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        service: Service = interaction.client.service
        with service.under_way:
            await self._handle(service, interaction)

    async def _handle(self, service: Service, interaction: discord.Interaction[Any]) -> None:
        words = phrases(language_of(interaction.locale))
        if self.press.action is Action.SHARE:
            await _share(service, self.press, interaction, words)
            return
        handler = _HANDLERS[self.press.action]
        work = partial(handler, service, self.press, interaction, words)
        await attend(interaction, service, words, work, private=True)


async def _judge(
    service: Service, press: Press, interaction: discord.Interaction[Any], words: Phrases
) -> Sequence[Sheet]:
    verdict = _VERDICTS[press.action]
    await service.doors.judge(place_of(interaction), press.answer, verdict)
    reported = verdict is Verdict.WRONG_QUOTE
    if reported:
        who = interaction.user.id
        log.warning("A wrong quote is reported in the answer %s, by %s.", press.answer, who)
    return [said(words.say("chat.reported" if reported else "chat.thanks"))]


async def _more(
    service: Service, press: Press, interaction: discord.Interaction[Any], words: Phrases
) -> Sequence[Sheet]:
    result = await service.doors.recall(place_of(interaction), press.answer)
    further = () if isinstance(result, Abstention) else result.more
    if not further:
        return [said(words.say("chat.no_more"))]
    return answers.more(further, press.answer, _spoken(result, words))


async def _context(
    service: Service, press: Press, interaction: discord.Interaction[Any], words: Phrases
) -> Sequence[Sheet]:
    recorded, desk = await service.doors.recorded(place_of(interaction), press.answer)
    result = await desk.recall(recorded)
    citation = _citation(result, press.number)
    paragraph = await desk.paragraph(citation.quote)
    return answers.context(citation, paragraph, press.answer, _spoken(result, words))


async def _around(
    service: Service, press: Press, interaction: discord.Interaction[Any], words: Phrases
) -> Sequence[Sheet]:
    recorded, desk = await service.doors.recorded(place_of(interaction), press.answer)
    result = await desk.recall(recorded)
    published = _citation(result, press.number).quote.article.published_at
    if published is None:
        raise NoSuchRecord(f"Quote {press.number} has no date.")
    request = lookups.around(published, _spoken(result, words).language)
    return [await lookups.timeline(desk, request)]


async def _share(
    service: Service, press: Press, interaction: discord.Interaction[Any], words: Phrases
) -> None:
    """Posts for all what one has seen; once in a channel, however often it is pressed."""
    try:
        result = await service.doors.recall(place_of(interaction), press.answer)
        first = await service.claim(f"share:{press.answer}:{interaction.channel_id}")
    except Exception as error:
        sheet = said(told(error, words), failed=True)
        await _say(interaction, sheet, private=True)
        return
    if not first:
        sheet = said(words.say("discord.already_shared"))
        await _say(interaction, sheet, private=True)
        return
    if not await take(interaction, service, words, private=False):
        return
    spoken = _spoken(result, words)
    who = small(spoken.say("chat.shared_by", who=escape(interaction.user.display_name)))
    head, *rest = answers.render(result, spoken, answer=press.answer)
    shared = Sheet(
        (Block(who), *head.blocks), head.colour, head.foot, attached=head.attached, rows=head.rows
    )
    await respond(interaction, [shared, *rest], words, private=False)


async def _say(interaction: discord.Interaction[Any], sheet: Sheet, *, private: bool) -> None:
    await insist(lambda: interaction.response.send_message(view=finished(sheet), ephemeral=private))


def _citation(result: Result, number: int) -> Citation:
    """Raises NoSuchRecord where the answer has no such quote."""
    given = result.nearest if isinstance(result, Abstention) else (*result.citations, *result.more)
    for citation in given:
        if citation.number == number:
            return citation
    raise NoSuchRecord(f"The answer has no quote {number}.")


def _spoken(result: Result, words: Phrases) -> Phrases:
    """The language of the question, or else of who reads."""
    language = result.question.language
    return phrases(language) if language in LANGUAGES else words


_VERDICTS: Final[Mapping[Action, Verdict]] = {
    Action.HELPFUL: Verdict.GOOD,
    Action.UNHELPFUL: Verdict.BAD,
    Action.REPORT: Verdict.WRONG_QUOTE,
}
_HANDLERS: Final[Mapping[Action, Handler]] = {
    **dict.fromkeys(_VERDICTS, _judge),
    Action.MORE: _more,
    Action.CONTEXT: _context,
    Action.AROUND: _around,
}
