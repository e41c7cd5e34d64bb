"""Reading what the demo sent: letters and text messages as files."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import default
from itertools import chain, islice
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Letter:
    name: str
    to: str
    subject: str
    text: str
    at: datetime

    @property
    def code(self) -> str:
        """The sign-in code in the message, if there is one."""
        found = re.search(r"^\s*(\d{6})\s*$", self.text, re.M)
        return found.group(1) if found else ""


def letters(limit: int = 100) -> list[Letter]:
    """The newest messages first."""
    folder = Path(settings.MAIL_FOLDER)
    files = [file for file in folder.glob("*") if file.suffix in {".log", ".sms"}] if folder.is_dir() else []
    files.sort(key=lambda file: file.stat().st_mtime, reverse=True)
    return list(islice(chain.from_iterable(map(_read, files)), limit))


def _read(file: Path) -> Iterator[Letter]:
    """What one connection wrote, the newest first."""
    raw = file.read_text(encoding="utf-8", errors="replace")
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if file.suffix == ".sms":
        head, _, text = raw.partition("\n\n")
        yield Letter(file.name, head.removeprefix("To: "), "SMS", text.strip(), at)
        return
    for one in reversed(raw.split("\n" + "-" * 79 + "\n")):
        if one.strip():
            yield _letter(file.name, one, at)


def _letter(name: str, raw: str, at: datetime) -> Letter:
    message = email.message_from_string(raw, policy=default)
    body = message.get_body(("plain",))
    return Letter(name, str(message["To"]), str(message["Subject"]), str(body.get_content() if body else ""), at)
