"""What an installation needs: files that are no Python, and no more libraries than the work at hand."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import adil
from adil.cli import COMMANDS, main
from adil_tests.test_lottery_commands import CATEGORIES, PEOPLE

POLL = "META\nkey;value\nbudget;100\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost\na;60\nb;50\nVOTES\nvoter_id;vote\n1;a\n2;b\n3;a,b\n"
VOTES = "".join(f"{p * 9 + s},{s},{p},{1 if p % 2 else -1}\n" for p in range(20) for s in range(9))


def test_schemas_and_the_mark_of_types_are_where_the_package_is():
    folder = files("adil")
    assert (folder / "py.typed").is_file()
    for command in ("compare", "count", "draw", "explain", "groups", "match", "measure", "seats", "verify"):
        described = json.loads((folder / "schemas" / f"{command}.schema.json").read_text(encoding="utf-8"))
        assert described["title"] == f"adil {command} --json"


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["schema", "draw"], ["measure", "town.csv"]])
def test_these_start_without_numpy_and_all_commands_are_named_without_a_solver(words, tmp_path):
    (tmp_path / "town.csv").write_text("area,population,participants\na,100,20\nb,200,30\n")
    blocked = "import sys; sys.modules |= dict.fromkeys(('numpy', 'highspy', 'numba')); from adil.cli import main; sys.exit(main(sys.argv[1:]))"
    env = os.environ | {"PYTHONPATH": str(Path(adil.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", blocked, *words], capture_output=True, env=env, cwd=tmp_path, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    if words == ["--help"]:
        assert all(command.__name__.rpartition(".")[2] in done.stdout for command in COMMANDS)


def test_every_command_that_needs_no_solver_works_without_one(tmp_path, capsys, monkeypatch):
    def said(*words):
        assert main([str(word) for word in words]) == 0
        return capsys.readouterr().out

    for name, content in {
        "categories.csv": CATEGORIES,
        "respondents.csv": PEOPLE,
        "poll.pb": POLL,
        "asked.csv": "application,people\na,2\nb,3\n",
        "comments.csv": "comment-id,moderated,comment-body\n" + "".join(f"{s},1,words {s}\n" for s in range(9)),
        "votes.csv": "timestamp,comment-id,voter-id,vote\n" + VOTES,
    }.items():
        (tmp_path / name).write_text(content)
    lottery = tmp_path / "lottery.json"
    lottery.write_text(said("draw", tmp_path, "--size", 5, "--json"))
    monkeypatch.setitem(sys.modules, "highspy", None)
    drawn = tmp_path / "drawn.json"
    drawn.write_text(said("draw", lottery, "--public", "7", "--json"))
    assert "all holds" in said("verify", drawn)
    assert said("seats", tmp_path / "asked.csv", "--seats", 3, "--public", "7")
    assert said("groups", tmp_path)
    assert said("count", tmp_path / "poll.pb", "--completion", "add1u")
    assert said("compare", tmp_path / "poll.pb", "greedy/cost", "equal-shares/cost")
    assert said("explain", tmp_path / "poll.pb", "--ballot", 1)
    for words in (["draw", tmp_path, "--size", 5], ["replace", drawn, "--dropped", _members(drawn)[0]]):
        assert main([str(word) for word in words]) == 2
        assert (
            capsys.readouterr().err
            == "adil: this needs the library highspy, which is not installed: pip install highspy\n"
        )


def _members(file):
    return json.loads(file.read_text())["draw"]["members"]
