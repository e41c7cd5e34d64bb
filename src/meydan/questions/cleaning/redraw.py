"""Run by itself: a PDF on standard input, its pages drawn anew on standard output. Ends with 3 where it has too many pages."""

import resource
import sys
from pathlib import Path
from re import finditer
from tempfile import TemporaryDirectory

from typst import Compiler, Fonts, TypstError

SECONDS, MEMORY = 20, 2 * 1024**3
TOO_MANY = 3
PAGES = b"""#set document(date: none)
#set page(width: auto, height: auto, margin: 0pt)
#for number in range(int(sys.inputs.first), int(sys.inputs.last) + 1) { page(image("in.pdf", page: number)) }
"""


def redraw(folder: str, fonts: Fonts, first: int, last: int) -> bytes:
    pages = {"first": str(first), "last": str(last)}
    made = Compiler(PAGES, root=folder, font_paths=fonts, sys_inputs=pages).compile(format="pdf")
    return made if isinstance(made, bytes) else b"".join(made or [])


def has(folder: str, fonts: Fonts, number: int) -> bool:
    try:
        redraw(folder, fonts, number, number)
    except TypstError as problem:
        if "does not exist" in str(problem):
            return False
        raise
    return True


def count(folder: str, fonts: Fonts, most: int) -> int:
    """How many pages: nothing tells, so it is tried, twice as far each time and then between."""
    low, high = 1, 2
    while high <= most and has(folder, fonts, high):
        low, high = high, high * 2
    high = min(high, most + 1)
    while high - low > 1:
        between = (low + high) // 2
        low, high = (between, high) if has(folder, fonts, between) else (low, between)
    return low


def without_notes(content: bytes) -> bytes:
    """Photos in it lie there as the camera wrote them: what stands beside the picture (where, when, whose) is written over with
    nothing, byte by byte, so that the file keeps its measures."""
    blank = bytearray(content)
    for photo in finditer(rb"stream\r?\n(?=\xff\xd8\xff)", content):
        place = photo.end() + 2
        while content[place : place + 1] == b"\xff" and content[place + 1] not in (0xD9, 0xDA):
            size = int.from_bytes(content[place + 2 : place + 4], "big")
            note = (
                content[place + 1] in (0xE1, 0xFE) or 0xE3 <= content[place + 1] <= 0xED or content[place + 1] == 0xEF
            )
            if note:
                blank[place + 4 : place + 2 + size] = bytes(max(0, size - 2))
            place += 2 + max(size, 2)
    return bytes(blank)


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    most, fonts = int(sys.argv[1]), Fonts(include_system_fonts=False, include_embedded_fonts=True)
    with TemporaryDirectory(prefix="meydan-answer-") as folder:
        Path(folder, "in.pdf").write_bytes(sys.stdin.buffer.read())
        if has(folder, fonts, most + 1):
            return TOO_MANY
        made = redraw(folder, fonts, 1, count(folder, fonts, most))
    sys.stdout.buffer.write(without_notes(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
