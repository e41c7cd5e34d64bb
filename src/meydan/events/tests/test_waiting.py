"""What waits at the desk: certificates of those who came, sessions with free seats and full ones."""

from itertools import islice

import pytest

from meydan.documents.actions import revoke_certificate
from meydan.documents.models import Certificate
from meydan.events import actions
from meydan.events.queries.desk import full_sessions, under_booked_sessions
from meydan.events.queries.papers import papers_to_issue, with_papers_to_issue
from meydan.events.rules import reasons
from meydan.events.tests.conftest import HOUR, fresh, later
from meydan.people.models import Role

ADDRESS = "/masa/etkinlikler/belgeler/"


@pytest.fixture
def came(make_event, crowd, mehmet):
    """came(3, title=…) → an event with so many people, all of whom were there."""

    everybody = iter(crowd(9))

    def made(count=2, **more):
        event = make_event(capacity=9, **({"certified": True} | more))
        seats = [actions.register(by=person, event=event) for person in islice(everybody, count)]
        with later(days=more.get("days", 5)):
            for one in seats:
                actions.check_in_ticket(by=mehmet, ticket=one.ticket)
        return event

    return made


def shown(client, address=ADDRESS):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_came_waits_for_a_certificate_that_was_promised(came, mehmet):
    event = came()
    assert not papers_to_issue(mehmet).exists(), "it is not over"
    with later(days=6):
        assert papers_to_issue(mehmet).count() == 2
        assert list(with_papers_to_issue(mehmet)) == [event]
    with later(days=400):
        assert not papers_to_issue(mehmet).exists(), "a year later one asks for it"


@pytest.mark.parametrize("more", [{"certified": False}, {"published": False}])
def test_nobody_waits_where_nothing_was_promised_or_nobody_came(make_event, mehmet, more):
    make_event(**({"certified": True} | more))
    with later(days=6):
        assert not with_papers_to_issue(mehmet).exists()


def test_a_certificate_that_was_revoked_does_not_wait_again(came, mehmet, director):
    event = came()
    with later(days=6):
        first, _second = actions.issue_attendance(by=mehmet, event=fresh(event))
        revoke_certificate(by=director, certificate=first, reason="Yanlış kişi")
        assert not papers_to_issue(mehmet).exists()
        assert not with_papers_to_issue(mehmet).exists()


def test_units_see_their_own_and_who_leads_sees_theirs(came, make_person, parks, works):
    leader = make_person("Derya", (Role.UNIT_OFFICER, works))
    own, other = make_person("Ece", (Role.UNIT_OFFICER, parks)), make_person("Can", (Role.UNIT_OFFICER, works))
    event = came(leader=leader)
    with later(days=6):
        assert list(with_papers_to_issue(own)) == list(with_papers_to_issue(leader)) == [event]
        assert not with_papers_to_issue(other).exists()


def test_people_of_several_events_get_theirs_at_once_and_once(came, mehmet, refused):
    came(2)
    came(1, days=6, title="Budama günü")
    with later(days=9):
        rows = list(papers_to_issue(mehmet).select_related("event__occasion__unit").order_by("event_id", "pk"))
        assert len(actions.issue_waiting(by=mehmet, rows=rows)) == 3
        with refused(reasons.NOTHING_TO_ISSUE):
            actions.issue_waiting(by=mehmet, rows=rows)
    assert Certificate.objects.count() == 3


def test_nobody_gets_one_where_one_of_the_events_is_not_ones_own(came, make_person, parks, works, mehmet, refused):
    clerk = make_person("Ece", (Role.UNIT_OFFICER, parks))
    came(1)
    came(1, days=6, unit=works)
    with later(days=9):
        rows = list(papers_to_issue(mehmet).select_related("event__occasion__unit").order_by("event_id", "pk"))
        with refused("base.not_staff"):
            actions.issue_waiting(by=clerk, rows=rows)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"Kişi 0", "Kişi 1"}), ("?q=Kişi 1", {"Kişi 1"}), ("?q=yağmur", {"Kişi 0", "Kişi 1"}), ("?q=konser", set()),
        ("?event=x", {"Kişi 0", "Kişi 1"}), ("?after=kaputt", {"Kişi 0", "Kişi 1"}),
    ],
)  # fmt: skip
def test_the_list_is_searched(came, mehmet, signed_in, query, names):
    event = came(2)
    client = signed_in(mehmet)
    with later(days=6):
        page = shown(client, ADDRESS + query)
        assert {name for name in ("Kişi 0", "Kişi 1") if f"<bdi>{name}</bdi>" in page} == names
        assert names or "Uyan bir şey yok" in page
        assert "Kişi 0" in shown(client, f"{ADDRESS}?event={event.pk}")


def test_chosen_people_or_all_that_were_found_get_theirs(came, mehmet, signed_in):
    event, client = came(3), signed_in(mehmet)
    with later(days=6):
        first = papers_to_issue(mehmet).order_by("pk").first()
        assert client.post(ADDRESS, {}, follow=True).content.decode().count("En az bir kişi seçin") == 1
        assert client.post(ADDRESS, {"one": [first.pk, "x", "9" * 30]}).status_code == 302
        assert list(Certificate.objects.values_list("person", "of")) == [(first.person_id, event.ref)]
        assert (
            "2 belge verildi" in client.post(f"{ADDRESS}?event={event.pk}", {"all": "1"}, follow=True).content.decode()
        )
        assert "Belge bekleyen yok" in shown(client)


