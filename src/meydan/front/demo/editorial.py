"""The demo town's news, pages, banners and links."""

import tomllib
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from meydan.base import clock, languages
from meydan.editorial import actions
from meydan.front.demo.content import Row
from meydan.front.demo.pictures import picture

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def load_editorial(town: "DemoTown") -> None:
    """Everything from `editorial.toml`, where the town's demo has one."""
    file = town.folder / "editorial.toml"
    if not file.exists():
        return
    content, by = tomllib.loads(file.read_text(encoding="utf-8")), town.people["koordinator"]
    for number, row in enumerate(sorted(content.get("article", []), key=lambda row: -row["days_ago"])):
        drawn = picture(row["picture"], seed=number) if "picture" in row else None
        text = actions.Text(
            source=_source("piece", row), what=row["what"], slug=row["key"], words=_words(row, "title", "summary", "alt", "body"),
            picture=drawn, picture_bytes=drawn.size or 0 if drawn else 0,
        )  # fmt: skip
        with clock.at(town.at(row["days_ago"])):
            actions.publish_article(by=by, text=text)
    for row in content.get("line", []):
        plain = {name: row[name] for name in ("where", "address", "order") if name in row}
        line = actions.Line(source=_source("strip", row), words=_words(row, "title", "more"), **plain)
        actions.publish_line(by=by, line=line)


def _source(kind: str, row: Row) -> str:
    """The same draft for the same row, so that the writing room finds it."""
    return f"{kind}:{uuid5(NAMESPACE_URL, row['key']).hex}"


def _words(row: Row, *names: str) -> dict[str, dict[str, str]]:
    return {code: {name: row.get(f"{name}_{code}", "") for name in names} for code in languages.NAMES}
