"""DOCX by python-docx: the same sheets as the PDF, in plain styles that an office can edit on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from meydan.base import languages, qr
from meydan.documents.printing import sketch

if TYPE_CHECKING:
    from docx.document import Document

type Photos = Callable[[str], bytes | None]
type Sheet = Mapping[str, Any]
SERIF, SANS = "Times New Roman", "Arial"


def docx(data: Mapping[str, Any], *, at: datetime, photos: Photos) -> bytes:
    """The document as an office file; each sheet begins on a page of its own."""
    from docx import Document

    made = Document()
    _set_up(made, data, at)
    for position, sheet in enumerate(data["sheets"]):
        if position:
            made.add_page_break()  # type: ignore[no-untyped-call]
        FORMS[sheet["form"]](made, sheet, photos)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _set_up(made: "Document", data: Mapping[str, Any], at: datetime) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    properties = made.core_properties
    properties.title, properties.author, properties.comments = data["title"], "", ""
    properties.language = data["language"]
    properties.created = properties.modified = at.replace(tzinfo=None)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(17), Mm(20)
    letter = data["sheets"][0]["form"] in {"letter", "text"}
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = (SERIF, Pt(12)) if letter else (SANS, Pt(10))
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), normal.font.name)
    for default in made.styles.element.iter(qn("w:lang")):  # the library's own pattern is English
        default.set(qn("w:val"), data["language"])
    if languages.direction(data["language"]) == "rtl":
        _from_the_right(normal.element, data["language"])
    section.footer.paragraphs[0].text = "  ·  ".join(part for part in data["sheets"][0]["foot"] if part)
    section.footer.paragraphs[0].runs[0].font.size = Pt(8)


def _say(line: Any, words: Any, *, bold: bool | None = None) -> Any:
    """What people wrote in another language carries it: plain, {text, language}, or several of them in a row."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if isinstance(words, list):
        for part in words:
            _say(line, part, bold=bold)
        return line
    own = isinstance(words, Mapping)
    run = line.add_run(words["text"] if own else words)
    run.bold = bold
    if own:
        right = languages.direction(words["language"]) == "rtl"
        run.font.rtl = right or None
        mark = OxmlElement("w:lang")
        mark.set(qn("w:bidi" if right else "w:val"), words["language"])
        run._r.get_or_add_rPr().append(mark)
    return line


def _whole(line: Any, words: Any, *, bold: bool | None = None, marks: str = "") -> Any:
    """A paragraph of nothing else, but perhaps marks of quotation, runs from the side of its language."""
    if isinstance(words, Mapping) and languages.direction(words["language"]) == "rtl":
        _from_the_right(line._p)
    return _say(line, [marks[0], words, marks[1]] if marks else words, bold=bold)


def _from_the_right(thing: Any, language: str = "") -> None:
    """A paragraph; or a style, with the language of what is written in it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    thing.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)
    if language:
        marks = thing.get_or_add_rPr()
        marks.append(OxmlElement("w:rtl"))
        mark = OxmlElement("w:lang")
        mark.set(qn("w:bidi"), language)
        marks.append(mark)


AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What the format wants behind that mark, in its order."""


def _line(made: "Document", words: Any = "", *, bold: bool = False, centre: bool = False) -> Any:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line = _whole(made.add_paragraph(), words, bold=bold)
    if centre:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return line


def _title(made: "Document", words: Any, level: int = 1) -> None:
    from docx.shared import RGBColor

    heading = _whole(made.add_heading("", level), words)
    for run in heading.runs:
        run.font.name, run.font.color.rgb = made.styles["Normal"].font.name, RGBColor(0x10, 0x26, 0x2B)


def _letter(made: "Document", sheet: Sheet, photos: Photos) -> None:
    for position, words in enumerate(sheet["head"]):
        line = _line(made, words, bold=position == 1, centre=True)
        line.paragraph_format.space_after = 0
    _line(made)
    _line(made, f"{sheet['number']}: ................................ {sheet['number_note']}\t{sheet['date']}")
    _say(_line(made, f"{sheet['subject_word']}: "), sheet["subject"])
    for words in sheet.get("to_lines", ()):
        _line(made, words).paragraph_format.space_after = 0
    _line(made, sheet["to"], bold=True, centre="to_lines" not in sheet)
    for words in (sheet["reference"], *sheet["paragraphs"]):
        _line(made, words)
    _line(made)
    signer = _line(made, sheet["signer"] or "................................", bold=True)
    signer.add_run(f"\n{sheet['signer_title']}")
    _to_the_end(signer)
    for lines in sheet["ends"]:
        _line(made, "\n".join(lines))


