"""Questions that go to the database together are answered as if each had been asked alone."""

from django.db.models import Count, Prefetch

from meydan.base.together import ask_together
from meydan.people.models import Person, Role, RoleGrant
from meydan.places.models import Neighbourhood


def questions(goksu):
    return [
        Person.objects.filter(neighbourhood=goksu).select_related("neighbourhood").order_by("pk"),
        Person.objects.none(),
        Neighbourhood.objects.annotate(people=Count("person")).order_by("pk"),
        Person.objects.filter(display_name="100 % 'so'; --"),
        Person.objects.order_by("-pk")[1:2],
        RoleGrant.objects.filter(role=Role.DIRECTOR).only("role"),
    ]


def test_each_is_answered_as_if_it_had_been_asked_alone(
    ayse, mehmet, director, goksu, firat, django_assert_num_queries
):
    asked, alone = questions(goksu), questions(goksu)
    with django_assert_num_queries(1):
        ask_together(asked)
        assert [one.neighbourhood for one in asked[0]] == [goksu]
        assert [place.people for place in asked[2]] == [1, 0]
        assert [bool(rows) for rows in asked] == [True, False, True, False, True, True]
    assert [list(rows) for rows in asked] == [list(rows) for rows in alone]


def test_what_hangs_on_the_rows_comes_with_them(director, django_assert_num_queries):
    held = Prefetch("role_grants", RoleGrant.objects.all(), to_attr="held")
    people = Person.objects.prefetch_related(held)
    with django_assert_num_queries(2):
        ask_together([people, RoleGrant.objects.all()])
        assert [grant.role for one in people for grant in one.held] == [Role.DIRECTOR]


def test_to_ask_nothing_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        ask_together([])
        ask_together([Person.objects.none()])
