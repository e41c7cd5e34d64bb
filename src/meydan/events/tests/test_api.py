"""What programs read of an event: its programme with times, rooms and accessibility; never who."""

import pytest

from meydan.centre.models import Room
from meydan.events import actions
from meydan.events.tests.conftest import HOUR


@pytest.fixture
def hall(db):
    return Room.objects.create(name_tr="Salon", name_en="Hall", seats=80)


@pytest.fixture
def programme(make_event, hall, mehmet):
    """programme() → an event with a session in the hall, signed, and one where the event is."""

    def made(**more):
        event = make_event(access_words="Rampa arkada.", certified=True, **more)
        begin = event.occasion.starts_at
        first = actions.save_session(
            by=mehmet, event=event, title="Açılış", starts_at=begin, ends_at=begin + HOUR, room=hall, access=["sign"], after_hours=True
        )  # fmt: skip
        actions.save_session(
            by=mehmet,
            event=event,
            title="Gölge",
            starts_at=begin + HOUR,
            ends_at=begin + 2 * HOUR,
            seats=2,
            track="Kol A",
        )
        actions.save_speaker(by=mehmet, event=event, session=first, name="Elif Hoca", agreed=True)
        return event

    return made


def test_programs_read_the_programme_and_no_names(programme, client):
    event = programme()
    answer = client.get(f"/api/v1/events/{event.pk}")
    told = answer.json()
    assert (told["certified"], told["access_words"], told["room"]) == (True, "Rampa arkada.", None)
    first, second = told["sessions"]
    assert (first["title"], first["starts_at"], first["ends_at"]) == (
        "Açılış", "2026-11-28T09:00:00Z", "2026-11-28T10:00:00Z",
    )  # fmt: skip
    assert (first["room"], first["where"], first["access"], first["seats"]) == ("Salon", "Salon", ["sign"], None)
    assert (second["room"], second["where"], second["track"], second["seats"]) == (None, "", "Kol A", 2)
    assert "Elif" not in answer.content.decode()
    assert client.get("/api/v1/events").json()["items"] == [told]


def test_drafts_are_not_told(make_event, client):
    draft = make_event(published=False)
    assert client.get(f"/api/v1/events/{draft.pk}").status_code == 404


def test_the_list_costs_the_same_for_one_and_for_three(programme, client, django_assert_max_num_queries):
    programme()
    with django_assert_max_num_queries(10) as first:
        client.get("/api/v1/events")
    programme(days=6)
    programme(days=7)
    with django_assert_max_num_queries(10) as third:
        assert len(client.get("/api/v1/events").json()["items"]) == 3
    assert len(first) == len(third)


def test_each_answer_of_the_description_has_an_example(client, db):
    description = client.get("/api/v1/openapi.json").json()
    example = description["paths"]["/api/v1/events/{number}"]["get"]["responses"]["200"]["content"]["application/json"][
        "example"
    ]
    (part,) = example["sessions"]
    assert (part["room"], part["access"], part["starts_at"]) == ("Atölye", ["ramp"], "2026-11-23T09:00:00Z")
