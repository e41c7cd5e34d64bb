"""Winners of real files, against an outside oracle with exact arithmetic (pabutools 1.2.3)."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from adil.budgeting import count, read_poll

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "pb"
EXPECTED = sorted((DATA / "expected").glob("*.json"))
UTILITY = {"card": "cardinality", "add": "additive"}
QUICK = {  # add1 is counted here; the bench counts it on all files
    "Poland_Wroclaw_2018",
    "Poland_Gdynia_2020",
    "Netherlands_Assen_2024",
    "Switzerland_Zurich_D5",
    "US_Stanford_Dataset_PB_Chicago_39th_Ward_2020_vote_rankings",
}
MANY_STEPS = "France_Toulouse_2022"  # counted compiled: 1,617 steps with 129 rounds
RULE = {"mes": ("equal-shares", "none"), "add1u": ("equal-shares", "add1u"), "greedy": ("greedy", "none")}

pytestmark = pytest.mark.skipif(not EXPECTED, reason="the folder ../shared/data/pb is not here")


@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, marks=[pytest.mark.by_turn(2, 3)] if file.stem == MANY_STEPS else [])  # compiles
        for file in EXPECTED
    ],
    ids=lambda file: file.stem[:60],
)
def test_winners_are_those_of_the_oracle(file):
    poll = read_poll(DATA / f"{file.stem}.pb")
    for name, expected in json.loads(file.read_text(encoding="utf-8"))["runs"].items():
        kind, _, short = name.partition("_")
        fast = kind == "add1u" and file.stem == MANY_STEPS and find_spec("numba") is not None
        if kind == "add1u" and file.stem not in QUICK and not fast:
            continue
        rule, completion = RULE.get(kind, (kind, "none"))
        utility = UTILITY.get(short, short or "cardinality")
        counted = count(poll.instance, poll.ballots, rule=rule, utility=utility, completion=completion, fast=fast)
        if rule == "phragmen":  # the oracle sorts the winners
            assert sorted(counted.winners) == sorted(expected["winners"]), name
        else:
            assert list(counted.winners) == expected["order"], name
        if completion == "add1u":
            shares = [r.project for r in counted.rounds if r.step in ("free", "equal-shares")]
            assert sorted(shares) == sorted(expected["add1_winners"]), name
