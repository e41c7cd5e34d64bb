"""What readers and colleagues see of who took part."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from meydan.base.cards import Scope
from meydan.base.templatetags.ui import percent
from meydan.documents.actions import write_note
from meydan.ideas.models import Contribution, Support
from meydan.insight import actions
from meydan.insight.models import Outreach, Population
from meydan.insight.queries.notes import missing
from meydan.insight.queries.representation import portrait
from meydan.places.models import Neighbourhood

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(write, process, crowd, goksu, firat, monday):
    """40 from Fırat, 12 from Göksu, 4 of whom nothing is known."""
    people = [*crowd(40, firat), *crowd(12, goksu), *crowd(4, None)]
    given = write(people[0], process, monday)
    Support.objects.bulk_create([Support(contribution=given, person=one, at=monday) for one in people[1:]])
    actions.count()
    return process


def page_of(process):
    return f"/kim-katildi/process/{process.pk}/"


def test_the_page_says_who_is_missing_and_shows_bars_and_tables(client, full, goksu):
    page = client.get(page_of(full)).content.decode()
    assert "Göksu" in page
    assert 'fill="url(#few)"' in page
    assert portrait(full.ref).places.missing[0].word == "Göksu"
    assert portrait(full.ref).people == 56
    assert portrait(full.ref).places.unknown == 4


def test_few_people_are_told_as_few(write, client, process, ayse, monday):
    write(ayse, process, monday)
    actions.count()
    page = client.get(page_of(process)).content.decode()
    assert "Göksu" not in page
    assert portrait(process.ref).tables == ()


def test_small_counts_and_what_gives_them_away_are_hidden(write, process, crowd, goksu, firat, monday):
    people = [*crowd(20, firat), *crowd(4, goksu)]
    for one in people:
        write(one, process, monday)
    actions.count()
    places = portrait(process.ref).places
    assert [line.people for line in places.lines] == [None, None]
    assert places.hidden == 2


def test_population_by_age_and_sex_is_compared_where_it_is_known_and_said_where_not(full):
    sex = {table.dimension: table for table in portrait(full.ref).others}["sex"]
    assert sex.lines[0].gap is None
    for value, people in (("woman", 260), ("man", 240)):
        Population.objects.create(category="sex", value=value, people=people, on="2025-12-31", source="TÜİK")
    sex = {table.dimension: table for table in portrait(full.ref).others}["sex"]
    assert sex.source.startswith("TÜİK, 31")
    assert sex.lines[0].gap is not None


@pytest.fixture
def with_students(write, process, crowd, goksu, monday):
    """with_students(30, 40, 12): so many students, others, and people who did not say."""

    def took_part(students, others, untold=0):
        told = ((True, students), (False, others), (None, untold))
        people = [one for is_student, count in told for one in crowd(count, goksu, is_student=is_student)]
        given = write(people[0], process, monday)
        Support.objects.bulk_create([Support(contribution=given, person=one, at=monday) for one in people[1:]])
        actions.count()
        return next(table for table in portrait(process.ref).tables if table.dimension == "study")

    return took_part


def test_students_are_compared_with_those_who_study_here(with_students, client, process):
    Population.objects.create(category="student", people=9_708, on="2025-12-31", source="Üniversite")
    table = with_students(12, 60, 11)
    words = [(line.word, line.population, line.people) for line in table.lines]
    assert words == [("Öğrenciler", 9_708, 12), ("Öğrenci olmayanlar", 50_736 - 9_708, 60)]
    assert table.unknown == 11
    assert table.lines[0].gap == pytest.approx(100 * 12 / 72 - 100 * 9_708 / 50_736, abs=0.1)
    page = client.get(page_of(process)).content.decode()
    assert "Nüfus: Üniversite, 31" in page
    assert "Kaydı başka yerde olan öğrenciler" in page


def test_few_students_are_hidden_and_the_others_with_them(with_students):
    table = with_students(4, 60, 11)
    assert [line.people for line in table.lines] == [None, None]
    assert table.unknown is None


def test_students_without_a_population_are_counted_and_not_compared(with_students, client, process):
    table = with_students(12, 60)
    assert [(line.population, line.people, line.gap) for line in table.lines] == [(None, 12, None), (None, 60, None)]
    assert table.source == ""


def test_what_nobody_told_is_shown_as_missing(with_students, client, process):
    table = with_students(0, 0, 20)
    assert (table.lines, table.unknown) == ((), 20)
    assert "Bunu henüz kimse söylemedi." in client.get(page_of(process)).content.decode()


def test_the_desk_offers_to_go_to_students_who_are_missing(with_students, signed_in, mehmet, process):
    Population.objects.create(category="student", people=9_708, on="2025-12-31", source="Üniversite")
    with_students(20, 600)
    desk = signed_in(mehmet)
    link = f"/masa/eksikler/yeni/{process.ref}/?grup=study:yes"
    assert link in desk.get("/masa/eksikler/").content.decode()
    said = {"group": "study:yes", "what": "visit", "title": "Kampüs masası", "owner": mehmet.pk, "on": "2027-01-01"}
    assert desk.post(link, said).status_code == 302
    planned = Outreach.objects.get()
    assert (planned.dimension, planned.value, planned.people_before) == ("study", "yes", 20)


@pytest.mark.parametrize(
    "address", ["/kim-katildi/", "/kim-katildi/?yil=2026", "/kim-katildi/?yil=99999999999&tur=x&after=%00x"]
)
def test_the_whole_town_has_a_page(client, full, address):
    page = client.get(address)
    assert page.status_code == 200
    assert "56" in page.content.decode()
    assert "Gölge çağrısı" in page.content.decode()


def test_the_number_of_queries_does_not_grow(client, full, process, crowd, goksu, monday, director, mehmet):
    def queries(address):
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    before = {address: queries(address) for address in (page_of(full), "/kim-katildi/")}
    for number in range(3):
        actions.plan_outreach(
            by=mehmet, of=full.ref, dimension="place", value=str(goksu.pk), what="stand", title=f"{number}",
            on=monday.date(), owner=mehmet,
        )  # fmt: skip
    assert {address: queries(address) for address in before} == before
    assert max(before.values()) <= 15


@pytest.mark.parametrize(
    "address", ["/kim-katildi/process/999/", "/kim-katildi/comment/1/", "/kim-katildi/process/1/mahalleler/"]
)
def test_what_is_not_there_is_not_found(client, monday, address, db):
    assert client.get(address).status_code == 404


def test_the_file_says_what_the_page_says(client, full):
    rows = client.get(f"{page_of(full)}mahalleler/").content.decode()
    assert "Göksu;29709;12" in rows


def test_a_process_from_inside_is_not_told_to_visitors(client, full):
    full.audience = "staff"
    full.save()
    assert client.get(page_of(full)).status_code == 404
    assert "Gölge çağrısı" not in client.get("/kim-katildi/").content.decode()


def test_a_colleague_plans_a_task_from_a_gap_and_says_what_it_changed(signed_in, full, mehmet, goksu, monday, client):
    desk = signed_in(mehmet)
    page = desk.get("/masa/eksikler/").content.decode()
    link = f"/masa/eksikler/yeni/{full.ref}/?grup=place:{goksu.pk}"
    assert link in page
    assert desk.get(link).status_code == 200
    said = {"group": f"place:{goksu.pk}", "what": "stand", "title": "Göksu: pazar masası", "owner": mehmet.pk}
    assert desk.post(link, {**said, "on": "2026-01-01"}).status_code == 422
    assert desk.post(link, {**said, "on": str(monday.date() + timedelta(days=1))}).status_code == 302
    one = Outreach.objects.get()
    assert one.people_before == 12
    address = f"/masa/eksikler/{one.pk}/"
    assert desk.post(address, {"do": "finish", "finish-changed": ""}).status_code == 422
    assert (
        desk.post(address, {"do": "finish", "finish-changed": "41 oy geldi.", "finish-reached": "60"}).status_code
        == 302
    )
    assert "41 oy geldi." in client.get(page_of(full)).content.decode()
    assert "Göksu: pazar masası" in desk.get("/masa/eksikler/?state=done&q=pazar").content.decode()


def test_a_table_is_brought_at_the_desk(signed_in, mehmet, db):
    desk = signed_in(mehmet)
    good = "alan;kategori;değer;kişi;tarih;kaynak\n;cinsiyet;kadın;264067;31.12.2025;TÜİK\n".encode()
    bad = good.replace("kadın".encode(), b"?")
    for content, status in ((b"\0", 422), (bad, 422), (good, 302)):
        answer = desk.post("/masa/eksikler/nufus/", {"file": SimpleUploadedFile("n.csv", content)})
        assert answer.status_code == status
    assert "264.067" in desk.get("/masa/eksikler/nufus/").content.decode()


def test_the_page_of_a_process_leads_to_who_took_part(client, process):
    page = client.get(process.get_absolute_url(), follow=True).content.decode()
    assert page_of(process) in page


def test_a_note_for_the_mayor_says_who_is_missing(full, mehmet, goksu, firat, monday, write):
    this_year = Scope(monday.date() - timedelta(days=30), monday.date())
    with override("tr"):
        assert missing(this_year)[0].startswith("Göksu: ")
        (line,) = missing(replace(this_year, place_id=goksu.pk))
        told = next(one for one in portrait("town:2026").places.lines if one.word == "Göksu")
        assert percent(told.share, 1) in line
        assert percent(told.population_share, 1) in line
        assert missing(replace(this_year, goal=11)) == missing(replace(this_year, words="gölge")) == []
        assert missing(Scope(monday.date() - timedelta(days=730), monday.date() - timedelta(days=700))) == []
    sheet = write_note(by=mehmet, scope=this_year, place=None, goal=None).data["sheets"][0]
    assert {"title": "Kim eksik?", "items": missing(this_year)} in sheet["lists"]


def test_a_note_keeps_back_what_few_people_did_and_says_what_is_not_known(write, process, crowd, goksu, firat, monday):
    for one in [*crowd(20, firat), *crowd(4, goksu)]:
        write(one, process, monday)
    actions.count()
    this_year = Scope(monday.date(), monday.date(), goksu.pk)
    with override("tr"):
        assert missing(this_year) == ["10 kişiden azı katıldı: sayı gizlidir."]
        Neighbourhood.objects.update(population=None)
        Contribution.objects.all().delete()
        for one in [*crowd(20, firat), *crowd(20, goksu)]:
            write(one, process, monday)
        actions.count()
        assert missing(this_year) == ["Orada kaç kişinin yaşadığı bilinmiyor; bu yüzden karşılaştırılamıyor."]
