"""Finds the forms of a page and what can be typed into them, and what people and programs type that nobody expected."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

MARK = "Gizliad"
"""Stands in everything that is typed: it may come back to who typed it, and stand in no log."""
TEXTS = {
    "NUL": f"{MARK}\0b", "long": MARK + "x" * 100_000, "script": f"{MARK}<script>alert(1)</script>", "right to left": f"{MARK}\u202egpj.exe",
    "emoji": f"{MARK}👩‍👩‍👧‍👦🏳️‍🌈", "not UTF-8": MARK.encode() + b"\xed\xa0\x80\xff", "quotes": f"{MARK}'; drop table x; --\"", "placeholders": f"{MARK} %s %(x)s {{0}} {{{{ x }}}}",
    "only spaces": " \u200b\u00a0", "lines": f"{MARK}\r\n\r\n= 1", "two addresses": f"{MARK}@example.org,b@example.org\r\nBcc: c@example.org",
}  # fmt: skip
DATES = (
    "9999-12-31",
    "0001-01-01",
    "1900-01-01",
    "99999-01-01",
    "2026-02-30",
    "٢٠٢٦-٠١-٠١",
    "x",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
)
TIMES = ("99:99", "24:00", "-1:00", "x", "١٢:٠٠")
NUMBERS = ("9" * 30, "-" + "9" * 18, str(2**31), str(2**63), "1e400", "NaN", "-1", "²", "١٢", "1,5", "0x1", "x")
CHOICES = ("", "x", "9" * 30, "²", "-1", "\0", "x" * 100_000, f"{MARK}:9" + "9" * 20, "[]")


@dataclass(frozen=True)
class File:
    name: str
    content: bytes
    type: str

    def __str__(self) -> str:
        return self.name


def _huge_picture() -> bytes:
    """A PNG of a few bytes that says it has 2.5 thousand million points."""
    said = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", said), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def _bomb() -> bytes:
    """A ZIP whose one file says it is four thousand million bytes long."""
    name, packed = b"xl/workbook.xml", zlib.compress(b"0" * 100)[2:-4]
    sizes = struct.pack("<III", 0, len(packed), 2**32 - 2)
    local = (
        struct.pack("<IHHHHH", 0x04034B50, 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name + packed
    )
    central = (
        struct.pack("<IHHHHHH", 0x02014B50, 20, 20, 0, 8, 0, 0)
        + sizes
        + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0)
        + name
    )
    return local + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), len(local), 0)


FILES = (
    "",
    File(f"{MARK}.jpg", b"no photo", "image/jpeg"),
    File("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "image/svg+xml"),
    File("x.png", _huge_picture(), "image/png"),
    File("x.xlsx", _bomb(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    File("x.pdf", b"%PDF-1.4\n\0\xff", "application/pdf"),
    File("x.csv", b"\xff\xfe\0\0" + b"a;" * 5000, "text/csv"),
    File("x.zip", b"", "application/zip"),
    File("../../" + "x" * 300 + ".jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
)
GROUPS = {
    "text": list(TEXTS.values()),
    "date": DATES,
    "time": TIMES,
    "number": NUMBERS,
    "choice": CHOICES,
    "file": FILES,
}
MIXED = f"{MARK}\0\u202e👩‍👩‍👧‍👦'\"; --\r\n= %s %(x)s {{0}} {{{{ x }}}} <script>alert(1)</script>"
FEW = {
    "text": (MIXED, TEXTS["long"]),
    "date": ("1900-01-01", "2199-12-31T23:59", "9999-12-31"),
    "time": ("99:99", "00:00"),
    "number": ("9" * 30, str(2**31 - 1), "-1", "0"),
    "choice": ("", "9" * 30, f"{MARK}:9"),
    "file": FILES,
}
"""What shows most of what all of them show."""
KNOWN = {
    "contact": "ayse@example.org", "email": "ayse@example.org", "phone": "0532 111 22 33", "link": "https://example.org/",
    "budget_planned": "100", "decided_on": "2026-11-01", "number": "", "numbers": "",
}  # fmt: skip
"""What has to look like something by its name."""
LATER = {"date": "2026-12-08", "time": "12:00"}
"""In fields that end something."""
USUAL = {"text": "Deneme", "date": "2026-12-01", "time": "10:00", "number": "2", "choice": "1", "file": ""}


@dataclass
class Input:
    name: str
    group: str
    value: str = ""
    keeps: bool = False
    """Whether what is typed here has to come back when something is to be corrected."""


def _usual(one: Input) -> str:
    if one.name in KNOWN:
        return KNOWN[one.name]
    later = any(word in one.name for word in ("end", "until", "close", "last"))
    return (LATER if later and one.group in LATER else USUAL)[one.group]


@dataclass
class Form:
    action: str = ""
    method: str = "get"
    inputs: list[Input] = field(default_factory=list)

    def usual(self) -> dict[str, str]:
        """What a patient person would send."""
        return {one.name: one.value or _usual(one) for one in self.inputs if one.group != "file"}

    def nonsense(self, groups: Mapping[str, Sequence[Any]]) -> list[tuple[str, dict[str, Any]]]:
        """One kind of field after the other filled with each thing that does not belong there, the others as usual."""
        found: list[tuple[str, dict[str, Any]]] = [
            ("nothing", {}),
            ("twice", {name: [value, value] for name, value in self.usual().items()}),
        ]
        for group in dict.fromkeys(one.group for one in self.inputs):
            for value in groups[group]:
                typed = {one.name: value for one in self.inputs if one.group == group and one.name != "next"}
                found.append((f"{group} {str(value)[:40]!r}", self.usual() | typed))
        return found


class Reader(HTMLParser):
    """Forms of a page with their fields, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select: Input | None = None
        self._text: Input | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(said.get("action", ""), said.get("method", "get").casefold()))
        elif tag == "option" and self._select and ("selected" in said or not self._select.value):
            self._select.value = said.get("value", "")
        elif self.forms and said.get("name") and tag in {"input", "select", "textarea", "button"}:
            self._field(tag, said)

    def _field(self, tag: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text") if tag == "input" else tag
        group = {
            "date": "date", "datetime-local": "date", "month": "date", "week": "date", "time": "time", "number": "number", "file": "file",
            "text": "text", "textarea": "text", "email": "text", "tel": "text", "search": "text", "url": "text", "password": "text",
        }.get(kind, "choice")  # fmt: skip
        if "disabled" in said or any(one.name == said["name"] for one in self.forms[-1].inputs):
            return
        one = Input(said["name"], group, said.get("value", ""), keeps=group == "text" and kind != "password")
        self.forms[-1].inputs.append(one)
        if tag == "select":
            self._select = one
        elif tag == "textarea":
            self._text = one

    def handle_data(self, data: str) -> None:
        if self._text:
            self._text.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea" and self._text:
            self._text.value = self._text.value.removeprefix("\r\n").removeprefix("\n")
            self._text = None


def forms_of(page: str) -> list[Form]:
    reader = Reader()
    reader.feed(page)
    return reader.forms
