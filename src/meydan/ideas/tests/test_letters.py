"""What letters and notes are told about contributions."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meydan.base import clock
from meydan.base.cards import Scope
from meydan.ideas import actions
from meydan.ideas.queries.letters import MOST, briefings, earlier, matter, waiting_for_units
from meydan.ideas.queries.on_thread import load_whole
from meydan.people.models import Person

pytestmark = pytest.mark.django_db
NOVEMBER = Scope(date(2026, 11, 1), date(2026, 11, 30))


def test_a_letter_is_told_facts_and_no_name(problem, ayse, director, unit, goksu):
    actions.assign_unit(by=director, contribution=problem, unit=unit)
    actions.interim_answer(by=director, contribution=problem, text="Bakıyoruz.", new_date=date(2026, 12, 18))
    told = matter(load_whole(director, [problem.pk])[problem.pk])
    assert (told.number, told.title, told.place, told.unit_id) == (
        problem.thread.number,
        problem.title,
        "Göksu",
        unit.pk,
    )
    assert (told.promised_for, told.answer) == (date(2026, 12, 18), "")
    assert ayse.display_name not in str(told)


def test_the_final_answer_is_told_in_full_and_no_promise_any_more(problem, director, unit):
    actions.answer_contribution(by=director, contribution=problem, decision="information", text="Yapıldı.", unit=unit)
    told = matter(load_whole(director, [problem.pk])[problem.pk])
    assert (told.answer, told.promised_for) == ("Yapıldı.", None)


def test_each_contribution_of_a_period_is_counted_once(write, ayse, director, unit, monday):
    on_time, late, overdue, _open = (write(ayse, title=f"Sorun {nth}") for nth in range(4))
    for one in (late, overdue):
        one.first_promise = one.promised_for = monday.date() - timedelta(days=3)
        one.save()
    for one in (on_time, late):
        actions.answer_contribution(by=director, contribution=one, decision="information", text="Tamam.", unit=unit)
    told = briefings(NOVEMBER, False)[None]
    assert (told.came, told.on_time, told.answered_late, told.late, told.open) == (4, 1, 1, 1, 1)
    assert told.matters[0].number == overdue.thread.number


def test_what_came_before_but_was_answered_now_is_told_and_not_counted(write, ayse, director, unit, monday):
    one = write(ayse)
    type(one).objects.update(created_at=datetime(2026, 9, 1, tzinfo=UTC))
    actions.answer_contribution(by=director, contribution=one, decision="information", text="Tamam.", unit=unit)
    told = briefings(NOVEMBER, False)[None]
    assert (told.came, len(told.matters)) == (0, 1)


@pytest.mark.parametrize(
    ("hour", "inside"),
    [(datetime(2026, 11, 30, 20, 59, tzinfo=UTC), True), (datetime(2026, 11, 30, 21, 0, tzinfo=UTC), False)],
)
def test_a_period_ends_at_midnight_in_the_town(write, ayse, hour, inside):
    write(ayse)
    with clock.at(hour + timedelta(days=2)):
        Contribution = type(write(ayse))
        Contribution.objects.update(created_at=hour)
        assert briefings(NOVEMBER, False)[None].came == (2 if inside else 0)


def test_what_came_before_about_the_same_is_offered_once_it_is_settled(write, ayse, director, unit, firat, monday):
    def settled(one):
        actions.answer_contribution(by=director, contribution=one, decision="information", text="Tamam.", unit=unit)
        return one

    with clock.at(monday - timedelta(days=300)):
        told = settled(write(ayse, title="Parkta lamba yanmıyor"))
        settled(write(ayse, title="Bambaşka bir konu"))
        elsewhere = settled(write(ayse, title="Parkta lamba yanmıyor"))
        type(elsewhere).objects.filter(pk=elsewhere.pk).update(neighbourhood=firat)
        write(ayse, title="Parkta iki lamba yanmıyor")
    one = write(ayse, title="Parkta üç lamba yanmıyor")
    with clock.at(monday + timedelta(days=1)):
        settled(write(ayse, title="Parkta lamba yine yanmıyor"))
    assert [(row.ref, str(row.state)) for row in earlier(one)] == [(told.ref, "Cevaplandı")]


def test_a_note_is_about_its_place_and_goal(write, ayse, goksu, firat):
    write(ayse)
    scope = {"since": NOVEMBER.since, "until": NOVEMBER.until}
    assert briefings(Scope(**scope, place_id=goksu.pk), False)[None].came == 1
    assert briefings(Scope(**scope, place_id=firat.pk), False)[None].came == 0
    assert briefings(Scope(**scope, goal=11), False)[None].came == 1
    assert briefings(Scope(**scope, goal=13), False)[None].came == 0
    assert briefings(NOVEMBER, True).keys() == {goksu.pk}


def test_hidden_and_joined_contributions_are_not_told(write, ayse, director):
    hidden, kept, joined = (write(ayse, title=f"Sorun {nth}") for nth in range(3))
    actions.hide_contribution(by=director, thing_id=hidden.pk, reason="insult")
    actions.merge_contributions(by=director, duplicate=joined, into=kept, words="")
    told = briefings(NOVEMBER, False)[None]
    assert (told.came, [one.number for one in told.matters]) == (1, [kept.thread.number])


def test_notes_of_all_places_cost_no_more_queries_than_of_one(write, ayse, goksu, firat, django_assert_num_queries):
    write(ayse)
    with django_assert_num_queries(3):
        briefings(NOVEMBER, True)
    for nth in range(MOST + 3):
        write(ayse, title=f"Sorun {nth}")
    with django_assert_num_queries(3):
        told = briefings(NOVEMBER, True)
    assert len(told[goksu.pk].matters) == MOST
    assert told[goksu.pk].came == MOST + 4


def test_what_waits_for_a_unit_comes_with_the_oldest_promise_first(
    write, ayse, director: Person, unit, monday, django_assert_num_queries
):
    _nobody, first, second = (write(ayse, title=f"Sorun {nth}") for nth in range(3))
    for one in (second, first):
        actions.assign_unit(by=director, contribution=one, unit=unit)
    assert director.grants
    with django_assert_num_queries(1):
        told = waiting_for_units(director, 10)
    letter = matter(load_whole(director, [first.pk])[first.pk])
    assert told[0] == (first.ref, letter.number, letter.title, letter.place, letter.unit_id, letter.promised_for)
    assert [one.number for one in told] == [first.thread.number, second.thread.number]
    assert len(waiting_for_units(director, 1)) == 1
