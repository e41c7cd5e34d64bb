"""Open work goes to somebody else, and nothing stays with a person who goes."""

import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meydan.base import clock
from meydan.base.models import AuditLine, OutboxMessage
from meydan.base.waiting import waiting_in
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution, Process
from meydan.notices.actions import spread
from meydan.people import actions, queries
from meydan.people.models import ErasureRequest, Person, Role, RoleGrant
from meydan.people.rules import (
    HOLDS_WORK,
    LAST_ADMINISTRATOR,
    MAY_NOT_HOLD,
    NOTHING_HELD,
    OWN_ROLE,
    STANDS_IN_ONLY,
    TO_ONESELF,
)
from meydan.people.slice import WITHOUT_OWNER
from meydan.projects import actions as projects
from meydan.projects.models import Project

pytestmark = pytest.mark.usefixtures("monday")
ALL = ("ideas.contributions", "ideas.processes", "projects.projects")


@pytest.fixture
def write(ayse, goksu, targets):
    numbers = itertools.count(1)

    def one():
        return ideas.submit_contribution(
            by=ayse,
            kind="idea",
            title=f"Gölge {next(numbers)}",
            text="",
            neighbourhood=goksu,
            targets=[targets["11.7"]],
        )

    return one


@pytest.fixture
def begin(director, parks, targets):
    def one(owner):
        day = clock.today()
        return projects.start_project(
            by=director, title="Park", summary="x", unit=parks, starts_on=day, ends_on=day, targets=[targets["11.7"]], owner=owner
        )  # fmt: skip

    return one


@pytest.fixture
def busy(mehmet, write, begin, parks, monday):
    """The coordinator with a contribution, a process and a project."""
    ideas.take_over(by=mehmet, contribution=write())
    ideas.start_process(
        by=mehmet, template="open_call", title="Çağrı", summary="x", promise="x", opens_at=monday, unit=parks
    )
    begin(mehmet)
    return mehmet


@pytest.fixture
def hand(director):
    def over(person, to, *, by=director, kinds=ALL, ending=()):
        return actions.hand_over_work(by=by, person=person, to=to, kinds=kinds, reason="Yeni görev", ending=ending)

    return over


def test_everything_goes_at_once_with_a_line_a_kind_and_one_notice(busy, make_person, director, hand):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    assert hand(busy, esra) == 3
    assert Contribution.objects.get().assigned_to == Process.objects.get().owner == Project.objects.get().owner == esra
    assert queries.held_by(busy) == []
    lines = {
        line.code: line.facts["ids"]
        for line in AuditLine.objects.filter(code__contains="handed_over", facts__ids__isnull=False)
    }
    assert lines == {
        "ideas.handed_over": [Contribution.objects.get().pk],
        "ideas.processes_handed_over": [Process.objects.get().pk],
        "projects.handed_over": [Project.objects.get().pk],
    }
    told = OutboxMessage.objects.filter(code__startswith="people.work_")
    assert {(*one.to, one.ref, one.facts["reason"]) for one in told} == {
        (busy.ref, esra.ref, "Yeni görev"),
        (esra.ref, busy.ref, "Yeni görev"),
    }


def test_a_message_names_a_colleague_only_while_they_are_there(client, busy, director, make_person, hand):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    hand(busy, esra)
    spread(at_most=50)
    client.force_login(esra)
    assert "Mehmet (3)" in client.get("/bildirimler/").content.decode()
    actions.erase_person(by=director, person=busy)
    page = client.get("/bildirimler/").content.decode()
    assert "Mehmet" not in page
    assert "silinmiş üye (3)" in page
    assert f"/masa/kisiler/{busy.pk}/" not in page


def test_some_kinds_go_and_the_others_stay(busy, make_person, hand):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    assert hand(busy, esra, kinds=["projects.projects"]) == 1
    assert [one.work.code for one in queries.held_by(busy)] == ["ideas.contributions", "ideas.processes"]


def test_what_is_finished_stays_where_it_is(mehmet, write, make_person, parks, hand, refused):
    one = write()
    ideas.take_over(by=mehmet, contribution=one)
    ideas.answer_contribution(by=mehmet, contribution=one, decision="information", text="x", unit=parks)
    with refused(NOTHING_HELD):
        hand(mehmet, make_person("Esra", (Role.COORDINATOR, None)))
    assert Contribution.objects.get().assigned_to == mehmet


