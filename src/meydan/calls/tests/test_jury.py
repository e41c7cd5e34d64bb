"""The jury: conflicts, who gets which file, points, the decision; and how scores are joined."""

from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.calls import actions
from meydan.calls.dividing import divide
from meydan.calls.models import Application, Assignment, Juror, Plan, Tie, Venture
from meydan.calls.queries import jury as files
from meydan.calls.queries import results
from meydan.calls.rules import reasons
from meydan.calls.tests.conftest import DAY, fresh, points, state_and_score
from meydan.people.models import Person


def codes():
    return list(OutboxMessage.objects.values_list("code", flat=True))


def of(call, number):
    return call.applications.select_related("call__unit", "call__keeper").get(number=number)


def test_only_people_with_an_account_and_without_an_application_are_appointed(
    call, applied, jury, mehmet, director, refused
):
    for email, code in (
        ("kimse@example.org", reasons.NO_ACCOUNT), (applied[0].person.email, reasons.APPLIED), (mehmet.email, reasons.RUNS_IT),
        (jury[0].person.email, reasons.DOUBLED),
    ):  # fmt: skip
        with refused(code):
            actions.appoint_juror(by=director, call=call, email=email)


def test_files_are_divided_by_a_worker_and_confirmed_by_a_person(screened, jury, mehmet, refused):
    with refused(reasons.NO_PLAN):
        actions.confirm_plan(by=mehmet, call=screened)
    plan = actions.work_out(by=mehmet, call=screened)
    with refused(reasons.OPEN_PLAN):
        actions.work_out(by=mehmet, call=screened)
    assert Assignment.objects.count() == 0
    ready = actions.compute(plan_id=plan.pk)
    assert (ready.state, len(ready.pairs)) == (Plan.State.READY, 9)
    assert ready.file["certified_optimal"]
    assert actions.compute(plan_id=plan.pk).state == Plan.State.READY, "a second worker changes nothing"
    actions.confirm_plan(by=mehmet, call=screened)
    assert sorted(one.files for one in files.jurors_of(screened)) == [2, 2, 2, 3]
    assert codes().count("calls.files") == 4


def test_a_conflict_told_beforehand_keeps_a_file_away(screened, jury, mehmet, refused):
    first = of(screened, 1)
    with refused("base.not_yours"):
        actions.tell_ties(by=jury[1].person, juror=jury[0], applications=[first.pk])
    assert actions.tell_ties(by=jury[0].person, juror=jury[0], applications=[first.pk]) == 1
    plan = actions.compute(plan_id=actions.work_out(by=mehmet, call=screened).pk)
    assert [first.pk, jury[0].pk] not in plan.pairs
    actions.tell_ties(by=jury[1].person, juror=jury[1], applications=[first.pk])
    with refused(reasons.NOT_PLANNED):
        actions.confirm_plan(by=mehmet, call=screened)
    actions.drop_plan(by=mehmet, plan=plan)
    again = actions.compute(plan_id=actions.work_out(by=mehmet, call=screened).pk)
    assert again.state == Plan.State.FAILED, "two of four jurors are left for a file that needs three"
    assert again.problem["code"] == "too_few_jurors"


def test_nothing_is_divided_while_applications_wait_or_jurors_lack(call, applied, mehmet, monday, people, refused):
    with clock.at(monday + 11 * DAY):
        actions.close_call(by=mehmet, call=call)
        with refused(reasons.UNDECIDED, count=3):
            actions.work_out(by=mehmet, call=call)
        for one in applied:
            actions.screen(by=mehmet, application=fresh(one), to="shortlisted")
        with refused(reasons.TOO_FEW_JURORS):
            actions.work_out(by=mehmet, call=call)


def test_a_conflict_sends_the_file_on_at_once(divided, refused):
    file = of(divided, 1).assignments.select_related("juror__person").first()
    spare = set(divided.jurors.values_list("pk", flat=True)) - set(
        file.application.assignments.values_list("juror", flat=True)
    )
    went_to = actions.state_conflict(by=file.juror.person, assignment=file, conflict="yes")
    assert {went_to.juror_id} == spare
    assert Tie.objects.filter(juror=file.juror, application=file.application).exists()
    with refused(reasons.MOVED):
        actions.state_conflict(by=file.juror.person, assignment=fresh(file), conflict="none")
    left = actions.state_conflict(by=went_to.juror.person, assignment=went_to, conflict="yes")
    assert left is None, "nobody else can take it"
    assert "calls.juror_missing" in codes()
    assert [one.number for one in files.sitting(divided).lacking] == [1]


