"""Writing, entering, editing, taking back and hiding contributions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.town import town
from meydan.base.workdays import end_of, promised_day
from meydan.goals.models import Target
from meydan.ideas.models import Channel, Contribution, ContributionKind, Edition, Process, State, StateChange
from meydan.ideas.rules.contributions import TARGETS, may_edit, may_handle, may_submit, may_withdraw
from meydan.moderation.actions import look_first, remove_photo
from meydan.moderation.queries import photos_of_draft as photos_of
from meydan.people.actions import enter_person
from meydan.people.models import Person, Role
from meydan.places.models import Neighbourhood
from meydan.threads.actions import add_step, follow, hide_thread, open_thread, set_targets
from meydan.threads.models import Station, Step

DESK = [f"role:{Role.COORDINATOR}", f"role:{Role.FACILITATOR}"]
"""Who is told that something new waits to be sorted."""


@transaction.atomic
def submit_contribution(
    *,
    by: Person,
    kind: str,
    title: str,
    text: str,
    neighbourhood: Neighbourhood | None,
    targets: Sequence[Target],
    place_words: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    process: Process | None = None,
    channel: str = "web",
    entered_by: Person | None = None,
    language: str = "tr",
    quote: str = "",
    source: str | None = None,
    cost: int | None = None,
    scope: str = "",
    clock_code: str = "default",
    in_name_of: str = "",
) -> Contribution:
    """Publish a contribution: it opens a thread, gets a number and a promised day of the answer. `by` is the author, also
    where staff entered it; `in_name_of` is shown instead, where a group speaks. Raises Refused when the process is not collecting or the targets are none or too many."""
    may_submit(by, process).or_refuse()
    _check(targets)
    if by.is_minor or latitude is None or longitude is None:
        latitude = longitude = None  # no exact point of somebody under 18, and no half a point
    promise = town().clock(clock_code)
    due = promised_day(promise, clock.today())
    inside = process is not None and process.is_inside
    thread = open_thread(
        title=title, neighbourhood=neighbourhood, targets=targets, place_words=place_words, language=language
    )
    made = Contribution.objects.create(
        what=kind,
        scope=scope if kind == ContributionKind.PROBLEM else "",
        thread=thread,
        title=title,
        text=text,
        quote=quote,
        language=language,
        author=by,
        neighbourhood=neighbourhood,
        place_words=place_words,
        latitude=latitude,
        longitude=longitude,
        process=process,
        inside=inside,
        named=not inside,
        channel=channel,
        entered_by=entered_by,
        first_promise=due,
        promised_for=due,
        clock_code=promise.code,
        basis=promise.basis,
        created_at=clock.now(),
        changed_at=clock.now(),
        source=source,
        cost=cost,
        in_name_of=in_name_of,
    )
    station = Station.PROBLEM if kind == ContributionKind.PROBLEM else Station.IDEA
    add_step(thread=thread, code="ideas.submitted", ref=made.ref, station=station, at=made.created_at)
    add_step(thread=thread, code="ideas.promise", ref=made.ref, at=end_of(due), promised=True)
    StateChange.objects.create(contribution=made, after=State.RECEIVED, by=by, at=clock.now())
    follow(by=by, thread=thread)
    if inside:
        hide_thread(thread=thread, hidden=True)
    make_findable(made)
    record("ideas.submitted", by=entered_by or by, ref=made.ref, channel=channel)
    by_itself = channel == Channel.WEB and source is None and not inside and not in_name_of
    if by_itself and _waits(by, made):
        return made  # it reaches the desk when somebody has looked; the promised day stands
    notify(by, "ideas.received", ref=made.ref, number=thread.number, day=due.isoformat())
    if source is None:  # a file of two thousand is no two thousand messages
        notify(DESK, "ideas.arrived", ref=made.ref, but_not=entered_by or by, number=thread.number, day=due.isoformat())
    return made


def _waits(by: Person, contribution: Contribution) -> bool:
    """Whether it waits, unseen, for a moderator."""
    held = look_first(by=by, ref=contribution.ref, text=f"{contribution.title}\n{contribution.text}".strip())
    if held:
        contribution.refresh_from_db(fields=["hidden_at"])
    return held is not None


def _check(targets: Sequence[Target]) -> None:
    if not 1 <= len(targets) <= 3:
        raise Refused(TARGETS, field="target")


@transaction.atomic
def enter_at_desk(*, by: Person, person: Mapping[str, Any], channel: str, **contribution: Any) -> Contribution:
    """Write down what somebody brought to a desk, said on the phone or sent on paper. `person` goes to `enter_person`,
    which records the privacy notice that was shown; the rest goes to `submit_contribution`."""
    author = enter_person(by=by, channel=channel, **person)
    return submit_contribution(by=author, channel=channel, entered_by=by, **contribution)


def make_findable(contribution: Contribution) -> None:
    """Joined and hidden ones, and those from inside, are not found."""
    public = not contribution.hidden_at and not contribution.inside and contribution.state != State.MERGED
    body = f"{contribution.text} {contribution.place_words} {contribution.thread.number}"
    search.index(contribution.ref, title=contribution.title, body=body, at=contribution.created_at, public=public)


@transaction.atomic
def edit_contribution(*, by: Person, contribution: Contribution, title: str, text: str) -> Contribution:
    """Change one's own text for a while; what it was before is kept and public."""
    contribution = Contribution.objects.select_for_update(of=("self",)).select_related("thread").get(pk=contribution.pk)
    may_edit(by, contribution).or_refuse()
    changed = _replace(by, contribution, title, text, "")
    if not changed.hidden_at and not changed.inside:
        _waits(by, changed)
    return changed


