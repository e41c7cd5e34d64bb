"""Three answers to “is there a known hole in what we depend on?”: yes, no, and none at all."""

import json
import os
import sys
from pathlib import Path

import pytest

from meydan.base.launch import holes, testing
from meydan.base.launch.holes import Answer, judge, verdict

HOLE = {"id": "X-1", "fix_versions": ["2"]}
HOLED = {"dependencies": [{"name": "pyyaml", "version": "5.3", "vulns": [HOLE]}]}
CLEAN = {"dependencies": [{"name": "pyyaml", "version": "5.3", "vulns": []}]}
UNKNOWN = {"dependencies": [{"name": "pyyaml", "skip_reason": "not found"}]}


@pytest.mark.parametrize(
    ("asked", "control", "answer"),
    [
        (HOLED, HOLED, Answer.HOLES),
        (HOLED, UNKNOWN, Answer.HOLES),
        (HOLED, None, Answer.HOLES),
        (CLEAN, HOLED, Answer.NONE),
        (CLEAN, CLEAN, Answer.UNANSWERED),  # knows the packages, and nothing of holes
        (CLEAN, UNKNOWN, Answer.UNANSWERED),
        (CLEAN, None, Answer.UNANSWERED),
        (UNKNOWN, UNKNOWN, Answer.UNANSWERED),
        (UNKNOWN, HOLED, Answer.UNANSWERED),  # not about this package
        (None, None, Answer.UNANSWERED),
        (None, HOLED, Answer.BROKEN),
    ],
)
def test_what_counts_as_an_answer(asked: holes.Report, control: holes.Report, answer: Answer) -> None:
    assert judge(asked, control) == answer


@pytest.mark.parametrize(
    ("answers", "demanded", "code"),
    [
        ([Answer.NONE, Answer.NONE], True, 0),
        ([Answer.NONE, Answer.HOLES], False, 1),
        ([Answer.UNANSWERED, Answer.HOLES], False, 1),
        ([Answer.UNANSWERED, Answer.BROKEN], False, 2),
        ([Answer.NONE, Answer.UNANSWERED], False, 75),
        ([Answer.NONE, Answer.UNANSWERED], True, 1),
    ],
)
def test_no_answer_is_an_error_only_where_a_release_is_made(answers: list[Answer], demanded: bool, code: int) -> None:
    assert verdict(answers, demanded=demanded) == code


@pytest.fixture
def audit(tmp_path: Path) -> list[str]:
    """audit is the command that asks, with a pip-audit that says what stands in `locks` and `control`, as the real one would."""
    program = tmp_path / "pip-audit"
    program.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        "said = os.environ['LOCKS' if '--require-hashes' in sys.argv else 'CONTROL']\n"
        "print(said)\nsys.exit('X-1' in said or not said)\n"
    )
    program.chmod(0o755)
    words = f"import sys, pathlib; from meydan.base.launch import holes; sys.exit(holes.main(pathlib.Path({str(program)!r})))"
    return [sys.executable, "-c", words]


@pytest.mark.parametrize(
    ("locks", "control", "release", "code", "words"),
    [
        (CLEAN, HOLED, "", [0], "asked, no known hole"),
        (HOLED, HOLED, "", [1], "KNOWN HOLES in pyyaml 5.3"),
        (UNKNOWN, UNKNOWN, "", [], "NOT ASKED"),
        (UNKNOWN, UNKNOWN, "1", [1], "NOT ASKED"),
        ("", "", "", [], "NOT ASKED"),
        ("", HOLED, "", [2], "could not be read"),
    ],
)
def test_the_three_answers_in_a_run_of_the_tests(
    audit: list[str],
    capsys: pytest.CaptureFixture[str],
    locks: object,
    control: object,
    release: str,
    code: list[int],
    words: str,
) -> None:
    """No code at all: the run is neither red nor green because of it, but it was said."""
    said = {name: json.dumps(value) if value else "" for name, value in (("LOCKS", locks), ("CONTROL", control))}
    paths = os.pathsep.join([str(testing.ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    env = {**os.environ, **said, "MEYDAN_RELEASE": release, "PYTHONPATH": paths}
    assert testing.run_beside({"known holes": audit}, env) == code
    out = capsys.readouterr().out
    assert words in out
    assert ("Not clean" in out) is bool(code != [] and code != [0])


def test_asked_only_with_full_or_for_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MEYDAN_RELEASE", raising=False)
    assert "known holes" not in testing.linters(full=False)
    monkeypatch.setenv("MEYDAN_RELEASE", "1")
    assert "known holes" in testing.linters(full=False)
