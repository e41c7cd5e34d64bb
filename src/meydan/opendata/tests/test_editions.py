"""Editions: what is in them, when a new one comes, and what two of them laid side by side do not tell."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.apps import apps

from meydan.base import clock
from meydan.ideas import actions as ideas
from meydan.ideas.models import Support
from meydan.insight import actions as insight
from meydan.opendata import files, rules
from meydan.opendata.actions import make_edition, make_editions
from meydan.opendata.models import Edition
from meydan.opendata.queries.tables import ALL, Kind
from meydan.people.models import Person

pytestmark = pytest.mark.django_db
TABLE = {one.code: one for one in ALL}


def rows_of(edition):
    return list(files.read(files.file_of(edition.table, edition.number, "csv")))


@pytest.mark.parametrize("table", ALL, ids=lambda one: one.code)
def test_every_column_has_a_meaning_and_a_source_in_the_models(table):
    for column in table.columns:
        assert str(column.meaning)
        assert column.field is not None
        assert column.datatype in {"string", "integer", "number", "boolean", "date", "datetime"}
    assert len(set(table.names)) == len(table.names)


FREE_TEXT = {"title", "text", "summary", "words", "place_words", "note", "quote", "display_name", "email", "phone"}


@pytest.mark.parametrize("table", ALL, ids=lambda one: one.code)
def test_no_column_holds_a_name_or_what_people_wrote(table):
    persons = {apps.get_model("people.Person")}
    for column in table.columns:
        assert column.field.name not in FREE_TEXT
        if column.field.model in persons or column.field.related_model in persons:
            assert column.datatype in {"integer", "boolean"}  # how many, never who


def test_an_edition_is_two_files_with_their_fingerprints(bring):
    bring(3)
    edition, _ruling = make_edition(TABLE["contributions"])
    sheet = files.file_of("contributions", 1, "csv").read_bytes()
    data = files.file_of("contributions", 1, "json").read_bytes()
    assert hashlib.sha256(sheet).hexdigest() == edition.csv_sha256
    assert hashlib.sha256(data).hexdigest() == edition.json_sha256
    assert (len(sheet), len(data)) == (edition.csv_bytes, edition.json_bytes)
    assert edition.rows == len(json.loads(data)) == len(rows_of(edition)) == 3
    assert rows_of(edition)[0]["neighbourhood"] == "goksu"
    assert "Gizli" not in sheet.decode()
    assert "SUM" not in sheet.decode()


def test_hidden_contributions_and_those_from_inside_are_in_no_file(bring, monday):
    bring(1)
    bring(2, hidden_at=monday)
    bring(2, inside=True)
    assert make_edition(TABLE["contributions"])[0].rows == 1


def test_every_table_can_be_made_of_an_empty_town(db):
    made = {one.table: one.rows for one in make_editions()}
    assert set(made) == set(TABLE)
    assert not any(made.values())


def test_a_new_edition_waits_for_ten_changes(bring):
    bring(3)
    first, _ = make_edition(TABLE["contributions"])
    assert make_edition(TABLE["contributions"]) == (None, rules.may_replace(first, 0, of_things=False))
    bring(9)
    none, ruling = make_edition(TABLE["contributions"])
    assert none is None
    assert (ruling.code, ruling.facts["changes"]) == (rules.FEW_CHANGES, 9)
    bring(1)
    second, _ = make_edition(TABLE["contributions"])
    assert (second.number, second.changes, second.rows) == (2, 10, 13)
    assert files.file_of("contributions", 1, "csv").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("before", [0, 3])
def test_workers_who_make_the_same_edition_at_one_moment_make_one(bring, in_parallel, before):
    if before:
        bring(before)
        make_edition(TABLE["contributions"])
    bring(12)
    outcomes = in_parallel(lambda _worker: make_edition(TABLE["contributions"])[0], range(4))
    made = [one for one in outcomes if one is not None]
    assert [type(one) for one in made] == [Edition]
    last = Edition.objects.first()
    assert (last.number, last.rows, Edition.objects.count()) == (2 if before else 1, before + 12, 2 if before else 1)
    for form in files.FORMS:
        written = files.file_of("contributions", last.number, form).read_bytes()
        assert hashlib.sha256(written).hexdigest() == getattr(last, f"{form}_sha256")
    assert not list(files.folder("contributions").glob(".making-*"))


def test_asking_does_not_make_an_edition_of_acts_earlier_but_one_of_things(bring, mehmet, projects_made):
    make_editions()
    bring(9)
    projects_made(1)
    assert [one.table for one in make_editions(by=mehmet)] == ["projects"]


def test_things_come_by_themselves_after_a_month(projects_made, monday):
    make_editions()
    projects_made(1)
    assert make_editions() == []
    with clock.at(monday + timedelta(days=30)):
        assert [one.table for one in make_editions()] == ["projects"]


@pytest.fixture
def projects_made(parks, monday):
    from meydan.projects.models import Project

    def made(count):
        day = monday.date()
        Project.objects.bulk_create(Project(title="x", summary="x", unit=parks, starts_on=day, ends_on=day) for _ in range(count))  # fmt: skip

    return made


def test_the_town_says_how_many_editions_are_kept(bring, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setitem(rules.town().data, "opendata", {"keep_editions": 2})
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            bring(10)
            make_edition(TABLE["contributions"])
    assert [one.number for one in Edition.objects.all()] == [3, 2]
    assert not files.file_of("contributions", 1, "csv").exists()
    assert files.file_of("contributions", 2, "csv").exists()


def test_residents_make_no_editions(ayse):
    from meydan.base.errors import Refused

    with pytest.raises(Refused):
        make_editions(by=ayse)


# ------------------------------------------------------------------------------------------------ counts of people


@pytest.fixture
def took_part(director, goksu, firat, bring, monday, settings):
    """took_part(40, firat): so many more people of a neighbourhood who support something in a process."""
    process = ideas.start_process(
        by=director, template="open_call", title="Gölge", summary="x", promise="x", opens_at=monday
    )
    ideas.publish_process(by=director, process=process)
    given = bring(1, process=process, author=None)[0]

    def more(count, place):
        first = Person.objects.count()
        people = Person.objects.bulk_create(
            Person(email=f"p{first + n}@example.org", neighbourhood=place) for n in range(count)
        )
        Support.objects.bulk_create(Support(contribution=given, person=one, at=monday) for one in people)
        insight.count()

    more.of = process.ref
    return more


def people_of(edition, of):
    return {(row["dimension"], row["group"]): row["people"] for row in rows_of(edition) if row["of"] == of}


def test_small_groups_are_hidden_in_the_file_as_on_the_page(took_part, goksu, firat):
    took_part(40, firat)
    took_part(4, goksu)
    told = people_of(make_edition(TABLE["participation"])[0], took_part.of)
    assert told["place", "goksu"] == told["place", "firat"] == ""


def test_a_figure_of_people_moves_by_ten_or_not_at_all(took_part, goksu, firat):
    took_part(40, firat)
    took_part(20, goksu)
    before = people_of(make_edition(TABLE["participation"])[0], took_part.of)
    took_part(9, goksu)
    assert make_edition(TABLE["participation"])[0] is None
    took_part(30, firat)
    after = people_of(make_edition(TABLE["participation"])[0], took_part.of)
    assert (before["place", "firat"], after["place", "firat"]) == ("40", "70")
    assert before["place", "goksu"] == after["place", "goksu"] == "20"
    assert after["everybody", ""] == "100"  # the nine may be of Göksu or of those of whom it is not known
    took_part(1, goksu)
    last = people_of(make_edition(TABLE["participation"])[0], took_part.of)
    assert last["place", "goksu"] == "30"
    assert last["everybody", ""] == "100"


def test_all_tables_of_people_name_their_figures():
    for table in ALL:
        assert bool(table.key and table.stands) == (table.kind == Kind.PEOPLE)
        assert {*table.key, *([table.stands] if table.stands else [])} <= set(table.names)
