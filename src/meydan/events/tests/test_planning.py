"""Planning events: drafts, publishing, moving, cancelling, series, rooms, the programme."""

from datetime import date, time

import pytest
from django.db import IntegrityError

from meydan.attendance.models import Seat
from meydan.base.models import OutboxMessage, SearchEntry
from meydan.base.sentences import NOT_STAFF
from meydan.centre import actions as centre
from meydan.centre.models import Booking
from meydan.centre.rules import ROOM_TAKEN
from meydan.events import actions
from meydan.events.models import Event, Session
from meydan.events.rules import reasons
from meydan.events.tests.conftest import HOUR, fresh, later


@pytest.fixture
def hall(monday, director):
    hours = {day: (time(0), time(23, 59)) for day in range(7)}
    return centre.save_room(by=director, hours=hours, features=[], name_tr="Salon", name_en="Hall", seats=20)


def told(code):
    return [row.to for row in OutboxMessage.objects.filter(code=code)]


def test_a_draft_is_found_by_nobody_and_a_published_event_by_everybody(make_event, mehmet):
    draft = make_event(published=False)
    assert not SearchEntry.objects.get(ref=draft.ref).public
    actions.publish_event(by=mehmet, event=draft)
    assert SearchEntry.objects.get(ref=draft.ref).public
    assert fresh(draft).state == "published"


def test_a_unit_plans_its_own_events_only(plan, selim, works, ayse, refused):
    assert actions.save_event(by=selim, plan=plan()).occasion.unit.slug == "parks"
    for person, unit in ((selim, works), (ayse, works)):
        with refused(NOT_STAFF):
            actions.save_event(by=person, plan=plan(unit=unit))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"where": ""}, reasons.NO_PLACE),
        ({"form": "hybrid"}, reasons.NO_LINK),
        ({"form": "online", "where": ""}, reasons.NO_LINK),
        ({"days": -1}, reasons.PAST),
    ],
)
def test_what_is_not_complete_is_not_published(make_event, refused, words, code):
    with refused(code):
        make_event(**words)


def test_moving_it_tells_everybody_on_the_list_and_keeps_the_seats(event, plan, mehmet, ayse):
    actions.register(by=ayse, event=event)
    actions.save_event(by=mehmet, event=event, plan=plan(days=6))
    assert told("attendance.moved") == [[f"person:{ayse.pk}"]]
    assert fresh(event).moved_at is not None
    assert Seat.objects.get(person=ayse).starts_at == fresh(event).occasion.starts_at


def test_a_change_of_words_alone_is_no_move(event, plan, mehmet, ayse):
    actions.register(by=ayse, event=event)
    actions.save_event(by=mehmet, event=event, plan=plan(title="Başka ad"))
    assert told("attendance.moved") == []
    assert fresh(event).moved_at is None


def test_cancelling_tells_the_reason_and_frees_the_room(make_event, hall, mehmet, ayse, refused):
    event = make_event(room=hall)
    actions.register(by=ayse, event=event)
    with refused(reasons.WORDS_NEEDED, field="why"):
        actions.cancel_event(by=mehmet, event=event, why="")
    actions.cancel_event(by=mehmet, event=event, why="Fırtına")
    assert OutboxMessage.objects.get(code="attendance.called_off").facts == {"why": "Fırtına"}
    assert Booking.objects.get().cancelled_at is not None
    with refused(reasons.NOT_PUBLIC):
        actions.register(by=ayse, event=fresh(event))


def test_a_room_is_held_once_whatever_the_code_believes(make_event, plan, hall, mehmet, refused):
    event = make_event(room=hall)
    with refused(ROOM_TAKEN):
        actions.save_event(by=mehmet, plan=plan(room=hall))
    with pytest.raises(IntegrityError):
        Booking.objects.create(
            room=hall, starts_at=event.occasion.starts_at, ends_at=event.occasion.ends_at, of="event:0"
        )


