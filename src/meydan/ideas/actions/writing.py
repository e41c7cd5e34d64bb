"""Writing, editing and supporting contributions."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import add_workdays, end_of
from meydan.goals.models import Target
from meydan.ideas.models import Contribution, ContributionKind, Draft, Edition, Process, State, StateChange, Support
from meydan.ideas.rules.contributions import TARGETS, may_edit, may_handle, may_submit, may_support
from meydan.moderation.actions import move_photos, remove_photo
from meydan.moderation.queries import photos_of_draft
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.threads.actions import add_step, follow, hide_thread, open_thread, set_targets
from meydan.threads.models import Station


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
) -> Contribution:
    """Publish a contribution: it opens a thread, gets a number and a promised day of the answer. `by` is the author, also
    where staff entered it. Raises Refused when the process is not collecting or the targets are none or too many."""
    may_submit(by, process).or_refuse()
    if not 1 <= len(targets) <= 3:
        raise Refused(TARGETS, field="target")
    promise = town().clock()
    due = add_workdays(clock.today(), promise.working_days)
    thread = open_thread(
        title=title, neighbourhood=neighbourhood, targets=targets, place_words=place_words, language=language
    )
    made = Contribution.objects.create(
        what=kind,
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
        channel=channel,
        entered_by=entered_by,
        first_promise=due,
        promised_for=due,
        basis=promise.basis,
        created_at=clock.now(),
        changed_at=clock.now(),
        source=source,
        cost=cost,
    )
    station = Station.PROBLEM if kind == ContributionKind.PROBLEM else Station.IDEA
    add_step(thread=thread, code="ideas.submitted", ref=made.ref, station=station, at=made.created_at)
    add_step(thread=thread, code="ideas.promise", ref=made.ref, at=end_of(due), promised=True)
    StateChange.objects.create(contribution=made, after=State.RECEIVED, by=by, at=clock.now())
    follow(by=by, thread=thread)
    make_findable(made)
    notify(by, "ideas.received", ref=made.ref, number=thread.number, day=due.isoformat())
    record("ideas.submitted", by=entered_by or by, ref=made.ref, channel=channel)
    return made


def make_findable(contribution: Contribution) -> None:
    """Joined and hidden ones are not found."""
    public = contribution.hidden_at is None and contribution.state != State.MERGED
    body = f"{contribution.text} {contribution.place_words} {contribution.thread.number}"
    search.index(contribution.ref, title=contribution.title, body=body, at=contribution.created_at, public=public)


@transaction.atomic
def edit_contribution(*, by: Person, contribution: Contribution, title: str, text: str) -> Contribution:
    """Change one's own text for a while; what it was before is kept and public."""
    contribution = Contribution.objects.select_for_update(of=("self",)).select_related("thread").get(pk=contribution.pk)
    may_edit(by, contribution).or_refuse()
    return _replace(by, contribution, title, text, "")


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
    if not 1 <= len(targets) <= 3:
        raise Refused(TARGETS, field="target")
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
def support(*, by: Person, contribution: Contribution) -> Contribution:
    """Stand behind a contribution, once; twice changes nothing."""
    may_support(by, contribution).or_refuse()
    _, fresh = Support.objects.get_or_create(contribution=contribution, person=by, defaults={"at": clock.now()})
    if fresh:
        Contribution.objects.filter(pk=contribution.pk).update(support_count=F("support_count") + 1)
    contribution.refresh_from_db(fields=["support_count"])
    return contribution


@transaction.atomic
def withdraw_support(*, by: Person, contribution: Contribution) -> Contribution:
    """Take one's support back."""
    gone, _ = Support.objects.filter(contribution=contribution, person=by).delete()
    if gone:
        Contribution.objects.filter(pk=contribution.pk).update(support_count=F("support_count") - 1)
    contribution.refresh_from_db(fields=["support_count"])
    return contribution


@transaction.atomic
def hide_contribution(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation. A thread that holds nothing else is hidden with it."""
    contribution = Contribution.objects.select_for_update(of=("self",)).select_related("thread").get(pk=thing_id)
    contribution.hidden_at = clock.now() if hidden else None
    contribution.save(update_fields=["hidden_at"])
    others = Contribution.objects.filter(thread=contribution.thread, hidden_at=None).exclude(pk=contribution.pk)
    if not others.exists():
        hide_thread(thread=contribution.thread, hidden=hidden)
    make_findable(contribution)
    record("ideas.hidden" if hidden else "ideas.shown", by=by, ref=contribution.ref)


@transaction.atomic
def save_draft(*, draft: Draft | None, words: Mapping[str, Any]) -> Draft:
    """Keep what a visitor has written so far."""
    draft = draft or Draft()
    draft.words = {**draft.words, **words}
    draft.changed_at = clock.now()
    draft.save()
    return draft


@transaction.atomic
def submit_draft(*, by: Person, draft: Draft) -> Contribution:
    """Publish a draft. A draft that was sent before gives the contribution that it became."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.sent_as:
        return draft.sent_as
    words = draft.words
    chosen = {target.code: target for target in Target.objects.filter(code__in=words.get("targets", []))}
    made = submit_contribution(
        by=by,
        kind=words["kind"],
        title=words["title"],
        text=words.get("text", ""),
        neighbourhood=Neighbourhood.objects.filter(slug=words.get("neighbourhood", "")).first(),
        place_words=words.get("place_words", ""),
        latitude=None if by.is_minor else words.get("latitude"),
        longitude=None if by.is_minor else words.get("longitude"),
        targets=[chosen[code] for code in words.get("targets", []) if code in chosen],
        process=Process.objects.filter(pk=words.get("process") or 0).prefetch_related("stages").first(),
        language=words.get("language", "tr"),
    )
    move_photos(from_ref=draft.ref, to_ref=made.ref, by=by)
    draft.sent_as, draft.words = made, {}
    draft.save(update_fields=["sent_as", "words"])
    return made


@transaction.atomic
def throw_away_old_drafts(*, older_than: timedelta = timedelta(days=7)) -> int:
    """Drafts that nobody touched for a week, with their photos; returns how many."""
    old = Draft.objects.filter(changed_at__lt=clock.now() - older_than)
    for draft in old.filter(sent_as=None):
        for photo in photos_of_draft(draft.ref):
            remove_photo(by=None, photo=photo)
    return old.delete()[0]
