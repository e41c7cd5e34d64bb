"""What a screen reader says of a paper: one vote of each type, from the first word of the page's middle to the last.

The expected words lie beside this file in `heard/`, one file a type, to be read aloud. `MEYDAN_HEARD=1` writes them anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT

pytestmark = pytest.mark.browser
HEARD = Path(__file__).parent / "heard"
VOTES = """
from datetime import timedelta
from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.models import PaperType, Rule
from meydan.people.models import Person

by, now = Person.objects.get(email="mudur@demo.meydan.example"), clock.now()
for paper in PaperType.values:
    money = paper in {"approval", "knapsack"}
    words = {
        "title": f"Meydanın köşesi: {paper}", "question": "Meydanın köşesine ne yapılsın?", "summary": "Üç seçenek.", "decides": "Belediye Meclisi",
        "purse": 10_000_000 if money else None, "most": {"approval": 2, "cumulative": 5}.get(paper), "opens_at": now,
        "closes_at": now + timedelta(days=7), "bonds": ["lives"], "rule": Rule.EQUAL_SHARES if paper == "approval" else Rule.GREEDY, "paper": paper,
    }
    ballot = actions.save_ballot(by=by, draft=actions.Draft(words))
    for title, cost in (("Çeşme", 4_000_000), ("Gölgelik", 6_000_000), ("Satranç masası", 1_500_000)):
        option = actions.save_option(by=by, ballot=ballot, words=actions.OptionWords(title))
        actions.value_option(by=by, option=option, valuation="feasible", cost=cost if money else None)
    print(paper, actions.announce_ballot(by=by, ballot=ballot).pk)
"""


@pytest.fixture(scope="module")
def votes(demo):
    """Type of the paper → number of an open vote with it."""
    words = [sys.executable, ROOT / "manage.py", "shell", "--no-imports", "-c", VOTES]
    answer = subprocess.run(words, env=demo.surroundings, check=True, capture_output=True, text=True)
    return dict(line.split() for line in answer.stdout.strip().splitlines())


@pytest.mark.parametrize("paper", ["approval", "choose-1", "ordinal", "cumulative", "knapsack"])
def test_the_paper_is_said_as_it_is_written_down(visit, votes, paper):
    window = visit()
    window.go(f"/oylama/{votes[paper]}/oy/?mix=1")
    said = plain(window.page.locator("main").aria_snapshot())
    if os.environ.get("MEYDAN_HEARD"):
        (HEARD / f"{paper}.txt").write_text(said, encoding="utf-8")
    assert said == (HEARD / f"{paper}.txt").read_text(encoding="utf-8")


def plain(snapshot: str) -> str:
    """Without addresses, which nobody hears, and without what is another one every day."""
    lines = [line for line in snapshot.splitlines() if not line.lstrip().startswith("- /url:")]
    bare = [re.sub(r"(link .*):$", r"\1", line) for line in lines]
    return re.sub(r"\d{1,2} \w+ \w+,? \d{2}[.:]\d{2}", "(gün ve saat)", "\n".join(bare)) + "\n"
