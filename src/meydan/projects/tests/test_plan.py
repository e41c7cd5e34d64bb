"""The strategic plan: reading it, bringing it, naming a line, and what never gets lost."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meydan.base import clock, same_for_all
from meydan.base.memory import remembered_as_pages
from meydan.base.tables import read_rows
from meydan.projects import actions, queries
from meydan.projects.models import Plan, PlanLine, PlanTarget, PlanUpload, Project
from meydan.projects.plan_file import as_dicts, number_of, read
from meydan.projects.queries import plan as plan_queries
from meydan.projects.rules import plan as rules
from meydan.projects.tests.conftest import PLAN, TODAY


def problems_of(rows, units):
    return [(one.row, one.reason) for one in read(as_dicts(rows), [2026, 2027], units)[1]]


def with_row(*cells):
    return [*PLAN, list(cells)]


def test_a_plan_with_turkish_headings_is_understood(parks, works):
    lines, problems = read(as_dicts(PLAN), [2026, 2027], [parks, works])
    assert problems == []
    assert [(one.level, one.code, one.parent) for one in lines][:3] == [
        ("goal", "A1", ""), ("objective", "H1", "A1"), ("indicator", "PG1", "H1"),
    ]  # fmt: skip
    assert lines[2].targets == {2026: Decimal(200), 2027: Decimal(250)}
    assert lines[3].counting == "level"
    assert lines[4].unit == parks


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("proje", "X1", "H1", "Ad"), "level"),
        (("faaliyet", "", "H1", "Ad"), "empty"),
        (("faaliyet", "X1", "H1", ""), "empty"),
        (("faaliyet", "F1", "H1", "Ad"), "twice"),
        (("faaliyet", "X" * 21, "H1", "Ad"), "long"),
        (("faaliyet", "X1", "H1", "A" * 301), "long"),
        (("faaliyet", "X1", "H9", "Ad"), "parent"),
        (("faaliyet", "X1", "A1", "Ad"), "parent"),
        (("faaliyet", "X1", "", "Ad"), "parent"),
        (("amaç", "X1", "A1", "Ad"), "parent"),
        (("faaliyet", "X1", "H1", "Ad", "", "Yok Müdürlüğü"), "unit"),
        (("faaliyet", "X1", "H1", "Ad", "", "", "", "bazen"), "counting"),
        (("faaliyet", "X1", "H1", "Ad", "", "", "", "", "çok"), "number"),
        (("faaliyet", "X1", "H1", "Ad", "", "", "", "", "", "F1"), "moves"),
        (("gösterge", "X1", "H1", "Ad", "", "", "", "", "", "", "", ""), "targets"),
        (("gösterge", "X1", "H1", "Ad", "", "", "", "", "", "", "on", ""), "number"),
    ],
)
def test_each_mistake_names_its_row_and_reason(row, reason, parks, works):
    assert (8, reason) in problems_of(with_row(*row), [parks, works])


def test_a_missing_column_is_named(parks):
    assert {one.word for one in read([{"code": "A1"}], [2026], [parks])[1]} == {"level", "name_tr"}


@pytest.mark.parametrize("text", ["-", "1.2.3", "1,2,3", "NaN", "1e20", "beş"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        number_of(text)


@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_survive_writing_with_a_comma(number):
    assert number_of(f"{number:,.3f}".translate(str.maketrans(",.", ".,"))) == number


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1254"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_file_is_read_as_people_save_it(encoding, mark):
    text = f"kod{mark}ad\nF1{mark}Ağaç şöyle\n\n"
    assert read_rows("plan.csv", text.encode(encoding)) == [["kod", "ad"], ["F1", "Ağaç şöyle"]]


def test_a_sheet_is_read_with_decimal_commas():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["kod", "2026"])
    sheet.write_row(1, 0, ["PG1", 1.125])
    sheet.write_row(2, 0, ["PG2", 2000])
    book.close()
    assert read_rows("plan.xlsx", file.getvalue()) == [["kod", "2026"], ["PG1", "1,125"], ["PG2", "2000"]]
    assert number_of("1,125") == Decimal("1.125")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"PK\x03\x04broken", b"a\0b", b"x\n" * 2001])
def test_a_file_that_is_no_table_is_refused(content):
    with pytest.raises(ValueError, match=r".*"):
        read_rows("plan", content)


def test_only_one_plan_is_in_force(plan, bring):
    later = bring(first_year=2028, last_year=2029, rows=[[*PLAN[0][:-2], "2028", "2029"], *PLAN[1:]])
    plan.refresh_from_db()
    assert plan.ended_on == TODAY
    assert list(Plan.objects.filter(ended_on=None)) == [later]
    assert not PlanLine.objects.filter(plan=plan, ended_on=None).exists()


def test_the_same_years_renew_the_plan_line_by_line(plan, line, bring):
    renewed = [*PLAN[:5], ["faaliyet", "F1", "H1", "Ağaç dikimi ve bakımı", "", "works", "", "", "", "PG1", "", ""]]
    assert bring(rows=renewed) == plan
    line.refresh_from_db()
    assert (line.name_tr, line.unit.slug) == ("Ağaç dikimi ve bakımı", "works")
    assert not PlanLine.objects.filter(code="F2").exists()  # nothing named it
    assert PlanTarget.objects.filter(line__code="PG1").count() == 2


def test_a_line_that_a_project_names_is_kept_as_ended(plan, line, project, director, bring):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    bring(rows=[row for row in PLAN if row[1] not in {"F1", "F2"}])
    line.refresh_from_db()
    project.refresh_from_db()
    assert line.ended_on == TODAY
    assert project.plan_line == line
    assert not PlanLine.objects.filter(code="F2").exists()


def test_a_line_that_comes_back_is_in_force_again(plan, line, project, director, bring):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    bring(rows=[row for row in PLAN if row[1] != "F1"])
    bring()
    line.refresh_from_db()
    assert line.ended_on is None


def test_an_example_is_never_renewed_by_a_real_plan(plan, line, project, director, bring):
    Plan.objects.update(is_example=True)
    actions.name_plan_line(by=director, project=project, plan_line=line)
    real = bring()
    assert real != plan
    project.refresh_from_db()
    assert project.plan_line.plan == plan  # F1 of the example, not F1 of the real one
    assert project.plan_line.ended_on == TODAY


def test_the_town_file_brings_its_plan_once_and_never_over_a_real_one(monday, bring):
    from meydan.base.town import town
    from meydan.places.actions import load_town

    load_town(town=town())
    count = actions.load_plan(town=town())
    assert count == PlanLine.objects.count() > 30
    assert Plan.objects.get().is_example
    assert actions.load_plan(town=town()) == count
    assert Plan.objects.count() == 1
    bring(rows=[row if row[5] != "works" else [*row[:5], "", *row[6:]] for row in PLAN])
    assert actions.load_plan(town=town()) == 0


def test_a_wrong_file_changes_nothing(plan, director, refused):
    upload = actions.upload_plan(
        by=director, name_tr="x", name_en="x", first_year=2026, last_year=2027, file_name="x", rows=[{"code": "A1"}]
    )
    with refused(rules.WRONG_ROWS, count=2):
        actions.accept_plan(by=director, upload=upload)
    assert PlanLine.objects.filter(ended_on=None).count() == 6


@pytest.mark.parametrize(
    ("who", "may"), {"ayse": False, "zeynep": False, "selim": False, "mehmet": True, "director": True}.items()
)
def test_who_may_bring_a_plan(who, may, request):
    assert bool(rules.may_bring_plan(request.getfixturevalue(who))) is may


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_plans_at_once_leave_one_in_force(plan, bring, director, mehmet, in_parallel):
    years = {director: (2028, 2029), mehmet: (2030, 2031)}
    outcomes = in_parallel(
        lambda who: bring(
            by=who,
            first_year=years[who][0],
            last_year=years[who][1],
            rows=[[*PLAN[0][:-2], *map(str, years[who])], *PLAN[1:]],
        ),
        [director, mehmet],
    )
    assert all(isinstance(one, Plan) for one in outcomes), outcomes
    assert Plan.objects.filter(ended_on=None).count() == 1


def test_an_earlier_plan_can_still_be_read_and_an_example_that_went_cannot(
    client, plan, line, project, director, bring
):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    bring(rows=[row for row in PLAN if row[1] != "F2"])  # left the plan before it ended
    with clock.at(clock.now() + timedelta(days=1)):
        later = bring(first_year=2028, last_year=2029, rows=[PLAN[0], *PLAN[1:4], PLAN[5]], targets=("2028", "2029"))
    address = reverse("projects:plan")
    now, before = (client.get(f"{address}{query}").content.decode() for query in ("", f"?plan={plan.pk}"))
    assert "2028–2029" in now
    assert f'href="{address}?plan={plan.pk}"' in now
    assert "Gölgeli Yol" not in now
    assert "2026–2027" in before
    assert "Gölgeli Yol" in before
    assert "Gölgeli yol" in before  # PG2, which ended with the plan
    assert "Gölgelik" not in before
    assert f"&amp;plan={plan.pk}" in client.get(project.get_absolute_url()).content.decode()
    file = client.get(reverse("projects:plan_table", args=["csv"]) + f"?plan={plan.pk}").content.decode()
    assert "PG2" in file
    Plan.objects.filter(pk=plan.pk).update(is_example=True)
    for page in (address, f"{address}?plan={plan.pk}", f"{address}?plan=x"):
        shown = client.get(page).content.decode()
        assert "2028–2029" in shown
        assert f"plan={plan.pk}" not in shown.replace(f'"{page}"', "")
    assert f"plan={plan.pk}" not in client.get(project.get_absolute_url()).content.decode()
    assert later.period == "2028–2029"


# ---- naming a line


def test_a_project_names_activities_and_indicators_only(project, director, plan, refused):
    for code in ("F1", "PG1"):
        actions.name_plan_line(by=director, project=project, plan_line=PlanLine.objects.get(code=code))
    for code in ("A1", "H1"):
        with refused(rules.LINE_LEVEL):
            actions.name_plan_line(by=director, project=project, plan_line=PlanLine.objects.get(code=code))


def test_an_ended_line_is_not_named_anew(project, director, line, refused):
    PlanLine.objects.update(ended_on=TODAY)
    line.refresh_from_db()
    with refused(rules.LINE_ENDED):
        actions.name_plan_line(by=director, project=project, plan_line=line)


def start(director, parks, **more):
    return actions.start_project(
        by=director, title="Yeni", summary="x", unit=parks, starts_on=TODAY, ends_on=TODAY, **more
    )


def test_from_the_second_day_a_new_project_must_name_a_line(monday, director, parks, line, refused):
    assert start(director, parks).plan_line is None
    with clock.at(monday + timedelta(days=1)):
        with refused(rules.LINE_NEEDED):
            start(director, parks)
        assert start(director, parks, plan_line=line).plan_line == line


def test_without_a_plan_nothing_is_asked_for(monday, director, parks):
    with clock.at(monday + timedelta(days=400)):
        assert start(director, parks).plan_line is None


def test_old_projects_without_a_line_stand_at_the_desk(monday, project, director, selim, line, signed_in):
    assert not plan_queries.without_plan(director).exists()
    page = signed_in(director).get(reverse("projects:desk_without_plan")).content.decode()
    assert "Henüz bir şey istenmiyor" in page  # and not that every project names its line
    with clock.at(monday + timedelta(days=1)):
        assert list(plan_queries.without_plan(director)) == [project]
        assert list(plan_queries.without_plan(selim)) == [project]
        page = signed_in(director).get(reverse("projects:desk_without_plan")).content.decode()
        assert "Gölgeli Yol" in page
        actions.name_plan_line(by=director, project=project, plan_line=line)
        assert not plan_queries.without_plan(director).exists()


def test_naming_an_ended_line_counts_as_none(monday, project, director, line, bring):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    bring(rows=[row for row in PLAN if row[1] != "F1"])
    with clock.at(monday + timedelta(days=1)):
        assert list(plan_queries.without_plan(director)) == [project]


# ---- pages


def test_the_public_page_of_a_project_shows_its_line(client, project, director, line):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    page = client.get(project.get_absolute_url()).content.decode()
    assert "F1 Ağaç dikimi" in page
    assert "A1 Serin kent" in page


def test_the_tree_sums_what_lies_below(client, project, director, line, plan):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    actions.record_spending(by=director, project=project, amount=2_500_00, on=TODAY, words="x")
    tree = plan_queries.plan_tree(plan, plan_queries.Wanted())
    assert (tree.projects, tree.planned, tree.spent) == (1, 100_000_00, 2_500_00)
    assert (tree.goals[0].count, tree.goals[0].parts[0].spent) == (1, 2_500_00)
    page = client.get(reverse("projects:plan")).content.decode()
    assert "Gölgeli Yol" in page
    assert "Bu bir örnektir." not in page
    Plan.objects.update(is_example=True)
    assert "Bu bir örnektir." in client.get(reverse("projects:plan")).content.decode()


def test_what_is_kept_for_everybody_offers_a_new_plan_to_those_alone_who_may_bring_it(
    settings, monkeypatch, plan, line, director, ayse, signed_in
):
    settings.PAGE_CACHE_SECONDS = 600
    monkeypatch.setattr(same_for_all, "_kept", remembered_as_pages(same_for_all._made))
    for person in (director, ayse, director, ayse):
        page = signed_in(person).get(reverse("projects:plan")).content.decode()
        assert line.code in page
        assert (f'href="{reverse("projects:desk_plan")}"' in page) is (person == director)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("q=golgelik", {"F2"}),
        ("q=Gölgeli Yol", {"F1", "PG2"}),
        ("unit=works", {"F2"}),
        ("projects=1", {"F1"}),
        ("q=yok+boyle", set()),
    ],
)
def test_the_tree_can_be_searched(client, project, director, line, query, codes):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    page = client.get(reverse("projects:plan") + "?" + query).content.decode()
    shown = {code for code in ("F1", "F2", "PG1", "PG2") if f'<span class="num">{code}</span>' in page}
    assert shown == codes


def test_a_hidden_project_is_not_counted(project, director, line, plan, zeynep):
    actions.name_plan_line(by=director, project=project, plan_line=line)
    actions.hide_project(by=zeynep, thing_id=project.pk, reason="spam")
    assert plan_queries.plan_tree(plan, plan_queries.Wanted()).projects == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_costs_the_same(client, director, parks, line, count, django_assert_num_queries):
    for number in range(count):
        start(director, parks, plan_line=line, budget_planned=number)
    assert Project.objects.count() == count
    with django_assert_num_queries(5):
        assert client.get(reverse("projects:plan")).status_code == 200


def test_no_plan_is_said_in_words(client, db):
    assert "Burada henüz plan yok" in client.get(reverse("projects:plan")).content.decode()
    assert client.get(reverse("projects:plan_table", args=["csv"])).status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_of_the_plan_can_be_uploaded_again(client, plan, form, parks, works):
    answer = client.get(reverse("projects:plan_table", args=[form]))
    rows = as_dicts(read_rows(f"plan.{form}", answer.content))
    lines, problems = read(rows, [2026, 2027], [parks, works])
    assert problems == []
    assert {line.code for line in lines} == {"A1", "H1", "PG1", "PG2", "F1", "F2"}
    assert next(line for line in lines if line.code == "PG2").baseline == 10


def upload(client, text, **more):
    words = {"name_tr": "Plan", "name_en": "", "first_year": 2026, "last_year": 2027} | more
    file = SimpleUploadedFile("plan.csv", text.encode())
    return client.post(reverse("projects:desk_plan"), {**words, "file": file})


def as_text(rows):
    return "\n".join(";".join(row) for row in rows)


def test_a_plan_is_looked_at_before_it_is_in_force(signed_in, director, parks, works, monday):
    hers = signed_in(director)
    answer = upload(hers, as_text(PLAN))
    assert answer.status_code == 302
    page = hers.get(answer["Location"]).content.decode()
    assert "Yürürlüğe koyun" in page
    assert not Plan.objects.exists()
    assert hers.post(answer["Location"]).status_code == 302
    assert Plan.objects.get().by == director
    assert not PlanUpload.objects.exists()


def test_a_wrong_file_shows_each_row_and_offers_no_button(signed_in, director, parks, works, monday):
    hers = signed_in(director)
    answer = upload(hers, as_text(with_row("faaliyet", "F1", "H1", "Bir daha")))
    page = hers.get(answer["Location"]).content.decode()
    assert "Bu kod iki kez geçiyor: F1." in page
    assert "Yürürlüğe koyun" not in page
    assert hers.post(answer["Location"]).status_code == 422
    assert not Plan.objects.exists()


def test_a_file_that_is_no_table_keeps_what_was_typed(signed_in, director, monday):
    answer = upload(signed_in(director), "a\0b", name_tr="Elle yazılan ad")
    assert answer.status_code == 422
    assert "Elle yazılan ad" in answer.content.decode()


def test_an_upload_is_its_owners_alone(signed_in, director, mehmet, parks, works, monday):
    address = upload(signed_in(director), as_text(PLAN))["Location"]
    assert signed_in(mehmet).get(address).status_code == 404


def test_the_form_asks_for_a_line_from_the_second_day(signed_in, director, parks, targets, line, monday):
    words = {
        "title": "x", "summary": "y", "unit": parks.pk, "starts_on": "2026-11-24", "ends_on": "2026-12-23", "main_target": "11.7",
    }  # fmt: skip
    with clock.at(monday + timedelta(days=1)):
        answer = signed_in(director).post(reverse("projects:desk_new"), words)
        assert answer.status_code == 422
        assert "Stratejik plan satırı" in answer.content.decode()
        assert (
            signed_in(director).post(reverse("projects:desk_new"), {**words, "plan_line": line.pk}).status_code == 302
        )
    assert Project.objects.get(title="x").plan_line == line


def test_the_line_is_named_at_the_desk(signed_in, selim, project, line):
    address = reverse("projects:desk_project", args=[project.pk])
    assert signed_in(selim).post(address, {"do": "plan", "plan-plan_line": ""}).status_code == 422
    assert signed_in(selim).post(address, {"do": "plan", "plan-plan_line": line.pk}).status_code == 302
    project.refresh_from_db()
    assert project.plan_line == line
    assert queries.managed_by(selim).get().plan_line == line
