"""Verbs of discussion."""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import F, Q
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext

from meydan.base import clock, refs
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.discussion.models import Comment, CommentSupport, Edition, Position
from meydan.discussion.rules import ELSEWHERE, NO_POSITION, may_edit, may_support, may_write
from meydan.moderation.actions import look_first
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Step, Thread


@transaction.atomic
def write_comment(
    *,
    by: Person,
    on: str,
    text: str,
    position: str = "",
    parent: Comment | None = None,
    language: str = "tr",
    unlimited: bool = False,
) -> Comment:
    """Say something about a thing, or answer somebody. The author of what is answered is told.
    `unlimited` is for imports and the demo town, which speak for many people at once."""
    about = refs.resolve(by, [on]).get(on)
    if about is None:
        raise Http404(on)
    may_write(by, about).or_refuse()
    if not unlimited:
        limit(f"comment:{by.pk}", "10/m")
    if parent is None and position not in Position.values:
        raise Refused(NO_POSITION, field="position")
    if parent is not None and parent.on != on:
        raise Refused(ELSEWHERE)
    answered = parent
    parent = parent.parent or parent if parent else None
    comment = Comment.objects.create(
        on=on,
        parent=parent,
        author=by,
        position="" if parent else position,
        text=text.strip(),
        language=language,
        official=by.at_desk,
        unit=next((g.unit for g in by.grants if g.unit), None),
        at=clock.now(),
    )
    record("discussion.written", by=by, ref=comment.ref, on=on)
    if not unlimited:
        _look_at(by, comment)
    _open_discussion(comment)
    if answered and answered.author_id and answered.author_id != by.pk and not comment.hidden_at:
        notify(f"person:{answered.author_id}", "discussion.answered", ref=comment.ref)
    return comment


def _look_at(by: Person, comment: Comment) -> None:
    """What looks odd waits, unseen, for a moderator."""
    if look_first(by=by, ref=comment.ref, text=comment.text):
        comment.refresh_from_db(fields=["hidden_at"])


def _open_discussion(comment: Comment) -> None:
    """The first comment on a thread is a step of it."""
    name, number = refs.parse(comment.on)
    if name != "thread" or Step.objects.filter(thread=number, code="discussion.opened").exists():
        return
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=number)
    add_step(thread=thread, code="discussion.opened", ref=comment.on, station=Station.DELIBERATION, at=comment.at)


@transaction.atomic
def edit_comment(*, by: Person, comment: Comment, text: str) -> Comment:
    """Change one's own words for a while; what they were before is kept."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    may_edit(by, comment).or_refuse()
    Edition.objects.create(comment=comment, text=comment.text, replaced_at=clock.now())
    comment.text, comment.edited_at = text.strip(), clock.now()
    comment.save(update_fields=["text", "edited_at"])
    record("discussion.edited", by=by, ref=comment.ref)
    _look_at(by, comment)
    return comment


def _locked(comment: Comment) -> Comment:
    """The comment as it is now, held until the end: before any support of it is written, or those who support it alone and together
    would wait for each other."""
    return Comment.objects.select_for_update().get(pk=comment.pk)


@transaction.atomic
def support_comment(*, by: Person, comment: Comment) -> Comment:
    """Once a person and comment; twice changes nothing."""
    may_support(by, comment).or_refuse()
    _locked(comment)
    _, fresh = CommentSupport.objects.get_or_create(comment=comment, person=by, defaults={"at": clock.now()})
    if fresh:
        Comment.objects.filter(pk=comment.pk).update(support_count=F("support_count") + 1)
    comment.refresh_from_db(fields=["support_count"])
    return comment


@transaction.atomic
def support_comment_together(*, people: Sequence[Person], comment: Comment) -> int:
    """Several people support a comment at one moment; returns how many do now. Whom `may_support` refuses is passed over, and who
    does so already counts once."""
    comment = _locked(comment)
    allowed = [person for person in people if may_support(person, comment)]
    rows = [CommentSupport(comment=comment, person=one, at=clock.now()) for one in allowed]
    CommentSupport.objects.bulk_create(rows, ignore_conflicts=True)
    comment.support_count = CommentSupport.objects.filter(comment=comment).count()
    comment.save(update_fields=["support_count"])
    return comment.support_count


@transaction.atomic
def withdraw_support(*, by: Person, comment: Comment) -> Comment:
    _locked(comment)
    gone, _ = CommentSupport.objects.filter(comment=comment, person=by).delete()
    if gone:
        Comment.objects.filter(pk=comment.pk).update(support_count=F("support_count") - 1)
    comment.refresh_from_db(fields=["support_count"])
    return comment


@transaction.atomic
def move_comments(*, from_ref: str, to_ref: str) -> list[int]:
    """When a thing is joined to another one, what was said about it comes along; returns which comments that were."""
    moved = list(Comment.objects.filter(on=from_ref).values_list("pk", flat=True))
    Comment.objects.filter(pk__in=moved).update(on=to_ref)
    return moved


@transaction.atomic
def return_comments(*, ids: Collection[int], to_ref: str) -> None:
    """When the joining is undone, they go back, with the answers that they got in the meantime."""
    Comment.objects.filter(Q(pk__in=ids) | Q(parent__in=ids)).update(on=to_ref)


@transaction.atomic
def take_names_off(*, on: str) -> int:
    """What was said among colleagues becomes public: without names."""
    return Comment.objects.filter(on=on).update(named=False)


@transaction.atomic
def hide_comment(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation."""
    Comment.objects.filter(pk=thing_id).update(hidden_at=clock.now() if hidden else None)


@transaction.atomic
def withdraw_all(*, by: Person) -> int:
    """Of what somebody who leaves had said the words go; the places stay, because others answered them. What they said at work
    is the municipality's. Returns how many."""
    mine = Comment.objects.select_for_update().filter(author=by, official=False)
    for one in mine:
        with translation.override(one.language):
            one.text = gettext("Taken back by the person who wrote it.")
        one.save(update_fields=["text"])
    Edition.objects.filter(comment__in=mine).delete()
    record("discussion.withdrawn", by=by, ref=by.ref, comments=len(mine))
    return len(mine)
