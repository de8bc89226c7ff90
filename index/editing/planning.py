"""What an edit would do, before it is done: nothing is written, nothing encoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from index.attribution import attributions
from index.building import EVIDENCE, cut
from index.editing.entries import OnStep, as_article, timeline_changes
from index.editing.models import Amounts, Item, Kind, OnProgress, Plan, Replaces
from index.editing.recognition import How, Recogniser, filled, one_is_undated, reads_the_same
from index.embeddings import Encoder
from index.errors import ArticleMissing, Cancelled, GenerationMissing, StoryChanged, StoryMissing
from index.models import Article, Draft, Speech
from index.passages import segment
from index.store import Change, Commit, Generation, Version, content_hash, open_story
from index.timeline.candidates import tellings

# Asked between any two steps: whether to stop, leaving all as it was.
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one draft: `draft` as it will be stored, `article` the id it replaces.

    `earlier`: the stored version of the article that the draft is word for word.
    """

    kind: Kind
    place: int
    draft: Draft
    article: str | None = None
    how: How | None = None
    resembles: str | None = None
    earlier: Version | None = None


def plan(
    data: Path,
    story: str,
    drafts: Sequence[Draft],
    *,
    replaces: Replaces | None = None,
    watched: bool = False,
    on_progress: OnProgress | None = None,
    stop: Stop | None = None,
) -> Plan:
    """What `add` would do with these drafts; a story that isn't there is an empty one.

    `replaces` and `watched` as `add` takes them. `on_progress` counts drafts. Raises
    ArticleMissing for an article to replace that isn't there, Cancelled, StoreError.
    """
    try:
        generation: Generation | None = open_story(data, story).generation()
    except StoryMissing:
        generation = None
    decisions = decide(generation, drafts, replaces or {}, watched=watched)
    items = []
    for done, decision in enumerate(decisions):
        going_on(stop)
        if on_progress:
            on_progress(done, len(decisions))
        items.append(_item(generation, decision))
    if on_progress:
        on_progress(len(decisions), len(decisions))
    return _plan(story, generation, items)


def plan_removal(data: Path, story: str, article_id: str) -> Plan:
    """What `remove` would do. Raises ArticleMissing, StoreError."""
    generation = open_story(data, story).generation()
    gone = generation.article(article_id)
    _come, go = _amounts(gone, None)
    return _plan(story, generation, [Item(kind=Kind.REMOVE, before=gone, go=go)])


def plan_undo(data: Path, story: str, to: int | None = None) -> Plan:
    """What `undo` would do. Raises GenerationMissing, StoreError."""
    generation = open_story(data, story).generation()
    items = []
    for change in changes_back(generation, to)[1]:
        before = after = None
        if change.before is not None:
            before = generation.article(change.article, change.before)
        if change.after is not None:
            after = generation.article(change.article, change.after)
        come, go = _amounts(before, after)
        kind = Kind.REMOVE if after is None else Kind.REPLACE if before else Kind.ADD
        items.append(Item(kind=kind, before=before, after=after, come=come, go=go))
    return _plan(story, generation, items)


def history(data: Path, story: str, limit: int | None = None) -> list[Commit]:
    """What was done to a story, newest first. Raises StoreError."""
    return open_story(data, story).generation().history(limit)


def decide(
    generation: Generation | None,
    drafts: Sequence[Draft],
    replaces: Replaces,
    *,
    watched: bool,
) -> list[Decision]:
    """What becomes of each draft; those that stand twice are decided once, and so is what
    stands word for word under two origins and would be added.

    Of several drafts that are found to be one article, other than by where they came
    from, the first is taken for it.
    """
    recogniser = Recogniser(generation) if generation else None
    current = {one.id for one in generation.articles()} if generation else set()
    seen: set[Hashable] = set()
    taken: set[str] = set()
    decisions = []
    for place, draft in enumerate(drafts):
        key = (draft.origin, content_hash(draft))
        if key in seen:
            continue
        seen.add(key)
        if place in replaces:
            decision = _chosen(generation, place, draft, replaces[place])
        elif generation is None or recogniser is None:
            decision = Decision(Kind.ADD, place, draft)
        else:
            decision = _recognised(
                generation, recogniser, place, draft, taken=taken, current=current, watched=watched
            )
        if decision.kind is Kind.ADD and place not in replaces:
            if (text := content_hash(draft)) in seen:
                continue
            seen.add(text)
        if decision.article:
            taken.add(decision.article)
        decisions.append(decision)
    return decisions


def changes_back(generation: Generation, to: int | None) -> tuple[int, list[Change]]:
    """The generation to go back to, and what that does to each article.

    Raises GenerationMissing where there is no such generation, or where nothing was
    changed since.
    """
    now = generation.number
    if to is None:
        if now == 0:
            raise GenerationMissing("Nothing was done to this story yet.")
        to = now - 1
    if not 0 <= to < now:
        raise GenerationMissing(
            f"There is no generation {to} to go back to: the story is at generation {now}."
        )
    # Newest first: the last that is seen of an article is how it was then.
    then: dict[str, Change] = {}
    for commit in generation.history(now - to):
        for change in commit.changes:
            after = then[change.article].before if change.article in then else change.after
            then[change.article] = Change(change.article, after, change.before)
    back = [change for change in then.values() if change.before != change.after]
    if not back:
        raise GenerationMissing(
            f"No article has changed since generation {to}: there is nothing to undo.",
            hint="A rebuild changes no article. Name an earlier generation; "
            "python -m index history lists them.",
        )
    return to, sorted(back, key=lambda change: change.article)


