"""Paging by key: every row once, whatever the order, and broken keys do no harm."""

from datetime import date, timedelta

import pytest

from meydan.base.paging import first_page, page_by_key
from meydan.goals.models import Target
from meydan.places.models import Neighbourhood
from meydan.surveys.models import Sheet, Survey


@pytest.fixture
def rows(db):
    for number in range(25):
        Neighbourhood.objects.create(
            slug=f"m{number}",
            name=f"M{number}",
            order=number % 4,
            population_date=date(2026, 1, 1) + timedelta(days=number % 3),
        )


@pytest.mark.parametrize(
    "order", [["id"], ["-id"], ["order", "-id"], ["-population_date", "id"], ["order", "-population_date", "id"]]
)
def test_every_row_comes_once_and_in_order(rows, order):
    seen, after = [], ""
    while True:
        page = page_by_key(Neighbourhood.objects.all(), order=order, after=after, per_page=4)
        seen += [row.pk for row in page.items]
        after = page.next
        if not after:
            break
    assert seen == list(Neighbourhood.objects.order_by(*order).values_list("pk", flat=True))


def test_a_list_may_be_in_the_order_of_what_its_rows_point_to(targets):
    seen, after = [], ""
    while True:
        page = page_by_key(Target.objects.all(), order=["-goal__number", "pk"], after=after, per_page=2)
        seen += [row.pk for row in page.items]
        after = page.next
        if not after:
            break
    assert seen == list(Target.objects.order_by("-goal__number", "pk").values_list("pk", flat=True))
    assert len(seen) > 2


def test_rows_whose_key_is_chance_are_paged_too(db, make_person, parks, monday):
    survey = Survey.objects.create(
        title="x", afterwards="x", unit=parks, opens_at=monday, closes_at=monday + timedelta(days=1)
    )
    made = Sheet.objects.bulk_create(Sheet(survey=survey, on=monday.date()) for _ in range(7))
    first = page_by_key(Sheet.objects.all(), order=["on", "pk"], per_page=4)
    second = page_by_key(Sheet.objects.all(), order=["on", "pk"], per_page=4, after=first.next)
    assert [row.pk for row in [*first.items, *second.items]] == sorted(one.pk for one in made)


def test_a_page_knows_the_whole_list(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        page = page_by_key(Neighbourhood.objects.all(), order=["-id"], per_page=4)
    assert [row.pk for row in page.rows] == list(Neighbourhood.objects.order_by("-id").values_list("pk", flat=True))


@pytest.mark.parametrize("there", [0, 3, 4, 5, 25])
def test_the_beginning_of_a_list_may_be_read_elsewhere(rows, there, django_assert_num_queries):
    few = Neighbourhood.objects.filter(pk__in=list(Neighbourhood.objects.values_list("pk", flat=True)[:there]))
    expected = page_by_key(few, order=["order", "-id"], per_page=4)
    read = list(few.order_by("order", "-id")[:5])
    with django_assert_num_queries(0):
        page = first_page(read, order=["order", "-id"], whole=lambda: few, per_page=4)
    assert (page.items, page.next, page.is_first) == (expected.items, expected.next, True)
    assert list(page.rows) == list(expected.rows)


@pytest.mark.parametrize(
    "key", ["x", "W10", "eyJhIjogMX0", "WzEsIDJd", "bnVsbA", "W3sidCI6ICJ4In1d", "W3t9XQ", "....", "W251bGxd"]
)
def test_a_broken_key_gives_the_first_page(rows, key):
    page = page_by_key(Neighbourhood.objects.all(), order=["id"], after=key, per_page=4)
    assert page.items[0] == Neighbourhood.objects.order_by("id").first()
    assert page.is_first
