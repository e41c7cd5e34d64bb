"""A plan from draft to seats: nothing is booked before a person confirms, and each seat by its rule."""

from datetime import date, timedelta

import pytest

from meydan.attendance.models import Seat
from meydan.attendance.rules import NO_ROOM
from meydan.base import clock
from meydan.base.sentences import NOT_STAFF
from meydan.guardians.models import Permission
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.actions import erase_person
from meydan.season import actions, rules
from meydan.season.models import Gap, LeftOut, Line, Plan
from meydan.season.personal import forget_left_out, forget_lines
from meydan.season.queries.plans import counted, figures_of
from meydan.volunteering import actions as volunteering
from meydan.volunteering.models import Placement, Shift, Volunteer


def told(person):
    deliver_all()
    return set(Notice.objects.filter(person=person).values_list("message__code", flat=True))


def test_a_draft_says_who_where_and_why_and_books_nothing(monday, make_shift, willing, draft, goksu):
    shift = make_shift(capacity=1)
    ada = willing("Ada", places=[goksu], fields=["environment"])
    silent = willing("Sena", times=())
    plan = draft()
    line, gap, out = plan.lines.get(), Gap.objects.all(), LeftOut.objects.get()
    assert (plan.state, plan.places, plan.people, plan.shifts) == ("draft", 1, 2, 1)
    assert (line.person, line.shift) == (ada, shift)
    assert line.words == [
        "boş: Cumartesi öğleden sonrası", "yakınında görev almak ister: Göksu", "ilgi alanı: Park, bahçe ve çevre",
        "son aylarda vardiyası yok: önceliklidir",
    ]  # fmt: skip
    assert (list(gap), out.person, out.words) == ([], silent, ["hangi zamanlarda gelebileceğini söylemedi"])
    assert not Seat.objects.exists()
    assert told(ada) == set()


def test_gaps_say_why_they_stay(monday, make_shift, willing, draft):
    make_shift(capacity=3)
    willing("Ada")
    willing("Sena", times=())
    willing("Bora", times=(0,))
    gap = draft().gaps.get()
    assert gap.empty == 2
    assert gap.words == ["1 kişi ne zaman gelebileceğini söylemedi", "1 kişi bu zamanda gelemiyor"]


def test_the_plan_is_about_free_seats_people_who_are_ready_and_shifts_ahead(monday, make_shift, willing, draft, mehmet):
    ada, resting = willing("Ada"), willing("Bora")
    full, off, near = make_shift(capacity=1), make_shift(days=12), make_shift(days=19, capacity=5)
    volunteering.join_shift(by=willing("Can", times=()), shift=full)
    volunteering.call_off_shift(by=mehmet, shift=off, why="Yağmur")
    volunteering.take_break(by=resting, placement=Placement.objects.get(person=resting))
    assert [(one.person, one.shift) for one in draft().lines.all()] == [(ada, near)]


@pytest.mark.parametrize(("permitted", "hours", "planned"), [(True, 3, True), (False, 3, False), (True, 4, False)])
def test_minors_are_planned_by_the_rule_for_joining(
    monday, make_shift, willing, draft, mehmet, permitted, hours, planned
):
    make_shift(hours=hours)
    young = willing("Efe")
    Volunteer.objects.filter(person=young).update(birth_date=date(2010, 5, 1))
    if permitted:
        until = {"state": "given", "proof": "desk", "valid_until": date(2027, 1, 1)}
        about = {"of": "duty:0", "scope": "duties", "guardian": "Fatma", "contact": "x", "how": "desk"}
        Permission.objects.create(person=young, seen_by=mehmet, **about, **until)
    plan = draft()
    assert plan.lines.filter(person=young).exists() == planned
    assert planned or plan.left_out.get().words == [
        "bu vardiyalara katılamıyor: yaş, izin ya da daha önce süresi dolan bir belge"
    ]


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(-1, 5, rules.TOO_LONG), (0, 200, rules.TOO_LONG), (5, 4, rules.TOO_LONG), (0, 1, rules.NO_SHIFTS)],
)
def test_a_plan_needs_days_with_shifts(monday, make_shift, role, mehmet, refused, first, last, code):
    make_shift()
    today = clock.today()
    with refused(code):
        actions.draft_plan(
            by=mehmet, role=role, first_day=today + timedelta(days=first), last_day=today + timedelta(days=last)
        )


