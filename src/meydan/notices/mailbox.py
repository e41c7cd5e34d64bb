"""Reading what the demo sent: letters and text messages as files."""

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import default
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends import filebased

from meydan.base import clock


class FileBackend(filebased.EmailBackend):
    """Writes letters as files, dated by our clock: the operating system knows nothing of a demo whose clock was moved."""

    def write_message(self, message: EmailMessage) -> Any:
        message.extra_headers.setdefault("Date", format_datetime(clock.now()))
        return super().write_message(message)


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
    return [letter for file in files[:limit] for letter in _read(file)][:limit]


def _read(file: Path) -> list[Letter]:
    """Letters that two connections send in the same second can come to lie in one file, the newest last."""
    raw = file.read_bytes()
    written_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if file.suffix == ".sms":
        head, _, text = raw.decode(errors="replace").partition("\n\n")
        to, _, moment = head.removeprefix("To: ").partition("\nDate: ")
        return [Letter(file.name, to, "SMS", text.strip(), datetime.fromisoformat(moment) if moment else written_at)]
    found = []
    for one in re.split(rb"^-{79}\n", raw, flags=re.M)[::-1]:
        if one.strip():
            message = email.message_from_bytes(one, policy=default)
            body = message.get_body(("plain",))
            text = str(body.get_content() if body else "")
            at = message["Date"].datetime if message["Date"] else None
            found.append(Letter(file.name, str(message["To"]), str(message["Subject"]), text, at or written_at))
    return found
