"""What the town's map draws, and what a page with a map may do that others may not."""

import json
import shutil
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from meydan.ideas.actions import submit_contribution
from meydan.places import queries
from meydan.places.middleware import NEVER

BUCA = Path(__file__).parents[4] / "towns" / "buca"
TILES = "https://tiles.example/{z}/{x}/{y}.png"
SQUARE = [[[27.1, 38.3], [27.2, 38.3], [27.2, 38.4], [27.1, 38.4], [27.1, 38.3]]]


@pytest.fixture
def town_with(settings, tmp_path):
    """town_with(features=[…], tiles="…"): this installation's town is Buca with another map."""

    def change(*, features=(), tiles=""):
        folder = tmp_path / f"town{len(list(tmp_path.iterdir()))}"
        shutil.copytree(BUCA, folder, ignore=shutil.ignore_patterns("demo"))
        (folder / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}))
        file = folder / "town.toml"
        file.write_text(file.read_text(encoding="utf-8").replace('tiles = ""', f'tiles = "{tiles}"'), encoding="utf-8")
        settings.TOWN_FOLDER = folder

    return change


def feature(kind="Polygon", coordinates=SQUARE, **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.fixture
def place_page(client, db):
    """The page of the form on which a point is chosen."""

    def get():
        client.post(reverse("ideas:new"), {"kind": "problem"})
        client.post(reverse("ideas:new_step", args=["metin"]), {"title": "Gölge yok", "scope": "shared"})
        return client.get(reverse("ideas:new_step", args=["yer"]))

    return get


@pytest.fixture
def thread_page(client, monday, ayse, goksu, targets):
    def get(**point):
        idea = submit_contribution(
            by=ayse,
            kind="problem",
            title="Gölge yok",
            text="x",
            neighbourhood=goksu,
            targets=[targets["11.7"]],
            **point,
        )
        return client.get(idea.thread.get_absolute_url())

    return get


def images(answer):
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    return policy["img-src"]


# ---------- what is drawn ----------


def test_features_carry_the_names_of_the_table_and_known_positions(client, town_with, goksu, firat):
    town_with(features=[feature(slug="goksu")])
    firat.latitude, firat.longitude = 38.39, 27.15
    firat.save()
    answer = client.get(reverse("places:map_data"))
    assert answer["Content-Type"] == "application/geo+json"
    assert answer["Cache-Control"] == "public, max-age=3600"
    shape, point = answer.json()["features"]
    assert shape["properties"]["name"] == "Göksu"
    assert point["properties"] == {"kind": "neighbourhood", "slug": "firat", "name": "Fırat"}
    assert point["geometry"]["coordinates"] == [27.15, 38.39]


def test_the_features_cost_the_same_for_one_and_three(client, django_assert_num_queries, goksu, firat):
    for place in (goksu, firat):
        place.latitude, place.longitude = 38.39, 27.15
        place.save()
        with django_assert_num_queries(2):
            client.get(reverse("places:map_data"))


def test_a_town_is_drawn_when_it_has_shapes_positions_or_tiles(town_with, goksu):
    town_with(features=[feature(kind="Point", coordinates=[27.1, 38.3])])
    assert not queries.town_map().drawn  # one point makes no map
    goksu.latitude, goksu.longitude = 38.39, 27.15
    goksu.save()
    assert queries.town_map().drawn
    goksu.delete()
    town_with(features=[feature()])
    assert queries.town_map().drawn
    town_with(tiles=TILES)
    assert queries.town_map().drawn


def test_credits_of_shapes_are_named_once(town_with, db):
    town_with(
        features=[
            feature(credit="© A", credit_url="https://a.example/"),
            feature(credit="© A", credit_url="https://a.example/"),
        ]
    )
    assert queries.town_map().credits == [("© A", "https://a.example/")]


def test_the_list_shows_a_map_only_where_it_shows_neighbourhoods(client, town_with, goksu):
    town_with(features=[feature(kind="Polygon")])
    assert "data-map=" not in client.get(reverse("places:list")).content.decode()
    town_with(features=[feature(slug="goksu")])
    assert "data-map=" in client.get(reverse("places:list")).content.decode()


# ---------- the page with the form ----------


def test_without_shapes_and_tiles_only_the_position_is_offered(place_page, town_with):
    town_with()
    page = place_page().content.decode()
    assert "data-map-locate" in page
    assert "data-map-open" not in page
    assert "data-map-box" not in page


def test_the_form_says_what_happens_to_a_point_and_hides_all_of_it_without_javascript(place_page):
    page = place_page().content.decode()
    assert "18 yaşından küçükseniz nokta saklanmaz" in page
    start = page.index('<div class="map')
    assert page[start : page.index(">", start)].endswith("hidden")


def test_only_the_page_with_the_form_may_ask_for_the_position(client, place_page, thread_page):
    assert place_page()["Permissions-Policy"] == f"geolocation=(self), {NEVER}"
    assert thread_page(latitude=38.39, longitude=27.17)["Permissions-Policy"] == f"geolocation=(), {NEVER}"
    assert client.get(reverse("front:home"))["Permissions-Policy"] == f"geolocation=(), {NEVER}"


# ---------- tiles ----------


def test_without_tiles_no_page_may_load_foreign_pictures(client, place_page):
    assert images(place_page()) == images(client.get(reverse("front:home"))) == "'self' data: blob:"


def test_with_tiles_exactly_their_origin_is_allowed_and_only_beside_a_map(client, place_page, thread_page, town_with):
    town_with(tiles=TILES)
    allowed = "'self' data: blob: https://tiles.example"
    assert images(place_page()) == allowed
    assert images(thread_page(latitude=38.39, longitude=27.17)) == allowed
    for without in (client.get(reverse("front:home")), client.get(reverse("places:list")), thread_page()):
        assert images(without) == "'self' data: blob:"


@pytest.mark.parametrize("address", ["https://{s}.tiles.example/{z}/{x}/{y}.png", "tiles.example/{z}", "https:///{z}"])
def test_tiles_must_come_from_one_named_host(town_with, db, address):
    town_with(tiles=address)
    with pytest.raises(ImproperlyConfigured):
        _ = queries.town_map().tiles_origin


# ---------- the thread page ----------


def test_a_point_is_shown_beside_the_place_and_opens_without_javascript(thread_page):
    page = thread_page(latitude=38.39, longitude=27.17, place_words="Okul sokağı").content.decode()
    assert 'href="geo:38.3900,27.1700"' in page
    assert "Göksu, Okul sokağı" in page
    assert "Haritada göster" in page


def test_without_a_point_the_thread_page_has_no_map(thread_page):
    page = thread_page().content.decode()
    assert "geo:" not in page
    assert "map.js" not in page
