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
    return [letter for file in files[:limit] for letter in _read(file)][:limit]


def _read(file: Path) -> list[Letter]:
    """Letters that two connections send in the same second can come to lie in one file, the newest last."""
    raw = file.read_bytes()
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    if file.suffix == ".sms":
        head, _, text = raw.decode(errors="replace").partition("\n\n")
        return [Letter(file.name, head.removeprefix("To: "), "SMS", text.strip(), at)]
    found = []
    for one in re.split(rb"^-{79}\n", raw, flags=re.M)[::-1]:
        if one.strip():
            message = email.message_from_bytes(one, policy=default)
            body = message.get_body(("plain",))
            text = str(body.get_content() if body else "")
            found.append(Letter(file.name, str(message["To"]), str(message["Subject"]), text, at))
    return found
