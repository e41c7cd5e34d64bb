"""Announcements: two people, slices, pause, cancel; and the time before an election."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import AuditLine
from meydan.base.outbox import notify
from meydan.notices import actions, queries, rules
from meydan.notices.models import Announcement, Delivery, ElectionPeriod, Notice
from meydan.people.actions import choose_consents
from meydan.people.models import Person

pytestmark = pytest.mark.usefixtures("monday")
DAY = timedelta(days=1)
State = Announcement.State


@pytest.fixture
def town_of(goksu, monday):
    """Seven neighbours in Göksu; three agreed to news."""
    people = Person.objects.bulk_create(
        Person(email=f"k{n}@example.org", display_name=f"K{n}", neighbourhood=goksu, joined_at=monday - DAY)
        for n in range(7)
    )
    for one in people[:3]:
        choose_consents(by=one, purposes={"promotion"}, version="1")
    return people


def write(by, *, audience="neighbourhood:goksu", promotion=False):
    return actions.save_announcement(
        by=by, title="Su kesintisi", text="Yarın 10.00", audience=audience, promotion=promotion
    )


@pytest.fixture
def going(mehmet, director):
    def go(**more):
        one = actions.submit_announcement(by=mehmet, announcement=write(mehmet, **more))
        return actions.approve_announcement(by=director, announcement=one)

    return go


def test_it_goes_to_each_once_in_slices_and_is_done(town_of, going):
    one = going()
    assert one.total == 7
    slices = []
    while handed := actions.hand_on(slice_of=3):
        slices.append(handed)
        assert Notice.objects.count() == sum(slices)
        actions.deliver_all()
    assert slices == [3, 3, 1]
    one.refresh_from_db()
    assert (one.state, one.reached, len(django_mail.outbox)) == (State.DONE, 7, 7)
    assert actions.hand_on() == 0


def test_the_next_slice_waits_for_the_letters_of_the_last_one(town_of, going):
    going()
    assert [actions.hand_on(slice_of=3), actions.hand_on(slice_of=3)] == [3, 0]


def test_promotion_goes_only_to_who_agreed(town_of, going):
    assert going(promotion=True).total == 3
    actions.hand_on()
    assert actions.deliver_all() == 3
    assert set(Notice.objects.values_list("person", flat=True)) == {one.pk for one in town_of[:3]}


@pytest.mark.parametrize(
    ("audience", "count"),
    [
        ("everybody:", 9),
        ("neighbourhood:goksu", 7),
        ("neighbourhood:x", 0),
        ("role:coordinator", 1),
        ("goal:11", 1),
        ("x:", 0),
    ],
)
def test_whom_it_reaches(town_of, mehmet, director, targets, audience, count):
    from meydan.threads.actions import follow, open_thread

    thread = open_thread(title="Gölge", neighbourhood=None, targets=[targets["11.7"]])
    follow(by=town_of[0], thread=thread)
    assert queries.people_of(write(mehmet, audience=audience)).count() == count


def test_who_comes_after_the_approval_is_no_part_of_it(town_of, going, make_person, goksu):
    going()
    with clock.at(clock.now() + DAY):
        make_person("Yeni", neighbourhood=goksu, joined_at=clock.now())
        assert actions.hand_on() == 7


def test_nobody_lets_their_own_go_not_even_after_changing_that_of_another(town_of, mehmet, director, refused):
    one = actions.submit_announcement(by=mehmet, announcement=write(mehmet))
    with refused(rules.OWN_WORDS):
        actions.approve_announcement(by=mehmet, announcement=one)
    changed = actions.save_announcement(
        by=director, announcement=one, title="x", text="x", audience="everybody:", promotion=False
    )
    assert changed.state == State.DRAFT
    one = actions.submit_announcement(by=mehmet, announcement=changed)
    with refused(rules.OWN_WORDS):
        actions.approve_announcement(by=director, announcement=one)


def test_the_database_knows_it_too(town_of, mehmet):
    one = write(mehmet)
    with pytest.raises(IntegrityError), transaction.atomic():
        Announcement.objects.filter(pk=one.pk).update(approved_by=mehmet)


def test_it_needs_somebody_to_reach(mehmet, refused, goksu):
    with refused(rules.NOBODY):
        actions.submit_announcement(by=mehmet, announcement=write(mehmet))


def test_pause_holds_what_was_not_sent_and_resume_lets_it_go(town_of, going, mehmet):
    one = going()
    actions.hand_on(slice_of=3)
    actions.pause_announcement(by=mehmet, announcement=one)
    assert [actions.hand_on(slice_of=3), actions.deliver_all()] == [0, 0]
    actions.resume_announcement(by=mehmet, announcement=one)
    assert actions.deliver_all() == 3
    assert actions.hand_on(slice_of=9) == 4


def test_cancelling_takes_back_what_was_not_sent(town_of, going, mehmet):
    one = going()
    actions.hand_on(slice_of=3)
    actions.deliver_all()
    actions.hand_on(slice_of=3)
    one = actions.cancel_announcement(by=mehmet, announcement=one)
    assert (actions.deliver_all(), actions.hand_on()) == (0, 0)
    assert (one.state, one.reached) == (State.CANCELLED, 6)


VERBS = {
    "submit": {State.DRAFT},
    "approve": {State.WAITING},
    "pause": {State.GOING},
    "resume": {State.PAUSED},
    "cancel": {State.DRAFT, State.WAITING, State.GOING, State.PAUSED},
    "write": {State.DRAFT, State.WAITING},
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_its_states_and_its_people(mehmet, director, selim, verb):
    may = getattr(rules, f"may_{verb}_announcement")
    one = Announcement(written_by=mehmet)
    for state in State:
        one.state = state
        assert bool(may(director, one)) == (state in VERBS[verb])
        assert not may(selim, one)
        assert not may(None, one)


def test_a_reminder_does_not_wait_behind_an_announcement(town_of, going, ayse):
    going()
    actions.hand_on()
    notify(ayse, "people.role_granted", role="Moderatör")
    actions.deliver_all()
    assert "Moderatör" in django_mail.outbox[0].subject


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_workers_hand_each_person_one(town_of, going, in_parallel):
    going()
    in_parallel(lambda _n: [actions.hand_on(slice_of=2) for _ in range(4)], range(3))
    reached = Announcement.objects.get().reached
    assert reached >= 2
    assert Notice.objects.count() == Delivery.objects.count() == reached
    assert Notice.objects.values("person").distinct().count() == reached


def begin(by, *, days=2, starts=timedelta(), basis="Kurul kararı 2026/1"):
    now = clock.now() + starts
    return actions.begin_election_period(by=by, starts_at=now, ends_at=now + days * DAY, basis=basis)


def test_in_an_election_period_announcements_and_promotion_wait_and_service_goes_on(town_of, going, director, ayse):
    going()
    actions.hand_on(slice_of=3)
    choose_consents(by=ayse, purposes={"promotion"}, version="1")
    period = begin(director)
    notify(ayse, "events.news", words="x", title="Panel")
    notify(ayse, "people.role_granted", role="x")
    assert [actions.hand_on(slice_of=9), actions.deliver_all()] == [0, 1]
    assert Notice.objects.filter(person=ayse).count() == 1
    actions.end_election_period(by=director, period=period)
    assert actions.deliver_all() == 4, "three letters, and the invitation"
    assert actions.hand_on(slice_of=9) == 4 + 1, "Ayşe lives there too"


@pytest.mark.parametrize(("hours", "runs"), [(-1, False), (0, True), (47, True), (48, False)])
def test_it_begins_and_ends_by_itself(director, hours, runs):
    begin(director)
    with clock.at(clock.now() + timedelta(hours=hours)):
        assert queries.in_election_period() == runs


def test_periods_are_later_than_now_and_one_at_a_time(director, mehmet, refused):
    with refused(rules.ENDS_BEFORE, field="ends_at"):
        begin(director, starts=-3 * DAY)
    begin(director)
    with refused(rules.TWO_AT_ONCE):
        begin(director, starts=DAY)
    begin(director, starts=2 * DAY)
    with refused("base.not_staff"):
        begin(mehmet, starts=9 * DAY)


def test_who_did_it_and_when_stays(director, refused):
    period = actions.end_election_period(by=director, period=begin(director))
    assert (period.made_by, period.ended_by, period.ended_at) == (director, director, clock.now())
    assert AuditLine.objects.filter(ref=period.ref).count() == 2
    with refused(rules.OVER):
        actions.end_election_period(by=director, period=period)


def test_from_the_first_word_to_the_letters_on_the_pages(
    signed_in, mehmet, director, town_of, django_assert_max_num_queries
):
    his = signed_in(mehmet)
    new = "/masa/duyurular/yeni/"
    typed = {"title": "Su kesintisi", "text": "Yarın 10.00", "audience": ""}
    wrong = his.post(new, typed)
    assert (wrong.status_code, "Su kesintisi" in wrong.content.decode()) == (422, True)
    page = his.post(new, typed | {"audience": "neighbourhood:goksu"}, follow=True).content.decode()
    assert "7 kişiye" in page
    one = Announcement.objects.get()
    address = f"/masa/duyuru/{one.pk}/"
    his.post(address, {"do": "submit"})
    assert "Onaylayın" not in his.get(address).content.decode()
    hers = signed_in(director)
    assert one.title in hers.get("/masa/").content.decode(), "it waits on the desk"
    with django_assert_max_num_queries(15):
        assert "Onaylayın" in hers.get(address).content.decode()
    hers.post(address, {"do": "approve"})
    actions.hand_on(slice_of=3)
    with django_assert_max_num_queries(15):
        assert 'value="42"' in hers.get(address).content.decode()
    with django_assert_max_num_queries(15):
        assert one.title in hers.get("/masa/duyurular/?q=kesinti").content.decode()
    assert one.title not in hers.get("/masa/duyurular/?q=ağaç").content.decode()


def test_the_page_of_election_periods(signed_in, director):
    hers = signed_in(director)
    address = "/masa/secim-donemi/"
    typed = {"starts_at": "2026-11-23T10:00", "ends_at": "2026-11-24T10:00"}
    wrong = hers.post(address, typed)
    assert (wrong.status_code, 'value="2026-11-24T10:00"' in wrong.content.decode()) == (422, True)
    page = hers.post(address, typed | {"basis": "Kurul kararı 7"}, follow=True).content.decode()
    assert "Kurul kararı 7" in page
    assert "Derya" in page
    hers.post(address, {"end": ElectionPeriod.objects.get().pk})
    assert not queries.in_election_period()
