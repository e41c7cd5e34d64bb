"""Whoever has the files alone comes to the figures of the pages, to the last digit."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.calls.models import Call
from meydan.ideas.models import Support
from meydan.insight import actions as insight
from meydan.opendata import repeating
from meydan.opendata.repeating import files_alone
from meydan.people.models import Person

pytestmark = pytest.mark.django_db


def test_every_figure_of_the_pages_comes_out_of_the_files(downloaded, monday):
    found = repeating.compare(downloaded, monday, 10)
    assert found[repeating.DIFFERENT] == {}
    assert found[repeating.HELD] == {}
    same = {name: both[0] for name, both in found[repeating.SAME].items()}
    assert same["promises/answered"] == 3
    assert same["promises/on_time"] == 2
    assert same["promises/interim"] == 1
    assert same["promises/late"] == 1
    assert same["apart/imported"] == 1
    assert same["projects/late"] == 1
    assert same["projects/planned"] == 1_750_50
    assert same["threads/goal/11"] == 9
    assert same["people/town:2026/place/firat"] == 30
    assert len(same) >= 60
    call = Call.objects.get(state="announced").pk
    assert [
        same[f"calls/{call}/{name}"] for name in ("sent", "judged", "taken", "jurors", "conflicts", "objections")
    ] == [2, 2, 1, 3, 1, 1]
    assert [same[f"calls/{call}/2/{name}"] for name in ("rank", "median", "mean", "distance")] == [2, 45, 52, 30]
    assert (same["years/2026/answered"], same["years/2026/on_time"], same["years/2026/accepted"]) == (3, 2, 1)
    assert same["years/2026/ended"] == 1
    assert same["complaints/2026-4/call_objections"] == 1


def test_a_wrong_figure_is_found(downloaded, monday):
    file = downloaded / "projects.csv"
    file.write_text(file.read_text().replace("50000", "50001"))
    found = repeating.compare(downloaded, monday, 10)
    assert found[repeating.DIFFERENT] == {"projects/planned": (175050, 175051)}


def test_what_has_moved_by_few_people_since_is_held(downloaded, small_town, firat, monday):
    given = small_town.contributions.order_by("pk")[0]
    people = Person.objects.bulk_create(Person(email=f"later{n}@example.org", neighbourhood=firat) for n in range(9))
    Support.objects.bulk_create(Support(contribution=given, person=one, at=monday) for one in people)
    insight.count()
    found = repeating.compare(downloaded, monday, 10)
    assert found[repeating.DIFFERENT] == {}
    assert found[repeating.HELD]["people/town:2026/place/firat"] == (39, 30)


def test_the_recipe_runs_without_meydan(downloaded, monday):
    words = [sys.executable, "-I", files_alone.__file__, str(downloaded), monday.isoformat()]
    told = subprocess.run(words, check=True, capture_output=True, text=True, env={"PATH": os.environ["PATH"]}).stdout
    assert "promises/answered\t3" in told


def test_figures_of_a_later_day_come_out_of_the_same_files(downloaded, monday):
    later = monday + timedelta(days=12)
    with clock.at(later):
        found = repeating.compare(downloaded, later, 10)
    assert found[repeating.DIFFERENT] == {}
    assert found[repeating.SAME]["promises/late"][0] > 1
