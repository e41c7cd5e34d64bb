"""Who was there: the leader's list, the QR code, paper, and a phone without a connection."""

import json
import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from icalendar import Calendar

from meydan.attendance import actions, queries, rules
from meydan.attendance.models import Seat, SeatStep
from meydan.attendance.rules import SHOWN_AGAIN, fingerprint
from meydan.attendance.tests.conftest import DAY, HOUR
from meydan.base import clock
from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF


@pytest.fixture
def led(occasion, deniz, crowd):
    """An occasion that Deniz leads, with five seats and three people on the list."""
    one = occasion(5, leader=deniz)
    for person in crowd(3):
        actions.take_seat(by=person, occasion=one)
    return one


@pytest.fixture
def during(led):
    with clock.at(led.starts_at + HOUR / 6):
        yield led.starts_at + HOUR / 6


def first(one):
    return one.seats.select_related("occasion", "person").order_by("id").first()


def test_the_leader_ticks_and_takes_a_tick_back(led, during, deniz):
    seat = actions.mark_seat(by=deniz, seat=first(led), to="came")
    assert (seat.state, seat.came_at, seat.method) == ("came", during, "leader")
    seat = actions.mark_seat(by=deniz, seat=seat, to="booked")
    assert (seat.state, seat.came_at, seat.method) == ("booked", None, "")


def test_the_same_tick_counts_once(led, during, deniz):
    tick = uuid4()
    for _ in range(3):
        seat = actions.mark_seat(by=deniz, seat=first(led), to="came", tick=tick)
    assert seat.steps.filter(state="came").count() == 1


@pytest.mark.parametrize(("hours", "kept"), [(-30, -1), (-0.5, -0.5), (5, 1 / 6)])
def test_a_device_with_a_wrong_clock_is_kept_within_reason(led, during, deniz, hours, kept):
    seat = actions.mark_seat(by=deniz, seat=first(led), to="came", at=led.starts_at + hours * HOUR)
    assert seat.came_at == led.starts_at + kept * HOUR


def test_who_may_keep_the_list(led, during, ayse, selim, mehmet, deniz, refused):
    for by in (ayse, selim):
        with refused(NOT_STAFF):
            actions.mark_seat(by=by, seat=first(led), to="came")
    led.unit = selim.grants[0].unit
    led.save()
    for by in (selim, mehmet, deniz):
        assert queries.occasions_visible_to(by).filter(pk=led.pk).exists()


def test_not_before_the_list_opens_and_not_after_it_was_called_off(led, deniz, mehmet, refused):
    with clock.at(led.starts_at - 2 * HOUR), refused(rules.TOO_EARLY, minutes=60):
        actions.mark_seat(by=deniz, seat=first(led), to="came")
    actions.call_off(by=mehmet, occasion=led, why="Yağmur")
    with clock.at(led.starts_at), refused(rules.CALLED_OFF):
        actions.mark_seat(by=deniz, seat=first(led), to="came")


def test_walk_ups_are_written_down_and_take_no_seat(led, during, deniz, refused):
    seat = actions.add_walk_up(by=deniz, occasion=led, name="Hasan B.", size=9)
    led.refresh_from_db()
    assert (seat.state, seat.person, led.taken) == ("came", None, 3)
    with refused(rules.TOO_MANY):
        actions.add_walk_up(by=deniz, occasion=led, name="Çok", size=21)


def test_somebody_from_the_line_who_comes_is_a_walk_up(occasion, crowd, deniz):
    one = occasion(1, leader=deniz)
    for person in crowd(2):
        actions.take_seat(by=person, occasion=one)
    waiting = one.seats.get(state="waiting")
    with clock.at(one.starts_at):
        seat = actions.mark_seat(by=deniz, seat=waiting, to="came")
    one.refresh_from_db()
    assert (seat.walk_up, one.taken) == (True, 1)


def test_closing_the_list_settles_everybody(led, deniz, refused):
    with clock.at(led.starts_at):
        actions.mark_seat(by=deniz, seat=first(led), to="came")
        with refused(rules.ENDS_FIRST):
            actions.finish_list(by=deniz, occasion=led)
    with clock.at(led.ends_at + HOUR):
        actions.finish_list(by=deniz, occasion=led)
        assert list(led.seats.order_by("id").values_list("state", "left_at")) == [
            ("left", led.ends_at), ("absent", None), ("absent", None),
        ]  # fmt: skip
        excused = actions.mark_seat(by=deniz, seat=led.seats.last(), to="excused", why="Hastaydı")
        assert excused.state == "excused"


