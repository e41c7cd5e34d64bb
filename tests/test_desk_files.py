"""Every list of the desk as a file: the rows of the page, for those who may see it, harmless to open, written down."""

import csv
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from meydan.base.models import AuditLine
from meydan.decisions.actions import Draft, save_ballot
from meydan.groups.actions import found_group, propose_group
from meydan.ideas import actions as ideas
from meydan.ideas.models import PendingAnswer
from meydan.moderation.actions import report
from meydan.panels.models import Panel
from meydan.people.models import Person
from meydan.projects import actions as projects
from tests.doors import TABLE
from tests.test_doors import town as one_of_each

__all__ = ["one_of_each"]
SLICES = Path(__file__).resolve().parents[1] / "src" / "meydan"
WITHOUT_FILE = {
    "ideas/desk_sorting.html": "its rows stand in the list of contributions, which has one",
    "decisions/desk_ballot.html": "options while they are prepared; those that were voted on are published with the papers",
    "decisions/desk_paper.html": "sheets that are being typed in; the count has files",
    "imports/desk_people.html": "people who have not agreed yet: no copy leaves the town",
    "safety/desk_list.html": "sealed reports",
    "operation/health.html": "errors of the program; each goes with one press",
    "panels/desk_findings.html": "themes while they are written; the report is public",
    "panels/desk_lottery.html": "objections to one draw, whose words no copy needs; the answers are public",
    "panels/desk_minors.html": "young people and who answers for them",
    "questions/answers.html": "answers to one question; the survey has a file of all",
    "events/desk_floor.html": "it changes while one looks at it",
    "events/desk_supports.html": "what somebody needs to come can tell of their health",
    "insight/week_part.html": "its rows stand in the list of contributions, which has one",
    "surveys/desk_files.html": "files that came as answers, which are taken one by one or all together",
    "surveys/desk_places.html": "answers to one question; the survey has a file of all",
    "surveys/desk_paper.html": "sheets that are being typed in; the results have a file",
    "surveys/desk_templates.html": "names of sets of questions; each of them begins a survey",
    "surveys/desk_texts.html": "words that nobody has read yet; the results have a file",
    "season/plan.html": "a draft; what was confirmed stands in the list of shifts",
}
"""Lists of the desk that nobody takes along, with the reason."""
OTHERS = {
    "calls:desk_list",
    "centre:desk_requests",
    "centre:desk_rooms",
    "conversations:desk_list",
    "conversations:desk_statements",
    "decisions:desk_list",
    "decisions:desk_sheets",
    "decisions:desk_values",
    "documents:desk_certificates",
    "documents:desk_documents",
    "editorial:desk",
    "events:desk_call",
    "events:desk_list",
    "groups:desk_opinions",
    "imports:desk_imports",
    "insight:desk_gaps",
    "insight:desk_indicators",
    "languages:desk_reports",
    "moderation:desk_appeals",
    "notices:desk_announcements",
    "notices:desk_bounces",
    "panels:desk_list",
    "paper:desk_petitions",
    "paper:replies",
    "people:desk_leaves",
    "privacy:desk",
    "projects:desk_without_plan",
    "season:board",
    "season:plans",
    "surveys:desk_list",
    "trainings:desk_approvals",
    "trainings:desk_list",
    "trainings:desk_marking",
    "volunteering:desk_applications",
    "volunteering:desk_certificates",
    "volunteering:desk_hours",
    "volunteering:desk_needs",
    "volunteering:desk_organisations",
    "volunteering:desk_papers",
    "volunteering:desk_shifts",
    *(f"partners:desk_{name}" for name in ("list", "agreements", "pledges", "practices", "calls", "bids")),
}
"""The director’s lists of which a town with one of everything has something to show, or a heading."""
LISTS = {
    "front:desk": "director",
    "ideas:desk_contributions": "director",
    "ideas:desk_templates": "director",
    "ideas:desk_units": "director",
    "ideas:desk_approvals": "director",
    "ideas:desk_processes": "director",
    "projects:desk_projects": "director",
    "groups:desk_groups": "director",
    "decisions:desk_list": "director",
    "panels:desk_list": "director",
    "people:desk_people": "director",
    "notices:desk_failed": "director",
    "moderation:desk_reports": "zeynep",
}
EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://evil.example")']


def lines(answer):
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(text[1:].splitlines(), delimiter=";"))


def sheet(answer):
    return CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()


@pytest.fixture
def town(monday, ayse, deniz, director, zeynep, goksu, firat, parks, targets):
    made = [
        ideas.submit_contribution(
            by=ayse, kind="problem", title=title, text="", neighbourhood=place, targets=[targets["11.7"]]
        )
        for title, place in [("Gölge yok; hiç", goksu), ("Çukur “var”", firat), ("İğde ağacı", goksu)]
    ]
    ideas.save_template(by=director, name="Teşekkür", text="Teşekkür ederiz.")
    ideas.start_process(by=director, template="open_call", title="Çağrı", summary="x", promise="x", opens_at=monday)
    projects.start_project(
        by=director, title="Gölgelik", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(),
        targets=[targets["11.7"]], budget_planned=185000050,
    )  # fmt: skip
    group = propose_group(
        by=ayse,
        name="=1+1 grubu",
        purpose="x",
        goals=[targets["11.7"].goal],
        neighbourhood=goksu,
        joining="open",
        largest=9,
    )
    found_group(by=director, group=group, facilitator=director, words="x")
    times = {"opens_at": monday, "closes_at": monday + timedelta(days=1)}
    words = {"title": "Bütçe", "question": "Ne yapılsın?", "summary": "x", "decides": "Meclis", **times}
    save_ballot(by=director, draft=Draft(words))
    Panel.objects.create(
        title="Dükkânlar", question="x", unit=parks, size=2, state="inviting", published_at=monday, approved_at=monday, apply_until=monday, lot_number="x"
    )  # fmt: skip
    report(by=deniz, ref=made[0].ref, reason="spam", words="x")
    PendingAnswer.objects.create(
        contribution=made[0], decision="information", text="x", unit=parks, steps=["director"], waits_for="director"
    )
    return made


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_as_a_file_and_who_took_it_is_written_down(client, town, request, name, form):
    who = request.getfixturevalue(LISTS[name])
    client.force_login(who)
    answer = client.get(reverse(name), {"file": form, "tab": "all"})
    assert answer.status_code == 200
    assert f".{form}" in answer["Content-Disposition"]
    rows = lines(answer) if form == "csv" else sheet(answer)
    assert len(rows) >= (1 if name == "notices:desk_failed" else 2)
    assert len({len(row) for row in rows}) == 1
    line = AuditLine.objects.get(code="base.exported")
    assert line.facts["form"] == form