def test_who_may_not_hold_one_thing_gets_nothing(busy, selim, zeynep, ayse, hand, refused):
    with refused(MAY_NOT_HOLD, title="Çağrı", field="to"):  # an officer handles what has no unit, but leads no process
        hand(busy, selim)
    for nobody in (zeynep, ayse):
        with refused(MAY_NOT_HOLD):
            hand(busy, nobody)
    assert Contribution.objects.get().assigned_to == busy


def test_a_role_that_is_lent_is_not_enough_to_take_work(busy, selim, director, hand, refused):
    day = clock.today()
    actions.plan_leave(
        by=busy, grants=[busy.role_grants.get()], stand_in=selim, first_day=day, last_day=day, reason="leave"
    )
    assert Person.objects.get(pk=selim.pk).has_role(Role.COORDINATOR)
    with refused(MAY_NOT_HOLD):
        hand(busy, selim)


def test_work_goes_to_somebody_else(busy, hand, refused):
    with refused(TO_ONESELF):
        hand(busy, busy)


def test_who_may_hand_over(busy, selim, make_person, hand, refused):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    with refused("base.not_staff"):
        hand(busy, esra, by=selim)
    assert hand(busy, esra, by=busy) == 3


def test_a_role_does_not_end_while_its_work_is_open(busy, director, refused):
    with refused(HOLDS_WORK, name="Mehmet"):
        actions.end_role(by=director, grant=busy.role_grants.get())
    assert busy.role_grants.held_now().exists()


def test_a_role_ends_when_the_work_can_stay_by_another_one(busy, director):
    second = actions.grant_role(by=director, person=busy, role=Role.FACILITATOR, unit=None)
    actions.end_role(by=director, grant=busy.role_grants.get(role=Role.COORDINATOR))
    assert list(busy.role_grants.held_now()) == [second]


def test_handing_over_and_ending_is_one_step(busy, make_person, director, hand):
    hand(busy, make_person("Esra", (Role.COORDINATOR, None)), ending=busy.own_grants)
    assert not busy.role_grants.held_now().exists()


def test_handing_over_a_part_does_not_end_the_role(busy, make_person, hand, refused):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    with refused(HOLDS_WORK):
        hand(busy, esra, kinds=["projects.projects"], ending=busy.own_grants)
    assert Project.objects.get().owner == busy


def test_who_stands_in_for_a_director_hands_over_but_ends_no_role(busy, make_person, director, hand, refused):
    esra, day = make_person("Esra", (Role.COORDINATOR, None)), clock.today()
    grants = list(director.role_grants.all())
    actions.plan_leave(by=director, grants=grants, stand_in=esra, first_day=day, last_day=day, reason="duty")
    stand_in = Person.objects.get(pk=esra.pk)
    with refused(STANDS_IN_ONLY):
        hand(busy, esra, by=stand_in, ending=busy.own_grants)
    assert hand(busy, esra, by=stand_in) == 3


@pytest.mark.parametrize("by_whom", ["director", "themselves"])
def test_an_account_with_open_work_is_not_erased(busy, director, refused, by_whom):
    with refused(HOLDS_WORK):
        actions.erase_person(by=director if by_whom == "director" else busy, person=busy)
    assert Person.objects.get(pk=busy.pk).is_active


def test_the_last_administrator_is_not_erased(make_person, director, refused):
    boss = make_person("Bilge", (Role.ADMINISTRATOR, None))
    with refused(LAST_ADMINISTRATOR):
        actions.erase_person(by=director, person=boss)


def test_work_is_not_given_to_somebody_without_a_role(mehmet, deniz, parks, write, begin, refused):
    with refused("base.not_staff"):
        ideas.assign_unit(by=mehmet, contribution=write(), unit=parks, person=deniz)
    with refused("base.not_staff"):
        begin(deniz)


def test_what_lies_with_somebody_without_a_role_is_listed_and_told(busy, director):
    assert list(WITHOUT_OWNER.load(director, 10)) == []
    assert actions.watch_for_lost_work() == 0
    RoleGrant.objects.filter(person=busy).update(ends_at=clock.now())  # past our verbs: a change in the database
    hers = Person.objects.get(pk=director.pk)
    assert waiting_in([WITHOUT_OWNER], hers)[WITHOUT_OWNER.code] == 3
    assert {task.title for task in WITHOUT_OWNER.load(hers, 10)} == {"Gölge 1", "Çağrı", "Park"}
    assert actions.watch_for_lost_work() == 3
    assert OutboxMessage.objects.get(code="people.work_without_owner").facts == {"count": 3}


