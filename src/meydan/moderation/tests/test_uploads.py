"""Files as people and attackers really send them: large, lying, two things at once, cut off. Each ends as a photo or as a sentence."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from meydan.moderation import actions, pictures, rules
from meydan.moderation.models import Photo


def encoded(picture, form, **save):
    file = BytesIO()
    picture.save(file, form, **save)
    return file.getvalue()


def png(width, height, rows):
    """A PNG that says it has this size, whatever is in it."""

    def part(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows, 9)) + part(b"IEND", b"")


SMALL = Image.new("RGB", (300, 200), "#336699")
JPEG = encoded(SMALL, "JPEG")
HTML = b"<html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (png(60_000, 60_000, b"\0" * 10_000), rules.TOO_MANY_PIXELS),
        (png(2**31 - 1, 2**31 - 1, b""), rules.TOO_MANY_PIXELS),
        (png(3000, 3000, b"\0" * 20_000_000), rules.NOT_A_PICTURE),  # swells to other rows than it promised
        (SVG, rules.NOT_A_PICTURE),
        (HTML, rules.NOT_A_PICTURE),
        (b"%PDF-1.4 " + HTML, rules.NOT_A_PICTURE),
        (JPEG[:-200], rules.NOT_A_PICTURE),
        (JPEG[:100], rules.NOT_A_PICTURE),
        (encoded(SMALL, "TIFF"), rules.NOT_A_PICTURE),
        (encoded(SMALL, "ICO"), rules.NOT_A_PICTURE),
        (b"\0" * (pictures.MOST_BYTES + 1), rules.TOO_HEAVY),
    ],
    ids=["bomb", "beyond numbers", "swelling", "svg", "html", "pdf", "cut off", "a stump", "tiff", "ico", "heavy"],
)
def test_what_is_no_photo_is_refused_in_words_and_leaves_nothing(db, refused, content, code):
    with refused(code, field="photos"):
        actions.add_photo(by=None, ref="idea:1", upload=SimpleUploadedFile("x.jpg", content))
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        JPEG + HTML,  # a photo for one program, a page for another
        JPEG[:2] + b"\xff\xfe" + struct.pack(">H", len(HTML) + 2) + HTML + JPEG[2:],  # in a comment of the file
        encoded(SMALL, "GIF", comment=HTML),
        encoded(SMALL, "WEBP") + HTML,
    ],
    ids=["behind", "comment", "gif", "webp"],
)
def test_of_a_file_that_is_two_things_only_the_photo_stays(db, content):
    photo = actions.add_photo(by=None, ref="idea:1", upload=SimpleUploadedFile("x.html", content, "text/html"))
    for size in pictures.SIZES:
        assert b"<script" not in pictures.path(photo.key, size).read_bytes()


def test_a_photo_of_fifty_million_pixels_is_taken(db):
    content = encoded(Image.new("L", (8160, 6120)), "JPEG", quality=30)
    photo = actions.add_photo(by=None, ref="idea:1", upload=SimpleUploadedFile("x.jpg", content))
    assert (photo.width, photo.height) == (1280, 960)


def test_a_heic_of_a_phone_is_taken(db):
    photo = actions.add_photo(by=None, ref="idea:1", upload=SimpleUploadedFile("x.heic", encoded(SMALL, "HEIF")))
    assert (photo.width, photo.height) == (300, 200)


def test_of_moving_pictures_the_first_one_is_taken(db):
    content = encoded(SMALL, "GIF", save_all=True, append_images=[Image.new("RGB", (300, 200))] * 3)
    photo = actions.add_photo(by=None, ref="idea:1", upload=SimpleUploadedFile("x.gif", content))
    assert (photo.width, photo.height) == (300, 200)
