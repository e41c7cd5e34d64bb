"""What somebody promised to do for the group."""

from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.groups.models import Group, GroupTask, Meeting
from meydan.groups.queries.groups import membership
from meydan.groups.rules.groups import NOT_A_MEMBER, is_in, may_take_part
from meydan.groups.rules.meetings import may_finish_task, may_take_task
from meydan.people.models import Person


@transaction.atomic
def add_task(
    *, by: Person, group: Group, title: str, owner: Person | None = None, due_on: date | None = None,
    meeting: Meeting | None = None, language: str = BINDING,
) -> GroupTask:  # fmt: skip
    """Something is to be done: by a member, or by whoever takes it."""
    may_take_part(by, group, membership(by, group)).or_refuse()
    if owner and not is_in(membership(owner, group)):
        raise Refused(NOT_A_MEMBER, field="owner")
    made = GroupTask.objects.create(
        group=group, title=title, language=language, owner=owner, due_on=due_on, meeting=meeting, made_by=by, made_at=clock.now()
    )  # fmt: skip
    if owner:
        notify(owner, "groups.task", ref=made.ref, but_not=by, day=due_on.isoformat() if due_on else "")
    record("groups.task", by=by, ref=made.ref)
    return made


@transaction.atomic
def take_task(*, by: Person, task: GroupTask) -> GroupTask:
    """I do it. Of several who take it at once one gets it."""
    task = _locked(task)
    may_take_task(by, task, membership(by, task.group)).or_refuse()
    task.owner = by
    task.save(update_fields=["owner"])
    record("groups.task_taken", by=by, ref=task.ref)
    return task


@transaction.atomic
def give_task_back(*, by: Person, task: GroupTask) -> GroupTask:
    """I can't do it; somebody else may."""
    task = _locked(task)
    may_finish_task(by, task, membership(by, task.group)).or_refuse()
    task.owner = None
    task.save(update_fields=["owner"])
    record("groups.task_given_back", by=by, ref=task.ref)
    return task


@transaction.atomic
def finish_task(*, by: Person, task: GroupTask) -> GroupTask:
    task = _locked(task)
    may_finish_task(by, task, membership(by, task.group)).or_refuse()
    task.done_at = clock.now()
    task.save(update_fields=["done_at"])
    record("groups.task_done", by=by, ref=task.ref)
    return task


def _locked(task: GroupTask) -> GroupTask:
    return GroupTask.objects.select_for_update(of=("self",)).select_related("group").get(pk=task.pk)
