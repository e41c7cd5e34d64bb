"""The ladder of reminders: who is told when, once for each promise, one notice a person a day."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Escalation, EscalationDay, Level
from meydan.ideas.rules import escalation as rules
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice
from meydan.people.models import Role, RoleGrant
from meydan.places.models import Unit

PROMISED = date(2026, 12, 14)  # fifteen working days after Monday, 23 November
DAYS = {"remind_before": 3, "escalate_after": 5}


def morning(day: date):
    return clock.at(datetime.combine(day, time(6), tzinfo=UTC))


def climb(day: date) -> int:
    with morning(day):
        return actions.escalate_owed()


def rungs():
    return list(Escalation.objects.order_by("id").values_list("level", "promise", "told", "unheld"))


def told():
    """To whom and how many answers, in the order of telling."""
    return [
        (message.to, message.facts["count"])
        for message in OutboxMessage.objects.filter(code="ideas.owed").order_by("id")
    ]


@pytest.fixture
def chain(answering, make_person, parks, selim, mehmet):
    """The town wants reminders, and each role of Parks and Gardens is held."""
    answering(**DAYS)
    roles = {"deputy": Role.UNIT_DEPUTY, "manager": Role.UNIT_MANAGER, "vice": Role.VICE_MAYOR}
    return {name: make_person(name, (role, parks)) for name, role in roles.items()} | {
        "officer": selim,
        "coordinator": mehmet,
    }


@pytest.fixture
def owed(problem, mehmet, parks):
    actions.assign_unit(by=mehmet, contribution=problem, unit=parks)
    problem.refresh_from_db()
    assert problem.promised_for == PROMISED
    return problem


@pytest.mark.parametrize(
    ("today", "code", "levels"),
    [
        (date(2026, 12, 8), "default", []),
        (date(2026, 12, 9), "default", [Level.REMINDER]),  # Wednesday, three working days before Monday
        (date(2026, 12, 14), "default", [Level.REMINDER]),
        (date(2026, 12, 15), "default", [Level.MANAGER]),
        (date(2026, 12, 21), "default", [Level.MANAGER]),
        (date(2026, 12, 22), "default", [Level.MANAGER, Level.TOP]),
        (date(2026, 12, 10), "petition", []),
        (date(2026, 12, 11), "petition", [Level.REMINDER]),
        (date(2026, 12, 19), "petition", [Level.MANAGER]),
        (date(2026, 12, 20), "petition", [Level.MANAGER, Level.TOP]),
        (date(2026, 12, 15), "a clock that left the town file", [Level.MANAGER]),
    ],
)
def test_levels_fall_due_by_the_clock_of_the_promise(answering, today, code, levels):
    answering(**DAYS)
    assert rules.levels_due(PROMISED, code, today) == levels


def test_on_a_weekend_after_a_friday_nobody_is_late_yet(answering):
    answering(**DAYS)
    friday = date(2026, 12, 11)
    assert rules.levels_due(friday, "default", date(2026, 12, 13)) == []
    assert rules.levels_due(friday, "default", date(2026, 12, 14)) == [Level.MANAGER]


def test_rung_by_rung_those_above_are_told_too(chain, owed):
    assert climb(date(2026, 12, 8)) == 0
    climb(date(2026, 12, 9))
    assert {ref for to, _count in told() for ref in to} == {chain["officer"].ref, chain["deputy"].ref}
    climb(date(2026, 12, 15))
    assert told()[2:] == [([chain["manager"].ref], 1)]
    climb(date(2026, 12, 22))
    assert {ref for to, _count in told()[3:] for ref in to} == {chain["vice"].ref, chain["coordinator"].ref}
    assert [level for level, *_rest in rungs()] == ["reminder", "manager", "top"]
    assert climb(date(2026, 12, 23)) == 0
    assert len(told()) == 5


def test_a_second_run_on_the_same_day_tells_nobody(chain, owed):
    assert [climb(date(2026, 12, 15)), climb(date(2026, 12, 15))] == [1, 0]
    assert len(told()) == 1


def test_one_notice_lists_everything_of_a_person(chain, write, ayse, mehmet, parks, owed):
    second = write(ayse, title="İkinci sorun")
    actions.assign_unit(by=mehmet, contribution=second, unit=parks)
    climb(date(2026, 12, 15))
    assert told() == [([chain["manager"].ref], 2)]
    deliver_all()
    assert Notice.objects.filter(person=chain["manager"], message__code="ideas.owed").count() == 1
    words = OutboxMessage.objects.get(code="ideas.owed").facts["words"]
    assert [owed.thread.number in words, second.thread.number in words] == [True, True]


def test_who_stands_on_two_rungs_of_one_day_reads_of_it_once(chain, problem):
    """Nobody has it yet, so both rungs lead to the coordinator."""
    assert climb(date(2026, 12, 22)) == 2
    assert told() == [([chain["coordinator"].ref], 1)]
    words = OutboxMessage.objects.get(code="ideas.owed").facts["words"]
    assert words.count(problem.thread.number) == 1


def test_the_message_leads_to_the_desk_and_keeps_its_lines(chain, write, ayse, mehmet, parks, owed, signed_in):
    actions.assign_unit(by=mehmet, contribution=write(ayse, title="İkinci sorun"), unit=parks)
    climb(date(2026, 12, 15))
    deliver_all()
    client = signed_in(chain["manager"])
    notice = Notice.objects.get(person=chain["manager"], message__code="ideas.owed")
    page = client.get("/bildirimler/").content.decode()
    assert f'href="/bildirimler/{notice.pk}/"' in page
    assert '<p class="said-text">2026-' in page
    assert '<p class="said-text" lang="tr" dir="ltr">2026-' in client.get("/en/bildirimler/").content.decode()
    assert client.get(f"/bildirimler/{notice.pk}/").url == "/masa/katkilar/"


def test_a_new_promise_begins_a_new_ladder(chain, owed, selim):
    climb(date(2026, 12, 15))
    with morning(date(2026, 12, 15)):
        actions.interim_answer(by=selim, contribution=owed, text="Sürüyor.", new_date=date(2027, 1, 15))
    assert climb(date(2026, 12, 16)) == 0
    climb(date(2027, 1, 13))
    assert [(level, promise) for level, promise, *_rest in rungs()] == [
        ("manager", PROMISED),
        ("reminder", date(2027, 1, 15)),
    ]


@pytest.mark.parametrize(
    ("today", "missing", "to", "unheld"),
    [
        (date(2026, 12, 9), ["deputy"], ["officer"], ["unit_deputy"]),
        (date(2026, 12, 9), ["officer", "deputy"], ["manager"], ["unit_officer", "unit_deputy"]),
        (date(2026, 12, 15), ["manager"], ["vice", "coordinator"], ["unit_manager"]),
        (date(2026, 12, 15), ["manager", "vice"], ["coordinator"], ["unit_manager", "vice_mayor"]),
    ],
)
def test_where_nobody_holds_a_role_the_next_above_is_told_and_it_is_said(chain, owed, today, missing, to, unheld):
    RoleGrant.objects.filter(person__in=[chain[name] for name in missing]).delete()
    climb(today)
    assert {ref for refs, _count in told() for ref in refs} == {chain[name].ref for name in to}
    assert rungs()[0][3] == unheld
    assert all(
        "Bu görev kimsede değil" in one.facts["words"] for one in OutboxMessage.objects.filter(code="ideas.owed")
    )


def test_what_no_unit_has_yet_is_the_coordinators(chain, problem):
    climb(date(2026, 12, 15))
    assert told() == [([chain["coordinator"].ref], 1)]
    assert "Henüz bir birime yönlendirilmedi." in OutboxMessage.objects.get(code="ideas.owed").facts["words"]
    assert rungs()[0][3] == []


def test_with_nobody_anywhere_the_rung_still_says_so(answering, problem, director):
    answering(**DAYS)
    climb(date(2026, 12, 15))
    assert rungs()[0][2:] == (["director"], ["coordinator"])
    RoleGrant.objects.all().delete()
    Escalation.objects.all().delete()
    climb(date(2026, 12, 16))
    assert rungs()[0][2:] == ([], ["coordinator", "director"])


@pytest.mark.parametrize("fate", ["answered", "routed", "hidden", "imported", "withdrawn"])
def test_what_is_closed_or_answered_by_others_is_left_alone(chain, owed, mehmet, parks, fate):
    if fate == "answered":
        actions.answer_contribution(by=mehmet, contribution=owed, decision="accepted", text="x", unit=parks)
    elif fate == "routed":
        actions.route(by=mehmet, contribution=owed, to="fault_desk", words="x")
    else:
        changes = {"hidden": {"hidden_at": clock.now()}, "imported": {"channel": "import"}}
        gone = {"hidden_at": clock.now(), "withdrawn_at": clock.now()}
        Contribution.objects.filter(pk=owed.pk).update(**changes.get(fate, gone))
    assert climb(date(2026, 12, 22)) == 0
    assert rungs() == told() == []


@pytest.mark.parametrize("said", [{}, {"remind_before": 3}, {"escalate_after": 5}])
def test_without_its_days_in_the_town_file_nobody_is_told(chain, owed, answering, said):
    answering(**said)
    assert climb(date(2026, 12, 22)) == 0


def test_the_database_knows_a_rung_once(chain, owed):
    climb(date(2026, 12, 15))
    with pytest.raises(IntegrityError), transaction.atomic():
        Escalation.objects.create(contribution=owed, level="manager", promise=PROMISED, told=[])


def test_after_a_crash_at_the_notices_nothing_happened_and_the_next_run_does_all(chain, owed):
    with connection.cursor() as cursor:
        cursor.execute("create function crash() returns trigger language plpgsql as $$ begin raise 'crash'; end $$")
        cursor.execute("create trigger crash before insert on base_outboxmessage execute function crash()")
        with pytest.raises(DatabaseError, match="crash"):
            climb(date(2026, 12, 15))
        cursor.execute("drop trigger crash on base_outboxmessage")
    assert (rungs(), told(), EscalationDay.objects.count()) == ([], [], 0)
    assert climb(date(2026, 12, 15)) == 1
    assert len(told()) == 1


@pytest.mark.django_db(transaction=True)
def test_of_parallel_workers_one_climbs(chain, owed, in_parallel):
    assert sorted(in_parallel(climb, [date(2026, 12, 22)] * 3)) == [0, 0, 2]
    assert len(rungs()) == 2
    assert sorted(count for _to, count in told()) == [1, 1, 1]


def test_the_staff_page_shows_the_ladder_so_far(chain, owed, signed_in):
    RoleGrant.objects.filter(person=chain["manager"]).delete()
    climb(date(2026, 12, 15))
    page = signed_in(chain["officer"]).get(f"/masa/katki/{owed.pk}/").content.decode()
    assert "Gecikti: birim müdürü basamağı" in page
    assert "haber verilen: Başkan yardımcısı, Koordinatör" in page
    assert "kimsede değil: Birim müdürü" in page


def test_the_units_page_says_who_holds_what_and_where_somebody_is_missing(chain, owed, works, signed_in, director):
    page = signed_in(director).get("/masa/birimler/")
    rows = {row.unit: row for row in page.context["rows"]}
    assert [len(rows[works].gaps), rows[owed.unit].gaps] == [4, []]
    assert [(rows[one].open, rows[one].late) for one in (owed.unit, works)] == [(1, 0), (0, 0)]
    assert "Görevi verin" in page.content.decode()
    assert "Görevi verin" not in signed_in(chain["officer"]).get("/masa/birimler/").content.decode()


@pytest.mark.parametrize(
    ("asked", "found"), [("?q=PARK", ["parks"]), ("?q=selim", ["parks"]), ("?gaps=on", ["works"]), ("?q=yok", [])]
)
def test_units_are_searched_by_name_and_by_gap(chain, works, signed_in, director, asked, found):
    page = signed_in(director).get("/masa/birimler/" + asked)
    assert [row.unit.slug for row in page.context["rows"]] == found


def test_the_units_page_asks_the_same_number_of_queries_at_any_size(
    chain, owed, signed_in, director, django_assert_max_num_queries
):
    client = signed_in(director)
    client.get("/masa/birimler/")
    for slug in ("bir", "iki", "uc"):
        Unit.objects.create(slug=slug, name_tr=slug, name_en=slug, form="directorate")
    with django_assert_max_num_queries(10):
        client.get("/masa/birimler/")
