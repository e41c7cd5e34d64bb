"""Rooms, requests, and that nobody is booked twice."""

import re
from datetime import datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.centre import actions, queries, rules
from meydan.centre.hours import week_of
from meydan.centre.models import Booking, Opening, Request, Room
from meydan.notices.actions import deliver_all
from meydan.notices.mailbox import letters
from meydan.notices.models import Notice
from meydan.people.actions import erase_person

DAY = timedelta(days=1)


def at(hour: float, days: int = 1) -> datetime:
    """An hour of a day after Monday, 23 November 2026."""
    day = timezone.localdate(clock.now()) + days * DAY
    return timezone.make_aware(datetime.combine(day, time(int(hour), int(hour % 1 * 60))))


@pytest.fixture
def hall(monday, mehmet):
    """Open on working days from 9 to 18; 20 seats."""
    hours = {day: (time(9), time(18)) for day in range(5)}
    words = {"name_tr": "Salon", "name_en": "Hall", "seats": 20, "access_tr": "", "access_en": "", "active": True}
    return actions.save_room(by=mehmet, hours=hours, features=["lift"], **words)


@pytest.fixture
def ask(hall, ayse):
    """ask(10, 12, days=1, …) → Ayşe's request for the hall."""

    def made(begin=10, end=12, *, days=1, by=ayse, room=hall, what="room", people=8):
        return actions.ask_centre(
            by=by,
            what=what,
            room=room,
            starts_at=at(begin, days),
            ends_at=at(end, days),
            people=people,
            purpose="Toplantı",
        )

    return made


def accept(by, one, **times):
    times = {"starts_at": one.starts_at, "ends_at": one.ends_at} | times
    return actions.accept_request(by=by, request=one, words="Buyurun", **times)


def test_a_request_books_nothing_and_tells_the_desk(ask, mehmet):
    one = ask()
    assert one.is_waiting
    assert not Booking.objects.exists()
    deliver_all()
    assert Notice.objects.filter(person=mehmet, message__code="centre.asked").exists()
    assert list(queries.waiting()) == [one]


@pytest.mark.parametrize(
    ("times", "code"),
    [
        ({"begin": 12, "end": 10}, rules.ONE_DAY),
        ({"begin": 10, "end": 10}, rules.ONE_DAY),
        ({"days": -1}, rules.PAST),
        ({"days": 181}, rules.TOO_FAR),
        ({"begin": 8, "end": 10}, rules.CLOSED),
        ({"begin": 17, "end": 18.5}, rules.CLOSED),
        ({"days": 5}, rules.CLOSED),
        ({"people": 21}, rules.TOO_MANY),
        ({"room": None}, rules.NO_ROOM),
    ],
)
def test_what_cannot_be_asked_for(ask, refused, times, code):
    with refused(code):
        ask(**times)
    assert not Request.objects.exists()


@pytest.mark.parametrize(("begin", "end", "people"), [(9, 18, 20), (9, 10, 1), (17.5, 18, 20)])
def test_the_edges_of_the_hours_and_the_last_seat_belong_to_it(ask, begin, end, people):
    assert ask(begin, end, people=people).is_waiting


def test_a_visit_needs_no_room_and_keeps_none(ask, hall):
    one = ask(8, 10, what="visit", room=hall, people=200)
    assert one.room is None


def test_visitors_sign_in_before_it_is_sent(ask, refused):
    with refused(SIGN_IN_FIRST):
        ask(by=None)


def test_accepting_books_the_room_and_tells_the_author(ask, mehmet, hall, ayse, refused):
    one = accept(mehmet, ask())
    assert (one.state, one.booking.of, one.decided_by) == ("accepted", one.ref, mehmet)
    deliver_all()
    assert Notice.objects.filter(person=ayse, message__code="centre.accepted").exists()
    with refused(rules.ROOM_TAKEN):
        ask(11, 13)
    assert ask(12, 13).is_waiting, "the next one may begin when it ends"


def test_it_can_be_accepted_at_another_time(ask, mehmet):
    one = accept(mehmet, ask(), starts_at=at(14, 2), ends_at=at(16, 2))
    assert (one.booking.starts_at, one.starts_at) == (at(14, 2), at(14, 2))


def test_of_two_that_wait_for_the_same_time_the_second_is_refused(ask, mehmet, deniz, refused):
    first, second = ask(10, 12), ask(11, 13, by=deniz)
    accept(mehmet, first)
    with refused(rules.ROOM_TAKEN):
        accept(mehmet, second)
    assert Request.objects.get(pk=second.pk).is_waiting
    assert accept(mehmet, second, starts_at=at(12), ends_at=at(14)).state == "accepted"


