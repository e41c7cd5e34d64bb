"""Work on pictures: decode what people send, turn it upright, drop everything but the pixels, encode it anew. Pillow is imported
with the first picture of a process (decision 52)."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import IO, TYPE_CHECKING

from django.conf import settings

from meydan.base.errors import Refused
from meydan.moderation.rules import NOT_A_PICTURE, TOO_HEAVY, TOO_MANY_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

SIZES = (480, 1280)
MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 51_000_000
"""What phones of today take; unpacked it is 150 MB."""
_one_at_a_time = Lock()
"""Several large photos that are unpacked at once would fill a small machine."""
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF")


@dataclass(frozen=True)
class Rectangle:
    """A part of a picture, in percent of its width and height."""

    left: float
    top: float
    width: float
    height: float


def read(upload: IO[bytes], size: int) -> "Image":
    """The picture, upright, RGB, at most 1280 wide, without metadata. Raises Refused for anything that is no picture."""
    from PIL import Image, ImageOps
    from pillow_heif import register_heif_opener

    register_heif_opener()
    if size > MOST_BYTES:
        raise Refused(TOO_HEAVY, field="photos", megabytes=MOST_BYTES // 1024 // 1024)
    try:
        with _one_at_a_time, Image.open(upload, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused(TOO_MANY_PIXELS, field="photos")
            opened.draft("RGB", (SIZES[-1] * 2, SIZES[-1] * 2))  # a JPEG is unpacked no larger than needed
            smaller = opened.convert("RGB")
            smaller.thumbnail((SIZES[-1] * 2, SIZES[-1] * 2))
            upright = ImageOps.exif_transpose(smaller)
    except Image.DecompressionBombError:
        raise Refused(TOO_MANY_PIXELS, field="photos") from None
    except (OSError, ValueError, SyntaxError):
        raise Refused(NOT_A_PICTURE, field="photos") from None
    upright.thumbnail((SIZES[-1], SIZES[-1] * 2))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)  # a new image carries pixels only
    return clean


def write(picture: "Image") -> str:
    """Store the picture in all sizes; returns the key."""
    key = secrets.token_hex(16)
    for size in SIZES:
        copy = picture.copy()
        copy.thumbnail((size, size * 2))
        file = BytesIO()
        copy.save(file, "WEBP", quality=80, method=4)
        place = path(key, size)
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".new")
        fresh.write_bytes(file.getvalue())
        fresh.replace(place)
    return key


def path(key: str, size: int) -> Path:
    return Path(settings.MEDIA_ROOT) / "photos" / key[:2] / f"{key}-{size}.webp"


def blur(key: str, rectangles: Sequence[Rectangle]) -> str:
    """A new picture in which the rectangles can't be recognised: reduced to a few squares and smeared. Returns its key."""
    from PIL import Image, ImageFilter

    with Image.open(path(key, SIZES[-1])) as stored:
        picture = stored.convert("RGB")
    for one in rectangles:
        box = _box(one, picture.size)
        part = picture.crop(box)
        few = part.resize((max(1, min(6, part.width)), max(1, min(6, part.height))), Image.Resampling.BOX)
        smeared = few.resize(part.size, Image.Resampling.BILINEAR).filter(ImageFilter.GaussianBlur(6))
        picture.paste(smeared, box)
    return write(picture)


def _box(one: Rectangle, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    left, top = int(width * one.left / 100), int(height * one.top / 100)
    right = min(width, max(left + 1, int(width * (one.left + one.width) / 100)))
    bottom = min(height, max(top + 1, int(height * (one.top + one.height) / 100)))
    return min(left, width - 1), min(top, height - 1), right, bottom


def remove(key: str) -> None:
    for size in SIZES:
        path(key, size).unlink(missing_ok=True)
