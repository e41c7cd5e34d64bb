"""Pages that only say what things are called load the columns that a kind names, and no others."""

from typing import Any

import pytest

from meydan.base import clock
from meydan.base.cards import Kind, all_cards
from meydan.base.ready import Making

pytestmark = pytest.mark.django_db
NAMED = [kind for card in all_cards() for kind in card.kinds if kind.named]


@pytest.mark.parametrize("kind", NAMED, ids=lambda kind: kind.name)
def test_name_address_and_language_are_made_of_what_a_kind_names(kind: Kind, ayse, django_assert_num_queries):
    rows: Any = kind.names(kind.load_many(ayse, [1]))
    compiler = rows.query.get_compiler(rows.db)
    compiler.as_sql()
    (thing,) = Making(rows, compiler).things([[_something(one[0].field) for one in compiler.select]])
    with django_assert_num_queries(0):
        assert kind.describe(thing)
        assert kind.link(thing).startswith("/")
        assert str(getattr(thing, "language", "")) is not None


def _something(column: Any) -> Any:
    of = column.get_internal_type()
    return {"DateTimeField": clock.now(), "DateField": clock.today(), "CharField": "a", "TextField": "a"}.get(of, 1)
