"""A private story is tried to be got out by every door; a team with one story meets none."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from bot.discretion import Discretion
from bot.errors import (
    BadStoryName,
    NoStoryHere,
    NoSuchRecord,
    PlacesFailed,
    StoryTaken,
    UnknownStory,
)
from bot.failures import told
from bot.ledger import Verdict
from bot.models import Answer, QuotesRequest, TimelineRequest
from bot.phrases import phrases
from bot.stories import Place
from index.errors import StoryMissing
from index.story import Story
from tests.bot.stories.conftest import (
    HIDDEN_CHANNEL,
    HIDDEN_QUESTION,
    HIDDEN_TEXT,
    OPEN_TEXT,
    OUTSIDE,
    SECRETS,
    House,
    channel,
    direct,
    house,
    put,
)

outside = pytest.mark.parametrize("place", OUTSIDE.values(), ids=OUTSIDE)


def holds_secrets(shown: object) -> bool:
    return any(secret in repr(shown) for secret in SECRETS)


async def test_one_story_needs_no_set_up(tmp_path: Path) -> None:
    put(tmp_path, "harbour", "Valmer harbour", OPEN_TEXT)
    async with house(tmp_path) as only:
        for place in (channel("C9"), direct("bob"), channel("C1", platform="discord")):
            assert await only.doors.story(place) == "harbour"
        answer = await (await only.doors.at(channel("C9"))).ask("When did the harbour close?")
        assert isinstance(answer, Answer)


async def test_no_story_yet_is_the_one_to_begin(tmp_path: Path) -> None:
    async with house(tmp_path) as empty:
        assert await empty.doors.story(channel("C9")) == "main"
        with pytest.raises(StoryMissing):
            await (await empty.doors.at(channel("C9"))).status()
        put(tmp_path, "main", "Valmer harbour", OPEN_TEXT)
        assert (await (await empty.doors.at(channel("C9"))).status()).stamp.articles == 1


async def test_a_second_private_story_leaves_the_first_the_default(tmp_path: Path) -> None:
    put(tmp_path, "harbour", "Valmer harbour", OPEN_TEXT)
    async with house(tmp_path) as one:
        await one.doors.create(HIDDEN_CHANNEL, "vault", private=True)
        assert await one.doors.story(channel("C9")) == "harbour"
        assert await one.doors.story(HIDDEN_CHANNEL) == "vault"
        assert await one.doors.story(direct("ann")) == "harbour"


async def test_two_public_stories_and_none_chosen_must_be_chosen(tmp_path: Path) -> None:
    put(tmp_path, "harbour", "Valmer harbour", OPEN_TEXT)
    put(tmp_path, "rail", "Brissac station", "The station of Brissac stays open.")
    async with house(tmp_path) as both:
        with pytest.raises(NoStoryHere):
            await both.doors.at(channel("C9"))
        await both.doors.use(channel("C9"), "rail")
        assert await both.doors.story(channel("C9")) == "rail"
        await both.doors.use(direct("bob"), "harbour")
        assert await both.doors.story(direct("bob")) == "harbour"
        await both.doors.leave(channel("C9"))
        with pytest.raises(NoStoryHere):
            await both.doors.at(channel("C9"))


async def test_a_story_added_while_the_bot_runs_is_there_and_one_made_anew_is_new(
    two: House,
) -> None:
    put(two.data, "rail", "Brissac station", "The station of Brissac stays open.")
    await two.doors.use(channel("C5"), "rail")
    desk = await two.doors.at(channel("C5"))
    assert [one.title for one in (await desk.status()).articles] == ["Brissac station"]
    shutil.rmtree(two.data / "stories" / "rail")
    with pytest.raises(StoryMissing):
        await desk.status()
    put(two.data, "rail", "Brissac bridge", "The bridge of Brissac is closed.")
    assert [one.title for one in (await desk.status()).articles] == ["Brissac bridge"]


async def test_inside_the_private_story_is_asked(two: House) -> None:
    for place in (HIDDEN_CHANNEL, channel("C1", "bob")):
        answer = await (await two.doors.at(place)).ask(HIDDEN_QUESTION)
        assert isinstance(answer, Answer)
        assert "Ostrel" in answer.citations[0].quote.text
    await two.ask(HIDDEN_CHANNEL, HIDDEN_QUESTION)
    report = await (await two.doors.at(HIDDEN_CHANNEL)).report(two.ledger)
    assert report.story == "vault"
    assert "Ostrel" in repr(report)
    await two.doors.use(direct("ann"), "vault")
    assert await two.doors.story(direct("ann")) == "vault"


@outside
async def test_outside_nothing_that_is_looked_up_holds_a_word_of_it(
    two: House, place: Place
) -> None:
    await two.ask(HIDDEN_CHANNEL, HIDDEN_QUESTION)  # warms whatever is kept
    await (await two.doors.at(HIDDEN_CHANNEL)).suggestions("en", 25)
    await (await two.doors.at(HIDDEN_CHANNEL)).timeline(TimelineRequest())
    desk = await two.doors.at(place)
    assert not holds_secrets((await desk.ask("merger?")).stamp)
    for question in (HIDDEN_QUESTION, "What did Zora Velmont say?", "vault"):
        result = await desk.ask(question)
        found = result.citations if isinstance(result, Answer) else result.nearest
        assert not holds_secrets([one.quote for one in found])
    assert not holds_secrets(await desk.suggestions("en", 25))
    assert not holds_secrets(await desk.speakers())
    assert await desk.quotes(QuotesRequest(speaker="Velmont")) == ()
    assert not holds_secrets(await desk.status())
    assert not holds_secrets((await desk.timeline(TimelineRequest())).timeline)
    assert not holds_secrets((await desk.news(0))[0])
    assert not holds_secrets(await desk.report(two.ledger))
    assert not holds_secrets(await two.doors.readable(place))
    assert not await two.doors.may_read(place, "vault")
    with pytest.raises(UnknownStory):
        await two.doors.named(place, "vault")


@outside
async def test_outside_the_id_of_an_answer_opens_nothing(two: House, place: Place) -> None:
    answer_id = await two.ask(HIDDEN_CHANNEL, HIDDEN_QUESTION)
    for door in (two.doors.recorded, two.doors.recall):
        with pytest.raises(NoSuchRecord) as refused:
            await door(place, answer_id)
        with pytest.raises(NoSuchRecord) as unknown:
            await door(place, "abcdefghij")
        said = [str(one.value).replace(answer_id, "…") for one in (refused, unknown)]
        assert said[0] == said[1].replace("abcdefghij", "…")
    with pytest.raises(NoSuchRecord):
        await two.doors.judge(place, answer_id, Verdict.BAD)
    assert two.ledger.verdicts(answer_id) == {}


async def test_inside_an_answer_is_recalled_and_judged(two: House) -> None:
    answer_id = await two.ask(HIDDEN_CHANNEL, HIDDEN_QUESTION)
    for place in (HIDDEN_CHANNEL, direct("ann")):
        assert "Ostrel" in repr(await two.doors.recall(place, answer_id))
        await two.doors.judge(place, answer_id, Verdict.GOOD)
    assert two.ledger.verdicts(answer_id) == {"ann": Verdict.GOOD}


async def test_who_leaves_the_channel_reads_no_more(two: House) -> None:
    answer_id = await two.ask(HIDDEN_CHANNEL, HIDDEN_QUESTION)
    await two.doors.use(direct("ann"), "vault")
    two.members["C1"].clear()
    assert await two.doors.story(direct("ann")) == "main"
    with pytest.raises(NoSuchRecord):
        await two.doors.recall(direct("ann"), answer_id)


async def test_where_members_can_t_be_told_nobody_is_one(
    two: House, caplog: pytest.LogCaptureFixture
) -> None:
    await two.doors.use(direct("ann"), "vault")

    async def broken(place: Place, channels: frozenset[str]) -> frozenset[str]:
        raise ConnectionError("vault")

    two.doors.members_by("slack", broken)
    assert await two.doors.story(direct("ann")) == "main"
    assert "ConnectionError" in caplog.text
    assert "vault" not in caplog.text


async def test_a_channel_that_is_bound_to_another_story_keeps_nothing(two: House) -> None:
    answer_id = await two.ask(HIDDEN_CHANNEL, HIDDEN_QUESTION)
    assert await two.doors.earlier(HIDDEN_CHANNEL, "t1") == (HIDDEN_QUESTION,)
    await two.doors.use(HIDDEN_CHANNEL, "main")
    assert await two.doors.earlier(HIDDEN_CHANNEL, "t1") == ()
    with pytest.raises(NoSuchRecord):
        await two.doors.recall(HIDDEN_CHANNEL, answer_id)
    assert await two.doors.story(HIDDEN_CHANNEL) == "main"


async def test_a_story_that_becomes_private_is_closed_at_once(two: House) -> None:
    await two.doors.use(channel("C3"), "main")
    answer_id = await two.ask(channel("C2"), "When did the harbour close?")
    await two.doors.change(channel("C3"), private=True)
    with pytest.raises(NoStoryHere):
        await two.doors.at(channel("C2"))
    with pytest.raises(NoSuchRecord):
        await two.doors.recall(channel("C2"), answer_id)
    assert [one.name for one in await two.doors.readable(channel("C3"))] == ["main"]


async def test_only_who_may_read_it_brings_a_private_story_elsewhere(two: House) -> None:
    for place in (channel("C2", "bob"), direct("bob")):
        with pytest.raises(UnknownStory) as hidden:
            await two.doors.use(place, "vault")
        with pytest.raises(UnknownStory) as missing:
            await two.doors.use(place, "nosuch")
        assert str(hidden.value) == str(missing.value)
    await two.doors.use(channel("C2", "ann"), "vault")
    assert await two.doors.story(channel("C2", "ann")) == "vault"
    await two.doors.use(channel("C3", "bob"), "vault", owner=True)
    assert await two.doors.story(channel("C3", "bob")) == "vault"
    with pytest.raises(UnknownStory):  # in direct messages nobody is an owner
        await two.doors.use(direct("bob"), "vault", owner=True)


async def test_names_of_new_stories(two: House) -> None:
    with pytest.raises(StoryTaken):
        await two.doors.create(channel("C4"), "vault", private=False)
    with pytest.raises(BadStoryName):
        await two.doors.create(channel("C4"), "../vault", private=False)
    with pytest.raises(UnknownStory):
        await two.doors.use(channel("C4"), "../vault")
    assert await two.doors.story(channel("C4")) == "main"


async def test_a_copy_of_a_private_story_is_private_under_its_own_name(two: House) -> None:
    stories = two.data / "stories"
    shutil.copytree(stories / "vault", stories / "copy")
    assert not await two.doors.may_read(channel("C2"), "copy")
    await two.doors.use(channel("C6"), "copy", owner=True)
    answer_id = await two.ask(channel("C6"), HIDDEN_QUESTION)
    found, _ = await two.doors.recorded(channel("C6"), answer_id)
    assert found.story == "copy"


async def test_settings_that_can_t_be_read_close_the_story(two: House) -> None:
    file = two.data / "stories" / "vault" / "settings.json"
    for broken in ("", "[]", '{"private": "no"}', '{"privat": false}', '{"sources": 3}'):
        file.write_text(broken)
        with pytest.raises(PlacesFailed):
            await two.doors.at(HIDDEN_CHANNEL)
        assert await two.doors.story(channel("C2")) == "main"
        assert [one.name for one in await two.doors.readable(channel("C2"))] == ["main"]


async def test_lost_bindings_close_the_story(two: House) -> None:
    two.places.close()
    for file in two.data.glob("places.db*"):
        file.unlink()
    async with house(two.data) as again:
        assert await again.doors.story(HIDDEN_CHANNEL) == "main"
        assert not await again.doors.may_read(HIDDEN_CHANNEL, "vault")


async def test_what_fails_names_nothing_to_readers_or_logs(
    two: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.handler.addFilter(Discretion())
    desk = await two.doors.at(HIDDEN_CHANNEL)

    def broken(story: Story) -> None:
        raise failure

    monkeypatch.setattr(Story, "snapshot", broken)
    with caplog.at_level(logging.DEBUG):
        for failure in (ValueError(HIDDEN_TEXT), StoryMissing(f"no article {HIDDEN_TEXT}")):
            with pytest.raises(type(failure)) as failed:
                await desk.ask(HIDDEN_QUESTION)
            assert not holds_secrets(told(failed.value, phrases("en")))
            logging.getLogger("discord").error("a library's own", exc_info=failed.value)
    assert caplog.text.count("incident") == 2
    assert "ValueError" in caplog.text
    assert not holds_secrets(caplog.text)


async def test_of_a_public_story_the_log_says_what_failed(
    two: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(Discretion())
    await two.doors.at(HIDDEN_CHANNEL)
    await two.doors.at(channel("C2"))
    told(ValueError("the disk is on fire"), phrases("en"))
    assert "the disk is on fire" in caplog.text


async def test_that_a_story_is_missing_names_no_other(
    two: House, caplog: pytest.LogCaptureFixture
) -> None:
    await two.doors.create(channel("C7"), "new", private=False)
    desk = await two.doors.at(channel("C7"))
    with pytest.raises(StoryMissing) as missing:
        await desk.ask("Who?")
    assert not holds_secrets(told(missing.value, phrases("en")))
    assert not holds_secrets(caplog.text)
