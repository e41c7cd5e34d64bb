"""`./meydan WORD …`: reads our options and does the word. Words that are not ours go to `manage.py`."""

import argparse
import json
import os
import sys
import tarfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from meydan.base.launch import serving
from meydan.base.launch.doctor import examine
from meydan.base.launch.place import ROOT, call, database, environment, manage, say, work
from meydan.base.launch.postgres import Server, ServerTrouble
from meydan.base.launch.preparation import PreparationFailed, memory_of
from meydan.base.launch.testing import run_tests


@dataclass(frozen=True)
class Options:
    data: Path
    port: int | None
    demo_data: bool
    rest: list[str]


def read(words: Sequence[str]) -> Options:
    """Our options may stand anywhere behind the word; the rest is passed on untouched."""
    parser = argparse.ArgumentParser(prog="./meydan", add_help=False, allow_abbrev=False)
    parser.add_argument("--data", default=os.environ.get("MEYDAN_DATA") or ROOT / ".data", type=Path)
    parser.add_argument("--port", type=int)
    parser.add_argument("--no-demo-data", action="store_true")
    ours, rest = parser.parse_known_args(words)
    return Options(ours.data.expanduser().resolve(), ours.port, not ours.no_demo_data, rest)


def is_demo(server: Server | None) -> bool:
    """Whether the database holds a demo town: ours remembers it, for another one MEYDAN_DEMO says it."""
    return memory_of(server).holds_a_demo if server else os.environ.get("MEYDAN_DEMO") == "1"


def with_database(command: Sequence[str | Path], options: Options) -> int:
    with database(options.data) as (url, server):
        return call(command, environment(options.data, url, demo=is_demo(server)))


def seed(options: Options) -> int:
    """The town and, if this is a demo, its invented content; with a size (`--people 5000 …`) an invented town of that size."""
    with database(options.data) as (url, server):
        memory = memory_of(server)
        if options.rest and server:
            serving.refuse_the_wrong_kind(memory, demo=True, data=options.data)
            memory.save()  # invented people are never served as real ones
        demo = is_demo(server)
        env = environment(options.data, url, demo=demo)
        steps = [["migrate"], ["load_town"], *([["demo_town"]] if demo and options.demo_data else [])]
        steps += [["seed_town", *options.rest]] if options.rest else []
        return next((code for step in steps if (code := call(manage(*step), env))), 0)


def restore(options: Options) -> int:
    """A demo that is brought back stays a demo."""
    with database(options.data) as (url, server):
        memory, demo = memory_of(server), is_demo(server)
        if server and any(Path(word).is_file() and holds_a_demo(Path(word)) for word in options.rest[:1]):
            serving.refuse_the_wrong_kind(memory, demo=True, data=options.data)
            memory.save()
            demo = True
        return call(manage("restore", *options.rest), environment(options.data, url, demo=demo))


def holds_a_demo(archive: Path) -> bool:
    with suppress(tarfile.TarError, KeyError, ValueError), tarfile.open(archive) as found:
        manifest = found.extractfile("manifest.json")
        return bool(manifest and json.load(manifest)["demo"])
    return False


def bring_in(options: Options) -> int:
    if not options.rest:
        sys.stderr.write(
            "Say what: ./meydan import contributions FILE, import pabulib FILE.pb, import polis FOLDER, or import pool FOLDER\n"
        )
        return 2
    kind, *words = options.rest
    return with_database(manage(f"import_{kind}", *words), options)


def bench(options: Options) -> int:
    """Run bench/NAME.py; without a name say which there are."""
    found = {file.stem: file for file in sorted((ROOT / "bench").glob("*.py")) if not file.stem.startswith("_")}
    name, *words = options.rest or [""]
    if name in found:
        return call([sys.executable, found[name], *words], dict(os.environ))
    for stem, file in found.items():
        say(f"  {stem:20}{file.read_text(encoding='utf-8').strip('"').splitlines()[0]}")
    return 2 if name else 0


def psql(options: Options) -> int:
    with database(options.data) as (url, server):
        return call([server.programs["psql"] if server else "psql", url, *options.rest], dict(os.environ))


WORDS: dict[str, Callable[[Options], int]] = {
    "demo": lambda asked: serving.serve(asked.data, asked.port, demo=True, demo_data=asked.demo_data),
    "run": lambda asked: serving.serve(asked.data, asked.port, demo=False),
    "test": lambda asked: run_tests(asked.rest),
    "migrate": lambda asked: with_database(manage("migrate", *asked.rest), asked),
    "work": lambda asked: with_database(work(*asked.rest), asked),
    "verify_passport": lambda asked: call(
        manage("verify_passport", *asked.rest), environment(asked.data, "", demo=False)
    ),
    "restore": restore,
    "seed": seed,
    "import": bring_in,
    "bench": bench,
    "check": lambda asked: with_database(manage("check_town", *asked.rest), asked),
    "doctor": lambda asked: examine(asked.data, asked.port),
    "psql": psql,
}


def main(word: str, *words: str) -> int:
    options = read(words)
    try:
        if word in WORDS:
            return WORDS[word](options)
        return with_database(manage(word, *options.rest), options)
    except (ServerTrouble, PreparationFailed) as trouble:
        sys.stderr.write(f"{trouble}\n")
    except PermissionError as trouble:
        sys.stderr.write(f"You may not use {trouble.filename}. Start Meydan as its owner, or choose --data DIR.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
