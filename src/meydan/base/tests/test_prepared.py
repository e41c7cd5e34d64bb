"""What a page asks is written once for all of its things, and of persons for everybody without a role, and answers for each as if it
had been asked alone."""

from datetime import date, timedelta

import pytest
from django.db.models import Prefetch

from meydan.base import clock, prepared
from meydan.base.cards import Section, _offered
from meydan.base.lately import Lately
from meydan.base.moving import HOUR, STEP
from meydan.base.planned import BLANKS, Statement
from meydan.base.refs import name_all, resolve
from meydan.discussion import actions as discussion
from meydan.discussion.models import Comment
from meydan.goals.models import Goal
from meydan.ideas import actions as ideas
from meydan.ideas.actions import hide_contribution
from meydan.ideas.models import Contribution
from meydan.people.models import Person, Role, RoleGrant
from meydan.places.models import Neighbourhood
from meydan.projects.actions import start_project
from meydan.projects.models import Project, ProjectTarget
from meydan.threads import actions as threads
from meydan.threads.models import Thread


@pytest.fixture(autouse=True)
def nothing_is_written(monkeypatch):
    monkeypatch.setattr(prepared, "_kept", Lately(prepared.MOST, holds=lambda held: held.holds))


@pytest.fixture
def gave(monday, goksu, targets):
    """gave(ayse): a contribution of hers, and a comment on it."""

    def write(person, title="Gölgesiz yol"):
        made = ideas.submit_contribution(
            by=person, kind="problem", title=title, text="Sıcak.", neighbourhood=goksu, targets=[targets["11.7"]]
        )
        discussion.write_comment(by=person, on=made.thread.ref, text=f"{title}: evet", position="for")
        threads.follow(by=person, thread=made.thread)
        return made

    return write


def resident(person):
    """As a request knows them."""
    person.grants = []
    return person


def told(answered):
    return [(one.template, [[row.pk for row in rows] for rows in several]) for one, several in answered]


def written(person):
    return prepared.prepared("person", _offered("person"), person)


def test_each_is_answered_as_if_asked_alone(gave, ayse, deniz, make_person, django_assert_num_queries):
    contribution = gave(ayse)
    ideas.support(by=deniz, contribution=contribution)
    selma = make_person("Selma")
    for person in (resident(ayse), resident(deniz), resident(selma)):
        alone = told(prepared.asked_now(_offered("person"), person))
        asked = written(person)
        with django_assert_num_queries(2):
            answered = asked.answers(person.pk)
        assert told(answered) == alone
    assert ("ideas/_mine.html", [[contribution.pk], [], []]) in told(written(ayse).answers(ayse.pk))
    assert ("ideas/_mine.html", [[], [], [contribution.pk]]) in told(written(ayse).answers(deniz.pk))


def test_what_hangs_on_the_rows_is_read_for_each_answer(gave, ayse):
    gave(ayse)

    def mine_with_answers(person):
        return [Contribution.objects.filter(author=person).prefetch_related("answers")]

    (mine,) = prepared.of_viewer("a page", resident(ayse), mine_with_answers)
    assert [list(one.answers.all()) for one in mine] == [[]]


def test_it_is_written_once_in_an_hour(gave, ayse, deniz, monday):
    first = written(resident(ayse))
    assert written(resident(deniz)) is first
    with clock.at(monday + HOUR - STEP):
        assert written(ayse) is first
    with clock.at(monday + HOUR):
        assert written(ayse) is not first


def test_it_is_asked_with_the_moments_of_now(gave, ayse, monday):
    """Though it was written some time ago."""
    gave(ayse)

    def of_this_hour(person):
        return [Contribution.objects.filter(author=person, created_at__gt=clock.now() - timedelta(minutes=30))]

    for minutes, there in ((0, 1), (29, 1), (31, 0)):
        with clock.at(monday + timedelta(minutes=minutes)):
            (rows,) = prepared.of_viewer("this hour", resident(ayse), of_this_hour)
            assert len(rows) == there


