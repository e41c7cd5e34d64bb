"""A pilot: the threshold stands before the start, the decision stands beside the value, the lesson is published."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.projects import actions
from meydan.projects.models import Pilot, PilotState
from meydan.projects.queries import pilots as queries
from meydan.projects.rules import pilot as rules
from meydan.projects.tests.conftest import TODAY
from meydan.threads.models import Step

START = {"starts_on": TODAY}
MEASURE = {"value": Decimal("124.5"), "measured_on": TODAY, "source": "Fakülte"}
DECIDE = {"decision": "scale_up", "words": "Eşik geçildi.", "lesson": "Öğle saatinde sayın."}
VERBS = {
    "running": (actions.start_pilot, START),
    "measured": (actions.measure_pilot, MEASURE),
    "decided": (actions.decide_pilot, DECIDE),
}
FOLLOWING = {"planned": "running", "running": "measured", "measured": "decided", "decided": None}


def bring_to(pilot, by, state):
    """Walk the pilot to a state by its own verbs."""
    while pilot.state != state:
        verb, words = VERBS[FOLLOWING[pilot.state]]
        pilot = verb(by=by, pilot=pilot, **words)
    return pilot


@pytest.mark.parametrize("before", PilotState.values)
@pytest.mark.parametrize("after", list(VERBS))
def test_states_follow_one_another_and_never_go_back(pilot, director, refused, before, after):
    pilot = bring_to(pilot, director, before)
    verb, words = VERBS[after]
    if FOLLOWING[before] == after:
        assert verb(by=director, pilot=pilot, **words).state == after
    else:
        with refused(rules.PILOT_MOVE):
            verb(by=director, pilot=pilot, **words)


@pytest.mark.parametrize(("who", "may"), {"ayse": False, "zeynep": False, "mehmet": True, "selim": True}.items())
def test_who_may_plan_a_pilot(project, who, may, request):
    assert bool(rules.may_plan_pilot(request.getfixturevalue(who), project)) is may


def test_before_the_start_everything_may_change(pilot, director, goksu):
    changed = actions.edit_pilot(
        by=director, pilot=pilot, hypothesis="Başka", weeks=8, indicator="Yürüyen", measure="kişi",
        threshold=Decimal(80), wanted="at_least", before=None, neighbourhood=goksu, place_words="",
    )  # fmt: skip
    assert (changed.threshold, changed.first_threshold, changed.threshold_note) == (80, None, "")


@pytest.mark.parametrize("state", ["running", "measured", "decided"])
def test_after_the_start_the_plan_stands(pilot, director, refused, state):
    pilot = bring_to(pilot, director, state)
    with refused(rules.PILOT_MOVE):
        actions.edit_pilot(
            by=director, pilot=pilot, hypothesis="x", weeks=1, indicator="x", measure="x", threshold=Decimal(1),
            wanted="at_least", before=None, neighbourhood=None, place_words="",
        )  # fmt: skip


def test_a_running_pilots_threshold_moves_only_with_a_public_note(pilot, director, refused, client):
    pilot = bring_to(pilot, director, "running")
    for note in ("", "   "):
        with refused(rules.NOTE_NEEDED, field="note"):
            actions.change_threshold(by=director, pilot=pilot, threshold=Decimal(90), note=note)
    pilot = actions.change_threshold(by=director, pilot=pilot, threshold=Decimal(90), note="Okullar kapandı.")
    assert (pilot.threshold, pilot.first_threshold) == (90, 100)
    step = Step.objects.get(code="projects.pilot_threshold")
    assert (step.facts["threshold_before"], step.facts["threshold"], step.words) == ("100", "90", "Okullar kapandı.")
    page = client.get(pilot.project.get_absolute_url()).content.decode()
    assert "Başlangıçta eşik 100 kişi idi." in page
    assert "Okullar kapandı." in page


@pytest.mark.parametrize("state", ["planned", "measured", "decided"])
def test_a_threshold_moves_while_the_pilot_runs_and_not_otherwise(pilot, director, refused, state):
    pilot = bring_to(pilot, director, state)
    with refused(rules.THRESHOLD_FIXED):
        actions.change_threshold(by=director, pilot=pilot, threshold=Decimal(90), note="x")


def test_the_same_threshold_is_no_change(pilot, director, refused):
    pilot = bring_to(pilot, director, "running")
    with refused(rules.SAME_THRESHOLD):
        actions.change_threshold(by=director, pilot=pilot, threshold=Decimal(100), note="x")


@pytest.mark.parametrize(
    ("state", "change"),
    [
        ("running", {"threshold": 90}),
        ("running", {"first_threshold": None}),
        ("planned", {"first_threshold": 100}),
        ("running", {"value": 5}),
        ("measured", {"value": None}),
        ("measured", {"decision": "stop"}),
        ("decided", {"lesson": ""}),
        ("decided", {"decision": ""}),
        ("measured", {"state": "decided"}),
    ],
)
def test_the_database_keeps_the_promise_whatever_the_code_believes(pilot, director, state, change):
    bring_to(pilot, director, state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pilot.objects.filter(pk=pilot.pk).update(**change)


def test_a_pilot_is_not_measured_before_it_began(pilot, director, refused):
    pilot = bring_to(pilot, director, "running")
    with refused(rules.MEASURED_EARLY):
        actions.measure_pilot(by=director, pilot=pilot, **{**MEASURE, "measured_on": TODAY - timedelta(days=1)})


def test_no_decision_without_a_lesson(pilot, director, refused):
    pilot = bring_to(pilot, director, "measured")
    with refused(rules.PILOT_WORDS):
        actions.decide_pilot(by=director, pilot=pilot, **{**DECIDE, "lesson": " "})


@pytest.mark.parametrize(
    ("wanted", "value", "reached"),
    [("at_least", 99, False), ("at_least", 100, True), ("at_most", 100, True), ("at_most", 101, False)],
)
def test_reached_is_against_the_threshold(wanted, value, reached):
    assert Pilot(wanted=wanted, threshold=Decimal(100), value=Decimal(value)).is_reached is reached


def test_the_decision_states_the_value_beside_the_threshold(pilot, director, client):
    pilot = bring_to(pilot, director, "decided")
    step = Step.objects.get(code="projects.pilot_decided")
    assert (step.facts["value"], step.facts["threshold"], step.facts["reached"]) == ("124.5", "100", True)
    told = OutboxMessage.objects.get(code="projects.pilot_decided")
    assert (told.facts["value"], told.facts["threshold"]) == ("124.5", "100")
    thread = pilot.project.threads.get()
    for address in (pilot.project.get_absolute_url(), thread.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "124,5 kişi" in page
        assert "en az <bdi>100 kişi</bdi>" in page
        assert "Öğle saatinde sayın." in page


def test_each_step_stands_on_the_thread(pilot, director):
    bring_to(pilot, director, "decided")
    codes = list(Step.objects.filter(facts__pilot=pilot.pk).values_list("code", flat=True))
    assert codes == [f"projects.pilot_{name}" for name in ("planned", "started", "measured", "decided")]


def test_one_open_pilot_a_project(pilot, project, director, refused):
    again = {"hypothesis": "x", "weeks": 1, "indicator": "x", "measure": "x", "threshold": Decimal(1)}
    with refused(rules.PILOT_OPEN):
        actions.plan_pilot(by=director, project=project, **again)
    bring_to(pilot, director, "decided")
    assert actions.plan_pilot(by=director, project=project, **again).pk


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_once_one_wins(pilot, director, in_parallel):
    pilot = bring_to(pilot, director, "measured")
    outcomes = in_parallel(
        lambda decision: actions.decide_pilot(by=director, pilot=pilot, **{**DECIDE, "decision": decision}),
        ["scale_up", "stop"],
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Pilot", "Refused"]
    assert Step.objects.filter(code="projects.pilot_decided").count() == 1


def test_the_list_is_found_by_word_state_decision_place_and_goal(pilot, director, client):
    address = reverse("projects:pilots")
    assert "card--link" in client.get(address + "?q=gölgelik&state=planned&goal=11&place=goksu").content.decode()
    for query in ("q=yoktur", "state=decided", "decision=stop", "goal=3", "place=firat"):
        assert "Uyan pilot yok" in client.get(f"{address}?{query}").content.decode()
    bring_to(pilot, director, "decided")
    assert "Öğle saatinde sayın." in client.get(address + "?decision=scale_up&q=saatinde").content.decode()


def test_the_pilot_of_a_hidden_project_is_nowhere(pilot, client, zeynep):
    actions.hide_project(by=zeynep, thing_id=pilot.project_id, reason="spam")
    assert "Gölgelik" not in client.get(reverse("projects:pilots")).content.decode()
    assert "Gölgelik" not in client.get("/ara/?q=gölgelik").content.decode().partition("<main")[2]
    assert not queries.load_pilots(None, [pilot.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same(client, director, parks, targets, count, django_assert_num_queries):
    for number in range(count):
        made = actions.start_project(
            by=director, title=f"P{number}", summary="x", unit=parks, starts_on=TODAY, ends_on=TODAY, targets=[targets["11.7"]]
        )  # fmt: skip
        actions.plan_pilot(
            by=director,
            project=made,
            hypothesis=f"H{number}",
            weeks=1,
            indicator="x",
            measure="x",
            threshold=Decimal(1),
        )
    with django_assert_num_queries(4):
        assert client.get(reverse("projects:pilots")).content.decode().count("card--link") == count


def test_the_whole_way_at_the_desk(signed_in, selim, project, goksu):
    his = signed_in(selim)
    address = reverse("projects:desk_pilot", args=[project.pk])
    plan = {
        "do": "plan", "plan-hypothesis": "Gölge yürütür", "plan-weeks": "6", "plan-indicator": "Yürüyen", "plan-measure": "kişi",
        "plan-wanted": "at_least", "plan-threshold": "100", "plan-before": "60,5", "plan-neighbourhood": goksu.pk,
    }  # fmt: skip
    bad = his.post(address, {**plan, "plan-threshold": "çok"})
    assert bad.status_code == 422
    assert "Gölge yürütür" in bad.content.decode()
    for words in (
        plan,
        {"do": "start", "start-starts_on": "2026-11-23"},
        {"do": "threshold", "threshold-threshold": "90", "threshold-note": "Tatil"},
        {"do": "measure", "measure-value": "95", "measure-measured_on": "2026-11-23", "measure-source": "Okul"},
        {"do": "decide", "decide-decision": "change", "decide-words": "Az farkla", "decide-lesson": "Sabah sayın"},
    ):
        assert his.post(address, words).status_code == 302
    pilot = Pilot.objects.get()
    assert (pilot.before, pilot.is_reached, pilot.decision) == (Decimal("60.5"), True, "change")
    assert "Pilot planlayın" in his.get(address).content.decode()  # changed: the next one may begin


def test_a_verb_of_another_state_is_refused_by_the_page(signed_in, selim, pilot):
    address = reverse("projects:desk_pilot", args=[pilot.project_id])
    assert signed_in(selim).post(address, {"do": "decide", "decide-decision": "stop"}).status_code == 422
    pilot.refresh_from_db()
    assert pilot.state == "planned"


def test_a_value_is_measured_on_a_day_that_has_come(pilot, director, refused):
    running = bring_to(pilot, director, "running")
    with refused(rules.MEASURED_LATE, field="measured_on"):
        actions.measure_pilot(by=director, pilot=running, **MEASURE | {"measured_on": TODAY + timedelta(days=1)})


def test_a_pilot_at_its_end_stands_at_the_desk_until_it_is_decided(pilot, director, selim, monday, signed_in):
    running = bring_to(pilot, director, "running")
    assert not queries.pilots_to_end(director).exists()
    with clock.at(monday + timedelta(weeks=running.weeks)):
        assert list(queries.pilots_to_end(director)) == list(queries.pilots_to_end(selim)) == [running]
        page = signed_in(director).get("/masa/?queue=projects.pilots").content.decode()
        assert "süresi doldu" in page
        assert "Süresi doldu, sonuç bekleniyor" in signed_in(director).get(running.project.get_absolute_url()).text
        assert f"/masa/proje/{running.project_id}/pilot/" in page
    measured = bring_to(running, director, "measured")
    assert list(queries.pilots_to_end(director)) == [measured]
    bring_to(measured, director, "decided")
    assert not queries.pilots_to_end(director).exists()


def test_the_desk_still_shows_what_was_decided(pilot, director, signed_in):
    bring_to(pilot, director, "decided")
    page = signed_in(director).get(f"/masa/proje/{pilot.project_id}/pilot/").content.decode()
    assert "Öğle saatinde sayın." in page
    assert '<details open><summary class="label">Pilot planlayın' not in page


def test_a_lesson_keeps_its_lines_and_a_figure_its_measure(pilot, director, client):
    done = bring_to(pilot, director, "measured")
    actions.decide_pilot(by=director, pilot=done, **DECIDE | {"lesson": "Bir.\nİki."})
    page = client.get(done.project.get_absolute_url()).content.decode()
    assert "Bir.<br>İki." in page
    assert f"<bdi>124,5 {done.measure}</bdi>" in page
