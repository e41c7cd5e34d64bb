"""Pages of events: what they show, what they refuse, what they cost."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from icalendar import Calendar

from meydan.attendance.models import Occasion, Seat
from meydan.events import actions
from meydan.events.models import Event, Registration
from meydan.events.tests.conftest import later
from meydan.questions.models import Question


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True), ("?q=yağmur", True), ("?q=konser", False), ("?kind=workshop", True), ("?kind=panel", False), ("?goal=13", True), ("?goal=4", False),
        ("?place=goksu", True), ("?place=firat", False), ("?audience=young", True), ("?access=sign", True), ("?access=quiet", False),
        ("?day=2026-11-28", True), ("?day=2026-11-29", False), ("?past=on", False), ("?goal=x&day=nie&kind=y", True), ("?after=kaputt", True),
    ],
)  # fmt: skip
def test_the_list_is_searched_and_filtered(client, event, firat, query, found):
    page = shown(client, "/etkinlikler/" + query)
    assert (event.title in page) == found
    assert found or "Uyan etkinlik yok" in page


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("ay/2026-11/", True), ("ay/2026-12/", False), ("ay/2026-11/?kind=panel", False), ("hafta/2026-11-28/", True), ("hafta/2026-11-23/", True),
        ("hafta/2026-11-22/", False),
    ],
)  # fmt: skip
def test_a_month_and_a_week_show_their_days(client, event, address, found):
    assert (event.get_absolute_url() in shown(client, f"/etkinlikler/{address}")) == found


@pytest.mark.parametrize("address", ["ay/2026-13/", "ay/1-1/", "hafta/nie/", "hafta/9999-12-31/"])
def test_times_that_make_no_sense_are_not_found(client, db, address):
    assert client.get(f"/etkinlikler/{address}").status_code == 404


def test_a_conference_stands_on_each_of_its_days(client, make_event):
    event = make_event(hours=50)
    assert shown(client, "/etkinlikler/hafta/2026-11-23/").count(event.get_absolute_url()) == 2
    assert shown(client, "/etkinlikler/hafta/2026-11-30/").count(event.get_absolute_url()) == 1


def test_drafts_are_for_the_desk(client, signed_in, make_event, mehmet):
    draft = make_event(published=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert draft.title not in shown(client, "/etkinlikler/")
    assert signed_in(mehmet).get(draft.get_absolute_url()).status_code == 200


def test_search_engines_read_the_same_as_people(client, make_event):
    event = make_event(title='Su & "ateş" </script><b>')
    page = shown(client, event.get_absolute_url())
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    said = json.loads(block)
    assert said["name"] == event.title
    assert (said["startDate"], said["@type"], said["eventStatus"]) == (
        "2026-11-28T09:00:00+00:00",
        "Event",
        "https://schema.org/EventScheduled",
    )


def test_the_calendar_file_is_read_by_another_program(client, event, make_event, plan, mehmet):
    actions.cancel_event(by=mehmet, event=make_event(title="Fırtınalı, uzun; " + "ş" * 90), why="Fırtına")
    actions.save_event(by=mehmet, event=event, plan=plan(days=6))
    found = Calendar.from_ical(client.get("/etkinlikler.ics?place=goksu").content)
    first, second = sorted(found.walk("VEVENT"), key=lambda one: one["DTSTART"].dt)
    assert (str(first["STATUS"]), str(first["SUMMARY"])) == ("CANCELLED", "Fırtınalı, uzun; " + "ş" * 90)
    assert second["DTSTART"].dt == datetime(2026, 11, 29, 9, tzinfo=UTC)
    assert second["SEQUENCE"] == 1
    assert Calendar.from_ical(found.to_ical()).walk("VEVENT")[0]["UID"] == found.walk("VEVENT")[0]["UID"]
    one = Calendar.from_ical(client.get(f"/etkinlik/{event.pk}.ics").content).walk("VEVENT")
    assert str(one[0]["LOCATION"]) == "Göksu Kültür Evi"
    assert not Calendar.from_ical(client.get("/etkinlikler.ics?kind=panel").content).walk("VEVENT")


def test_the_feed_tells_what_was_published(client, event):
    page = shown(client, "/akis/etkinlikler.atom")
    assert f"<title>{event.title}</title>" in page


def test_the_address_for_online_is_for_those_with_a_seat(client, signed_in, make_event, ayse, deniz):
    event = make_event(form="hybrid", link="https://meet.example/gizli", capacity=1)
    assert "gizli" not in shown(client, event.get_absolute_url())
    for person in (ayse, deniz):
        actions.register(by=person, event=event)
    assert "gizli" in shown(signed_in(ayse), event.get_absolute_url())
    assert "gizli" not in shown(signed_in(deniz), event.get_absolute_url())
    assert "gizli" not in client.get("/etkinlikler.ics").content.decode()


def test_one_writes_first_enters_the_code_last_and_has_a_ticket(client, make_event, ask, ayse, mail):
    event = make_event(capacity=5)
    question = ask(event)
    address = f"/etkinlik/{event.pk}/katilin/"
    form = {"size": "2", "needs": ["sign", "care"], "words": "İki yaşında", f"q{question.pk}": "Hiç"}
    answer = client.post(address, form)
    assert answer.url == f"/giris/?next={address}"
    assert not Registration.objects.exists()
    client.post(answer.url, {"contact": ayse.email, "next": address})
    answer = client.post("/giris/kod/", {"code": re.search(r"\d{6}", mail().code).group(), "next": address})
    made = Registration.objects.get()
    assert answer.url == made.get_absolute_url()
    page = shown(client, answer.url)
    assert "Yeriniz ayrıldı. Biletiniz burada." in page
    assert made.code in page
    assert {one.what for one in made.supports.all()} == {"sign", "care"}
    assert made.seat.size == 2


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, make_event, ask, signed_in, deniz):
    event = make_event()
    question = ask(event, required=True)
    answer = signed_in(deniz).post(
        f"/etkinlik/{event.pk}/katilin/", {"size": "7", "words": "Ön sıra lütfen", f"q{question.pk}": ""}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ön sıra lütfen" in page
    assert question.why in page
    assert Seat.objects.count() == 0


def test_a_ticket_is_a_paper_and_opens_the_door(client, signed_in, event, ayse, mehmet):
    made = actions.register(by=ayse, event=event)
    paper = signed_in(ayse).get(f"/benim/kaydim/{made.pk}/bilet.pdf")
    assert paper.content.startswith(b"%PDF-")
    address = f"/bilet/{made.ticket}/"
    client.logout()
    assert ayse.name not in shown(client, address)
    assert client.get(address.replace(made.code, "AAAAAAAA")).status_code == 404
    with later(days=5):
        door = signed_in(mehmet)
        assert "İçeri alın" in shown(door, address)
        door.post(address)
        page = door.post(address, follow=True).content.decode()
    assert "Bu bilet daha önce gösterildi, saat: 12.00. Bir kez sayılır." in page
    assert Seat.objects.filter(state="came").count() == 1


def test_one_takes_a_name_off_the_list_by_oneself(signed_in, event, ayse):
    made = actions.register(by=ayse, event=event)
    client = signed_in(ayse)
    changed = client.post(f"/benim/kaydim/{made.pk}/degistir/", {"size": "2"})
    assert changed.status_code == 302
    assert Seat.objects.get().size == 2
    client.post(f"/benim/kaydim/{made.pk}/", {"why": ""})
    assert Seat.objects.get().state == "cancelled"


FORM = {
    "title": "Panel", "summary": "x", "what": "panel", "day": "2026-12-04", "starts": "18:30", "ends": "20:00", "form": "present", "where": "Salon",
    "capacity": "40", "most_together": "2", "giving": "first", "audience": "everybody", "languages": ["tr"], "main_goal": "13",
}  # fmt: skip


def test_the_desk_plans_publishes_and_cancels(signed_in, parks, targets, selim, client):
    desk = signed_in(selim)
    answer = desk.post("/masa/etkinlikler/yeni/", FORM | {"unit": parks.pk})
    event = Event.objects.get()
    assert answer.url == f"/masa/etkinlik/{event.pk}/"
    assert event.occasion.starts_at == datetime(2026, 12, 4, 15, 30, tzinfo=UTC)
    desk.post(answer.url, {"do": "publish"})
    assert "Panel" in shown(client, "/etkinlikler/")
    assert desk.post(answer.url, {"do": "cancel", "why": ""}).status_code == 422
    desk.post(answer.url, {"do": "cancel", "why": "Fırtına"})
    assert "Fırtına" in shown(client, event.get_absolute_url())


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends": "18:00"}, "Bitiş, aynı gün içinde ve başlangıçtan sonra olmalı."),
        ({"giving": "lot"}, "Kura için son başvuru günü ve belirleyici sayı gerekir."),
        ({"where": ""}, "Yeri yazın ya da bir oda seçin."),
        ({"again": "0"}, "Ne zamana kadar tekrarlanacağını yazın."),
        ({"belongs_to": "project:999"}, "Bununla bir şey bulunamadı."),
        ({"number": "2026-9999"}, "Bu numarada bir konu yok."),
        ({"last_day": "2026-12-01"}, "Son gün, ilk günden sonra olmalı."),
    ],
)
def test_the_form_of_an_event_says_what_is_wrong(signed_in, parks, targets, monday, mehmet, wrong, words):
    answer = signed_in(mehmet).post("/masa/etkinlikler/yeni/", FORM | {"unit": parks.pk} | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Event.objects.exists()


def test_a_series_is_planned_and_changed_from_the_form(signed_in, parks, targets, monday, mehmet):
    desk = signed_in(mehmet)
    desk.post(
        "/masa/etkinlikler/yeni/",
        FORM | {"unit": parks.pk, "again": "0", "last_day": "2026-12-18", "skip_holidays": "on"},
    )
    first, second, _third = Event.objects.order_by("pk")
    form = FORM | {"unit": parks.pk, "day": "2026-12-11", "title": "Söyleşi", "reach": "later"}
    assert desk.post(f"/masa/etkinlik/{second.pk}/duzenle/", form).status_code == 302
    assert list(Event.objects.order_by("pk").values_list("title", flat=True)) == [first.title, "Söyleşi", "Söyleşi"]


def test_the_list_at_the_desk_goes_along_as_a_file(
    signed_in, event, ask, ayse, deniz, mehmet, selim, make_event, works
):
    question = ask(event)
    actions.register(by=ayse, event=event, answers={f"q{question.pk}": "=1+1"})
    desk = signed_in(selim)
    assert "Ayse" in shown(desk, f"/masa/etkinlik/{event.pk}/kayitlar/?state=seat&q=ays")
    assert "Ayse" not in shown(desk, f"/masa/etkinlik/{event.pk}/kayitlar/?state=line")
    lines = b"".join(desk.get(f"/masa/etkinlik/{event.pk}/kayitlar/?file=csv")).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(question.text)
    assert lines[1].endswith("'=1+1")
    assert desk.get("/masa/etkinlikler/?file=xlsx").status_code == 200
    other = make_event(unit=works, days=9)
    assert desk.get(f"/masa/etkinlik/{other.pk}/kayitlar/").status_code == 404


def test_a_message_is_shown_before_it_is_sent(signed_in, event, ayse, mehmet):
    actions.register(by=ayse, event=event)
    desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/mesaj/"
    page = desk.post(address, {"to": "seat", "words": "Eldiven getirin"}).content.decode()
    assert "1 kişiye gider." in page
    answer = desk.post(address, {"to": "seat", "words": "Eldiven getirin", "sure": "on"}, follow=True)
    assert "1 kişiye gönderildi." in answer.content.decode()


def test_a_lot_is_published_and_drawn_at_the_desk_and_read_by_everybody(client, signed_in, lot, crowd, mehmet):
    event = lot(capacity=2)
    for person in crowd(3):
        actions.register(by=person, event=event)
    assert "Kurada 3 kişi, 2 yer var." in shown(client, f"/etkinlik/{event.pk}/kura/")
    with later(days=3):
        desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/kura/"
        desk.post(address, {"do": "publish"})
        assert desk.post(address, {"do": "draw", "public": ""}).status_code == 422
        desk.post(address, {"do": "draw", "public": "17 23 42"})
        client.logout()
        page = shown(client, f"/etkinlik/{event.pk}/kura/")
    assert page.count("yeri var") == 2
    file = client.get(f"/etkinlik/{event.pk}/kura.json").json()
    assert file["commitment"] in page
    assert {one["id"] for one in file["applications"]} == set(Registration.objects.values_list("code", flat=True))


def test_questions_are_asked_with_a_reason_and_by_who_may_change_the_event(
    signed_in, event, mehmet, selim, make_event, works
):
    desk, address = signed_in(selim), f"/masa/sorular/{event.ref}/sign-up/"
    form = {"kind": "one", "text": "Hangi masa?", "why": "", "choices": "Gölge", "position": "0"}
    page = desk.post(address, form).content.decode()
    assert "Her satıra bir tane olmak üzere iki ile on iki arasında seçenek yazın." in page
    assert desk.post(address, form | {"why": "Masalar dengeli olsun.", "choices": "Gölge\nSu"}).url == address
    question = Question.objects.get()
    assert desk.post(f"/masa/soru/{question.pk}/", {"do": "remove"}).url == address
    assert not Question.objects.exists()
    other = make_event(unit=works, days=9)
    for wrong in (f"{other.ref}/sign-up", f"{event.ref}/nie", "nie/sign-up", "place:1/sign-up"):
        assert desk.get(f"/masa/sorular/{wrong}/").status_code == 404


def test_what_came_of_it_is_written_at_the_desk(client, signed_in, event, mehmet):
    desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/sonuc/"
    with later(days=6):
        desk.post(address, {"do": "report", "report": "21 çizim çıktı."})
        desk.post(address, {"do": "output", "what": "lesson", "title": "Çukur sığ olsun", "text": "30 cm yeter."})
        desk.post(address, {"do": "material", "title": "Sunum", "url": "https://example.org/sunum.pdf"})
        assert desk.post(address, {"do": "output", "what": "idea", "title": "x", "text": "x"}).status_code == 422
        page = shown(client, event.get_absolute_url())
        assert "Çukur sığ olsun" in shown(client, "/deneyimler/?q=sığ")
    assert all(words in page for words in ("21 çizim çıktı.", "Çukur sığ olsun", "https://example.org/sunum.pdf"))


@pytest.mark.parametrize(
    "address",
    [
        "/etkinlikler/",
        "/etkinlikler/ay/2026-11/",
        "/etkinlikler/hafta/2026-11-28/",
        "/etkinlikler.ics",
        "/akis/etkinlikler.atom",
    ],
)
def test_lists_cost_the_same_for_one_and_for_three(client, make_event, django_assert_max_num_queries, address):
    make_event()
    with django_assert_max_num_queries(12) as first:
        client.get(address)
    for hours in (1, 2):
        make_event(hours=hours)
    with django_assert_max_num_queries(12) as third:
        client.get(address)
    assert len(third) == len(first)


def test_a_page_and_the_list_of_its_people_cost_the_same_for_one_and_for_three(
    client, signed_in, make_event, ask, crowd, mehmet, django_assert_max_num_queries
):
    event = make_event(capacity=9)
    question, desk = ask(event), f"/masa/etkinlik/{event.pk}/kayitlar/"
    client = signed_in(mehmet)
    counts = []
    for number, person in enumerate(crowd(3)):
        actions.save_session(
            by=mehmet,
            event=event,
            title=f"{number}",
            starts_at=event.occasion.starts_at,
            ends_at=event.occasion.ends_at,
            seats=9,
        )
        actions.save_speaker(by=mehmet, event=event, name="x", agreed=True)
        actions.register(by=person, event=event, needs=[actions.Need("sign")], answers={f"q{question.pk}": "x"})
        if number != 1:
            with django_assert_max_num_queries(20) as page:
                client.get(event.get_absolute_url())
            with django_assert_max_num_queries(20) as people:
                client.get(desk)
            counts.append((len(page), len(people)))
    assert counts[0] == counts[1]


def multiply(model, pk, count, **changes):
    """So many copies of a row, by the database itself; `changes` are expressions of SQL over the number `n` of the copy."""
    columns = [
        field.column for field in model._meta.concrete_fields if field.column in changes or not field.primary_key
    ]
    chosen = ", ".join(changes.get(column, f'one."{column}"') for column in columns)
    names, table, key = ", ".join(f'"{one}"' for one in columns), model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'insert into "{table}" ({names}) select {chosen} from "{table}" one, generate_series(1, {count}) n where "{key}" = {pk}'
        )


def test_a_month_with_5000_events_stays_small_and_asks_no_more(client, make_event, django_assert_max_num_queries):
    event = make_event(days=1, hours=1)
    pk, later_on = event.pk, "+ (n % 30 - 23) * interval '1 day'"
    moved = {name: f"one.{name} {later_on}" for name in ("starts_at", "ends_at", "closes_at")}
    multiply(Occasion, pk, 5000, of="'x:' || n", place_key="'k' || n", **moved)
    first = Occasion.objects.filter(place_key="k1").get().pk
    multiply(Event, pk, 5000, occasion_id=f"{first} + n - 1")
    with django_assert_max_num_queries(12):
        answer = client.get("/etkinlikler/ay/2026-11/", headers={"accept-encoding": "identity"})
    assert "167 etkinlik" in answer.content.decode()
    assert len(answer.content) <= 60 * 1024
    with django_assert_max_num_queries(12):
        assert client.get("/etkinlikler/").status_code == 200


def test_tickets_stand_on_ones_own_page(signed_in, event, lot, ayse):
    actions.register(by=ayse, event=event)
    actions.register(by=ayse, event=lot(days=9))
    page = shown(signed_in(ayse), "/benim/")
    assert "Biletlerim" in page
    assert all(one.get_absolute_url() in page for one in Registration.objects.all())
    assert "Kurayı bekliyor" in page


def test_signing_up_asks_the_database_little(signed_in, make_event, ayse, django_assert_max_num_queries):
    """In the minute in which sign-up opens everybody else waits for it (bench/README.md)."""
    event = make_event(capacity=5)
    client = signed_in(ayse)
    with django_assert_max_num_queries(28):
        client.post(f"/etkinlik/{event.pk}/katilin/", {"size": 1})
    assert Registration.objects.get().seat.state == "booked"


def test_a_button_that_was_pressed_twice_leads_to_the_ticket(signed_in, make_event, ayse):
    event = make_event(capacity=5)
    client = signed_in(ayse)
    first, second = (client.post(f"/etkinlik/{event.pk}/katilin/", {"size": 1}) for _ in range(2))
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert Seat.objects.count() == 1
