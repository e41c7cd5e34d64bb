"""The director's week, the town's account, reports, and the review of a year."""

import io
import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from meydan.base import clock
from meydan.base.sentences import NOT_STAFF
from meydan.ideas import actions as ideas
from meydan.insight import actions
from meydan.insight.queries import reviews
from meydan.insight.queries.account import Minutes, account
from meydan.insight.queries.week import figures
from meydan.insight.rules import IN_THE_FUTURE, UNWRITTEN
from meydan.partners.models import Agreement, Organisation
from meydan.people.models import Delegation
from meydan.projects import actions as projects
from meydan.projects.models import Risk

pytestmark = pytest.mark.django_db


def told_in(answer):
    document = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(one.text for one in document.paragraphs), *cells])


def test_a_week_counts_what_came_was_answered_and_is_late(write, ayse, director, parks, monday):
    last = monday - timedelta(days=5)
    late = write(ayse, None, last, promised_for=(last + timedelta(days=1)).date())
    answered = write(ayse, None, last - timedelta(days=9), promised_for=monday.date())
    answered.answered_at, answered.state = last, "answered"
    answered.save()
    write(ayse, None, monday)
    this, before = figures((monday - timedelta(days=7)).date())
    assert (this.came, this.answered, this.late) == (1, 1, 1)
    assert (before.came, before.answered, before.late) == (1, 0, 0)
    assert late.answered_at is None


@pytest.fixture
def project(director, parks, targets, monday):
    made = projects.start_project(
        by=director, title="Gölge yolu", summary="x", unit=parks, targets=[targets["11.7"]],
        starts_on=monday.date() - timedelta(days=90), ends_on=monday.date() - timedelta(days=10),
    )  # fmt: skip
    Risk.objects.create(project=made, text="İhale kalabilir", level="high", measure="x")
    return made


@pytest.mark.parametrize(
    ("part", "titles"), [("came", {"Bu hafta"}), ("answered", {"Geçen hafta"}), ("late", {"Geciken"})]
)
def test_each_figure_of_a_week_opens_what_it_counts(signed_in, write, ayse, director, monday, part, titles):
    before = monday - timedelta(days=7)
    write(
        ayse,
        None,
        before + timedelta(days=1),
        title="Bu hafta",
        first_promise=monday.date(),
        promised_for=monday.date() + timedelta(days=9),
    )
    said = write(ayse, None, before - timedelta(days=5), title="Geçen hafta", state="answered")
    said.answered_at = before + timedelta(days=2)
    said.save()
    write(ayse, None, before - timedelta(days=30), title="Geciken")
    desk = signed_in(director)
    page = desk.get(f"/masa/hafta/{part}/").content.decode()
    assert {one for one in ("Bu hafta", "Geçen hafta", "Geciken") if f">{one}</a>" in page} == titles
    assert f"/masa/hafta/{part}/?hafta=" in desk.get("/masa/hafta/").content.decode()
    assert desk.get("/masa/hafta/none/").status_code == 404


