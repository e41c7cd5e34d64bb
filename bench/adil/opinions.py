"""Measures the opinion map and writes adil/docs/benchmarks/opinions.md and the example picture.

    python bench/adil/opinions.py [--peers .data/peers/bin/python]

CPU seconds are user and system time of a fresh process each; memory is its ru_maxrss. red-dwarf runs on a smaller size only.
"""

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from math import comb
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "adil/docs/benchmarks/opinions.md"
PICTURE = ROOT / "adil/docs/pictures/opinion-map.svg"
DATA = ROOT.parent / "shared/data/polis"
LARGE, SMALL = (100_000, 2_000, 43), (2_000, 200, 43)

OURS = """
import sys, time, json, resource
sys.path.insert(0, sys.argv[1])
import numpy as np
people, statements, each = map(int, sys.argv[2:5])
random = np.random.default_rng(7)
camp = random.choice(3, people, p=[.5, .3, .2])
lean = random.normal(0, float(sys.argv[5]), (3, statements))
rows = np.repeat(np.arange(people), each)
columns = random.integers(0, statements, len(rows))
push = lean[camp[rows], columns] + random.normal(0, 1, len(rows))
values = (np.sign(push) * (np.abs(push) > .35)).astype(np.int8)
del push
if len(sys.argv) > 6:
    np.savez(sys.argv[6], rows=rows, columns=columns, values=values)
before_memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
from adil.opinions import from_places, opinions
began, stages = time.process_time(), {}
votes = from_places([str(i) for i in range(people)], [str(i) for i in range(statements)], rows, columns, values)
stages["votes"] = time.process_time() - began
found = opinions(votes, seed=1)
cpu = time.process_time() - began
again = time.process_time()
opinions(votes, seed=1, before=found.state)
again = time.process_time() - again
groups = found.groups
own = np.fromiter(groups.values(), int)
of = camp[np.array([int(name) for name in groups])]
table = np.zeros((own.max() + 1, 3), int)
np.add.at(table, (own, of), 1)
print(json.dumps({"cpu": cpu, "stages": stages, "warm": again, "votes": len(votes.values), "k": found.state.k,
  "purity": float(table.max(axis=1).sum() / table.sum()),
  "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "memory_before": before_memory / 1024}))
"""
PEER = """
import sys, time, json, resource
import numpy as np
given = np.load(sys.argv[1])
votes = [{"participant_id": int(p), "statement_id": int(s), "vote": int(v)}
         for p, s, v in {(p, s): (p, s, v) for p, s, v in zip(given["rows"], given["columns"], given["values"])}.values()]
from reddwarf.implementations.polis import run_pipeline
began = time.process_time()
run_pipeline(votes=votes)
print(json.dumps({"cpu": time.process_time() - began, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


READING = """
import sys, time, json, resource
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from adil.opinions import opinions
from adil.opinions.polis import read_export
began = time.process_time()
export = read_export(Path(sys.argv[2]))
reading = time.process_time() - began
opinions(export.votes, seed=1)
print(json.dumps({"reading": reading, "cpu": time.process_time() - began, "votes": len(export.votes.values),
  "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", default=str(ROOT / ".data/peers/bin/python"), metavar="PYTHON")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT / "adil/src"))
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "votes.npz"
        large = run(sys.executable, OURS, ROOT / "adil/src", *LARGE, 1.2, kept)
        megabytes = save_export(kept, Path(folder))
        read = run(sys.executable, READING, ROOT / "adil/src", folder)
        noise = run(sys.executable, OURS, ROOT / "adil/src", *LARGE, 0.0)
        small = run(sys.executable, OURS, ROOT / "adil/src", *SMALL, 1.2, kept)
        peer = run(asked.peers, PEER, kept) if Path(asked.peers).exists() else None
    if large is None or noise is None or small is None or read is None:
        raise SystemExit("adil did not finish")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(large, read | {"megabytes": megabytes}, noise, small, peer), encoding="utf-8")
    draw()
    print(PAGE.read_text(encoding="utf-8"))


def save_export(kept: Path, folder: Path) -> float:
    """Writes votes as Polis exports them, in an order of time drawn at random; answers the size in MB."""
    import numpy as np

    votes = np.load(kept)
    order = np.random.default_rng(5).permutation(len(votes["rows"]))
    columns = [votes[name][order].tolist() for name in ("columns", "rows", "values")]
    with (folder / "votes.csv").open("w") as file:
        file.write("timestamp,datetime,comment-id,voter-id,vote\n")
        for at, (statement, person, vote) in enumerate(zip(*columns, strict=True)):
            file.write(f"{1403054214196 + 997 * at},Wed Jun 18 08:16:54 WIB 2014,{statement},{person},{vote}\n")
    lines = "".join(f"{at},1,Statement {at}\n" for at in range(LARGE[1]))
    (folder / "comments.csv").write_text("comment-id,moderated,comment-body\n" + lines)
    return (folder / "votes.csv").stat().st_size / 1e6


