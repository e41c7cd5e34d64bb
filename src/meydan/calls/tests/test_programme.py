"""The programme: agreements, mentors, milestones, support, what came of it, and a year later."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meydan.base import clock
from meydan.base.cards import cards
from meydan.base.models import OutboxMessage
from meydan.calls import actions
from meydan.calls.models import Call, Mentor, Mentoring, Venture
from meydan.calls.queries.programme import proposed_for
from meydan.calls.rules import reasons
from meydan.calls.tests.conftest import DAY, HOUR, fresh
from meydan.centre.actions import save_room
from meydan.events import actions as events
from meydan.events.models import Event
from meydan.projects.models import Project


@pytest.fixture
def venture(told):
    return Venture.objects.select_related("application__call", "application__person").get()


@pytest.fixture
def agreed(venture, mehmet):
    today = clock.today()
    return actions.agree(
        by=mehmet, venture=venture, agreed_on=today, starts_on=today, ends_on=today + timedelta(days=180)
    )


@pytest.fixture
def mentors(told, mehmet, people):
    topics = (["bakım"], ["atık", "bakım"], ["atık"])
    rows = zip(people(3, "Mentor"), topics, strict=True)
    return [actions.name_mentor(by=mehmet, call=told, email=one.email, topics=known, most=1) for one, known in rows]


def test_nothing_begins_before_the_agreement_has_dates(venture, mentors, mehmet, refused):
    for act in (
        lambda: actions.confirm_mentor(by=mehmet, venture=venture, mentor=mentors[0]),
        lambda: actions.set_milestone(by=mehmet, venture=venture, title="x", due_on=clock.today()),
        lambda: actions.give_support(by=mehmet, venture=venture, what="pilot", words="x"),
        lambda: actions.end_venture(by=mehmet, venture=venture, outcome="grows", words="x"),
    ):
        with refused(reasons.NO_AGREEMENT):
            act()
    with refused(reasons.PAST):
        actions.agree(
            by=mehmet, venture=venture, agreed_on=clock.today(), starts_on=clock.today(), ends_on=clock.today() - DAY
        )


def test_mentors_are_proposed_by_topic_and_load_and_a_person_confirms(agreed, mentors, mehmet, refused):
    assert [one.pk for one in proposed_for(agreed)] == [mentors[1].pk, mentors[2].pk, mentors[0].pk]
    pair = actions.confirm_mentor(by=mehmet, venture=agreed, mentor=mentors[1])
    assert mentors[1].pk not in [one.pk for one in proposed_for(agreed)]
    with refused(reasons.FULL_MENTOR):
        actions.confirm_mentor(by=mehmet, venture=agreed, mentor=mentors[1])
    log = {"mentoring": pair, "minutes": 45, "words": "Eşik konuşuldu."}
    actions.log_meeting(by=mentors[1].person, held_on=clock.today(), **log)
    with refused(reasons.PAST):
        actions.log_meeting(by=mentors[1].person, held_on=clock.today() + DAY, **log)
    with refused("base.not_staff"):
        actions.log_meeting(by=mentors[2].person, held_on=clock.today(), **log)
    actions.end_mentoring(by=mehmet, mentoring=pair)
    assert mentors[1].pk in [one.pk for one in proposed_for(agreed)]


@pytest.mark.django_db(transaction=True)
def test_a_mentor_gets_no_more_than_agreed_also_at_the_same_moment(agreed, mentors, mehmet, in_parallel):
    Mentor.objects.filter(pk=mentors[0].pk).update(most=1)

    def confirm(_nth):
        with clock.at(fresh(agreed).application.call.announced_at):
            return actions.confirm_mentor(by=mehmet, venture=agreed, mentor=mentors[0])

    done = in_parallel(confirm, range(4))
    assert sum(isinstance(one, Mentoring) for one in done) == 1


def test_a_milestone_is_reached_with_evidence_by_the_team(agreed, mehmet, deniz, refused):
    one = actions.set_milestone(by=mehmet, venture=agreed, title="12 tezgâh", due_on=clock.today())
    with refused("base.not_yours"):
        actions.reach_milestone(by=deniz, milestone=one, evidence="x")
    with refused(reasons.EVIDENCE):
        actions.reach_milestone(by=agreed.application.person, milestone=one, evidence="")
    assert actions.reach_milestone(by=agreed.application.person, milestone=one, evidence="Sayım, 12").done_at


def test_support_is_space_and_places_and_money_only_by_its_basis(agreed, mehmet, refused):
    actions.give_support(by=mehmet, venture=agreed, what="pilot", words="Salı pazarı, 8 hafta")
    with refused(reasons.NO_MONEY):
        actions.give_support(by=mehmet, venture=agreed, what="money", words="x", kurus=100)
    Call.objects.update(gives_money=True, money_basis="Meclis kararı")
    given = actions.give_support(by=mehmet, venture=fresh(agreed), what="money", words="Malzeme", kurus=500_00)
    assert (given.kurus, given.basis) == (500_00, "Meclis kararı")


def test_a_room_of_the_centre_is_booked_once(agreed, mehmet, refused):
    hours = {day: (time(0), time(23, 59)) for day in range(7)}
    room = save_room(by=mehmet, hours=hours, features=[], name_tr="Atölye", name_en="Workshop", seats=8)
    begin = clock.now() + DAY
    at = {"room": room, "starts_at": begin, "ends_at": begin + HOUR, "words": "Deneme"}
    assert actions.give_room(by=mehmet, venture=agreed, **at).booking.of == agreed.ref
    with refused("centre.room_taken"):
        actions.give_room(by=mehmet, venture=agreed, **at)


def test_it_goes_on_as_a_project_on_its_own_thread(agreed, mehmet, works, refused):
    today = clock.today()
    what = {"summary": "Üç pazarda", "starts_on": today, "ends_on": today, "unit": works}
    project = actions.go_on_as_project(by=mehmet, venture=agreed, **what)
    assert list(project.threads.all()) == [agreed.thread]
    assert fresh(agreed).project == project.ref
    assert {step.code for step in agreed.thread.steps.all()} >= {"calls.accepted", "projects.started"}
    with refused(reasons.GOES_ON):
        actions.go_on_as_project(by=mehmet, venture=agreed, **what)
    assert Project.objects.count() == 1


def test_a_year_later_the_team_is_asked_once(agreed, mehmet, told, refused):
    team = agreed.application.person
    with refused(reasons.NOT_OPEN):
        actions.tell_impact(by=team, venture=agreed, impact="x")
    actions.end_venture(by=mehmet, venture=agreed, outcome="grows", words="%74, eşik %70")
    actions.begin_programme(by=mehmet, call=told)
    actions.finish_call(by=mehmet, call=told)
    with clock.at(clock.now() + 544 * DAY):
        assert actions.ask_impact() == 0
    with clock.at(clock.now() + 546 * DAY):
        assert actions.ask_impact() == 1
        assert actions.ask_impact() == 0
        assert OutboxMessage.objects.filter(code="calls.a_year").count() == 1
        actions.tell_impact(by=team, venture=agreed, impact="Üç pazarda sürüyor.")
    assert [step.code for step in agreed.thread.steps.order_by("pk")] == [
        "calls.accepted",
        "calls.grows",
        "calls.impact",
    ]


def test_a_call_is_closed_when_every_venture_has_an_outcome(told, agreed, mehmet, refused):
    with refused(reasons.NO_OUTCOME):
        actions.finish_call(by=mehmet, call=told)


@pytest.mark.parametrize("ref", ["event:0", "event:x", "idea:1", "event:99999999999"])
def test_the_demo_day_is_an_event_that_is_there(told, mehmet, refused, ref):
    with refused(reasons.NO_EVENT):
        actions.name_demo_day(by=mehmet, call=told, ref=ref)


@pytest.fixture
def show(parks, goksu, mehmet):
    """show("Demo günü", days=9): a published event of two hours, in so many days."""

    def shown(title, days=9):
        begin = clock.now() + days * DAY
        words = {
            "title": title, "summary": "Girişimler kendini gösterir.", "what": "talk", "form": "present", "languages": ["tr"],
            "access": [], "neighbourhood": goksu, "giving": "first", "most_together": 1,
        }  # fmt: skip
        plan = events.Plan(
            unit=parks, starts_at=begin, ends_at=begin + 2 * HOUR, capacity=40, where="Göksu Kültür Evi", words=words
        )
        return events.publish_event(by=mehmet, event=events.save_event(by=mehmet, plan=plan))

    return shown


def test_the_demo_day_stands_on_threads_and_another_one_takes_its_place(agreed, told, mehmet, show):
    for title in ("Pazarda gösteri", "Demo günü"):
        actions.name_demo_day(by=mehmet, call=told, ref=show(title).ref)
    steps = [step for step in agreed.thread.steps.all() if step.code == "calls.demo_day"]
    assert [(step.words, step.ref, step.unit) for step in steps] == [("Demo günü", agreed.ref, told.unit)]
    assert OutboxMessage.objects.filter(code="calls.demo_day").count() == 2


def test_the_demo_day_stands_in_what_happened(agreed, told, mehmet, show, client, signed_in):
    event = show("Demo günü")
    actions.name_demo_day(by=mehmet, call=told, ref=event.ref)
    pages = [told.get_absolute_url(), f"/cagri/{told.pk}/sonuc/", agreed.thread.get_absolute_url()]
    for address in pages:
        assert "Demo günü" in client.get(address).content.decode(), address
    team = signed_in(agreed.application.person)
    assert "Planlandı" in team.get(agreed.get_absolute_url()).content.decode()
    with clock.at(clock.now() + 10 * DAY):
        assert "Yapıldı" in client.get(f"/cagri/{told.pk}/sonuc/").content.decode()
    events.cancel_event(by=mehmet, event=event, why="Yağmur")
    assert "İptal edildi" in client.get(f"/cagri/{told.pk}/sonuc/").content.decode()


@pytest.mark.usefixtures("kept_parts")
def test_a_demo_day_that_is_a_draft_stays_with_the_desk_that_has_seen_it(told, mehmet, deniz, show, reader):
    event, address = show("Demo günü"), f"/cagri/{told.pk}/sonuc/"
    Call.objects.filter(pk=told.pk).update(demo_day=event.ref)
    Event.objects.filter(pk=event.pk).update(published_at=None)
    assert "Demo günü" in reader(mehmet).get(address).content.decode()
    his = reader(deniz)
    assert "Demo günü" not in his.get(address).content.decode()
    Event.objects.filter(pk=event.pk).update(published_at=told.announced_at)
    assert "Demo günü" in his.get(address).content.decode(), "what was kept said something else"


def test_the_result_asks_as_often_whatever_became_of_how_many(told, client):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/cagri/{told.pk}/sonuc/")
        return len(queries)

    asked()
    before = asked()
    one = Venture.objects.get()
    for application in told.applications.exclude(pk=one.application_id):
        Venture.objects.create(application=application, thread=one.thread)
    assert Venture.objects.count() == 3
    assert asked() == before


def test_the_desk_is_asked_for_what_became_of_it_until_it_is_written(agreed, mehmet, ayse, told):
    (queue,) = [one for card in cards() for one in card.desk if one.code == "calls.impact"]
    assert list(queue.count(mehmet)) == []
    with clock.at(clock.now() + 546 * DAY):
        actions.ask_impact()
        (task,) = queue.load(mehmet, 5)
        assert task.url == agreed.get_absolute_url()
        assert task.due == clock.now() + 30 * DAY
        actions.tell_impact(by=mehmet, venture=agreed, impact="Üç pazarda sürüyor; ekip telefonda anlattı.")
        assert list(queue.count(mehmet)) == []


def test_the_desk_writes_on_the_page_what_a_team_told_on_the_phone(agreed, signed_in, mehmet):
    with clock.at(clock.now() + 546 * DAY):
        actions.ask_impact()
        desk = signed_in(mehmet)
        assert 'value="impact"' in desk.get(agreed.get_absolute_url()).content.decode()
        answer = desk.post(
            agreed.get_absolute_url(),
            {"do": "impact", "impact-impact": "Üç pazarda sürüyor.", "impact": "Üç pazarda sürüyor."},
        )
    assert answer.status_code == 302
    assert fresh(agreed).impact == "Üç pazarda sürüyor."
