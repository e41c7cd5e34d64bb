"""Counts every file of ../shared/data/pb under every rule and writes adil/docs/benchmarks/budgeting.md.

    OMP_NUM_THREADS=1 python bench/adil/budgeting.py [--seconds 60]

Winners are compared with those of pabutools 1.2.3 (exact), which stand with the data; its CPU seconds come from there too.
"""

import argparse
import json
import platform
import resource
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "adil" / "src"))

from adil.budgeting import Instance, count, read_poll  # noqa: E402

DATA = ROOT.parent / "shared" / "data" / "pb"
PAGE = ROOT / "adil" / "docs" / "benchmarks" / "budgeting.md"
UTILITY = {"card": "cardinality", "add": "additive"}
RULE = {"mes": ("equal-shares", "none"), "add1u": ("equal-shares", "add1u"), "greedy": ("greedy", "none")}


class TooLong(Exception):
    pass


def limited(seconds, work):
    """The result of `work` and its CPU seconds; None where it takes longer than `seconds`."""

    def stop(*_):
        raise TooLong

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    start = time.process_time()
    try:
        return work(), time.process_time() - start
    except TooLong:
        return None, seconds
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def compared(seconds):
    """For each kind of run: files, identical, different, not finished, our CPU seconds and the oracle's."""
    table, different, unfinished, with_numba = {}, [], [], []
    for file in sorted((DATA / "expected").glob("*.json")):
        poll = read_poll(DATA / f"{file.stem}.pb")
        for name, expected in json.loads(file.read_text())["runs"].items():
            kind, _, short = name.partition("_")
            rule, completion = RULE.get(kind, (kind, "none"))
            utility = UTILITY.get(short, short or "cardinality")
            row = table.setdefault(name, [0, 0, 0.0, 0.0])
            row[0] += 1
            # numpy alone first; with numba where that takes too long
            for fast in (False, True):
                counted, spent = limited(
                    seconds,
                    lambda a=(poll, rule, utility, completion), f=fast: count(
                        a[0].instance, a[0].ballots, rule=a[1], utility=a[2], completion=a[3], fast=f
                    ),
                )
                if counted is not None:
                    break
            if fast:
                with_numba.append(f"{file.stem} {name}")
            print(f"{spent:8.3f} {file.stem[:50]} {name}", flush=True)
            if counted is None:
                unfinished.append(f"{file.stem} {name}")
                continue
            same = sorted(counted.winners) == sorted(expected["winners"])
            row[1] += same
            if not same:
                different.append(f"{file.stem} {name}")
            if expected.get("pabutools_cpu_s"):
                row[2] += spent
                row[3] += expected["pabutools_cpu_s"]
    return table, different, unfinished, with_numba


PEER = """
import resource, sys
from pabutools.election import Cost_Sat, parse_pabulib
from pabutools.fractions import FRACTION
from pabutools.rules import method_of_equal_shares
import pabutools.fractions
instance, profile = parse_pabulib(sys.argv[1])
profile = profile.as_multiprofile()
def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
start = spent()
method_of_equal_shares(instance, profile, sat_class=Cost_Sat)
print(spent() - start)
"""


def peer_seconds(python, file):
    """CPU seconds of pabutools for the count without completion, in this run; None where it isn't there."""
    if not Path(python).exists():
        return None
    done = subprocess.run([python, "-c", PEER, str(file)], capture_output=True, text=True)
    return float(done.stdout.split()[-1]) if done.returncode == 0 else None


