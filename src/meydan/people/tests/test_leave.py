"""Leave: who may stand in, what they then see and do, and how it ends."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.models import AuditLine, OutboxMessage
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.notices.actions import spread
from meydan.people import actions, queries
from meydan.people.models import Delegation, Person, Role, RoleGrant
from meydan.people.rules import delegations as rules
from meydan.people.rules import needs_factor, roles

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
pytestmark = pytest.mark.usefixtures("monday")


def fresh(person):
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def lend():
    """lend(selim, zeynep): she stands in for him from Monday to Friday, in all his roles."""

    def plan(person, stand_in, *, by=None, first=MONDAY, last=FRIDAY):
        grants = list(queries.roles_of(person))
        return actions.plan_leave(
            by=by or person, grants=grants, stand_in=stand_in, first_day=first, last_day=last, reason="leave"
        )

    return plan


@pytest.fixture
def idea(ayse, goksu, targets, parks, mehmet):
    made = ideas.submit_contribution(
        by=ayse, kind="idea", title="Gölge", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    return ideas.assign_unit(by=mehmet, contribution=made, unit=parks)


def test_who_stands_in_holds_the_role_until_the_last_day_is_over(selim, zeynep, parks, works, lend):
    lend(selim, zeynep)
    zeynep = fresh(zeynep)
    assert zeynep.has_role(Role.UNIT_OFFICER, unit=parks)
    assert not zeynep.has_role(Role.UNIT_OFFICER, unit=works)
    assert fresh(selim).has_role(Role.UNIT_OFFICER, unit=parks)
    assert [one.pk for one in zeynep.stands_in_for] == [selim.pk]
    with clock.at(rules.span(MONDAY, FRIDAY)[1] - timedelta(seconds=1)):
        assert fresh(zeynep).has_role(Role.UNIT_OFFICER)
    with clock.at(rules.span(MONDAY, FRIDAY)[1]):  # midnight in Buca
        assert not fresh(zeynep).has_role(Role.UNIT_OFFICER)


def test_before_its_first_day_it_gives_nothing(selim, zeynep, lend):
    lend(selim, zeynep, first=date(2026, 12, 1), last=date(2026, 12, 4))
    assert fresh(zeynep).stands_in_for == []
    with clock.at(rules.span(date(2026, 12, 1), date(2026, 12, 1))[0]):
        assert fresh(zeynep).has_role(Role.UNIT_OFFICER)


def test_roles_of_oneself_and_of_others_are_one_query(selim, zeynep, lend, django_assert_num_queries):
    lend(selim, zeynep)
    zeynep = fresh(zeynep)
    with django_assert_num_queries(1):
        assert [grant.role for grant in zeynep.grants] == [Role.MODERATOR, Role.UNIT_OFFICER]
        assert [one.name for one in zeynep.stands_in_for] == ["Selim"]
        assert zeynep.answers_for == {zeynep.pk, selim.pk}


def test_notices_go_to_both_and_to_the_deputy(selim, zeynep, make_person, parks, lend):
    deputy = make_person("Derin", (Role.UNIT_DEPUTY, parks))
    lend(selim, zeynep)
    assert set(queries.holders(f"role:unit_officer@unit:{parks.pk}")) == {selim.pk, zeynep.pk, deputy.pk}
    assert set(queries.holders("role:moderator")) == {zeynep.pk}


def test_a_unit_with_a_deputy_has_somebody_who_answers_one_with_a_manager_alone_has_not(make_person, parks, works):
    make_person("Derin", (Role.UNIT_DEPUTY, parks))
    make_person("Vural", (Role.UNIT_MANAGER, works))
    assert queries.units_without_officer() == [works]


@pytest.mark.parametrize("role", sorted(rules.NEVER_LENT - {Role.MUHTAR}))
def test_some_roles_are_given_not_lent(make_person, zeynep, lend, refused, role):
    with refused(rules.NOT_LENT):
        lend(make_person("Bilge", (role, None)), zeynep)


def test_the_role_of_a_muhtar_is_not_lent(deniz, goksu, director, zeynep, lend, refused):
    actions.grant_role(by=director, person=deniz, role=Role.MUHTAR, unit=None, neighbourhood=goksu)
    with refused(rules.NOT_LENT):
        lend(deniz, zeynep)


def test_nobody_stands_in_for_themselves(selim, lend, refused):
    with refused(rules.ONESELF, field="stand_in"):
        lend(selim, selim)


def test_nobody_makes_themselves_a_stand_in(selim, director, lend, refused):
    with refused(roles.OWN_ROLE):
        lend(selim, director, by=director)


def test_a_colleague_without_a_role_is_named_only_by_who_gives_roles(selim, deniz, director, lend, refused):
    with refused(rules.NO_COLLEAGUE, field="stand_in"):
        lend(selim, deniz)
    lend(selim, deniz, by=director)
    assert fresh(deniz).at_desk


def test_somebody_else_plans_nobodys_leave(selim, zeynep, mehmet, lend, refused):
    with refused("base.not_staff"):
        lend(selim, zeynep, by=mehmet)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 11, 22), FRIDAY, rules.PAST),
        (FRIDAY, MONDAY, rules.TURNED_ROUND),
        (MONDAY, date(2028, 1, 1), rules.TOO_LONG),
    ],
)
def test_days_that_make_no_sense_are_refused(selim, zeynep, lend, refused, first, last, code):
    with refused(code):
        lend(selim, zeynep, first=first, last=last)


def test_one_day_is_enough(selim, zeynep, lend):
    lend(selim, zeynep, first=MONDAY, last=MONDAY)
    assert fresh(zeynep).stands_in_for == [selim]


def test_two_cannot_stand_in_for_one_role(selim, zeynep, mehmet, lend, refused):
    lend(selim, zeynep)
    with refused(rules.OVERLAP, name="Zeynep"):
        lend(selim, mehmet, first=FRIDAY, last=FRIDAY)
    lend(selim, mehmet, first=FRIDAY + timedelta(days=1), last=FRIDAY + timedelta(days=1))


def test_the_database_keeps_that_too(selim, zeynep, mehmet, lend):
    [one] = lend(selim, zeynep)
    with pytest.raises(IntegrityError, match="one_stand_in_a_role_at_a_time"), transaction.atomic():
        Delegation.objects.create(
            grant=one.grant, stand_in=mehmet, starts_at=one.starts_at, ends_at=one.ends_at, reason="leave"
        )


def test_who_is_away_stands_in_for_nobody_and_who_stands_in_does_not_go_away(selim, zeynep, mehmet, lend, refused):
    lend(selim, zeynep)
    with refused(rules.STAND_IN_AWAY, name="Selim"):
        lend(mehmet, selim)
    with refused(rules.STANDS_IN_THEN, name="Selim", away="Zeynep"):
        lend(zeynep, mehmet)


def test_a_lent_role_is_not_lent_on(selim, zeynep, mehmet, lend, refused):
    [one] = lend(selim, zeynep)
    with refused("base.not_staff"):  # it is still his, so she may not plan for it
        actions.plan_leave(
            by=fresh(zeynep), grants=[one.grant], stand_in=mehmet, first_day=MONDAY, last_day=FRIDAY, reason="leave"
        )


def test_who_stands_in_for_a_director_gives_no_roles(director, mehmet, deniz, selim, lend, refused):
    lend(director, mehmet)
    mehmet = fresh(mehmet)
    with refused(roles.STANDS_IN_ONLY):
        actions.grant_role(by=mehmet, person=deniz, role=Role.MODERATOR, unit=None)
    with refused(roles.STANDS_IN_ONLY):
        actions.reset_factors(by=mehmet, person=selim)
    with refused(roles.STANDS_IN_ONLY):
        lend(selim, deniz, by=mehmet)


@pytest.mark.parametrize("who", ["selim", "zeynep", "director"])
def test_either_side_ends_it_early_and_both_are_told(selim, zeynep, director, lend, who):
    [one] = lend(selim, zeynep)
    by = {"selim": selim, "zeynep": zeynep, "director": director}[who]
    actions.end_delegation(by=by, delegation=one)
    assert fresh(zeynep).stands_in_for == []
    assert {(one.code, *one.to) for one in OutboxMessage.objects.filter(code__endswith="_ended")} == {
        ("people.leave_ended", selim.ref),
        ("people.standing_in_ended", zeynep.ref),
    }


def test_both_read_who_and_when_and_nobody_else(client, selim, zeynep, lend):
    lend(selim, zeynep)
    spread(at_most=50)
    client.force_login(zeynep)
    page = client.get("/bildirimler/").content.decode()
    assert "Selim → Zeynep" in page
    assert "27 Kasım 2026" in page
    assert queries.load_leaves(selim, [Delegation.objects.get().pk])
    assert not queries.load_leaves(None, [Delegation.objects.get().pk])


def test_a_leave_in_three_roles_is_one_line_at_the_desk(signed_in, make_person, zeynep, parks, works, lend):
    nilgun = make_person("Nilgün", (Role.UNIT_MANAGER, parks), (Role.UNIT_MANAGER, works))
    lend(nilgun, zeynep)
    for one in (zeynep, nilgun):
        page = signed_in(one).get("/masa/").content.decode()
        assert page.count("Birim müdürü (Park ve Bahçeler Müdürlüğü), Birim müdürü (Fen İşleri Müdürlüğü)") == 2
        assert page.count(">Değiştirin<") == 1


def test_a_message_about_a_leave_of_somebody_who_is_gone_says_so(client, selim, zeynep, director, lend):
    lend(selim, zeynep)
    actions.erase_person(by=director, person=zeynep)
    spread(at_most=50)
    client.force_login(selim)
    assert "Yerinize vekâlet sona erdi: (artık yok)" in client.get("/bildirimler/").content.decode()


def test_a_role_that_has_just_ended_is_not_lent(selim, zeynep, director, lend, refused):
    grants = list(queries.roles_of(selim))
    actions.end_role(by=director, grant=selim.role_grants.get())
    with refused(rules.NOT_HELD):
        actions.plan_leave(by=selim, grants=grants, stand_in=zeynep, first_day=MONDAY, last_day=FRIDAY, reason="leave")


def test_others_do_not_end_it_and_nobody_ends_it_twice(selim, zeynep, mehmet, lend, refused):
    [one] = lend(selim, zeynep)
    with refused(rules.NOT_CONCERNED):
        actions.end_delegation(by=mehmet, delegation=one)
    actions.end_delegation(by=selim, delegation=one)
    with refused(rules.OVER):
        actions.end_delegation(by=selim, delegation=one)


def test_one_called_off_before_it_began_makes_room_for_another(selim, zeynep, mehmet, lend):
    [one] = lend(selim, zeynep, first=FRIDAY, last=FRIDAY)
    actions.end_delegation(by=zeynep, delegation=one)
    lend(selim, mehmet, first=FRIDAY, last=FRIDAY)
    with clock.at(one.starts_at):
        assert fresh(zeynep).stands_in_for == []
        assert fresh(mehmet).stands_in_for == [selim]
    assert queries.leaves_of(zeynep) == []


def test_when_it_ends_by_itself_both_are_told_once(selim, zeynep, lend):
    lend(selim, zeynep)
    assert actions.tell_of_ended_leaves() == 0
    with clock.at(rules.span(MONDAY, FRIDAY)[1]):
        assert actions.tell_of_ended_leaves() == 1
        assert actions.tell_of_ended_leaves() == 0
    assert OutboxMessage.objects.filter(code="people.standing_in_ended").count() == 1


def test_it_ends_with_the_role_and_with_the_stand_ins_own_work_at_the_desk(selim, zeynep, director, mehmet, lend):
    lend(selim, zeynep)
    actions.end_role(by=director, grant=zeynep.role_grants.get())
    assert fresh(zeynep).at_desk is False
    lend(selim, mehmet)
    actions.end_role(by=director, grant=selim.role_grants.get())
    assert fresh(mehmet).stands_in_for == []


def test_a_stand_in_of_staff_needs_a_second_step(selim, deniz, director, settings, lend):
    settings.STAFF_SECOND_FACTOR = True
    assert not needs_factor(fresh(deniz))
    lend(selim, deniz, by=director)
    assert needs_factor(fresh(deniz))


def test_the_audit_line_says_in_whose_role_only_where_it_was_needed(selim, zeynep, mehmet, idea, lend):
    lend(selim, zeynep)
    zeynep = fresh(zeynep)
    ideas.begin_review(by=zeynep, contribution=idea, unit=idea.unit)
    assert AuditLine.objects.get(code="ideas.reviewing").facts["standing_in"] == selim.role_grants.get().pk
    assert zeynep.has_role(Role.MODERATOR)
    record("moderation.something", by=zeynep)
    assert "standing_in" not in AuditLine.objects.get(code="moderation.something").facts


def test_what_a_stand_in_takes_stays_with_the_absent_colleague(selim, zeynep, idea, lend):
    lend(selim, zeynep)
    ideas.take_over(by=fresh(zeynep), contribution=idea)
    assert Contribution.objects.get().assigned_to == selim


def test_staff_pages_say_in_whose_name_somebody_acted(client, selim, zeynep, idea, lend, mehmet):
    lend(selim, zeynep)
    ideas.begin_review(by=fresh(zeynep), contribution=idea, unit=idea.unit)
    client.force_login(mehmet)
    page = client.get(f"/masa/katki/{idea.pk}/").content.decode()
    assert "Zeynep (Selim adına vekâleten)" in page


def test_in_parallel_one_of_two_stand_ins_is_taken_and_chains_do_not_arise(
    transactional_db, make_person, parks, in_parallel
):
    ada = make_person("Ada", (Role.COORDINATOR, None))
    eda = make_person("Eda", (Role.COORDINATOR, None))
    ece = make_person("Ece", (Role.COORDINATOR, None))
    grants = {one.person_id: one for one in RoleGrant.objects.select_related("person")}

    now = clock.now()

    def plan(pair):
        person, stand_in = pair
        with clock.at(now):
            return actions.plan_leave(
                by=person,
                grants=[grants[person.pk]],
                stand_in=stand_in,
                first_day=MONDAY,
                last_day=FRIDAY,
                reason="leave",
            )

    in_parallel(plan, [(ada, eda), (ada, ece), (eda, ece), (ece, ada), (eda, ada), (ece, eda)])
    away = set(Delegation.objects.values_list("grant__person_id", flat=True))
    assert away
    assert len(away) == Delegation.objects.count()
    assert not away & set(Delegation.objects.values_list("stand_in_id", flat=True))


def test_planning_and_ending_on_ones_own_page(signed_in, selim, zeynep, monday):
    his = signed_in(selim)
    grant = selim.role_grants.get()
    form = {
        "do": "plan",
        "roles": [grant.pk],
        "stand_in": zeynep.pk,
        "first_day": "2026-11-23",
        "last_day": "2026-11-20",
    }
    answer = his.post("/benim/vekalet/", form | {"reason": "leave"})
    assert answer.status_code == 422
    assert f'<option value="{zeynep.pk}" selected>' in answer.content.decode()
    assert his.post("/benim/vekalet/", form | {"last_day": "2026-11-27", "reason": "leave"}).status_code == 302
    assert "Zeynep" in his.get("/benim/").content.decode()
    his.force_login(zeynep)
    assert "Selim" in his.get("/masa/").content.decode()
    one = Delegation.objects.get()
    assert his.post("/benim/vekalet/", {"do": "end", "leave": one.pk}).status_code == 302
    assert queries.leaves_of(zeynep) == []


def test_planning_for_a_colleague_with_somebody_who_has_no_role_yet(signed_in, director, selim, deniz):
    form = {"do": "plan", "roles": [selim.role_grants.get().pk], "first_day": "2026-11-23", "last_day": "2026-11-27"}
    hers = signed_in(director)
    unknown = hers.post(f"/masa/kisiler/{selim.pk}/vekalet/", form | {"email": "yok@example.org", "reason": "duty"})
    assert unknown.status_code == 422
    known = hers.post(f"/masa/kisiler/{selim.pk}/vekalet/", form | {"email": deniz.email, "reason": "duty"})
    assert known.status_code == 302
    assert fresh(deniz).stands_in_for == [selim]


@pytest.mark.parametrize(("state", "shown"), [("", 2), ("running", 1), ("coming", 1), ("over", 1)])
def test_the_list_of_leaves_is_searched_and_filtered(signed_in, director, selim, zeynep, mehmet, lend, state, shown):
    lend(mehmet, selim)
    lend(mehmet, selim, first=date(2026, 12, 1), last=date(2026, 12, 4))
    with clock.at(clock.now() - timedelta(days=21)):
        lend(mehmet, selim, first=date(2026, 11, 2), last=date(2026, 11, 3))
    page = signed_in(director).get(f"/masa/vekaletler/?q=Mehmet&state={state}")
    assert len(page.context["page"].items) == shown
    assert len(signed_in(director).get("/masa/vekaletler/?q=Kimse").context["page"].items) == 0


def test_the_list_of_leaves_costs_the_same_for_one_and_for_three(signed_in, director, selim, zeynep, lend):
    hers = signed_in(director)
    costs = []
    for first in (MONDAY, date(2026, 12, 1), date(2026, 12, 8)):
        lend(selim, zeynep, first=first, last=first)
        with CaptureQueriesContext(connection) as asked:
            assert hers.get("/masa/vekaletler/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[2] <= 15
