"""What an uploaded file is: told by what stands in it, never by its name or by what a browser says."""

import zipfile
from typing import IO

PDF, DOCX, ODT, TXT, JPG = "pdf", "docx", "odt", "txt", "jpg"
TYPES = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ODT: "application/vnd.oasis.opendocument.text",
    JPG: "image/jpeg",
    TXT: "text/plain; charset=utf-8",
}


def document_kind(file: IO[bytes]) -> str:
    """PDF, DOCX or ODT; empty for anything else. Afterwards the file stands at its beginning."""
    begin = file.read(8)
    file.seek(0)
    if begin.startswith(b"%PDF-"):
        return PDF
    found = _office(file) if begin.startswith(b"PK") else ""
    file.seek(0)
    return found


def _office(file: IO[bytes]) -> str:
    """A packed office file is told by its table of contents. Files with macros are none of these."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
            odt = "mimetype" in names and packed.open("mimetype").read(80) == TYPES[ODT].encode()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return ""
    if odt:
        return ODT
    return DOCX if "word/document.xml" in names and "word/vbaProject.bin" not in names else ""