def test_who_may_plan_for_whom(monday, make_shift, role, selim, deniz, zeynep, works, parks, refused, draft):
    make_shift()
    days = {"first_day": date(2026, 11, 23), "last_day": date(2026, 12, 23)}
    for by in (deniz, zeynep):
        for of in ({"role": role}, {"unit": parks}):
            with refused(NOT_STAFF):
                actions.draft_plan(by=by, **of, **days)
    with refused(NOT_STAFF):
        actions.draft_plan(by=selim, unit=works, **days)
    plan = draft(by=selim, unit=parks)
    assert "season.drafted" in told(selim)
    with refused(NOT_STAFF):
        actions.confirm_plan(by=zeynep, plan=plan)


def test_a_confirmed_plan_books_each_seat_by_its_rule_and_people_hear_of_it(
    monday, make_shift, willing, draft, mehmet, refused
):
    one, other = make_shift(capacity=1), make_shift(days=6, capacity=1)
    ada, bora = willing("Ada"), willing("Bora", times=(19,))
    plan = draft()
    assert plan.lines.count() == 2
    volunteering.join_shift(by=bora, shift=one)  # before anybody has confirmed, and at Ada's only time
    actions.confirm_plan(by=mehmet, plan=plan)
    assert Seat.objects.filter(person=ada).count() == 0, "a worker books"
    assert actions.carry_out(plan_id=plan.pk) == 1
    lines = {line.person: line for line in plan.lines.select_related("person")}
    assert (lines[bora].state, lines[ada].state, lines[ada].refusal["code"]) == ("placed", "refused", NO_ROOM)
    assert "Boş yer kalmadı" in lines[ada].refused_because
    assert Seat.objects.get(person=bora, occasion=other.occasion).state == "booked"
    assert ("volunteering.placed" in told(bora), "volunteering.placed" in told(ada)) == (True, False)
    assert actions.carry_out(plan_id=plan.pk) == 0, "what is done is done once"
    with refused(rules.NOT_DRAFT):
        actions.confirm_plan(by=mehmet, plan=plan)


def test_a_draft_that_nobody_confirmed_is_never_carried_out(monday, make_shift, willing, draft):
    make_shift()
    willing("Ada")
    assert actions.carry_out(plan_id=draft().pk) == 0
    assert not Seat.objects.exists()


def test_a_discarded_plan_loses_its_names(monday, make_shift, willing, draft, mehmet):
    make_shift(capacity=1)
    willing("Ada")
    willing("Bora")
    plan = actions.discard_plan(by=mehmet, plan=draft())
    assert plan.state == "discarded"
    assert (Line.objects.count(), LeftOut.objects.count()) == (0, 0)


def test_single_lines_are_changed_by_hand_within_the_rules(monday, make_shift, willing, draft, mehmet, refused):
    shift = make_shift(capacity=1)
    ada, bora = willing("Ada"), willing("Bora")
    cannot = willing("Can", times=(0,))
    plan = draft()
    line = plan.lines.get()
    first, second = (ada, bora) if line.person == ada else (bora, ada)
    with refused(rules.NOT_FITTING):
        actions.put_in(by=mehmet, plan=plan, shift=shift, person=second)  # no seat is free
    for _twice in range(2):
        actions.take_out(by=mehmet, line=line)
    assert LeftOut.objects.get(person=first).words == ["elle çıkarıldı"]
    assert plan.gaps.get().empty == 1
    for person in (cannot, first):
        with refused(rules.NOT_FITTING):
            actions.put_in(by=mehmet, plan=plan, shift=shift, person=person)
    made = actions.put_in(by=mehmet, plan=plan, shift=shift, person=second)
    assert (made.by_hand, made.words[-1], plan.gaps.get().empty) == (True, "elle eklendi", 0)


