"""Votes with many options, booths and piles: pages and search at the desk."""

import pytest

from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.models import Option
from meydan.decisions.queries import on_paper


def test_options_are_read_in_pages_and_searched(signed_in, director, make_ballot):
    ballot = make_ballot()
    Option.objects.bulk_create(
        Option(ballot=ballot, title=f"Ağaç {number}", number=100 + number) for number in range(60)
    )
    desk, address = signed_in(director), f"/masa/oylama/{ballot.pk}/"
    first = desk.get(address)
    assert len(first.context["page"]) == 50
    assert 'name="q"' in first.content.decode()
    found = desk.get(address, {"q": "agac 59"})
    assert [one.title for one in found.context["page"]] == ["Ağaç 59"]
    assert "Uyan bir şey yok" in desk.get(address, {"q": "zeytin"}).content.decode()


@pytest.fixture
def booths(ballot, director, selim):
    def made(count):
        start = ballot.booths.count()
        for number in range(start, start + count):
            actions.save_booth(by=director, ballot=ballot, name=f"Sandık {number:02}", hours="9–17", clerks=[selim])
        return f"/masa/oylama/{ballot.pk}/kagit/"

    return made


def test_booths_are_read_in_pages_and_searched(signed_in, selim, booths):
    address, desk = booths(21), signed_in(selim)
    assert len(desk.get(address).context["page"]) == 20
    assert [one.name for one in desk.get(address, {"q": "SANDIK 07"}).context["page"]] == ["Sandık 07"]
    assert "Uyan bir şey yok" in desk.get(address, {"q": "yok"}).content.decode()


def test_whoever_is_at_no_booth_finds_none_by_words_either(signed_in, booths, ballot, deniz, zeynep):
    address = booths(1)
    for person in (deniz, zeynep):
        assert signed_in(person).get(address, {"q": "yok"}).status_code == 404


def test_booths_cost_the_same_however_many(signed_in, selim, booths, django_assert_max_num_queries):
    counted = []
    for more in (1, 2):
        address = booths(more)
        desk = signed_in(selim)
        with django_assert_max_num_queries(25) as asked:
            desk.get(address)
        counted.append(len(asked))
    assert counted[0] == counted[1]


@pytest.mark.parametrize(("text", "found"), [("", 1), ("muhtar", 1), ("yok", 0)])
def test_waiting_piles_are_searched(signed_in, director, pile, booth, text, found):
    with clock.at(pile.ballot.closes_at):
        assert on_paper.waiting_batches(director, booth.name if text == "muhtar" else text).count() == found
