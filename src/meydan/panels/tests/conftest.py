from datetime import timedelta
from functools import partial

import pytest

from meydan.base import clock
from meydan.panels import actions
from meydan.panels.models import Panel
from meydan.panels.queries.panels import features_of
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.threads.actions import open_thread

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
AGES = [actions.Answer("18–44", 1, 3), actions.Answer("45+", 1, 3)]
WORDS = {
    "title": "Boş dükkânlar ne olsun?",
    "question": "Sokağımızdaki boş dükkânlar nasıl kullanılsın?",
    "what": "citizens",
    "size": 4,
    "ways": ["open", "letter"],
    "lot_number": "Millî Piyango, 2 Aralık",
    "confirm_days": 7,
    "records": True,
    "expenses": "Yol parası ödenir.",
}


@pytest.fixture
def groups(goksu, firat):
    """Two neighbourhoods, each a group of its own."""
    for place, code in ((goksu, "A"), (firat, "B")):
        place.group = code
        place.save()
    return list(Neighbourhood.objects.order_by("order"))


@pytest.fixture
def plan(monday, parks, mehmet, targets):
    """plan(size=4, …) → what `save_panel` takes."""

    def made(*, keeper=mehmet, thread=None, **words):
        said = {**WORDS, "apply_until": monday + 5 * DAY, **words}
        return actions.Plan(unit=parks, keeper=keeper, thread=thread, words=said)

    return made


@pytest.fixture
def thread(ayse, targets, monday):
    return open_thread(title="Boş dükkânlar", neighbourhood=None, targets=[targets["11.7"]])


@pytest.fixture
def designed(plan, groups, mehmet):
    """designed(size=4, …) → a panel with its quotas: neighbourhood groups from the population, age typed."""

    def made(**more):
        panel = actions.save_panel(by=mehmet, plan=plan(**more))
        ask = partial(actions.add_feature, by=mehmet, panel=panel, why="Panel ilçeye benzesin diye.")
        ask(what="region", name="Bölge")
        ask(what="age", name="Yaş", answers=more.pop("answers", AGES))
        return panel

    return made


@pytest.fixture
def call(designed, mehmet, director):
    """call(size=4, …) → a panel to which people can apply."""

    def made(**more):
        panel = designed(**more)
        actions.submit_design(by=mehmet, panel=panel)
        actions.approve_panel(by=director, panel=panel, words="Yalnızca gerekli olan soruluyor.", basis="KVKK md. 5")
        return actions.open_call(by=mehmet, panel=panel)

    return made


@pytest.fixture
def panel(call):
    return call()


def answers(panel, region=0, age=0):
    """The answers of one person: index of the region's and of the age's value."""
    return {
        feature.pk: list(feature.values.all())[at]
        for feature, at in zip(features_of(panel), (region, age), strict=True)
    }


@pytest.fixture
def crowd(db):
    """crowd(5) → five people."""

    def made(count, **fields):
        names = [
            Person(email=f"kisi{n}@example.org", display_name=f"Kişi{n} Yıldırım{n}", age_band="30-44", **fields)
            for n in range(count)
        ]
        return Person.objects.bulk_create(names)

    return made


@pytest.fixture
def apply(db):
    """apply(panel, ayse, at=0, …) → her application; `at` gives the answers."""

    def made(panel, person, at=0, **more):
        said = answers(panel, at % 2, at // 2 % 2)
        return actions.apply(by=person, panel=panel, answers=said, take_part=True, **more)

    return made


@pytest.fixture
def full(panel, crowd):
    """full(12) → the panel with so many people in the drum, of every kind."""

    def made(count=12, of=panel, **more):
        for at, person in enumerate(crowd(count)):
            actions.apply(by=person, panel=of, answers=answers(of, at % 2, at // 2 % 2), take_part=True, **more)
        return of

    return made


@pytest.fixture
def listed(full, mehmet):
    """listed() → the lottery of a panel, worked out and published; the clock is past the time to apply for the caller."""

    def made(**more):
        panel = full(**more)
        with later(days=6):
            lottery = actions.close_list(by=mehmet, panel=panel)
            actions.compute(lottery_id=lottery.pk)
            return actions.publish_lottery(by=mehmet, lottery=lottery)

    return made


@pytest.fixture
def drawn(listed, mehmet):
    """drawn() → a panel that was drawn a week from now."""

    def made(public="17 23 42", **more):
        lottery = listed(**more)
        with later(days=7):
            actions.draw_lottery(by=mehmet, lottery=lottery, public=public)
        return fresh(lottery.panel)

    return made


@pytest.fixture
def met(drawn, mehmet):
    """met() → a panel whose members all came to the one sitting; it lies a week after the draw."""

    def made(**more):
        panel = drawn(**more)
        with later(days=7):
            sit(panel, mehmet)
            for one in members(panel, "selected"):
                actions.confirm_place(by=one.person, application=one)
        with later(days=10, hours=3):
            for seat in panel.sittings.get().occasion.seats.all():
                seat.state, seat.came_at = "came", clock.now()
                seat.save()
            return actions.close_sittings(by=mehmet, panel=panel)

    return made


def sit(panel, by, **words):
    begin = clock.now() + 3 * DAY
    times = actions.Times(begin, begin + 2 * HOUR, "Merkez, büyük salon", by)
    said = {"title": "İlk oturum", "guide": "1. Tanışma", "note_taker": None} | words
    made, _busy = actions.plan_sitting(
        by=by,
        panel=panel,
        times=times,
        words=said,
        delete_on=(begin + 30 * DAY).date(),
        recorded_where="Kayıt cihazı 2",
    )
    return made


def members(panel, *states):
    rows = panel.applications.filter(state__in=states) if states else panel.applications.all()
    return list(rows.select_related("person", "panel__unit").order_by("code"))


def fresh(panel) -> Panel:
    return Panel.objects.select_related("unit", "keeper", "thread").get(pk=panel.pk)


def later(**how):
    """The clock, so much later."""
    return clock.at(clock.now() + timedelta(**how))
