"""Loading goals and targets into the database."""

import csv
import tomllib
from pathlib import Path

from django.db import transaction

from meydan.base.audit import record
from meydan.goals.models import Goal, Target

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_goals() -> tuple[int, int]:
    """Bring the tables in line with `data/goals.toml` and `data/targets.csv`; returns (17, 169)."""
    goals = tomllib.loads((DATA / "goals.toml").read_text(encoding="utf-8"))["goal"]
    for row in goals:
        words = ("name_tr", "name_en", "name_ar", "name_ku", "meaning_tr", "meaning_en", "colour")
        Goal.objects.update_or_create(number=row["number"], defaults={word: row[word] for word in words})
    with (DATA / "targets.csv").open(encoding="utf-8", newline="") as lines:
        targets = list(csv.DictReader(lines))
    for order, row in enumerate(targets):
        Target.objects.update_or_create(
            code=row["code"],
            defaults={
                "goal_id": int(row["goal"]),
                "name_tr": row["name_tr"],
                "name_en": row["name_en"],
                "local": row["local"] == "yes",
                "order": order,
            },
        )
    record("goals.loaded", by=None, goals=len(goals), targets=len(targets))
    return len(goals), len(targets)
