"""The programme at the desk: what is changed, who is told, what people read of it."""

from datetime import timedelta

import pytest

from meydan.attendance.rules import NOT_BELOW_TAKEN
from meydan.base.models import OutboxMessage
from meydan.events import actions
from meydan.events.models import Session, Speaker
from meydan.events.tests.conftest import HOUR, fresh, later

NEW = {
    "do": "session",
    "day": "2026-11-28",
    "starts": "12:00",
    "ends": "13:00",
    "title": "Gölge",
    "seats": "2",
    "language": "tr",
}


@pytest.fixture
def session(make_event, mehmet):
    event = make_event(capacity=9)
    begin = event.occasion.starts_at
    return actions.save_session(
        by=mehmet, event=event, starts_at=begin, ends_at=begin + HOUR, title="Gölge", seats=2, access=["quiet"], track="Kol A"
    )  # fmt: skip


@pytest.fixture
def desk(session):
    return f"/masa/etkinlik/{session.event_id}/program/"


def test_a_session_is_changed_where_it_stands(session, desk, mehmet, signed_in):
    client = signed_in(mehmet)
    page = client.get(f"{desk}?session={session.pk}").content.decode()
    assert "Oturumu değiştirin: Gölge" in page
    assert 'value="12:00"' in page
    form = NEW | {"which": session.pk, "title": "Gölge ve su", "starts": "12:30", "access": ["sign", "captions"]}
    assert client.post(desk, form).status_code == 302
    changed = Session.objects.get()
    assert (changed.pk, changed.title, changed.access) == (session.pk, "Gölge ve su", ["sign", "captions"])
    wrong = client.post(desk, NEW | {"which": session.pk, "title": "Uzun", "ends": "23:00"})
    assert wrong.status_code == 422
    assert 'value="Uzun"' in wrong.content.decode()
    assert client.get(f"{desk}?session=x").status_code == 404


def test_who_has_chosen_it_keeps_it_and_is_told_of_another_time(session, desk, ayse, deniz, mehmet, refused):
    event = fresh(session.event)
    for person in (ayse, deniz):
        actions.register(by=person, event=event, sessions=[session])
    words = {"starts_at": session.starts_at, "ends_at": session.ends_at, "title": "Gölge"}
    with refused(NOT_BELOW_TAKEN):
        actions.save_session(by=mehmet, event=event, session=session, seats=1, **words)
    actions.save_session(by=mehmet, event=event, session=session, seats=3, **words)
    assert not OutboxMessage.objects.filter(code="events.session_moved").exists()
    moved = words | {"ends_at": session.ends_at + timedelta(minutes=30)}
    actions.save_session(by=mehmet, event=event, session=session, seats=3, **moved)
    said = OutboxMessage.objects.filter(code="events.session_moved")
    assert said.count() == 1
    assert session.registrations.count() == 2


def test_a_session_of_another_event_is_not_found(session, desk, make_event, mehmet, signed_in):
    other = make_event(days=9)
    assert signed_in(mehmet).get(f"/masa/etkinlik/{other.pk}/program/?session={session.pk}").status_code == 404
    answer = signed_in(mehmet).post(f"/masa/etkinlik/{other.pk}/program/", NEW | {"which": session.pk})
    assert answer.status_code == 404


def test_consent_is_noted_later_and_taken_back(session, desk, mehmet, signed_in, client):
    page = session.event.get_absolute_url()
    speaker = actions.save_speaker(by=mehmet, event=session.event, name="Lale Y.", session=session)
    form = {"do": "speaker", "which": speaker.pk, "name": "Lale Y.", "part": "speaker", "session": session.pk}
    assert "Lale Y." not in client.get(page).content.decode()
    assert "Konuşmacıyı değiştirin: Lale Y." in signed_in(mehmet).get(f"{desk}?speaker={speaker.pk}").content.decode()
    signed_in(mehmet).post(desk, form | {"agreed": "on"})
    client.logout()
    assert client.get(page).content.decode().count("Lale Y.") == 2  # at the session, and among those who speak
    assert Speaker.objects.get().agreed_at
    signed_in(mehmet).post(desk, form)
    client.logout()
    assert "Lale Y." not in client.get(page).content.decode()
    assert Speaker.objects.get().agreed_at is None