def test_the_desk_reads_who_else_wants_the_room_then(signed_in, ask, mehmet, deniz, selim, hall):
    mine, other = ask(10, 12), ask(11, 13, by=deniz)
    ask(12, 14, by=deniz)  # begins when the first one ends
    ask(10, 12, days=2, by=deniz)
    actions.decline_request(by=mehmet, request=ask(10, 12, by=selim), words="Olmaz")
    ask(10, 12, room=None, what="visit", by=deniz)
    page = signed_in(mehmet).get(f"/masa/merkez/{mine.pk}/")
    assert list(page.context["others"]) == [other]
    assert "11.00–13.00" in page.text
    accept(mehmet, mine)
    assert not signed_in(mehmet).get(f"/masa/merkez/{mine.pk}/").context["others"]


def test_declining_needs_words(ask, mehmet, ayse):
    one = actions.decline_request(by=mehmet, request=ask(), words="O gün kapalıyız.")
    assert (one.state, one.words, one.booking) == ("declined", "O gün kapalıyız.", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=one.pk).update(words="")


def test_a_decision_is_made_once(ask, mehmet, refused):
    one = accept(mehmet, ask())
    with refused(rules.DECIDED):
        actions.decline_request(by=mehmet, request=one, words="Hayır")
    with refused(rules.DECIDED):
        accept(mehmet, one)


@pytest.mark.parametrize("who", ["ayse", "deniz", "selim", "zeynep"])
def test_others_decide_nothing(ask, request, refused, who):
    one, by = ask(), request.getfixturevalue(who)
    for verb in (
        lambda: accept(by, one),
        lambda: actions.decline_request(by=by, request=one, words="Hayır"),
        lambda: actions.save_room(by=by, hours={}, features=[], name_tr="x", name_en="x", seats=1),
    ):
        with refused(NOT_STAFF):
            verb()


def test_taking_back_frees_the_room(ask, mehmet, ayse, deniz, refused):
    one = accept(mehmet, ask())
    with refused(NOT_YOURS):
        actions.take_back_request(by=deniz, request=one)
    assert actions.take_back_request(by=ayse, request=one).state == "withdrawn"
    assert ask(by=deniz).is_waiting
    with refused(rules.DECIDED):
        actions.take_back_request(by=ayse, request=one)


def test_what_is_over_is_not_taken_back(ask, mehmet, ayse, refused):
    one = accept(mehmet, ask())
    with clock.at(at(13)), refused(rules.PAST):
        actions.take_back_request(by=ayse, request=one)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_who_book_at_once_one_gets_the_room(hall, mehmet, in_parallel):
    """The times overlap, none is like the other; each is booked on a connection of its own."""
    starts = [at(10 + n / 4) for n in range(6)]

    def book(start):
        with clock.at(at(9, 0)):
            return actions.book_room(
                by=mehmet, room=hall, starts_at=start, ends_at=start + 2 * timedelta(hours=1), of="event:1"
            )

    outcomes = in_parallel(book, starts)
    assert [type(one) for one in outcomes].count(Booking) == 1
    assert all(isinstance(one, (Booking, Refused)) for one in outcomes), outcomes
    assert Booking.objects.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_decisions_at_once_one_holds(ask, mehmet, director, in_parallel):
    one, now = ask(), clock.now()

    def decide(by):
        with clock.at(now):
            return accept(by, one)

    outcomes = in_parallel(decide, [mehmet, director] * 2)
    assert [type(done) for done in outcomes].count(Request) == 1
    assert Booking.objects.count() == 1