def test_the_list_is_a_file_too(came, mehmet, signed_in):
    came(2)
    with later(days=6):
        sheet = b"".join(signed_in(mehmet).get(f"{ADDRESS}?file=csv").streaming_content).decode()
    assert sheet.count("Yağmur bahçesi nasıl yapılır?") == 2


def test_the_desk_of_today_leads_there(came, mehmet, signed_in):
    event = came(2)
    with later(days=6):
        assert f"{ADDRESS}?event={event.pk}" in shown(signed_in(mehmet), "/masa/?tab=all&queue=events.papers")


def test_the_page_asks_the_same_for_one_and_for_three(came, mehmet, signed_in, django_assert_max_num_queries):
    client = signed_in(mehmet)
    came(1)
    with later(days=6):
        shown(client)
        with django_assert_max_num_queries(25) as first:
            shown(client)
    came(1, title="Budama günü")
    came(1, title="Fidan günü")
    with later(days=6), django_assert_max_num_queries(25) as third:
        assert shown(client).count('name="one"') == 3
    assert len(first) == len(third)


def test_the_page_of_the_event_says_it_beforehand(make_event, client):
    words = "Katılım belgesi verilir"
    assert words in shown(client, make_event(certified=True).get_absolute_url())
    assert words not in shown(client, make_event().get_absolute_url())


@pytest.fixture
def session(make_event, mehmet):
    """session(seats=3, capacity=9, …) → a session of an event in five days that people choose."""

    def made(seats=3, capacity=9, **more):
        event = make_event(capacity=capacity, **more)
        begin = event.occasion.starts_at
        return actions.save_session(
            by=mehmet, event=event, starts_at=begin, ends_at=begin + HOUR, title="Gölge", seats=seats
        )

    return made


def choose(session, people):
    for person in people:
        actions.register(by=person, event=fresh(session.event), sessions=[session])


@pytest.mark.parametrize(("chosen", "under", "full"), [(0, True, False), (1, False, False), (3, False, True)])
def test_sessions_wait_when_few_or_all_seats_are_chosen(session, crowd, mehmet, chosen, under, full):
    one = session()
    choose(one, crowd(chosen))
    assert under_booked_sessions(mehmet).filter(pk=one.pk).exists() == under
    assert full_sessions(mehmet).filter(pk=one.pk).exists() == full


def test_a_full_session_of_a_full_event_is_no_news(session, crowd, mehmet):
    choose(session(seats=3, capacity=3), crowd(3))
    assert not full_sessions(mehmet).exists()


def test_only_sessions_ahead_that_are_chosen_wait(session, lot, mehmet):
    session(seats=None)
    session(days=20)
    event = lot()
    begin = event.occasion.starts_at
    actions.save_session(by=mehmet, event=event, starts_at=begin, ends_at=begin + HOUR, title="Kura", seats=2)
    assert not under_booked_sessions(mehmet).exists()
    soon = session(days=6)
    assert list(under_booked_sessions(mehmet)) == [soon]
    with later(days=7):
        assert not under_booked_sessions(mehmet).filter(pk=soon.pk).exists()


def test_units_look_after_their_own_sessions(session, make_person, parks, works):
    one = session()
    assert list(under_booked_sessions(make_person("Ece", (Role.UNIT_OFFICER, parks)))) == [one]
    assert not under_booked_sessions(make_person("Can", (Role.UNIT_OFFICER, works))).exists()


def test_a_waiting_session_leads_to_where_it_is_changed(session, crowd, mehmet, signed_in):
    full = session()
    choose(full, crowd(3))
    few = session(title="Budama günü")
    client = signed_in(mehmet)
    for queue, one in (("events.full_sessions", full), ("events.under_sessions", few)):
        address = f"/masa/etkinlik/{one.event_id}/program/?session={one.pk}"
        assert address in shown(client, f"/masa/?tab=all&queue={queue}")
        assert "Gölge" in shown(client, address)


def test_the_ticket_leads_to_the_certificate(came, mehmet, signed_in):
    event = came(1)
    registration = event.registrations.select_related("person").get()
    client, address = signed_in(registration.person), registration.get_absolute_url()
    with later(days=5):
        page = shown(client, address)
        assert "katılım belgesi alırsınız" in page
        assert "Kapıda bunu gösterin" in page
    with later(days=6):
        (paper,) = actions.issue_attendance(by=mehmet, event=fresh(event))
        page = shown(client, address)
    assert f"/benim/belge/{paper.spoken_code}/" in page
    assert "Kapıda bunu gösterin" not in page, "it is over"


def test_who_has_a_seat_is_reminded_to_choose_sessions(session, ayse, signed_in):
    one = session()
    made = actions.register(by=ayse, event=fresh(one.event))
    client, words = signed_in(ayse), "Oturumlarınızı seçin"
    assert words in shown(client, made.get_absolute_url())
    actions.change_registration(by=ayse, registration=made, size=1, sessions=[one])
    assert words not in shown(client, made.get_absolute_url())
