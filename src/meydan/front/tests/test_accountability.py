"""The page that accounts for the promise to answer."""

import csv
import io
from datetime import date, timedelta

import pytest

from meydan.base import clock, remembered
from meydan.base.models import AuditLine
from meydan.base.sentences import NOT_STAFF
from meydan.front.actions import name_units
from meydan.ideas import actions
from meydan.ideas.models import Contribution, PendingAnswer
from meydan.ideas.queries import accountability
from meydan.ideas.rules import accountability as rules


@pytest.fixture
def write(monday, targets, goksu, ayse, director, parks):
    """write(days_ago=…, answered_after=…, …) → a contribution of Parks; answered, joined, imported, as asked."""

    def made(title="Gölge yok", *, days_ago=0, interim_after=None, answered_after=None, decision="accepted", **fields):
        wrote = monday - timedelta(days=days_ago)
        with clock.at(wrote):
            one = actions.submit_contribution(
                by=ayse, kind="problem", title=title, text="", neighbourhood=goksu, targets=[targets["11.7"]], **fields
            )
            actions.assign_unit(by=director, contribution=one, unit=parks)
        if interim_after is not None:
            with clock.at(wrote + timedelta(days=interim_after)):
                day = clock.today() + timedelta(days=90)
                actions.interim_answer(by=director, contribution=one, text="Bakıyoruz", new_date=day)
        if answered_after is not None:
            with clock.at(wrote + timedelta(days=answered_after)):
                one.refresh_from_db()
                reason = "budget" if decision == "declined" else ""
                actions.answer_contribution(
                    by=director, contribution=one, decision=decision, text="Evet", reason=reason, unit=parks
                )
        return one

    return made


def test_first_and_final_answers_are_counted_apart(write):
    write(days_ago=100, answered_after=5)
    write(days_ago=100, answered_after=60)
    write(days_ago=100, interim_after=5, answered_after=60)
    write(days_ago=60, interim_after=3)
    found = accountability.promises()
    assert (found.answered, found.on_time, found.percent_on_time) == (3, 1, 33)
    assert (found.first, found.first_on_time, found.percent_first_on_time) == (4, 3, 75)
    assert (found.interim, found.waiting, found.late) == (2, 1, 0)


def test_the_median_is_of_final_answers_in_working_days(write, monday):
    for days in (7, 14, 28):
        write(days_ago=35, answered_after=days)
    assert accountability.promises().median_days == 9, "14 days with the 29th of October in them"
    with clock.at(monday + timedelta(days=400)):
        assert accountability.promises().median_days is None


def test_imported_joined_and_hidden_ones_are_counted_apart(write, zeynep, director):
    kept, joined, hidden = write(days_ago=90), write("İkincisi", days_ago=90), write("Üçüncüsü", days_ago=90)
    write("Eski", days_ago=90, source="old:1")
    actions.merge_contributions(by=director, duplicate=joined, into=kept, words="")
    actions.hide_contribution(by=zeynep, thing_id=hidden.pk, reason="spam")
    found = accountability.promises()
    assert (found.waiting, found.late) == (1, 1)
    assert list(accountability.overdue()) == [kept]
    assert accountability.last_hundred().total == 1
    assert accountability.apart() == {"imported": 1, "joined": 1, "sent_on": 0, "sent_on_answered": 0}
    assert accountability.by_month()[0].due == 1


def test_months_hold_the_promises_that_fell_due_in_them(write):
    for after in (3, 60):
        write(days_ago=80, answered_after=after)
    write(days_ago=80, interim_after=3)
    write(days_ago=40)
    write(days_ago=1)
    september_ends, october_ends = date(2026, 9, 1), date(2026, 11, 1)
    months = {one.month: one for one in accountability.by_month()}
    assert set(months) == {september_ends, october_ends}
    first = months[september_ends]
    assert (first.due, first.final_on_time, first.first_on_time) == (3, 1, 2)
    assert (first.percent, first.percent_first) == (33, 67)
    assert (months[october_ends].due, months[october_ends].final_on_time) == (1, 0)


def test_months_before_the_last_twelve_are_in_the_file_only(write, client):
    write(days_ago=500)
    assert accountability.by_month() == []
    rows = list(csv.DictReader(io.StringIO(client.get("/sozlerimiz/aylar.csv").content.decode())))
    assert [(row["promises_due"], row["final_answer_on_time"]) for row in rows] == [("1", "0")]


