"""What volunteers are asked when they have served, and what they said, without names."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from meydan.people.models import Person
from meydan.questions.models import Answer, Question, QuestionKind
from meydan.questions.queries import is_asked, questions_of
from meydan.volunteering.models import FEEDBACK, Hours, Placement, Role


def asked_after(role: Role) -> list[Question]:
    return questions_of(role.ref, FEEDBACK)


def has_served(placement: Placement) -> bool:
    return Hours.objects.filter(role=placement.role_id, person=placement.person_id, state="confirmed").exists()


def own_to_say(person: Person) -> QuerySet[Placement]:
    """Places of duties that ask afterwards, in which somebody has served and has not said yet how it was."""
    served = Hours.objects.filter(role=OuterRef("role"), person=OuterRef("person"), state="confirmed")
    rows = Placement.objects.filter(Exists(served), person=person, feedback_given=False)
    rows = rows.filter(is_asked(Role.kind, OuterRef("role"), FEEDBACK)).select_related("role")
    return rows.order_by("-id")


@dataclass(frozen=True)
class Found:
    """How duties were found in a year, from 1 to 5."""

    answers: int
    mean: Decimal


def found_in(year: int, *, at_least: int) -> Found | None:
    """Of all answers on scales; None where so few answered that they could be known."""
    rows = Answer.objects.filter(
        question__of__startswith=f"{Role.kind}:",
        question__form=FEEDBACK,
        question__kind=QuestionKind.SCALE,
        at__year=year,
    )
    values = [Decimal(value) for value in rows.values_list("value", flat=True)]
    return Found(len(values), sum(values, Decimal()) / len(values)) if len(values) >= at_least else None
