"""Counts every file of ../shared/data/pb under every rule and writes adil/docs/benchmarks/budgeting.md.

    OMP_NUM_THREADS=1 python bench/adil/budgeting.py [--seconds 60] [--peer-seconds 300] [--peers PYTHON] [--answers FILE]

pabutools takes hours for the runs that don't stand with the data. So a row that the page has is not asked for again but taken over
as it is; `--again` forgets them. With `--answers` pabutools' answers are kept in a file too, one line of JSON each: a run that is in it
is compared anew without asking. `--peer-seconds 0` asks nothing. What was done by hand stands in `budgeting_by_hand.md`.
Winners are compared with those of pabutools 1.2.3 (exact), which stand with the data; its CPU seconds come from there too.
"""

import argparse
import json
import platform
import re
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
BY_HAND = Path(__file__).with_name("budgeting_by_hand.md")
ROW = re.compile(r"^\| (\S+) \| (\S+) \| [\d.]+ \| [\d.]+ \| (?:the same|\*\*different\*\*|\w+ not finished) \|$", re.M)
PEER_SECONDS = 300
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


def best_of_three(seconds, work):
    """The result, and the smallest CPU seconds of three runs: other work on the machine only makes them larger."""
    runs = [limited(seconds, work) for _ in range(3)]
    return min(runs, key=lambda run: run[1])


def compared(seconds):
    """For each kind of run: files, identical, different, not finished, our CPU seconds and the oracle's."""
    table, different, unfinished, with_numba = {}, [], [], []
    for file in sorted((DATA / "expected").glob("*.json")):
        poll = read_poll(DATA / f"{file.stem}.pb")
        for name, expected in json.loads(file.read_text())["runs"].items():
            row = table.setdefault(name, [0, 0, 0.0, 0.0])
            row[0] += 1
            # numpy alone first; with numba where that takes too long
            for fast in (False, True):
                counted, spent = limited(seconds, lambda p=poll, n=name, f=fast: counted_as(p, n, f))
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
import json, resource, signal, sys
from pabutools.election import Additive_Borda_Sat, Additive_Cardinal_Sat, Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
SATISFACTION = {"cost": Cost_Sat, "card": Cardinality_Sat, "add": Additive_Cardinal_Sat, "borda": Additive_Borda_Sat}
class TooLong(Exception):
    pass
def stop(*_):
    raise TooLong
def spent():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
def outcome(instance, profile, kind, short):
    if kind == "phragmen":
        return sequential_phragmen(instance, profile)
    worth = SATISFACTION[short]
    if kind == "greedy":
        return greedy_utilitarian_welfare(instance, profile, sat_class=worth)
    if kind == "mes":
        return method_of_equal_shares(instance, profile, sat_class=worth)
    shares = method_of_equal_shares(instance, profile, sat_class=worth, voter_budget_increment=1)
    return greedy_utilitarian_welfare(instance, profile, sat_class=worth, initial_budget_allocation=shares)
