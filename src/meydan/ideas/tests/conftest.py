"""A contribution to try verbs on."""

import pytest

from meydan.ideas import actions
from meydan.places.models import Unit


@pytest.fixture
def write(monday, targets, goksu):
    """write(ayse, title="…") → a fresh contribution."""

    def make(by, *, kind="problem", title="Okul yolunda gölge yok", text="Kaldırım dar.", process=None):
        return actions.submit_contribution(
            by=by, kind=kind, title=title, text=text, neighbourhood=goksu, targets=[targets["11.7"]], process=process
        )

    return make


@pytest.fixture
def problem(write, ayse):
    return write(ayse)


@pytest.fixture
def unit(parks) -> Unit:
    return parks