def test_who_is_not_sure_is_called_and_reads_nothing(divided, refused):
    file = of(divided, 1).assignments.select_related("juror__person").first()
    actions.state_conflict(by=file.juror.person, assignment=file, conflict="unsure")
    assert "calls.unsure" in codes()
    with refused(reasons.SAY_CONFLICT):
        actions.save_score(by=file.juror.person, assignment=file, given=points(divided, 1, 1), final=False)


def test_files_change_hands_by_hand_with_a_reason(divided, mehmet, refused):
    file = of(divided, 1).assignments.first()
    other = of(divided, 1).assignments.last().juror
    with refused(reasons.CONFLICT):
        actions.move_file(by=mehmet, assignment=file, to=other, why="x")
    spare = divided.jurors.exclude(assignments__application=file.application).get()
    made = actions.move_file(by=mehmet, assignment=file, to=spare, why="Hasta")
    assert (made.juror, made.why, fresh(file).moved_why) == (spare, "Hasta", "Hasta")
    with refused(reasons.MOVED):
        actions.move_file(by=mehmet, assignment=fresh(file), to=spare, why="x")
    with refused(reasons.HAS_FILES):
        actions.end_juror(by=mehmet, juror=spare)


def test_points_are_a_draft_until_they_are_final(divided, refused):
    file = of(divided, 1).assignments.select_related("juror__person").first()
    by = file.juror.person
    actions.state_conflict(by=by, assignment=file, conflict="none")
    first, second = divided.criteria.all()
    actions.save_score(by=by, assignment=file, given={first.pk: actions.Given(3)}, final=False)
    assert (fresh(file).final_at, fresh(file).total) == (None, None)
    with refused(reasons.ALL_POINTS, title=second.title):
        actions.save_score(by=by, assignment=file, given={first.pk: actions.Given(3)}, final=True)
    done = actions.save_score(by=by, assignment=file, given=points(divided, 3, 4), final=True)
    assert done.total == 60 * 60 + 40 * 80
    with refused(reasons.IS_FINAL):
        actions.save_score(by=by, assignment=file, given=points(divided, 5, 5), final=True)
    with refused(reasons.NOT_TALKING):
        actions.change_score(by=by, assignment=file, given=points(divided, 5, 5), why="x")
    with refused("base.not_yours"):
        actions.save_score(by=Person.objects.exclude(pk=by.pk).first(), assignment=file, given={}, final=False)


def test_the_database_lets_nobody_score_without_a_statement(divided):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.update(final_at=clock.now(), total=1)


def test_scores_are_joined_by_the_median_with_the_mean_beside_it(scored):
    rows = results.standing_of(scored)
    assert [(one.application.number, one.median, one.mean, one.spread) for one in rows] == [
        (1, 100, 100, 0),
        (3, 80, 60, 100),
        (2, 60, 60, 0),
    ]
    assert [one.is_flagged for one in rows] == [False, True, False]
    assert [one.place for one in rows] == [1, 2, 3]


@pytest.mark.parametrize(
    ("totals", "median", "mean"),
    [((), -1, -1), ((5000,), 5000, 5000), ((1000, 2001), Fraction(3001, 2), Fraction(3001, 2)), ((0, 1, 10000), 1, Fraction(10001, 3))],
)  # fmt: skip
def test_median_and_mean_are_exact(totals, median, mean):
    assert results.Row(Application(), totals).exact == (median, mean)


@pytest.mark.parametrize(
    ("scale", "given", "total"), [(5, (5, 5), 10000), (5, (0, 0), 0), (5, (1, 2), 2800), (10, (3, 7), 4600)]
)
def test_a_total_is_exact_on_both_scales(call, scale, given, total):
    criteria = list(call.criteria.all())
    assert results.total_of(criteria, dict(zip((one.pk for one in criteria), given, strict=True)), scale) == total


def test_equal_scores_share_a_place(scored):
    Assignment.objects.filter(application__number__in=(1, 2)).update(total=6000)
    assert [one.place for one in results.standing_of(scored)] == [1, 2, 2]


