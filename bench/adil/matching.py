"""Measures `adil.matching` beside OR-tools and writes adil/docs/benchmarks/matching.md.

    python bench/adil/matching.py [--peers .data/peers/bin/python]

Everything is synthetic from a fixed seed. CPU seconds are user + system of a process of its own for each measurement.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "adil" / "docs" / "benchmarks" / "matching.md"
sys.path.insert(0, str(ROOT / "adil" / "src"))
FLOW = """
import json, sys, time
import numpy as np
from ortools.graph.python import min_cost_flow
file = np.load(sys.argv[1])
left, right, points, room = (file[name] for name in ("left", "right", "points", "room"))
people, shifts = int(file["people"]), len(room)
begun = time.process_time()
weight = points + 2 * shifts * int(abs(points).max()) + 1
flow, sink = min_cost_flow.SimpleMinCostFlow(), people + shifts
one = np.ones(len(left), dtype=np.int64)
arcs = flow.add_arcs_with_capacity_and_unit_cost(left, people + right, one, -weight)
flow.add_arcs_with_capacity_and_unit_cost(np.arange(people), np.full(people, sink), one[:people], 0 * one[:people])
flow.add_arcs_with_capacity_and_unit_cost(people + np.arange(shifts), np.full(shifts, sink), room, 0 * room)
flow.set_nodes_supplies(np.arange(people), one[:people])
flow.set_nodes_supplies(np.array([sink]), np.array([-people]))
assert flow.solve() == flow.OPTIMAL
taken = flow.flows(arcs) > 0
print(json.dumps({"cpu": time.process_time() - begun, "filled": int(taken.sum()), "points": int(points[taken].sum())}))
"""


def town(people_count, shift_count, wishes_each, *, timed=False):
    """People at home in a square of 20 km, shifts of uneven renown; with `timed`, three weeks of days, and hours that bind."""
    import numpy as np

    from adil.matching import Person, Point, Shift, Wish

    chance = np.random.default_rng(20_261_127)
    renown = chance.pareto(1.5, shift_count) + 0.3
    homes, places = (chance.integers(0, 20_000, (n, 2)).tolist() for n in (people_count, shift_count))
    duties = chance.integers(0, 6, people_count).tolist()
    starts = (chance.integers(0, 21, shift_count) * 1440 + chance.integers(8, 20, shift_count) * 60).tolist()
    lengths = (chance.integers(2, 5, shift_count) * 60).tolist()
    limits = {"max_shifts": 4, "max_minutes": 480} if timed else {}
    people = [Person(f"p{at}", place=Point(*homes[at]), past_duties=duties[at], **limits) for at in range(people_count)]
    room = chance.integers(5, 22, shift_count).tolist()
    times = [{"start": at, "end": at + length} if timed else {} for at, length in zip(starts, lengths, strict=True)]
    shifts = [Shift(f"s{at}", room[at], place=Point(*places[at]), **times[at]) for at in range(shift_count)]
    pairs = set()
    while len(pairs) < people_count * wishes_each:
        left = people_count * wishes_each - len(pairs)
        drawn = chance.choice(shift_count, size=left, p=renown / renown.sum()).tolist()
        who = np.arange(left) % people_count if not pairs else chance.integers(0, people_count, left)
        pairs.update(zip(who.tolist(), drawn, strict=True))
    likes = chance.integers(1, 11, len(pairs)).tolist()
    wishes = [Wish(f"p{p}", f"s{s}", like) for (p, s), like in zip(sorted(pairs), likes, strict=True)]
    return people, shifts, wishes


def large():
    """70,000 × 5,000, 350,000 wishes; leaves the same programme in a file for the peer."""
    import numpy as np

    from adil.matching import explain, match, repair

    people, shifts, wishes = town(70_000, 5_000, 5)
    begun = time.process_time()
    plan = match(people, shifts, wishes)
    told = {"cpu": time.process_time() - begun, "mb": peak(), "filled": plan.filled, "points": plan.points}
    asked = plan.programme
    room = np.array([shift.capacity for shift in shifts])
    arrays = {"left": asked.of_person, "right": asked.of_shift, "points": asked.points, "room": room}
    np.savez(os.environ["ADIL_BENCH_FILE"], people=len(people), **arrays)
    begun = time.process_time()
    refused = sum(not one.granted for one in explain(plan))
    told |= {"optimal": plan.optimal, "explained": time.process_time() - begun, "refused": refused}
    before = [(one.person, one.shift) for one in plan.assignments]
    gone = {person for person, _ in before[::600]}
    begun = time.process_time()
    staying = [person for person in people if person.key not in gone]
    changed = repair(before, staying, shifts, [wish for wish in wishes if wish.person not in gone])
    told |= {"repair": time.process_time() - begun, "gone": len(gone), "new": len(changed.new)}
    return told | {"moved": len(changed.moved), "refilled": changed.plan.filled}


def timed():
    """2,000 × 400 with overlaps and hours."""
    from adil.matching import match

    people, shifts, wishes = town(2_000, 400, 8, timed=True)
    begun = time.process_time()
    plan = match(people, shifts, wishes)
    told = {"cpu": time.process_time() - begun, "mb": peak(), "filled": plan.filled, "places": plan.places}
    return told | {"points": plan.points, "gap": plan.gap, "bound": len(plan.programme.binding), "proof": plan.proof}


def jury():
    """600 entries, 60 jurors, 3 each."""
    from adil.matching import Entry, Juror, assign_jury

    topics = [f"t{at}" for at in range(12)]
    entries = [Entry(f"e{at}", frozenset({topics[at % 12], topics[at * 7 % 11]})) for at in range(600)]
    jurors = [
        Juror(f"j{at}", frozenset(topics[at % 5 : at % 5 + 4]), frozenset({f"e{at * 10}", f"e{at * 10 + 3}"}))
        for at in range(60)
    ]
    begun = time.process_time()
    found = assign_jury(entries, jurors, 3)
    loads = [load for _, load in found.loads]
    return {"cpu": time.process_time() - begun, "fit": found.fit, "low": min(loads), "high": max(loads)}


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(*command, **environment):
    env = {key: value for key, value in os.environ.items() if key != "OPENBLAS_CORETYPE"}
    env |= {"OMP_NUM_THREADS": "1", **environment}
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=str(ROOT / ".data" / "peers" / "bin" / "python"))
    parser.add_argument("--part", choices=["large", "timed", "jury"])
    asked = parser.parse_args()
    if asked.part:
        print(json.dumps({"large": large, "timed": timed, "jury": jury}[asked.part]()))
        return
    file = str(ROOT / ".data" / "adil-matching.npz")
    Path(file).parent.mkdir(exist_ok=True)
    this = [sys.executable, __file__, "--part"]
    ours = measured(*this, "large", ADIL_BENCH_FILE=file)
    peer = measured(asked.peers, "-c", FLOW, file)
    Path(file).unlink()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(ours, peer, measured(*this, "timed"), measured(*this, "jury")), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def page(ours, peer, hours, panel):
    reached = ours["optimal"] and ours["cpu"] <= 8 and ours["mb"] <= 1536
    same = (ours["filled"], ours["points"]) == (peer["filled"], peer["points"])
    how = {"prices": "prices", "branch_and_bound": "the branch and bound of HiGHS"}[hours["proof"]]
    return f"""# Matching: what was measured

