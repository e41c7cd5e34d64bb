"""The map beside the list: what lies close together is drawn as one, and it stays light."""

import random

import pytest

from meydan.base import clock
from meydan.ideas.models import Contribution
from meydan.threads.models import Thread

pytestmark = pytest.mark.django_db
WHOLE = "bbox=38.24,27.10,38.44,27.38"


@pytest.fixture
def scatter(monday, ayse, goksu):
    def write(points, **fields):
        threads = Thread.objects.bulk_create(
            Thread(number=f"2026-{Thread.objects.count() + n:05d}", title=f"Gölge {n}") for n, _ in enumerate(points)
        )
        day = clock.today()
        return Contribution.objects.bulk_create(
            Contribution(**{"what": "idea", "thread": thread, "title": f"Gölgesiz ve sıcak bir sokak {thread.pk}", "author": ayse,
                         "latitude": y, "longitude": x, "first_promise": day, "promised_for": day} | fields)
            for thread, (y, x) in zip(threads, points, strict=True)
        )  # fmt: skip

    return write


def marks(client, query=WHOLE):
    answer = client.get(f"/konular/harita.json?{query}")
    assert answer.status_code == 200
    return answer.json()["marks"]


def test_a_single_one_says_what_it_is_and_leads_there(client, scatter):
    (one,) = scatter([(38.388, 27.175)])
    assert marks(client) == [[38.388, 27.175, 1, one.title, f"/katki/{one.pk}/"]]


def test_neighbours_are_one_mark_from_afar_and_two_from_near(client, scatter):
    scatter([(38.3881, 27.1751), (38.3885, 27.1755)])
    (together,) = marks(client, f"{WHOLE}&zoom=12")
    assert together[2] == 2
    assert len(together) == 3
    assert len(marks(client, f"{WHOLE}&zoom=18")) == 2


def test_only_what_lies_in_the_frame_and_fits_the_filters(client, scatter):
    scatter([(38.388, 27.175)])
    scatter([(38.30, 27.20)], state="done")
    assert len(marks(client, "bbox=38.38,27.17,38.39,27.18")) == 1
    assert len(marks(client, f"{WHOLE}&state=done")) == 1
    assert marks(client, f"{WHOLE}&kind=problem") == []


def test_hidden_joined_and_placeless_ones_are_not_on_it(client, scatter):
    shown, hidden, joined = scatter([(38.388, 27.175)] * 3)
    Contribution.objects.filter(pk=hidden.pk).update(hidden_at=clock.now())
    Contribution.objects.filter(pk=joined.pk).update(state="merged", merged_into=shown)
    scatter([(None, None)])
    assert [one[2] for one in marks(client)] == [1]


def test_thousands_weigh_less_than_30_kb(client, scatter):
    chance = random.Random(1)
    scatter([(chance.uniform(38.30, 38.42), chance.uniform(27.11, 27.30)) for _ in range(3000)])
    for zoom in (10, 12, 13, 14, 16, 18):
        answer = client.get(f"/konular/harita.json?{WHOLE}&zoom={zoom}")
        assert len(answer.content) <= 30 * 1024, zoom
        assert zoom > 12 or sum(one[2] for one in answer.json()["marks"]) == 3000


def test_single_ones_with_the_longest_titles_weigh_less_than_30_kb(client, scatter):
    scatter([(38.24 + n / 1000, 27.10 + n / 1000) for n in range(200)], title="شارع " * 28)
    answer = client.get(f"/konular/harita.json?{WHOLE}&zoom=19")
    assert [one[2] for one in answer.json()["marks"]] == [1] * 150
    assert len(answer.content) <= 30 * 1024
    assert answer.json()["marks"][0][3].endswith(" شارع…")


def test_it_asks_twice_whatever_there_is(client, scatter, django_assert_num_queries):
    scatter([(38.388, 27.175)])
    for _ in range(2):
        with django_assert_num_queries(2):
            marks(client)
        scatter([(38.31, 27.20), (38.35, 27.22)])


@pytest.mark.parametrize(
    "query", ["bbox=1,2,3", "bbox=a,b,c,d", "bbox=40,27,38,28", "bbox=nan,1,2,3", "zoom=x", "bbox=1,2,3,1e9"]
)
def test_a_frame_that_is_none_is_refused(client, scatter, query):
    answer = client.get(f"/konular/harita.json?{query}")
    assert answer.status_code == 400
    assert "bbox" in answer.json()["detail"]


def test_the_list_brings_the_map_with_its_filters(client, scatter):
    scatter([(38.388, 27.175)])
    page = client.get("/konular/?kind=idea").content.decode()
    assert 'data-marks="/konular/harita.json?kind=idea"' in page
    assert "Gölgesiz ve sıcak" in page
