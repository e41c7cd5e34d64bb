"""PDF/UA-1 by typst. Texts of people go in as JSON data and never as markup."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from meydan.base import qr
from meydan.documents.printing import sketch

if TYPE_CHECKING:
    from typst import Fonts

HERE = Path(__file__).parent
type Photos = Callable[[str], bytes | None]


@cache
def _fonts() -> "Fonts":
    """Our own fonts and the serif that typst brings: the same paper on every machine."""
    from typst import Fonts  # 40 MB that only makers of papers need

    return Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[HERE / "fonts"])


def pdf(data: Mapping[str, Any], *, at: datetime, photos: Photos) -> bytes:
    """The document as accessible PDF; `at` stands in it as its time, so that the same data makes the same file."""
    return _made(data, photos, at=at, format="pdf", pdf_standards="ua-1", timestamp=int(at.timestamp()))


def _made(data: Mapping[str, Any], photos: Photos, *, at: datetime, **how: Any) -> bytes:
    from typst import Compiler

    with TemporaryDirectory(prefix="meydan-paper-") as folder:
        ready = _with_pictures(data, Path(folder), photos)
        inputs = {"data": json.dumps({**ready, "at": [at.year, at.month, at.day]}, ensure_ascii=False)}
        source = (HERE / "paper.typ").read_bytes()
        compiler = Compiler(source, root=folder, font_paths=_fonts(), sys_inputs=inputs)
        made = compiler.compile(**how)
    return made if isinstance(made, bytes) else b"".join(made or [])


def _with_pictures(data: Mapping[str, Any], folder: Path, photos: Photos) -> dict[str, Any]:
    """The data with QR codes, and with the photos that are still there as files of the folder."""
    sheets: list[dict[str, Any]] = []
    for sheet in data["sheets"]:
        ready = dict(sheet)
        if sheet.get("url"):
            ready["qr"] = qr.svg(sheet["url"])
        if sheet.get("slip_url"):
            ready["slip_qr"] = qr.svg(sheet["slip_url"])
        ready["photos"] = []
        for photo in sheet.get("photos", ()):
            if content := photos(photo["key"]):
                (folder / f"{photo['key']}.webp").write_bytes(content)
                ready["photos"].append({**photo, "file": f"/{photo['key']}.webp"})
        if drawn := sheet.get("sketch"):
            name = f"sketch-{len(sheets)}.png"
            (folder / name).write_bytes(sketch.png(drawn))
            ready["photos"].append({"words": drawn["words"], "file": f"/{name}", "fit": "contain"})
        sheets.append(ready)
    return {**data, "sheets": sheets}
