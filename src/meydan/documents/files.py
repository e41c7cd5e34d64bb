"""Files of official papers. They lie below the data folder, outside everything that is served by itself."""

import secrets
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from meydan.base.errors import Refused
from meydan.documents.rules import MOST_BYTES, NOT_A_PAPER, TOO_HEAVY
from meydan.moderation.actions import redrawn

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg",
}
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def readable(upload: "UploadedFile[Any]") -> tuple[str, bytes]:
    """(suffix, content) of a paper that we keep; pictures are encoded anew. Raises Refused for anything else."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(TOO_HEAVY, field="upload", megabytes=MOST_BYTES // 1024 // 1024)
    begin = upload.read(8)
    upload.seek(0)
    if begin.startswith(PICTURES):
        return "jpg", redrawn(upload=upload)
    suffix = "pdf" if begin.startswith(b"%PDF-") else _office(upload) if begin.startswith(b"PK") else ""
    if not suffix:
        raise Refused(NOT_A_PAPER, field="upload")
    upload.seek(0)
    return suffix, upload.read()


def _office(upload: "UploadedFile[Any]") -> str:
    """What a packed office file is: told by its table of contents, not by its name. Files with macros are none of these."""
    try:
        with zipfile.ZipFile(upload) as packed:
            names = set(packed.namelist())
            odt = "mimetype" in names and packed.open("mimetype").read(80) == TYPES["odt"].encode()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return ""
    if odt:
        return "odt"
    return "docx" if "word/document.xml" in names and "word/vbaProject.bin" not in names else ""


def path(key: str) -> Path:
    return Path(settings.DATA) / "papers" / key[:2] / key


def keep(content: bytes) -> str:
    """Store a file; returns its key."""
    key = secrets.token_hex(16)
    place = path(key)
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(".new")
    fresh.write_bytes(content)
    fresh.replace(place)
    return key


def remove(key: str) -> None:
    if key:
        path(key).unlink(missing_ok=True)
