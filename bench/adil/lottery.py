"""Lotteries against sortition-algorithms, and against their targets; writes adil/docs/benchmarks/lottery.md and the picture.

python bench/adil/lottery.py [--peers .data/peers/bin/python] [--peer-seconds 120] [--date 2026-01-31] [--resume LOG [--note TEXT]]

Each run is a process of its own on one thread; CPU seconds are user + system of that process, reading the files included.
"""

import argparse
import datetime
import json
import os
import platform
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "sortition"
PAGE = ROOT / "adil" / "docs" / "benchmarks" / "lottery.md"
PICTURE = ROOT / "adil" / "docs" / "pictures" / "panel-quotas.svg"
SMALL = ("example_small_20", "synth_250_20", "synth_312_35", "synth_404_40")
LARGE = ("synth_1727_110", "synth_10000_150")
SECONDS, SECONDS_OF_TARGETS = (
    200,
    600,
)  # of the clock on the wall, for each lottery; it shares the machine with other work
RESUMED = "Some rows were measured by earlier, interrupted runs of this command on the same machine and day."
PEER = """
import csv, sys
from sortition_algorithms.committee_generation import find_distribution_maximin
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings
folder, size = sys.argv[1], int(sys.argv[2])
def table(name):
    lines = list(csv.reader(open(f"{folder}/{name}", encoding="utf-8-sig")))
    return lines[0], [dict(zip(lines[0], line)) for line in lines[1:]]
found = read_in_features(*table("categories.csv"), number_to_select=size)
features = found[0] if isinstance(found, tuple) else found
settings = Settings(id_column="id", columns_to_keep=[])
found = read_in_people(*table("respondents.csv"), features, settings)
people = found[0] if isinstance(found, tuple) else found
panels, weights, _ = find_distribution_maximin(features, people, size, [], solver_backend="highspy")
chances = dict.fromkeys((p for panel in panels for p in panel), 0.0)
for panel, weight in zip(panels, weights):
    for person in panel:
        chances[person] += weight
print(min(chances.values()) if len(chances) == len(list(people)) else 0.0)
"""


def main() -> None:
    asked = _asked()
    work = [(name, method) for name in (*SMALL, "geneva_30") for method in ("maximin", "leximin", "nash")]
    rows, peers = measured(asked.resume)
    work += [(name, method) for method in ("maximin", "leximin", "nash") for name in LARGE]
    for name, method in work:
        if (name, method) not in rows:
            rows[name, method] = ours(name, method, limit_of(name, method))
    peers |= {name: peer(name, asked.peers, asked.peer_seconds) for name in SMALL if name not in peers}
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(rows, peers, asked), encoding="utf-8")
    draw_picture()


def limit_of(name: str, method: str) -> int:
    return SECONDS_OF_TARGETS if name in LARGE and method == "maximin" else SECONDS


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=ROOT / ".data" / "peers" / "bin" / "python")
    parser.add_argument("--peer-seconds", type=int, default=120, help="CPU seconds after which the peer is stopped")
    parser.add_argument(
        "--resume", type=Path, metavar="LOG", help="what an interrupted run of this command has printed"
    )
    parser.add_argument("--note", default="", metavar="TEXT", help="what the page says of rows that were resumed")
    parser.add_argument("--date", default=str(datetime.datetime.now(datetime.UTC).date()))
    return parser.parse_args()


def measured(log: Path | None) -> tuple[dict[tuple[str, str], dict[str, Any]], dict[str, dict[str, Any]]]:
    """Runs of adil and of the peer that a log holds; of two for one case the later one."""
    rows, peers = {}, {}
    for line in log.read_text().splitlines() if log else ():
        words = line.split()
        if len(words) == 8 and words[3] == "gap":
            gap, told = float(words[4]), {"cpu": float(words[5]), "verified": words[7] == "True"}
            told |= {"min_probability": float(words[2]), "gap": gap, "certified_optimal": gap <= 1e-7}
            rows[words[0], words[1].rstrip(":")] = told
        elif len(words) == 5 and words[1] == "peer:":
            peers[words[0]] = {"lowest": None if words[2] == "None" else float(words[2]), "cpu": float(words[3])}
    return rows, peers


def ours(name: str, method: str, seconds: int) -> dict[str, Any]:
    """One `adil draw` and one `adil verify`."""
    words = ["draw", str(DATA / name), "--size", size_of(name), "--method", method, "--time", str(seconds), "--json"]
    done, cpu = _run([sys.executable, "-m", "adil", *words], {"PYTHONPATH": str(ROOT / "adil" / "src")})
    told = json.loads(done)
    file = ROOT / ".data" / "bench-lottery.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(told))
    checked, _ = _run(
        [sys.executable, "-m", "adil", "verify", str(file), "--pool", str(DATA / name)],
        {"PYTHONPATH": str(ROOT / "adil" / "src")},
    )
    file.unlink()
    told |= {"cpu": cpu, "verified": checked.startswith("all holds")}
    print(
        f"{name} {method}: {told['min_probability']:.6f} gap {told['gap']:.1e} {cpu:.1f} s {told['verified']}",
        flush=True,
    )
    return told


