"""What is true of every town's folder."""

import json
import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from meydan.base import turkish
from meydan.ideas.rules import APPROVING
from tests.towns.reading import ROOT, TOWNS, columns, flat, rows, texts, town_file

LANGUAGE_ENDING = re.compile(r"_(tr|en|ar|ku)$")
PAGES = {
    "about.md",
    "accessibility.md",
    "how-results.md",
    "paper.md",
    "privacy.md",
    "rules.md",
    "volunteer-agreement.md",
}
WITH_VERSION = ["privacy.md", "volunteer-agreement.md"]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

each_town = pytest.mark.parametrize("folder", TOWNS, ids=lambda folder: folder.name)


def readme_table(heading: str) -> set[str]:
    """The first column of the table below a heading of towns/README.md."""
    readme = (ROOT / "towns" / "README.md").read_text(encoding="utf-8")
    below = readme.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", below, flags=re.MULTILINE))


def as_in_readme(key: str) -> str:
    return LANGUAGE_ENDING.sub("", re.sub(r"^(clocks|answering\.units)\.[\w-]+\.", r"\1.….", key))


def test_there_is_a_town():
    assert [folder.name for folder in TOWNS] == ["buca"]


def test_the_readme_explains_each_key_and_no_other():
    used = {as_in_readme(key) for folder in TOWNS for key, _value in flat(town_file(folder))}
    assert readme_table("town.toml") == used


@pytest.mark.parametrize("name", ["neighbourhoods.csv", "units.csv", "plan.csv"])
@each_town
def test_the_readme_explains_each_column_and_no_other(folder, name):
    written = {re.sub(r"^20\d\d$", "20..", column) for column in columns(folder / name)}
    assert written == readme_table(name)


@each_town
def test_answers_go_through_steps_that_exist(folder):
    known = {row["slug"] for row in rows(folder / "units.csv")}
    said = town_file(folder)["answering"]
    assert set(said["units"]) <= known
    steps = [
        step
        for one in [said, *said["units"].values()]
        for name in ("approval", "interim_approval")
        for step in one[name]
    ]
    assert set(steps) <= APPROVING
    assert min(said["remind_before"], said["escalate_after"]) >= 0


@each_town
def test_the_plan_holds_together(folder):
    """Each line lies below one that is there, each activity is measured by an indicator, units exist, and it is marked."""
    told = town_file(folder)["plan"]
    listed = rows(folder / told["file"])
    levels = {row["code"]: row["level"] for row in listed}
    known = {row["slug"] for row in rows(folder / "units.csv")}
    above = {"goal": [""], "objective": ["goal"], "indicator": ["objective"], "activity": ["objective"]}
    assert len(levels) == len(listed)
    for row in listed:
        assert levels.get(row["parent"], "") in above[row["level"]], row["code"]
        assert row["unit"] in known | {""}, row["code"]
        assert row["name_tr"]
        assert row["name_en"]
        if row["level"] == "activity":
            assert levels[row["moves"]] == "indicator", row["code"]
        if row["level"] == "indicator":
            assert row["measure_tr"]
            assert all(row[str(year)] for year in range(told["first_year"], told["last_year"] + 1)), row["code"]


@each_town
def test_each_text_that_people_see_is_there_in_all_languages(folder):
    town = town_file(folder)
    keys = [key for key, _value in flat(town)]
    endings = {}
    for key in keys:
        if LANGUAGE_ENDING.search(key) and not key.startswith("clocks."):
            endings.setdefault(LANGUAGE_ENDING.sub("", key), []).append(key.rpartition("_")[2])
    assert endings
    for key, languages in endings.items():
        assert set(languages) == set(town["languages"]), key
        assert len(set(map(languages.count, languages))) == 1, key


@each_town
def test_settings_make_sense(folder):
    town = town_file(folder)
    assert ZoneInfo(town["timezone"])
    assert town["default_language"] in town["languages"]
    assert town["edit_minutes"] > 0
    assert town["photo_limit"] > 0
    assert isinstance(town["population"]["date"], date)
    for days in (town["holidays"]["extra"], town["holidays"]["removed"]):
        assert all(isinstance(day, date) for day in days)


@each_town
def test_modules_are_slices_of_the_house(folder):
    for name, on in town_file(folder)["modules"].items():
        assert (ROOT / "src" / "meydan" / name / "slice.py").exists(), name
        assert isinstance(on, bool)


@each_town
def test_each_clock_has_one_kind_of_days_and_a_basis(folder):
    clocks = town_file(folder)["clocks"]
    assert clocks["default"]["working_days"] > 0
    for code, clock in clocks.items():
        assert ("working_days" in clock) != ("calendar_days" in clock), code
        for key in ("basis", "basis_en"):
            assert 0 < len(clock[key]) <= 200, code


@each_town
def test_neighbourhoods_and_those_who_are_placed_nowhere_make_the_town(folder):
    population = town_file(folder)["population"]
    placed = sum(int(row["population"] or 0) for row in rows(folder / "neighbourhoods.csv") if not row["valid_to"])
    assert placed + population["unplaced"] == population["value"]


