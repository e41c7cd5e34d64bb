"""Whether somebody has published a hole in what we depend on. `pip-audit` asks; whether it was answered is found out here.

A mirror that knows nothing of holes says the same as one that knows of none. So an old release whose hole everybody has known
for years is asked about too: an answer without that hole is no answer. Standard library only.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any

from meydan.base.launch.place import ROOT, say

PIP_AUDIT = Path(sys.prefix) / "bin" / "pip-audit"
LOCKS = ("run", "demo")
CONTROL = "pyyaml==5.3"
"""Has carried a published hole since 2020."""
DEMANDED = "MEYDAN_RELEASE"
"""Set to 1 where a release is made: then no answer is not enough."""
WORDS = ["--format", "json", "--progress-spinner", "off", "--disable-pip"]


class Answer(IntEnum):
    """The value is the command's exit code."""

    NONE = 0
    HOLES = 1
    BROKEN = 2
    """Others were told about, this list could not be read."""
    UNANSWERED = 75  # EX_TEMPFAIL


Report = Mapping[str, Any] | None
"""What pip-audit wrote; None when it broke off."""


def judge(asked: Report, control: Report) -> Answer:
    """A hole counts whoever tells of it. That there is none counts only from somebody who knows the control's hole and has
    been told about every package."""
    if _holed(asked):
        return Answer.HOLES
    if not _holed(control):
        return Answer.UNANSWERED
    if asked is None:
        return Answer.BROKEN
    return Answer.UNANSWERED if _passed_over(asked) else Answer.NONE


def _holed(report: Report) -> list[str]:
    return [f"{one['name']} {one['version']}" for one in _packages(report) if one.get("vulns")]


def _passed_over(report: Report) -> list[str]:
    return [one["name"] for one in _packages(report) if "skip_reason" in one]


def _packages(report: Report) -> list[dict[str, Any]]:
    return list(report["dependencies"]) if report else []


def ask(program: Path, *words: str) -> tuple[Report, str]:
    """What pip-audit found and what it said beside it."""
    command = [str(program), *WORDS, *words]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 (our own words)
    try:
        return json.loads(said.stdout), said.stderr
    except ValueError:
        return None, said.stderr


def main(program: Path = PIP_AUDIT) -> int:
    """Ask about every lock. Exit code: the worst answer; no answer is `UNANSWERED`, or `HOLES` where a release demands one."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(CONTROL + "\n")
        file.flush()
        control, _said = ask(program, "--no-deps", "--requirement", file.name)
    answers = []
    for lock in LOCKS:
        asked, said = ask(program, "--require-hashes", "--requirement", f"requirements/{lock}.txt")
        answers.append(judge(asked, control))
        _tell(lock, answers[-1], asked, said)
    return verdict(answers, demanded=os.environ.get(DEMANDED) == "1")


def verdict(answers: list[Answer], *, demanded: bool) -> int:
    bad = [answer for answer in answers if answer in (Answer.HOLES, Answer.BROKEN)]
    if bad:
        return max(bad)
    if Answer.UNANSWERED not in answers:
        return Answer.NONE
    return Answer.HOLES if demanded else Answer.UNANSWERED


def _tell(lock: str, answer: Answer, asked: Report, said: str) -> None:
    sentences = {
        Answer.NONE: f"requirements/{lock}.txt: asked, no known hole.",
        Answer.HOLES: f"requirements/{lock}.txt: KNOWN HOLES in {', '.join(_holed(asked))}.",
        Answer.BROKEN: f"requirements/{lock}.txt: could not be read.\n{said}",
        Answer.UNANSWERED: f"requirements/{lock}.txt: NOT ASKED. Whoever is asked here about known holes has no answer.",
    }
    say(sentences[answer])
    for one in _packages(asked):
        for hole in one.get("vulns", ()):
            say(
                f"  {one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'nothing yet'}"
            )


if __name__ == "__main__":
    sys.exit(main())