Written by `python bench/adil/matching.py`, {datetime.now(UTC):%d %B %Y}, {processor()}, {os.cpu_count()} cores of which one
is used, Python {platform.python_version()}. CPU seconds are user + system, one run, other work on the machine. Everything is synthetic with a fixed seed.

## 70,000 people × 5,000 shifts, 350,000 wishes

Each person may take one shift. Preference 1 to 10, straight-line way, 0 to 5 past duties, the standard weights.

| | CPU s | filled | points |
|---|---:|---:|---:|
| OR-tools minimum-cost flow, from arrays | {peer["cpu"]:.2f} | {peer["filled"]:,} | {peer["points"]:,} |
| `adil.matching.match`, from objects: checks, points, solving, proof in whole numbers, lots | {ours["cpu"]:.2f} | {ours["filled"]:,} | {ours["points"]:,} |

Target: optimal, at most 8 s CPU and 1.5 GB. Peak {ours["mb"]:,.0f} MB. **{"Reached" if reached else "Missed"}**;
{"the same number of places and points as the peer" if same else "NOT the same result as the peer"}{", proved by prices" if ours["optimal"] else ""}.
OR-tools is faster; it does not settle ties by lot and keeps no proof.

* Explaining all wishes, of which {ours["refused"]:,} were refused: {ours["explained"]:.1f} s.
* Repair after {ours["gone"]} people cancel: {ours["repair"]:.1f} s, {ours["moved"]} moved, {ours["new"]} new places given, {ours["refilled"]:,} filled.

## 2,000 people × 400 shifts, 16,000 wishes, overlaps and hours

Up to 4 shifts and 480 minutes each, three weeks; for {hours["bound"]:,} people overlaps or hours can bind. No target was set.
{hours["cpu"]:.1f} s CPU, {hours["mb"]:,.0f} MB; {hours["filled"]:,} of {hours["places"]:,} places filled, {hours["points"]:,} points. By {how}, at most {hours["gap"][0]} places
and {hours["gap"][1]} points from the best.

## A jury: 600 entries, 60 jurors, 3 each, 120 conflicts

{panel["cpu"]:.1f} s CPU; loads from {panel["low"]} to {panel["high"]}, {panel["fit"]:,} topics shared, proved the most.
"""


def processor():
    found = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return found[0].split(":")[1].strip() if found else platform.machine()


if __name__ == "__main__":
    main()