def test_work_of_an_account_that_was_closed_in_the_database_is_listed_and_handed_over(
    signed_in, busy, director, make_person
):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    Person.objects.filter(pk=busy.pk).update(is_active=False)
    hers = signed_in(director)
    assert "Sahipsiz işler" in hers.get("/masa/?queue=people.without_owner").content.decode()
    form = {"kinds": ALL, "to": esra.pk, "reason": "Ayrıldı"}
    assert hers.post(f"/masa/devir/{busy.pk}/", form).url == "/masa/"
    assert queries.held_by(busy) == []


def test_a_resident_is_forgotten_at_once(ayse):
    assert actions.ask_to_be_forgotten(by=ayse) is None
    assert Person.objects.get(pk=ayse.pk).erased_at


def test_the_wish_of_a_colleague_has_a_day_and_waits_until_the_work_is_handed_over(
    busy, director, make_person, hand, refused
):
    wish = actions.ask_to_be_forgotten(by=busy)
    assert (wish.promised_for - clock.today()).days == 30  # as the town file promises
    assert wish.basis
    assert actions.ask_to_be_forgotten(by=busy) == wish
    with refused(HOLDS_WORK):
        actions.forget_colleague(by=director, person=busy)
    hand(busy, make_person("Esra", (Role.COORDINATOR, None)))
    actions.forget_colleague(by=director, person=busy)
    assert Person.objects.get(pk=busy.pk).erased_at
    assert not ErasureRequest.objects.exists()


def test_a_wish_can_be_taken_back(mehmet):
    actions.ask_to_be_forgotten(by=mehmet)
    actions.stay(by=mehmet)
    assert not ErasureRequest.objects.exists()


def test_who_erases_a_colleague(mehmet, selim, make_person, refused):
    officer = make_person("Veli", (Role.DATA_OFFICER, None))
    with refused("base.not_staff"):
        actions.forget_colleague(by=selim, person=mehmet)
    with refused(OWN_ROLE):
        actions.forget_colleague(by=officer, person=officer)
    actions.forget_colleague(by=officer, person=mehmet)


def test_in_parallel_nothing_stays_with_a_person_whose_role_ends(
    transactional_db, make_person, director, parks, write, in_parallel
):
    for number in range(6):
        leaving = make_person(f"Giden {number}", (Role.COORDINATOR, None))
        idea, grant, now = write(), leaving.role_grants.select_related("person").get(), clock.now()

        def act(what, leaving=leaving, idea=idea, grant=grant, now=now):
            with clock.at(now):
                if what == "end":
                    return actions.end_role(by=Person.objects.get(pk=director.pk), grant=grant)
                return ideas.assign_unit(
                    by=Person.objects.get(pk=director.pk), contribution=idea, unit=parks, person=leaving
                )

        in_parallel(act, ["end", "assign"])
        holds = Contribution.objects.filter(assigned_to=leaving).exists()
        has_role = leaving.role_grants.held_now().exists()
        assert holds == has_role  # one of the two won, never both


def test_in_parallel_two_hand_overs_don_t_wait_for_each_other(
    transactional_db, make_person, director, write, in_parallel
):
    ada, eda = (make_person(name, (Role.COORDINATOR, None)) for name in ("Ada", "Eda"))
    for person in (ada, eda):
        ideas.take_over(by=person, contribution=write())
    now = clock.now()

    def swap(pair):
        with clock.at(now):
            return actions.hand_over_work(
                by=Person.objects.get(pk=director.pk), person=pair[0], to=pair[1], kinds=ALL, reason="x"
            )

    moved = in_parallel(swap, [(ada, eda), (eda, ada)])
    assert sorted(moved) == [1, 2]  # the second one takes along what the first one brought


def test_the_page_of_a_person_says_why_a_role_does_not_end_and_leads_to_the_handover(signed_in, director, busy):
    grant = busy.role_grants.get()
    answer = signed_in(director).post(f"/masa/kisiler/{busy.pk}/", {"do": "end", "grant": grant.pk})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Projeler (1)" in page
    assert f'href="/masa/devir/{busy.pk}/?role={grant.pk}"' in page


