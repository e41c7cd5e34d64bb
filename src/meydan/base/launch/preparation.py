"""What brings a database up to date before a start, and what of it was done already. Standard library only."""

# ruff: noqa: S603 (every command that is run here is our own)

import hashlib
import json
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from meydan.base.launch.place import ROOT, manage, say
from meydan.base.launch.postgres import Server

STATIC = ["src/meydan/*/static/**/*", "src/meydan/settings.py", "requirements/run.txt"]
TABLES = ["src/meydan/*/migrations/*.py", "requirements/run.txt"]
TOWN = [*TABLES, "towns/**/*", "src/meydan/*/data/**/*", "src/meydan/*/management/commands/*.py"]
DEMO = [*TOWN, "src/meydan/**/demo*.py", "src/meydan/**/demo/**/*"]
ANSWERS = {"collectstatic": ["--no-input"], "migrate": ["--no-input"]}


class PreparationFailed(Exception):
    """A step ended badly; the text holds what it said."""


@dataclass(frozen=True)
class Step:
    word: str
    title: str
    depends_on: list[str]
    warning: str = ""
    makes: str = ""  # a folder in the data folder, without which the step is not done


TEXTS = Step("compile_texts", "Compiling the translations", [])
FILES = Step("collectstatic", "Compressing styles and scripts", STATIC, makes="static")
DATABASE = Step("migrate", "Bringing the database up to date", TABLES)
FILL = Step("demo_town", "Filling the demo town", DEMO, warning=" (the first time takes a while)")
STEPS = [FILES, DATABASE, Step("load_town", "Loading the town", TOWN), FILL]


class Memory:
    """What was done to one database, kept beside it. Without a file nothing is remembered and every step runs."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.sums: dict[str, str] = json.loads(file.read_text()) if file and file.exists() else {}

    def knows(self, step: Step, data: Path) -> bool:
        return self.sums.get(step.word) == fingerprint(step.depends_on) and (data / step.makes).exists()

    def note(self, step: Step) -> None:
        self.sums[step.word] = fingerprint(step.depends_on)
        self.save()

    def save(self) -> None:
        if self.file:
            fresh = self.file.with_suffix(".new")
            fresh.write_text(json.dumps(self.sums))
            fresh.replace(self.file)

    @property
    def holds_a_demo(self) -> bool:
        return "demo" in self.sums


def memory_of(server: Server | None) -> Memory:
    return Memory(server.home / "prepared.json" if server else None)


def prepare(memory: Memory, env: dict[str, str], *, demo_data: bool) -> None:
    """Run the steps whose files have changed since they last succeeded here. Files are made while the database, which keeps
    one core busy, is brought up to date."""
    data = Path(env["MEYDAN_DATA"])
    due = [step for step in STEPS if not memory.knows(step, data) and (demo_data or step is not FILL)]
    with ThreadPoolExecutor(1) as beside:
        files = beside.submit(make_files, FILES in due, env)
        if DATABASE in due:
            run_step(DATABASE, env)
            memory.note(DATABASE)
        files.result()
    if FILES in due:
        memory.note(FILES)
    for step in due:
        if step not in (FILES, DATABASE):
            run_step(step, env)
            memory.note(step)


def make_files(styles: bool, env: dict[str, str]) -> None:
    if texts_are_stale():
        run_step(TEXTS, env)
    if styles:
        run_step(FILES, env)


def run_step(step: Step, env: dict[str, str]) -> None:
    say(f"{step.title}{step.warning} …")
    began = time.monotonic()
    answer = subprocess.run(
        manage(step.word, *ANSWERS.get(step.word, [])),
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if answer.returncode:
        raise PreparationFailed(f"{answer.stdout.strip()}\n\n`{step.word}` failed; what it said stands above.")
    say(f"  {step.title}: done in {time.monotonic() - began:.1f} s")


def fingerprint(patterns: list[str]) -> str:
    """Changes when a file of the patterns comes, goes or gets other content."""
    whole = hashlib.sha256()
    for file in files(patterns):
        whole.update(f"{file.relative_to(ROOT)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def files(patterns: list[str]) -> Iterator[Path]:
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return (path for path in sorted(found) if path.is_file() and "__pycache__" not in path.parts)


def texts_are_stale() -> bool:
    """Whether a catalogue was changed after it was compiled."""
    for source in (ROOT / "src").glob("**/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False
