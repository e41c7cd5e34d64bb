"""What a group takes from the house and gives to it: a room of the Centre, a need for volunteers, a word about the week."""

from datetime import time, timedelta

import pytest

from meydan.base import clock
from meydan.base.cards import verbs
from meydan.base.models import OutboxMessage
from meydan.centre import actions as centre
from meydan.centre import rules as centre_rules
from meydan.centre.models import Booking
from meydan.groups import actions
from meydan.groups.models import GroupOutput, Meeting
from meydan.groups.rules import groups as group_rules
from meydan.groups.rules import speaking as rules
from meydan.notices import actions as notices
from meydan.notices.models import Notice
from meydan.volunteering.actions import move_need, move_role, save_role
from meydan.volunteering.models import Need

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def hall(mehmet):
    hours = {day: (time(9), time(17, 30)) for day in range(5)}
    return centre.save_room(by=mehmet, hours=hours, features=[], name_tr="Küçük salon", name_en="Small hall", seats=20)


def held():
    return list(Booking.objects.filter(cancelled_at=None).values_list("of", "starts_at"))


def change(by, meeting, **said):
    now = {name: getattr(meeting, name) for name in ("title", "starts_at", "minutes", "place", "link", "agenda")}
    return actions.change_meeting(by=by, meeting=meeting, **(now | said))


def test_a_room_is_held_moves_along_and_is_free_again(meet, hall, ayse):
    meeting = meet(room=hall, place="")
    assert meeting.place == "Küçük salon"
    assert held() == [(meeting.ref, meeting.starts_at)]
    meeting = change(ayse, meeting, starts_at=meeting.starts_at + HOUR, room=hall)
    assert held() == [(meeting.ref, meeting.starts_at)]
    same = change(ayse, meeting, title="Başka", room=hall)
    assert same.booking == meeting.booking
    without = change(ayse, same, room=None)
    assert (without.booking, without.place) == (None, "")
    assert held() == []
    meeting = change(ayse, same, room=hall)
    actions.cancel_meeting(by=ayse, meeting=meeting, words="Yağmur")
    assert held() == []


def test_a_taken_or_closed_room_is_refused_and_nothing_changes(meet, hall, ayse, refused):
    first = meet(room=hall)
    with refused(centre_rules.ROOM_TAKEN, field="starts"):
        meet(room=hall)
    with refused(centre_rules.CLOSED):
        meet(days=5, room=hall)
    other = meet(days=3, room=hall)
    with refused(centre_rules.ROOM_TAKEN):
        change(ayse, other, starts_at=first.starts_at, room=hall)
    assert held() == [(first.ref, first.starts_at), (other.ref, other.starts_at)]


def test_the_room_is_chosen_on_the_page(client, group, hall, ayse):
    client.force_login(ayse)
    said = {"title": "Gölge", "day": "2026-11-26", "starts": "10:00", "minutes": "60", "room": str(hall.pk)}
    assert client.post(f"/grup/{group.pk}/toplanti/", said).status_code == 302
    again = client.post(f"/grup/{group.pk}/toplanti/", said)
    assert again.status_code == 422
    assert "Oda o saatte dolu" in again.content.decode()
    assert "Küçük salon, 20 kişilik" in again.content.decode()
    meeting = Meeting.objects.get()
    assert f'value="{hall.pk}" selected' in client.get(f"/toplanti/{meeting.pk}/degistir/").content.decode()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_who_move_their_meeting_into_a_room_one_gets_it(meet, hall, ayse, monday, in_parallel):
    meetings = [meet() for _ in range(4)]

    def work(meeting):
        with clock.at(monday):
            return change(ayse, meeting, room=hall)

    outcomes = in_parallel(work, meetings)
    assert [type(one) for one in outcomes].count(Meeting) == 1
    assert len(held()) == 1


def ask(by, group, meeting, parks, targets, **said):
    need = {"title": "Fidan sulamak", "text": "Yazın", "beneficiaries": "Okul", "field": "environment", "unit": parks}
    need |= {"target": targets["13.1"], "neighbourhood": None}
    return actions.begin_as_group(by=by, group=group, meeting=meeting, verb=verbs()["need"], **(need | said))


