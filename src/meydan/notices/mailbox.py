"""Reading what the demo sent: letters and text messages as files."""

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.policy import default
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
    return [_read(file) for file in files[:limit]]


def _read(file: Path) -> Letter:
    raw = file.read_text(encoding="utf-8", errors="replace")
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if file.suffix == ".sms":
        head, _, text = raw.partition("\n\n")
        return Letter(file.name, head.removeprefix("To: "), "SMS", text.strip(), at)
    message = email.message_from_string(raw.split("\n" + "-" * 79)[0], policy=default)
    body = message.get_body(("plain",))
    return Letter(file.name, str(message["To"]), str(message["Subject"]), str(body.get_content() if body else ""), at)