def test_what_a_session_has_of_its_own_is_read_and_filtered(session, client, make_event):
    make_event(days=9, title="Konser")
    assert "Sessiz oda" in client.get(session.event.get_absolute_url()).content.decode()
    found = client.get("/etkinlikler/?access=quiet").content.decode()
    assert session.event.title in found
    assert "Konser" not in found


def test_the_list_of_one_session(session, ayse, deniz, mehmet, signed_in):
    event = fresh(session.event)
    actions.register(by=ayse, event=event, sessions=[session])
    actions.register(by=deniz, event=event)
    desk, client = f"/masa/etkinlik/{event.pk}/kayitlar/", signed_in(mehmet)
    page = client.get(f"{desk}?session={session.pk}").content.decode()
    assert "Ayse" in page
    assert "Deniz" not in page
    assert "Deniz" in client.get(f"{desk}?session=0").content.decode()
    lines = b"".join(client.get(f"{desk}?session={session.pk}&file=csv")).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    message = f"/masa/etkinlik/{event.pk}/mesaj/"
    assert "1 kişiye gider." in client.post(message, {"to": f"session:{session.pk}", "words": "x"}).content.decode()
    assert client.post(message, {"to": "session:0", "words": "x"}).status_code == 422


def test_other_days_of_a_series_stand_on_the_page(plan, mehmet, client, monday):
    from datetime import time

    days = {"first_day": monday.date(), "last_day": monday.date() + timedelta(days=16)}
    series = actions.add_series(
        by=mehmet, plan=plan(), weekday=0, nth=None, starts=time(18), ends=time(20), skip_holidays=False, **days
    )
    first, second, *_more = series.events.order_by("occasion__starts_at")
    assert "Başka günler" not in client.get(first.get_absolute_url()).content.decode()
    actions.publish_from_here(by=mehmet, event=first)
    page = client.get(first.get_absolute_url()).content.decode()
    assert "Başka günler" in page
    assert second.get_absolute_url() in page


def test_in_line_one_reads_how_many_are_before_and_how_lines_moved(
    make_event, crowd, ayse, deniz, mehmet, signed_in, client
):
    past = make_event(days=1, capacity=1)
    first, second, third = crowd(3)
    given = actions.register(by=first, event=past)
    for person in (second, third):
        actions.register(by=person, event=past)
    actions.withdraw_registration(by=first, registration=given)
    from meydan.attendance import actions as attendance

    attendance.accept_offer(by=second, seat=past.occasion.seats.get(state="offered"))
    event = make_event(days=5, capacity=1)
    for person in (first, ayse, deniz):
        actions.register(by=person, event=event)
    with later(days=2):
        assert "ortalama 1 kişi" in client.get(event.get_absolute_url()).content.decode()
        mine = [one.registrations.get(event=event).get_absolute_url() for one in (ayse, deniz)]
        assert "Sırada ilk sizsiniz." in signed_in(ayse).get(mine[0]).content.decode()
        assert "Önünüzde sırada 1 kişi var." in signed_in(deniz).get(mine[1]).content.decode()


def test_slides_are_put_here_as_a_file(event, mehmet, signed_in, client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/sonuc/"
    said = {"do": "material", "title": "Sunum"}
    with later(days=6):
        assert desk.post(address, said).status_code == 422
        bad = SimpleUploadedFile("sunum.pdf", b"MZ program")
        assert desk.post(address, said | {"upload": bad}).status_code == 422
        good = SimpleUploadedFile("sunum.pdf", b"%PDF-1.7 sunum")
        assert desk.post(address, said | {"upload": good}).status_code == 302
        made = event.materials.get()
        client.logout()
        assert made.address in client.get(event.get_absolute_url()).content.decode()
        answer = client.get(made.address)
        assert (answer["Content-Type"], answer.content) == ("application/pdf", b"%PDF-1.7 sunum")
        assert answer["Content-Disposition"].startswith("attachment")
        signed_in(mehmet).post(address, {"do": "remove", "which": made.pk})
    assert client.get(made.address).status_code == 404