@each_town
def test_neighbourhoods_are_named_once_and_stand_in_alphabetical_order(folder):
    listed = rows(folder / "neighbourhoods.csv")
    names = [row["name"] for row in listed]
    assert names == turkish.in_order(names)
    assert len({row["slug"] for row in listed}) == len(listed)
    for row in listed:
        assert row["slug"] == turkish.slug(row["name"])
        assert "Mahalle" not in row["name"]


@each_town
def test_each_population_has_a_day_and_a_source(folder):
    for row in rows(folder / "neighbourhoods.csv"):
        assert bool(row["population"]) == bool(row["date"]) == bool(row["source"]), row["name"]
        if row["date"]:
            assert date.fromisoformat(row["date"])
            assert int(row["population"]) > 0


@each_town
def test_neighbourhoods_end_after_they_begin(folder):
    for row in rows(folder / "neighbourhoods.csv"):
        begins, ends = (date.fromisoformat(row[key]) if row[key] else None for key in ("valid_from", "valid_to"))
        assert not (begins and ends) or begins < ends, row["name"]


@each_town
def test_points_lie_in_the_frame_of_the_map(folder):
    frame = town_file(folder)["map"]
    south, west, north, east = frame["bounds"]
    points = [(frame["latitude"], frame["longitude"])]
    for row in rows(folder / "neighbourhoods.csv"):
        assert bool(row["lat"]) == bool(row["lon"]), row["name"]
        if row["lat"]:
            points.append((float(row["lat"]), float(row["lon"])))
    drawn = json.loads((folder / frame["file"]).read_text(encoding="utf-8"))
    assert drawn["type"] == "FeatureCollection"
    for feature in drawn["features"]:
        assert feature["properties"]["source"]
        if feature["geometry"]["type"] == "Point":
            assert feature["properties"]["approximate"] is True
            points.append(tuple(reversed(feature["geometry"]["coordinates"])))
    for latitude, longitude in points:
        assert south < latitude < north
        assert west < longitude < east


@each_town
def test_map_is_small_and_names_known_neighbourhoods_only(folder):
    file = folder / town_file(folder)["map"]["file"]
    assert file.stat().st_size <= 30_000
    known = {row["slug"] for row in rows(folder / "neighbourhoods.csv")}
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    assert {feature["properties"].get("slug") for feature in features} - {None} <= known


@each_town
def test_units_are_named_once_and_lie_below_known_units(folder):
    listed = rows(folder / "units.csv")
    slugs = [row["slug"] for row in listed]
    assert len(set(slugs)) == len(slugs)
    for row in listed:
        assert SLUG.fullmatch(row["slug"])
        assert row["kind"] in {"centre", "vice_mayor", "directorate"}, row["slug"]
        assert row["name_tr"]
        assert row["name_en"]
        assert not row["parent"] or row["parent"] in set(slugs) - {row["slug"]}, row["slug"]
        assert re.fullmatch(r"[^@\s]+@[^@\s]+", row["email"])
    assert "centre" in {row["kind"] for row in listed}


@each_town
def test_all_pages_are_written_in_all_languages(folder):
    for language in town_file(folder)["languages"]:
        written = texts(folder, language)
        assert set(written) == PAGES
        for name, text in written.items():
            first, _, rest = text.partition("\n")
            heading = rest if name in WITH_VERSION else first
            assert heading.startswith("# "), (language, name)
            assert not re.search(r"<[a-z/]", text), (language, name)
            assert "'" not in text, (language, name, "the apostrophe is ’")


@each_town
def test_pages_have_the_same_outline_in_all_languages(folder):
    """A section or a point that only one language has is a promise that only some people read."""
    languages = town_file(folder)["languages"]
    for name in PAGES:
        outlines = {
            tuple(re.findall(r"^(#+ |- |\d\. )", texts(folder, language)[name], flags=re.MULTILINE))
            for language in languages
        }
        assert len(outlines) == 1, name


@pytest.mark.parametrize("name", WITH_VERSION)
@each_town
def test_what_people_see_or_agree_to_has_one_version(folder, name):
    versions = {texts(folder, language)[name].partition("\n")[0] for language in town_file(folder)["languages"]}
    assert len(versions) == 1
    assert re.fullmatch(r"version: \d{4}-\d{2}[a-z0-9.-]*", versions.pop())


@each_town
def test_telephones_and_addresses_in_the_texts_are_those_of_the_town_file(folder):
    town = town_file(folder)
    known = {town["contact"]["phone"], town.get("fault_desk", {}).get("phone"), town["contact"]["email"]}
    for language in town["languages"]:
        for name, text in texts(folder, language).items():
            found = re.findall(r"\b0\d{3} \d{3} \d{2} \d{2}\b|[\w.]+@[\w.]+\w", text)
            assert set(found) <= known, (language, name)
