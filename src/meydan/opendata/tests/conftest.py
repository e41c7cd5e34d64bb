"""A small town with something in every table."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from meydan.calls.models import Application, Assignment, Call, Juror, Objection, Tie
from meydan.ideas import actions as ideas
from meydan.ideas.models import Answer, Contribution, Support
from meydan.insight import actions as insight
from meydan.insight.models import Indicator, Reading
from meydan.opendata.actions import make_editions
from meydan.people.models import Person
from meydan.projects.models import Impact, Milestone, Pilot, Project, ProjectTarget
from meydan.threads.models import Thread, ThreadTarget


@pytest.fixture
def bring(ayse, goksu, monday):
    """bring(12): so many contributions as they lie in the tables."""

    def brought(count, **more):
        first = Thread.objects.count() + 1
        threads = Thread.objects.bulk_create(
            Thread(number=f"2026-{n:04}", title="Gizli başlık", neighbourhood=goksu)
            for n in range(first, first + count)
        )
        said = {"what": "idea", "title": "Gizli başlık", "text": "=SUM(A1)", "author": ayse, "neighbourhood": goksu}
        days = {"first_promise": monday.date(), "promised_for": monday.date(), "created_at": monday}
        return Contribution.objects.bulk_create(Contribution(thread=one, **said | days | more) for one in threads)

    return brought


@pytest.fixture
def small_town(bring, director, parks, goksu, firat, targets, monday):
    """Answers in time, late and interim; imported and joined contributions; projects, people who took part, an indicator."""
    process = ideas.start_process(
        by=director, template="open_call", title="Gölge", summary="x", promise="x", opens_at=monday
    )
    ideas.publish_process(by=director, process=process)
    given = _contributions(bring, parks, monday, process)
    for one in given:
        ThreadTarget.objects.create(thread=one.thread, target=targets["11.7"], position=0)
    _projects(parks, goksu, targets, monday.date())
    _calls(parks, monday)
    people = Person.objects.bulk_create(
        Person(email=f"p{n}@example.org", neighbourhood=firat if n < 30 else goksu, sex=("woman", "man")[n % 2])
        for n in range(44)
    )
    Support.objects.bulk_create(Support(contribution=given[0], person=one, at=monday) for one in people)
    indicator = Indicator.objects.create(
        name_tr="Yeşil alan", name_en="Green space", definition_tr="x", definition_en="x", measure_tr="m²",
        measure_en="m²", target=targets["11.7"], method="x", source="x",
    )  # fmt: skip
    for year, value in ((2024, "4.9"), (2025, "5.25")):
        Reading.objects.create(indicator=indicator, on=date(year, 12, 31), value=Decimal(value), source="x")
    insight.count()
    return process


def _contributions(bring, parks, monday, process):
    soon, past = monday.date() + timedelta(days=9), monday.date() - timedelta(days=20)
    begun = monday - timedelta(days=40)
    given = bring(6, process=process, first_promise=soon, promised_for=soon, created_at=begun)
    given += bring(3, first_promise=past, promised_for=past, created_at=begun, unit=parks)
    bring(2, source=None, state="routed", first_promise=past, promised_for=past)
    imported = bring(1, channel="import", source="list:1", state="answered", created_at=begun)[0]
    imported.answered_at = monday - timedelta(days=3, hours=7)
    imported.save()
    answers = (
        (30, "accepted", given[0], {"state": "accepted"}),
        (4, "information", given[6], {"state": "answered"}),
        (2, "declined", given[1], {"state": "declined", "reason": "budget"}),
        (25, "interim", given[7], {"state": "in_review", "promised_for": soon}),
    )
    for days, decision, one, more in answers:
        at, reason = monday - timedelta(days=days, minutes=7), more.pop("reason", "")
        when = {"new_date": soon} if decision == "interim" else {}
        Answer.objects.create(contribution=one, decision=decision, reason=reason, text="x", unit=parks, at=at, workdays=40 - days, **when)  # fmt: skip
        Contribution.objects.filter(pk=one.pk).update(**more, answered_at=None if when else at)
    return given


def _projects(parks, goksu, targets, today):
    said = {"title": "Gizli proje", "summary": "x", "unit": parks, "starts_on": today - timedelta(days=90)}
    late = Project.objects.create(state="running", ends_on=today - timedelta(days=1), budget_planned=500_00, **said)
    Project.objects.create(state="planned", ends_on=today + timedelta(days=9), budget_planned=1_250_50, **said)
    late.neighbourhoods.add(goksu)
    ProjectTarget.objects.create(project=late, target=targets["13.1"], position=0)
    Milestone.objects.create(project=late, title="x", first_due_on=today, due_on=today)
    Impact.objects.create(project=late, indicator="x", unit="m²", before=1, value=Decimal("2.50"), measured_on=today, source="x")  # fmt: skip
    Pilot.objects.create(project=late, hypothesis="x", weeks=4, indicator="x", measure="m²", threshold=3)


def _calls(parks, monday):
    """One whose result is out, with an objection, and one that is open."""

    def called(state, opened, **more):
        opens = monday - timedelta(days=opened)
        times = {"opens_at": opens, "closes_at": opens + timedelta(days=30), "jury_until": opens + timedelta(days=50)}
        words = {"title": "Gizli çağrı", "summary": "x", "offers": "x", "scale_words": "x", "unit": parks}
        return Call.objects.create(
            state=state, places=1, published_at=opens - timedelta(days=1), **words, **times, **more
        )

    called("open", 5)
    told = called("announced", 90, announced_at=monday - timedelta(days=39))
    jurors = [Juror.objects.create(call=told) for _place in range(3)]
    for number, state, totals in ((1, "accepted", (9000, 8150, 8000)), (2, "declined", (4000, 4549, 7000))):
        one = Application.objects.create(
            call=told,
            number=number,
            state=state,
            decision=state,
            title="Gizli başlık",
            reason="Gizli",
            submitted_at=monday,
        )
        for juror, total in zip(jurors, totals, strict=True):
            Assignment.objects.create(
                application=one, juror=juror, conflict="none", final_at=monday, total=total, first_total=total
            )
    Tie.objects.create(juror=jurors[0], application=one)
    Objection.objects.create(application=one, text="Gizli", due_on=monday.date(), at=monday)


@pytest.fixture
def published(small_town):
    """The first edition of every table of the small town."""
    return {one.table: one for one in make_editions()}


@pytest.fixture
def downloaded(published, tmp_path):
    """A folder with the CSV file of each table, as somebody has it who has downloaded them."""
    from meydan.opendata import files

    for code, edition in published.items():
        (tmp_path / f"{code}.csv").write_bytes(files.file_of(code, edition.number, "csv").read_bytes())
    return tmp_path