def test_free_seats_are_filled_again_with_as_little_change_as_can_be(
    monday, make_shift, make_role, willing, draft, mehmet, sign_up, parks
):
    """Ada was taken out at noon; Bora could stand in but serves in the other duty of that day, where only Can could follow."""
    tea = make_role(title="Çay ocağı")
    noon, other = make_shift(capacity=1), make_shift(capacity=1, of=tea)
    ada = willing("Ada")
    plan = draft(unit=parks)
    assert [(one.person, one.shift) for one in plan.lines.all()] == [(ada, noon)]
    bora, can = willing("Bora"), willing("Can")
    for person in (bora, can):
        sign_up(person, to=tea)
    actions.take_out(by=mehmet, line=plan.lines.get())
    made = actions.fill_again(by=mehmet, plan=plan, shift=noon)
    assert {(one.shift_id) for one in made} == {noon.pk, other.pk}
    assert {one.person_id for one in made} == {bora.pk, can.pk}
    assert sum(plan.gaps.values_list("empty", flat=True)) == 0
    kept = {(one.person_id, one.shift_id) for one in made}
    actions.fill_again(by=mehmet, plan=plan, shift=noon)
    assert set(plan.lines.filter(state="proposed").values_list("person", "shift")) == kept, "nobody moves without need"


def test_a_plan_that_could_not_be_worked_out_is_given_up(monday, make_shift, role, mehmet):
    make_shift()
    plan = actions.draft_plan(by=mehmet, role=role, first_day=clock.today(), last_day=clock.today() + timedelta(days=9))
    actions.give_up(plan_id=plan.pk)
    assert Plan.objects.get().state == "failed"
    assert actions.compute(plan_id=plan.pk).state == "failed", "late results are not written down"
    assert actions.discard_plan(by=mehmet, plan=plan).state == "discarded"


def test_somebody_who_leaves_leaves_no_line(monday, make_shift, willing, draft, mehmet):
    make_shift(capacity=5)
    ada = willing("Ada")
    plan = draft()
    erase_person(by=ada, person=ada)
    assert not plan.lines.exists()
    actions.confirm_plan(by=mehmet, plan=plan)
    assert actions.carry_out(plan_id=plan.pk) == 0
    assert Shift.objects.get().occasion.taken == 0


def figures(plan):
    """What stands on the plan; as it would be counted now."""
    plan = Plan.objects.get(pk=plan.pk)
    assert plan.figures == counted(plan)
    return {name: value for name, value in figures_of(plan).items() if value}


def test_the_figures_of_a_plan_are_those_of_its_lines(monday, make_shift, willing, draft, mehmet):
    shift = make_shift(capacity=2)
    free = {willing(name).pk for name in ("Ada", "Bora", "Cem")}
    willing("Sena", times=())
    plan = draft()
    assert figures(plan) == {"planned": 2, "waiting": 2, "left_out": 2}
    first, second = plan.lines.order_by("pk")
    other = plan.left_out.get(person__in=free).person
    actions.take_out(by=mehmet, line=first)
    assert figures(plan) == {"planned": 1, "waiting": 1, "empty": 1, "left_out": 3}
    actions.put_in(by=mehmet, plan=plan, shift=shift, person=other)
    assert figures(plan) == {"planned": 2, "waiting": 2, "left_out": 2}
    forget_left_out(first.person)
    assert figures(plan) == {"planned": 2, "waiting": 2, "left_out": 1}
    actions.confirm_plan(by=mehmet, plan=plan)
    actions.carry_out(plan_id=plan.pk)
    assert figures(plan) == {"planned": 2, "placed": 2, "left_out": 1}
    forget_lines(second.person)
    assert figures(plan) == {"planned": 1, "placed": 1, "left_out": 1}
    make_shift(days=12)
    discarded = draft(days=31)
    actions.discard_plan(by=mehmet, plan=discarded)
    assert figures(discarded) == {}


def test_a_day_that_is_filled_again_is_counted(monday, make_shift, willing, draft, mehmet):
    shift = make_shift(capacity=1)
    willing("Ada"), willing("Bora")
    plan = draft()
    actions.take_out(by=mehmet, line=plan.lines.get())
    actions.fill_again(by=mehmet, plan=plan, shift=shift)
    assert figures(plan) == {"planned": 1, "waiting": 1, "left_out": 1}
