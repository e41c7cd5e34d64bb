"""Whom a survey reaches, and what somebody sent with their name."""

from django.db.models import QuerySet

from meydan.ideas.queries.processes import participants
from meydan.people.models import Person
from meydan.surveys.marks import mark_of
from meydan.surveys.models import Mark, Sheet, Survey
from meydan.threads.queries import followers


def reachable(survey: Survey) -> set[int]:
    """Ids of those who follow its thread or took part in its process."""
    people = set(followers(survey.thread.ref)) if survey.thread else set()
    return people | (participants(survey.process) if survey.process else set())


def audiences(survey: Survey) -> list[str]:
    """The same people, as `notify` calls them."""
    told = [f"followers:{survey.thread.ref}"] if survey.thread else []
    return [*told, *([f"took_part:{survey.process.ref}"] if survey.process else [])]


def told_of_dates(survey: Survey) -> list[str]:
    """Whom other days concern: those whom it reaches, and those who answered with their name. Who answered without one stands in no
    list, and reads it on the page."""
    named = (
        Sheet.objects.filter(survey=survey, person__isnull=False).order_by("person").values_list("person", flat=True)
    )
    return [*audiences(survey), *(f"person:{pk}" for pk in named.distinct())]


def has_answered(person: Person | None, survey: Survey) -> bool:
    """Whether there is a mark; only where one answers once."""
    if person is None or not survey.needs_account:
        return False
    return Mark.objects.filter(digest=mark_of(survey, person)).exists()


def named_sheets(person: Person) -> QuerySet[Sheet]:
    return Sheet.objects.filter(person=person).select_related("survey").order_by("on", "pk")
