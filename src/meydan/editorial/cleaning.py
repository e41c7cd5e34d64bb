"""HTML out of the editor, taken apart and written anew: only what is named here comes out, whatever went in."""

from html import escape
from html.parser import HTMLParser

PLAIN = frozenset({"p", "h2", "h3", "ul", "ol", "li", "b", "i", "strong", "em", "blockquote"})
EMPTY = frozenset({"br", "hr"})
SILENT = frozenset({"script", "style", "template", "iframe", "object", "svg", "math"})
"""What is inside goes with it."""
SAFE_STARTS = ("/", "https://", "http://", "mailto:", "tel:")


def safe_address(address: str) -> str:
    """The address of a link, or nothing: a path here, the web, a letter, a call."""
    address = address.strip()
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside or address.startswith(SAFE_STARTS[1:]) else ""


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif self.silent:
            pass
        elif tag in EMPTY:
            self.parts.append(f"<{tag}>")
        elif tag in PLAIN:
            self.open.append(tag)
            self.parts.append(f"<{tag}>")
        elif tag == "a" and (address := safe_address(dict(attrs).get("href") or "")):
            self.open.append("a")
            outside = ' rel="noopener"' if "://" in address else ""
            self.parts.append(f'<a href="{escape(address)}"{outside}>')

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(self.silent - 1, 0)
        elif not self.silent and tag in self.open:
            while self.open:  # what was left open inside is closed with it
                last = self.open.pop()
                self.parts.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(escape(data, quote=False))

    def close(self) -> None:
        super().close()
        while self.open:
            self.parts.append(f"</{self.open.pop()}>")


def clean(html: str) -> str:
    """
    >>> clean('<p onclick="x">Merhaba <b>park</b><script>alert(1)</script> <a href="javascript:x">y</a>')
    '<p>Merhaba <b>park</b> y</p>'
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"b", "i", "strong", "em", "a"}:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(html: str) -> str:
    """The words alone, for the search.

    >>> plain("<p>Bir</p><p>iki <b>üç</b></p>")
    'Bir iki üç'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())
