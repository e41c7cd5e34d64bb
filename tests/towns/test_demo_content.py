"""The demo town's files: complete, at one with themselves, and within what their loader can tell."""

import itertools
import tomllib
from collections import Counter
from typing import Any

import pytest

from tests.towns.reading import BUCA, GOALS, rows, town_file

DEMO = BUCA / "demo"
STAFF = {"yurttas", "koordinator", "memur", "moderator", "mudur", "kolaylastirici"}
STATES = {
    "received": 20,
    "in_review": 20,
    "accepted": 20,
    "answered": 18,
    "declined": 14,
    "merged": 8,
    "in_project": 14,
    "done": 12,
    "routed": 2,
}
"""State → at least so many contributions."""
ANSWERED = {"accepted", "answered", "declined", "in_project", "done"}
DECISIONS = {"accepted", "declined", "in_part", "information"}
REASONS = {"budget", "powers", "other_plan", "law", "already_done", "other"}
STAGES = ["collect", "deliberate", "decide", "carry_out", "report"]
SCENES = {
    "street_trees", "narrow_pavement", "market", "playground", "dark_stairs", "empty_lot", "garden", "repair", "books",
    "stray_cat", "ramp", "bins", "square", "stream", "solar", "theatre", "sports", "bakery",
}  # fmt: skip
SURELY_OVERDUE = 30  # days: more than fifteen working days, also with some days of holiday
SURELY_IN_TIME = 19  # days: never more than fifteen working days


def listed(file: str, name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((DEMO / file).read_text(encoding="utf-8"))[name])


PEOPLE = {row["key"]: row for row in listed("people.toml", "person")}
CONTRIBUTIONS = [
    row
    for file in sorted((DEMO / "contributions").glob("*.toml"))
    for row in listed(f"contributions/{file.name}", "contribution")
]
BY_KEY = {row["key"]: row for row in CONTRIBUTIONS}
PROCESSES = {row["key"]: row for row in listed("processes.toml", "process")}
PROJECTS = listed("projects.toml", "project")
PLACES = {row["slug"] for row in rows(BUCA / "neighbourhoods.csv")}
UNITS = {row["slug"] for row in rows(BUCA / "units.csv")}
TARGETS = {row["code"] for row in rows(GOALS / "targets.csv")}

each = pytest.mark.parametrize("row", CONTRIBUTIONS, ids=lambda row: row["key"])
each_project = pytest.mark.parametrize("row", PROJECTS, ids=lambda row: row["key"])
each_process = pytest.mark.parametrize("row", PROCESSES.values(), ids=lambda row: row["key"])


