"""A group asks for an event as its meeting decided; the desk takes it on, and the group hears what becomes of it."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.cards import verbs
from meydan.base.models import OutboxMessage
from meydan.events import actions as events
from meydan.events.models import Event
from meydan.events.queries.desk import to_take_on
from meydan.events.rules.reasons import PAST
from meydan.groups import actions
from meydan.groups.rules import groups as group_rules
from meydan.groups.rules import speaking as rules

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def ask(group, minuted, ayse, parks, targets, goksu, monday):
    """ask(): Ayşe asks for an event in the name of the group, in ten days."""

    def asked(by=ayse, meeting=minuted, **said):
        begin = said.pop("starts_at", monday + 10 * DAY)
        words = {
            "title": "Yağmur bahçesi gezisi", "summary": "Birlikte bakıyoruz.", "text": "", "what": "workshop", "unit": parks,
            "starts_at": begin, "ends_at": begin + 2 * HOUR, "where": "Göksu Kültür Evi", "capacity": 30, "neighbourhood": goksu,
            "goal": targets["13.1"].goal,
        }  # fmt: skip
        return actions.begin_as_group(by=by, group=group, meeting=meeting, verb=verbs()["event"], **(words | said))

    return asked


def told(code):
    return [message.to for message in OutboxMessage.objects.filter(code=code)]


def test_it_is_a_draft_that_the_desk_takes_on(ask, group, mehmet, selim, deniz, client):
    output = ask()
    event = Event.objects.get()
    assert (output.ref, event.state, event.belongs_to) == (event.ref, "draft", group.ref)
    assert [goal.number for goal in event.goals.all()] == [13]
    assert told("events.asked_for") == [["role:coordinator"]]
    assert list(to_take_on(mehmet)) == list(to_take_on(selim)) == [event], "its unit sees it as well"
    assert client.get(event.get_absolute_url()).status_code == 404, "nobody else sees a draft"
    events.publish_event(by=mehmet, event=event)
    assert told("events.of_group") == [[group.ref]]
    assert not to_take_on(mehmet).exists()
    assert event.title in client.get(group.get_absolute_url()).content.decode()


def test_a_leader_takes_it_off_the_list(ask, mehmet, selim):
    ask()
    event = Event.objects.select_related("occasion").get()
    event.occasion.leader = selim
    event.occasion.save()
    assert not to_take_on(mehmet).exists()


def test_when_it_is_not_taken_on_the_group_hears_why(ask, group, mehmet):
    ask()
    events.cancel_event(by=mehmet, event=Event.objects.get(), why="O gün salon dolu.")
    message = OutboxMessage.objects.get(code="events.not_taken_on")
    assert (message.to, message.facts) == (
        [f"{group.ref}:run"], {"title": "Yağmur bahçesi gezisi", "words": "O gün salon dolu."},
    )  # fmt: skip


def test_only_what_a_meeting_decided_by_who_holds_a_role_and_for_a_day_to_come(ask, meet, deniz, monday, refused):
    with refused(rules.NO_MEETING):
        ask(meeting=meet())
    with refused(group_rules.NOT_YOUR_GROUP):
        ask(by=deniz)
    with refused(PAST, field="day"):
        ask(starts_at=monday - DAY)
    assert not Event.objects.exists()


def test_the_page(client, group, minuted, ayse, parks, targets, mehmet):
    client.force_login(ayse)
    address = f"/grup/{group.pk}/cikti/event/"
    assert address in client.get(group.get_absolute_url()).content.decode()
    said = {
        "title": "Yağmur bahçesi gezisi", "summary": "Birlikte bakıyoruz.", "what": "workshop", "unit": str(parks.pk), "day": "2026-12-05",
        "starts": "14:00", "ends": "13:00", "where": "Göksu Kültür Evi", "capacity": "30", "goal": str(targets["13.1"].goal.pk),
        "meeting": str(minuted.pk),
    }  # fmt: skip
    wrong = client.post(address, said)
    assert (wrong.status_code, "Birlikte bakıyoruz." in wrong.content.decode()) == (422, True)
    assert client.post(address, said | {"ends": "16:00"}).status_code == 302
    event = Event.objects.select_related("occasion").get()
    assert event.occasion.ends_at - event.occasion.starts_at == 2 * HOUR
    assert "Yağmur bahçesi gezisi" in client.get(group.get_absolute_url()).content.decode()
    client.force_login(mehmet)
    assert "Yağmur bahçesi gezisi" in client.get("/masa/?queue=events.asked_for").content.decode()
    assert event.occasion.starts_at > clock.now()
