"""What the season knows about people, one table after the other."""

from collections.abc import Iterator
from typing import Any

from meydan.people.models import Person
from meydan.season.actions.counting import take_person_out
from meydan.season.models import Ask, LeftOut, Line, Plan, Round, Silence


def export_lines(person: Person) -> Iterator[dict[str, Any]]:
    for one in Line.objects.filter(person=person).select_related("shift__role", "shift__occasion"):
        duty, at = one.shift.role.title, one.shift.occasion.starts_at
        yield {"duty": duty, "at": at, "state": one.state, "reasons": one.words}


def forget_lines(person: Person) -> None:
    take_person_out(person, Line)


def export_left_out(person: Person) -> Iterator[dict[str, Any]]:
    for one in LeftOut.objects.filter(person=person).select_related("plan"):
        yield {"from": one.plan.first_day, "until": one.plan.last_day, "reasons": one.words}


def forget_left_out(person: Person) -> None:
    take_person_out(person, LeftOut)


def export_asks(person: Person) -> Iterator[dict[str, Any]]:
    for one in Ask.objects.filter(person=person).select_related("round__shift__role"):
        yield {"duty": one.round.shift.role.title, "asked_at": one.at, "answer": one.answer}


def forget_asks(person: Person) -> None:
    Ask.objects.filter(person=person).delete()


def export_silences(person: Person) -> Iterator[dict[str, Any]]:
    for one in Silence.objects.filter(person=person).select_related("role"):
        yield {"duty": one.role.title, "since": one.since}


def forget_silences(person: Person) -> None:
    Silence.objects.filter(person=person).delete()


def export_plans(person: Person) -> Iterator[dict[str, Any]]:
    for one in Plan.objects.filter(made_by=person).select_related("unit", "role"):
        yield {"plan": one.title, "made_at": one.made_at}


def forget_plans(person: Person) -> None:
    Plan.objects.filter(made_by=person).update(made_by=None)


def export_confirmed(person: Person) -> Iterator[dict[str, Any]]:
    for one in Plan.objects.filter(confirmed_by=person).select_related("unit", "role"):
        yield {"plan": one.title, "confirmed_at": one.confirmed_at}


def forget_confirmed(person: Person) -> None:
    Plan.objects.filter(confirmed_by=person).update(confirmed_by=None)


def export_rounds(person: Person) -> Iterator[dict[str, Any]]:
    for one in Round.objects.filter(by=person).select_related("shift__role"):
        yield {"duty": one.shift.role.title, "began_at": one.began_at}


def forget_rounds(person: Person) -> None:
    Round.objects.filter(by=person).update(by=None)
