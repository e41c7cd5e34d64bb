"""What volunteering knows about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from meydan.people.models import Person
from meydan.questions.queries import answered_on
from meydan.volunteering.models import (
    Application,
    Hours,
    LegalOpinion,
    OrganisationSignUp,
    Placement,
    Preferences,
    Qualified,
    Volunteer,
)
from meydan.volunteering.rules.fitting import slot_word

STAFF = [
    ("volunteering.Need", "contact"),
    ("volunteering.Need", "raised_by"),
    ("volunteering.Role", "supervisor"),
    ("volunteering.Role", "no_post_by"),
    ("volunteering.Check", "by"),
    ("volunteering.Note", "by"),
    ("volunteering.Qualified", "by"),
    ("volunteering.Hours", "decided_by"),
    ("volunteering.OrganisationSignUp", "answered_by"),
    ("volunteering.LegalOpinion", "given_by"),
    ("volunteering.Change", "by"),
]
"""Columns that say who did something; the record stays, the link goes."""


def export_volunteer(person: Person) -> Iterator[dict[str, Any]]:
    for one in Volunteer.objects.filter(person=person):
        yield {
            "birth_date": one.birth_date,
            "skills": one.skills,
            "languages": one.languages,
            "availability": one.availability,
            "status": one.status,
        }


def forget_volunteer(person: Person) -> None:
    Volunteer.objects.filter(person=person).delete()


def export_preferences(person: Person) -> Iterator[dict[str, Any]]:
    for one in Preferences.objects.filter(person=person).prefetch_related("places"):
        yield {
            "fields": one.fields,
            "skills": one.skills,
            "languages": one.languages,
            "times": [slot_word(slot) for slot in one.times],
            "places": [place.name for place in one.places.all()],
            "weekly_hours": one.weekly_hours,
            "may_ask": one.may_ask,
        }


def forget_preferences(person: Person) -> None:
    Preferences.objects.filter(person=person).delete()


def export_qualifications(person: Person) -> Iterator[dict[str, Any]]:
    for one in Qualified.objects.filter(person=person).select_related("qualification"):
        yield {"qualification": one.qualification.name, "at": one.at, "valid_until": one.valid_until}


def forget_qualifications(person: Person) -> None:
    Qualified.objects.filter(person=person).delete()


def export_applications(person: Person) -> Iterator[dict[str, Any]]:
    rows = list(Application.objects.filter(person=person).select_related("role"))
    answers = answered_on([one.ref for one in rows])
    for one in rows:
        yield {
            "duty": one.role.title,
            "words": one.words,
            "answers": [(asked.text, said) for asked, said in answers.get(one.ref, [])],
            "state": one.state,
            "answer": one.answer,
            "at": one.created_at,
        }


def forget_applications(person: Person) -> None:
    Application.objects.filter(person=person).update(person=None, words="")


def export_placements(person: Person) -> Iterator[dict[str, Any]]:
    for one in (
        Placement.objects.filter(person=person).select_related("role", "opinion").prefetch_related("checks", "notes")
    ):
        opinion = getattr(one, "opinion", None)
        notes = [{"words": note.words, "at": note.at} for note in one.notes.all()]
        checks = [{"what": check.what, "at": check.at, "valid_until": check.valid_until} for check in one.checks.all()]
        yield {
            "duty": one.role.title,
            "state": one.state,
            "reason": one.reason,
            "said": one.heard,
            "checks": checks,
            "notes": notes,
            "legal_opinion": opinion.state if opinion else "",
        }


def export_organisations(person: Person) -> Iterator[dict[str, Any]]:
    for one in OrganisationSignUp.objects.filter(contact=person).select_related("organisation"):
        yield {"organisation": one.name, "decision": one.decision_number, "state": one.state, "at": one.created_at}


def forget_organisations(person: Person) -> None:
    OrganisationSignUp.objects.filter(contact=person).update(contact=None)


def forget_placements(person: Person) -> None:
    """What stays is that somebody served, for the yearly figures."""
    rows = Placement.objects.filter(person=person)
    apps.get_model("volunteering.Check")._default_manager.filter(placement__in=rows).delete()
    apps.get_model("volunteering.Note")._default_manager.filter(placement__in=rows).delete()
    LegalOpinion.objects.filter(placement__in=rows).delete()
    rows.exclude(state="dismissed").update(person=None, reason="", heard="")
    rows.filter(state="dismissed").update(person=None, reason="–", heard="–")


def export_hours(person: Person) -> Iterator[dict[str, Any]]:
    for one in Hours.objects.filter(person=person).select_related("role"):
        yield {"duty": one.role.title, "on": one.on, "minutes": one.minutes, "state": one.state, "words": one.words}


def forget_hours(person: Person) -> None:
    """The hours stay in the sums, without a name and without words."""
    Hours.objects.filter(person=person).update(person=None, words="")


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
