"""Limits: so many in a window, whoever asks at the same time, however long the pause between."""

from datetime import timedelta

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.limits import forget_old_counts, limit
from meydan.base.models import Counted
from meydan.base.sentences import TOO_FAST


def test_so_many_in_an_hour_and_then_again(db, monday, refused):
    for minutes in (0, 20, 40):  # a pause does not forget
        with clock.at(monday + timedelta(minutes=minutes)):
            limit("x", "3/h")
    with clock.at(monday + timedelta(minutes=59)), refused(TOO_FAST):
        limit("x", "3/h")
    with clock.at(monday + timedelta(minutes=59)):
        limit("y", "3/h")
    with clock.at(monday + timedelta(minutes=60)):
        limit("x", "3/h")


def test_what_is_counted_names_nobody_and_goes(db, monday):
    limit("code:ayse@example.org", "3/h")
    assert "ayse" not in Counted.objects.get().name
    with clock.at(monday + timedelta(hours=2)):
        assert forget_old_counts() == 1


def test_nobody_slips_through_beside(transactional_db, in_parallel):
    answers = in_parallel(lambda _number: limit("race", "5/d"), range(12))
    assert answers.count(None) == 5
    assert sum(isinstance(one, Refused) for one in answers) == 7