@pytest.mark.parametrize("what", ["itself", "what hangs on it"])
def test_what_moves_in_another_way_is_written_anew_after_a_step(gave, ayse, monday, what):
    gave(ayse)

    def uneven(person):
        of_the_hour = Contribution.objects.filter(title__startswith="Yol", created_at__second=clock.now().second)
        if what == "itself":
            return [of_the_hour.filter(author=person)]
        hanging = Prefetch("contributions", of_the_hour)
        return [Thread.objects.filter(contributions__author=person).prefetch_related(hanging)]

    with clock.at(monday):
        prepared.of_viewer("uneven", resident(ayse), uneven)
        (held,) = prepared._kept._known.values()
    for seconds in (-STEP, STEP):
        with clock.at(monday + seconds):
            assert not held.holds
    with clock.at(monday + STEP / 2):
        assert held.holds


def as_now(person):
    """As the next request knows them, with the roles that they hold now."""
    return Person.objects.get(pk=person.pk)


@pytest.mark.parametrize("role", [one for one in Role if one != Role.MUHTAR])
def test_whoever_holds_a_role_is_answered_as_if_asked_alone(gave, make_person, parks, role, director):
    unit = parks if role.startswith("unit") else None
    selim, elif_ = make_person("Selim", (role, unit)), make_person("Elif", (role, unit))
    stands_in = make_person("Zehra", (role, unit))
    stands_in.grants = [*stands_in.own_grants, *director.grants]
    for person in (selim, stands_in):
        gave(person, f"Of {person.display_name}")
    for person in (selim, elif_, stands_in, selim):
        assert told(written(person).answers(person.pk)) == told(prepared.asked_now(_offered("person"), person))
    assert written(selim) is written(as_now(selim)), "once"


def test_what_was_written_for_a_role_is_not_asked_for_anybody_else(make_person):
    one = make_person("Selim", (Role.DIRECTOR, None))
    whole = Section(
        "person", "x.html", lambda *_all: None, asks=lambda who: [Person.objects.filter(is_active=who.at_desk)]
    )

    def found(person):
        return [row.pk for _one, (rows,) in prepared.answered("person", [whole], person) for row in rows]

    assert one.pk in found(one)
    RoleGrant.objects.filter(person=one).update(ends_at=clock.now())
    assert one.pk not in found(as_now(one)), "at once, without the role"
    RoleGrant.objects.filter(person=one).update(ends_at=None)
    assert one.pk in found(as_now(one))


@pytest.mark.parametrize("asked", ["neighbourhood_id", "display_name"])
def test_where_more_of_somebody_with_a_role_is_to_be_known_than_the_role_they_are_asked_anew(director, asked):
    odd = Section(
        "person", "x.html", lambda *_all: None, asks=lambda who: [Person.objects.filter(**{asked: getattr(who, asked)})]
    )
    assert prepared.prepared("person", [odd], director) is None
    assert told(prepared.answered("person", [odd], director)) == told(prepared.asked_now([odd], director))


def test_a_page_that_is_about_nothing_is_not_concerned(db):
    assert prepared.prepared("home", _offered("home"), None) is None


@pytest.mark.parametrize(
    "asks",
    [
        lambda person: [Person.objects.filter(neighbourhood=person.neighbourhood_id)],
        lambda person: [Person.objects.filter(pk__in=list(Person.objects.values_list("pk", flat=True)))],
    ],
)
def test_a_question_knows_nothing_of_the_person_besides_the_number(db, asks, deniz):
    odd = Section("person", "x.html", lambda *_all: None, asks=asks)
    with pytest.raises(prepared.AsksAlready):
        prepared.prepared("person", [odd], resident(deniz))


def test_values_are_those_of_the_person_who_is_asked_about(gave, ayse, deniz, director, django_assert_num_queries):
    def gifts(person):
        return Contribution.objects.filter(author=person).order_by().values_list("author_id", "title")

    gave(ayse)
    fresh = Person.objects.get(pk=director.pk)  # whose role nobody has looked at yet
    for person, told in ((fresh, []), (ayse, [(ayse.pk, "Gölgesiz yol")]), (deniz, [])):
        with django_assert_num_queries(1):
            assert prepared.values_of_person("gifts", person, gifts) == told
    with pytest.raises(prepared.AsksAlready):
        prepared.values_of_person(
            "homes", ayse, lambda person: Person.objects.filter(pk=person.neighbourhood_id).values_list("pk")
        )