def _to_the_end(line: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _top(made: "Document", sheet: Sheet) -> None:
    from docx.shared import Mm

    _line(made, f"{sheet['label']} · {sheet.get('about', sheet.get('meta', ''))}")
    _title(made, sheet["title"])
    _line(made, sheet.get("sub", sheet.get("meta", "")))
    picture = made.add_picture(qr.png(sheet["url"]), width=Mm(21))
    _describe(picture, f"{sheet['url_word']}: {sheet['url']}")
    _line(made, f"{sheet['url_word']}: {sheet['url']}")


def _describe(picture: Any, words: str) -> None:
    """Alternative text, which python-docx has no name for."""
    picture._inline.docPr.set("descr", words)


def _annex(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _top(made, sheet)
    _title(made, sheet["said_title"], 2)
    for one in sheet["said"]:
        if one["title"]:
            _line(made, one["title"], bold=True)
        quoted = _whole(made.add_paragraph(), one["text"], marks="“”")
        quoted.add_run(f"\n{one['words']}").italic = True
    for photo in sheet["photos"]:
        _photo(made, photo["words"], photos(photo["key"]))
    if drawn := sheet.get("sketch"):
        _photo(made, drawn["words"], sketch.png(drawn))
    if told := sheet.get("earlier"):
        _title(made, told["title"], 2)
        _table(made, told["columns"], told["rows"])
    box = sheet["answer"]
    _title(made, box["title"], 2)
    _line(made, "    ".join(f"☐ {word}" for word in box["choices"]))
    _line(made, f"{box['date']}: ....................    {box['number']}: ................................")
    _line(made, f"{box['reason']}:\n" + "\n".join(["." * 110] * 2))


def _photo(made: "Document", words: str, content: bytes | None) -> None:
    """As JPEG: Word knows no WebP. A photo that is gone leaves nothing."""
    from docx.shared import Mm
    from PIL import Image

    if content is None:
        return
    file = BytesIO()
    Image.open(BytesIO(content)).convert("RGB").save(file, "JPEG", quality=85)
    file.seek(0)
    _describe(made.add_picture(file, width=Mm(80)), words)
    _line(made, words)


def _list(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _line(made, sheet["label"], bold=True)
    _title(made, sheet["title"])
    _table(made, sheet["columns"], sheet["rows"])


def _table(made: "Document", columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = made.add_table(1, len(columns), style="Table Grid")
    for cell, word in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(word).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _whole(cell.paragraphs[0], words)


def _more(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _title(made, sheet["title"])
    for part in sheet["parts"]:
        _title(made, part["title"], 2)
        for words in part["paragraphs"]:
            _line(made, words)


def _note(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _top(made, sheet)
    _title(made, sheet["lead_title"], 2)
    for words in sheet["lead"]:
        _line(made, words)
    _line(made, " · ".join(f"{one['value']} {one['word']}" for one in sheet["figures"]), bold=True)
    told = sheet["table"]
    _title(made, told["title"], 2)
    if told["rows"]:
        rows = [[[row["title"], f"\n{row['small']}"], row["state"], row["say"]] for row in told["rows"]]
        _table(made, told["columns"], rows)
    else:
        _line(made, told["nothing"])
    for one in sheet["lists"]:
        _title(made, one["title"], 2)
        for words in one["items"]:
            made.add_paragraph(words, style="List Bullet")
    if sheet["call"]:
        _line(made, sheet["call"]["word"], bold=True).add_run(f" {sheet['call']['text']}")


def _certificate(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _line(made, f"{sheet['head'][1]} · {sheet['head'][2]}", bold=True)
    _line(made, f"{sheet['label']} · {sheet['date']}")
    _title(made, sheet["title"])
    for words in sheet["paragraphs"]:
        _line(made, words)
    for word, said in sheet["facts"]:
        _line(made, f"{word}: ").add_run(said).bold = True
    if sheet["table"]:
        _table(made, sheet["table"]["columns"], sheet["table"]["rows"])
    if sheet["changed"]:
        _title(made, sheet["changed"]["title"], 2)
        for words in sheet["changed"]["items"]:
            made.add_paragraph(words, style="List Bullet")
    if sheet["valid"]:
        _line(made, sheet["valid"])
    signer = _line(made, sheet["signer"] or "................................", bold=True)
    signer.add_run(f"\n{sheet['signer_title']}")
    _to_the_end(signer)
    _check(made, sheet)


def _check(made: "Document", sheet: Sheet) -> None:
    from docx.shared import Mm

    picture = made.add_picture(qr.png(sheet["url"]), width=Mm(24))
    _describe(picture, f"{sheet['url_word']}: {sheet['url']}")
    _line(made, f"{sheet['url_word']}: {sheet['url_shown']}")
    _line(made, sheet["code"], bold=True)


def _card(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _line(made, f"{sheet['head'][1]} · {sheet['head'][2]}", bold=True)
    _line(made, sheet["label"])
    _title(made, sheet["title"])
    for words in (sheet["duty"], sheet["unit"], sheet["valid"], *sheet["paragraphs"]):
        _line(made, words)
    _check(made, sheet)


def _legal(made: "Document", sheet: Sheet, photos: Photos) -> None:
    if sheet["waits"]:
        _line(made, sheet["waits"], bold=True)
    for position, words in enumerate(sheet["head"]):
        _line(made, words, bold=position == 1, centre=True).paragraph_format.space_after = 0
    for one in sheet["blocks"]:
        if one["is"] in {"title", "heading"}:
            _title(made, one["text"], 1 if one["is"] == "title" else 2)
        elif one["is"] == "point":
            style = "List Bullet" if one["mark"] == "-" else "List Number"
            made.add_paragraph(one["text"], style=style)
        else:
            _line(made, one["text"])
    if sheet["approved"]:
        _line(made, sheet["approved"])


def _tables(made: "Document", sheet: Sheet, photos: Photos) -> None:
    _line(made, f"{sheet['head']} · {sheet['day']}")
    _title(made, sheet["title"])
    for one in sheet["tables"]:
        _title(made, one["title"], 2)
        if one["words"]:
            _line(made, one["words"])
        _table(made, one["columns"], one["rows"])


FORMS: Mapping[str, Callable[["Document", Sheet, Photos], None]] = {
    "letter": _letter,
    "annex": _annex,
    "list": _list,
    "more": _more,
    "note": _note,
    "certificate": _certificate,
    "card": _card,
    "text": _legal,
    "tables": _tables,
}
