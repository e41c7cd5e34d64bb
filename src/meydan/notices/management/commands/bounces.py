"""Read letters that came back, from a mailbox file (mbox) or one message from standard input."""

import mailbox
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from meydan.notices.actions import take_report
from meydan.notices.reports import read_reports


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", help="a mailbox file; without it one message is read from standard input"
        )

    def handle(self, *args: Any, file: str | None, **options: Any) -> None:
        reports = [report for raw in _messages(file) for report in read_reports(raw)]
        taken = sum(take_report(report=one) is not None for one in reports)
        self.stdout.write(f"{taken} of {len(reports)} taken")


def _messages(file: str | None) -> Iterator[bytes]:
    if file is None:
        yield sys.stdin.buffer.read()
        return
    with closing(mailbox.mbox(file, create=False)) as box:
        yield from (message.as_bytes() for message in box)