def beside_polis() -> tuple[str, str]:
    """For each real conversation: groups of Polis (the column group-id) beside ours, as lines of two tables."""
    from adil.opinions import State, opinions
    from adil.opinions.polis import read_export

    same, good = [], []
    for folder in sorted(path.parent for path in DATA.glob("*/participants-votes.csv")):
        with (folder / "participants-votes.csv").open(encoding="utf-8-sig", newline="") as file:
            theirs = {line["participant"]: line["group-id"] for line in csv.DictReader(file) if line["group-id"]}
        export = read_export(folder)
        number = max(2, min(5, len(set(theirs.values()))))
        members = State(taking_part=frozenset(theirs))
        own, asked, with_members = (
            opinions(export.votes, left_out=export.left_out, **how)
            for how in ({}, {"k": number}, {"k": number, "before": members})
        )
        both = [name for name in theirs if name in own.groups]
        index = [agreement(theirs, found.groups) for found in (own, asked, with_members)]
        few = sum(
            votes < 7
            for name, votes in zip(export.votes.people, export.votes.per_person, strict=True)
            if name in theirs
        )
        same.append(
            f"| {folder.name} | {len(theirs):,} | {few:,} | {len(own.groups):,} | {number} | {own.state.k} "
            f"| {index[0]:.2f} | {index[1]:.2f} | {index[2]:.2f} |"
        )
        worth = [goodness(asked, both, of) for of in (theirs, asked.groups)]
        good.append(
            f"| {folder.name} | {len(both):,} | {worth[0][0]:,.1f} | {worth[1][0]:,.1f} | {worth[0][1]:.3f} | {worth[1][1]:.3f} |"
        )
    return "\n".join(same), "\n".join(good)


def agreement(theirs: dict[str, str], ours: dict[str, int]) -> float:
    both = [name for name in theirs if name in ours]
    return rand_index([theirs[name] for name in both], [ours[name] for name in both])


def goodness(found: Any, people: list[str], groups: Mapping[str, object]) -> tuple[float, float]:
    """Sum of squares within the groups, and the mean silhouette over people, on adil's map."""
    import numpy as np

    from adil.opinions.kmeans import silhouette

    place = {name: at for at, name in enumerate(found.votes.people)}
    places = found.projection.positions[[place[name] for name in people]]
    labels = np.unique([str(groups[name]) for name in people], return_inverse=True)[1]
    inside = sum(((of - of.mean(axis=0)) ** 2).sum() for of in (places[labels == at] for at in set(labels.tolist())))
    return float(inside), silhouette(places, labels)


def rand_index(one: list[str], other: list[int]) -> float:
    """Adjusted Rand index of two groupings of the same people (Hubert and Arabie 1985): 1 the same, about 0 as by chance."""
    pairs = [sum(comb(n, 2) for n in Counter(of).values()) for of in (zip(one, other, strict=True), one, other)]
    expected = pairs[1] * pairs[2] / comb(len(one), 2)
    most = (pairs[1] + pairs[2]) / 2
    return 1.0 if most == expected else (pairs[0] - expected) / (most - expected)


def run(python: str, code: str, *words: object) -> dict[str, float] | None:
    clean = {key: value for key, value in os.environ.items() if key not in ("OPENBLAS_CORETYPE", "PYTHONPATH")}
    env = clean | {"OMP_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1"}
    command = ["nice", "-n", "5", python, "-c", code, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=900)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


