"""What happened to mine: what a person gave, with the latest answer to each, and what they support."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.ideas import actions as ideas
from meydan.ideas.actions import hide_contribution
from meydan.ideas.models import Answer


@pytest.fixture
def give(monday, goksu, targets):
    def write(person, title):
        return ideas.submit_contribution(
            by=person, kind="problem", title=title, text="Sıcak.", neighbourhood=goksu, targets=[targets["11.7"]]
        )

    return write


def page_of(client, person):
    client.force_login(person)
    return client.get("/benim/").content.decode()


def test_each_of_mine_has_its_own_latest_answer(client, give, ayse, deniz):
    one, other, without = (give(ayse, title) for title in ("Gölgesiz yol", "Kırık bank", "Karanlık sokak"))
    foreign = give(deniz, "Dar kaldırım")
    for about, text, hours in (
        (one, "Önce.", 1),
        (one, "Sonra.", 2),
        (other, "Yapıldı.", 1),
        (foreign, "Bakıyoruz.", 1),
    ):
        Answer.objects.create(
            contribution=about, decision="information", text=text, at=clock.now() + timedelta(hours=hours)
        )
    page = page_of(client, ayse)
    assert page.index("Karanlık sokak") < page.index("Kırık bank") < page.index("Yapıldı.")
    assert page.index("Yapıldı.") < page.index("Gölgesiz yol") < page.index("Sonra.")
    assert "Önce." not in page
    assert "Bakıyoruz." not in page
    assert without.title in page


def test_what_i_support_is_somebody_elses_and_vanishes_when_it_is_hidden(client, give, ayse, deniz, zeynep):
    hers, mine = give(deniz, "Dar kaldırım"), give(ayse, "Gölgesiz yol")
    for one in (hers, mine):
        ideas.support(by=ayse if one is hers else deniz, contribution=one)
    page = page_of(client, ayse)
    assert page.count("Dar kaldırım") == page.count("Gölgesiz yol") == 1
    hide_contribution(by=zeynep, thing_id=hers.pk, reason="privacy")
    assert "Dar kaldırım" not in page_of(client, ayse)


def test_the_number_of_queries_does_not_grow(client, give, ayse, deniz, django_assert_max_num_queries):
    counts = []
    for number in (1, 3):
        for step in range(number):
            mine = give(ayse, f"Gölgesiz yol {number} {step}")
            Answer.objects.create(contribution=mine, decision="information", text="Bakıyoruz.")
            ideas.support(by=ayse, contribution=give(deniz, f"Dar kaldırım {number} {step}"))
        page_of(client, ayse)
        with django_assert_max_num_queries(15) as seen:
            client.get("/benim/")
        counts.append(len(seen))
    assert counts[0] == counts[1]
