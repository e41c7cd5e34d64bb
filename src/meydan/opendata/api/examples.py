"""An example for every answer of the description, made of its shape: so that none is forgotten and none grows old."""

from collections.abc import Mapping
from typing import Any

WORDS: Mapping[str, Any] = {
    "number": "2026-0417", "thread": "2026-0417", "place": "goksu", "neighbourhood": "goksu", "target": "11.7", "unit": "parks",
    "language": "tr", "of": "process:7", "ref": "idea:412", "dimension": "place", "group": "goksu", "station": "idea", "state": "running",
    "code": "volunteering.hours", "title": "Parkta gölge yok", "name_tr": "Göksu", "name_en": "Göksu", "slug": "goksu",
    "summary": "İki cümlelik özet.", "text": "Parkta oturacak gölge yok.", "colour": "#FD9D24", "next": "", "type": "about:blank",
    "detail": "There is no such thing, or it is not public.", "status": 404, "goal": 11, "year": 2026, "population": 29709,
    "url": "/konu/2026-0417/parkta-golge-yok/", "csv_file": "/veri/projects/3.csv", "json_file": "/veri/projects/3.json",
    "columns": "/veri/projects/sutunlar.json", "where": "Göksu Kültür Evi", "room": "Atölye", "track": "A", "access": "ramp",
    "access_words": "Kapı zilsizdir; otobüs durağı 50 m ötede.",
}  # fmt: skip
"""What a field of this name usually holds."""
FORMATS = {"date": "2026-11-23", "date-time": "2026-11-23T09:00:00Z"}
DEEPEST = 8


def add_examples(description: dict[str, Any]) -> None:
    """Writes an example beside the shape of each answer that has none."""
    shapes = description.get("components", {}).get("schemas", {})
    for operations in description["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                for content in answer.get("content", {}).values():
                    if "schema" in content:
                        content.setdefault("example", example_of(content["schema"], shapes))


def example_of(shape: Mapping[str, Any], shapes: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
    if "$ref" in shape:
        return example_of(shapes[shape["$ref"].rpartition("/")[2]], shapes, name, depth + 1)
    for several in ("anyOf", "allOf", "oneOf"):
        if several in shape:
            return example_of(shape[several][0], shapes, name, depth)
    if "const" in shape or "enum" in shape or "default" in shape:
        return shape["default"] if "default" in shape else shape.get("const", shape.get("enum", [None])[0])
    return _made(shape, shapes, name, depth)


def _made(shape: Mapping[str, Any], shapes: Mapping[str, Any], name: str, depth: int) -> Any:
    kind = shape.get("type", "")
    if kind == "object":
        fields = shape.get("properties", {}) if depth < DEEPEST else {}
        return {field: example_of(inner, shapes, field, depth + 1) for field, inner in fields.items()}
    if kind == "array":
        return (
            [example_of(shape.get("items", {}), shapes, name if name in WORDS else name.removesuffix("s"), depth + 1)]
            if depth < DEEPEST
            else []
        )
    usual = WORDS.get(name)
    if kind == "string":
        return usual if isinstance(usual, str) and not shape.get("pattern") else FORMATS.get(shape.get("format", ""), "12.5" if shape.get("pattern") else name or "x")  # fmt: skip
    if kind in ("integer", "number"):
        return usual if isinstance(usual, int) else 12
    return True if kind == "boolean" else None
