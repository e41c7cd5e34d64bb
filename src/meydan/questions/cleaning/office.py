"""DOCX and ODT packed anew: text, pictures and their look. Who wrote it, with what, from which template, when: left out."""

import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from re import search
from typing import Any

from lxml import etree
from PIL import Image

from meydan.base import uploads
from meydan.base.errors import Refused
from meydan.questions.rules.files import HOLDS_MORE, LOCKED, NOT_A_FILE

MOST_PARTS, MOST_UNPACKED, MOST_PIXELS = 2_000, 100 * 1024 * 1024, 60_000_000
MADE_AT = (1980, 1, 1, 0, 0, 0)
PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF"}
FORBIDDEN = r"vbaProject|activeX|embeddings/|^Basic/|^Scripts/|^Object |\.bin$"
"""Parts that are programs, or files of their own."""
LEFT_OUT = {
    uploads.DOCX: r"^docProps/|^customXml/|^word/people\.xml|^word/glossary/|^word/printerSettings",
    uploads.ODT: r"^meta\.xml|^settings\.xml|^Thumbnails/|^Configurations2/|^manifest\.rdf|^layout-cache|^META-INF/|/$",
}
AUTHORS = {"author", "creator", "creator-initials", "sender-initials"}
"""Who wrote a note or changed a line. The note stays, the name goes."""
DATED = {"initials", "date", "dateUtc"}
TRACES = {"rsid", "rsids", "docVars", "mailMerge", "attachedTemplate"}
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def cleaned_office(kind: str, content: bytes) -> bytes:
    """The same document, packed anew. Raises Refused where it holds a program or another file."""
    try:
        parts = _parts(content)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError):
        raise Refused(NOT_A_FILE) from None
    except RuntimeError:
        raise Refused(LOCKED) from None
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused(LOCKED)
    stay = [name for name in parts if not search(LEFT_OUT[kind], name)]
    if any(search(FORBIDDEN, name) for name in stay):
        raise Refused(HOLDS_MORE)
    kept = {name: _part(name, parts[name]) for name in stay}
    finish = _finish_docx if kind == uploads.DOCX else _finish_odt
    return _packed(finish(kept))


def _parts(content: bytes) -> dict[str, bytes]:
    """What a file says about its own size is not believed."""
    found, left = {}, MOST_UNPACKED
    with zipfile.ZipFile(BytesIO(content)) as packed:
        entries = packed.infolist()
        if len(entries) > MOST_PARTS:
            raise Refused(NOT_A_FILE)
        for one in entries:
            with packed.open(one) as part:
                found[one.filename] = part.read(left + 1)
            left -= len(found[one.filename])
            if left < 0:
                raise Refused(NOT_A_FILE)
    return found


def _part(name: str, content: bytes) -> bytes:
    suffix = PurePosixPath(name).suffix.lower()  # ascii
    if name.endswith((".xml", ".rels")):
        return _without_traces(content)
    if suffix in PICTURES:
        return _picture(content, PICTURES[suffix])
    if name == "mimetype" or suffix in {".odttf", ".ttf"}:
        return content
    raise Refused(HOLDS_MORE)


def _picture(content: bytes, form: str) -> bytes:
    """Nothing but the pixels, in the same form, so that the document finds it."""
    file = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=list(set(PICTURES.values()))) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(NOT_A_FILE)
            plain = picture.convert("RGB" if form == "JPEG" else "RGBA")
        plain.info = {}
        plain.save(file, form)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Refused(NOT_A_FILE) from None
    return file.getvalue()


def _tree(content: bytes) -> Any:
    try:
        tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError:
        raise Refused(NOT_A_FILE) from None
    if tree.getroottree().docinfo.doctype:
        raise Refused(NOT_A_FILE)
    return tree


def _written(tree: Any) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _without_traces(content: bytes) -> bytes:
    tree = _tree(content)
    for element in list(tree.iter("*")):
        name = etree.QName(element).localname
        if name in TRACES and element.getparent() is not None:
            element.getparent().remove(element)
        elif name in AUTHORS or (name == "date" and element.tag.startswith("{http://purl.org/dc/")):
            element.text = ""
        _clean_attributes(element, name)
    return _written(tree)


def _clean_attributes(element: Any, name: str) -> None:
    for key in list(element.attrib):
        plain = etree.QName(key).localname
        if plain in AUTHORS or (plain == "name" and name in {"docPr", "cNvPr"}):
            element.attrib[key] = ""
        elif (plain in DATED and "wordprocessingml" in key) or plain.startswith("rsid"):
            del element.attrib[key]
        elif plain == "descr" and search(r"[\\/]", element.attrib[key]):
            element.attrib[key] = ""  # where the picture lay on somebody's machine


def _packed(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in sorted(parts, key=lambda one: (one != "mimetype", one != "[Content_Types].xml", one)):
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(zipfile.ZipInfo(name, MADE_AT), parts[name], compress_type=how)
    return file.getvalue()


def _finish_docx(parts: dict[str, bytes]) -> dict[str, bytes]:
    """References to what was left out go too; a document that fetches something from elsewhere is not taken."""
    for name in [one for one in parts if one.endswith(".rels")]:
        parts[name] = _each(parts[name], RELATION, partial(_leads_somewhere, PurePosixPath(name).parent.parent, parts))
    kinds = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
    types = "[Content_Types].xml"
    if types not in parts:
        raise Refused(NOT_A_FILE)
    parts[types] = _each(parts[types], kinds, lambda one: one.get("PartName", "").lstrip("/") in parts)
    return parts


def _leads_somewhere(base: PurePosixPath, parts: dict[str, bytes], relation: Any) -> bool:
    kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        if kind not in {"hyperlink", "attachedTemplate"}:
            raise Refused(HOLDS_MORE)
        return bool(kind == "hyperlink")
    return normpath(str(base / target)).lstrip("/") in parts


def _each(content: bytes, tag: str, keep: Callable[[Any], bool]) -> bytes:
    tree = _tree(content)
    for one in list(tree.iter(tag)):
        if not keep(one):
            one.getparent().remove(one)
    return _written(tree)


MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def _finish_odt(parts: dict[str, bytes]) -> dict[str, bytes]:
    """With a new list of what is in it."""
    if any(
        b"xlink:href" in one and search(rb'<draw:image[^>]*xlink:href="(?!Pictures/)', one) for one in parts.values()
    ):
        raise Refused(HOLDS_MORE)
    root = etree.Element(f"{{{MANIFEST}}}manifest", {f"{{{MANIFEST}}}version": "1.2"}, nsmap={"manifest": MANIFEST})
    listed = {"/": uploads.TYPES[uploads.ODT]} | {name: _type_of(name) for name in sorted(parts) if name != "mimetype"}
    for name, kind in listed.items():
        marks = {f"{{{MANIFEST}}}full-path": name, f"{{{MANIFEST}}}media-type": kind}
        etree.SubElement(root, f"{{{MANIFEST}}}file-entry", marks)
    return {**parts, "META-INF/manifest.xml": _written(root)}


def _type_of(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()  # ascii
    if suffix in PICTURES:
        return str(Image.MIME[PICTURES[suffix]])
    return "text/xml" if suffix == ".xml" else ""
