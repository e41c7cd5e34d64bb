"""The script before Python, and the files it rests on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from meydan.base.launch import testing
from meydan.base.launch.preparation import Memory, Step
from meydan.base.launch.testing import TWO, free_slot, names_a_part, path_of, rounds
from tests.launcher.starting import ROOT, environment, meydan

WORDS = ["check", "demo", "run", "test", "migrate", "work", "seed", "import", "bench", "doctor", "psql"]
PACKAGE_HOSTS = re.compile(
    r"pypi\.(org|python\.org)|files\.pythonhosted\.org|registry\.npmjs\.org|registry\.yarnpkg\.com", re.I
)


@pytest.mark.parametrize("words", [[], ["--help"], *([word, "--help"] for word in WORDS)])
def test_help_tells_every_word_without_any_set_up(words: list[str], tmp_path: Path) -> None:
    shutil.copy(ROOT / "meydan", tmp_path)
    answer = subprocess.run([tmp_path / "meydan", *words], capture_output=True, text=True, env=environment())
    assert answer.returncode == 0
    assert all(f"\n  {word} " in answer.stdout for word in WORDS)
    assert not (tmp_path / ".venv").exists()


def test_a_python_that_only_pretends_to_be_one_is_passed_over(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / "src" / "meydan" / "base" / "launch", clone / "src" / "meydan" / "base" / "launch")
    shutil.copy(ROOT / "meydan", clone)
    shim = tmp_path / "bin" / "python3.12"
    shim.parent.mkdir()
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    env = environment()
    env["PATH"] = f"{shim.parent}:{env['PATH']}"
    answer = subprocess.run([clone / "meydan", "doctor"], capture_output=True, text=True, env=env)
    assert re.search(r"ok +Python +3\.1[2-9]", answer.stdout), answer.stderr
    assert str(shim) not in answer.stdout
    assert not (clone / ".venv").exists()


def test_an_unknown_word_goes_to_manage_py(place: Path) -> None:
    answer = meydan("nosuchword", "--data", place / "data")
    assert answer.returncode == 1
    assert "Unknown command: 'nosuchword'" in answer.stderr


def test_a_slice_and_a_folder_of_tests_are_named_by_one_word() -> None:
    assert path_of("ideas") == "src/meydan/ideas"
    assert path_of("launcher") == "tests/launcher"
    assert path_of("adil") == "adil"
    assert path_of("tests/launcher") == "tests/launcher"
    assert [names_a_part(word) for word in ("-x", "tests/launcher/test_script.py::test_one", "ideas")] == [
        False,
        True,
        False,
    ]


def test_the_whole_suite_runs_in_two_processes_except_what_starts_the_real_thing() -> None:
    assert rounds(["-m", "race"]) == [
        ["-m", "race", "-m", "(race) and not (browser or launcher)", *TWO],
        ["-m", "race", "-m", "(race) and (browser)", *TWO],
        ["-m", "race", "-m", "(race) and (launcher)"],
    ]
    for part in (["tests/launcher"], ["-n", "4"]):
        assert rounds(part) == [part]


def test_two_runs_at_once_hold_different_slots(tmp_path: Path) -> None:
    with free_slot(tmp_path) as first, free_slot(tmp_path) as second:
        assert (first, second) == (1, 2)
    with free_slot(tmp_path) as third:
        assert third == 1


def test_a_step_is_repeated_only_when_its_files_have_changed_or_its_folder_is_gone(tmp_path: Path) -> None:
    note, made = tmp_path / "prepared.json", tmp_path / "static"
    step = Step("collectstatic", "", ["requirements/run.txt"], makes="static")
    other = Step("collectstatic", "", ["requirements/dev.txt"], makes="static")
    made.mkdir()
    Memory(note).note(step)
    assert Memory(note).knows(step, tmp_path)
    assert not Memory(note).knows(other, tmp_path)
    assert not Memory(None).knows(step, tmp_path)
    made.rmdir()
    assert not Memory(note).knows(step, tmp_path)


def test_the_larger_lock_contains_the_smaller_one() -> None:
    run, demo, dev = (pins(name) for name in ("run", "demo", "dev"))
    assert run < demo < dev


def pins(name: str) -> set[str]:
    return set(re.findall(r"^[\w.\[\]-]+==\S+", (ROOT / "requirements" / f"{name}.txt").read_text(), re.M))


def test_no_tracked_file_names_a_package_host() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tracked = [ROOT / name for name in listed.split("\0") if name and ROOT / name != Path(__file__)]
    naming = [file for file in tracked if file.is_file() and PACKAGE_HOSTS.search(file.read_text(errors="replace"))]
    assert tracked
    assert naming == []


def test_a_linter_that_is_not_installed_is_named_and_not_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (there := tmp_path / "bandit").touch()
    monkeypatch.setattr(testing, "SAFETY", {"bandit": [there], "other": [tmp_path / "other"]})
    assert set(testing.linters(full=False)) == {*testing.LINTS, "bandit"}
    assert capsys.readouterr().out == "Not run, because it is not installed: other.\n"
