"""QR codes as vectors for PDF and as pictures for DOCX."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby


def _matrix(text: str) -> list[list[bool]]:
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)  # the paper is the quiet zone
    code.add_data(text)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


def svg(text: str) -> str:
    rows = _matrix(text)
    cells = "".join(f"M{x} {y}h{wide}v1h-{wide}z" for y, row in enumerate(rows) for x, wide in _runs(row))
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path fill="#10262b" d="{cells}"/></svg>'
    )


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """(where it begins, how long it is) of each run of dark cells."""
    at = 0
    for dark, cells in groupby(row):
        length = len(list(cells))
        if dark:
            yield at, length
        at += length


def png(text: str, scale: int = 8) -> BytesIO:
    from PIL import Image

    rows = _matrix(text)
    picture = Image.new("1", (len(rows), len(rows)), 1)
    picture.putdata([0 if dark else 1 for row in rows for dark in row])
    file = BytesIO()
    picture.resize((len(rows) * scale, len(rows) * scale)).save(file, "PNG")
    file.seek(0)
    return file
