"""What groups know about a person."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from meydan.groups.models import Group, GroupNote, GroupState, GroupTask, Membership, PollAnswer, Presence
from meydan.people.models import Person

STAFF_LINKS = [
    ("groups.Group", "decided_by"),
    ("groups.GroupStateChange", "by"),
    ("groups.Poll", "made_by"),
    ("groups.Meeting", "written_by"),
    ("groups.Meeting", "approved_by"),
    ("groups.GroupTask", "made_by"),
    ("groups.CouncilOpinion", "written_by"),
    ("groups.CouncilOpinion", "handled_by"),
]
"""Who did something for a group, whether of the Centre or with a role in it."""


def export_proposals(person: Person) -> Iterator[dict[str, Any]]:
    for one in Group.objects.filter(proposed_by=person):
        yield {"proposed": one.name, "purpose": one.purpose, "at": one.proposed_at, "state": one.state}


def forget_proposals(person: Person) -> None:
    """What was not decided yet goes; a founded group stays, without who proposed it."""
    Group.objects.filter(proposed_by=person, state=GroupState.PROPOSED).delete()
    Group.objects.filter(proposed_by=person).update(proposed_by=None)


def export_memberships(person: Person) -> Iterator[dict[str, Any]]:
    for one in Membership.objects.filter(person=person).select_related("group"):
        yield {"group": one.group.name, "role": one.role, "since": one.since, "named": one.named, "words": one.words}


def erase_memberships(person: Person) -> None:
    Membership.objects.filter(person=person).delete()


def export_presences(person: Person) -> Iterator[dict[str, Any]]:
    for one in Presence.objects.filter(person=person).select_related("meeting__group"):
        yield {"group": one.meeting.group.name, "meeting": one.meeting.title, "at": one.meeting.starts_at}


def forget_presences(person: Person) -> None:
    """That somebody came stays in the number of the minutes; who it was does not."""
    for one in Presence.objects.filter(person=person).select_related("meeting"):
        one.meeting.guests += 1
        one.meeting.save(update_fields=["guests"])
        one.delete()


def export_answers(person: Person) -> Iterator[dict[str, Any]]:
    for one in PollAnswer.objects.filter(person=person).select_related("option__poll"):
        yield {"poll": one.option.poll.title, "time": one.option.starts_at, "answer": one.fit}


def erase_answers(person: Person) -> None:
    PollAnswer.objects.filter(person=person).delete()


def export_notes(person: Person) -> Iterator[dict[str, Any]]:
    for one in GroupNote.objects.filter(author=person).select_related("group"):
        yield {"group": one.group.name, "note": one.text, "at": one.at}


def erase_notes(person: Person) -> None:
    GroupNote.objects.filter(author=person).delete()


def export_tasks(person: Person) -> Iterator[dict[str, Any]]:
    for one in GroupTask.objects.filter(owner=person).select_related("group"):
        yield {"group": one.group.name, "task": one.title, "due": one.due_on, "done": one.done_at}


def forget_tasks(person: Person) -> None:
    GroupTask.objects.filter(owner=person).update(owner=None)


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in apps.get_model(model)._default_manager.filter(**{column: person}):
        yield {"what": model, "as": column, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
