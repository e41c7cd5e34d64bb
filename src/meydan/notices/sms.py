"""Text messages. A town names its provider in the settings; demo and development write files."""

import json
import urllib.request
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from django.conf import settings

from meydan.base import turkish

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyz"
    "äöñüà"
)
"""The letters of a text message of 160 signs (3GPP TS 23.038). Of the Turkish ones Ç, Ö, ö, Ü, ü are there; ç, ğ, ı, İ, ş are not."""
TWICE = frozenset("^{}\\[~]|€")
"""Take two of the 160 places."""


def fits(text: str) -> bool:
    """Whether it is one message. One letter outside the table makes all of it UCS-2: 70 units, and an emoji takes two."""
    if GSM.issuperset(set(text) - TWICE):
        return len(text) + sum(letter in TWICE for letter in text) <= 160
    return len(text.encode("utf-16-be")) // 2 <= 70


def in_one(sentence: str, facts: Mapping[str, Any]) -> str:
    """The sentence with as much of its title as goes into one message."""
    title = " ".join(str(facts["title"]).split())
    texts = (sentence % {**facts, "title": turkish.cut(title, longest)} for longest in range(len(title), 0, -1))
    return next((text for text in texts if fits(text)), sentence % {**facts, "title": ""})


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
