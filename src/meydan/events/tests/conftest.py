from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.events import actions
from meydan.events.models import Event
from meydan.notices.mailbox import letters
from meydan.people.models import Person
from meydan.questions.actions import save_question

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def plan(monday, parks, targets, goksu):
    """plan(days=5, capacity=2, giving="lot", …) → what `save_event` takes: at noon, two hours long."""

    def made(
        *,
        days=5,
        hours=2,
        capacity=2,
        where="Göksu Kültür Evi",
        room=None,
        leader=None,
        unit=parks,
        on_purpose=False,
        **words,
    ):
        begin = monday + days * DAY
        said = {
            "title": "Yağmur bahçesi nasıl yapılır?",
            "summary": "Çizip birlikte kazıyoruz.",
            "what": "workshop",
            "form": "present",
            "languages": ["tr"],
            "access": ["ramp", "sign"],
            "neighbourhood": goksu,
            "giving": "first",
            "most_together": 3,
        } | words
        return actions.Plan(
            unit=unit, starts_at=begin, ends_at=begin + hours * HOUR, capacity=capacity, goals=[targets["13.1"].goal, targets["11.7"].goal],
            where=where, room=room, on_purpose=on_purpose, leader=leader, words=said,
        )  # fmt: skip

    return made


@pytest.fixture
def make_event(plan, mehmet):
    """make_event(capacity=2, …) → a published event."""

    def made(*, published=True, by=mehmet, **more):
        event = actions.save_event(by=by, plan=plan(**more))
        return actions.publish_event(by=by, event=event) if published else event

    return made


@pytest.fixture
def event(make_event):
    return make_event()


@pytest.fixture
def lot(make_event, monday):
    """lot(capacity=2, …) → an event whose seats are given by lot; names are collected for two days."""

    def made(**more):
        said = {
            "giving": "lot",
            "lot_closes_at": monday + 2 * DAY,
            "lot_number": "Millî Piyango, 26 Kasım",
            "most_together": 3,
        }
        return make_event(**(said | more))

    return made


@pytest.fixture
def crowd(db):
    """crowd(5) → five people."""

    def made(count, **fields):
        names = [
            Person(email=f"kisi{number}@example.org", display_name=f"Kişi {number}", **fields)
            for number in range(count)
        ]
        return Person.objects.bulk_create(names)

    return made


@pytest.fixture
def ask(mehmet):
    """ask(event, "sign-up", kind="short", text="…") → a question."""
    from meydan.base.refs import resolve

    def made(event, form="sign-up", **more):
        said = {"kind": "short", "text": "Deneyiminiz var mı?", "why": "Grupları buna göre kurarız."} | more
        return save_question(by=mehmet, about=resolve(mehmet, [event.ref])[event.ref], form=form, **said)

    return made


@pytest.fixture
def mail(settings, tmp_path):
    """mail() → the newest letter."""
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: letters()[0]


def fresh(event) -> Event:
    return Event.objects.select_related("occasion__unit", "booking__room").get(pk=event.pk)


def later(**how):
    """The clock, so much later."""
    return clock.at(clock.now() + timedelta(**how))
