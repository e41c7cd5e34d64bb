"""Look whether the settings and the machine are fit for a public town: each thing with what to do. Ends with 1 if something needed is missing."""

from typing import Any

from django.core.management.base import BaseCommand

from meydan.operation.safety import answers, report


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        words, fit = report(answers())
        self.stdout.write(words)
        if not fit:
            raise SystemExit(1)
