"""Indicators: where they stand, what is refused, and that what was done adds up."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meydan.base.sentences import NOT_STAFF
from meydan.insight import actions
from meydan.insight.models import Indicator, Sum
from meydan.insight.queries import deeds
from meydan.insight.queries.indicators import Standing, indicators, standing, unmeasured
from meydan.insight.rules import DAYS, ENDED, SAME_VALUE, TO_COME
from meydan.insight.series import BOTTOM, LEFT, RIGHT, ROOM, TOP, round_ticks, series

START, END = date(2021, 1, 1), date(2031, 1, 1)


def stands(last, on=date(2026, 1, 1), **more):
    said = {"baseline": Decimal(4), "baseline_on": START, "aim": Decimal(7), "aim_on": END, "wanted": "more"} | more
    return Standing(Indicator(**said), [(on, Decimal(last))] if last is not None else [])


@pytest.mark.parametrize(
    ("told", "way"),
    [
        (stands("5.5"), "on_way"),
        (stands("5.4"), "slow"),
        (stands("4"), "behind"),
        (stands("3.9"), "behind"),
        (stands("7"), "reached"),
        (stands(None), "unknown"),
        (stands("5", aim=None, aim_on=None), "no_aim"),
        (stands("4", START), "unknown"),
        (stands("3", aim=Decimal(1), wanted="less"), "slow"),
        (stands("1", aim=Decimal(1), wanted="less"), "reached"),
        (stands("5", aim=Decimal(1), wanted="less"), "behind"),
        (stands("5", baseline=None, baseline_on=None), "unknown"),
    ],
)
def test_the_way_is_told_by_time_and_distance(told, way):
    assert told.way == way


def test_the_pace_is_that_between_the_start_and_the_last_value():
    assert round(stands("5.5").at_this_pace, 2) == Decimal("7.00")
    assert stands("5.5", END).at_this_pace is None


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.dates(START, END), st.decimals(-1000, 1000, places=2)), max_size=12, unique_by=lambda one: one[0]
    )
)
def test_every_line_stays_inside_its_drawing(points):
    told = Standing(stands(None).indicator, sorted(points))
    drawn = series(told)
    assert drawn is not None
    for dot in [*drawn.dots, drawn.aim]:
        assert LEFT <= dot.x <= RIGHT
        assert TOP <= dot.y <= BOTTOM
    places = [dot.x for dot in drawn.labelled]
    assert places[-1:] == [dot.x for dot in drawn.dots[-1:]]
    assert all(right - left >= ROOM for left, right in pairwise(places))
    assert all(TOP <= line.y <= BOTTOM for line in drawn.lines)


@pytest.mark.parametrize(
    ("lowest", "highest", "ticks"),
    [
        ("3", "34", "0 10 20 30 40"),
        ("4.1", "5.6", "4.0 4.5 5.0 5.5 6.0"),
        ("0", "100", "0 50 100"),
        ("12", "12", "12.0 12.5 13.0"),
        ("-7.5", "3", "-10 -5 0 5"),
        ("1803", "2480", "1800 2000 2200 2400 2600"),
        ("0.0012", "0.0019", "0.0012 0.0014 0.0016 0.0018 0.0020"),
    ],
)
def test_the_axis_has_round_figures(lowest, highest, ticks):
    assert round_ticks(Decimal(lowest), Decimal(highest)) == [Decimal(one) for one in ticks.split()]


@given(st.decimals(-(10**9), 10**9, places=4), st.decimals(0, 10**9, places=4))
def test_the_axis_holds_every_value_and_few_lines(lowest, more):
    ticks = round_ticks(lowest, lowest + more)
    assert ticks[0] <= lowest <= lowest + more <= ticks[-1]
    assert 3 <= len(ticks) <= 6


@pytest.mark.django_db
def test_a_correction_takes_the_place_and_both_stay(measure, mehmet, monday):
    one = measure()
    actions.take_reading(by=mehmet, indicator=one, on=date(2025, 12, 31), value=Decimal("5.3"), source="P")
    actions.take_reading(by=mehmet, indicator=one, on=date(2025, 12, 31), value=Decimal("5.2"), source="P")
    told = standing(indicators().get())
    assert told.points == [(date(2025, 12, 31), Decimal("5.2000"))]
    assert one.readings.count() == 2
    assert not unmeasured().exists()


@pytest.mark.django_db
def test_what_can_not_be_is_refused(measure, mehmet, selim, refused, monday):
    one = measure()
    said = {"indicator": one, "value": Decimal(5), "source": "P"}
    with refused(NOT_STAFF):
        actions.take_reading(by=selim, on=date(2025, 1, 1), **said)
    with refused(TO_COME):
        actions.take_reading(by=mehmet, on=date(2027, 1, 1), **said)
    actions.take_reading(by=mehmet, on=date(2025, 1, 1), **said)
    with refused(SAME_VALUE):
        actions.take_reading(by=mehmet, on=date(2025, 1, 1), **said)
    for wrong in ({"baseline_on": None}, {"aim": None}, {"aim_on": START}):
        with refused(DAYS):
            measure(**wrong)
    actions.end_indicator(by=mehmet, indicator=one)
    with refused(ENDED):
        actions.take_reading(by=mehmet, on=date(2025, 2, 1), **said)


@pytest.mark.django_db
def test_readers_see_the_line_the_values_and_the_goal_page(client, measure, mehmet):
    one = measure()
    for year in (2022, 2023, 2024):
        actions.take_reading(by=mehmet, indicator=one, on=date(year, 12, 31), value=Decimal(year - 2018), source="P")
    for address in (one.get_absolute_url(), "/amac/11/", "/gostergeler/", "/gostergeler/?q=yesil%00&goal=11"):
        assert "Kişi başına yeşil alan" in client.get(address).content.decode(), address
    assert "31.12.2024;6;P" in client.get(one.get_absolute_url() + "degerler/").content.decode()
    assert client.get(f"/gosterge/{one.pk}/x/").status_code == 302


@pytest.mark.django_db
def test_a_colleague_writes_an_indicator_and_its_values(signed_in, mehmet, targets, monday):
    desk = signed_in(mehmet)
    assert desk.post("/masa/gostergeler/yeni/", {"name_tr": "Ağaç"}).status_code == 422
    said = dict.fromkeys(
        ("name_tr", "name_en", "definition_tr", "definition_en", "measure_tr", "measure_en", "method", "source"), "x"
    )
    said |= {"target": targets["11.7"].pk, "wanted": "more", "baseline": "1.200,5", "baseline_on": "2021-01-01"}
    address = desk.post("/masa/gostergeler/yeni/", said)["Location"]
    assert Indicator.objects.get().baseline == Decimal("1200.5")
    read = {"do": "read", "read-on": "2025-12-31", "read-value": "1.300", "read-source": "x"}
    assert desk.post(address, read | {"read-value": "çok"}).status_code == 422
    assert desk.post(address, read).status_code == 302
    assert (
        desk.post(
            address,
            {"do": "change", **{f"change-{name}": value for name, value in said.items()}, "change-name_tr": "Ağaç"},
        ).status_code
        == 302
    )
    assert desk.post(address, {"do": "end"}).status_code == 302
    assert "Ağaç" in desk.get("/gostergeler/?state=ended").content.decode()


@pytest.mark.django_db
def test_columns_add_up_whichever_way_they_are_cut(client, targets, goksu, firat):
    for number, (code, place) in enumerate([("11.7", goksu), ("11.7", None), ("13.1", firat), ("3.4", goksu)], 1):
        target = targets[code]
        Sum.objects.create(
            code="volunteering.hours",
            year=2026,
            goal=target.goal,
            target=target,
            place=place,
            amount=60 * number,
            deeds=1,
        )
    Sum.objects.create(code="volunteering.hours", year=2026, amount=300, deeds=1)
    totals = {by: deeds.table(2026, by).total.amounts for by in deeds.BY}
    hours = [deed.code for deed in deeds.deeds()].index("volunteering.hours")
    assert {amounts[hours] for amounts in totals.values()} == {"15"}
    assert client.get("/yapilanlar/?by=place&yil=2026").status_code == 200
