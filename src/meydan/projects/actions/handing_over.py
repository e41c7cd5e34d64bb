"""Projects of one of the staff go to somebody else, with all their milestones and risks."""

from django.db import transaction

from meydan.base.audit import record
from meydan.people.actions import work_for
from meydan.people.models import Person
from meydan.projects.models import Project
from meydan.projects.queries import projects_in_hands
from meydan.projects.rules import may_hold


@transaction.atomic
def hand_over_projects(*, by: Person, person: Person, to: Person) -> list[Project]:
    """All that are not over. Refused when `to` may not work on projects."""
    rows: list[Project] = work_for(to, projects_in_hands().filter(owner=person), may_hold)
    Project.objects.filter(pk__in=[one.pk for one in rows]).update(owner=to)
    if rows:
        record("projects.handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows
