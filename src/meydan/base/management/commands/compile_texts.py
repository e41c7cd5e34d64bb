"""Compile the catalogues that changed."""

from typing import Any

from django.core.management.base import BaseCommand

from meydan.base.texts import compile_all


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{compile_all()} catalogues compiled")