def test_as_many_questions_for_one_and_three_behind_a_figure(signed_in, write, ayse, director, monday):
    desk, counts = signed_in(director), []
    for _time in range(3):
        write(ayse, None, monday - timedelta(days=6))
        with CaptureQueriesContext(connection) as asked:
            desk.get("/masa/hafta/came/")
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_the_directors_page_has_everything_and_goes_along_as_a_paper(
    signed_in, project, process, ayse, mehmet, director, write, crowd, goksu, firat, monday
):
    supported = write(director, process, monday, assigned_to=mehmet)
    for one in [*crowd(40, firat), *crowd(12, goksu)]:
        supported.supports.create(person=one, at=monday)
    actions.count()
    leave = mehmet.role_grants.get()
    Delegation.objects.create(grant=leave, stand_in=director, starts_at=monday, ends_at=monday + timedelta(days=3), reason="leave")  # fmt: skip
    actions.plan_outreach(
        by=mehmet, of=process.ref, dimension="age", value="65+", what="visit", title="Konak ziyareti", on=monday.date(), owner=mehmet
    )  # fmt: skip
    write(
        ayse, process, monday - timedelta(days=40), assigned_to=mehmet, promised_for=(monday - timedelta(days=9)).date()
    )
    organisation = Organisation.objects.create(name="Ege Üniversitesi", folded="ege universitesi")
    Agreement.objects.create(
        organisation=organisation, title="Staj protokolü", state="force", signed_on=monday.date() - timedelta(days=300), starts_on=monday.date() - timedelta(days=300), ends_on=monday.date() + timedelta(days=20),
    )  # fmt: skip
    desk = signed_in(mehmet)
    desk.get("/masa/hafta/")
    with CaptureQueriesContext(connection) as asked:
        page = desk.get("/masa/hafta/?hafta=2026-11-18").content.decode()
    assert len(asked) <= 15, [one["sql"][:120] for one in asked]
    for words in (
        "Gölge yolu",
        "İhale kalabilir",
        "Konak ziyareti",
        "16 Kasım 2026",
        "Göksu",
        "Staj protokolü",
        "Yazdırın",
    ):
        assert words in page
    assert re.search(r"Mehmet</bdi></th><td[^>]*>3</td><td[^>]*>1</td>", page), "three things to do, one of them late"
    paper = told_in(desk.get("/masa/hafta/?file=docx"))
    assert "Konak ziyareti" in paper
    assert "Ege Üniversitesi" in paper
    assert desk.get("/masa/hafta/?hafta=9999-99-99").status_code == 200


def test_the_account_names_what_is_accepted_without_a_project_and_what_is_late(
    client, write, ayse, project, director, monday
):
    one = write(ayse, None, monday, state="in_review")
    ideas.answer_contribution(by=director, contribution=one, decision="accepted", text="Evet.", unit=project.unit)
    old = write(None, None, monday - timedelta(days=300), source="list:1")
    old.answered_at = monday - timedelta(days=270)
    old.save()
    told = account()
    assert [row.pk for row in told.without_project] == [one.pk]
    assert [row.pk for row in told.late_projects] == [project.pk]
    assert (told.times.before, told.times.now) == (30, 0)
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/hesap/").content.decode()
    assert "Gölge yolu" in page
    assert len(asked) <= 15


def test_the_account_goes_over_the_years(client, write, ayse, project, director, monday):
    """Answers in the year in which they were given, projects in that of their planned end."""
    for days, state, late in ((10, "accepted", 0), (20, "declined", 0), (400, "accepted", 30), (420, "answered", 0)):
        one = write(ayse, None, monday - timedelta(days=days + 15), state=state)
        one.answered_at = monday - timedelta(days=days)
        one.first_promise = one.answered_at.date() - timedelta(days=late)
        one.save()
    this, last = account().years
    assert (this.year, this.answered, this.on_time, this.accepted, this.begun) == (2026, 2, 2, 1, 0)
    assert (last.year, last.answered, last.on_time, last.accepted, last.begun) == (2025, 2, 1, 1, 0)
    assert (this.ended, this.in_time) == (1, 0)
    page = client.get("/hesap/").content.decode()
    assert "Yıldan yıla" in page
    assert "1 / 2" in page


def test_a_page_of_a_goal_leads_to_its_chapter_of_the_review(client, targets, written, director):
    assert "#goal-11" not in client.get("/amac/11/").content.decode()
    actions.publish_review(by=director, review=written)
    assert f"{written.get_absolute_url()}#goal-11" in client.get("/amac/11/").content.decode()