def test_values_for_everybody_are_those_of_now_in_words_of_this_hour(gave, ayse, monday, django_assert_num_queries):
    written = []

    def titles():
        written.append(clock.now())
        return Contribution.objects.filter(created_at__lte=clock.now()).order_by("pk").values_list("title")

    gave(ayse)
    for _again in range(2):
        with django_assert_num_queries(1):
            assert prepared.values_lately("titles", titles) == [("Gölgesiz yol",)]
    Contribution.objects.update(title="Yol")
    assert prepared.values_lately("titles", titles) == [("Yol",)]
    assert written == [monday, monday + STEP], "once, as of now and as of a little later"
    with clock.at(monday + STEP):
        gave(ayse)
        assert len(prepared.values_lately("titles", titles)) == 2, "in the same words, with the moment of now"
        assert len(prepared.values_lately("titles", titles, ayse.pk)) == 2, "for somebody else in words of their own"
    assert len(written) == 4
    with clock.at(monday + HOUR):
        assert len(prepared.values_lately("titles", titles)) == 2
    assert len(written) == 6


def test_numbers_stand_by_themselves_and_inside_texts():
    statement = Statement("…", [BLANKS[0], f"thread:{BLANKS[1]}", 7, "x", None])
    assert statement.filled(3, 4) == [3, "thread:4", 7, "x", None]
    with pytest.raises(TypeError):
        Statement("…", [[BLANKS[0]]])
    with pytest.raises(TypeError, match="in the SQL"):
        Statement(f"select {BLANKS[0]}", [])


@pytest.mark.parametrize("count", [1, 3])
def test_names_are_those_that_would_be_found_alone(
    count, gave, ayse, deniz, director, goksu, zeynep, django_assert_num_queries
):
    written = [gave(ayse, f"Yol {number}") for number in range(count)]
    hide_contribution(by=zeynep, thing_id=written[0].pk, reason="spam")
    seen = [ref for one in written for ref in (one.ref, one.thread.ref)] + [f"comment:{Comment.objects.first().pk}"]
    for viewer in (resident(ayse), resident(deniz), None, director):
        alone = resolve(viewer, seen)
        assert {ref: (one.title, one.url) for ref, one in name_all(viewer, seen).items()} == {
            ref: (one.title, one.url) for ref, one in alone.items()
        }
    assert written[0].ref not in name_all(deniz, seen)
    assert written[0].ref in name_all(director, seen)
    with django_assert_num_queries(1):
        assert len(name_all(deniz, [one for one in seen if "comment" not in one])) == 2 * (count - 1)


def test_what_is_hidden_after_the_question_was_written_is_not_named(gave, ayse, deniz, zeynep):
    made = gave(ayse)
    assert name_all(resident(deniz), [made.ref])[made.ref].title == "Gölgesiz yol"
    hide_contribution(by=zeynep, thing_id=made.pk, reason="spam")
    assert name_all(deniz, [made.ref]) == {}


def test_for_more_numbers_than_a_question_is_written_for_it_is_asked_anew(gave, ayse, deniz):
    made = gave(ayse)
    many = [f"idea:{made.pk + number}" for number in range(prepared.SIZES[-1] + 1)]
    assert list(name_all(resident(deniz), many)) == [made.ref]


@pytest.mark.parametrize("page", ["goal", "place"])
def test_a_goal_and_a_place_are_written_once_for_all_of_their_kind(gave, ayse, goksu, firat, page):
    gave(ayse)
    things = [goksu, firat] if page == "place" else list(Goal.objects.filter(number__in=(11, 3)))
    for thing in things:
        alone = told(prepared.asked_now(_offered(page), thing))
        assert told(prepared.prepared(page, _offered(page), thing).answers(thing.pk)) == alone
    there, elsewhere = (
        rows
        for thing in sorted(things, key=lambda one: one.pk not in (11, goksu.pk))
        for one, rows in prepared.prepared(page, _offered(page), thing).answers(thing.pk)
        if one.template == "ideas/_section.html"
    )
    assert [len(rows) for rows in (*there, *elsewhere)] == [1, 0]


