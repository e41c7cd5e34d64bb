"""A PDF drawn anew: its pages and nothing else. In a process of its own with little time and memory, because anybody may send one."""

import subprocess
import sys
import zlib
from pathlib import Path
from re import DOTALL, compile, finditer

from meydan.base.errors import Refused
from meydan.questions.rules.files import HOLDS_MORE, LOCKED, MOST_PAGES, NOT_A_FILE, TOO_MANY_PAGES

SECONDS, MOST_UNPACKED = 30, 32 * 1024 * 1024
BEYOND_PAGES = compile(
    rb"/(?:AcroForm|EmbeddedFiles?|Subtype\s*/(?:Text|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly|StrikeOut"
    rb"|Stamp|Caret|Ink|FileAttachment|Widget))\b"
)
"""What lies upon pages or beside them: it would be gone from what is drawn anew, and what somebody filled in with it."""


def cleaned_pdf(content: bytes) -> bytes:
    if b"/Encrypt" in content:
        raise Refused(LOCKED)
    if any(BEYOND_PAGES.search(part) for part in _readable(content)):
        raise Refused(HOLDS_MORE)
    try:
        made = subprocess.run(  # noqa: S603 (our own program; the file goes in as bytes)
            [sys.executable, "-I", str(Path(__file__).with_name("redraw.py")), str(MOST_PAGES)],
            input=content, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused(NOT_A_FILE) from None
    if made.returncode == 3:
        raise Refused(TOO_MANY_PAGES, most=MOST_PAGES)
    if made.returncode or not made.stdout:
        raise Refused(NOT_A_FILE)
    return made.stdout


def _readable(content: bytes) -> list[bytes]:
    """The file, and what is packed together in it (object streams, in which annotations lie)."""
    parts, left = [content], MOST_UNPACKED
    for packed in finditer(rb"/ObjStm\b.{0,400}?stream\r?\n", content, DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(content[packed.end() :], left))
        except zlib.error:
            continue
        left -= len(parts[-1])
        if left <= 0:
            raise Refused(NOT_A_FILE)
    return parts
