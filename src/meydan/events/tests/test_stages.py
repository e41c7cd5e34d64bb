"""Events follow the stages of their process: shown in them, and not put after them by mistake."""

from datetime import date

import pytest

from meydan.base.models import OutboxMessage
from meydan.events import actions
from meydan.events.queries.events import by_stage
from meydan.events.rules import reasons
from meydan.events.tests.conftest import DAY, HOUR
from meydan.ideas import actions as ideas
from meydan.ideas.models import Process, Stage


@pytest.fixture
def process(monday, director, targets):
    """Collects until Friday morning, deliberates until the Friday after; events begin at noon."""
    made = Process.objects.create(
        template="problems", title="Serin Buca", summary="x", promise="y", published_at=monday - DAY, owner=director
    )
    for kind, first, last in (("collect", -3, 4), ("deliberate", 4, 11)):
        Stage.objects.create(
            process=made, kind=kind, opens_at=monday + first * DAY - HOUR, closes_at=monday + last * DAY - HOUR
        )
    return made


@pytest.mark.parametrize("days", [3, 4, 10])
def test_within_the_stages_it_is_planned(make_event, process, days):
    assert make_event(days=days, belongs_to=process.ref).belongs_to == process.ref


def test_after_the_last_stage_it_is_meant_or_refused(make_event, plan, process, mehmet, refused):
    for days in (11, 30):
        with refused(reasons.STAGE_OVER, field="starts"):
            make_event(days=days, belongs_to=process.ref)
    event = make_event(days=12, belongs_to=process.ref, on_purpose=True)
    same = plan(days=12, belongs_to=process.ref, title="Başka ad")
    assert actions.save_event(by=mehmet, event=event, plan=same).title == "Başka ad", "it is not asked again"
    with refused(reasons.STAGE_OVER):
        actions.save_event(by=mehmet, event=event, plan=plan(days=13, belongs_to=process.ref))
    other = make_event(days=13)
    with refused(reasons.STAGE_OVER):
        actions.save_event(by=mehmet, event=other, plan=plan(days=13, belongs_to=process.ref))


def test_what_belongs_elsewhere_or_to_a_process_without_stages_is_free(make_event, process):
    process.stages.all().delete()
    for ref in ("", "project:1", "group:2", process.ref):
        assert make_event(days=90, belongs_to=ref).belongs_to == ref


def test_a_series_that_goes_beyond_the_stages_is_refused_as_a_whole(plan, process, mehmet, refused):
    week = {"weekday": 3, "nth": None, "starts": (plan().starts_at).time(), "ends": (plan().ends_at).time()}
    days = {"first_day": date(2026, 11, 26), "skip_holidays": True}
    with refused(reasons.STAGE_OVER):
        actions.add_series(by=mehmet, plan=plan(belongs_to=process.ref), **week, **days, last_day=date(2026, 12, 17))
    assert actions.add_series(by=mehmet, plan=plan(belongs_to=process.ref), **week, **days, last_day=date(2026, 12, 3))


def test_each_event_stands_in_the_stage_in_which_it_begins(make_event, process):
    late = make_event(days=20, belongs_to=process.ref, on_purpose=True)
    second, first, third = (make_event(days=days, belongs_to=process.ref) for days in (3, 1, 4))
    make_event(days=3)
    make_event(days=3, belongs_to=process.ref, published=False)
    told = [(stage and stage.kind, events) for stage, events in by_stage(process)]
    assert told == [("collect", [first, second]), ("deliberate", [third]), (None, [late])]


def test_the_page_of_the_process_shows_them_so(make_event, process, client):
    for days in (3, 6):
        make_event(days=days, belongs_to=process.ref, title=f"Gün {days}")
    page = client.get(process.get_absolute_url()).content.decode()
    assert page.index("Gün 3") < page.index("Gün 6")
    assert "Aşamaların dışında" not in page


def test_who_leads_hears_when_the_stages_end_before_the_event(make_event, process, director, mehmet, selim, monday):
    inside = make_event(days=5, belongs_to=process.ref, leader=selim)
    outside = make_event(days=8, belongs_to=process.ref, leader=selim)
    make_event(days=9, belongs_to=process.ref)
    make_event(days=9, belongs_to=process.ref, leader=selim, published=False)
    last = process.stages.get(kind="deliberate")
    ideas.change_stage_dates(
        by=director, stage=last, opens_at=last.opens_at, closes_at=monday + 7 * DAY, reason="Meclis erken toplanıyor"
    )
    [told] = OutboxMessage.objects.filter(code="events.stage_over")
    assert (told.ref, told.to) == (outside.ref, [selim.ref])
    assert inside.occasion.starts_at < monday + 7 * DAY
