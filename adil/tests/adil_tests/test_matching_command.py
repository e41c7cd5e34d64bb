"""`adil match`: files as people save them, answers, and errors with their place."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

import adil
from adil.cli import main

SHIFTS = "vardiya;kontenjan;başlangıç;bitiş;beceriler\nPazar;1;2026-05-01 09:00;2026-05-01 12:00;\nKütüphane;1;01.05.2026 11:00;01.05.2026 13:00;\n"
PEOPLE = "kişi;istekler\nAyşe;Pazar|Kütüphane\nCan;Pazar\nDeniz;Pazar\n"


@pytest.fixture
def files(tmp_path):
    """Save texts as files and give their paths."""

    def save(*texts):
        paths = [tmp_path / f"{at}.csv" for at in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return [str(path) for path in paths]

    return save


def asked(capsys, *words):
    assert main(["match", "--json", *words]) == 0
    found = json.loads(capsys.readouterr().out)
    main(["schema", "match"])
    jsonschema_rs.validator_for(json.loads(capsys.readouterr().out)).validate(found)
    return found


def test_json_tells_who_takes_what_and_why_not(files, capsys):
    found = asked(capsys, *files(SHIFTS, PEOPLE))
    assert (found["filled"], found["points"], found["certified_optimal"]) == (2, 1900, True)
    assert ("Ayşe", "Kütüphane") in {(one["person"], one["shift"]) for one in found["assignments"]}
    ayse = next(one for one in found["refusals"] if one["person"] == "Ayşe")
    assert [reason["code"] for reason in ayse["reasons"]] == ["full", "overlap", "enough"]
    assert ayse["cost"]["places"] == 1  # the library would stay empty


def test_the_table_and_csv_hold_the_same(files, capsys):
    paths = files(SHIFTS, PEOPLE)
    assert main(["match", *paths]) == 0
    assert "Filled: 2 of 2. Points: 1900; proved the best." in capsys.readouterr().out
    assert main(["match", *paths, "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["person,shift,points", "Ayşe,Kütüphane,900"]
    assert main(["--language", "tr", "match", *paths]) == 0
    told = capsys.readouterr().out
    assert "dolu: 1 yer" in told
    assert "Dolan yer: 2 / 2. Puan: 1900; en iyisi olduğu kanıtlandı." in told


def test_a_plan_is_changed_as_little_as_can_be(files, capsys):
    shifts, people, before = files(SHIFTS, PEOPLE, "person,shift\nDeniz,Pazar\n")
    found = asked(capsys, shifts, people, "--before", before)
    assert found["moved"] == []
    assert ("Deniz", "Pazar") in {(one["person"], one["shift"]) for one in found["assignments"]}


@pytest.fixture
def plan(files, capsys, tmp_path):
    """A plan as its file, made from tables beside it."""
    file = tmp_path / "plan.json"
    assert main(["match", "--json", *files(SHIFTS, PEOPLE), "--bonus", "home:5::", "--rest", "30"]) == 0
    file.write_text(capsys.readouterr().out)
    return file


def verified(capsys, *words, code=0):
    assert main(["verify", *map(str, words)]) == code
    return capsys.readouterr().out


def test_a_plan_is_proved_again_from_its_tables_without_a_solver(plan, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert "prices prove that no plan is better" in verified(capsys, plan)
    assert json.loads(verified(capsys, plan, "--json")) == {"same": True, "drawn": False, "differences": []}
    assert verified(capsys, plan, "--pool", plan.parent)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda told: told["certificate"]["shifts"].clear(), "bound"),
        (lambda told: told["certificate"]["people"].update(Can=2**62), "bound"),
        (lambda told: told.update(certificate=None), "bound"),
        (lambda told: told["assignments"].pop(), "sum"),
        (lambda told: told.update(points=told["points"] + 1), "sum"),
        (lambda told: told["assignments"][0].update(points=1), "points_of_wish"),
        (lambda told: told["assignments"][0].update(person="Zeynep"), "not_wished"),
        (lambda told: told["assignments"].append(told["assignments"][0]), "doubled"),
        (
            lambda told: told["assignments"].append(next(one for one in told["refusals"] if one["person"] != "Ayşe")),
            "overfull",
        ),
        (lambda told: told["assignments"].append({"person": "Ayşe", "shift": "Pazar", "points": 1005}), "overburdened"),
        (lambda told: told["asked"]["people"].update(sha256="0" * 64), "table_hash"),
    ],
)
def test_a_plan_that_was_changed_is_found(plan, capsys, spoil, code):
    told = json.loads(plan.read_text())
    spoil(told)
    plan.write_text(json.dumps(told))
    found = json.loads(verified(capsys, plan, "--json", code=1))["differences"]
    assert code in [difference["code"] for difference in found]
    assert verified(capsys, plan, code=1)


def test_a_better_plan_can_not_be_hidden_by_other_prices(plan, capsys):
    """Two places could be filled; a plan that fills one is refused whatever its prices say."""
    told = json.loads(plan.read_text())
    told["assignments"] = [one for one in told["assignments"] if one["shift"] == "Pazar"]
    told |= {"filled": 1, "points": sum(one["points"] for one in told["assignments"])}
    for prices in ({"Pazar": 0}, {"Pazar": 10**6}, {"Pazar": 10**6, "Kütüphane": -(10**6)}):
        told["certificate"] = {"people": {}, "shifts": prices}
        plan.write_text(json.dumps(told))
        found = json.loads(verified(capsys, plan, "--json", code=1))["differences"]
        assert [difference["code"] for difference in found] == ["bound"]


def test_a_repair_is_proved_too(files, capsys, tmp_path):
    shifts, people, before = files(SHIFTS, PEOPLE, "person,shift\nDeniz,Pazar\n")
    file = tmp_path / "plan.json"
    assert main(["match", "--json", shifts, people, "--before", before]) == 0
    file.write_text(capsys.readouterr().out)
    assert "prices prove" in verified(capsys, file)
    Path(before).write_text("person,shift\nCan,Pazar\n")
    assert "“" not in verified(capsys, file, code=1)


HOURS = "shift,capacity,start,end\na,1,2026-05-01 09:00,2026-05-01 11:00\nb,1,2026-05-01 10:00,2026-05-01 12:00\nc,1,2026-05-01 11:30,2026-05-01 13:00\n"
WORKERS = "person,wishes,max_shifts,max_minutes\nx,a|b|c,3,210\ny,b|c,2,\n"


@pytest.fixture
def timed(files, capsys, tmp_path):
    """A plan in which hours and overlaps bind."""
    file = tmp_path / "plan.json"
    assert main(["match", "--json", *files(HOURS, WORKERS)]) == 0
    file.write_text(capsys.readouterr().out)
    return file


def test_of_a_plan_with_hours_a_ceiling_is_proved_without_a_solver(timed, capsys, monkeypatch):
    told = json.loads(timed.read_text())
    assert (told["proof"], told["certificate"], told["filled"], told["certified_optimal"]) == (
        "branch_and_bound",
        None,
        3,
        True,
    )
    assert main(["schema", "match"]) == 0
    jsonschema_rs.validator_for(json.loads(capsys.readouterr().out)).validate(told)
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert told["ceiling"]["filled"] >= told["filled"]
    assert told["ceiling"]["points"] >= told["points"]
    assert "prices prove that no plan" in verified(capsys, timed)
    assert "fiyatlar kanıtlıyor" in verified(capsys, "--language", "tr", timed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda over: over.update(filled=over["filled"] - 1),
        lambda over: over.update(points=over["points"] - 1),
        lambda over: over["prices"].clear(),
        lambda over: over["prices"].append({"rule": ["moment", "x", "a", "c"], "filled": 10**9, "points": -(10**9)}),
        lambda over: over["prices"][0].update(filled=-(10**12), points=-(10**12)),
    ],
    ids=range(5),
)
def test_a_forged_ceiling_is_found_or_proves_nothing(timed, capsys, spoil):
    told = json.loads(timed.read_text())
    spoil(told["ceiling"])
    timed.write_text(json.dumps(told))
    code = main(["verify", str(timed), "--json"])
    found = [difference["code"] for difference in json.loads(capsys.readouterr().out)["differences"]]
    assert (code, set(found)) in ((1, {"ceiling"}), (0, set()))
    spared = {"filled": told["ceiling"]["filled"], "points": told["ceiling"]["points"]}
    if code == 0:  # rules that there are not, and prices below nothing, are worth nothing
        assert spared["filled"] >= told["filled"]
        assert spared["points"] >= told["points"]


@pytest.mark.parametrize(
    "damage", [{"asked": {}}, {"certificate": {"people": 1}}, {"assignments": [1]}, {"points": "x"}]
)
def test_a_damaged_plan_is_refused_or_found(plan, capsys, damage):
    plan.write_text(json.dumps(json.loads(plan.read_text()) | damage))
    assert main(["verify", str(plan)]) == (1 if "points" in damage else 2)
    out, err = capsys.readouterr()
    assert (out + err).count("\n") == 1


def test_without_wishes_anybody_may_go_anywhere(files, capsys):
    assert asked(capsys, *files("shift,capacity\na,2\n", "person\nx\ny\nz\n"))["filled"] == 2


def test_wishes_in_a_file_of_their_own_with_hours(files, capsys):
    shifts, people, wishes = files(
        SHIFTS,
        "person,max_shifts,max_minutes\nAyşe,2,400\n",
        "person,shift,preference,metres\nAyşe,Pazar,5,2000\nAyşe,Kütüphane,4,\n",
    )
    found = asked(capsys, shifts, people, "--wishes", wishes)
    assert (found["proof"], found["points"], found["certified_optimal"]) == ("branch_and_bound", 480, True)


def test_a_jury(files, capsys):
    found = asked(capsys, *files("entry,topics\na,x|y\nb,\n", "juror,topics,conflicts\nj,x|y,b\nk,,a\n"), "--jury", "1")
    assert (found["pairs"][0], found["fit"], found["loads"]) == ({"entry": "a", "juror": "j"}, 2, {"j": 1, "k": 1})
    assert main(["match", *files("entry\na\n", "juror\nj\n"), "--jury", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["a", "j"]


@pytest.fixture
def jury(files, capsys, tmp_path):
    """A jury as its file, made from tables beside it."""
    entries, jurors = "entry,topics\na,x|y\nb,x\nc,y\n", "juror,topics,conflicts\nj,x|y,b\nk,x,\nl,y,\n"
    file = tmp_path / "jury.json"
    assert main(["match", "--json", *files(entries, jurors), "--jury", "2"]) == 0
    file.write_text(capsys.readouterr().out)
    return file


def test_a_jury_is_proved_again_without_a_solver(jury, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert "prices prove that no more topics" in verified(capsys, jury)
    assert json.loads(verified(capsys, jury, "--json"))["same"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda told: told["certificate"].update(entries={"a": 5}), "bound"),
        (lambda told: told["certificate"].update(jurors={"j": 2**62}), "bound"),
        (lambda told: told["certificate"].update(low=0, high=3), "unbalanced"),
        (lambda told: told["pairs"].pop(), "unbalanced"),
        (lambda told: told["pairs"].append({"entry": "b", "juror": "j"}), "not_wished"),
        (lambda told: told.update(fit=99), "sum"),
        (lambda told: told["loads"].update(j=9), "sum"),
        (lambda told: told["asked"]["jurors"].update(sha256="0" * 64), "table_hash"),
    ],
)
def test_a_jury_that_was_changed_is_found(jury, capsys, spoil, code):
    told = json.loads(jury.read_text())
    spoil(told)
    jury.write_text(json.dumps(told))
    found = json.loads(verified(capsys, jury, "--json", code=1))["differences"]
    assert code in [difference["code"] for difference in found]


@pytest.mark.parametrize(
    ("shifts", "people", "sentence"),
    [
        ("", PEOPLE, "line 1: no column shift, capacity"),
        (SHIFTS, "", "line 1: no column person"),
        ("shift,capacity\n", PEOPLE, "there are no shifts"),
        (SHIFTS, "person\n", "there are no people"),
        ("shift,capacity\na,-1\n", PEOPLE, "line 2, column capacity: “-1” is below 0"),
        ("shift,capacity\na,NaN\n", PEOPLE, "line 2, column capacity: “NaN” is not"),
        ("shift,capacity\na,999999999\n", "person\nx\n", "the shift “a”: capacity is 999999999, but must"),
        ("shift,capacity\na,1\na,2\n", PEOPLE, "line 3, column shift: “a” is already on line 2"),
        ("shift,capacity,start,end\na,1,9 am,\n", PEOPLE, "line 2, column start: “9 am” is no time"),
        (
            "shift,capacity,start,end\na,1,2026-05-01 09:00,2026-05-01 08:00\n",
            "person\nx\n",
            "the shift “a” ends before",
        ),
        ("shift,capacity,x\na,1,5\n", PEOPLE, "line 2, column y: empty"),
        (SHIFTS, "person,wishes\nx,Hamam\n", "“x” wishes “Hamam”, which is not among"),
        (SHIFTS, "person,x,y\nx,inf,2\n", "line 2, column x: “inf” is not a whole number"),
    ],
    ids=range(13),
)
def test_bad_input_gets_one_sentence(files, capsys, shifts, people, sentence):
    assert main(["match", *files(shifts, people)]) == 2
    out, said = capsys.readouterr()
    assert out == ""
    assert said.startswith(f"adil: {sentence}")
    assert said.count("\n") == 1


def test_a_bonus_that_is_none_is_refused(files, capsys):
    for written in ("x", "a:b:c:d", "a:99999999999::"):
        assert main(["match", *files(SHIFTS, PEOPLE), "--bonus", written]) == 2
        assert "is no bonus" in capsys.readouterr().err
    assert main(["match", *files(SHIFTS, PEOPLE), "--bonus", "all:5::"]) == 0


def test_everybody_everywhere_has_a_limit(files, capsys):
    shifts = "shift,capacity\n" + "".join(f"s{at},1\n" for at in range(1500))
    people = "person\n" + "".join(f"p{at}\n" for at in range(1500))
    assert main(["match", *files(shifts, people)]) == 2
    assert "2250000 wishes" in capsys.readouterr().err


def test_highs_says_nothing_on_standard_output(files):
    env = os.environ | {"PYTHONPATH": str(Path(adil.__file__).parents[1])}
    command = [sys.executable, "-m", "adil", "match", "--json", *files(SHIFTS, PEOPLE)]
    assert json.loads(subprocess.run(command, capture_output=True, check=True, env=env).stdout)["filled"] == 2
