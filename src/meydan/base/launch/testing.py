"""The word `test`: linters and pytest on a throw-away database server. Standard library only."""

# ruff: noqa: S603 (every command that is run here is our own)

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from meydan.base.launch.holes import DEMANDED, PIP_AUDIT, Answer
from meydan.base.launch.place import ROOT, call, database, environment, manage, say
from meydan.base.launch.postgres import ServerTrouble
from meydan.base.launch.preparation import texts_are_stale

BIN = Path(sys.prefix) / "bin"
LINTS: dict[str, list[str | Path]] = {
    "ruff check": [BIN / "ruff", "check", "."],
    "ruff format": [BIN / "ruff", "format", "--check", "."],
    "import-linter": [BIN / "lint-imports"],
    "mypy": [BIN / "mypy", "src/meydan", "adil/src"],
}
SAFETY: dict[str, list[str | Path]] = {
    "bandit": [BIN / "bandit", "--quiet", "--recursive", "--configfile", "pyproject.toml", "src", "adil/src"],
}
KNOWN_HOLES: dict[str, list[str | Path]] = {"known holes": [sys.executable, "-m", "meydan.base.launch.holes"]}
"""Asks the network, so only with --full, and where a release is made."""
TELLING = {"launcher", *KNOWN_HOLES}
"""Whose words are shown also when all is well."""
NOTHING_COLLECTED = 5  # pytest's own code
TWO = [
    "-n",
    "2",
    "--dist",
    "worksteal",
]  # some tests walk through the whole house: nobody waits for who has several of them
TAKES_A_VALUE = {"-k", "-m", "-n", "-p", "-c", "-o", "-W", "-r", "--dist", "--maxfail", "--durations", "--tb"}


def run_tests(words: Sequence[str]) -> int:
    """Lint, unless a part is named, then pytest. Two runs at once in one clone do not disturb each other."""
    asked = [word for word in words if word != "--full"]
    paths = [
        word if before in TAKES_A_VALUE else path_of(word) for before, word in zip(["", *asked], asked, strict=False)
    ]
    home = ROOT / ".data" / "test"
    with free_slot(home) as slot, database(home, f"meydan_{slot}", quick=True) as (url, _):
        turn = os.environ.get("MEYDAN_TURN") or str(
            datetime.now(UTC).toordinal()
        )  # another day's turn can be asked for
        env = environment(home / f"files-{slot}", url, demo=False) | {"MEYDAN_TURN": turn}
        env |= {"MEYDAN_FULL": "1"} if "--full" in words else {}
        if texts_are_stale():
            call(manage("compile_texts"), env, cwd=ROOT)
        first, *others = [[sys.executable, "-m", "pytest", *words] for words in rounds(paths)]
        codes = [call(first, env, cwd=ROOT)]
        if others:
            browser, launcher = others
            with ThreadPoolExecutor(1) as beside:  # while the journeys' town is filled, a core is idle
                quiet = beside.submit(run_beside, {"launcher": launcher, **linters("--full" in words)}, env)
                codes.append(call(browser, env, cwd=ROOT))
            codes += quiet.result()
        elif not any(map(names_a_part, paths)):
            codes += run_beside(linters("--full" in words), env)
    failed = [code for code in codes if code not in (0, NOTHING_COLLECTED)]
    return max(failed, default=min(codes))


def rounds(words: list[str]) -> list[list[str]]:
    """What pytest is called with. A named part at once; the whole suite in two processes, the browser's journeys (each
    process has a town and a browser of its own) after the rest, and what starts the real ./meydan one by one."""
    if "-n" in words or any(map(names_a_part, words)):
        return [words]
    marks = next((f"({mark}) and " for before, mark in pairwise(words) if before == "-m"), "")
    return [
        [*words, "-m", f"{marks}not (browser or launcher)", *TWO],
        [*words, "-m", f"{marks}(browser)", *TWO],
        [*words, "-m", f"{marks}(launcher)"],
    ]


def run_beside(commands: Mapping[str, Sequence[str | Path]], env: dict[str, str]) -> list[int]:
    """Their codes. What a command says is printed when it is done, so that it does not mingle with the tests in front."""
    codes = []
    for name, command in commands.items():
        running = subprocess.Popen(
            [str(word) for word in command], env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        words, _ = running.communicate()
        if running.returncode or name in TELLING:
            say(f"\n{words.decode(errors='replace')}")
        if running.returncode == Answer.UNANSWERED and name in KNOWN_HOLES:
            continue  # it has just said so itself; a release has it as an error
        if running.returncode and name != "launcher":
            say(f"Not clean, see above: {name}.")
        codes.append(running.returncode)
    return codes


def linters(full: bool) -> dict[str, list[str | Path]]:
    """All of ours; of those that look for holes the ones that are installed. The others are named, so that nobody believes that they ran."""
    commands = SAFETY | (KNOWN_HOLES if full or os.environ.get(DEMANDED) == "1" else {})
    there = {
        name: (PIP_AUDIT if name in KNOWN_HOLES else Path(command[0])).exists() for name, command in commands.items()
    }
    for name in (name for name, found in there.items() if not found):
        say(f"Not run, because it is not installed: {name}.")
    return LINTS | {name: command for name, command in commands.items() if there[name] or _is_demanded(name)}


def _is_demanded(name: str) -> bool:
    """A release is red rather than unexamined."""
    return name in KNOWN_HOLES and os.environ.get(DEMANDED) == "1"


def path_of(word: str) -> str:
    """`ideas` means the tests of the slice ideas."""
    folders = [f"src/meydan/{word}", f"tests/{word}", word] if word.isidentifier() else []
    return next((folder for folder in folders if (ROOT / folder).is_dir()), word)


def names_a_part(word: str) -> bool:
    return not word.startswith("-") and (ROOT / word.split("::")[0]).exists()


@contextmanager
def free_slot(home: Path) -> Iterator[int]:
    """A number that no other run holds; the database's name carries it."""
    home.mkdir(parents=True, exist_ok=True)
    for number in range(1, 100):
        with (home / f"slot-{number}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield number
            return
    raise ServerTrouble("Ninety-nine test runs are going on in this clone; wait for one of them.")