def test_the_last_hundred_say_what_became_of_each(write):
    write(days_ago=90)
    write(days_ago=1)
    write(days_ago=30, answered_after=2)
    write(days_ago=30, answered_after=2, decision="declined")
    write(days_ago=30, answered_after=2, decision="information")
    found = accountability.last_hundred()
    assert found.counts == {"done": 0, "in_project": 1, "answered": 1, "declined": 1, "waiting": 1, "late": 1}
    assert (found.first, found.last) == (date(2026, 8, 25), date(2026, 11, 22))


def test_the_last_hundred_come_as_a_file(write, client):
    late, answered = write(days_ago=90), write(days_ago=30, answered_after=2, decision="information")
    rows = list(csv.reader(io.StringIO(client.get("/sozlerimiz/son-yuz.csv").content.decode())))
    assert rows[0] == ["written_on", "thread", "what_became_of_it"]
    assert rows[1:] == [["2026-10-24", answered.thread.number, "answered"], ["2026-08-25", late.thread.number, "late"]]


def test_late_answers_say_where_they_stand_and_come_as_a_file(write, client, parks, town_says):
    one, other = write(days_ago=90), write("Başkası", days_ago=80)
    PendingAnswer.objects.create(
        contribution=other, decision="information", text="x", unit=parks, steps=["director"], waits_for="director"
    )
    page = client.get("/sozlerimiz/").content.decode()
    assert page.count("cevap yazıldı, olur bekliyor") == 1
    assert "Bize ulaştı" in page or one.get_state_display() in page
    text = b"".join(client.get("/sozlerimiz/?file=csv").streaming_content).decode()
    rows = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [one.thread.number, other.thread.number]
    assert "Birim" not in rows[0]
    town_says(launched_on=DAY - timedelta(days=90), name_units=True)
    assert b"Birim" in b"".join(client.get("/sozlerimiz/?file=csv").streaming_content)


def test_only_the_last_hundred_are_squares(write, client):
    one = write(days_ago=90)
    copies = []
    for number in range(120):
        copy = Contribution.objects.get(pk=one.pk)
        copy.pk, copy.created_at = None, one.created_at + timedelta(minutes=number)
        copies.append(copy)
    Contribution.objects.bulk_create(copies)
    assert accountability.last_hundred().total == 100
    assert (
        client.get("/sozlerimiz/").content.count(b'width="19" height="19" fill="var(--kiremit)"') == 101
    )  # and its key


DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, rules.NOT_LAUNCHED),
        ({"launched_on": DAY, "name_units": True}, rules.QUIET),
        ({"launched_on": DAY - timedelta(days=89), "name_units": True}, rules.QUIET),
        ({"launched_on": DAY - timedelta(days=90), "name_units": False}, rules.NOT_NAMED),
        ({"launched_on": DAY - timedelta(days=90)}, rules.NOT_NAMED),
        ({"launched_on": DAY - timedelta(days=90), "name_units": True}, ""),
        ({"launched_on": DAY - timedelta(days=10), "quiet_days": 10, "name_units": True}, ""),
    ],
)
def test_units_are_named_only_by_choice_and_after_the_first_days(town_says, said, code):
    town_says(**said)
    assert rules.may_name_units(on=DAY).code == code


@pytest.fixture
def town_says(settings, tmp_path):
    """town_says(launched_on=…) → the part of the town file about accountability says only this."""

    def made(**said):
        folder = tmp_path / "town"
        folder.mkdir()
        text = (settings.TOWN_FOLDER / "town.toml").read_text(encoding="utf-8")
        before, _head, rest = text.partition("[accountability]")
        after = rest[rest.index("\n[") :]
        lines = "\n".join(f"{key} = {str(value).lower()}" for key, value in said.items())
        (folder / "town.toml").write_text(f"{before}[accountability]\n{lines}\n{after}", encoding="utf-8")
        settings.TOWN_FOLDER = folder

    return made


def test_a_closed_town_says_so_and_keeps_the_names_out(write, client, town_says, parks):
    town_says(launched_on=DAY, name_units=True)
    write(days_ago=90)
    page = client.get("/sozlerimiz/").content.decode()
    assert "Birim adları burada yazılmıyor." in page
    assert "21 Şubat 2027" in page
    assert parks.name_tr not in page
    assert client.get("/sozlerimiz/birimler.csv").status_code == 404