def test_a_forgotten_check_out_is_the_end(led, deniz):
    with clock.at(led.starts_at):
        actions.mark_seat(by=deniz, seat=first(led), to="came")
    with clock.at(led.ends_at + HOUR / 3):
        assert actions.close_forgotten() == 0
    with clock.at(led.ends_at + HOUR):
        assert actions.close_forgotten() == 1
    assert first(led).left_at == led.ends_at


def test_the_qr_code_checks_in_and_out(led, during, client, signed_in, ayse):
    person = first(led).person
    assert client.get(f"/burada/{led.place_key}/").status_code == 302
    page = signed_in(person)
    assert "Giriş yapın" in page.get(f"/burada/{led.place_key}/").content.decode()
    page.post(f"/burada/{led.place_key}/")
    page.post(f"/burada/{led.place_key}/")
    assert "Giriş yaptınız, 12.10." in page.get(f"/burada/{led.place_key}/").content.decode()
    with clock.at(during + HOUR):
        page.post(f"/burada/{led.place_key}/", {"do": "out"})
    seat = first(led)
    assert (seat.state, seat.method, seat.left_at) == ("left", "place", during + HOUR)
    assert "listesinde yoksunuz" in signed_in(ayse).get(f"/burada/{led.place_key}/").content.decode()
    assert signed_in(ayse).get("/burada/yok/").status_code == 404


def ticks(*rows):
    return json.dumps([{"at": "2026-11-27T09:05:00+00:00", "to": "came", "method": "leader", **row} for row in rows])


def test_a_phone_sends_its_ticks_twice_and_they_count_once(led, during, signed_in, deniz):
    client, address = signed_in(deniz), f"/yoklama/{led.pk}/isaretler/"
    seats = list(led.seats.order_by("id"))
    rows = [{"id": str(uuid4()), "seat": seat.pk} for seat in seats] + [{"id": str(uuid4()), "seat": 0}]
    for _ in range(2):
        answer = client.post(address, ticks(*rows), content_type="application/json")
        assert [one["id"] for one in answer.json()["settled"]] == [row["id"] for row in rows]
    assert answer.json()["settled"][0]["came"] == "12.05"
    assert SeatStep.objects.filter(state="came").count() == 3
    assert first(led).came_at == datetime(2026, 11, 27, 9, 5, tzinfo=UTC)


def test_who_was_written_down_without_a_connection_arrives_once(led, during, signed_in, deniz):
    row = {"id": str(uuid4()), "name": "Hasan B.", "size": "2"}
    for _ in range(2):
        answer = signed_in(deniz).post(f"/yoklama/{led.pk}/isaretler/", ticks(row), content_type="application/json")
        assert answer.json() == {"settled": [{"id": row["id"], "came": "12.05"}]}
    seat = led.seats.get(name="Hasan B.")
    assert (seat.size, seat.walk_up, seat.state) == (2, True, "came")


def test_a_tick_that_is_refused_says_why_and_is_settled(led, signed_in, deniz):
    answer = signed_in(deniz).post(
        f"/yoklama/{led.pk}/isaretler/",
        ticks({"id": str(uuid4()), "seat": first(led).pk}),
        content_type="application/json",
    )
    assert "60 dakika önce" in answer.json()["settled"][0]["refused"]