def test_another_time_or_place_takes_the_room_along(make_event, plan, hall, mehmet):
    event = make_event(room=hall)
    first = event.booking
    assert actions.save_event(by=mehmet, event=event, plan=plan(room=hall)).booking == first
    moved = actions.save_event(by=mehmet, event=event, plan=plan(room=hall, days=6))
    assert moved.booking != first
    assert moved.place_words == "Salon"
    assert actions.save_event(by=mehmet, event=event, plan=plan()).booking is None
    assert not Booking.objects.filter(cancelled_at=None).exists()


def test_a_room_takes_no_more_people_than_it_has_seats(plan, hall, mehmet, refused):
    with refused(reasons.SMALL_ROOM, seats=20, field="capacity"):
        actions.save_event(by=mehmet, plan=plan(room=hall, capacity=21))


@pytest.fixture
def series(plan, mehmet):
    """Four Fridays from the coming one on, at half past six."""
    return actions.add_series(
        by=mehmet, plan=plan(days=4), weekday=4, nth=None, starts=time(18, 30), ends=time(20), first_day=date(2026, 11, 27),
        last_day=date(2026, 12, 18), skip_holidays=True,
    )  # fmt: skip


def of_series(series):
    return list(Event.objects.filter(series=series).select_related("occasion__unit").order_by("pk"))


def test_a_series_falls_on_its_days_at_its_time(series):
    days = [one.occasion.starts_at for one in of_series(series)]
    assert [f"{one:%d.%m. %H:%M}" for one in days] == ["27.11. 15:30", "04.12. 15:30", "11.12. 15:30", "18.12. 15:30"]


def test_a_change_from_here_on_leaves_earlier_ones_and_those_changed_alone(series, plan, mehmet):
    first, second, third, fourth = of_series(series)
    actions.save_event(by=mehmet, event=third, plan=plan(days=19, title="Özel buluşma"))
    assert actions.change_from_here(by=mehmet, event=second, plan=plan(days=12, title="Yeni ad", hours=3)) == 2
    names = [one.title for one in of_series(series)]
    assert names == [first.title, "Yeni ad", "Özel buluşma", "Yeni ad"]
    assert of_series(series)[3].occasion.starts_at == fourth.occasion.starts_at.replace(hour=9, minute=0)


def test_a_series_is_published_and_cancelled_from_here_on(series, mehmet):
    second = of_series(series)[1]
    assert actions.publish_from_here(by=mehmet, event=second) == 3
    assert actions.cancel_from_here(by=mehmet, event=of_series(series)[2], why="Tadilat") == 2
    assert [one.state for one in of_series(series)] == ["draft", "published", "cancelled", "cancelled"]


def test_a_series_without_days_is_refused(plan, mehmet, refused):
    with refused(reasons.NO_DAYS, field="last_day"):
        actions.add_series(
            by=mehmet, plan=plan(), weekday=4, nth=None, starts=time(18), ends=time(20), first_day=date(2026, 1, 2), last_day=date(2026, 2, 2),
            skip_holidays=True,
        )  # fmt: skip


@pytest.mark.parametrize(("offset", "hours"), [(-1, 1), (1, 3)])
def test_a_session_lies_within_its_event(event, mehmet, refused, offset, hours):
    begin = event.occasion.starts_at + offset * HOUR
    with refused(reasons.OUTSIDE, field="starts"):
        actions.save_session(by=mehmet, event=event, title="x", starts_at=begin, ends_at=begin + hours * HOUR)


def test_a_name_is_published_with_consent_and_its_date_only(event, mehmet, client):
    actions.save_speaker(by=mehmet, event=event, name="Deniz Ak", agreed=True)
    hidden = actions.save_speaker(by=mehmet, event=event, name="Gizli Kişi")
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Deniz Ak" in page
    assert "Gizli Kişi" not in page
    assert "Adı yayımlanmayan 1 kişi" in page
    with pytest.raises(IntegrityError):
        type(hidden).objects.filter(pk=hidden.pk).update(agreed=True)


