"""Bring the database in line with the town file and the goals."""

from typing import Any

from django.core.management.base import BaseCommand

from meydan.base.town import town
from meydan.goals.actions import load_goals
from meydan.places.actions import load_town
from meydan.projects.actions import load_plan


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        places, units = load_town(town=town())
        goals, targets = load_goals()
        lines = load_plan(town=town())
        counted = f"{places} neighbourhoods, {units} units; {goals} goals, {targets} targets; {lines} lines of a plan"
        self.stdout.write(f"{town().name}: {counted}")