@pytest.mark.parametrize(
    "body",
    ["", "{", "{}", "[1]", "[{}]", ticks({"id": "x", "seat": 1}), ticks({"id": str(uuid4()), "seat": "a"}),
     ticks({"id": str(uuid4()), "name": "", "size": 1}), ticks({"id": str(uuid4()), "name": "x", "size": 99}),
     ticks({"id": str(uuid4()), "seat": 1, "to": "absent"}), ticks({"id": str(uuid4()), "seat": 1, "at": "gestern"}),
     ticks({"id": str(uuid4()), "seat": 1, "at": "2026-11-27T09:05:00"}), ticks({"id": str(uuid4()), "seat": 1, "method": "x"})],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(led, signed_in, deniz, body):
    answer = signed_in(deniz).post(f"/yoklama/{led.pk}/isaretler/", body, content_type="application/json")
    assert answer.status_code == 422


def test_the_list_without_javascript(led, during, signed_in, deniz, ayse):
    client, address = signed_in(deniz), f"/yoklama/{led.pk}/"
    seats = list(led.seats.order_by("id"))
    client.post(address + "?kagit=1", {"came": [str(seats[0].pk), str(seats[1].pk)]})
    client.post(address, {"came": [str(seats[1].pk)]})
    assert [(seat.state, seat.method) for seat in led.seats.order_by("id")] == [
        ("booked", ""),
        ("came", "paper"),
        ("booked", ""),
    ]
    page = client.get(address).content.decode()
    assert "<span data-came>1</span> / 3" in page
    client.post(address, {"do": "finish"})
    assert "Liste, görev bitince kapatılır." in client.get(address).content.decode()
    with clock.at(led.ends_at + HOUR):
        client.post(address, {"do": "finish"})
        assert "Kim mazeretli?" in client.get(address).content.decode()
        client.post(address, {"do": "excuse", "came": [str(seats[0].pk)]})
    assert [seat.state for seat in led.seats.order_by("id")] == ["excused", "left", "absent"]
    assert signed_in(ayse).get(address).status_code == 404


def test_walk_ups_on_the_page(led, during, signed_in, deniz):
    client = signed_in(deniz)
    assert client.post(f"/yoklama/{led.pk}/gelen/", {"name": "", "size": "1"}).status_code == 422
    assert client.post(f"/yoklama/{led.pk}/gelen/", {"name": "Hasan B.", "size": "2"}).status_code == 302
    assert "Hasan B." in client.get(f"/yoklama/{led.pk}/kagit/").content.decode()
    assert led.place_key in client.get(f"/yoklama/{led.pk}/karekod/").content.decode()


def test_what_stands_on_paper_came_at_the_beginning_whenever_it_is_typed_in(led, signed_in, deniz):
    client = signed_in(deniz)
    with clock.at(led.ends_at + 3 * DAY):
        row = {"id": str(uuid4()), "seat": first(led).pk, "method": "paper", "at": (led.ends_at + DAY).isoformat()}
        client.post(f"/yoklama/{led.pk}/isaretler/", ticks(row), content_type="application/json")
        answer = client.post(f"/yoklama/{led.pk}/gelen/?kagit=1", {"name": "Hasan B.", "size": "2"})
    assert answer.url == f"/yoklama/{led.pk}/?kagit=1"
    came = led.seats.filter(state="came").values_list("method", "came_at")
    assert list(came) == [("paper", led.starts_at)] * 2


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same(occasion, crowd, signed_in, mehmet, count, django_assert_max_num_queries):
    one, people = occasion(5, leader=mehmet), crowd(count)
    for person in people:
        actions.take_seat(by=person, occasion=one)
    client = signed_in(mehmet)
    for page in ("", "kagit/", "karekod/"):
        with django_assert_max_num_queries(9):
            assert client.get(f"/yoklama/{one.pk}/{page}").status_code == 200
    client = signed_in(people[0])
    with django_assert_max_num_queries(15):
        assert client.get("/benim/").status_code == 200


def test_ones_own_seat_is_confirmed_and_given_back_on_pages(occasion, signed_in, ayse, deniz):
    one = occasion(1)
    seat, _other = (actions.take_seat(by=person, occasion=one) for person in (ayse, deniz))
    address = f"/benim/yerim/{seat.pk}/"
    client = signed_in(ayse)
    assert "Geleceğim" in client.get("/benim/").content.decode()
    assert client.post(address, {"do": "confirm", "next": "/benim/"}).url == "/benim/"
    assert Seat.objects.get(pk=seat.pk).confirmed_at
    assert client.post(address, {"do": "accept"}).status_code == 302
    assert client.post(address, {"do": "give_up", "why": "x" * 301}).status_code == 422
    assert client.post(address, {"do": "give_up", "why": "Hasta", "next": "https://evil.example/"}).url == "/benim/"
    assert signed_in(deniz).get(address).status_code == 404
    assert "Yer açıldı" in signed_in(deniz).get("/benim/").content.decode()


def test_what_is_said_of_a_seat_is_made_once_and_leads_everybody_to_their_own(occasion, signed_in, ayse, deniz):
    one = occasion(2)
    addresses = {person.pk: actions.take_seat(by=person, occasion=one).get_absolute_url() for person in (ayse, deniz)}
    tokens = []
    for person, other in ((ayse, deniz), (deniz, ayse)):
        page = signed_in(person).get("/benim/").content.decode()
        assert f'action="{addresses[person.pk]}"' in page
        assert addresses[other.pk] not in page
        tokens.append(set(re.findall('csrfmiddlewaretoken" value="([^"]+)"', page)))
    assert [len(found) for found in tokens] == [1, 1]  # that of the page in each of its forms
    assert tokens[0].isdisjoint(tokens[1])
    signed_in(ayse).post(addresses[ayse.pk], {"do": "confirm"})
    shown = [signed_in(person).get("/benim/").content.decode().count("Geleceğim") for person in (ayse, deniz)]
    assert shown == [0, 1]


def test_the_calendar_tells_of_changes_and_cancellations(occasion, client, signed_in, ayse, mehmet, monday):
    one, other = occasion(), occasion(starts=9 * DAY)
    actions.take_seat(by=ayse, occasion=one)
    seat = actions.take_seat(by=ayse, occasion=other)
    actions.give_up_seat(by=ayse, seat=seat)
    page = signed_in(ayse)
    assert "Adresimi oluşturun" in page.get("/benim/takvimim/").content.decode()
    page.post("/benim/takvimim/")
    address = f"/takvim/{queries.calendar_of(ayse).key}.ics"
    client.logout()
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"

    def events():
        return Calendar.from_ical(client.get(address).content).walk("VEVENT")

    assert [(one["STATUS"], one["SEQUENCE"]) for one in events()] == [("CONFIRMED", 1), ("CANCELLED", 2)]
    assert events()[0]["DTSTART"].dt == one.starts_at
    actions.change_occasion(
        by=mehmet, occasion=one, starts_at=one.starts_at + HOUR, ends_at=one.ends_at, capacity=2, where="Göksu, çınarın altı; kapı", leader=None
    )  # fmt: skip
    actions.take_seat(by=ayse, occasion=other)
    first, again = events()
    assert (first["DTSTART"].dt, first["LOCATION"]) == (one.starts_at + HOUR, "Göksu, çınarın altı; kapı")
    assert [(one["STATUS"], one["SEQUENCE"]) for one in (first, again)] == [("CONFIRMED", 2), ("CONFIRMED", 3)]
    actions.call_off(by=mehmet, occasion=one, why="Fırtına")
    assert (events()[0]["STATUS"], events()[0]["SEQUENCE"], events()[0]["DESCRIPTION"]) == ("CANCELLED", 4, "Fırtına")
    page = signed_in(ayse)
    page.post("/benim/takvimim/")
    assert client.get(address).status_code == 404


def test_a_tick_of_a_device_that_was_alone_changes_nothing_that_was_said_meanwhile(led, during, deniz):
    seat = actions.check_in_here(by=first(led).person, occasion=led)
    assert actions.mark_seat(by=deniz, seat=seat, to="came", tick=uuid4()).method == "place"
    actions.check_out_here(by=seat.person, occasion=led)
    assert actions.mark_seat(by=deniz, seat=seat, to="came", tick=uuid4()).state == "left"


def test_the_phone_keeps_the_list_for_a_day_at_most(led, deniz, mehmet):
    assert rules.stays_on_device_until(led) == led.ends_at + DAY
    with clock.at(led.ends_at + HOUR):
        assert rules.stays_on_device_until(actions.finish_list(by=deniz, occasion=led)) is None
    led.finished_at = None
    with clock.at(led.ends_at + DAY):
        assert rules.stays_on_device_until(led) is None
    assert rules.stays_on_device_until(actions.call_off(by=mehmet, occasion=led, why="x")) is None


def test_the_script_that_opens_the_list_offline_is_reached_below_the_list_alone(client, led):
    answer = client.get(f"/yoklama/{led.pk}/cevrimdisi.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer


# tickets at the door


def test_a_second_showing_of_a_ticket_is_written_down_and_counts_for_nothing(occasion, ayse, mehmet, director):
    one = occasion()
    seat = actions.take_seat(by=ayse, occasion=one)
    first, second = uuid4(), uuid4()
    with clock.at(one.starts_at):
        for by, tick in ((mehmet, first), (director, second), (director, second), (mehmet, first)):
            actions.mark_seat(by=by, seat=seat, to="came", method="ticket", tick=tick)
    steps = SeatStep.objects.filter(seat=seat, state="came").order_by("id")
    assert [(step.tick, step.why) for step in steps] == [(first, ""), (second, SHOWN_AGAIN)]
    (row,) = queries.on_list(one)
    assert (row.again, row.state) == (1, "came")
    assert AuditLine.objects.filter(code="attendance.shown_again").count() == 1


def test_a_tick_of_the_list_after_the_ticket_is_no_second_showing(occasion, ayse, mehmet):
    one = occasion()
    seat = actions.take_seat(by=ayse, occasion=one)
    with clock.at(one.starts_at):
        actions.mark_seat(by=mehmet, seat=seat, to="came", method="ticket", tick=uuid4())
        actions.mark_seat(by=mehmet, seat=seat, to="came", tick=uuid4())
    assert queries.on_list(one)[0].again == 0


def test_only_who_keeps_the_list_shows_again(occasion, ayse, mehmet, deniz, refused):
    one = occasion()
    seat = actions.take_seat(by=ayse, occasion=one)
    with clock.at(one.starts_at), refused(NOT_STAFF):
        actions.show_again(by=deniz, seat=seat)


def test_a_list_holds_fingerprints_and_neither_figures_nor_tickets(signed_in, occasion, ayse, mehmet):
    one = occasion()
    seat = actions.take_seat(by=ayse, occasion=one)
    with clock.at(one.starts_at):
        page = signed_in(mehmet).get(f"/yoklama/{one.pk}/").content.decode()
    assert seat.code not in page
    assert f'data-marks="{fingerprint(one, seat.code)}"' in page
