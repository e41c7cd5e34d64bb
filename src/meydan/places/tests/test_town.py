"""Loading a town file, also an invented one."""

from datetime import date

import pytest
from django.urls import reverse

from meydan.base.town import Town
from meydan.places.actions import load_town
from meydan.places.models import Neighbourhood, Unit

TINY = {
    "neighbourhoods.csv": "slug,name,population,date,source,postcode,valid_from,valid_to,lat,lon,group\n"
    "iskele,İskele,120,2025-12-31,sayım,,,,,,a\n"
    "cinar,Çınar,80,2025-12-31,sayım,,,,,,a\n"
    "eski,Eski,,,,,,2020-01-01,,,b\n",
    "units.csv": "slug,name_tr,name_en,kind,parent,email\n"
    "centre,Merkez,Centre,centre,,\nparks,Park,Parks,directorate,centre,parks@example.org\n",
}


@pytest.fixture
def tiny_town(tmp_path):
    for name, text in TINY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Town(tmp_path, {"name": "Küçükköy", "clocks": {"default": {"working_days": 5, "basis": "-"}}})


@pytest.mark.django_db
def test_an_invented_town_loads_in_turkish_order(tiny_town):
    assert load_town(town=tiny_town) == (3, 2)
    assert [place.name for place in Neighbourhood.objects.valid_on(date(2026, 1, 1))] == ["Çınar", "İskele"]
    assert Unit.objects.get(slug="parks").parent.slug == "centre"


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_keeps_what_left_the_file(tiny_town):
    load_town(town=tiny_town)
    (tiny_town.folder / "units.csv").write_text(
        "slug,name_tr,name_en,kind,parent,email\ncentre,Merkez,Centre,centre,,\n"
    )
    load_town(town=tiny_town)
    assert Neighbourhood.objects.count() == 3
    assert Unit.objects.get(slug="parks").active is False


def test_the_page_of_a_neighbourhood(client, goksu):
    page = client.get(reverse("places:detail", args=["goksu"])).content.decode()
    assert "Göksu" in page
    assert "29.709" in page
    assert client.get(reverse("places:detail", args=["yok"])).status_code == 404


@pytest.mark.django_db
def test_the_list_costs_the_same_for_one_and_three(client, django_assert_max_num_queries):
    for number in range(3):
        Neighbourhood.objects.create(slug=f"m{number}", name=f"M{number}", population=10, order=number)
        with django_assert_max_num_queries(6):
            assert client.get(reverse("places:list")).status_code == 200