def test_the_database_books_a_room_once(hall):
    Booking.objects.create(room=hall, starts_at=at(10), ends_at=at(12), of="event:1")
    Booking.objects.create(room=hall, starts_at=at(12), ends_at=at(13), of="event:2")
    Booking.objects.create(room=hall, starts_at=at(10), ends_at=at(12), of="event:3", cancelled_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(room=hall, starts_at=at(11), ends_at=at(14), of="event:4")


def test_days_with_the_same_hours_stand_together(hall):
    assert week_of(hall) == [("Pazartesi–Cuma", "09.00–18.00"), ("Cumartesi–Pazar", "kapalı")]


def test_the_page_shows_rooms_hours_and_taken_times_but_nobody(client, ask, mehmet, ayse):
    accept(mehmet, ask())
    page = client.get("/merkez/").content.decode()
    assert "Salon" in page
    assert "Pazartesi–Cuma: 09.00–18.00" in page
    assert "24 Kasım 2026 Salı, 10.00–12.00" in page
    assert "Toplantı" not in page
    assert ayse.display_name not in page


def test_the_page_of_a_centre_without_rooms(client, db):
    assert "Henüz oda yok" in client.get("/merkez/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same(client, signed_in, hall, mehmet, ask, count, django_assert_max_num_queries):
    for number in range(count):
        words = {
            "name_tr": f"Oda {number}",
            "name_en": "Room",
            "seats": 5,
            "access_tr": "",
            "access_en": "",
            "active": True,
        }
        room = actions.save_room(by=mehmet, hours={1: (time(9), time(18))}, features=[], **words)
        accept(mehmet, ask(room=room, people=2))
        ask(14 + number, 15 + number)
    with django_assert_max_num_queries(3):
        client.get("/merkez/")
    signed_in(mehmet)
    for address in ("/masa/merkez/", "/masa/odalar/"):
        with django_assert_max_num_queries(14):
            assert client.get(address).status_code == 200


def form(hall, **more):
    return {
        "what": "room", "room": hall.pk, "day": "2026-11-24", "starts": "10:00", "ends": "12.00", "people": "8",
        "purpose": "Onarım günü", "help_wanted": "Rampa",
    } | more  # fmt: skip


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: letters()[0]


def test_one_writes_first_and_enters_the_code_last(client, hall, ayse, mail):
    answer = client.post("/merkez/istek/", form(hall))
    assert answer.url == "/giris/?next=/merkez/istek/"
    assert not Request.objects.exists()
    client.post(answer.url, {"contact": ayse.email, "next": "/merkez/istek/"})
    code = re.search(r"\d{6}", mail().code).group()
    answer = client.post("/giris/kod/", {"code": code, "next": "/merkez/istek/"})
    one = Request.objects.get()
    assert answer.url == one.get_absolute_url()
    assert (one.author, one.purpose, one.starts_at) == (ayse, "Onarım günü", at(10))
    assert "Onarım günü" in client.get(answer.url).content.decode()


def test_what_became_impossible_meanwhile_is_shown_again(client, hall, ayse, mail):
    client.post("/merkez/istek/", form(hall))
    actions.book_room(by=None, room=hall, starts_at=at(10), ends_at=at(11), of="event:1")
    client.post("/giris/", {"contact": ayse.email})
    answer = client.post("/giris/kod/", {"code": re.search(r"\d{6}", mail().code).group()})
    assert answer.url == "/merkez/istek/"
    page = client.get(answer.url).content.decode()
    assert "Oda o saatte dolu" in page
    assert "Onarım günü" in page, "nothing that was typed is lost"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": ""}, "Gün"),
        ({"day": "30.02.2026"}, "errsum"),
        ({"starts": "25:00"}, "errsum"),
        ({"people": "0"}, "errsum"),
        ({"people": "21"}, "20 kişilik"),
        ({"purpose": ""}, "Ne için?"),
        ({"room": ""}, "Lütfen odayı seçin."),
        ({"room": "99999"}, "errsum"),
        ({"ends": "09:00"}, "başlangıçtan sonra"),
        ({"day": "2026-11-28"}, "Oda o saatte kapalı"),
        ({"what": "money"}, "errsum"),
        ({"purpose": "x" * 601}, "600"),
    ],
)
def test_bad_input_is_answered_with_what_to_correct(signed_in, ayse, hall, typed, said):
    answer = signed_in(ayse).post("/merkez/istek/", form(hall, **typed))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "Rampa" in page
    assert not Request.objects.exists()


def test_ten_requests_a_day_are_enough(signed_in, ayse, hall):
    client = signed_in(ayse)
    for _ in range(10):
        assert client.post("/merkez/istek/", form(hall)).status_code == 302
    assert client.post("/merkez/istek/", form(hall)).status_code == 429
    assert Request.objects.count() == 10


def test_a_request_is_seen_by_its_author_and_by_those_who_decide(signed_in, ask, ayse, deniz, mehmet, selim):
    address = ask().get_absolute_url()
    for person, status in ((ayse, 200), (mehmet, 200), (deniz, 404), (selim, 404)):
        assert signed_in(person).get(address).status_code == status


def test_the_author_takes_it_back_on_the_page(signed_in, ask, ayse):
    one = ask()
    client = signed_in(ayse)
    assert "Geri alın" in client.get(one.get_absolute_url()).content.decode()
    assert client.post(one.get_absolute_url()).status_code == 302
    assert "Geri alındı" in client.get("/benim/").content.decode()


