"""The quarterly table, and that what is final stays."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meydan.base import clock
from meydan.base.tables import read_rows
from meydan.projects import actions
from meydan.projects.models import Plan, PlanLine, Quarter, QuarterReport
from meydan.projects.queries import quarters as queries
from meydan.projects.rules import plan as rules
from meydan.projects.tests.conftest import PLAN, TODAY

NOW, BEFORE = Quarter(2026, 4), Quarter(2026, 3)


@given(st.dates(date(2001, 1, 1), date(2099, 1, 1)))
def test_each_day_lies_in_its_quarter(day):
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.after.before == quarter
    assert quarter.after.first_day == quarter.last_day + timedelta(days=1)
    assert Quarter.read(str(quarter)) == quarter


@pytest.mark.parametrize("text", ["", "2026", "2026-5", "2026-0", "1999-1", "x-1", "2026-1-1"])
def test_what_is_no_quarter(text):
    with pytest.raises(ValueError, match=r".*"):
        Quarter.read(text)


@pytest.mark.parametrize(
    ("counting", "baseline", "value", "target", "percent"),
    [
        ("yearly", 100, 50, 200, 25),
        ("yearly", None, 250, 200, 125),
        ("level", 10, 15, 20, 50),
        ("level", 40, 30, 20, 50),
        ("level", 10, 5, 20, -50),
        ("level", 20, 20, 20, None),
        ("level", None, 10, 20, 50),
        ("yearly", 0, None, 20, None),
        ("yearly", 0, 10, None, None),
        ("yearly", 0, 10, 0, None),
    ],
)
def test_realised_is_against_the_target_or_along_the_way(counting, baseline, value, target, percent):
    line = PlanLine(counting=counting, baseline=None if baseline is None else Decimal(baseline))
    numbers = [None if one is None else Decimal(one) for one in (value, target)]
    assert line.percent_done(*numbers) == percent


@pytest.fixture
def running(project, director, line):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    actions.record_spending(by=director, project=project, amount=300_00, on=date(2026, 9, 30), words="x")
    actions.record_spending(by=director, project=project, amount=500_00, on=TODAY, words="x")
    return project


def rows_of(unit, quarter=NOW):
    return {row.code: row for row in queries.figures_of(quarter, unit)}


def test_a_row_holds_projects_money_and_the_indicator(running, parks, line, director):
    actions.report_quarter(by=director, unit=parks, quarter=NOW, entries={line.pk: (Decimal("50.5"), "Kuraklık")})
    row = rows_of(parks)["F1"]
    assert (row.projects, row.planned, row.spent, row.spent_so_far) == (1, 100_000_00, 500_00, 800_00)
    assert (row.indicator_tr, row.target, row.value, row.percent, row.words) == (
        "Dikilen ağaç", "200", "50.5", 25, "Kuraklık",
    )  # fmt: skip


def test_a_project_does_not_count_before_it_began(running, parks):
    assert rows_of(parks, BEFORE)["F1"].projects == 0


def test_lines_without_projects_and_indicators_without_activity_stand_there_too(plan, parks, works):
    assert set(rows_of(parks)) == {
        "F1",
        "PG2",
    }  # PG1 is told in the row of F1; PG2 belongs to parks, its activity to works
    assert set(rows_of(works)) == {"F2"}


def test_a_unit_sees_lines_of_others_that_its_projects_name(running, director, parks, works):
    actions.name_plan_line(by=director, project=running, plan_line=PlanLine.objects.get(code="F2"))
    assert rows_of(parks)["F2"].projects == 1
    assert rows_of(works)["F2"].projects == 0


def test_what_is_final_stays_as_it_is(running, parks, line, director, selim, refused, monday):
    with clock.at(monday + timedelta(days=60)):
        report = actions.report_quarter(
            by=selim, unit=parks, quarter=NOW, entries={line.pk: (Decimal(60), "Yağmur")}, final=True
        )
        assert report.by == selim
        before = queries.table_of(NOW, [parks])[0].rows
        actions.record_spending(by=director, project=running, amount=1_000_00, on=TODAY, words="sonradan")
        PlanLine.objects.update(name_tr="Başka ad")
        assert queries.table_of(NOW, [parks])[0].rows == before
        assert rows_of(parks)["F1"].spent == 1_500_00  # a live reading would differ
        with refused(rules.QUARTER_FINAL):
            actions.report_quarter(by=selim, unit=parks, quarter=NOW, entries={line.pk: (Decimal(1), "")})


def test_a_quarter_is_final_only_after_its_last_day(plan, parks, selim, line, refused, monday):
    with refused(rules.QUARTER_OPEN, day="1 Ocak 2027"):
        actions.report_quarter(by=selim, unit=parks, quarter=NOW, entries={}, final=True)
    assert not QuarterReport.objects.filter(final_at__isnull=False).exists()


def test_the_database_knows_no_final_without_figures(plan, parks):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuarterReport.objects.create(unit=parks, year=2026, number=3, final_at=clock.now())


@pytest.mark.parametrize(
    ("who", "may"), {"ayse": False, "zeynep": False, "selim": True, "mehmet": True, "director": True}.items()
)
def test_who_may_report_for_a_unit(parks, who, may, request):
    assert bool(rules.may_report(request.getfixturevalue(who), parks)) is may


def test_an_officer_reports_for_the_own_unit_only(selim, works):
    assert not rules.may_report(selim, works)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_saving_and_finishing_at_once_keep_one_truth(plan, parks, line, director, in_parallel):
    def act(final):
        value = Decimal(60 if final else 5)
        return actions.report_quarter(
            by=director, unit=parks, quarter=BEFORE, entries={line.pk: (value, "")}, final=final
        )

    in_parallel(act, [True, False])
    report = QuarterReport.objects.get()
    [row] = [row for row in report.figures if row["code"] == "F1"]
    assert Decimal(row["value"]) == report.entries.get(line=line).value == 60


# ---- more than one plan


def test_a_code_stands_once_where_a_real_plan_took_the_place_of_the_example(running, parks, bring, plan):
    Plan.objects.update(is_example=True)
    real = bring()
    [told] = queries.table_of(NOW, [parks])
    assert [row.code for row in told.rows] == ["PG2", "F1"]
    assert {row.plan for row in told.rows} == {real.pk}
    assert [(row.code, row.projects, row.plan) for row in told.elsewhere] == [("F1", 1, plan.pk)]
    [earlier] = queries.table_of(NOW, [parks], plan)
    assert [(row.code, row.projects, row.spent) for row in earlier.rows] == [("F1", 1, 500_00)]


def test_the_last_quarter_of_a_plan_is_still_told_in_it_when_the_next_one_has_come(running, parks, plan, bring):
    bring(rows=[row for row in PLAN if row[1] != "F2"])
    later = bring(first_year=2027, last_year=2028, rows=[PLAN[0], *PLAN[1:4], PLAN[5]], targets=("2027", "2028"))
    [told] = queries.table_of(NOW, [parks])
    assert {(row.code, row.plan) for row in told.rows} == {("F1", plan.pk), ("PG2", plan.pk)}
    [told] = queries.table_of(Quarter(2027, 1), [parks])
    assert [(row.code, row.plan, row.projects) for row in told.rows] == [("F1", later.pk, 0)]


def test_what_was_told_stays_when_its_line_leaves_the_plan(plan, parks, line, director, bring):
    actions.report_quarter(by=director, unit=parks, quarter=NOW, entries={line.pk: (Decimal(7), "Kuraklık")})
    bring(rows=[row for row in PLAN if row[1] != "F1"])
    assert rows_of(parks)["F1"].value == "7"


def test_an_indicator_that_a_project_names_is_not_swallowed_by_the_row_of_an_activity(project, director, parks, plan):
    actions.name_plan_line(by=director, project=project, plan_line=PlanLine.objects.get(code="PG1"))
    assert rows_of(parks)["PG1"].planned == 100_000_00


def test_what_was_final_before_the_next_plan_is_found_in_its_own(running, parks, line, director, bring, monday, plan):
    with clock.at(monday + timedelta(days=60)):
        actions.report_quarter(by=director, unit=parks, quarter=NOW, entries={line.pk: (Decimal(60), "")}, final=True)
    report = QuarterReport.objects.get()
    report.figures = [{name: said for name, said in row.items() if name != "plan"} for row in report.figures]
    report.save()  # as it was written before rows said their plan
    Plan.objects.update(is_example=True)
    bring()
    [told] = queries.table_of(NOW, [parks])
    assert (told.rows, told.is_final) == ([], True)
    assert "F1" in {row.code for row in told.elsewhere}
    [told] = queries.table_of(NOW, [parks], plan)
    assert "F1" in {row.code for row in told.rows}


# ---- pages


def test_the_table_says_its_plan_and_lets_choose_an_earlier_one(signed_in, director, running, plan, bring):
    Plan.objects.update(is_example=True)
    real = bring()
    hers, address = signed_in(director), reverse("projects:desk_quarter") + "?quarter=2026-4"
    page = hers.get(address).content.decode()
    assert page.count('<span class="num">F1</span>') == 1
    assert "2026–2027" in page
    assert "1 proje önceki bir planın satırını gösteriyor" in page
    assert f'value="{plan.pk}">Plan, 2026–2027' in page
    earlier = hers.get(f"{address}&plan={plan.pk}").content.decode()
    assert earlier.count('<span class="num">F1</span>') == 1
    assert f"/masa/ceyrek/2026-4/parks/?plan={plan.pk}" in earlier
    rows = read_rows("x.csv", hers.get(f"/masa/ceyrek/2026-4.csv?plan={plan.pk}").content)
    assert [row[1] for row in rows[1:]] == ["F1"]
    value = f"value-{PlanLine.objects.get(plan=plan, code='F1').pk}"
    answer = hers.post(f"/masa/ceyrek/2026-4/parks/?plan={plan.pk}", {value: "12"})
    assert answer.url.endswith(f"?plan={plan.pk}")
    assert 'value="12"' in hers.get(answer.url).content.decode()
    assert value not in hers.get("/masa/ceyrek/2026-4/parks/").content.decode()
    assert real.ended_on is None


def test_the_table_shows_units_and_says_what_is_missing(signed_in, director, running):
    page = signed_in(director).get(reverse("projects:desk_quarter") + "?quarter=2026-4").content.decode()
    assert "Park ve Bahçeler Müdürlüğü" in page
    assert "Fen İşleri Müdürlüğü" in page
    assert "2 değer eksik" in page


def test_an_officer_sees_the_own_unit_alone(signed_in, selim, running):
    page = signed_in(selim).get(reverse("projects:desk_quarter")).content.decode().partition("<main")[2]
    assert "Park ve Bahçeler Müdürlüğü" in page
    assert "Fen İşleri Müdürlüğü" not in page
    assert signed_in(selim).get("/masa/ceyrek/2026-3/works/").status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_table_can_be_taken_along(signed_in, director, running, parks, line, form):
    actions.report_quarter(by=director, unit=parks, quarter=NOW, entries={line.pk: (Decimal("50.5"), "=HYPERLINK(1)")})
    answer = signed_in(director).get(f"/masa/ceyrek/2026-4.{form}")
    rows = read_rows(f"x.{form}", answer.content)
    [row] = [one for one in rows if one[1] == "F1"]
    assert row[3:7] == ["1", "100000", "500", "800"]
    assert row[9:12] == ["200", "50,5", "25"]
    assert row[12] == ("'=HYPERLINK(1)" if form == "csv" else "=HYPERLINK(1)")  # text, never a formula


@pytest.mark.parametrize("address", ["/masa/ceyrek/2026-9.csv", "/masa/ceyrek/2026-4.pdf", "/masa/ceyrek/x-1/parks/"])
def test_what_is_not_there_is_not_found(signed_in, director, plan, address):
    assert signed_in(director).get(address).status_code == 404


def test_a_unit_writes_and_finishes(signed_in, selim, running, line, monday):
    his = signed_in(selim)
    address = "/masa/ceyrek/2026-4/parks/"
    value, words = f"value-{line.pk}", f"words-{line.pk}"
    bad = his.post(address, {value: "çok", words: "Kuraklık"})
    assert bad.status_code == 422
    assert "Kuraklık" in bad.content.decode()
    assert his.post(address, {value: "50,5", words: "Kuraklık"}).status_code == 302
    assert 'value="50,5"' in his.get(address).content.decode()
    table = his.get("/masa/ceyrek/?quarter=2026-4").content.decode()
    assert "Kuraklık" in table.rpartition("</table>")[2]  # in it, a phone would cut it
    early = his.post(address, {value: "50,5", "final": "1"})
    assert early.status_code == 422
    assert "kesinleştirebileceğiniz ilk gün: 1 Ocak 2027" in early.content.decode()
    with clock.at(monday + timedelta(days=60)):
        assert his.post(address, {value: "61", "final": "1"}).status_code == 302
        page = his.get(address).content.decode()
        assert "Bu sayılar kesinleşti" in page
        assert his.post(address, {value: "1"}).status_code == 422
    assert rows_of(running.unit)["F1"].value == "61"


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_costs_the_same(signed_in, director, parks, line, count, django_assert_max_num_queries):
    for number in range(count):
        made = actions.start_project(
            by=director, title=f"P{number}", summary="x", unit=parks, starts_on=TODAY, ends_on=TODAY, plan_line=line
        )
        actions.record_spending(by=director, project=made, amount=100, on=TODAY, words="x")
    hers = signed_in(director)
    hers.get(reverse("projects:desk_quarter"))
    with django_assert_max_num_queries(26):  # of which the desk's side menu counts each queue
        assert hers.get(reverse("projects:desk_quarter") + "?quarter=2026-4").status_code == 200
