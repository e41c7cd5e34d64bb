"""`adil count` with its audit, certificate, picture and variants."""

import json
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import jsonschema_rs
import pytest

import adil
from adil.budgeting import Ballots, Instance, count
from adil.budgeting.picture import budget_picture
from adil.cli import main

ROOT = Path(adil.__file__).parents[2]
POLL = """META
key;value
description;A <small> town
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
park;100;Park
bike;40;Bike & path
VOTES
voter_id;vote
1;park
2;park
3;park
4;bike
5;bike
"""


@pytest.fixture
def poll(tmp_path):
    file = tmp_path / "poll.pb"
    file.write_text(POLL, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--audit",), 0),
        (("--rule", "greedy", "--audit"), 1),
        (("--completion", "fill", "--audit"), 0),
        (("--completion", "add1-comparison", "--audit"), 1),
        (("--rule", "greedy", "--no-skip"), 0),
        (("--rule", "greedy", "--threshold", "3"), 0),
    ],
    ids=range(6),
)
def test_answers_keep_their_schema_and_a_failed_audit_its_exit_code(poll, capsys, words, code):
    assert main(["schema", "count"]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    assert main(["count", str(poll), *words, "--json"]) == code
    described.validate(json.loads(capsys.readouterr().out))
    assert main(["count", str(poll), *words]) == code


def test_the_audit_says_who_was_passed_over(poll, capsys):
    assert main(["count", str(poll), "--rule", "greedy", "--audit"]) == 1
    assert "bike: 2 supporters own 40.00, its cost is 40.00, but each got fewer than 1" in capsys.readouterr().out


def test_an_outcome_of_greedy_has_no_shares_to_explain(poll, capsys):
    assert main(["explain", str(poll), "--completion", "add1-comparison"]) == 2
    assert "greedy has decided here" in capsys.readouterr().err


def test_the_certificate_can_be_added_up(poll, tmp_path, capsys):
    file = tmp_path / "prices.json"
    assert main(["count", str(poll), "--certificate", str(file)]) == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    paid = sum(Fraction(row["paid"].get("bike", 0)) * row["people"] for row in told["payments"])
    assert (Fraction(told["share"]), paid) == (20, 40)
    assert main(["count", str(poll), "--rule", "greedy", "--certificate", str(file)]) == 2
    assert main(["count", str(poll), "--certificate", str(tmp_path)]) == 2
    assert "can't be written" in capsys.readouterr().err


def test_a_certificate_is_checked_from_its_file(poll, tmp_path, capsys):
    file = tmp_path / "prices.json"
    assert main(["count", str(poll), "--certificate", str(file)]) == 0
    assert main(["count", str(poll), "--check", str(file)]) == 0
    assert capsys.readouterr().out.endswith("holds\n")
    assert main(["schema", "count-check"]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    assert main(["count", str(poll), "--check", str(file), "--json"]) == 0
    described.validate(json.loads(capsys.readouterr().out))
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**told, "share": "1"}), encoding="utf-8")
    assert main(["count", str(poll), "--check", str(file)]) == 1
    assert "above the share" in capsys.readouterr().out
    for broken in ("[]", "{", "[" * 100_000, "{}"):
        file.write_text(broken, encoding="utf-8")
        assert main(["count", str(poll), "--check", str(file)]) == 2
    assert "not a certificate" in capsys.readouterr().err


def test_variants_of_greedy_are_compared(poll, capsys):
    assert main(["compare", str(poll), "greedy/cost/threshold=3", "greedy/cost/no-skip/threshold=4"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "only greedy/cost/threshold=3: park"
    for wrong in ("greedy/cost/threshold=-1", "equal-shares/cost/add1/fill", "equal-shares/cost/no-skip"):
        assert main(["compare", str(poll), wrong, "greedy"]) == 2


def test_the_picture_is_read_without_colours(poll, tmp_path):
    file = tmp_path / "result.svg"
    assert main(["count", str(poll), "--svg", str(file)]) == 0
    drawn = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    titles = [title.text for title in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == "A <small> town"
    assert titles[1].startswith("bike Bike & path: 40")


def test_free_projects_and_control_characters_are_drawn():
    instance = Instance.of(10, {"a\x01": 0})
    drawn = ElementTree.fromstring(budget_picture(count(instance, Ballots.of(instance, [["a\x01"]])), "x\x00 <y>"))
    assert drawn[0].text == "x  <y>"


def test_the_picture_in_the_documents_is_what_the_library_draws():
    instance = Instance.of(1200, {"park": 480, "bike path": 300, "library": 220, "playground": 180, "trees": 60})
    papers = [["park", "trees"]] * 40 + [["park", "library"]] * 12 + [["bike path", "trees"]] * 30
    papers += [["library", "playground"]] * 22 + [["playground"]] * 8 + [["library"]] * 8
    counted = count(instance, Ballots.of(instance, papers), completion="fill")
    assert {r.step for r in counted.rounds} == {"equal-shares", "fill"}
    drawn = budget_picture(counted, "Who paid for what, in a town of 120 voters") + "\n"
    assert (ROOT / "docs" / "pictures" / "budget-shares.svg").read_text(encoding="utf-8") == drawn
