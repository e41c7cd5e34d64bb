"""Bring the database in line with the town file and the goals."""

from typing import Any

from django.core.management.base import BaseCommand

from meydan.base.town import town
from meydan.goals.actions import load_goals
from meydan.places.actions import load_town


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        places, units = load_town(town=town())
        goals, targets = load_goals()
        self.stdout.write(f"{town().name}: {places} neighbourhoods, {units} units; {goals} goals, {targets} targets")
