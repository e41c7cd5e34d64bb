"""Files that people answer with: what is taken, and without what it is kept (decision 75)."""

from typing import TYPE_CHECKING, Any

from meydan.base import uploads
from meydan.base.errors import Refused
from meydan.moderation.actions import redrawn
from meydan.questions.cleaning.office import cleaned_office
from meydan.questions.cleaning.pdf import cleaned_pdf
from meydan.questions.rules.files import MOST_BYTES, NOT_A_FILE, TOO_HEAVY

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

PICTURE, BREAKS = "moderation.not_a_picture", "\t\n\r\f"


def cleaned(upload: "UploadedFile[Any]") -> tuple[str, bytes]:
    """(suffix, content) without anything that says who made the file, when, where or with what. Raises Refused for what can't be
    taken so."""
    if (upload.size or 0) > MOST_BYTES:
        raise Refused(TOO_HEAVY, megabytes=MOST_BYTES // 1024 // 1024)
    kind = uploads.document_kind(upload)
    if kind == uploads.PDF:
        return kind, cleaned_pdf(upload.read())
    if kind:
        return kind, cleaned_office(kind, upload.read())
    if (upload.name or "").lower().endswith(".txt"):  # ascii
        return uploads.TXT, _plain(upload.read())
    return uploads.JPG, _picture(upload)


def _plain(content: bytes) -> bytes:
    """A text in UTF-8, or as Turkish Windows writes it; nothing else lies below its name."""
    for encoding in ("utf-8-sig", "cp1254"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(sign.isprintable() or sign in BREAKS or sign > "\x9f" for sign in text):
            return text.encode()
    raise Refused(NOT_A_FILE)


def _picture(upload: "UploadedFile[Any]") -> bytes:
    try:
        return redrawn(upload=upload)
    except Refused as refusal:
        if refusal.code == PICTURE:
            raise Refused(NOT_A_FILE) from None
        raise