def test_the_desk_accepts_declines_and_explains(signed_in, ask, mehmet):
    one, other = ask(), ask(11, 13)
    client = signed_in(mehmet)
    times = {"day": "2026-11-24", "starts": "10:00", "ends": "12:00"}
    assert client.post(f"/masa/merkez/{other.pk}/", {"do": "decline"}).status_code == 422
    assert client.post(f"/masa/merkez/{one.pk}/", {"do": "accept", **times}).status_code == 302
    answer = client.post(f"/masa/merkez/{other.pk}/", {"do": "accept", "words": "Gelin", **times})
    assert answer.status_code == 422
    assert "Oda o saatte dolu" in answer.content.decode()
    assert "Gelin" in answer.content.decode()
    assert client.post(f"/masa/merkez/{other.pk}/", {"do": "decline", "words": "Dolu"}).status_code == 302
    assert {row.state for row in Request.objects.all()} == {"accepted", "declined"}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", True),
        ("?state=accepted", False),
        ("?state=all", True),
        ("?q=Toplantı", True),
        ("?q=Konser", False),
        ("?q=Ayse", True),
    ],
)
def test_the_list_at_the_desk_is_filtered(signed_in, ask, mehmet, query, shown):
    ask()
    assert ("Salon" in signed_in(mehmet).get("/masa/merkez/" + query).content.decode()) == shown


def room_form(**more):
    return {
        "name_tr": "Atölye",
        "name_en": "Workshop",
        "seats": "12",
        "features": ["lift", "loop"],
        "active": "on",
    } | more


def test_a_room_is_added_and_changed_at_the_desk(signed_in, monday, mehmet):
    client = signed_in(mehmet)
    assert client.post("/masa/odalar/yeni/", room_form(opens_0="09:00", closes_0="17:00")).status_code == 302
    room = Room.objects.get()
    assert room.features == ["lift", "loop"]
    assert str(room.openings.get()) == "0 09:00–17:00"
    page = client.get(f"/masa/odalar/{room.pk}/").content.decode()
    assert 'value="09:00"' in page
    client.post(f"/masa/odalar/{room.pk}/", room_form(active="", seats="9"))
    assert not Opening.objects.exists()
    assert "Atölye" not in client.get("/merkez/").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"seats": "0"},
        {"name_tr": ""},
        {"opens_2": "09:00"},
        {"opens_2": "18:00", "closes_2": "09:00"},
        {"features": ["x"]},
    ],
)
def test_a_room_with_bad_input_is_not_kept(signed_in, monday, mehmet, typed):
    answer = signed_in(mehmet).post("/masa/odalar/yeni/", room_form(**typed))
    assert answer.status_code == 422
    assert not Room.objects.exists()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Çatı", "Salon"]),
        ("?q=cati", ["Çatı"]),
        ("?q=Hall", ["Salon"]),
        ("?q=rampa", ["Çatı"]),
        ("?feature=lift", ["Salon"]),
        ("?feature=x", ["Çatı", "Salon"]),
        ("?state=in_use", ["Salon"]),
        ("?state=at_rest", ["Çatı"]),
        ("?q=Salon&state=at_rest", []),
    ],
)
def test_the_rooms_at_the_desk_are_searched_and_taken_along(signed_in, hall, mehmet, query, shown):
    words = {"name_tr": "Çatı", "name_en": "Roof", "seats": 5, "access_tr": "Rampa arkada", "access_en": ""}
    actions.save_room(by=mehmet, hours={}, features=[], active=False, **words)
    client = signed_in(mehmet)
    answer = client.get("/masa/odalar/" + query)
    assert [row["room"].name for row in answer.context["rooms"]] == shown
    page = answer.content.decode()
    assert ("Uyan bir şey yok" in page) == (not shown)
    assert 'name="q"' in page
    file = client.get("/masa/odalar/" + query, {**answer.wsgi_request.GET.dict(), "file": "csv"})
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines] == ["Ad", *shown]


def test_the_file_of_rooms_says_what_each_has_and_when_it_is_open(signed_in, hall, mehmet):
    lines = b"".join(signed_in(mehmet).get("/masa/odalar/?file=csv").streaming_content).decode().splitlines()
    assert lines[1] == 'Salon;20;Asansör;;"Pazartesi–Cuma: 09.00–18.00; Cumartesi–Pazar: kapalı";Kullanımda'


def test_erasing_a_person_forgets_what_they_wrote_and_keeps_the_booking(ask, mehmet, ayse):
    one = accept(mehmet, ask())
    erase_person(by=None, person=ayse)
    one.refresh_from_db()
    assert (one.author, one.purpose, one.state) == (None, "", "accepted")
    erase_person(by=None, person=mehmet)
    one.refresh_from_db()
    assert one.decided_by is None
    assert Booking.objects.get().cancelled_at is None