def test_the_handover_page(signed_in, director, busy, make_person, selim, deniz):
    esra = make_person("Esra", (Role.COORDINATOR, None))
    hers, address = signed_in(director), f"/masa/devir/{busy.pk}/"
    page = hers.get(address).content.decode()
    assert "Gölge 1" in page
    assert "Esra" in page
    assert "Deniz" not in page
    form = {"kinds": ALL, "to": selim.pk, "reason": "Yeni görev", "do": "end"}
    answer = hers.post(address, form)
    assert answer.status_code == 422
    assert "Selim şu işi devralamıyor: “Çağrı”. Görevleri buna yetmiyor." in answer.content.decode()
    assert answer.content.decode().index("errsum") < answer.content.decode().index("Gölge 1")
    assert "Yeni görev" in answer.content.decode()
    assert hers.post(address, form | {"kinds": []}).status_code == 422
    assert hers.post(address, form | {"to": esra.pk}).status_code == 302
    assert not busy.role_grants.held_now().exists()
    assert queries.held_by(busy) == []


def test_the_handover_page_costs_the_same_for_one_and_for_three(signed_in, director, mehmet, write):
    hers, costs = signed_in(director), []
    for _ in range(3):
        ideas.take_over(by=mehmet, contribution=write())
        with CaptureQueriesContext(connection) as asked:
            assert hers.get(f"/masa/devir/{mehmet.pk}/").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[2] <= 15


@pytest.mark.parametrize("page", ["/masa/kisiler/{pk}/", "/masa/kisiler/{pk}/vekalet/", "/benim/vekalet/", "/benim/"])
def test_pages_about_leave_and_work_stay_small(signed_in, director, busy, page):
    hers = signed_in(director)
    with CaptureQueriesContext(connection) as asked:
        assert hers.get(page.format(pk=busy.pk)).status_code == 200
    assert len(asked) <= 15


def test_close_colleagues_are_suggested_first(selim, make_person, parks, mehmet):
    deputy = make_person("Derin", (Role.UNIT_DEPUTY, parks))
    stand_in, day = make_person("Esra", (Role.MODERATOR, None)), clock.today()
    actions.plan_leave(
        by=selim, grants=[selim.role_grants.get()], stand_in=stand_in, first_day=day, last_day=day, reason="leave"
    )
    near, others = queries.recipients(selim)
    assert near == [deputy, stand_in]
    assert others == [mehmet]


def prove(client, person, password="not-a-secret-1"):
    client.post("/giris/parola/", {"login": person.email, "password": password})


def test_erasing_ones_own_account_on_the_page(client, ayse):
    prove(client, ayse)
    assert "geri alınamaz" in client.get("/benim/hesabimi-sil/").content.decode()
    answer = client.post("/benim/hesabimi-sil/", {"do": "erase"})
    assert "Hesabınız silindi" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert Person.objects.get(pk=ayse.pk).erased_at


def test_asking_for_it_as_a_colleague_and_fulfilling_it(client, busy, director, make_person, hand):
    prove(client, busy)
    client.post("/benim/hesabimi-sil/", {"do": "erase"})
    assert "23 Aralık 2026" in client.get("/benim/hesabimi-sil/").content.decode()
    client.force_login(director)
    assert "Mehmet" in client.get("/masa/").content.decode()
    address = f"/masa/silinecek-hesap/{busy.pk}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"do": "erase"}).status_code == 422
    hand(busy, make_person("Esra", (Role.COORDINATOR, None)))
    assert client.post(address, {"do": "erase"}).status_code == 302
    assert Person.objects.get(pk=busy.pk).erased_at


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_end_each_other_one_stays(make_person, in_parallel, db):
    one, two = (make_person(name, (Role.ADMINISTRATOR, None)) for name in ("Bir", "Iki"))
    grants = {one: two.role_grants.get(), two: one.role_grants.get()}
    outcomes = in_parallel(lambda person: actions.end_role(by=person, grant=grants[person]), [one, two])
    assert [getattr(outcome, "code", "") for outcome in outcomes].count(LAST_ADMINISTRATOR) == 1
    assert RoleGrant.objects.filter(role=Role.ADMINISTRATOR, ends_at=None).count() == 1