def test_a_chosen_session_is_not_removed(event, mehmet, ayse, refused):
    begin = event.occasion.starts_at
    session = actions.save_session(by=mehmet, event=event, title="Kazı", starts_at=begin, ends_at=begin + HOUR, seats=2)
    actions.register(by=ayse, event=event, sessions=[session])
    with refused(reasons.SESSION_CHOSEN):
        actions.remove_session(by=mehmet, session=Session.objects.select_related("event__occasion__unit").get())


def test_whoever_leads_an_event_at_the_desk_runs_it(make_event, plan, make_person, works, deniz, refused):
    from meydan.people.models import Role

    leader = make_person("Lale", (Role.UNIT_OFFICER, works))
    event = make_event(leader=leader)
    assert actions.cancel_event(by=leader, event=event, why="x").state == "cancelled"
    with refused(NOT_STAFF):
        actions.publish_event(by=deniz, event=make_event(leader=deniz, published=False))


def test_times_cross_the_change_of_the_clock_of_other_countries(plan, mehmet, monday):
    """Türkiye keeps one time all year: half past six stays half past six, UTC+3, on both sides of the day when Europe changes."""
    made = actions.add_series(
        by=mehmet, plan=plan(), weekday=5, nth=None, starts=time(18, 30), ends=time(20), first_day=date(2027, 3, 20), last_day=date(2027, 4, 3),
        skip_holidays=False,
    )  # fmt: skip
    assert {one.occasion.starts_at.hour for one in of_series(made)} == {15}


def test_a_report_waits_for_the_end(event, mehmet, refused):
    with refused(reasons.NOT_OVER):
        actions.report_event(by=mehmet, event=event, report="x")
    with later(days=6):
        assert actions.report_event(by=mehmet, event=event, report="12 çizim çıktı.").state == "reported"


@pytest.fixture
def side_room(monday, director):
    hours = {day: (time(0), time(23, 59)) for day in range(7)}
    return centre.save_room(by=director, hours=hours, features=[], name_tr="Oda", name_en="Room", seats=9)


def test_sessions_hold_further_rooms_and_move_along(make_event, plan, hall, side_room, mehmet, refused):
    event = make_event(room=hall)
    begin = event.occasion.starts_at
    same, other = (
        actions.save_session(by=mehmet, event=event, title="x", starts_at=begin, ends_at=begin + HOUR, room=room)
        for room in (hall, side_room)
    )
    assert (same.booking, other.booking.room, same.where) == (None, side_room, "Salon")
    with refused(ROOM_TAKEN):
        actions.save_session(by=mehmet, event=event, title="x", starts_at=begin, ends_at=begin + HOUR, room=side_room)
    actions.save_event(by=mehmet, event=event, plan=plan(room=hall, days=6))
    moved = Session.objects.select_related("booking").get(pk=other.pk)
    assert moved.starts_at == moved.booking.starts_at == fresh(event).occasion.starts_at
    actions.cancel_event(by=mehmet, event=event, why="x")
    assert not Booking.objects.filter(cancelled_at=None).exists()


def test_an_event_goes_to_another_unit(make_event, plan, works, mehmet):
    event = make_event()
    actions.save_event(by=mehmet, event=event, plan=plan(unit=works))
    assert fresh(event).occasion.unit == works


def test_a_lot_with_names_stays_a_lot_and_an_empty_one_opens_at_once(make_event, plan, mehmet, ayse, monday, refused):
    said = {"giving": "lot", "lot_closes_at": monday + 24 * HOUR, "lot_number": "x"}
    event = make_event(**said)
    made = actions.register(by=ayse, event=event)
    with refused(reasons.IN_DRUM, field="giving"):
        actions.save_event(by=mehmet, event=event, plan=plan())
    actions.withdraw_registration(by=ayse, registration=made)
    changed = actions.save_event(by=mehmet, event=event, plan=plan(lot_closes_at=None))
    assert actions.register(by=ayse, event=changed).seat.state == "booked"