@pytest.mark.parametrize("name", LISTS)
def test_whoever_may_not_see_the_list_gets_no_file(client, town, deniz, name):
    assert client.get(reverse(name), {"file": "csv"}).status_code == 302
    client.force_login(deniz)
    assert client.get(reverse(name), {"file": "csv"}).status_code == 404
    assert not AuditLine.objects.filter(code="base.exported").exists()


def test_the_file_has_the_filters_of_the_page_and_all_its_pages(client, town, director):
    client.force_login(director)
    address = reverse("ideas:desk_contributions")
    rows = lines(client.get(address, {"file": "csv", "tab": "new", "place": "goksu"}))
    assert [row[1] for row in rows[1:]] == ["Gölge yok; hiç", "İğde ağacı"]
    page = client.get(address, {"tab": "new", "place": "goksu"}).content.decode()
    assert "?tab=new&amp;place=goksu&amp;file=csv" in page


def test_an_officer_gets_only_what_their_list_shows(client, town, selim, director, works):
    ideas.assign_unit(by=director, contribution=town[0], unit=works)
    client.force_login(selim)
    rows = lines(client.get(reverse("ideas:desk_contributions"), {"file": "csv", "tab": "all"}))
    assert town[0].title not in {row[1] for row in rows}


@pytest.mark.parametrize("title", EVIL)
def test_what_somebody_wrote_is_never_computed(client, monday, ayse, director, goksu, targets, title):
    ideas.submit_contribution(
        by=ayse, kind="idea", title=title, text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    client.force_login(director)
    address = reverse("ideas:desk_contributions")
    assert lines(client.get(address, {"file": "csv"}))[1][1] == "'" + title
    workbook = b"".join(client.get(address, {"file": "xlsx"}).streaming_content)
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()
    assert rows[1][1] == title


def test_days_are_days_and_money_has_its_comma(client, town, director):
    client.force_login(director)
    rows = lines(client.get(reverse("ideas:desk_contributions"), {"file": "csv"}))
    assert rows[1][6] == "23.11.2026 12:00"
    assert sheet(client.get(reverse("ideas:desk_contributions"), {"file": "xlsx"}))[1][7] == date(2026, 12, 14)
    assert lines(client.get(reverse("projects:desk_projects"), {"file": "csv"}))[1][6] == "1850000,50"


def test_a_workbook_speaks_turkish(client, town, director):
    client.force_login(director)
    workbook = b"".join(client.get(reverse("people:desk_people"), {"file": "xlsx"}).streaming_content)
    book = CalamineWorkbook.from_filelike(BytesIO(workbook))
    assert book.sheet_names == ["Liste"]
    assert book.get_sheet_by_index(0).to_python()[0][-1] == "Katıldığı gün", "it is about others, not about the reader"


def test_a_long_list_costs_no_query_a_row(client, director, django_assert_max_num_queries):
    Person.objects.bulk_create(Person(email=f"komsu{n}@example.org", display_name=f"Komşu {n}") for n in range(2500))
    client.force_login(director)
    with django_assert_max_num_queries(16):
        rows = lines(client.get(reverse("people:desk_people"), {"file": "csv", "all": "1"}))
    assert len(rows) == 2502


def test_every_list_of_the_desk_that_has_pages_is_offered_as_a_file():
    words = {f"{one.parent.name}/{one.name}": one.read_text() for one in SLICES.glob("*/templates/*/*.html")}
    desk = {name: told for name, told in words.items() if 'extends "desk.html"' in told or "/desk_" in name}
    paged = {name: told for name, told in desk.items() if "ui/pages.html" in told}
    assert len(paged) > 50
    assert {name for name, told in paged.items() if "ui/files.html" not in told} == WITHOUT_FILE.keys()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_other_lists_come_as_a_file_too(client, one_of_each, director, form):
    client.force_login(director)
    rows = {}
    for name in sorted(OTHERS):
        address = TABLE[name][0].format(**one_of_each)
        for said in ({"state": "all", "tab": "all", "everybody": "1"}, {}):
            answer = client.get(address, {"file": form, **said})
            assert answer.status_code == 200, name
            assert f".{form}" in answer.get("Content-Disposition", ""), name
            found = lines(answer) if form == "csv" else sheet(answer)
            assert len({len(row) for row in found}) == 1, name
            assert AuditLine.objects.filter(code="base.exported").latest("pk").facts["form"] == form, name
            rows[name] = max(rows.get(name, 0), len(found))
    assert sum(count > 1 for count in rows.values()) > 30, rows