def test_the_jury_talks_and_what_stood_before_is_kept(scored, mehmet):
    third = actions.have_talked(by=mehmet, application=of(scored, 3))
    file = third.assignments.select_related("juror__person").get(total=0)
    changed = actions.change_score(
        by=file.juror.person, assignment=file, given=points(scored, 3, 3), why="Yanlış okumuştum."
    )
    assert (changed.first_total, changed.total, changed.changed_why) == (0, 6000, "Yanlış okumuştum.")
    assert codes().count("calls.talk") == 3


def test_the_jury_is_closed_when_every_score_is_final(divided, mehmet, refused):
    with refused(reasons.SCORES_MISSING, count=9):
        actions.close_jury(by=mehmet, call=divided)
    file = of(divided, 1).assignments.first()
    state_and_score(file, 5, 5)
    with refused(reasons.SCORES_MISSING, count=8):
        actions.close_jury(by=mehmet, call=divided)
    with refused(reasons.SCORES_MISSING, count=2):
        actions.have_talked(by=mehmet, application=of(divided, 1))


def test_everybody_gets_a_decision_with_a_reason_at_once(scored, mehmet, refused):
    call = actions.close_jury(by=mehmet, call=scored)
    with refused(reasons.NO_DECISION, count=3):
        actions.announce(by=mehmet, call=call)
    first = of(call, 1)
    for more, code in (({"reason": ""}, reasons.NO_REASON), ({"decision": "conditional"}, reasons.NO_CONDITION)):
        with refused(code):
            actions.decide(by=mehmet, application=first, **{"decision": "accepted", "reason": "x", **more})
    for one in call.applications.all():
        actions.decide(by=mehmet, application=one, decision="accepted", reason="İyi.")
    with refused(reasons.TOO_MANY, places=2, count=3):
        actions.announce(by=mehmet, call=call)
    assert set(call.applications.values_list("state", flat=True)) == {"in_jury"}, "nobody hears of it before"
    assert "calls.accepted" not in codes()
    actions.decide(by=mehmet, application=of(call, 2), decision="declined", reason="Ölçü yok.")
    actions.announce(by=mehmet, call=call)
    assert [codes().count(f"calls.{one}") for one in ("accepted", "declined")] == [2, 1]
    assert Venture.objects.count() == 2
    assert Venture.objects.get(application__number=1).thread.steps.count() == 1, "its thread begins"
    assert Venture.objects.get(application__number=3).thread is None, (
        "who did not want to be published has no public thread"
    )


def test_a_free_place_goes_to_the_reserve_list(told, mehmet, refused):
    taken = actions.take_from_reserve(by=mehmet, application=of(told, 2), reason="Yer açıldı.")
    assert (taken.state, Venture.objects.count()) == ("accepted", 2)
    Application.objects.filter(number=3).update(state="reserve")
    with refused(reasons.TOO_MANY):
        actions.take_from_reserve(by=mehmet, application=of(told, 3), reason="x")


def test_jurors_are_reminded_once_some_days_before(divided):
    with clock.at(divided.jury_until - 3.5 * DAY):
        assert actions.remind_jurors() == 4
    with clock.at(divided.jury_until - 2.5 * DAY):
        assert actions.remind_jurors() == 0


def test_twenty_jurors_for_four_hundred_applications(call, monday):
    """The target: at most ten seconds, no conflict, loads within one."""
    now, topics = clock.now(), ["atık", "ulaşım", "bakım"]
    Juror.objects.bulk_create(Juror(call=call, topics=[topics[at % 3]]) for at in range(20))
    made = Application.objects.bulk_create(
        Application(call=call, number=at, state="shortlisted", title=f"{at}", topics=[topics[at % 3]], submitted_at=now)
        for at in range(1, 401)
    )
    jurors = list(call.jurors.all())
    ties = {(made[at].pk, jurors[at % 20].pk) for at in range(0, 400, 3)}
    Tie.objects.bulk_create(Tie(application_id=file, juror_id=juror) for file, juror in ties)
    found = divide(call, seed=1)
    assert found.seconds <= 10
    assert not ties & set(found.pairs)
    assert len(found.pairs) == 1200
    assert set(found.file["loads"].values()) == {60}
