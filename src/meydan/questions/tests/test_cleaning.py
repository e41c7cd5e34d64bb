"""Documents as answers: what is in them stays, who made them goes, and what can't be cleaned is refused with a reason."""

import zipfile
import zlib
from io import BytesIO
from re import DOTALL, finditer

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from PIL import Image

from meydan.questions.cleaning import cleaned
from meydan.questions.rules.files import HOLDS_MORE, LOCKED, MOST_BYTES, NOT_A_FILE, TOO_HEAVY, TOO_MANY_PAGES

NAME = "Gizem Kaya"
ODT = "application/vnd.oasis.opendocument.text"
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'


def sent(name, content):
    return SimpleUploadedFile(name, content)


def photo(form="JPEG"):
    exif = Image.Exif()
    exif[0x013B] = NAME
    file = BytesIO()
    Image.new("RGB", (30, 20), "red").save(file, form, exif=exif)
    assert NAME.encode() in file.getvalue()
    return file.getvalue()


def pdf(*, pages=1, page=b"", root=b"", trailer=b"", image=b""):
    """A PDF, written by hand: an author in its notes, a photo with an author in its pages."""
    image = image or photo()
    words = b"q 40 0 0 40 10 10 cm /I Do Q BT /F 12 Tf 10 100 Td (Merhaba) Tj ET"
    kids = b" ".join(b"%d 0 R" % number for number in range(6, 6 + pages))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R%s>>" % root,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/XObject/Subtype/Image/Width 30/Height 20/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (len(image), image),
        b"<</Type/Metadata/Subtype/XML/Length 10>>stream\n%s\nendstream" % NAME.encode(),
        *[
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</XObject<</I 4 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 3 0 R%s>>" % page
        ] * pages,
    ]  # fmt: skip
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    info = b"<</Author(%s)/Creator(%s)>>" % (NAME.encode(), NAME.encode())
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info %s%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1, table, len(bodies) + 1, info, trailer, len(made),
    )  # fmt: skip


def unpacked(content):
    yield content
    for stream in finditer(rb"stream\r?\n(.*?)endstream", content, DOTALL):
        try:
            yield zlib.decompress(stream[1])
        except zlib.error:
            continue


def test_a_pdf_keeps_its_pages_and_its_photo_and_loses_its_author():
    suffix, made = cleaned(sent("Gizem Kaya dilekçe.pdf", pdf(pages=3)))
    assert suffix == "pdf"
    parts = list(unpacked(made))
    assert not any(NAME.encode() in part for part in parts)
    assert any(b"Merhaba" in part for part in parts)
    assert made.count(b"/Type/Page/") == 3
    assert b"/DCTDecode" in made


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (pdf(page=b"/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/V(dolu)/Rect[0 0 9 9]>>]"), HOLDS_MORE),
        (pdf(page=b"/Annots[<</Type/Annot/Subtype /FreeText/Contents(not)/Rect[0 0 9 9]>>]"), HOLDS_MORE),
        (pdf(root=b"/AcroForm<</Fields[]/SigFlags 3>>"), HOLDS_MORE),
        (pdf(root=b"/Names<</EmbeddedFiles<</Names[]>>>>"), HOLDS_MORE),
        (pdf(trailer=b"/Encrypt<</Filter/Standard>>"), LOCKED),
        (pdf(pages=61), TOO_MANY_PAGES),
        (b"%PDF-1.7\nyok", NOT_A_FILE),
    ],
)
def test_a_pdf_that_would_lose_something_is_refused(made, code, refused):
    facts = {"most": 60} if code == TOO_MANY_PAGES else {}
    with refused(code, **facts):
        cleaned(sent("a.pdf", made))


def test_fields_are_found_in_packed_objects_too(refused):
    packed = zlib.compress(b"9 0 <</Type/Annot/Subtype/Widget/V(dolu)>>")
    hidden = b"9 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\n"
    with refused(HOLDS_MORE):
        cleaned(sent("a.pdf", pdf().replace(b"xref", hidden % (len(packed), packed) + b"xref", 1)))


def test_a_link_in_a_pdf_is_no_reason_to_refuse_it():
    page = b"/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://example.org)>>/Rect[0 0 9 9]>>]"
    assert cleaned(sent("a.pdf", pdf(page=page)))[0] == "pdf"


def docx(change=lambda document: None, **parts):
    document = Document()
    document.core_properties.author = document.core_properties.last_modified_by = NAME
    paragraph = document.add_paragraph("Parkta gölge yok, şğıöçü")
    document.add_comment(paragraph.runs, text="Buraya bakın", author=NAME, initials="GK")
    document.add_picture(BytesIO(photo()))
    change(document)
    file = BytesIO()
    document.save(file)
    with zipfile.ZipFile(file, "a") as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return file.getvalue()


