"""`adil count`: reading, writing, answers, and one sentence for each bad file."""

import json

import jsonschema_rs
import pytest

from adil.budgeting import parse_poll, write_poll
from adil.cli import main

META = "META\nkey;value\nbudget;100\nvote_type;{kind}\n"
POLL = (
    META.format(kind="approval") + "PROJECTS\nproject_id;cost;name\na;60;A\nb;40;B\nVOTES\nvoter_id;vote\n1;a,b\n2;b\n"
)


def test_what_is_written_is_read_again():
    poll = parse_poll("\ufeff".removeprefix("\ufeff") + POLL.replace("\n", "\r\n"))
    again = parse_poll(write_poll(poll))
    assert again.instance.costs.tolist() == poll.instance.costs.tolist() == [60, 40]
    assert again.ballots.projects.tolist() == poll.ballots.projects.tolist()


def test_json_keeps_its_schema(tmp_path, capsys):
    file = tmp_path / "poll.pb"
    file.write_text(POLL, encoding="utf-8")
    assert main(["schema", "count"]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    for rule in ("greedy", "equal-shares", "phragmen"):
        assert main(["count", str(file), "--rule", rule, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        described.validate(answer)
        assert answer["budget"] == 100
    assert main(["count", str(file), "--rule", "greedy", "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "1,b,40,,greedy"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "not a Pabulib file, there is no section META"),
        (POLL.replace("a;60", "a;NaN"), "line 7, column cost: “NaN” is not an amount of money"),
        (POLL.replace("a;60", "a;-6"), "line 7, column cost: money can't be negative (-6)"),
        (
            POLL.replace("a;60", f"a;{10**15 + 1}"),
            "line 7, column cost: more money than 1\xa0000\xa0000\xa0000\xa0000\xa0000",
        ),
        (
            POLL.replace("a;60", "a;0.1234567890123456789"),
            "“0.1234567890123456789” has more decimals than can be counted",
        ),
        (POLL.replace("2;b", "2;z"), "line 12, column vote: “z” is not among the projects"),
        (POLL.replace("b;40", "a;40"), "line 8, column project_id: “a” is already on line 7"),
        (POLL.replace("approval", "song"), "line 4: votes of the type “song” are not known"),
        (POLL + '3;b;"x\n4;a\n', "line 13: not a readable CSV line (a quotation mark is never closed)"),
        (POLL.replace("vote\n1", f'"{"x" * 200_000}"\n1'), "line 10: not a readable CSV line (a cell is far too long)"),
        (POLL + f'3;"{"x" * 200_000}"\n', "line 13: not a readable CSV line (a cell is far too long)"),
        (POLL + "x" * 1_000_001, "line 13: longer than 1000000 characters"),
    ],
    ids=range(12),
)
def test_bad_files_get_one_sentence(tmp_path, capsys, text, sentence):
    file = tmp_path / "poll.pb"
    file.write_text(text, encoding="utf-8")
    assert main(["count", str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1


def test_a_ballot_and_two_rules_are_explained(tmp_path, capsys):
    file = tmp_path / "poll.pb"
    file.write_text(POLL, encoding="utf-8")
    assert main(["explain", str(file), "--ballot", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == ["share 50.00", "b           paid          20.00", "left 30.00"]
    assert main(["explain", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["losers"] == [{"project": "a", "cost": 60.0, "missing": 30.0, "money": 30.0, "supporters": 1}]
    assert main(["explain", str(file), "--group", "voter_id"]) == 0
    assert "b                    40.00: 2 people paid 20.00" in capsys.readouterr().out
    assert main(["explain", str(file), "--group", "colour"]) == 2
    assert "no column “colour”" in capsys.readouterr().err
    assert main(["explain", str(file), "--group", "voter_id", "--hide-below", "2"]) == 2
    assert main(["compare", str(file), "greedy/cost", "equal-shares"]) == 0
    assert "0 people gain, 1 lose, 1 neither" in capsys.readouterr().out
    assert main(["explain", str(file), "--ballot", "3"]) == 2
    assert main(["compare", str(file), "greedy/song", "equal-shares"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "{}", "--ballot", "1"),
        ("explain", "{}", "--group", "voter_id"),
        ("explain", "{}", "--completion", "fill", "--group", "voter_id", "--hide-below", "3"),
        ("compare", "{}", "greedy", "equal-shares/cost/add1u", "--group", "voter_id"),
        ("compare", "{}", "greedy", "phragmen", "--group", "voter_id", "--hide-below", "3"),
    ],
    ids=range(5),
)
def test_explanations_keep_their_schema(tmp_path, capsys, words):
    file = tmp_path / "poll.pb"
    file.write_text(POLL, encoding="utf-8")
    assert main(["schema", words[0]]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    assert main([word.format(file) for word in words] + ["--json"]) == 0
    described.validate(json.loads(capsys.readouterr().out))
