"""`adil measure`: files as people save them, answers, and errors with their place."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest

import adil
from adil.cli import main

TOWN = "area,population,participants\nGöksu,29709,60\nFırat,21027,15\nŞirinkapı,,12\n"


@pytest.fixture
def saved(tmp_path):
    """Save a text or bytes as a file and give its path."""

    def save(content, encoding="utf-8"):
        file = tmp_path / "town.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return str(file)

    return save


@pytest.fixture
def answer(capsys):
    """What a command prints, read as JSON."""

    def ask(*words):
        assert main(["measure", "--json", *words]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


@pytest.fixture
def refusal(capsys):
    """The sentence of a refused command."""

    def ask(*words):
        assert main(["measure", *words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        return err

    return ask


def test_the_table_names_the_missing_first(saved, capsys):
    assert main(["measure", saved(TOWN), "--unknown", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == [
        "Fırat",
        "21027",
        "41.4",
        "15",
        "20.0",
        "12.5",
        "30.4",
        "-21.4",
        "0.48",
        "0.71",
        "17",
        "under",
    ]
    assert lines[2].split() == [
        "Göksu",
        "29709",
        "58.6",
        "60",
        "80.0",
        "69.6",
        "87.5",
        "+21.4",
        "1.37",
        "2.02",
        "0",
        "over",
    ]
    assert lines[3].split() == ["Şirinkapı", "-", "-", "12", *["-"] * 7, "no", "population"]
    assert lines[5] == "Participants: 90. Of unknown area: 3."
    assert lines[6] == "Lowest to highest index of the areas shown: 0.35 (Fırat to Göksu)."


def test_json_holds_the_same(saved, answer):
    found = answer(saved(TOWN))
    assert (found["participants"], found["compared"], found["unknown"], found["population"]) == (87, 75, 0, 50736)
    assert found["rows"][0] == {
        "area": "Fırat",
        "population": 21027,
        "population_percent": 41.4439,
        "participants": 15,
        "participants_percent": 20.0,
        "participants_percent_low": 12.5121,
        "participants_percent_high": 30.4113,
        "gap_points": -21.4439,
        "index": 0.4826,
        "index_low": 0.3019,
        "index_high": 0.7338,
        "per_thousand": 0.7134,
        "missing_people": 17,
        "status": "under",
        "hidden": False,
    }


def test_csv_holds_the_rows_with_empty_cells_for_what_is_hidden(saved, capsys):
    assert main(["measure", saved(TOWN + "Zafer,1578,4\n"), "--csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("area,population,population_percent,participants,participants_percent,")
    assert lines[-1] == "Zafer,1578,3.0164,,,,,,,,,,,,True"


def test_no_answer_shows_a_hidden_count(saved, capsys):
    file = saved("area,population,participants\na,900,7777\nb,800,4\nc,300,2666\n")
    for form in ([], ["--json"], ["--csv"]):
        assert main(["measure", file, *form]) == 0
        told = capsys.readouterr().out
        assert "hidden" in told
        assert "2666" not in told


@pytest.mark.parametrize(
    "heading",
    ["alan;kişi;katılan", "ALAN;KİŞİ;KATILAN", "\ufeffAlan;Kişi;Katılan", "Alan\tki\u0073\u0327i\tKatılan"],
)
def test_turkish_headings_are_read(saved, answer, heading):
    sign = "\t" if "\t" in heading else ";"
    line = sign.join(["Göksu", "29.709", "60"])
    assert answer(saved(f"{heading}\r\n{line}\r\n"))["rows"][0]["population"] == 29709


def test_other_columns_empty_lines_and_quoted_line_breaks_do_no_harm(saved, answer):
    text = 'note,participants,area,population\n"two\nlines",40,a,100\n\n,50,"b, new",100\n'
    assert [row["area"] for row in answer(saved(text))["rows"]] == ["a", "b, new"]


def test_windows_turkish_is_refused_with_its_place_and_read_when_named(saved, refusal, answer):
    file = saved("alan;kişi;katılan\nŞirinkapı;4197;40\n", encoding="cp1254")
    assert "line 1, byte 8 of the line is not utf-8" in refusal(file)
    assert answer(file, "--encoding", "cp1254")["rows"][0]["area"] == "Şirinkapı"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: no column area, population, participants"),
        ("area,participants\na,1\n", "line 1: no column population"),
        ("area,alan,kişi,katılan\n", "line 1: two columns say area"),
        (TOWN + "Ufuk,many,3\n", "line 5, column population: “many” is not a whole number"),
        (TOWN + "Ufuk,15852,12.5\n", "line 5, column participants: “12.5” is not a whole number"),
        (TOWN + "Ufuk,15852,-3\n", "line 5, column participants: “-3” is below 0"),
        (TOWN + "Ufuk,−1.500,3\n", "line 5, column population: “−1.500” is below 0"),
        (TOWN + "Ufuk,15852,-x\n", "line 5, column participants: “-x” is not a whole number"),
        (TOWN + "Ufuk,15852,NaN\n", "line 5, column participants: “NaN” is not a whole number"),
        (TOWN + f"Ufuk,15852,{'9' * 5000}\n", "line 5, column participants: “999"),
        (TOWN + "Ufuk,15852\n", "line 5, column participants: empty"),
        (TOWN + ",15852,3\n", "line 5, column area: empty"),
        (TOWN + "Göksu,1,3\n", "line 5, column area: “Göksu” is already on line 2"),
        (TOWN + "Ufuk,15852,3,4\n", "line 5: more cells than the heading has"),
        (TOWN + f"{'x' * 200_000},1,1\n", "line 5: not a readable CSV line (a cell is far too long"),
        (TOWN + '"Ufuk,1,1\n', "line 5: not a readable CSV line (a quotation mark is never closed)"),
        ('note,area,population,participants\n"a\nb",c,1,x\n', "line 2, column participants"),
    ],
    ids=range(17),
)
def test_bad_input_gets_one_sentence_with_its_place(saved, refusal, text, sentence):
    said = refusal(saved(text))
    assert said.startswith(f"adil: {sentence}")
    assert said.count("\n") == 1


def test_a_file_that_is_not_there_a_folder_and_a_picture_get_a_sentence(saved, refusal, tmp_path):
    assert "can't be read (there is no such file" in refusal(str(tmp_path / "none.csv"))
    assert "can't be read (it is a folder" in refusal(str(tmp_path))
    assert "line 1, byte 1 of the line is not utf-8" in refusal(saved(b"\x89PNG\r\n\x1a\n\0"))


def test_a_file_past_the_limit_is_refused_unread(refusal, tmp_path):
    file = tmp_path / "large.csv"
    with file.open("wb") as stream:
        stream.truncate(65 * 2**20)
    assert "larger than 64 MB" in refusal(str(file))


@pytest.mark.parametrize("name", ["klingon", "hex", "undefined"])
def test_an_encoding_that_is_none_is_refused(saved, refusal, name):
    assert f"no encoding is called “{name}”" in refusal(saved(TOWN), "--encoding", name)


def test_bad_options_are_refused(saved, refusal):
    assert "can't be negative (-1)" in refusal(saved(TOWN), "--unknown", "-1")
    assert "not below 2" in refusal(saved(TOWN), "--hide-below", "2")


def test_signs_that_steer_a_terminal_are_not_passed_on(saved, capsys):
    assert main(["measure", saved("area,population,participants\n\x1b[31mred,10,20\n")]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_the_module_runs_and_tells_its_version():
    assert run("--version").stdout.decode() == f"adil {adil.__version__}\n"


def test_without_a_command_the_usage_is_shown():
    done = run()
    assert done.returncode == 2
    assert b"usage: adil" in done.stderr


def test_a_terminal_without_turkish_letters_does_not_fail(saved):
    as_text, as_json = (run("measure", saved(TOWN), *form, PYTHONIOENCODING="ascii") for form in ([], ["--json"]))
    assert b"F\\u0131rat" in as_text.stdout
    assert json.loads(as_json.stdout)["rows"][0]["area"] == "Fırat"


def test_a_reader_that_has_seen_enough_is_no_error(saved):
    rows = "".join(f"area {number},100,20\n" for number in range(3_000))
    file = saved("area,population,participants\n" + rows)
    env = os.environ | {"PYTHONPATH": str(Path(adil.__file__).parents[1])}
    command = [sys.executable, "-m", "adil", "measure", file]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


def run(*words, **environment):
    env = os.environ | {"PYTHONPATH": str(Path(adil.__file__).parents[1])} | environment
    return subprocess.run([sys.executable, "-m", "adil", *words], capture_output=True, env=env, check=False)


def test_json_keeps_its_schema(saved, capsys):
    assert main(["schema", "measure"]) == 0
    described = jsonschema_rs.validator_for(json.loads(capsys.readouterr().out))
    assert main(["measure", saved(TOWN), "--json"]) == 0
    described.validate(json.loads(capsys.readouterr().out))


def test_errors_speak_turkish_where_asked(capsys, monkeypatch):
    assert main(["--language", "tr", "measure", "yok.csv"]) == 2
    assert "okunamıyor" in capsys.readouterr().err
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    assert main(["measure", "yok.csv"]) == 2
    assert "okunamıyor" in capsys.readouterr().err


def test_tables_and_reasons_speak_turkish_where_asked(saved, capsys, tmp_path):
    assert main(["--language", "tr", "measure", saved(TOWN + "Zafer,1578,4\nUfuk,9000,12\n"), "--unknown", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["alan", "kişi", "kişi"]
    assert "gizli" in lines[-8]
    assert any(line.startswith("Katılımcı: 106.") for line in lines)
    assert any("0," in line for line in lines)
    assert main(["--language", "tr", "measure", str(tmp_path / "yok.csv")]) == 2
    assert "böyle bir dosya yok" in capsys.readouterr().err
    assert main(["--language", "tr", "measure", str(tmp_path)]) == 2
    assert "bu bir klasör" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "english", "turkish"),
    [
        (
            ["count", "x.pb", "--rule", "x"],
            "--rule: “x” is none of greedy,",
            "--rule: “x” bunlardan biri değil: greedy,",
        ),
        (["draw", "p", "--size", "many"], "--size: “many” is not a number", "--size: “many” bir sayı değil"),
        (["draw", "p", "--size"], "--size: the value is missing", "--size: değeri yazılmamış"),
        (
            ["measure", "x", "--json", "--csv"],
            "--csv and --json can't be used",
            "--csv ile --json birlikte kullanılamaz",
        ),
        (["measure"], "missing: file", "eksik: file"),
        (["measure", "x", "--loud"], "not known: --loud", "bilinmiyor: --loud"),
        (["divide"], "COMMAND: “divide” is none of count,", "COMMAND: “divide” bunlardan biri değil: count,"),
    ],
)
def test_what_is_wrong_with_options_is_told_in_one_sentence_too(capsys, words, english, turkish):
    for language, sentence in (("en", english), ("tr", turkish)):
        for spoken in (["--language", language, *words], [f"--language={language}", *words]):
            assert main(spoken) == 2
            assert f"\nadil: {sentence}" in capsys.readouterr().err


def test_the_language_may_stand_behind_the_command(saved, capsys):
    assert main(["measure", saved(TOWN), "--language", "tr"]) == 0
    assert "Katılımcı: 87." in capsys.readouterr().out
