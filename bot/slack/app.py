"""The bolt app: which listener hears what."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core import Core
from bot.settings import Settings
from bot.slack import (
    blocks,
    forms,
    home,
    previews,
    quotations,
    reports,
    stories,
    timelines,
    windows,
)
from bot.slack.answers import Answers
from bot.slack.clicks import Clicks
from bot.slack.files import Files
from bot.slack.home import Home
from bot.slack.jobs import Jobs
from bot.slack.languages import Languages
from bot.slack.listeners import Questions
from bot.slack.lookups import Lookups
from bot.slack.managing import Managing
from bot.slack.people import People
from bot.slack.places import Channels
from bot.slack.reindexing import Reindexing
from bot.slack.running import Running
from bot.slack.whereabouts import Whereabouts

# bolt finds SLACK_BOT_TOKEN in the environment and warns that it goes by its client instead.
logging.getLogger("slack_bolt.AsyncApp").addFilter(
    lambda record: "`token` will be unused" not in record.getMessage()
)

# The callback ids of the shortcuts, as in manifest.yaml.
ASK_ABOUT = "ask_about_this"
ASK = "ask_the_story"
ADD = "add_to_the_story"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in its workspace. `authorization`: auth.test's answer, asked once."""

    token: str
    user: str
    workspace: str
    authorization: AsyncSlackResponse


@dataclass(frozen=True, slots=True)
class Made:
    """`at_start`: what the app has to say when it is connected."""

    app: AsyncApp
    at_start: Callable[[], Awaitable[None]]


def make_app(
    core: Core,
    settings: Settings,
    client: AsyncWebClient,
    *,
    identity: Identity,
    people: People,
    running: Running,
    signing_secret: str | None = None,
) -> Made:
    """An app that hears everything in `manifest.yaml`. `running` counts what is under way."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult.from_auth_test_response(
            bot_token=identity.token, auth_test_response=identity.authorization
        )

    # bolt gives the token to a client of each request, and warns of one that has it already.
    bare = AsyncWebClient(
        base_url=client.base_url, session=client.session, retry_handlers=client.retry_handlers
    )
    app = AsyncApp(
        client=bare,
        authorize=authorize,
        signing_secret=signing_secret,
        request_verification_enabled=signing_secret is not None,
    )
    keep = running.kept

    channels = Channels(client)
    languages = Languages(client)
    whereabouts = Whereabouts(people, identity.workspace)
    answers = Answers(core)
    managing = Managing(
        core,
        core.office,
        admins=settings.slack_admins,
        channels=channels,
        languages=languages,
        people=people,
        whereabouts=whereabouts,
    )
    lookups = Lookups(
        core,
        answers=answers,
        channels=channels,
        languages=languages,
        managing=managing,
        whereabouts=whereabouts,
    )
    questions = Questions(answers, lookups, channels, languages, whereabouts, bot=identity.user)
    clicks = Clicks(
        core,
        answers=answers,
        lookups=lookups,
        channels=channels,
        languages=languages,
        whereabouts=whereabouts,
    )
    jobs = Jobs(
        core,
        channels=channels,
        languages=languages,
        people=people,
        whereabouts=whereabouts,
    )
    reindexing = Reindexing(
        core,
        jobs,
        answers=answers,
        channels=channels,
        files=Files(client),
        languages=languages,
        people=people,
        whereabouts=whereabouts,
    )

    app.event("app_mention")(keep(questions.said))
    app.event("message")(keep(questions.said))
    app.event("app_home_opened")(keep(Home(core, channels, languages, whereabouts).opened))

    app.command("/ask")(keep(questions.ask_command))
    app.command("/timeline")(keep(lookups.timeline_command))
    app.command("/quotes")(keep(lookups.quotes_command))
    app.command("/story")(keep(lookups.story_command))

    app.command("/reindex")(keep(reindexing.command))

    app.shortcut(ADD)(keep(reindexing.add_message))
    app.shortcut(ASK_ABOUT)(keep(questions.ask_about))
    app.shortcut(ASK)(keep(questions.ask_anything))
    app.view(windows.ASK)(keep(questions.submitted))

    app.view(forms.REINDEX)(keep(reindexing.submitted))
    app.options(forms.ARTICLE)(keep(reindexing.suggest))

    app.action(re.compile(f"^{forms.TASK}"))(keep(reindexing.turned))
    app.action(previews.CONFIRM)(keep(jobs.confirm))
    app.action(previews.CANCEL)(keep(jobs.cancel))
    app.action(previews.UNDO)(keep(jobs.undo))
    app.action(previews.RESUME)(keep(jobs.resume))
    app.action(previews.DISCARD)(keep(jobs.discard))

    app.action(stories.UNSUBSCRIBE)(keep(managing.unsubscribe))
    app.action(reports.TABLE)(keep(managing.table))
    app.action(reports.FORGET)(keep(managing.erase))

    app.action(home.ASK)(keep(questions.ask_anything))
    app.action(blocks.MORE)(keep(clicks.more))
    app.action(blocks.NEAREST)(keep(clicks.nearest))
    app.action(blocks.CONTEXT)(keep(clicks.context))
    app.action(blocks.AROUND)(keep(clicks.around))
    app.action(blocks.SHARE)(keep(clicks.share))
    app.action(blocks.FEEDBACK)(keep(clicks.feedback))
    app.action(blocks.WRONG)(keep(clicks.wrong))
    app.action(re.compile(f"^{timelines.TURN}"))(keep(lookups.turn_timeline))
    app.action(re.compile(f"^{timelines.SAVE}"))(keep(lookups.save))
    app.action(re.compile(f"^{quotations.TURN}"))(keep(lookups.turn_quotes))
    return Made(app, jobs.tell_interrupted)
