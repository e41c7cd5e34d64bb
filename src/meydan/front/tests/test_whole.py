"""The demo town is loaded as a whole; only what may be refused is taken back alone."""

import pytest
from django.db import connection

from meydan.base.actions import stamp
from meydan.base.errors import Refused
from meydan.base.queries import stamped
from meydan.front.demo.whole import may_be_refused, whole

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_refused_is_taken_back_alone():
    with whole():
        stamp(name="first", value="1")
        with may_be_refused():
            stamp(name="second", value="1")
            raise Refused("base.tried")
        with may_be_refused():
            stamp(name="third", value="1")
    assert [stamped(name) for name in ("first", "second", "third")] == ["1", "", "1"]


def _fails():
    with whole():
        stamp(name="first", value="1")
        raise ZeroDivisionError


def test_an_error_takes_everything_back():
    with pytest.raises(ZeroDivisionError):
        _fails()
    assert stamped("first") == ""
    assert connection.features.uses_savepoints
