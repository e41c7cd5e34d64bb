"""The solver behind lotteries and matchings says nothing, wherever its first one is made."""

import os
import subprocess
import sys
from pathlib import Path

import adil

FROM_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
import adil.lottery, adil.matching
from adil.highs import silent_solver
assert "highspy" not in sys.modules, "loaded before it is needed"

def solved(cost):
    solver = silent_solver()
    solver.addVar(0.0, 1.0)
    solver.changeColCost(0, cost)
    solver.run()
    return solver.getSolution().col_value[0]

with ThreadPoolExecutor(4) as threads:
    print(list(threads.map(solved, [1.0, -1.0, 1.0, -1.0])))
"""


def test_highs_is_loaded_when_needed_and_prints_nothing_from_any_thread():
    env = os.environ | {"PYTHONPATH": str(Path(adil.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", FROM_THREADS], capture_output=True, check=True, env=env, text=True)
    assert (done.stdout, done.stderr) == ("[0.0, 1.0, 0.0, 1.0]\n", "")
