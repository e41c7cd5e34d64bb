"""Reading what a mail server sends back: delivery status notifications (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default

OUR_LETTER = re.compile(r"<((?:notice|digest)-\d{1,18})@meydan\.invalid>")
STATUS = re.compile(r"^\s*([245]\.\d{1,3}\.\d{1,3})\b")


@dataclass(frozen=True)
class Report:
    """What a mail server says about one recipient of one of our letters."""

    address: str
    status: str
    words: str
    letter: str
    """Which one: notice-12 or digest-3."""


def read_reports(raw: bytes) -> list[Report]:
    """What could not be delivered according to this message, and won't be tried again; empty when it is no such report."""
    message = message_from_bytes(raw, policy=default)
    letter = _letter(message)
    if not letter or message.get_content_type() != "multipart/report":
        return []
    return [report for fields in _recipients(message) if (report := _report(fields, letter))]


def _recipients(message: Message) -> Iterator[Message]:
    """The groups of fields of the delivery status, without the first one, which is about the message as a whole."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            groups = part.get_payload()
            yield from (group for group in groups if isinstance(group, Message) and group["Action"])


def _report(fields: Message, letter: str) -> Report | None:
    if str(fields["Action"]).strip().casefold() != "failed":
        return None
    address = _after_semicolon(fields["Original-Recipient"] or fields["Final-Recipient"]).strip("<>")
    status = STATUS.match(str(fields["Status"]))
    if "@" not in address or not status:
        return None
    return Report(address, status.group(1), _after_semicolon(fields["Diagnostic-Code"]), letter)


def _after_semicolon(value: object) -> str:
    """`rfc822; ayse@example.org` → the address."""
    return " ".join(str(value or "").partition(";")[2].split())


def _letter(message: Message) -> str:
    """Which letter of ours came back: in the part that holds it or its headers, or in what the report answers."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            found = first["Message-ID"] if isinstance(first, Message) else None
        elif part.get_content_type() == "text/rfc822-headers":
            found = part.get_content() if isinstance(part, EmailMessage) else part.get_payload()
        else:
            continue
        if match := OUR_LETTER.search(str(found or "")):
            return match.group(1)
    match = OUR_LETTER.search(f"{message['In-Reply-To'] or ''} {message['References'] or ''}")
    return match.group(1) if match else ""