def page(
    large: dict[str, float],
    read: dict[str, float],
    noise: dict[str, float],
    small: dict[str, float],
    peer: dict[str, float] | None,
) -> str:
    same, good = beside_polis()
    reached = "reached" if large["cpu"] <= 10 and large["memory"] <= 1024 else "MISSED"
    times = f", {peer['cpu'] / small['cpu']:.0f} times ours" if peer else ""
    beside = f"{peer['cpu']:.2f} s, {peer['memory']:.0f} MB{times}" if peer else "not measured (peer absent or failed)"
    return f"""# Opinion map: speed and memory

Written by `bench/adil/opinions.py` on {datetime.now(UTC):%Y-%m-%d}; Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, one thread.

CPU seconds (user and system) and the largest resident memory, each in a fresh process. The votes are synthetic with a fixed
seed: three camps of 50, 30 and 20 %, each person votes 43 times on statements drawn at random (a repeated one counts once).
Measured from arrays of votes to groups, representative statements, consensus and facts, with numpy alone. Memory is that of
the whole process, the making of the votes included.

| work | adil | peer | target |
|---|---|---|---|
| {LARGE[0]:,} people × {LARGE[1]:,} statements, {large["votes"]:,.0f} votes | **{large["cpu"]:.2f} s, {large["memory"]:.0f} MB** | not run here (red-dwarf earlier, on a machine of this kind: about 1,054 s, 10.8 GB) | ≤ 10 s, ≤ 1,024 MB: **{reached}** |
| the same size, votes that follow no camp at all | {noise["cpu"]:.2f} s, {noise["memory"]:.0f} MB | | ≤ 10 s: **{"reached" if noise["cpu"] <= 10 else "MISSED"}** |
| the first line from its file, a `votes.csv` of {read["megabytes"]:.0f} MB: reading and map | {read["cpu"]:.2f} s, {read["memory"]:.0f} MB; reading alone {read["reading"]:.2f} s | | none stated |
| the first line again from its own state (warm) | {large["warm"]:.2f} s | | |
| {SMALL[0]:,} × {SMALL[1]:,}, {small["votes"]:,.0f} votes | {small["cpu"]:.3f} s, {small["memory"]:.0f} MB | red-dwarf 0.4.0: {beside} | |

Of the large run: sorting the votes takes {large["stages"]["votes"]:.2f} s. Groups found: {large["k"]}; {large["purity"]:.1%} of the people
stand in a group whose largest camp is theirs.

Votes without any structure are the hardest: no direction stands out, so that the search for the two axes takes many more steps.
The file's lines stand in an order of time that was drawn at random, as people vote; it is read by `adil.opinions.vote_list`.

**No compiled path.** With numba 0.68.1 a fused loop over one person's votes did a product with the matrix and back, for both axes,
in 29 to 35 ms (same machine, once by hand, not by this script); distances of k-means were not tried. But to import numba and load the compiled
loop from its cache takes 1.5 s, more than the first line spends on all its products. So there is none.
Memory of the small run and its peer is at least that of the script which starts them, so it is not comparable.

The peer ran its default pipeline, `reddwarf.implementations.polis.run_pipeline`, on the same votes as a list of records; making
that list is not counted. Its search for groups is not the same in every step, so the factor compares what people run.

## Beside the groups of Polis

The column `group-id` of the eight real conversations in `../shared/data/polis` beside our groups, without any state and with seed 0.
The adjusted Rand index (Hubert and Arabie 1985) is 1 for the same groups and about 0 for two that have nothing to do with each
other; it is taken over people who have a group in both.

| conversation | grouped by Polis | of these with fewer than 7 votes | by adil | groups of Polis | of adil | index | with Polis' number of groups | and with Polis' people |
|---|--:|--:|--:|--:|--:|--:|--:|--:|
{same}

Which of two different groupings is the better one? By what k-means minimises, the sum of squared distances to the middle of the own
group, and by the mean silhouette, both over the people in both groupings, on adil's map, with Polis' number of groups:

| conversation | people | sum of squares, Polis | adil | silhouette, Polis | adil |
|---|--:|--:|--:|--:|--:|
{good}

Why they differ, conversation by conversation: `docs/rules/opinion-groups.md`. Given Polis' own state, adil meets Polis' groups
exactly (same page). Where the index is low, read groups with care: on football-concussions another seed alone gives an index of
about 0.6 to seed 0.
"""


def draw() -> None:
    """The map of an invented conversation of 400 people."""
    import numpy as np

    from adil.opinions import from_places, opinions
    from adil.opinions.picture import opinion_map

    random = np.random.default_rng(3)
    camp = np.arange(400) % 3
    lean = random.normal(0, 1, (3, 40))
    rows = np.repeat(np.arange(400), 40)
    columns = np.tile(np.arange(40), 400)
    values = np.sign((lean[camp[rows], columns] + random.normal(0, 0.7, len(rows))).round(1)).astype(np.int8)
    cast = random.random(len(rows)) < 0.6
    names = [[str(at) for at in range(size)] for size in (400, 40)]
    found = opinions(from_places(*names, rows[cast], columns[cast], values[cast]), seed=1)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(opinion_map(found, title="Opinion map of an invented conversation") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
