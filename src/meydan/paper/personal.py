"""What paper and desk know about a person."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from meydan.base import clock
from meydan.paper.models import NoticeRead, Petition, ReplyRoute
from meydan.people.models import Person

WORK = [
    ("paper.NoticeRead", "read_by"),
    ("paper.ReplyRoute", "made_by"),
    ("paper.Attempt", "by"),
    ("paper.FormBatch", "made_by"),
    ("paper.Kiosk", "opened_by"),
    ("paper.Petition", "offered_by"),
    ("paper.Petition", "noted_by"),
    ("paper.Petition", "filed_by"),
]


def export_notices(person: Person) -> Iterator[dict[str, Any]]:
    for one in NoticeRead.objects.filter(person=person):
        yield {"notice": one.version, "read_aloud": one.aloud, "at": one.at}
    for route in ReplyRoute.objects.filter(contribution__author=person):
        yield {"answer_goes": route.way, "name": route.name, "phone": route.phone, "address": route.address}
    for petition in Petition.objects.filter(contribution__author=person):
        yield {"petition": petition.state, "number": petition.number, "answered_at": petition.answered_at}


def erase_notices(person: Person) -> None:
    """Also where and how to reach them. That something was filed as a petition stays: it is an official record."""
    NoticeRead.objects.filter(person=person).delete()
    open_routes = ReplyRoute.objects.filter(contribution__author=person, done_at=None)
    open_routes.update(done_at=clock.now(), name="", phone="", address="")


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for pk in apps.get_model(model)._default_manager.filter(**{column: person}).values_list("pk", flat=True):
        yield {"what": model, "as": column, "id": pk}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