signal.signal(signal.SIGVTALRM, stop)
limit = float(sys.argv[1])
for line in sys.stdin:
    file, names = json.loads(line)
    instance, profile = parse_pabulib(file)
    profile = profile.as_multiprofile()
    for name in names:
        kind, _, short = name.partition("_")
        start = spent()
        signal.setitimer(signal.ITIMER_VIRTUAL, limit)
        try:
            winners = sorted(p.name for p in outcome(instance, profile, kind, short))
        except TooLong:
            winners = None
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print(json.dumps([file, name, winners, spent() - start]), flush=True)
"""
RUNS = {"cumulative": ("greedy_add", "mes_add", "add1u_add"), "ordinal": ("greedy_borda", "mes_borda", "add1u_borda")}
APPROVAL = ("greedy_cost", "greedy_card", "mes_cost", "mes_card", "phragmen", "add1u_cost", "add1u_card")


def asked_of_peer(python, seconds, jobs):
    """Start pabutools on these files and runs; one line of JSON for each comes out. None where it isn't there or has no time."""
    if not Path(python).exists() or seconds <= 0:
        return None
    peer = subprocess.Popen(
        [python, "-c", PEER, str(seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    peer.stdin.write("".join(json.dumps([str(file), names]) + "\n" for file, names in jobs))
    peer.stdin.close()
    peer.stdin = None
    return peer


def peer_seconds(python, file):
    """CPU seconds of pabutools for the count without completion, in this run; None where it isn't there."""
    peer = asked_of_peer(python, 300, [(file, ["mes_cost"])])
    return None if peer is None else json.loads(peer.communicate()[0])[3]


def unexpected():
    """Files and runs of which no winners stand with the data."""
    missing = {}
    for file in sorted(DATA.glob("*.pb")):
        known = json.loads((DATA / "expected" / f"{file.stem}.json").read_text())["runs"]
        runs = RUNS.get(read_poll(file).ballots.kind, APPROVAL)
        missing[file] = [name for name in runs if name not in known]
    order = sorted(missing, key=lambda file: -len(missing[file]))  # files without any first, long runs last
    quick = [(file, [name for name in missing[file] if not name.startswith("add1u")]) for file in order]
    long = [(file, [name for name in missing[file] if name.startswith("add1u")]) for file in order]
    return [job for job in quick + long if job[1]]


def counted_as(poll, name, fast):
    kind, _, short = name.partition("_")
    rule, completion = RULE.get(kind, (kind, "none"))
    utility = UTILITY.get(short, short or "cardinality")
    return count(poll.instance, poll.ballots, rule=rule, utility=utility, completion=completion, fast=fast)


def kept(answers):
    """What pabutools has answered before, by file and run."""
    if answers is None or not answers.exists():
        return {}
    told = map(json.loads, answers.read_text(encoding="utf-8").splitlines())
    return {(Path(file).stem, name): (winners, spent) for file, name, winners, spent in told}


def on_page():
    """Rows of runs that pabutools was asked for before, by file and run."""
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return {row.group(1, 2): row.group() for row in ROW.finditer(text)}


def replies(peer, answers, before, jobs):
    """For each run file, name, winners and CPU seconds: first those that were kept, then the others as pabutools is ready."""
    for file, names in jobs:
        yield from ((file, name, *before[file.stem, name]) for name in names if (file.stem, name) in before)
    for line in [] if peer is None else peer.stdout:
        if answers is not None:
            with answers.open("a", encoding="utf-8") as kept_file:
                kept_file.write(line)
        file, name, winners, spent = json.loads(line)
        yield Path(file), name, winners, spent


def beside_peer(answered):
    """A line of the page for each run that pabutools was asked for."""
    polls = {}
    for file, name, winners, theirs in answered:
        poll = polls.setdefault(file, read_poll(file))
        counted, ours = limited(60, lambda p=poll, n=name: counted_as(p, n, True))
        if winners is None:
            said = "pabutools not finished"
        elif counted is None:
            said = "adil not finished"
        else:
            said = "the same" if sorted(counted.winners) == winners else "**different**"
        print(file.stem, name, f"{theirs:.1f}", f"{ours:.2f}", said, flush=True)
        yield f"| {file.stem} | {name} | {theirs:.1f} | {ours:.2f} | {said} |"


def targets(seconds, python):
    """The rows of the table of targets: work, peer's seconds, ours, what was to be reached."""
    file = DATA / "Poland_Lodz_2022.pb"
    poll = read_poll(file)
    count(poll.instance, poll.ballots, completion="add1u", fast=True)  # compiles, or loads what was compiled before
    here = peer_seconds(python, file)
    for fast, times, word in ((False, 50, "numpy"), (True, 300, "numba")):
        for completion, peer in (("none", here or 11.15), ("add1u", 59.64)):
            _, spent = best_of_three(
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
    for utility, fast, reach in (("cost", True, "≤ 1 s"), ("cardinality", True, "≤ 1 s"), ("cost", False, "finish")):
        done, jumps = best_of_three(
            60,
            lambda u=utility, f=fast: count(budapest.instance, budapest.ballots, utility=u, completion="add1", fast=f),
        )
        reached = done and (jumps <= 1 or not fast)
        note = f"{done.steps if done else '?'} steps; {'reached' if reached else '**missed**'}"
        yield f"Budapest 2024, {utility}, add1, {'numba' if fast else 'numpy'}", None, jumps, reach, note
    made, build = limited(seconds, synthetic)
    big, spent = best_of_three(seconds, lambda: count(*made, completion="add1u"))
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
    parser.add_argument(
        "--peer-seconds", type=float, default=PEER_SECONDS, help="CPU seconds for one count of pabutools"
    )
    parser.add_argument("--answers", type=Path, help="file in which answers of pabutools are kept")
    parser.add_argument("--again", action="store_true", help="take no row over from the page")
    asked = parser.parse_args()
    seconds = asked.seconds
    lines = [
        "# Benchmarks: budgeting",
        "",
        f"Written by `bench/adil/budgeting.py` on {datetime.now(UTC):%Y-%m-%d}; {platform.machine()}, Python "
        f"{platform.python_version()}, numpy {np.__version__}, one thread. CPU seconds (user and system)",
        "of the count alone unless said, the smallest of three runs; the time numba takes to compile once is excluded (it is cached). The peer's seconds for",
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
    jobs, before = unexpected(), kept(asked.answers)
    rows = {} if asked.again else {run: row for run, row in on_page().items() if run not in before}
    new = [(file, [name for name in names if (file.stem, name) not in before | rows]) for file, names in jobs]
    new = [job for job in new if job[1]]
    peer = asked_of_peer(asked.peers, asked.peer_seconds, new)  # on the other core meanwhile
    table, different, unfinished, with_numba = compared(seconds)
    lines += ["", "## Winners", "", "| run | files | same winners | adil s | pabutools s |", "|---|--:|--:|--:|--:|"]
    lines += [f"| {name} | {r[0]} | {r[1]} | {r[2]:.2f} | {r[3]:.1f} |" for name, r in sorted(table.items())]
    lines += ["", f"Different: {', '.join(different) or 'none'}. Not finished in {seconds:.0f} CPU seconds each: "]
    lines[-1] += f"{', '.join(unfinished) or 'none'}."
    lines += ["", f"Counted with numba, since numpy alone takes longer: {', '.join(with_numba) or 'none'}."]
    total = sum(len(names) for _, names in jobs)
    lines += ["", "## Winners of runs that don't stand with the data", ""]
    lines += [
        f"Counted by pabutools for at most {asked.peer_seconds or PEER_SECONDS:.0f} seconds of user time each (its column: user and system); adil with numba.",
        "Rows stay from one run of the bench to the next.",
        "",
    ]
    written = list(rows.values())
    write(lines + beside(written, total))
    for row in beside_peer(replies(peer, asked.answers, before, jobs)):
        written.append(row)
        write(lines + beside(written, total))


def beside(rows, total):
    """The table of runs that pabutools was asked for, and its sum."""
    same, different, unfinished = (
        sum(word in row for row in rows) for word in ("the same", "**different**", "not finished")
    )
    return [
        f"{len(rows)} of {total} such runs were asked: {same} the same, {different} different, {unfinished} not finished; "
        f"{total - len(rows)} not asked yet.",
        "",
        "| file | run | pabutools s | adil s | winners |",
        "|---|---|--:|--:|---|",
        *rows,
    ]


def write(lines):
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(lines) + "\n\n" + BY_HAND.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
