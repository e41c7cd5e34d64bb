"""Pictures as SVG text: just enough to draw bars, maps and labels, always escaped.

Colours hold 4.5 : 1 (text) and 3 : 1 (shapes) on white, and no picture tells anything by colour alone.
"""

from xml.sax.saxutils import escape, quoteattr  # nosec B406 (it writes XML and reads none)

INK, QUIET, LINE = "#1b2a33", "#5b6870", "#c9d0d4"
SERIES = ("#0b5563", "#c2570c", "#6b4fa0", "#3f7d3a", "#a02c4b", "#8a6d00")
FONT = "system-ui, 'Segoe UI', Roboto, sans-serif"


def element(name: str, *inside: str, **attributes: object) -> str:
    """One element. `inside` is SVG already; attribute names take `_` for `-`, and `klass` is `class`.

    >>> element("rect", x=1, width=2.50, fill_opacity=".5")
    '<rect x="1" width="2.5" fill-opacity=".5"/>'
    """
    written = "".join(
        f" {key.replace('klass', 'class').replace('_', '-')}={quoteattr(_shown(value))}"
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def text(words: object, x: float, y: float, **attributes: object) -> str:
    """A line of text with its base line at (x, y).

    >>> text("5 < 6", 1, 2)
    '<text x="1" y="2">5 &lt; 6</text>'
    """
    return element("text", escape(str(words)), x=x, y=y, **attributes)


def picture(title: str, width: float, height: float, *inside: str) -> str:
    """A whole picture with its title for screen readers."""
    return element(
        "svg",
        element("title", escape(title)),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_shown(width)} {_shown(height)}",
        role="img",
        font_family=FONT,
        font_size=14,
        fill=INK,
    )


def _shown(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