def test_a_docx_keeps_its_words_and_pictures_and_loses_its_author():
    suffix, made = cleaned(sent("Gizem.docx", docx()))
    assert suffix == "docx"
    document = Document(BytesIO(made))
    assert "Parkta gölge yok, şğıöçü" in [one.text for one in document.paragraphs]
    assert [one.text for one in document.comments] == ["Buraya bakın"]
    assert len(document.inline_shapes) == 1
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert not any(NAME.encode() in packed.read(name) or b"rsid" in packed.read(name) for name in packed.namelist())
        assert not [name for name in packed.namelist() if name.startswith(("docProps", "customXml"))]
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def template_at_home(document):
    document.part.relate_to("file:///C:/Users/Gizem/Normal.dotm", "http://x/attachedTemplate", is_external=True)


def picture_elsewhere(document):
    document.part.relate_to("https://example.org/izle.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)


def test_a_docx_forgets_the_template_on_somebodys_machine():
    _suffix, made = cleaned(sent("a.docx", docx(template_at_home)))
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert not any(b"Gizem" in packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (docx(picture_elsewhere), HOLDS_MORE),
        (docx(word__embeddings__a__xlsx=b"PK"), HOLDS_MORE),
        (docx(word__media__cizim=b"??"), HOLDS_MORE),
        (docx(**{"word__notes.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), NOT_A_FILE),
        (docx(**{"word__notes.xml": b"<a>"}), NOT_A_FILE),
        (docx(**{"word__media__b.png": b"no picture"}), NOT_A_FILE),
        (docx(**{"word__vbaProject.bin": b""}), NOT_A_FILE),
        (b"PK\x03\x04 no zip", NOT_A_FILE),
    ],
)
def test_a_docx_that_can_not_be_cleaned_is_refused(made, code, refused):
    with refused(code):
        cleaned(sent("a.docx", made))


def odt(content=None, manifest=b"<a/>", **more):
    content = content or (
        f"<office:document-content {OFFICE}><office:body><office:text><text:p>Parkta gölge yok</text:p><office:annotation>"
        f"<dc:creator>{NAME}</dc:creator><dc:date>2026-11-01</dc:date><text:p>Not</text:p></office:annotation>"
        "</office:text></office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("mimetype", ODT)
        packed.writestr("content.xml", content)
        packed.writestr("meta.xml", f"<m>{NAME}</m>")
        packed.writestr("settings.xml", f"<s>{NAME} yazıcı</s>")
        packed.writestr("META-INF/manifest.xml", manifest)
        packed.writestr("Pictures/a.jpg", photo())
        for name, part in more.items():
            packed.writestr(name, part)
    return file.getvalue()


def test_an_odt_keeps_its_words_and_loses_its_author():
    suffix, made = cleaned(sent("a.odt", odt()))
    assert suffix == "odt"
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert packed.namelist()[0] == "mimetype"
        assert packed.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert not any(NAME.encode() in packed.read(name) for name in packed.namelist())
        content = packed.read("content.xml").decode()
        listed = packed.read("META-INF/manifest.xml").decode()
    assert "Parkta gölge yok" in content
    assert "2026-11-01" not in content
    assert 'full-path="content.xml"' in listed
    assert "meta.xml" not in listed


ELSEWHERE = f'<a {OFFICE}><draw:image xlink:href="https://example.org/izle.png"/></a>'


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (odt(ELSEWHERE), HOLDS_MORE),
        (odt(**{"Object 1/content.xml": "<a/>"}), HOLDS_MORE),
        (odt(**{"Basic/Standard/a.xml": "<a/>"}), HOLDS_MORE),
        (odt(manifest=b"<a><encryption-data/></a>"), LOCKED),
    ],
)
def test_an_odt_that_can_not_be_cleaned_is_refused(made, code, refused):
    with refused(code):
        cleaned(sent("a.odt", made))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Gölge yok\r\nşğıöçü".encode(), "Gölge yok\r\nşğıöçü"),
        ("Işık şart".encode("cp1254"), "Işık şart"),
        (b"\xef\xbb\xbfa", "a"),
    ],
)
def test_a_text_is_kept_as_utf_8(content, words):
    assert cleaned(sent("Not.TXT", content)) == ("txt", words.encode())


@pytest.mark.parametrize(
    ("name", "content", "code", "facts"),
    [
        ("a.txt", b"a\x00b", NOT_A_FILE, {}),
        ("a.svg", b"<svg/>", NOT_A_FILE, {}),
        ("a.exe", b"MZ", NOT_A_FILE, {}),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NOT_A_FILE, {}),
        ("a.txt", b"a" * (MOST_BYTES + 1), TOO_HEAVY, {"megabytes": 10}),
    ],
)
def test_anything_else_is_refused(name, content, code, facts, refused):
    with refused(code, **facts):
        cleaned(sent(name, content))


def test_a_zip_that_swells_is_refused(refused):
    with refused(NOT_A_FILE):
        cleaned(sent("a.docx", swollen()))


def swollen():
    file = BytesIO(docx())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/a.xml", bytes(101 * 1024 * 1024))
    return file.getvalue()