def test_minutes_of_work_are_told_when_enough_answers_say_them(client, write, ayse, director, monday):
    for number in range(10):
        assert account().minutes is None
        answered = write(ayse, None, monday)
        answered.answers.create(decision="information", text="x", by=director, at=monday, minutes=10 + 2 * number)
    write(ayse, None, monday).answers.create(
        decision="interim", text="x", by=director, at=monday, new_date=monday.date(), minutes=500
    )
    write(ayse, None, monday).answers.create(decision="information", text="x", by=director, at=monday)
    assert account().minutes == Minutes(year=2026, answers=10, median=19)
    assert "10 cevabın ortancası" in client.get("/hesap/").content.decode()
    with clock.at(monday + timedelta(days=60)):
        assert account().minutes is None, "a new year begins without"


def test_reports_are_made_in_one_click(signed_in, measure, project, mehmet, selim):
    measure()
    desk = signed_in(mehmet)
    assert desk.get("/masa/raporlar/").status_code == 200
    assert "Kişi başına yeşil alan (11.7)" in told_in(desk.get("/masa/raporlar/faaliyet/2026/"))
    assert desk.get("/masa/raporlar/plan/2026-4/").status_code == 200
    assert desk.get("/masa/raporlar/plan/yok/").status_code == 404
    assert desk.get("/masa/raporlar/faaliyet/1999/").status_code == 404


@pytest.fixture
def written(director, monday):
    review = actions.begin_review(by=director, year=2026)
    for section in reviews.FRAME:
        actions.write_section(
            by=director, review=review, section=section, texts={"tr": f"{section} sözü", "en": f"{section} words"}
        )
    return review


def test_a_review_is_begun_once_and_not_of_a_year_to_come(director, selim, refused, monday):
    assert actions.begin_review(by=director, year=2026) == actions.begin_review(by=director, year=2026)
    with refused(IN_THE_FUTURE):
        actions.begin_review(by=director, year=2027)
    with refused(NOT_STAFF):
        actions.begin_review(by=selim, year=2026)


def test_a_review_is_published_when_its_frame_is_written(written, director, zeynep, refused):
    actions.write_section(by=director, review=written, section="method", texts={"tr": "", "en": "x"})
    with refused(UNWRITTEN, count=1):
        actions.publish_review(by=director, review=written)
    with refused(NOT_STAFF):
        actions.publish_review(by=zeynep, review=written)


def test_what_is_published_stays_when_figures_and_words_change(client, written, director, write, ayse, targets, monday):
    actions.publish_review(by=director, review=written)
    before = client.get("/degerlendirme/2026/").content.decode()
    actions.write_section(by=director, review=written, section="method", texts={"tr": "Başka", "en": "Other"})
    with clock.at(monday + timedelta(days=1)):
        actions.count()
        assert client.get("/degerlendirme/2026/").content.decode() == before
    assert "method sözü" in before
    assert "method words" in client.get("/en/degerlendirme/2026/").content.decode()
    data = json.loads(client.get("/degerlendirme/2026/veri.json").content)
    written.refresh_from_db()
    assert data["sha256"] == written.copy_hash
    assert {section["code"] for section in data["languages"]["en"]["sections"]} >= {*reviews.FRAME, "goal-11"}
    assert client.get("/degerlendirme/2026/pdf/").content.startswith(b"%PDF")


def test_a_colleague_writes_and_publishes_a_review_at_the_desk(signed_in, written, director, mehmet, targets):
    desk = signed_in(mehmet)
    address = "/masa/degerlendirme/2026/"
    assert desk.get(address).status_code == 200
    assert desk.get(f"{address}goal-99/").status_code == 404
    assert desk.post(f"{address}goal-11/", {"tr": "Gölge arttı.", "en": "More shade."}).status_code == 302
    assert "Gölge arttı." in desk.get(address).content.decode()
    assert desk.post(address, {}).status_code == 422
    assert desk.post(address, {"sure": "on"})["Location"] == "/degerlendirme/2026/"
    assert "Gölge arttı." in desk.get("/degerlendirme/2026/").content.decode()