def test_an_open_town_names_its_units(write, client, town_says, parks, works):
    town_says(launched_on=DAY - timedelta(days=90), name_units=True)
    write(days_ago=90)
    write(days_ago=60, answered_after=3)
    answer = client.get("/sozlerimiz/")
    page = answer.content.decode()
    assert [one.name for one in answer.context["units"]] == [parks.name_tr]
    assert "Birim adları burada yazılmıyor." not in page
    rows = list(csv.reader(io.StringIO(client.get("/sozlerimiz/birimler.csv").content.decode())))
    assert rows == [["unit", "answered", "on_time", "late_now"], [parks.name_tr, "1", "1", "1"]]


def test_the_town_switches_the_names_at_the_desk_over_its_file(write, client, town_says, parks, director, settings):
    settings.STAMPS_SECONDS = 0
    town_says(launched_on=DAY - timedelta(days=90), name_units=False)
    write(days_ago=90)
    client.force_login(director)
    assert str(rules.SENTENCES[rules.NOT_NAMED]) in client.get("/masa/moduller/").content.decode()
    assert client.post("/masa/moduller/", {"units": "1", "to": "on"}).status_code == 302
    assert "Birimlerin adı yazılıyor." in client.get("/masa/moduller/").content.decode()
    client.logout()
    assert parks.name_tr in client.get("/sozlerimiz/").content.decode()
    client.force_login(director)
    client.post("/masa/moduller/", {"units": "1", "to": "off"})
    client.logout()
    assert parks.name_tr not in client.get("/sozlerimiz/").content.decode()
    assert [line.facts["on"] for line in AuditLine.objects.filter(code="front.units_named").order_by("id")] == [
        True,
        False,
    ]


def test_the_switch_waits_for_the_quiet_days(town_says, director):
    town_says(launched_on=DAY - timedelta(days=89))
    remembered.keep({rules.NAMING: "on"})
    assert rules.may_name_units(on=DAY).code == rules.QUIET
    assert not rules.may_name_units(on=DAY + timedelta(days=1)).code


@pytest.mark.parametrize("role", ["coordinator", "unit_officer", "moderator"])
def test_only_those_who_set_the_town_up_switch_the_names(make_person, refused, role, parks):
    with refused(NOT_STAFF):
        name_units(by=make_person("Biri", (role, parks if role == "unit_officer" else None)), on=True)


def test_an_empty_town_has_a_page(client, monday, db):
    answer = client.get("/sozlerimiz/")
    assert answer.status_code == 200
    assert "0 cevap gecikti" in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same(write, client, town_says, count, django_assert_max_num_queries):
    town_says(launched_on=DAY - timedelta(days=90), name_units=True)
    for number in range(count):
        write(f"Gölge yok {number}", days_ago=90, interim_after=2)
        write(f"Işık yok {number}", days_ago=90)
    client.get("/sozlerimiz/")
    with django_assert_max_num_queries(11):
        client.get("/sozlerimiz/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=GÖLGE", 1), ("q=golge", 1), ("q=ışık", 1), ("q=IŞIK", 1), ("q=yokboyle", 0), ("place=goksu", 2), ("place=firat", 0),
        ("goal=11", 2), ("goal=3", 0), ("goal=x", 2), ("goal=11&q=gölge&place=goksu", 1),
    ],
)  # fmt: skip
def test_the_late_ones_can_be_searched_and_filtered(write, client, firat, asked, found):
    write(days_ago=90)
    write("Işık yok", days_ago=90)
    page = client.get(f"/sozlerimiz/?{asked}")
    assert len(page.context["rows"]) == found
    assert ("Uyan geciken cevap yok" in page.content.decode()) == (found == 0)


def test_by_unit_only_where_units_are_named(write, client, town_says, works):
    write(days_ago=90)
    page = client.get("/sozlerimiz/?unit=works")
    assert (len(page.context["rows"]), 'name="unit"' in page.content.decode()) == (1, False), (
        "nothing tells whose it is"
    )
    town_says(launched_on=DAY - timedelta(days=90), name_units=True)
    page = client.get("/sozlerimiz/?unit=works")
    assert (len(page.context["rows"]), 'name="unit"' in page.content.decode()) == (0, True)
    assert len(client.get("/sozlerimiz/?unit=parks").context["rows"]) == 1


@pytest.mark.parametrize("day", [0, 89])
def test_in_the_first_ninety_days_no_unit_is_named_whatever_the_town_wants(write, client, town_says, parks, day):
    town_says(launched_on=DAY - timedelta(days=day), name_units=True)
    write(days_ago=90)
    assert parks.name_tr not in client.get("/sozlerimiz/?unit=parks").content.decode()