def test_a_need_in_the_name_of_a_group_goes_into_review(group, minuted, ayse, parks, targets, mehmet):
    output = ask(ayse, group, minuted, parks, targets)
    need = Need.objects.get()
    assert (output.ref, need.state, need.of, need.in_name_of, need.risk) == (
        need.ref, "review", group.ref, group.name, "high",
    )  # fmt: skip
    move_need(by=mehmet, need=need, to="declined", why="Sulamayı birim yapıyor.")
    assert OutboxMessage.objects.filter(code="volunteering.need_moved", to=[ayse.ref]).exists()


def test_only_what_a_meeting_decided_and_by_who_holds_a_role(
    group, minuted, meet, ayse, deniz, parks, targets, refused
):
    with refused(rules.NO_MEETING):
        ask(ayse, group, meet(), parks, targets)
    with refused(group_rules.NOT_YOUR_GROUP):
        ask(deniz, group, minuted, parks, targets)
    assert not Need.objects.exists()


def test_the_need_is_asked_for_on_a_page_and_its_duty_stands_there(
    client, group, minuted, ayse, parks, targets, mehmet
):
    client.force_login(ayse)
    address = f"/grup/{group.pk}/cikti/need/"
    assert client.post(address, {"title": "Fidan"}).status_code == 422
    said = {
        "title": "Fidan sulamak",
        "text": "x",
        "beneficiaries": "Okul",
        "field": "environment",
        "unit": str(parks.pk),
    }
    said |= {"target": "13.1", "meeting": str(minuted.pk)}
    assert client.post(address, said).status_code == 302
    assert client.get(f"/grup/{group.pk}/cikti/yok/").status_code == 404
    page = client.get(group.get_absolute_url()).content.decode()
    assert "Fidan sulamak" in page
    assert "Toplam: 1 İhtiyaç." in page
    client.logout()
    assert "Fidan sulamak" not in client.get(group.get_absolute_url()).content.decode(), (
        "not before the minutes are public"
    )
    need = move_need(by=mehmet, need=Need.objects.get(pk=int(GroupOutput.objects.get().ref[5:])), to="approved")
    role = save_role(
        by=mehmet, need=need, asked=[], title="Sulama ekibi", summary="x", tasks="x", wanted=5, time_kind="flexible", min_age=18, risk="low",
        direct=True, supervisor=mehmet,
    )  # fmt: skip
    move_role(by=mehmet, role=role, to="published", no_post=True)
    assert "Sulama ekibi" in client.get(group.get_absolute_url()).content.decode()


def test_members_hear_of_the_week_once_and_only_if_something_happened(group, meet, ayse, kerem, aylin, monday):
    assert actions.tell_of_the_week() == 0, "nothing yet"
    with clock.at(monday + 7 * DAY):
        meet(days=16)
        assert actions.tell_of_the_week() == 1
        assert actions.tell_of_the_week() == 0
        notices.deliver_all()
    weeks = Notice.objects.filter(message__code="groups.week")
    assert set(weeks.values_list("person", flat=True)) == {ayse.pk, kerem.pk, aylin.pk}
    assert OutboxMessage.objects.get(code="groups.week").facts == {
        "minutes": 0,
        "meetings": 1,
        "tasks": 0,
        "outputs": 0,
    }


def test_who_wants_no_week_by_e_mail_gets_none(group, meet, ayse, monday, mailoutbox):
    notices.choose_messages(by=ayse, unwanted={"groups.week"})
    meet()
    actions.tell_of_the_week()
    notices.deliver_all()
    told = [letter.to for letter in mailoutbox if "Grubunuzda bu hafta" in letter.subject]
    assert told
    assert [ayse.email] not in told


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_workers_tell_a_group_of_its_week_once(group, meet, monday, in_parallel):
    meet()

    def work(_worker):
        with clock.at(monday):
            return actions.tell_of_the_week()

    assert sum(in_parallel(work, range(3))) == 1
