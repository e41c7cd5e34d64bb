"""Reads our own PDF files as a reader for the blind would: pages, and their text through the maps from glyphs to letters."""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(?m)^(\d+) 0 obj\s(.*?)\sendobj", re.S)
TOKEN = re.compile(rb"/(\w+) [\d.]+ Tf|(\()|(\bET\b)")
NAMED = {ord("n"): 10, ord("r"): 13, ord("t"): 9, ord("b"): 8, ord("f"): 12}


class Pdf:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.objects = {int(number): body for number, body in OBJECT.findall(content)}
        self.pages = [body for body in self.objects.values() if re.search(rb"/Type\s*/Page\b", body)]

    @property
    def text(self) -> str:
        return "\n".join(self.text_of(page) for page in self.pages)

    def text_of(self, page: bytes) -> str:
        maps = self._maps(self._part(page, b"Resources"))
        found, letters = [], {}
        for font, glyphs in _tokens(self._stream(self._number(page, b"Contents"))):
            letters = maps.get(font, {}) if font else letters
            pairs = (int.from_bytes(glyphs[at : at + 2]) for at in range(0, len(glyphs), 2))
            found += [letters.get(pair, "") for pair in pairs] if glyphs else ["\n"] * (not font)
        return " ".join("".join(found).split())

    def _number(self, body: bytes, name: bytes) -> int:
        return int(re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)[1])

    def _part(self, body: bytes, name: bytes) -> bytes:
        """What a name points to, or what stands behind it."""
        pointer = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
        return self.objects[int(pointer[1])] if pointer else body.partition(b"/" + name)[2]

    def _stream(self, number: int) -> bytes:
        body = self.objects[number]
        return zlib.decompress(re.search(rb"stream\r?\n(.*)\nendstream", body, re.S)[1])

    def _maps(self, resources: bytes) -> dict[bytes, dict[int, str]]:
        fonts = re.findall(rb"/(\w+)\s+(\d+) 0 R", self._part(resources, b"Font"))
        return {
            name: _letters(self._stream(self._number(self.objects[int(number)], b"ToUnicode")))
            for name, number in fonts
            if b"/ToUnicode" in self.objects[int(number)]
        }


def _letters(cmap: bytes) -> dict[int, str]:
    listed = b"".join(re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S))
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", listed)
    return {int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for glyph, letters in pairs}


def _tokens(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(font, b""), (b"", glyphs), and two empty ones where a piece of text ends."""
    at = 0
    while token := TOKEN.search(content, at):
        at = token.end()
        if token[2]:
            glyphs, at = _literal(content, at)
            yield b"", glyphs
        else:
            yield token[1] or b"", b""


def _literal(content: bytes, at: int) -> tuple[bytes, int]:
    """A text in brackets from its first sign on: (bytes, where it ends). Brackets inside come in pairs or escaped."""
    found, depth = bytearray(), 1
    while True:
        sign = content[at]
        if sign == ord("\\"):
            octal = re.compile(rb"[0-7]{1,3}").match(content, at + 1)
            found.append(int(octal[0], 8) if octal else NAMED.get(content[at + 1], content[at + 1]))
            at = octal.end() if octal else at + 2
            continue
        depth += (sign == ord("(")) - (sign == ord(")"))
        at += 1
        if not depth:
            return bytes(found), at
        found.append(sign)
