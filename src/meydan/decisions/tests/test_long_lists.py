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


def add_options(ballot, count, **more):
    start = ballot.options.count() + 100
    Option.objects.bulk_create(
        Option(ballot=ballot, title=f"Ağaç {number}", number=number, valuation="feasible", **more)
        for number in range(start, start + count)
    )


def test_everybody_reads_a_long_paper_in_pages_and_finds_by_words(client, ballot):
    add_options(ballot, 200)
    address = ballot.get_absolute_url()
    first = client.get(address)
    page = first.content.decode()
    assert "202 seçenek" in page or f"{ballot.options.count()} seçenek" in page
    assert len(first.context["page"]) == 24
    assert len(first.content) < 60 * 1024
    assert client.get(address, {"after": first.context["page"].next}).context["page"].items[0].title == "Ağaç 124"
    assert [one.title for one in client.get(address, {"q": "agac 299"}).context["page"]] == ["Ağaç 299"]
    assert "Uyan bir şey yok" in client.get(address, {"q": "zeytin"}).content.decode()


def test_the_way_to_the_paper_stays_on_a_phone(client, ballot):
    assert "purse--stick" in client.get(ballot.get_absolute_url()).content.decode()
    with clock.at(ballot.closes_at):
        assert "purse--stick" not in client.get(ballot.get_absolute_url()).content.decode()


def test_what_was_refused_is_read_in_pages(client, ballot):
    Option.objects.bulk_create(
        Option(ballot=ballot, title=f"Köprü {number}", valuation="not_feasible", reason="Yol DSİ'nin")
        for number in range(30)
    )
    assert client.get(ballot.get_absolute_url()).content.decode().count("Köprü") == 10
    address = f"/oylama/{ballot.pk}/kagida-girmeyenler/"
    assert f'href="{address}"' in client.get(ballot.get_absolute_url()).content.decode()
    assert len(client.get(address).context["page"]) == 24
    assert [one.title for one in client.get(address, {"q": "kopru 29"}).context["page"]] == ["Köprü 29"]
    assert "Uyan bir şey yok" in client.get(address, {"q": "zeytin"}).content.decode()


@pytest.mark.parametrize("which", ["", "kagida-girmeyenler/"])
def test_pages_of_a_vote_cost_the_same(client, ballot, which, django_assert_max_num_queries):
    address, counted = f"/oylama/{ballot.pk}/{which}" if which else ballot.get_absolute_url(), []
    for more in (1, 2):
        add_options(ballot, more)
        Option.objects.create(ballot=ballot, title="Köprü", valuation="not_feasible", reason="x")
        with django_assert_max_num_queries(15) as asked:
            client.get(address)
        counted.append(len(asked))
    assert counted[0] == counted[1]