def peer(name: str, python: Path, seconds: int) -> dict[str, Any]:
    """Maximin by sortition-algorithms with HiGHS."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))  # noqa: E731
    done, cpu = _run([str(python), "-c", PEER, str(DATA / name), size_of(name)], {}, limit)
    lines = done.split()
    lowest = float(lines[-1]) if lines and cpu < seconds - 1 and lines[-1][0].isdigit() else None
    print(f"{name} peer: {lowest} {cpu:.1f} s", flush=True)
    return {"cpu": cpu, "lowest": lowest}


def size_of(name: str) -> str:
    return name.rsplit("_", 1)[1]


def _run(command: list[str], environment: dict[str, str], before: Any = None) -> tuple[str, float]:
    env = {k: v for k, v in os.environ.items() if k != "OPENBLAS_CORETYPE"} | {"OMP_NUM_THREADS": "1"} | environment
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, preexec_fn=before)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode and before is None:
        raise SystemExit(done.stderr)
    if done.returncode and "Error" in done.stderr:
        print(done.stderr[-600:])
    return done.stdout, end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def page(
    rows: dict[tuple[str, str], dict[str, Any]], peers: dict[str, dict[str, Any]], asked: argparse.Namespace
) -> str:
    lines = [
        "# Lotteries: what was measured",
        "",
        f"Written by `python bench/adil/lottery.py` on {asked.date}. Python {platform.python_version()}, {platform.machine()}, "
        f"one thread of {os.cpu_count()} cores shared with other work. CPU seconds (user + system) of one whole process: start, reading, search, proof, "
        "JSON. Every lottery was checked by `adil verify` (quotas of all panels, equal chances, the proofs), which uses no solver.",
        *([" ".join([RESUMED, asked.note]).strip()] if asked.resume else []),
        "",
        "## Maximin beside sortition-algorithms 0.12.15 (HiGHS)",
        "",
        "| pool → panel | peer: lowest chance | peer CPU s | adil: lowest chance | adil CPU s | times faster | at least 5 × |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for name in SMALL:
        told, other = rows[name, "maximin"], peers[name]
        finished = other["lowest"] is not None
        lowest = f"{other['lowest']:.6f}" if finished else f"not finished in {asked.peer_seconds} s"
        factor = other["cpu"] / told["cpu"]
        lines.append(
            f"| {name} | {lowest} | {other['cpu']:.1f} | {told['min_probability']:.6f} | {told['cpu']:.1f} "
            f"| {'' if finished else '> '}{factor:.1f} | {'reached' if factor >= 5 else 'missed'} |"
        )
    lines += [
        "",
        "## All methods",
        "",
        "Proved: the gap is at most 1e-7. For leximin the gap is the most that anybody is below the proved leximin chance, for Nash a bound "
        "on how much higher the mean of log chances could be. Time limit: "
        f"{SECONDS} s by the clock on the wall ({SECONDS_OF_TARGETS} s for maximin on the two large pools, whose target is in CPU seconds), "
        "with other work on the machine; where it ended the search, the gap is above 1e-7.",
        "",
        "| pool → panel | method | lowest chance | gap | proved | checked | CPU s |",
        "|---|---|--:|--:|---|---|--:|",
    ]
    for (name, method), told in rows.items():
        lines.append(
            f"| {name} | {method} | {told['min_probability']:.6f} | {told['gap']:.1e} "
            f"| {_yes(told['certified_optimal'])} | {_yes(told['verified'])} | {told['cpu']:.1f} |"
        )
    geneva, leximin = rows["geneva_30", "maximin"], [rows[name, "leximin"] for name in SMALL[:3]]
    published = "0.0653 maximin, known to take 98 CPU s"
    lines += [
        "",
        "## Targets",
        "",
        f"* Geneva maximin certified ({published}) in ≤ 98 s, then ≤ 10 s: {geneva['min_probability']:.4f}, proved: "
        f"{_yes(geneva['certified_optimal'])}, {geneva['cpu']:.1f} s — {_reached(geneva['certified_optimal'] and geneva['cpu'] <= 10)}.",
        f"* Leximin proved on pools of at most 350 people: {_reached(all(t['certified_optimal'] for t in leximin))}; Geneva too: "
        f"{_yes(rows['geneva_30', 'leximin']['certified_optimal'])}. Published lowest chances: example_small 10.0 %, Geneva 6.5 %.",
    ]
    for name in LARGE:
        told = rows[name, "maximin"]
        lines.append(
            f"* {name} in ≤ 120 s with a certified gap: gap {told['gap']:.1e}, {told['cpu']:.1f} s — "
            f"{_reached(told['verified'] and told['cpu'] <= 120)}."
        )
    return "\n".join([*lines, ""])


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _reached(value: object) -> str:
    return "reached" if value else "missed"


def draw_picture() -> None:
    sys.path.insert(0, str(ROOT / "adil" / "src"))
    from adil.lottery import read_pool
    from adil.lottery.picture import quota_picture

    pool = read_pool(DATA / "synth_250_20")
    words = [
        "draw",
        str(DATA / "synth_250_20"),
        "--size",
        "20",
        "--method",
        "maximin",
        "--public",
        "17 23 42",
        "--json",
    ]
    done, _ = _run([sys.executable, "-m", "adil", *words], {"PYTHONPATH": str(ROOT / "adil" / "src")})
    members = json.loads(done)["draw"]["members"]
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    title = "A panel of 20 from 250 people against its quotas"
    PICTURE.write_text(quota_picture(pool, members, title) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
