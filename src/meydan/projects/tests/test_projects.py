"""Delivery: money, dates, impact, and everyone who took part is told."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.ideas.actions import answer_contribution, submit_contribution, support
from meydan.ideas.queries.processes import took_part
from meydan.projects import actions, queries, rules
from meydan.projects.forms import to_kurus
from meydan.projects.models import Impact, Project, ProjectState, StateChange
from meydan.projects.models.project import MOVES
from meydan.threads.models import Station, Step, Thread

TODAY = date(2026, 11, 23)


@pytest.fixture
def accepted(monday, ayse, goksu, targets, mehmet, parks):
    made = submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    answer_contribution(by=mehmet, contribution=made, decision="accepted", text="Evet", unit=parks)
    return made


@pytest.fixture
def start(monday, director, parks, targets):
    def make(contributions=(), **more):
        words = {
            "title": "Gölgeli Yol",
            "summary": "Ağaç dikiyoruz.",
            "starts_on": TODAY,
            "ends_on": TODAY + timedelta(days=30),
        }
        return actions.start_project(
            by=director, unit=parks, contributions=list(contributions), targets=[targets["11.7"]], **(words | more)
        )

    return make


@pytest.fixture
def project(start, accepted):
    return start([accepted], budget_planned=100_000_00)


@pytest.mark.parametrize(
    ("typed", "kurus"),
    [("1.850.000", 185000000), ("1250,50", 125050), ("1.250,5 ₺", 125050), ("-250 TL", -25000), ("0", 0)],
)
def test_money_as_people_type_it(typed, kurus):
    assert to_kurus(typed) == kurus


@pytest.mark.parametrize("typed", ["", "bin lira", "1,850.00", "1.85", "1.2345", "12,345", "1e9", "99999999999999999"])
def test_money_that_is_none_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        to_kurus(typed)


@given(st.integers(0, 10**13))
def test_money_survives_writing_and_reading(kurus):
    lira, rest = divmod(kurus, 100)
    assert to_kurus(f"{lira:,}".replace(",", ".") + f",{rest:02d}") == kurus


def test_starting_takes_the_contribution_along_and_tells_its_followers(project, accepted, ayse):
    accepted.refresh_from_db()
    assert accepted.state == "in_project"
    assert Thread.objects.get(pk=accepted.thread_id).station == Station.PROJECT
    assert OutboxMessage.objects.get(code="projects.started").to == [f"followers:{accepted.thread.ref}"]


def test_an_unanswered_contribution_starts_no_project(start, ayse, goksu, targets, refused, monday):
    fresh = submit_contribution(
        by=ayse, kind="idea", title="Yeni", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    with refused("ideas.move"):
        start([fresh])
    assert not Project.objects.exists()


def test_a_project_without_origin_gets_a_thread_of_its_own(start):
    made = start()
    assert made.threads.get().title == "Gölgeli Yol"


@pytest.mark.parametrize("before", ProjectState.values)
@pytest.mark.parametrize("after", ["planned", "running", "paused", "cancelled"])
def test_states_follow_the_table(project, director, refused, before, after):
    Project.objects.filter(pk=project.pk).update(state=before, finished_on=TODAY if before == "done" else None)
    if after in MOVES[before]:
        actions.change_state(by=director, project=project, state=after, words="x")
        assert StateChange.objects.order_by("id").last().after == after
    else:
        with refused(rules.MOVE):
            actions.change_state(by=director, project=project, state=after, words="x")


@pytest.mark.parametrize(
    ("who", "may"), {"ayse": False, "deniz": False, "zeynep": False, "mehmet": True, "selim": True}.items()
)
def test_who_may_manage(project, who, may, request):
    assert bool(rules.may_manage(request.getfixturevalue(who), project)) is may


def test_an_officer_starts_projects_of_their_own_unit_only(selim, parks, works):
    assert rules.may_start_project(selim, parks)
    assert not rules.may_start_project(selim, works)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_spendings_keep_the_sum(project, director, in_parallel):
    in_parallel(
        lambda n: actions.record_spending(by=director, project=project, amount=n, on=TODAY, words="x"),
        [100, 250, 50, 700],
    )
    project.refresh_from_db()
    assert project.budget_spent == sum(project.spendings.values_list("amount", flat=True)) == 1100


def test_the_sum_of_spendings_never_falls_below_zero(project, director, refused):
    actions.record_spending(by=director, project=project, amount=500, on=TODAY, words="x")
    with refused(rules.NOTHING_SPENT):
        actions.record_spending(by=director, project=project, amount=-501, on=TODAY, words="x")
    project.refresh_from_db()
    assert project.budget_spent == 500


def test_a_milestone_is_a_promise_until_it_is_reached(project, director, monday):
    made = actions.add_milestone(by=director, project=project, title="Kaldırım", due_on=TODAY + timedelta(days=5))
    assert Step.objects.get(code="projects.milestone").promised
    actions.move_milestone(by=director, milestone=made, due_on=TODAY + timedelta(days=9), reason="Yağmur")
    with clock.at(monday + timedelta(days=8)):
        made = actions.finish_milestone(by=director, milestone=made, done_on=TODAY + timedelta(days=8))
    assert made.days_late == 3  # against the first promise
    assert [step.promised for step in Step.objects.filter(code="projects.milestone")] == [False]


def test_a_milestone_is_reached_once(project, director, refused):
    made = actions.add_milestone(by=director, project=project, title="Kaldırım", due_on=TODAY)
    actions.finish_milestone(by=director, milestone=made, done_on=TODAY)
    with refused(rules.ALREADY_DONE):
        actions.finish_milestone(by=director, milestone=made, done_on=TODAY)


def measure(director, project, **more):
    words = {"indicator": "Sıcaklık", "unit": "°C", "value": Decimal("41.5"), "measured_on": TODAY, "source": "Okul"}
    return actions.record_impact(by=director, project=project, **(words | more))


def test_finishing_needs_a_measured_impact_or_a_reason(project, director, refused):
    with refused(rules.NO_IMPACT):
        actions.finish_project(by=director, project=project, words="Bitti")
    done = actions.finish_project(by=director, project=project, words="Bitti", no_impact_reason="Ölçüm cihazı bozuldu")
    assert (done.state, done.finished_on) == ("done", TODAY)


def test_everyone_who_took_part_is_told_of_the_end(project, accepted, director, deniz, ayse):
    support(by=deniz, contribution=accepted)
    measure(director, project)
    actions.finish_project(by=director, project=project, words="Bitti")
    accepted.refresh_from_db()
    assert accepted.state == "done"
    message = OutboxMessage.objects.get(code="projects.done")
    assert f"took_part:{accepted.thread.ref}" in message.to
    assert took_part(accepted.thread.ref) == {ayse.pk, deniz.pk}


def test_a_correction_supersedes_and_both_stay(project, director):
    wrong = measure(director, project, value=Decimal(4))
    right = measure(director, project, value=Decimal(5), supersedes=wrong)
    assert Impact.objects.count() == 2
    assert list(queries.impacts(None)) == [right]


def test_impact_can_still_be_added_after_the_end_and_nothing_else(project, director, refused):
    actions.finish_project(by=director, project=project, words="Bitti", no_impact_reason="-")
    project.refresh_from_db()
    measure(director, project)
    with refused(rules.OVER):
        actions.add_milestone(by=director, project=project, title="x", due_on=TODAY)


def test_said_and_done_puts_quote_and_figure_together(project, accepted, director):
    measure(director, project, headline="3,1 °C daha serin")
    pair = queries.said_and_done(2)[0]
    assert (pair.quote, pair.headline, pair.place) == ("Gölge yok", "3,1 °C daha serin", "Göksu")


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same(client, start, director, count, django_assert_max_num_queries):
    for number in range(count):
        made = start(title=f"Proje {number}")
        measure(director, made)
        actions.post_update(by=director, project=made, title="Haber", text="x")
    with django_assert_max_num_queries(15):
        assert client.get(reverse("projects:list")).content.decode().count("card--link") == count
    with django_assert_max_num_queries(17):
        assert client.get(made.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Gölgeli Yol", "Sulama"}),
        ("gölge", {"Gölgeli Yol"}),
        ("park ve", {"Gölgeli Yol", "Sulama"}),
        ("yok", set()),
    ],
)
def test_the_desk_searches_its_projects(signed_in, director, project, start, asked, found):
    start(title="Sulama")
    answer = signed_in(director).get(reverse("projects:desk_projects"), {"q": asked})
    assert {one.title for one in answer.context["page"]} == found
    assert f'value="{asked}"' in answer.content.decode()


def test_a_hidden_project_is_not_found(client, project, signed_in, zeynep):
    actions.hide_project(by=zeynep, thing_id=project.pk, reason="spam")
    assert client.get(project.get_absolute_url()).status_code == 404
    assert signed_in(zeynep).get(project.get_absolute_url()).status_code == 200


def test_the_desk_keeps_what_was_typed(signed_in, project, selim):
    his = signed_in(selim)
    address = reverse("projects:desk_project", args=[project.pk])
    bad = his.post(
        address, {"do": "spending", "spending-amount": "çok", "spending-on": "2026-11-23", "spending-words": "Fidan"}
    )
    assert bad.status_code == 422
    assert "Fidan" in bad.content.decode()
    good = his.post(
        address,
        {"do": "spending", "spending-amount": "1.250,50", "spending-on": "2026-11-23", "spending-words": "Fidan"},
    )
    assert good.status_code == 302
    project.refresh_from_db()
    assert project.budget_spent == 125050


def test_starting_from_an_unknown_number_says_so(signed_in, director, parks, targets, monday):
    words = {
        "title": "x",
        "summary": "y",
        "numbers": "2026-9999",
        "unit": parks.pk,
        "starts_on": "2026-11-23",
        "ends_on": "2026-12-23",
        "main_target": "11.7",
    }
    answer = signed_in(director).post(reverse("projects:desk_new"), words)
    assert answer.status_code == 422
    assert "2026-9999" in answer.content.decode()
