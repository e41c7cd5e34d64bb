"""The 17 goals and 169 targets as files."""

import re
import tomllib
from collections import Counter

import pytest

from tests.towns.reading import GOALS, rows

TARGETS_PER_GOAL = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]
COLOURS = [
    "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942", "#FD6925",
    "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D", "#19486A",
]  # fmt: skip


@pytest.fixture(scope="module")
def goals():
    return tomllib.loads((GOALS / "goals.toml").read_text(encoding="utf-8"))["goal"]


@pytest.fixture(scope="module")
def targets():
    return rows(GOALS / "targets.csv")


def test_seventeen_goals_with_their_colours(goals):
    assert [goal["number"] for goal in goals] == list(range(1, 18))
    assert [goal["colour"] for goal in goals] == COLOURS


def test_each_goal_has_names_and_one_sentence_in_both_languages(goals):
    for goal in goals:
        for language in ("tr", "en"):
            assert goal[f"name_{language}"], goal["number"]
            meaning = goal[f"meaning_{language}"]
            assert 40 <= len(meaning) <= 160, goal["number"]
            assert meaning.endswith("."), goal["number"]
            assert meaning.count(".") == 1, goal["number"]
    assert len({goal["name_tr"] for goal in goals}) == len({goal["name_en"] for goal in goals}) == 17


def test_goals_name_no_town(goals):
    assert "Buca" not in str(goals)
    assert "İzmir" not in str(goals)


def test_169_targets_each_once(targets):
    assert len(targets) == 169
    assert len({target["code"] for target in targets}) == 169
    per_goal = Counter(int(target["goal"]) for target in targets)
    assert [per_goal[number] for number in range(1, 18)] == TARGETS_PER_GOAL


def test_targets_are_numbered_without_gaps_then_lettered(targets):
    for number in range(1, 18):
        ends = [target["code"].partition(".")[2] for target in targets if target["goal"] == str(number)]
        digits = [end for end in ends if end.isdecimal()]
        letters = ends[len(digits) :]
        assert digits == [str(count + 1) for count in range(len(digits))], number
        assert letters == list("abcd")[: len(letters)], number


def test_a_target_belongs_to_the_goal_of_its_code(targets):
    assert all(target["code"].partition(".")[0] == target["goal"] for target in targets)


@pytest.mark.parametrize("language", ["tr", "en"])
def test_each_target_has_a_short_name_of_its_own(targets, language):
    names = [target[f"name_{language}"] for target in targets]
    assert len(set(names)) == 169
    for name in names:
        assert 5 <= len(name.split()) <= 14, name
        assert len(name) <= 200
        assert not re.search(r"\s\s|[.']$|^\s|\s$", name), name
        assert not name[0].islower(), name


def test_about_forty_targets_are_local_and_each_goal_has_one(targets):
    local = [target for target in targets if target["local"] == "yes"]
    assert {target["local"] for target in targets} == {"yes", "no"}
    assert 38 <= len(local) <= 48
    assert {int(target["goal"]) for target in local} == set(range(1, 18))


def test_targets_that_the_centre_works_on_most_are_local(targets):
    local = {target["code"] for target in targets if target["local"] == "yes"}
    most = "11.3 16.7 16.6 16.10 17.17 4.7 5.5 10.2 11.1 11.2 11.5 11.6 11.7 12.5 12.8 13.1 13.3 8.6 3.4 2.1"
    assert set(most.split()) <= local
