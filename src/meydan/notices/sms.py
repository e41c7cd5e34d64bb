"""Text messages. A town names its provider in the settings; demo and development write files."""

import json
import re
import urllib.request
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote_plus, urlsplit
from uuid import uuid4
from xml.sax.saxutils import escape  # nosec B406 (it writes XML and reads none)

from django.conf import settings

from meydan.base import clock, turkish

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
    def send(self, phone: str, text: str, *, key: str = "") -> None:
        """Hand one message over. Raises OSError when the provider can't be reached or refuses. A key is the same at every try
        of the same message, so that a provider that has it already does not send it twice."""


class FileBackend:
    """Writes messages where demo and development read them."""

    def send(self, phone: str, text: str, *, key: str = "") -> None:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.sms"
        (folder / name).write_text(f"To: {phone}\nDate: {clock.now().isoformat()}\n\n{text}\n", encoding="utf-8")


class HttpBackend:
    """Any provider that takes one message by one request. Address, verb, body and what a good answer looks like are settings;
    in address and body stand {to}, {text}, {key} and {secret}, written as its content type asks for."""

    def send(self, phone: str, text: str, *, key: str = "") -> None:
        request = self._request(
            {"to": phone, "text": text, "key": key or uuid4().hex, "secret": settings.SMS_HTTP_TOKEN}
        )
        with urllib.request.urlopen(request, timeout=settings.SMS_HTTP_SECONDS) as answer:  # noqa: S310 (see _request)
            said = answer.read(10_000).decode(errors="replace")
        if not re.search(settings.SMS_HTTP_SUCCESS, said):
            raise OSError(f"The provider answered: {said[:200]}")

    def _request(self, facts: Mapping[str, str]) -> urllib.request.Request:
        url, written = _filled(settings.SMS_HTTP_URL, facts, quote_plus), WRITTEN[settings.SMS_HTTP_TYPE]
        if not url.startswith("https://") and urlsplit(url).hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise OSError("MEYDAN_SMS_HTTP_URL must be an https address, or one of this machine")
        headers = {"Content-Type": settings.SMS_HTTP_TYPE, "Idempotency-Key": facts["key"]}
        if settings.SMS_HTTP_TOKEN and "{secret}" not in settings.SMS_HTTP_BODY:
            headers["Authorization"] = f"Bearer {settings.SMS_HTTP_TOKEN}"
        body = _filled(settings.SMS_HTTP_BODY, facts, written).encode() or None
        return urllib.request.Request(url, body, headers, method=settings.SMS_HTTP_METHOD)  # noqa: S310


def _filled(template: str, facts: Mapping[str, str], written: Callable[[str], str]) -> str:
    return PLACES.sub(lambda place: written(facts[place.group(1)]), template)


PLACES = re.compile(r"\{(to|text|key|secret)\}")
WRITTEN: Mapping[str, Callable[[str], str]] = {
    "application/json": lambda value: json.dumps(value)[1:-1],
    "application/x-www-form-urlencoded": quote_plus,
    "application/xml": escape,
    "text/xml": escape,
}
"""How a value is written into a body of each type."""
