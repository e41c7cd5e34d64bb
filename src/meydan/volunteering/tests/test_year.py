"""A year in figures: right, never so few that people are known again, and where applications are lost."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.people.models import Person
from meydan.safety.models import Incident
from meydan.volunteering import actions
from meydan.volunteering.models import Change, Hours, Placement, Qualification, Qualified, Volunteer
from meydan.volunteering.queries.year import band_of, funnel, year_of_work
from meydan.volunteering.tests.conftest import HOUR

DAY = timedelta(days=1)


@pytest.fixture
def worked(role):
    """worked(12, home=goksu) → twelve people from there with an hour each."""
    made = iter(range(1000))

    def work(count, *, home=None, born=date(1990, 1, 1), minutes=60, of=None, state="confirmed"):
        people = [
            Person.objects.create_user(f"g{next(made)}@example.org", display_name="x", neighbourhood=home)
            for _ in range(count)
        ]
        Volunteer.objects.bulk_create(Volunteer(person=person, birth_date=born) for person in people)
        Hours.objects.bulk_create(
            Hours(role=of or role, person=person, on=date(2026, 5, 1), minutes=minutes, state=state)
            for person in people
        )
        return people

    return work


def rows(year, title):
    table = next(one for one in year.tables if one.title == title)
    return {row.word: (row.people, row.minutes) for row in table.rows}


def test_people_and_hours_are_counted_by_group(worked, goksu, firat):
    worked(12, home=goksu)
    worked(10, home=firat, born=date(2010, 6, 1), minutes=90)
    worked(5, state="proposed")
    year = year_of_work(2026)
    assert (year.people, year.minutes) == (22, 12 * 60 + 10 * 90)
    assert rows(year, "Gönüllülerin mahallelerine göre") == {"Fırat": (10, 900), "Göksu": (12, 720)}
    assert rows(year, "Yıl sonundaki yaşa göre") == {"18 yaşından küçük": (10, 900), "30–44": (12, 720)}
    assert rows(year, "Birimlere göre") == {"Park ve Bahçeler Müdürlüğü": (22, 1620)}
    assert year_of_work(2025).people == 0


def test_sex_is_counted_of_those_who_told_it_and_only_in_groups(worked):
    told = worked(12)
    worked(11)
    Person.objects.filter(pk__in=[person.pk for person in told]).update(sex="woman")
    table = next(one for one in year_of_work(2026).tables if "Cinsiyete" in one.title)
    assert [(row.word, row.people) for row in table.rows] == [("Kadın", 12)]
    assert table.unknown == 11


def test_the_year_tells_how_placements_ended_who_was_trained_and_that_something_happened(
    sign_up, ayse, deniz, mehmet, make_shift, monday
):
    for person in (ayse, deniz):
        sign_up(person)
    Change.objects.bulk_create(
        Change(of=placement.ref, state=state, at=monday)
        for placement in Placement.objects.all()
        for state in ("resting", "left", "left")
    )
    skill = Qualification.objects.create(name_tr="İlk yardım", name_en="First aid")
    Qualified.objects.create(person=ayse, qualification=skill, at=monday)
    Incident.objects.create(
        occasion=make_shift().occasion, severity="minor", happened_at=monday, due_at=monday, reported_by=mehmet
    )
    year = year_of_work(2026)
    assert [(stop.word, stop.count) for stop in year.exits] == [(str(Placement.State.LEFT.label), 2)]
    assert (year.trained, year.incidents) == (1, 1)
    assert year_of_work(2025).exits == []


def test_a_small_group_is_hidden_and_cannot_be_found_by_subtraction(worked, goksu, firat):
    worked(30, home=goksu)
    worked(4, home=firat)
    homes = rows(year_of_work(2026), "Gönüllülerin mahallelerine göre")
    assert homes == {"Fırat": (None, None), "Göksu": (None, None)}, "34 − 30 would tell"


def test_fewer_than_ten_in_all_are_not_told_either(worked, goksu):
    worked(9, home=goksu)
    year = year_of_work(2026)
    assert year.people is None
    assert {people for table in year.tables for people in (row.people for row in table.rows)} == {None}


@pytest.mark.parametrize(
    ("age", "band"),
    [(12, "under-18"), (17, "under-18"), (18, "18-29"), (29, "18-29"), (30, "30-44"), (64, "45-64"), (65, "65+")],
)
def test_ages_fall_into_bands(age, band):
    assert band_of(age) == band


def test_the_way_from_the_form_to_the_first_duty(
    sign_up, role, make_shift, make_role, make_person, mehmet, ayse, deniz, monday
):
    sign_up(ayse)
    sign_up(deniz)
    interviewed = make_role(direct=False, title="Onarım")
    sign_up(make_person("Can"), to=interviewed)
    shift = make_shift()
    seat = actions.join_shift(by=ayse, shift=shift)
    with clock.at(shift.occasion.starts_at):
        attendance.mark_seat(by=mehmet, seat=seat, to="came")
    with clock.at(shift.occasion.ends_at + HOUR):
        attendance.close_forgotten()
        actions.propose_hours()
        actions.decide_hours(by=mehmet, hours=Hours.objects.get(), to="confirmed")
        way = funnel(2026)
    assert (way.applied, way.ready, way.served) == (3, 2, 1)
    assert (way.days_to_ready, way.days_to_duty) == (0, 5)
    assert {stop.word: stop.count for stop in way.stops} == {
        "Hazır, ama henüz görev yapmadı": 1, "Cevabımızı bekliyor": 1,
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same(worked, signed_in, mehmet, goksu, count, django_assert_max_num_queries):
    worked(count, home=goksu)
    client = signed_in(mehmet)
    with django_assert_max_num_queries(15):
        page = client.get("/masa/gonulluluk/yil/?year=2026").content.decode()
    assert "Gösterilmeyenler: " in page
    assert client.get("/masa/gonulluluk/yil/?year=99999999999").status_code == 200
    assert client.get("/masa/gonulluluk/yil/?year=x").status_code == 200


def test_the_report_leaves_the_house_as_sheet_and_as_paper(worked, signed_in, mehmet, goksu, firat):
    worked(12, home=goksu)
    worked(11, home=firat)
    client = signed_in(mehmet)
    sheet = CalamineWorkbook.from_filelike(
        BytesIO(b"".join(client.get("/masa/gonulluluk/yil/?file=xlsx").streaming_content))
    )
    lines = sheet.get_sheet_by_index(0).to_python()
    assert ["Gönüllülerin mahallelerine göre", "Göksu", 12, 720] in lines
    paper = Document(BytesIO(client.get("/masa/gonulluluk/yil/?file=docx").content))
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert {"Göksu", "12", "12 sa", "Başvurdu"} <= cells


def test_hours_and_applications_leave_the_house_too(signed_in, mehmet, sign_up, worked, ayse):
    sign_up(ayse)
    worked(1)
    client = signed_in(mehmet)
    for address, words in (("saatler/?state=all", "1 sa"), ("basvurular/?state=all", "Ayse")):
        paper = Document(BytesIO(client.get(f"/masa/gonulluluk/{address}&file=docx").content))
        assert words in {cell.text for cell in paper.tables[0]._cells}
        assert client.get(f"/masa/gonulluluk/{address}&file=xlsx").status_code == 200


def test_no_hours_are_ticked_until_somebody_has_looked(signed_in, mehmet, make_shift, sign_up, ayse, deniz):
    shift = make_shift()
    for person, late in ((ayse, 0), (deniz, 2)):
        sign_up(person)
        seat = actions.join_shift(by=person, shift=shift)
        with clock.at(shift.occasion.starts_at + late * HOUR):
            attendance.mark_seat(by=mehmet, seat=seat, to="came")
    with clock.at(shift.occasion.ends_at + HOUR):
        attendance.close_forgotten()
        actions.propose_hours()
    client = signed_in(mehmet)
    page = client.get("/masa/gonulluluk/saatler/").content.decode()
    assert " checked" not in page
    assert "planlanan: 3 sa" in page
    page = client.get("/masa/gonulluluk/saatler/?secili=plan").content.decode()
    assert page.count(" checked") == 1
    assert f'value="{Hours.objects.get(person=ayse).pk}" checked' in page


def test_the_open_table_tells_months_without_names_or_few_people(worked, client, goksu):
    worked(12)
    worked(3, minutes=30)
    assert client.get("/gonulluluk/saatler.csv").content.decode().splitlines() == [
        "month,field,people,minutes", "2026-05,environment,15,810",
    ]  # fmt: skip


def test_few_people_of_a_month_stay_hidden(worked, client):
    worked(3)
    assert client.get("/gonulluluk/saatler.csv").content.decode().splitlines()[1] == "2026-05,environment,,"
