"""Whoever gave hours is told what became of them: in a message when the need ends or the project is done, and on their own page."""

from datetime import date
from decimal import Decimal

import pytest

from meydan.base import clock
from meydan.projects import actions as projects
from meydan.volunteering import actions
from meydan.volunteering.models import Need, Role
from meydan.volunteering.queries.became import became_of, duties_of, took_part
from meydan.volunteering.rules.reasons import NEEDS_WORDS
from meydan.volunteering.tests.test_chain import told
from meydan.volunteering.tests.test_recognition import worked  # noqa: F401


@pytest.fixture
def project(need, mehmet, parks, targets):
    """The need belongs to a project that has counted its trees."""
    made = projects.start_project(
        by=mehmet, title="Gölge", summary="x", unit=parks, starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), targets=[targets["11.7"]]
    )  # fmt: skip
    Need.objects.filter(pk=need.pk).update(project=made)
    return made


def count_trees(by, project, headline=""):
    return projects.record_impact(
        by=by, project=project, indicator="Gölge veren ağaç", unit="ağaç", value=Decimal(41), measured_on=clock.today(), source="Sayım", headline=headline
    )  # fmt: skip


def finish(by, project):
    return projects.finish_project(by=by, project=project, words="Yol gölgeli.")


@pytest.mark.parametrize("to", ["met", "closed"])
def test_who_gave_hours_hears_how_the_need_ended(worked, role, need, ayse, deniz, mehmet, refused, to):  # noqa: F811
    worked(ayse)
    worked(deniz, state="proposed")
    need.refresh_from_db()
    if to == "closed":
        actions.move_role(by=mehmet, role=role, to="paused")
    with refused(NEEDS_WORDS, field="why"):
        actions.move_need(by=mehmet, need=need, to=to)
    actions.move_need(by=mehmet, need=need, to=to, why="23 ağaç dikildi.")
    assert "volunteering.became" in told(ayse)
    assert "volunteering.became" not in told(deniz), "only confirmed hours"


def test_who_served_for_a_project_hears_that_it_is_done(worked, role, project, ayse, deniz, mehmet):  # noqa: F811
    worked(ayse)
    count_trees(mehmet, project)
    finish(mehmet, project)
    assert "projects.done" in told(ayse)
    assert "projects.done" not in told(deniz)


def test_who_took_part_in_a_thread(worked, role, project, ayse):  # noqa: F811
    worked(ayse)
    thread = project.threads.get()
    assert list(took_part(thread.ref)) == [ayse.pk]
    assert list(took_part(f"process:{thread.pk}")) == []


def test_a_page_says_what_the_work_changed(worked, role, project, ayse, mehmet, signed_in):  # noqa: F811
    worked(ayse, 90)
    assert became_of(duties_of(ayse)) == [], "nothing is measured yet"
    count_trees(mehmet, project)
    need = actions.move_need(by=mehmet, need=Role.objects.get(pk=role.pk).need, to="met", why="Yol artık gölgeli.")
    (one,) = became_of(duties_of(ayse))
    assert (one.minutes, one.said, one.measured) == (90, need.reason, ["Gölge veren ağaç 41 ağaç"])
    page = signed_in(ayse).get("/benim/gorevlerim/").content.decode()
    assert all(
        words in page for words in ("Yol artık gölgeli.", "Gölge veren ağaç 41 ağaç", project.get_absolute_url())
    )
    projects.hide_project(by=mehmet, thing_id=project.pk, reason="x")
    assert became_of(duties_of(ayse))[0].measured == []


@pytest.mark.parametrize("count", [1, 3])
def test_two_queries_however_many_duties(worked, make_role, project, ayse, mehmet, count, django_assert_num_queries):  # noqa: F811
    count_trees(mehmet, project, headline="41 ağaç")
    for number in range(count):
        worked(ayse, of=make_role(title=f"Görev {number}"))
    with django_assert_num_queries(2):
        assert len(became_of(duties_of(ayse))) == count
