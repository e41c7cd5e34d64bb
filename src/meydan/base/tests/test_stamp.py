"""Demo data never looks real."""

import pytest

from meydan.base.actions import stamp
from meydan.base.stamp import WrongDatabase, check_stamp


@pytest.mark.django_db
def test_a_demo_database_is_refused_outside_the_demo(settings):
    settings.DEMO = False
    check_stamp()
    stamp(name="demo", value="1")
    with pytest.raises(WrongDatabase, match="invented demo town"):
        check_stamp()
    settings.DEMO = True
    check_stamp()