def test_no_question_of_a_goal_is_lost_because_its_blank_is_no_number_of_a_goal(targets):
    written = prepared.prepared("goal", _offered("goal"), targets["11.7"].goal)
    assert all(question.statement for asks in written.asks for question in asks)


def test_what_hangs_on_one_thing_comes_in_one_journey(ayse, director, goksu, parks, targets, django_assert_num_queries):
    day = date(2026, 11, 23)
    facts = {"summary": "x", "unit": parks, "starts_on": day, "ends_on": day, "targets": [targets["11.7"]]}
    made = [start_project(by=director, title="x", neighbourhoods=places, **facts) for places in ([goksu], [])]
    project, other = (Project.objects.get(pk=one.pk) for one in made)

    def lookups():
        links = ProjectTarget.objects.select_related("target__goal")
        return [Prefetch("target_links", links), "neighbourhoods", Prefetch("milestones", to_attr="stones"), "risks"]

    for one, places in ((other, []), (project, [goksu])):
        with django_assert_num_queries(1):
            prepared.bring("a project", one, lookups)
            assert list(one.neighbourhoods.all()) == places
    with django_assert_num_queries(0):
        assert [one.target.code for one in project.target_links.all()] == ["11.7"]
        assert [one.project for one in project.target_links.all()] == [project]
        assert project.stones == []
        assert list(project.risks.all()) == []


@pytest.mark.parametrize("count", [0, 1, 3, 40])
def test_some_of_a_kind_are_asked_about_together(count, goksu, firat, django_assert_num_queries):
    def places(numbers):
        return [
            Neighbourhood.objects.filter(pk__in=numbers),
            Neighbourhood.objects.filter(pk__in=numbers, name="Fırat"),
        ]

    numbers = [goksu.pk, firat.pk, *(firat.pk + extra for extra in range(1, 40))][:count]
    for _time in range(2):
        with django_assert_num_queries(1 if count else 0):
            found = prepared.of_many("places", places, numbers)
            assert [len(rows) for rows in found] == [min(count, 2), int(count > 1)]


def test_a_page_about_nothing_asks_of_all(goksu, firat, django_assert_num_queries):
    def places(number):
        return [Neighbourhood.objects.filter(pk=number) if number else Neighbourhood.objects.all()]

    for number, there in ((None, 2), (goksu.pk, 1), (0, 0), (None, 2)):
        with django_assert_num_queries(1):
            (rows,) = prepared.of_page("square", places, number)
            assert len(rows) == there


def test_what_a_viewer_may_see_is_written_for_them_or_for_all_like_them(gave, ayse, deniz, mehmet):
    """Nobody is answered with what somebody else may see, whoever asked first."""
    hers, his = gave(ayse), gave(deniz, "Kırık bank")

    def own(viewer, thread):
        rows = Contribution.objects.filter(thread=thread)
        if viewer is None:
            return [rows.none()]
        return [rows if viewer.at_desk else rows.filter(author=viewer)]

    def seen(viewer):
        return [[one.pk for one in prepared.of_viewer("own", viewer, own, one.thread_id)[0]] for one in (hers, his)]

    for _again in range(2):
        assert seen(None) == [[], []]
        assert seen(resident(ayse)) == [[hers.pk], []]
        assert seen(resident(deniz)) == [[], [his.pk]]
        assert seen(mehmet) == [[hers.pk], [his.pk]]
    assert seen(resident(mehmet)) == [[], []]


def test_values_of_a_page_are_those_of_its_thing_and_of_now(gave, ayse, deniz):
    first = gave(ayse)

    def authors(thread):
        return Contribution.objects.filter(thread=thread).values_list("author")

    def told(contribution):
        return prepared.values_of_page("authors", authors, contribution.thread_id)

    assert told(first) == [(ayse.pk,)]
    assert told(gave(deniz)) == [(deniz.pk,)]
    Contribution.objects.filter(pk=first.pk).update(author=deniz)
    assert told(first) == [(deniz.pk,)]
