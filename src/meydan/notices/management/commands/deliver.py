"""Empty the outbox now, without waiting for the worker."""

from typing import Any

from django.core.management.base import BaseCommand

from meydan.notices.actions import deliver_all


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{deliver_all()} e-mails sent")
