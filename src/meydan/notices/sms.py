"""Text messages. A town names its provider in the settings; demo and development write files."""

import json
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings


class SmsBackend(Protocol):
    def send(self, phone: str, text: str) -> None:
        """Hand one message over. Raises OSError when the provider can't be reached or refuses."""


class FileBackend:
    """Writes messages where demo and development read them."""

    def send(self, phone: str, text: str) -> None:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.sms"
        (folder / name).write_text(f"To: {phone}\n\n{text}\n", encoding="utf-8")


class HttpBackend:
    """Posts {"to", "text"} as JSON with a bearer token to the address of the provider or of a small gateway."""

    def send(self, phone: str, text: str) -> None:
        if not settings.SMS_HTTP_URL.startswith("https://"):
            raise OSError("MEYDAN_SMS_HTTP_URL must be an https address")
        request = urllib.request.Request(  # noqa: S310 (https only, checked above)
            settings.SMS_HTTP_URL,
            data=json.dumps({"to": phone, "text": text}).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {settings.SMS_HTTP_TOKEN}"},
        )
        with urllib.request.urlopen(request, timeout=10):  # noqa: S310
            pass
