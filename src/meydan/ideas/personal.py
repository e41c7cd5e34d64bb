"""What contributions and processes know about a person."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import F

from meydan.ideas.actions.withdrawing import withdraw_all
from meydan.ideas.models import Contribution, SavedSearch, Support
from meydan.people.models import Person

STAFF_LINKS = [
    ("ideas.Contribution", "entered_by"),
    ("ideas.Contribution", "assigned_to"),
    ("ideas.StateChange", "by"),
    ("ideas.Answer", "by"),
    ("ideas.PendingAnswer", "by"),
    ("ideas.Approval", "by"),
    ("ideas.Routing", "by"),
    ("ideas.Edition", "by"),
    ("ideas.Joining", "by"),
    ("ideas.Joining", "undone_by"),
    ("ideas.Process", "owner"),
    ("ideas.ProcessChange", "by"),
]


def export_contributions(person: Person) -> Iterator[dict[str, Any]]:
    for one in Contribution.objects.filter(author=person).select_related("thread", "neighbourhood"):
        yield {
            "number": one.thread.number,
            "kind": one.what,
            "title": one.title,
            "text": one.text,
            "at": one.created_at,
            "place": str(one.neighbourhood or ""),
            "point": [one.latitude, one.longitude],
            "state": one.state,
        }


def forget_author(person: Person) -> None:
    """What was said in public stays, without its author and without the exact point."""
    Contribution.objects.filter(author=person).update(author=None, latitude=None, longitude=None)


def withdraw_contributions(person: Person) -> int:
    return withdraw_all(by=person)


def export_supports(person: Person) -> Iterator[dict[str, Any]]:
    for one in Support.objects.filter(person=person).select_related("contribution__thread"):
        yield {"thread": one.contribution.thread.number, "at": one.at}


def erase_supports(person: Person) -> None:
    mine = Support.objects.filter(person=person)
    Contribution.objects.filter(pk__in=mine.values("contribution")).update(support_count=F("support_count") - 1)
    mine.delete()


def export_searches(person: Person) -> Iterator[dict[str, Any]]:
    for one in SavedSearch.objects.filter(person=person):
        yield {"saved_search": one.name, "address": one.get_absolute_url(), "at": one.made_at}


def erase_searches(person: Person) -> None:
    SavedSearch.objects.filter(person=person).delete()


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for pk in apps.get_model(model)._default_manager.filter(**{column: person}).values_list("pk", flat=True):
        yield {"what": model, "as": column, "id": pk}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
