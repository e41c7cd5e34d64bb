"""Check the hash chain of the audit log; says which seals are broken and fails if any is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meydan.base.audit import verify


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if broken := verify():
            raise CommandError("Broken seals: " + ", ".join(map(str, broken)))
        self.stdout.write("The audit chain is sound.")
