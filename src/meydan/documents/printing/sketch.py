"""A sketch as a picture that both kinds of files can hold."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

EDGE, SQUARE = 20, 13


def png(sketch: Mapping[str, Any]) -> bytes:
    from PIL import Image, ImageDraw

    width, height = sketch["size"]
    picture = Image.new("RGB", (width + 2 * EDGE, height + 2 * EDGE), "#ffffff")
    pen = ImageDraw.Draw(picture)
    for ring in sketch["rings"]:
        pen.polygon([(x + EDGE, y + EDGE) for x, y in ring], fill="#e9ece4", outline="#4a5c60", width=3)
    for x, y in sketch["points"]:
        pen.rectangle((x + EDGE - SQUARE, y + EDGE - SQUARE, x + EDGE + SQUARE, y + EDGE + SQUARE), fill="#a12c17")
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
