"""The catalogue as programs read it: DCAT-AP 3 in JSON-LD, and the columns of a table as CSV on the Web."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.opendata.models import Edition
from meydan.opendata.queries.editions import Told
from meydan.opendata.queries.tables import Column, Table

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AUTHORITY = "http://publications.europa.eu/resource/authority/"
MEDIA = {"csv": "text/csv", "json": "application/json"}
DATATYPES = {"datetime": "datetime", "number": "decimal"}
LANGUAGES = {"tr": "TUR", "en": "ENG"}


def address(name: str, *args: Any) -> str:
    """The whole address, the same in every language."""
    with translation.override("tr"):
        return settings.ADDRESS.rstrip("/") + reverse(f"opendata:{name}", args=args)


def licence() -> Mapping[str, str]:
    """What readers may do with the files; the town's own choice with its basis."""
    told: Mapping[str, str] = town().data.get("opendata", {})
    return {name: str(told.get(f"licence{end}", "")) for name, end in (("name", ""), ("url", "_url"), ("basis", "_basis"))}  # fmt: skip


def _both(text: Any) -> list[dict[str, str]]:
    return [{"@language": code, "@value": _in(code, text)} for code in LANGUAGES]


def _in(code: str, text: Any) -> str:
    with translation.override(code):
        return str(text)


def as_dcat(found: Iterable[Told]) -> dict[str, Any]:
    told = [_dataset(one.table, one.edition) for one in found if one.edition]
    return {
        "@context": CONTEXT,
        "@id": address("data"),
        "@type": "dcat:Catalog",
        "dct:title": [{"@language": "tr", "@value": f"Meydan {town().name}"}],
        "dct:description": _both(_("Figures of the pages as files, without names and without what people wrote.")),
        "dct:publisher": _publisher(),
        "dct:language": _languages(),
        "foaf:homepage": {"@id": address("data")},
        **_licence(),
        "dcat:themeTaxonomy": {"@id": f"{AUTHORITY}data-theme"},
        "dcat:dataset": told,
    }  # fmt: skip


def _dataset(table: Table, edition: Edition) -> dict[str, Any]:
    return {
        "@id": address("table", table.code),
        "@type": "dcat:Dataset",
        "dct:identifier": table.code,
        "dct:title": _both(table.title),
        "dct:description": _both(table.words),
        "dct:publisher": _publisher(),
        "dct:language": _languages(),
        "dct:modified": _day(edition),
        "dcat:version": str(edition.number),
        "dcat:theme": {"@id": f"{AUTHORITY}data-theme/{table.theme}"},
        "dcat:landingPage": {"@id": address("table", table.code)},
        "dcat:distribution": [_distribution(edition, form) for form in MEDIA],
        "dct:conformsTo": {"@id": address("columns", table.code)},
    }


def _distribution(edition: Edition, form: str) -> dict[str, Any]:
    file = address("file", edition.table, edition.number, form)
    return {
        "@id": file,
        "@type": "dcat:Distribution",
        "dct:title": _both(f"{edition.table}, {edition.number} ({form.upper()})"),  # ascii
        "dcat:accessURL": {"@id": address("table", edition.table)},
        "dcat:downloadURL": {"@id": file},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{MEDIA[form]}"},
        "dct:format": {"@id": f"{AUTHORITY}file-type/{form.upper()}"},  # ascii
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(getattr(edition, f"{form}_bytes"))},
        "dct:modified": _day(edition),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": getattr(edition, f"{form}_sha256"),
        },
        **_licence(),
    }


def _licence() -> dict[str, Any]:
    url = licence()["url"]
    return {"dct:license": {"@id": url}} if url else {}


def _publisher() -> dict[str, Any]:
    return {"@id": f"{settings.ADDRESS.rstrip('/')}/", "@type": "foaf:Agent", "foaf:name": town().say("municipality")}


def _languages() -> list[dict[str, str]]:
    return [{"@id": f"{AUTHORITY}language/{code}"} for code in LANGUAGES.values()]


def _day(edition: Edition) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": edition.made_at.isoformat()}


def as_csvw(table: Table) -> dict[str, Any]:
    """The data dictionary (W3C CSV on the Web), made of the models."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "url": address("latest", table.code, "csv"),
        "dc:title": {code: _in(code, table.title) for code in LANGUAGES},
        "dialect": {"delimiter": ",", "encoding": "utf-8", "header": True},
        "tableSchema": {"columns": [_column(one) for one in table.columns]},
    }


def _column(one: Column) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": one.name,
        "datatype": DATATYPES.get(one.datatype, one.datatype),
        "dc:description": {code: _in(code, one.meaning) for code in LANGUAGES},
        "dc:source": one.source,
    }
    if one.unit:
        told["schema:unitText"] = {code: _in(code, one.unit) for code in LANGUAGES}
    if one.codes:
        told["meydan:codes"] = {
            str(code): {lang: _in(lang, word) for lang in LANGUAGES} for code, word in one.codes.items()
        }
    return told