def targets(seconds, python):
    """The rows of the table of targets: work, peer's seconds, ours, what was to be reached."""
    file = DATA / "Poland_Lodz_2022.pb"
    poll = read_poll(file)
    count(poll.instance, poll.ballots, completion="add1u", fast=True)  # compiles, or loads what was compiled before
    here = peer_seconds(python, file)
    for fast, times, word in ((False, 50, "numpy"), (True, 300, "numba")):
        for completion, peer in (("none", here or 11.15), ("add1u", 59.64)):
            _, spent = limited(
                seconds, lambda c=completion, f=fast: count(poll.instance, poll.ballots, completion=c, fast=f)
            )
            reached = "reached" if peer / spent >= times else "**missed**"
            yield f"Łódź 2022, cost, {completion}, {word}", peer, spent, f"≥ {times}×", reached
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "adil", "count", str(file), "--completion", "add1u", "--json"]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONPATH": str(ROOT / "adil" / "src")})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    reached = "reached" if whole <= min(1.0, 59.64 / 50) else "**missed**"
    yield "add1u end to end, numpy", 59.64, whole, "≥ 50× and ≤ 1.0 s", reached
    budapest = read_poll(DATA / "Hungary_Budapest_2024.pb")
    done, jumps = limited(seconds, lambda: count(budapest.instance, budapest.ballots, completion="add1", fast=True))
    note = (
        f"{done.steps} steps; {'reached' if jumps <= 1 else '**missed**'}"
        if done
        else f"**missed**: not finished in {seconds:.0f} CPU seconds"
    )
    yield "Budapest 2024, cost, add1, numba", None, jumps, "≤ 1 s", note
    made, build = limited(seconds, synthetic)
    big, spent = limited(seconds, lambda: count(*made, completion="add1u"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    note = f"peak of the whole bench {memory:.0f} MB; making and merging the ballots {build:.1f} s"
    yield (
        "500,000 synthetic ballots × 200, add1u",
        None,
        spent,
        "≤ 5 s, ≤ 1 GB",
        note if big else f"not finished; {note}",
    )


def synthetic():
    from adil.budgeting.ballots import merged

    chance = np.random.default_rng(1)
    costs = chance.integers(10, 2000, 200) * 1000
    instance = Instance.of(10_000_000, {f"p{j:03}": int(cost) for j, cost in enumerate(costs)})
    popular = chance.dirichlet(np.full(200, 0.7))
    lengths = chance.integers(1, 6, 500_000)
    named = chance.choice(200, int(lengths.sum()), p=popular)
    return instance, merged("approval", lengths, named, None, np.arange(500_000), 200)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="CPU seconds for one count")
    parser.add_argument(
        "--peers", default=str(ROOT / ".data" / "peers" / "bin" / "python"), help="Python with pabutools"
    )
    asked = parser.parse_args()
    seconds = asked.seconds
    lines = [
        "# Benchmarks: budgeting",
        "",
        f"Written by `bench/adil/budgeting.py` on {datetime.now(UTC):%Y-%m-%d}; {platform.machine()}, Python "
        f"{platform.python_version()}, numpy {np.__version__}, one thread. CPU seconds (user and system)",
        "of the count alone unless said; the time numba takes to compile once is excluded (it is cached). The peer's seconds for",
        "Łódź without completion are of this run where `--peers` is there; the others were measured when the expected winners",
        "were made, on a machine of the same kind.",
        "",
        "| work | pabutools | adil | ratio | to reach | |",
        "|---|--:|--:|--:|---|---|",
    ]
    for work, peer, ours, reach, note in targets(seconds, asked.peers):
        ratio = f"{peer / ours:.0f}×" if peer else ""
        lines.append(f"| {work} | {f'{peer:.2f}' if peer else ''} | {ours:.3f} | {ratio} | {reach} | {note} |")
        print(lines[-1], flush=True)
    table, different, unfinished, with_numba = compared(seconds)
    lines += ["", "## Winners", "", "| run | files | same winners | adil s | pabutools s |", "|---|--:|--:|--:|--:|"]
    lines += [f"| {name} | {r[0]} | {r[1]} | {r[2]:.2f} | {r[3]:.1f} |" for name, r in sorted(table.items())]
    lines += ["", f"Different: {', '.join(different) or 'none'}. Not finished in {seconds:.0f} CPU seconds each: "]
    lines[-1] += f"{', '.join(unfinished) or 'none'}."
    lines += ["", f"Counted with numba, since numpy alone takes longer: {', '.join(with_numba) or 'none'}."]
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