def with_entries(
    data: Path, plan: Plan, encoder: Callable[[], Encoder], on_step: OnStep | None = None
) -> Plan:
    """The plan, with what would become of the timeline's entries.

    It reads the dates of the whole story (some seconds for 1,000 articles) and encodes the dated
    sentences that come; what takes longer than 20 s isn't told. `on_step` is called between
    any two steps, and ends it where it raises. Raises StoryChanged where the plan is of another
    generation, StoreError, ModelError.
    """
    try:
        generation: Generation | None = open_story(data, plan.story).generation()
    except StoryMissing:
        generation = None
    if (generation.number if generation else 0) != plan.generation:
        raise StoryChanged(f"The story {plan.story} has changed meanwhile.")
    return replace(plan, entries=timeline_changes(generation, plan.items, encoder, on_step))


def going_on(stop: Stop | None) -> None:
    """Raises Cancelled where it was asked for."""
    if stop and stop():
        raise Cancelled("It was cancelled before its end.")


def _chosen(
    generation: Generation | None, place: int, draft: Draft, article_id: str | None
) -> Decision:
    if article_id is None:
        return Decision(Kind.ADD, place, draft, how=How.CHOSEN)
    if generation is None:
        raise ArticleMissing(f"There is no article {article_id}.")
    known = generation.article(article_id)
    full = filled(draft, known)
    kind = Kind.UNCHANGED if content_hash(full) == content_hash(known) else Kind.REPLACE
    return Decision(kind, place, full, article_id, How.CHOSEN)


def _recognised(
    generation: Generation,
    recogniser: Recogniser,
    place: int,
    draft: Draft,
    *,
    taken: set[str],
    current: set[str],
    watched: bool,
) -> Decision:
    found = recogniser.recognise(draft)
    known = found.known
    if known is None:
        return Decision(Kind.ADD, place, draft, resembles=found.resembles)
    there = known.article in current
    if known.how is How.CONTENT:
        return Decision(Kind.UNCHANGED, place, draft, known.article, known.how)
    if known.dropped and watched:
        return Decision(Kind.LEFT_OUT, place, draft, known.article, How.ORIGIN)
    if known.how is How.ORIGIN:
        kind = Kind.REPLACE if there else Kind.ADD
        return Decision(kind, place, draft, known.article, known.how, earlier=known.earlier)
    before = generation.article(known.article)
    # Nobody looks at what is watched, and today's bulletin would get yesterday's date.
    unsure = watched and known.how is not How.ADDRESS and one_is_undated(draft, before)
    if known.article in taken or unsure:
        return Decision(Kind.ADD, place, draft, resembles=known.article)
    full = filled(draft, before)
    kind = Kind.UNCHANGED if reads_the_same(full, before) else Kind.REPLACE
    return Decision(kind, place, full, known.article, known.how)


def _item(generation: Generation | None, decision: Decision) -> Item:
    before = _current(generation, decision.article)
    changes = decision.kind in (Kind.ADD, Kind.REPLACE)
    come, go = _amounts(before, decision.draft) if changes else (Amounts(), Amounts())
    fresh = changes and decision.earlier is None
    return Item(
        kind=decision.kind,
        place=decision.place,
        before=before,
        after=decision.draft,
        recognised_by=decision.how,
        resembles=_current(generation, decision.resembles),
        come=come,
        go=go,
        texts=sum(1 for _ in cut(decision.draft).texts()) if fresh else 0,
    )


def _current(generation: Generation | None, article_id: str | None) -> Article | None:
    if generation is None or article_id is None:
        return None
    try:
        return generation.article(article_id)
    except ArticleMissing:
        return None


def _plan(story: str, generation: Generation | None, items: Sequence[Item]) -> Plan:
    before = len(generation.articles()) if generation else 0
    kinds = Counter(item.kind for item in items)
    after = before + kinds[Kind.ADD] - kinds[Kind.REMOVE]
    return Plan(story, generation.number if generation else 0, tuple(items), (before, after))


@dataclass(frozen=True, slots=True)
class _Held:
    """What a text holds, each as what makes it the same in another text."""

    passages: Counter[Hashable]
    sentences: Counter[Hashable]
    quotes: Counter[Hashable]
    dated: Counter[Hashable]


def _amounts(before: Draft | None, after: Draft | None) -> tuple[Amounts, Amounts]:
    """What comes and what goes."""
    old, new = _held(before), _held(after)
    return _more(new, old), _more(old, new)


def _more(these: _Held, those: _Held) -> Amounts:
    """What the first hold beyond the second."""
    counts: Mapping[str, int] = {
        field.name: (getattr(these, field.name) - getattr(those, field.name)).total()
        for field in fields(_Held)
    }
    return Amounts(**counts)


def _held(draft: Draft | None) -> _Held:
    if draft is None:
        return _Held(Counter(), Counter(), Counter(), Counter())
    passages = segment(draft.text, draft.language, draft.head)
    searched = [passage for passage in passages if passage.kind in EVIDENCE]
    said = attributions(draft.text, draft.language, passages)
    told = tellings(as_article(draft), passages)
    return _Held(
        passages=_texts(passage.span.of(draft.text) for passage in searched),
        sentences=_texts(
            one.span.of(draft.text) for passage in searched for one in passage.sentences
        ),
        quotes=Counter(
            (one.span.of(draft.text), one.speaker) for one in said if one.kind is Speech.DIRECT
        ),
        dated=Counter(
            (one.quote.text, one.expression.from_, one.expression.to, one.expression.bound)
            for one in told
        ),
    )


def _texts(texts: Iterable[str]) -> Counter[Hashable]:
    return Counter(" ".join(text.split()) for text in texts)
