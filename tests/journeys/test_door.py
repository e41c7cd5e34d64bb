"""Two phones at two doors without a connection: every ticket counts once, and the one that was shown at both is known."""

import subprocess
import sys

import pytest

from tests.turns import FULL

pytestmark = pytest.mark.browser
GUESTS = 500 if FULL else 12
MADE = """
import django; django.setup()
from datetime import timedelta
from meydan.attendance.models import Occasion, Seat
from meydan.base import clock
from meydan.events import actions
from meydan.events.models import Registration
from meydan.goals.models import Goal
from meydan.people.models import Person
from meydan.places.models import Unit
by = Person.objects.get(email="koordinator@demo.meydan.example")
begin = clock.now() + timedelta(minutes=30)
words = {"title": "Kapı", "summary": "x", "what": "panel", "languages": ["tr"]}
plan = actions.Plan(
    unit=Unit.objects.first(), starts_at=begin, ends_at=begin + timedelta(hours=2), capacity=COUNT, goals=[Goal.objects.first()],
    where="x", words=words,
)
event = actions.publish_event(by=by, event=actions.save_event(by=by, plan=plan))
people = Person.objects.bulk_create(Person(display_name=f"Konuk {n:03}", password="!") for n in range(COUNT))
seats = Seat.objects.bulk_create(
    Seat(occasion_id=event.pk, person=one, state="booked", starts_at=begin, ends_at=begin + timedelta(hours=2)) for one in people
)
made = Registration.objects.bulk_create(Registration(event=event, person=one.person, seat=one) for one in seats)
Occasion.objects.filter(pk=event.pk).update(taken=COUNT)
print(event.pk, *(one.ticket for one in made))
"""


@pytest.fixture
def tickets(demo):
    """The number of an event that begins in half an hour, and the tickets of those who come."""
    command = [sys.executable, "-c", MADE.replace("COUNT", str(GUESTS))]
    around = demo.surroundings | {"DJANGO_SETTINGS_MODULE": "meydan.settings"}
    said = subprocess.run(command, env=around, check=True, stdout=subprocess.PIPE, text=True).stdout
    pk, *codes = said.split()
    return int(pk), codes


def test_tickets_at_two_doors_without_a_connection_count_once_each(visit, sign_in, demo, tickets):
    pk, codes = tickets
    doors = [visit(width=390), visit(width=390)]
    for door in doors:
        sign_in(door, "koordinator")
        door.go(f"/yoklama/{pk}/")
        door.page.locator("[data-kept]").wait_for(state="visible")
        door.page.context.set_offline(True)
    both, half = codes[0], GUESTS // 2
    for door, shown in zip(doors, [codes[:half], [both, *codes[half:]]], strict=True):
        door.page.reload()
        for code in shown:
            show(door.page, f"{demo.address}/bilet/{code}/")
        assert f"{len(shown)} işaret" in door.page.locator("[data-waiting]").inner_text()
    show(doors[0].page, codes[1][:-1] + ("A" if codes[1][-1] != "A" else "B"))
    assert "kimse" in doors[0].page.locator("[data-said]").inner_text(), "a ticket that was changed by one sign is none"
    for door in doors:
        door.page.context.set_offline(False)
        door.page.locator("[data-waiting-short]").wait_for(state="hidden", timeout=120_000)
    doors[0].page.reload()
    assert doors[0].page.locator("[data-came]").inner_text() == str(GUESTS)
    assert doors[0].page.locator(".state--late").all_inner_texts() == ["iki kez gösterildi"]
    assert "Konuk 000" in doors[0].page.locator(".note--warn:visible").inner_text()


def show(page, ticket):
    page.locator("#shown").fill(ticket)
    page.locator("#shown").press("Enter")
    page.wait_for_function("document.querySelector('#shown').value === ''")
