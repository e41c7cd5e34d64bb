"""What PostgreSQL has planned once in a connection answers as if it had been planned for each question."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.models import Case, Count, Value, When

from meydan.base import clock, planned
from meydan.base.planned import BLANKS, Statement, answers
from meydan.people.models import Person, RoleGrant
from meydan.places.models import Neighbourhood


@pytest.fixture(autouse=True)
def nothing_is_planned(db):
    connection.ensure_connection()
    planned._plans.pop(connection.connection, None)


@pytest.fixture
def sent():
    """The words of each journey."""
    journeys = []

    def note(execute, sql, *rest):
        journeys.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield journeys


def statement(rows):
    return Statement(*rows.query.sql_with_params())


def named(number=BLANKS[0]):
    return statement(Person.objects.filter(pk=number).values_list("display_name"))


def test_each_number_has_its_own_answer_and_it_is_planned_once(ayse, deniz, sent):
    asked = named()
    for person in (ayse, deniz, ayse):
        assert answers([(asked, asked.filled(person.pk))]) == [[(person.display_name,)]]
    assert ["PREPARE" in words for words in sent] == [True, False, False]


def test_the_same_words_are_planned_once_whoever_wrote_them(ayse, deniz, sent):
    answers([(named(), [ayse.pk]), (named(), [deniz.pk])])
    answers([(named(), [ayse.pk])])
    assert "".join(sent).count("PREPARE") == 1


def test_what_is_planned_and_what_is_not_go_together(ayse, django_assert_num_queries):
    asked = named()
    with django_assert_num_queries(1):
        found = answers([("select %s", [1]), (asked, [ayse.pk]), ("select 2", []), (asked, [-1])])
    assert found == [[(1,)], [("Ayse",)], [(2,)], []]


def test_moments_and_days_are_those_of_now(ayse, mehmet, monday):
    held = Person.objects.filter(role_grants__starts_at__lte=monday).values_list("pk")
    asked = statement(held)
    assert asked.changing == [0]
    assert answers([(asked, [monday])]) == [[(mehmet.pk,)]]
    assert answers([(asked, [monday - timedelta(days=9999)])]) == [[]]
    day = statement(Neighbourhood.objects.filter(valid_to__gt=clock.today()).values_list("pk"))
    closing = Neighbourhood.objects.create(slug="x", name="X", valid_to=clock.today() + timedelta(days=1))
    assert answers([(day, [clock.today()])]) == [[(closing.pk,)]]
    assert answers([(day, [closing.valid_to])]) == [[]]


def test_what_stays_the_same_stands_in_the_plan_whatever_signs_it_has(ayse, deniz):
    Person.objects.filter(pk=deniz.pk).update(display_name="100 % 's%s o'; $1 --")
    rows = Person.objects.filter(display_name__in=["100 % 's%s o'; $1 --", "x"], is_active=True, pk=BLANKS[0])
    asked = statement(rows.values_list("pk", Value("a %"), Value(7)))
    for _time in range(2):
        assert answers([(asked, asked.filled(deniz.pk))]) == [[(deniz.pk, "a %", 7)]]
    assert answers([(asked, asked.filled(ayse.pk))]) == [[]]
    like = statement(Person.objects.filter(display_name__contains="%").values_list("pk"))
    assert answers([(like, like.params)]) == [[(deniz.pk,)]]


def test_what_is_grouped_by_a_moment_is_known_again(ayse, mehmet, monday):
    held = Case(When(starts_at__lte=monday, then=Value("held")), default=Value("coming"))
    asked = statement(RoleGrant.objects.values(state=held).annotate(count=Count("pk")).values_list("state", "count"))
    assert answers([(asked, asked.params)]) == [[("held", 1)]]


def test_numbers_inside_texts_are_filled_in(ayse):
    asked = statement(Person.objects.filter(display_name=f"thread:{BLANKS[0]}").values_list("pk"))
    Person.objects.filter(pk=ayse.pk).update(display_name="thread:7")
    assert answers([(asked, asked.filled(7))]) == [[(ayse.pk,)]]
    assert answers([(asked, asked.filled(8))]) == [[]]


def test_after_a_journey_that_failed_it_is_planned_anew(ayse, transactional_db):
    asked = named()
    for _time in range(2):
        with pytest.raises(DatabaseError):
            answers([(asked, [ayse.pk]), ("select 1 / 0", [])])
    for _time in range(2):
        assert answers([(asked, [ayse.pk])]) == [[("Ayse",)]]


def test_another_connection_plans_for_itself(ayse, transactional_db, sent):
    asked = named()
    answers([(asked, [ayse.pk])])
    connection.close()
    assert answers([(asked, [ayse.pk])]) == [[("Ayse",)]]
    assert ["PREPARE" in words for words in sent] == [True, True]


def test_a_connection_keeps_those_that_were_asked_for_last(ayse, deniz, monkeypatch):
    columns = ("pk", "display_name", "email", "language")
    several = [statement(Person.objects.filter(pk=BLANKS[0]).values_list(name)) for name in columns]
    monkeypatch.setattr(planned, "MOST", len(several[2].words) + len(several[3].words))
    before = kept_there()
    for person in (ayse, deniz):
        for asked, name in zip(several, columns, strict=True):
            assert answers([(asked, [person.pk])]) == [[(getattr(person, name),)]]
    assert kept_there() - before <= 3


def kept_there():
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements")
        return cursor.fetchone()[0]


def test_a_town_behind_a_pooler_can_do_without(ayse, settings, sent):
    settings.PLAN_ONCE = False
    asked = named()
    assert answers([(asked, asked.filled(ayse.pk))]) == [[("Ayse",)]]
    assert "PREPARE" not in sent[0]
