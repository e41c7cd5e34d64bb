"""`adil groups --before --state`: groups stay between two runs, and a state that can't be used is refused."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from adil.cli import main
from adil.opinions import State, state_file
from adil.opinions.polis import read_export

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "polis"
real = pytest.mark.skipif(not DATA.is_dir(), reason=f"no conversations in {DATA}")


@pytest.fixture
def earlier(tmp_path):
    """A conversation as it was when a share of its votes had been cast."""

    def save(name, share):
        source, here = DATA / name, tmp_path / str(share)
        here.mkdir()
        heading, *votes = (source / "votes.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        votes.sort(key=lambda line: int(line.split(",")[0]))
        kept = votes[: int(len(votes) * share)]
        (here / "votes.csv").write_text(heading + "".join(kept), encoding="utf-8")
        (here / "comments.csv").write_text((source / "comments.csv").read_text(encoding="utf-8"), encoding="utf-8")
        return str(here)

    return save


@real
@pytest.mark.parametrize("name", ["scoop-hivemind.freshwater", "scoop-hivemind.taxes", "15-per-hour-seattle"])
def test_groups_stay_while_a_conversation_grows(name, earlier, tmp_path, capsys):
    state = str(tmp_path / "state.json")
    before = run(capsys, earlier(name, 0.8), "--state", state)
    after = run(capsys, earlier(name, 0.9), "--before", state, "--state", state)
    assert before["k"] == after["k"]
    assert before["groups"].keys() <= after["groups"].keys()
    stayed = [after["groups"][person] == group for person, group in before["groups"].items()]
    assert sum(stayed) / len(stayed) >= 0.9
    schema = json.loads(said(capsys, "schema", "groups-state"))
    jsonschema_rs.validator_for(schema).validate(json.loads(Path(state).read_text(encoding="utf-8")))


@real
def test_a_state_comes_back_as_it_was(tmp_path, capsys):
    place, file = DATA / "scoop-hivemind.freshwater", tmp_path / "state.json"
    run(capsys, str(place), "--state", str(file))
    texts = read_export(place).texts
    state = state_file.read_state(file, texts)
    assert state_file.as_json(state, texts) == file.read_text(encoding="utf-8")
    assert run(capsys, str(place), "--before", str(file))["groups"] == state.groups


@real
def test_the_state_of_another_conversation_is_refused(tmp_path, capsys):
    state = str(tmp_path / "state.json")
    run(capsys, str(DATA / "scoop-hivemind.freshwater"), "--state", state)
    assert main(["groups", str(DATA / "scoop-hivemind.taxes"), "--before", state]) == 2
    assert "the state of another conversation; statement “" in capsys.readouterr().err


def test_too_few_people_leave_a_state_to_begin_from(tmp_path):
    file = tmp_path / "state.json"
    file.write_text(state_file.as_json(State(), {"0": "Buses"}), encoding="utf-8")
    assert state_file.read_state(file, {"0": "Buses", "1": "Bikes"}) == State()


GOOD = {
    "format": state_file.FORMAT,
    "statements": {},
    "people": {"ayşe": {"base": 0, "group": 0}},
    "groupings": {"2": {"0": 1}},
    "last_k": 2,
    "times": 1,
    "k": 2,
}


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "JSON"),
        ("9" * 5_000, "JSON"),
        (b"\xff", "JSON"),
        ({"format": "another"}, "format"),
        ({"people": []}, "people"),
        ({"people": {"ayşe": {"base": 100, "group": 0}}}, "base"),
        ({"people": {"ayşe": {"base": True, "group": 0}}}, "base"),
        ({"people": {"ayşe": {"base": 0, "group": 9**15}}}, "group"),
        ({"people": {"ayşe": {"base": 0}}}, "group"),
        ({"groupings": {"6": {}}}, "groupings"),
        ({"groupings": {"2": {"-1": 0}}}, "groupings"),
        ({"statements": {"0": {"words": "", "axes": [0.0, float("nan")]}}}, "axes"),
        ({"statements": {"0": {"words": "", "axes": [10**400, 0.0]}}}, "axes"),
        ({"statements": {"0": {"words": "", "axes": "10"}}}, "axes"),
        ({"last_k": 1}, "last_k"),
        ({"times": -1}, "times"),
        ({"k": 2.0}, "k"),
    ],
)
def test_what_is_no_state_gets_one_sentence(tmp_path, capsys, written, part):
    (tmp_path / "comments.csv").write_text("comment-id,moderated,comment-body\n0,1,Buses\n", encoding="utf-8")
    (tmp_path / "votes.csv").write_text("timestamp,comment-id,voter-id,vote\n1,0,a,1\n", encoding="utf-8")
    text = json.dumps(GOOD | written) if isinstance(written, dict) else written
    file = tmp_path / "state.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main(["groups", str(tmp_path), "--before", str(file)]) == 2
    err = capsys.readouterr().err
    assert f"(see “{part}”)" in err
    assert err.count("\n") == 1


def test_files_that_cant_be_read_or_written(tmp_path, capsys):
    (tmp_path / "comments.csv").write_text("comment-id,moderated,comment-body\n0,1,Buses\n", encoding="utf-8")
    (tmp_path / "votes.csv").write_text("timestamp,comment-id,voter-id,vote\n1,0,a,1\n", encoding="utf-8")
    for option, sentence in (("--before", "can't be read"), ("--state", "can't be written")):
        assert main(["groups", str(tmp_path), option, str(tmp_path / "none" / "state.json")]) == 2
        assert sentence in capsys.readouterr().err


def run(capsys, folder, *words):
    return json.loads(said(capsys, "groups", folder, "--json", *words))


def said(capsys, *words):
    assert main(list(words)) == 0
    return capsys.readouterr().out
