"""Seal with a fresh key from now on. What was sealed before stays genuine: of older keys the public half is kept."""

from typing import Any

from django.core.management.base import BaseCommand

from meydan.documents.signing import rotate


class Command(BaseCommand):
    help = "Makes a new key for the town's seal."

    def handle(self, *args: Any, **asked: Any) -> None:
        self.stdout.write(f"Sealing with key {rotate()} from now on.")