def said(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Comments and replies of a contribution."""
    return [one for comment in row.get("comment", []) for one in (comment, *comment.get("reply", []))]


def state_of(row: dict[str, Any]) -> str:
    return str(row["state"])


# ---- people


def test_people_live_in_every_neighbourhood():
    assert len(PEOPLE) == len(listed("people.toml", "person")) >= 90
    assert {person["neighbourhood"] for person in PEOPLE.values()} == PLACES


def test_people_are_of_every_age_language_and_way_of_taking_part():
    assert {person["age_band"] for person in PEOPLE.values()} == {"under-18", "18-29", "30-44", "45-64", "65+"}
    assert {"en", "ar"} <= {person.get("language", "tr") for person in PEOPLE.values()}
    assert sum(person.get("offline", False) for person in PEOPLE.values()) >= 8


def test_the_young_have_a_nickname_and_never_two_names():
    for person in PEOPLE.values():
        if person["age_band"] == "under-18":
            assert person["name"] == person["name"].lower(), person["name"]


def test_no_two_people_have_one_name():
    assert [name for name, times in Counter(person["name"] for person in PEOPLE.values()).items() if times > 1] == []


# ---- contributions


def test_there_is_enough_of_every_state_kind_and_channel():
    assert len(BY_KEY) == len(CONTRIBUTIONS) >= 130
    states = Counter(state_of(row) for row in CONTRIBUTIONS)
    assert {state: number for state, number in STATES.items() if states[state] < number} == {}
    assert set(states) == set(STATES)
    kinds = Counter(row["kind"] for row in CONTRIBUTIONS)
    assert set(kinds) == {"problem", "idea", "opinion", "proposal"}
    assert min(kinds.values()) >= 15
    assert {row["channel"] for row in CONTRIBUTIONS} == {"web", "desk", "paper", "phone"}


def test_every_neighbourhood_and_every_goal_has_its_say():
    assert {row["neighbourhood"] for row in CONTRIBUTIONS} == PLACES
    assert {row["target"].split(".")[0] for row in CONTRIBUTIONS} == {str(number) for number in range(1, 18)}


def test_newcomers_write_in_their_own_language():
    assert sum(row.get("language", "tr") != "tr" for row in CONTRIBUTIONS) >= 6


def test_people_talk_to_one_another():
    comments = [comment for row in CONTRIBUTIONS for comment in row.get("comment", [])]
    assert sum(len(said(row)) for row in CONTRIBUTIONS) >= 430
    positions = Counter(comment["position"] for comment in comments)
    assert set(positions) == {"for", "against", "question", "experience"}
    assert positions["against"] >= 40
    answered = [
        c for c in comments if c["position"] == "question" and any(r["by"] in STAFF for r in c.get("reply", []))
    ]
    assert len(answered) >= 40


def test_no_sentence_is_said_twice():
    texts = Counter(one["text"] for row in CONTRIBUTIONS for one in (row, *said(row)))
    assert [text for text, times in texts.items() if times > 1] == []


def test_five_contributions_are_overdue_and_no_more():
    waiting = [row for row in CONTRIBUTIONS if state_of(row) in {"received", "in_review"}]
    overdue = [row["key"] for row in waiting if row["days_ago"] > SURELY_OVERDUE and "interim" not in row]
    doubtful = [
        row["key"] for row in waiting if SURELY_IN_TIME < row["days_ago"] <= SURELY_OVERDUE and "interim" not in row
    ]
    assert len(overdue) == 5
    assert doubtful == []


@each
def test_a_contribution_names_things_that_exist(row):
    assert row["neighbourhood"] in PLACES
    assert row.get("unit", "parks") in UNITS
    assert {row["target"], *row.get("more_targets", [])} <= TARGETS
    assert len({row["target"], *row.get("more_targets", [])}) == 1 + len(row.get("more_targets", [])) <= 3
    assert row.get("photo", "square") in SCENES
    assert row.get("process") is None or row["process"] in PROCESSES
    assert {row["by"], *(one["by"] for one in said(row))} <= {*PEOPLE, *STAFF}
    assert row.get("answers") is None or BY_KEY[row["answers"]]["kind"] == "problem" != row["kind"]


@each
def test_the_words_have_a_good_length(row):
    assert 10 <= len(row["title"]) <= 90
    assert len(row.get("quote", "")) <= 200
    assert 60 <= len(row["text"]) <= 700
    assert row.get("language", "tr") == "ar" or row["text"][-1] in ".?!”"


@each
def test_a_contribution_has_the_answer_that_its_state_needs(row):
    state, answer = state_of(row), row.get("answer")
    assert (answer is not None) == (state in ANSWERED)
    assert ("merged_into" in row) == ("words" in row) == (state == "merged")
    assert ("unit" in row) == (state not in {"received", "routed"})
    assert ("routed" in row) == (state == "routed")
    if answer:
        assert answer["decision"] in DECISIONS
        assert ("reason" in answer) == (answer["decision"] == "declined") == (state == "declined")
        assert answer.get("reason", "other") in REASONS
        assert (answer["decision"] == "information") == (state == "answered")
    if state == "merged":
        assert state_of(BY_KEY[row["merged_into"]]) != "merged"


@each
def test_everything_happens_after_what_it_follows_and_before_today(row):
    ago = row["days_ago"]
    assert 0 < ago <= 400
    assert 0 <= row["supports"] <= 320
    for comment in row.get("comment", []):
        assert 0 < comment["after"] < ago
        for reply in comment.get("reply", []):
            assert 0 < comment["after"] + reply["after"] < ago
    if answer := row.get("answer"):
        assert 3 < answer["after"] < ago, "the review begins on the third day"
    if interim := row.get("interim"):
        assert 3 < interim["after"] < row.get("answer", {}).get("after", ago)
        assert answer or interim["new_after"] * 7 / 5 > ago - interim["after"], "the new promise is not broken"
    if "answers" in row:
        assert ago < BY_KEY[row["answers"]]["days_ago"]
    if "merged_into" in row:
        assert ago / 3 < BY_KEY[row["merged_into"]]["days_ago"]


@each
def test_a_contribution_reaches_its_process_while_it_collects(row):
    if key := row.get("process"):
        collecting = next(stage for stage in PROCESSES[key]["stages"] if stage["kind"] == "collect")
        assert collecting["from"] < -row["days_ago"] < collecting["to"]


# ---- processes


def test_there_is_a_process_of_every_template_and_in_every_stage():
    assert {row["template"] for row in PROCESSES.values()} == {"open_call", "neighbourhood_plan", "consultation"}
    now = {stage["kind"] for row in PROCESSES.values() for stage in row["stages"] if stage["from"] <= 0 < stage["to"]}
    assert {"collect", "deliberate", "carry_out"} <= now
    assert [row["key"] for row in PROCESSES.values() if row["stages"][-1]["to"] <= 0 and "report" in row]


@each_process
def test_a_process_is_complete(row):
    assert row["contact_unit"] in UNITS
    assert set(row["neighbourhoods"]) <= PLACES
    assert set(row["goals"]) <= set(range(1, 18))
    assert len(row["title"]) <= 120
    assert len(row["contact_person_words"]) <= 200
    assert 5 <= len(row["easy_read"].split("\n")) - 2 <= 8
    assert max(len(line) for line in row["easy_read"].split("\n")) <= 50
    assert any(one.get("process") == row["key"] for one in CONTRIBUTIONS)


@each_process
def test_stages_follow_one_another_without_a_gap(row):
    stages = row["stages"]
    assert [stage["kind"] for stage in stages] == STAGES
    assert all(stage["from"] < stage["to"] for stage in stages)
    assert all(one["to"] == two["from"] for one, two in itertools.pairwise(stages))


# ---- projects


def test_every_contribution_in_delivery_belongs_to_one_project():
    used = [key for project in PROJECTS for key in project["from"]]
    assert len(used) == len(set(used))
    assert set(used) == {row["key"] for row in CONTRIBUTIONS if state_of(row) in {"in_project", "done"}}


def test_there_are_projects_of_every_state_with_impact_and_delay():
    assert len(PROJECTS) >= 14
    assert {state_of(row) for row in PROJECTS} == {"planned", "running", "paused", "done"}
    assert sum("impact" in row for row in PROJECTS) >= 10
    late = [m for row in PROJECTS for m in row["milestone"] if m["due_days_ago"] > m.get("done_days_ago", 0)]
    assert len(late) >= 5


def test_each_headline_has_somebody_who_said_it_first():
    """The home page shows the first contribution of a project beside its latest headline."""
    quoted = 0
    for row in PROJECTS:
        if any(impact.get("headline") for impact in row.get("impact", [])):
            first = max((BY_KEY[key] for key in row["from"]), key=lambda one: float(one["days_ago"]))
            assert first.get("quote"), row["key"]
            quoted += 1
    assert quoted >= 6


@each_project
def test_a_project_names_things_that_exist(row):
    assert row["unit"] in UNITS
    assert set(row["neighbourhoods"]) <= PLACES
    assert {row["target"], *row.get("more_targets", [])} <= TARGETS
    assert {impact["target_code"] for impact in row.get("impact", [])} <= TARGETS
    assert row.get("process") is None or row["process"] in PROCESSES
    assert {update["photo"] for update in row["update"] if "photo" in update} <= SCENES
    assert {risk["level"] for risk in row["risk"]} <= {"low", "medium", "high"}
    assert {state_of(BY_KEY[key]) for key in row["from"]} == {"done" if state_of(row) == "done" else "in_project"}


@each_project
def test_a_project_is_told_in_order(row):
    started = row["started_days_ago"]
    for key in row["from"]:
        assert BY_KEY[key]["days_ago"] - BY_KEY[key]["answer"]["after"] > started, "answered before it starts"
    for milestone in row["milestone"]:
        assert milestone["due_days_ago"] < started
        assert 0 < milestone.get("done_days_ago", 1) < started
    for happening in (*row["update"], *row.get("impact", [])):
        assert 0 < happening["days_ago"] < started
    if state_of(row) == "done":
        end = min(impact["days_ago"] for impact in row["impact"])
        assert all("done_days_ago" in milestone for milestone in row["milestone"])
        assert all(one["days_ago"] > end for one in row["update"])
        assert end < started * 0.27, "money is spent before the end"


@each_project
def test_money_is_whole_and_within_the_plan(row):
    planned, spent = row["budget_planned"], row["budget_spent"]
    assert isinstance(planned, int)
    assert isinstance(spent, int)
    assert 0 <= spent <= planned
    assert (spent == 0) == (state_of(row) == "planned")


# ---- what a demo must not do


def test_nothing_bears_the_name_of_a_law():
    """Legal claims are the municipality's to make."""
    text = "".join(file.read_text(encoding="utf-8") for file in DEMO.rglob("*.toml")).casefold()
    assert "kanun" not in text
    assert "yönetmeli" not in text


def test_the_municipality_has_no_telephone_but_that_of_the_town_file():
    text = (DEMO / "processes.toml").read_text(encoding="utf-8")
    assert town_file(BUCA)["contact"]["phone"] in text


def test_apostrophes_and_quotes_are_typographic():
    words = [
        *(row[field] for row in CONTRIBUTIONS for field in ("title", "text", "quote", "words") if field in row),
        *(one["text"] for row in CONTRIBUTIONS for one in said(row)),
        *(row["answer"]["text"] for row in CONTRIBUTIONS if "answer" in row),
    ]
    assert [one for one in words if "'" in one or '"' in one or "  " in one] == []


# ---- the plan, its quarters, and what colleagues write


LINES = {row["code"]: row for row in rows(BUCA / town_file(BUCA)["plan"]["file"])}


@each_project
def test_a_project_names_a_line_that_may_be_named(row):
    assert "plan" not in row or LINES[row["plan"]]["level"] in {"activity", "indicator"}


def test_the_demo_shows_every_kind_of_pilot_and_a_path_that_waits():
    pilots = [row["pilot"] for row in PROJECTS if "pilot" in row]
    assert [pilot.get("decision", "") for pilot in pilots] == ["scale_up", ""]
    assert all(pilot["neighbourhood"] in PLACES for pilot in pilots)
    [path] = [row["path"] for row in PROJECTS if "path" in row]
    assert ["outcome" in stop for stop in path] == [True, False]
    assert sum("plan" not in row for row in PROJECTS) == 2  # the desk has something to ask for


def test_quarters_are_told_by_units_of_their_own_lines():
    for unit in listed("quarters.toml", "unit"):
        assert unit["slug"] in UNITS
        assert {LINES[entry["line"]]["level"] for entry in unit["entries"]} == {"activity"}


def test_colleagues_write_under_their_own_names():
    inside = tomllib.loads((DEMO / "inside.toml").read_text(encoding="utf-8"))
    assert inside["process"]["audience"] == "staff"
    assert {row["by"] for row in inside["contribution"]} <= STAFF - {"yurttas"}
    assert {row["target"] for row in inside["contribution"]} <= TARGETS
    assert sum("published_days_ago" in row for row in inside["contribution"]) == 1


def test_volunteer_duties_are_complete_and_within_the_town():
    duties = listed("volunteering.toml", "duty")
    units = {row["slug"] for row in rows(BUCA / "units.csv")}
    places = {row["slug"] for row in rows(BUCA / "neighbourhoods.csv")}
    projects = {row["key"] for row in PROJECTS}
    assert len(duties) >= 40
    assert len({row["title"] for row in duties}) == len(duties)
    for row in duties:
        assert row["unit"] in units, row["title"]
        assert row.get("place") in places | {None}, row["title"]
        assert row.get("project") in projects | {None}, row["title"]
        assert ("hours" in row) == (row["time"] == "fixed"), row["title"]
        assert 12 <= row["min_age"] <= 18, row["title"]
    assert len([row for row in duties if "hours" in row]) * 12 >= 300


def test_events_are_of_every_kind_past_and_coming_and_within_the_town():
    events = listed("events.toml", "event")
    units = {row["slug"] for row in rows(BUCA / "units.csv")}
    places = {row["slug"] for row in rows(BUCA / "neighbourhoods.csv")}
    projects = {row["key"] for row in PROJECTS}
    kinds = {"panel", "conference", "deliberation", "workshop", "talk", "experience", "focus_group", "culture"}
    assert {row["kind"] for row in events} == kinds
    assert sum(len(row["days"]) for row in events) >= 60
    assert (
        min(
            sum(day < 0 for row in events for day in row["days"]), sum(day > 0 for row in events for day in row["days"])
        )
        >= 25
    )
    for row in events:
        assert row["unit"] in units, row["title"]
        assert row.get("place") in places | {None}, row["title"]
        assert row.get("project") in projects | {None}, row["title"]
        assert 1 <= len(row["goals"]) <= 3, row["title"]
        assert ("report" in row) <= ("lesson" in row), row["title"]


def test_trainings_are_of_both_tracks_past_running_and_coming_and_within_the_town():
    trainings = listed("trainings.toml", "training")
    units = {row["slug"] for row in rows(BUCA / "units.csv")}
    places = {row["slug"] for row in rows(BUCA / "neighbourhoods.csv")}
    projects = {row["key"] for row in PROJECTS}
    days = [day for row in trainings for _track, day in row["runs"]]
    assert len(trainings) >= 8
    assert {track for row in trainings for track in row["tracks"]} == {"outside", "inside"}
    assert min(sum(day < -20 for day in days), sum(day > 0 for day in days)) >= 8
    assert any(-14 < day < 0 for day in days)  # goes on
    for row in trainings:
        assert row["unit"] in units, row["title"]
        assert row.get("place") in places | {None, ""}, row["title"]
        assert row.get("project") in projects | {None}, row["title"]
        assert {track for track, _day in row["runs"]} <= set(row["tracks"]), row["title"]
        assert 1 <= len(row["goals"]) <= 3, row["title"]


@pytest.mark.parametrize("row", listed("conversations.toml", "conversation"), ids=lambda row: row["title"])
def test_conversations_have_camps_large_enough_and_known_names(row):
    assert row.get("process", "yesil-mahalle") in PROCESSES
    assert row.get("contribution", "pati-kutusu") in BY_KEY
    assert row["unit"] in UNITS
    assert len(row["statements"]) >= 10
    for said in row["statements"]:
        assert len(said["text"]) <= 140
        assert said.get("by", "songul") in PEOPLE
        assert len(said["lean"]) == len(row["camps"])
        assert all(agree + disagree <= 100 for agree, disagree in said["lean"])
    assert sum(row["camps"]) >= (200 if "told" in row else 300)
    assert all(len(text) <= 140 for text in [*row.get("waiting", ()), *(text for text, _ in row.get("declined", ()))])
