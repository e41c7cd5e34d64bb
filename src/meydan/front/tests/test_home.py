"""The town square: asked in one journey, and as it is now."""

from datetime import timedelta

import pytest

from meydan.base import clock, prepared
from meydan.base.lately import Lately
from meydan.ideas import actions


@pytest.fixture(autouse=True)
def nothing_is_written(monkeypatch):
    monkeypatch.setattr(prepared, "_kept", Lately(prepared.MOST, holds=lambda held: held.holds))


@pytest.fixture
def write(monday, targets):
    def make(by, place, title):
        facts = {"neighbourhood": place, "targets": [targets["11.7"]]}
        return actions.submit_contribution(by=by, kind="problem", title=title, text="Sıcak.", **facts)

    return make


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same(client, write, ayse, goksu, director, monday, count, django_assert_max_num_queries):
    for number in range(count):
        write(ayse, goksu, f"Yol {number}")
        _process(director, f"Çağrı {number}", monday)
    client.get("/")
    with django_assert_max_num_queries(9):
        page = client.get("/").content.decode()
    assert page.count("card--link") == min(count, 2)
    assert page.count("Çağrı ") == count


def _process(director, title, opens_at):
    made = actions.start_process(
        by=director, template="open_call", title=title, summary="…", promise="…", opens_at=opens_at
    )
    actions.publish_process(by=director, process=made)
    return made


def test_each_place_shows_its_own(client, write, ayse, goksu, firat):
    write(ayse, goksu, "Gölgesiz yol"), write(ayse, firat, "Karanlık merdiven")
    shown = {path: client.get(path).content.decode() for path in ("/", "/?mahalle=goksu", "/?mahalle=firat")}
    assert ["Gölgesiz yol" in one for one in shown.values()] == [True, True, False]
    assert ["Karanlık merdiven" in one for one in shown.values()] == [True, False, True]


def test_a_process_comes_and_goes_with_its_moment_though_the_question_was_written_before(client, director, monday):
    made = _process(director, "Gölge çağrısı", monday + timedelta(minutes=10))
    last = made.stages.order_by("-closes_at")[0].closes_at
    told = {}
    for moment in (monday, monday + timedelta(minutes=9), monday + timedelta(minutes=10), last):
        with clock.at(moment):
            told[moment] = "Gölge çağrısı" in client.get("/").content.decode()
    assert list(told.values()) == [False, False, True, False]
