"""A gap becomes a task with an owner, a day, and what it changed."""

from datetime import timedelta

import pytest

from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.insight import actions
from meydan.insight.models import Outreach, Population
from meydan.insight.rules import DONE_BEFORE, NO_TABLE, NO_WORDS, NOT_COUNTED

pytestmark = pytest.mark.django_db
HEAD = ["alan", "kategori", "değer", "kişi", "tarih", "kaynak"]


@pytest.fixture
def plan(process, mehmet, goksu, monday):
    def planned(**more):
        said = {"by": mehmet, "of": process.ref, "dimension": "place", "value": str(goksu.pk), "what": "stand"}
        said |= {"title": "Göksu: pazar masası", "on": monday.date() + timedelta(days=1), "owner": mehmet}
        return actions.plan_outreach(**said | more)

    return planned


def test_a_task_is_planned_changed_and_finished(plan, mehmet, director, monday):
    one = plan()
    one = actions.change_outreach(
        by=director, outreach=one, what="muhtar", title="Göksu: muhtarla", on=one.on, owner=director
    )
    assert (one.what, one.owner) == ("muhtar", director)
    one = actions.finish_outreach(by=mehmet, outreach=one, changed=" 41 oy geldi. ", reached=60)
    assert (one.changed, one.reached, one.done_on) == ("41 oy geldi.", 60, monday.date())


@pytest.mark.parametrize(("who", "code"), [(None, SIGN_IN_FIRST), ("deniz", NOT_STAFF), ("selim", NOT_STAFF)])
def test_only_those_who_work_for_the_whole_town_plan_one(plan, request, refused, who, code):
    person = request.getfixturevalue(who) if who else None
    with refused(code):
        plan(by=person)


def test_nobody_without_such_a_role_is_given_one(plan, selim, refused):
    with refused(NOT_STAFF):
        plan(owner=selim)


@pytest.mark.parametrize("said", [{"dimension": "via", "value": "web"}, {"value": ""}])
def test_a_way_of_taking_part_is_no_group_to_go_to(plan, refused, said):
    with refused(NOT_COUNTED):
        plan(**said)


def test_what_is_done_is_not_changed_and_says_what_it_changed(plan, mehmet, refused):
    one = plan()
    with refused(NO_WORDS):
        actions.finish_outreach(by=mehmet, outreach=one, changed="  ")
    actions.finish_outreach(by=mehmet, outreach=one, changed="Kimse gelmedi.")
    with refused(DONE_BEFORE):
        actions.finish_outreach(by=mehmet, outreach=one, changed="x")
    with refused(DONE_BEFORE):
        actions.change_outreach(by=mehmet, outreach=one, what="visit", title="x", on=one.on, owner=mehmet)


def test_open_tasks_are_handed_over(plan, mehmet, director):
    one, done = plan(), actions.finish_outreach(by=mehmet, outreach=plan(), changed="x")
    assert actions.hand_over_outreach(by=director, person=mehmet, to=director) == [one]
    owners = dict(Outreach.objects.values_list("pk", "owner"))
    assert owners == {one.pk: director.pk, done.pk: mehmet.pk}


def test_a_table_of_who_lives_here_is_brought_and_renewed(mehmet, goksu):
    rows = [
        HEAD,
        ["Göksu", "toplam", "", "29.700", "31.12.2025", "TÜİK"],
        ["", "yaş", "65+", "61000", "2025-12-31", "TÜİK"],
        ["ilçe", "Cinsiyet", "Kadın", "264067", "31.12.2025", "TÜİK"],
    ]
    assert actions.bring_population(by=mehmet, rows=rows) == 3
    rows[1][3] = "29.800"
    actions.bring_population(by=mehmet, rows=rows)
    known = {(one.place_id, one.category, one.value): one.people for one in Population.objects.all()}
    assert known == {(goksu.pk, "total", ""): 29800, (None, "age", "65+"): 61000, (None, "sex", "woman"): 264067}


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (["Atlantis", "toplam", "", "1", "31.12.2025", "x"], "Atlantis"),
        (["", "din", "", "1", "31.12.2025", "x"], "din"),
        (["", "yaş", "7-9", "1", "31.12.2025", "x"], "7-9"),
        (["", "toplam", "", "çok", "31.12.2025", "x"], "çok"),
        (["", "toplam", "", "1", "31.02.2025", "x"], "31.02.2025"),
        (["", "toplam", "", "1", "31.12.2025", ""], "kaynak"),
        (["", "toplam"], "kaynak"),
    ],
)
def test_a_row_that_is_not_understood_is_named_and_nothing_changes(mehmet, refused, row, word):
    with refused(NO_TABLE, line=3, word=word):
        actions.bring_population(by=mehmet, rows=[HEAD, ["", "toplam", "", "5", "31.12.2024", "x"], row])
    assert not Population.objects.exists()


def test_a_row_that_stands_twice_or_strange_headings_are_refused(mehmet, selim, refused):
    row = ["", "toplam", "", "5", "31.12.2024", "x"]
    with refused(NO_TABLE, line=3):
        actions.bring_population(by=mehmet, rows=[HEAD, row, row])
    with refused(NO_TABLE, line=1):
        actions.bring_population(by=mehmet, rows=[["a"], row])
    with refused(NOT_STAFF):
        actions.bring_population(by=selim, rows=[HEAD, row])