@transaction.atomic
def correct_contribution(
    *,
    by: Person,
    contribution: Contribution,
    title: str,
    text: str,
    targets: Sequence[Target],
    neighbourhood: Neighbourhood | None,
    place_words: str,
    reason: str,
    quote: str = "",
) -> Contribution:
    """Staff correct a text, its place or its targets, with a public reason; the author is told."""
    contribution = Contribution.objects.select_for_update(of=("self",)).select_related("thread").get(pk=contribution.pk)
    may_handle(by, contribution).or_refuse()
    _check(targets)
    contribution.neighbourhood, contribution.place_words, contribution.quote = neighbourhood, place_words, quote
    thread = contribution.thread
    thread.neighbourhood, thread.place_words = neighbourhood, place_words
    thread.save(update_fields=["neighbourhood", "place_words"])
    set_targets(thread=thread, targets=targets)
    if contribution.author_id and contribution.author_id != by.pk:
        notify(f"person:{contribution.author_id}", "ideas.corrected", ref=contribution.ref, reason=reason)
    return _replace(by, contribution, title, text, reason)


def _replace(by: Person, contribution: Contribution, title: str, text: str, reason: str) -> Contribution:
    old = (contribution.title, contribution.text)
    if old != (title, text):
        Edition.objects.create(
            contribution=contribution, title=old[0], text=old[1], by=by, reason=reason, replaced_at=clock.now()
        )
        contribution.title, contribution.text, contribution.edited_at = title, text, clock.now()
    contribution.save()
    thread = contribution.thread
    if thread.title == old[0]:
        thread.title = title
        thread.save(update_fields=["title"])
    make_findable(contribution)
    record("ideas.edited", by=by, ref=contribution.ref)
    return contribution


@transaction.atomic
def withdraw_contribution(*, by: Person, contribution: Contribution) -> Contribution:
    """Take one's own contribution back as long as nobody else has taken it up. It is hidden for good, with its photos and
    its promise; the number is not given again."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("thread__merged_into", "merged_into")
    contribution = rows.get(pk=contribution.pk)
    may_withdraw(by, contribution).or_refuse()
    contribution.withdrawn_at = clock.now()
    Step.objects.filter(ref=contribution.ref, code="ideas.promise").delete()
    for photo in photos_of(contribution.ref):
        remove_photo(by=by, photo=photo)
    _hide(contribution, hidden=True)
    forget_pages()
    record("ideas.withdrawn", by=by, ref=contribution.ref)
    return contribution


@transaction.atomic
def hide_contribution(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation. What its author took back is not shown again."""
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("thread__merged_into")
    contribution = rows.get(pk=thing_id)
    _hide(contribution, hidden=hidden or contribution.withdrawn_at is not None)
    record("ideas.hidden" if hidden else "ideas.shown", by=by, ref=contribution.ref)


def _hide(contribution: Contribution, *, hidden: bool) -> None:
    """A thread that holds nothing else is hidden with it."""
    contribution.hidden_at = clock.now() if hidden else None
    contribution.save(update_fields=["hidden_at", "withdrawn_at"])
    home = contribution.thread.merged_into or contribution.thread
    on_it = Contribution.objects.filter(Q(thread=home) | Q(thread__merged_into=home), hidden_at=None)
    if not on_it.exclude(state=State.MERGED).exclude(pk=contribution.pk).exists():
        hide_thread(thread=home, hidden=hidden or contribution.inside)
    make_findable(contribution)
