"""Files of official papers. They lie below the data folder, outside everything that is served by itself."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from meydan.base import uploads
from meydan.base.errors import Refused
from meydan.documents.rules import MOST_BYTES, NOT_A_PAPER, TOO_HEAVY
from meydan.moderation.actions import redrawn

TYPES = {kind: uploads.TYPES[kind] for kind in (uploads.PDF, uploads.DOCX, uploads.ODT, uploads.JPG)}
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def readable(upload: "UploadedFile[Any]") -> tuple[str, bytes]:
    """(suffix, content) of a paper that we keep; pictures are encoded anew. Raises Refused for anything else."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(TOO_HEAVY, field="upload", megabytes=MOST_BYTES // 1024 // 1024)
    begin = upload.read(8)
    upload.seek(0)
    if begin.startswith(PICTURES):
        return "jpg", redrawn(upload=upload)
    suffix = uploads.document_kind(upload)
    if not suffix:
        raise Refused(NOT_A_PAPER, field="upload")
    return suffix, upload.read()


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
