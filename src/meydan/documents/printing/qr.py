"""QR codes as vectors for PDF and as pictures for DOCX."""

from io import BytesIO

from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode


def _matrix(text: str) -> list[list[bool]]:
    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)  # the paper is the quiet zone
    code.add_data(text)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


def svg(text: str) -> str:
    rows = _matrix(text)
    cells = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path fill="#10262b" d="{cells}"/></svg>'
    )


def png(text: str, scale: int = 8) -> BytesIO:
    rows = _matrix(text)
    picture = Image.new("1", (len(rows), len(rows)), 1)
    picture.putdata([0 if dark else 1 for row in rows for dark in row])
    file = BytesIO()
    picture.resize((len(rows) * scale, len(rows) * scale)).save(file, "PNG")
    file.seek(0)
    return file
