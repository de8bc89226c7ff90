"""Previews and jobs in a message: made, confirmed, cancelled, resumed, undone."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import discord

from bot.admin import (
    Actor,
    AdminRequest,
    Job,
    JobProgress,
    JobResult,
    JobState,
    Kind,
    Plan,
    made,
    wording,
)
from bot.admin.models import Source
from bot.discord import previews
from bot.discord.delivery import finished, insist, take
from bot.discord.live import Live, change
from bot.discord.markdown import escape
from bot.discord.places import place_of
from bot.discord.service import PLATFORM
from bot.discord.sheets import Sheet, said
from bot.discord.standing import Standing
from bot.errors import BotError, Cancelled, Interrupted, NoSuchJob, NotAllowed
from bot.failures import told
from bot.phrases import Phrases, phrases

log = logging.getLogger(__name__)

# What brings the sources of a request: fetching an upload may take a moment.
Gather = Callable[[], Awaitable[Sequence[Source]]]


class Carrying:
    """What admins do to the story of the channel that they are in."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._service = standing.service

    async def plan(
        self,
        interaction: discord.Interaction[Any],
        words: Phrases,
        kind: Kind,
        *,
        gather: Gather | None = None,
        article: str | None = None,
    ) -> None:
        """A preview, in a message that stays; a refusal is told to the one who asked alone."""
        if not await self._standing.allowed(interaction, words):
            return
        if not await take(interaction, self._service, words, private=False):
            return
        live = Live(interaction)

        async def work() -> Sheet:
            place, actor = place_of(interaction), self._standing.actor(interaction)
            story = await self._service.doors.story(place)
            sources = tuple(await gather()) if gather else ()
            request = AdminRequest(kind=kind, story=story, sources=sources, article=article)
            telling = _telling(live, previews.title(kind, actor.name, words), words)
            plan = await self._service.office.plan(request, actor, telling)
            return previews.preview(plan, words)

        await live.show(await self._tried(work, words))

    async def confirm(
        self, interaction: discord.Interaction[Any], job: str, words: Phrases
    ) -> None:
        async def work(live: Live) -> Sheet:
            actor = self._standing.actor(interaction)
            plan = await self._service.office.planned(job, actor)
            await self._here(interaction, plan)
            return await self._carried(interaction, words, live, plan)

        await self._in_place(interaction, words, work)

    async def resume(self, interaction: discord.Interaction[Any], job: str, words: Phrases) -> None:
        async def work(live: Live) -> Sheet:
            actor = self._standing.actor(interaction)
            found = await self._job(interaction, job)
            title = previews.title(found.request.kind, actor.name, words)
            telling = _telling(live, title, words)
            await self._show(job, live, words)
            return await self._ended(
                self._service.office.resume(job, actor, telling), job, actor, words
            )

        await self._in_place(interaction, words, work)

    async def cancel(self, interaction: discord.Interaction[Any], job: str, words: Phrases) -> None:
        """Stops what runs: its own message says so. A preview that is dropped says it itself."""

        async def work(live: Live) -> Sheet | None:
            actor = self._standing.actor(interaction)
            jobs = {one.id: one for one in await self._jobs(interaction)}
            running = jobs.get(job)
            if running is None:
                await self._here(interaction, await self._service.office.planned(job, actor))
            elif running.state is JobState.INTERRUPTED:
                return previews.jobs([running], words)
            if not await self._service.office.cancel(job, actor):
                raise NoSuchJob(f"The job {job} is over.")
            if running:
                return None
            return previews.ended(words.say("reindex.cancelled_by", who=escape(actor.name)))

        await self._in_place(interaction, words, work)

    async def discard(
        self, interaction: discord.Interaction[Any], job: str, words: Phrases
    ) -> None:
        async def work(live: Live) -> Sheet:
            actor = self._standing.actor(interaction)
            await self._job(interaction, job)
            await self._service.office.discard(job, actor)
            return previews.jobs(await self._jobs(interaction), words)

        await self._in_place(interaction, words, work)

    async def undo(
        self,
        interaction: discord.Interaction[Any],
        words: Phrases,
        *,
        generation: int | None = None,
        story: str = "",
    ) -> None:
        """Brings back what was before the newest generation, at once; before an older one
        (`generation`, of a button in an old message) after a preview of all that goes."""
        if not await self._standing.allowed(interaction, words):
            return
        if not await take(interaction, self._service, words, private=False):
            return
        live = Live(interaction, fresh=True)

        async def work() -> Sheet:
            place, actor = place_of(interaction), self._standing.actor(interaction)
            name = (
                await self._service.tagged(place, story)
                if story
                else await self._service.doors.story(place)
            )
            to = None if generation is None else generation - 1
            request = AdminRequest(kind=Kind.UNDO, story=name, to=to)
            plan = await self._service.office.plan(request, actor, looked_at=False)
            if generation is not None and plan.generation != generation:
                await self._service.office.cancel(plan.id, actor)
                plan = await self._service.office.plan(request, actor)
                return previews.preview(plan, words)
            return await self._carried(interaction, words, live, plan)

        await live.show(await self._tried(work, words))

    async def _carried(
        self, interaction: discord.Interaction[Any], words: Phrases, live: Live, plan: Plan
    ) -> Sheet:
        actor = self._standing.actor(interaction)
        title = previews.title(plan.request.kind, actor.name, words)
        telling = _telling(live, title, words)
        await telling(JobProgress(job=plan.id, state=JobState.WAITING))
        await self._show(plan.id, live, words)
        carried = self._service.office.carry_out(plan.id, actor, telling)
        return await self._ended(carried, plan.id, actor, words)

    async def _show(self, job: str, live: Live, words: Phrases) -> None:
        """For `tell_interrupted`, should the bot be killed."""
        if live.where:
            await self._service.office.show(job, f"{live.where} {words.language}")

    async def tell_interrupted(self, client: discord.Client) -> None:
        """Jobs that were killed with the bot say where they stood, in the messages that showed
        them as under way: with what goes on with them."""
        try:
            for job, shown in await self._service.office.unseen(PLATFORM):
                where, language = shown.rsplit(" ", 1)
                words = phrases(language)
                if job.state is JobState.DONE:
                    sheet = previews.result(made(job), job.actor.name, words)
                else:
                    stood = escape(wording.standing(job, words))
                    sheet = previews.interrupted(job.id, stood, words)
                await change(client, where, sheet)
        except BotError as error:
            log.error("Nobody is told of interrupted jobs: %s %s", error, error.hint)

    async def _ended(
        self, carried: Awaitable[JobResult], job: str, actor: Actor, words: Phrases
    ) -> Sheet:
        """What a job did; of one that was killed, how to go on."""
        try:
            return previews.result(await carried, actor.name, words)
        except Interrupted as error:
            await self._service.office.seen(job)
            return previews.interrupted(job, told(error, words), words)

    async def _here(self, interaction: discord.Interaction[Any], plan: Plan) -> None:
        """A story's previews are shown, and confirmed, where it may be read."""
        if not await self._service.doors.may_read(place_of(interaction), plan.request.story):
            raise NoSuchJob("That preview isn't for this place.")

    async def _jobs(self, interaction: discord.Interaction[Any]) -> Sequence[Job]:
        place = place_of(interaction)
        story = await self._service.doors.story(place)
        return await self._service.office.jobs(self._standing.actor(interaction), story)

    async def _job(self, interaction: discord.Interaction[Any], job: str) -> Job:
        """Raises NoSuchJob for one that isn't of the story that is asked here."""
        for one in await self._jobs(interaction):
            if one.id == job:
                return one
        raise NoSuchJob(f"The job {job} isn't known here.")

    async def _in_place(
        self,
        interaction: discord.Interaction[Any],
        words: Phrases,
        work: Callable[[Live], Awaitable[Sheet | None]],
    ) -> None:
        """Works in the message that was pressed. What fails before it begins is told to who
        pressed alone, and the message stays."""
        if not await self._standing.allowed(interaction, words):
            return
        if not await take(interaction, self._service, words, private=False, thinking=False):
            return
        live = Live(interaction)
        try:
            sheet = await work(live)
        except (NotAllowed, NoSuchJob) as error:
            refusal = said(self._standing.refusal(interaction, error, words), failed=True)
            await insist(
                lambda: interaction.followup.send(view=finished(refusal), ephemeral=True, wait=True)
            )
            return
        except Exception as error:
            sheet = previews.ended(told(error, words), failed=not isinstance(error, Cancelled))
        if sheet:
            await live.show(sheet)

    async def _tried(self, work: Callable[[], Awaitable[Sheet]], words: Phrases) -> Sheet:
        try:
            return await work()
        except Exception as error:
            return previews.ended(told(error, words), failed=not isinstance(error, Cancelled))


def _telling(live: Live, title: str, words: Phrases) -> Callable[[JobProgress], Awaitable[None]]:
    async def tell(progress: JobProgress) -> None:
        await live.tell(previews.progress(progress, title, words))

    return tell
