"""What `adil.lottery` is asked, and what it answers: two tables under codes in, a file that anybody can check out. See decision 32."""

import csv
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from adil.lottery import Lottery, Pool

FOLDER = "havuz"
"""Where the two tables lie beside the file in what is downloaded."""
HOUSEHOLD = "household_shared"
"""The column that is the same for people of one household, and empty for all others."""
READ = {"identity": "id", "encoding": "utf-8"}
SEED = "0"


@dataclass(frozen=True)
class Quota:
    feature: str
    value: str
    least: int
    most: int


@dataclass(frozen=True)
class Tables:
    """The pool as it is published: quotas, and people under codes in the order of the codes."""

    categories: str
    respondents: str


@dataclass(frozen=True)
class Asked:
    """A lottery to work out."""

    tables: Tables
    size: int
    method: str
    seconds: float
    households: bool = False
    """Of one household at most one person."""
    replaces: Mapping[str, Any] | None = None
    """For free seats: the draw they belong to, the panel now, who dropped out, who can't be asked."""


@dataclass(frozen=True)
class Answer:
    """A file to publish; or why there is none, and which quotas would have to give way."""

    file: dict[str, Any] = field(default_factory=dict)
    problem: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0


def tables_of(
    quotas: Sequence[Quota], people: Mapping[str, Mapping[str, str]], homes: Mapping[str, str] | None = None
) -> Tables:
    """`people`: code → feature → value; `homes`: code → household, None where households do not count."""
    features = list(dict.fromkeys(one.feature for one in quotas))
    column = [] if homes is None else [HOUSEHOLD]
    rows = (
        [code, *(people[code][name] for name in features), *((homes or {}).get(code, "") for _ in column)]
        for code in sorted(people)
    )
    return Tables(
        _csv(["feature", "value", "min", "max"], ((q.feature, q.value, q.least, q.most) for q in quotas)),
        _csv(["id", *features, *column], rows),
    )


def _csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue()


@contextmanager
def laid_out(tables: Tables) -> Iterator[Path]:
    """The two tables as adil reads them."""
    with TemporaryDirectory(prefix="meydan-panel-") as name:
        folder = Path(name) / FOLDER
        folder.mkdir()
        (folder / "categories.csv").write_text(tables.categories, encoding="utf-8")
        (folder / "respondents.csv").write_text(tables.respondents, encoding="utf-8")
        yield folder


def work_out(asked: Asked) -> Answer:
    """The lottery, proved or with its gap. Takes seconds to minutes: for a worker."""
    from adil.errors import AdilError
    from adil.lottery.pool import fingerprint, read_pool
    from adil.lottery.published import pool_behind, published

    began = monotonic()
    with laid_out(asked.tables) as folder:
        household = HOUSEHOLD if asked.households else None
        where = {"folder": FOLDER, "sha256": fingerprint(folder), "household": household, **READ}
        try:
            pool = pool_behind({"pool": where, "replaces": asked.replaces}, read_pool(folder, household=household))
            lottery = _drawn_up(pool, asked, began + asked.seconds)
        except AdilError as error:
            return Answer(problem=_problem(error), seconds=monotonic() - began)
    file = published(lottery, pool=where, seed=SEED, replaces=asked.replaces)
    return Answer(file=file, seconds=monotonic() - began)


def _drawn_up(pool: "Pool", asked: Asked, end: float) -> "Lottery":
    from adil.errors import AdilError
    from adil.lottery import draw_up
    from adil.lottery.feasibility import smallest_relaxation
    from adil.lottery.types import types_of

    left: Callable[[], float] = lambda: end - monotonic()  # noqa: E731 (adil asks for it again and again)
    try:
        return draw_up(pool, asked.size, asked.method, households=asked.households, seed=SEED, left=left)  # type: ignore[arg-type]
    except AdilError as error:
        if error.code == "quotas_infeasible":
            found = smallest_relaxation(pool, types_of(pool, asked.size, households=asked.households))
            error.params["helps"] = [(one.quota.feature, one.quota.value, one.least, one.most) for one in found]
        raise


def _problem(error: Any) -> dict[str, Any]:
    helps = error.params.pop("helps", [])
    return {"code": error.code, "params": {name: str(value) for name, value in error.params.items()}, "helps": helps}


def sentence_of(problem: Mapping[str, Any], language: str) -> str:
    """What adil says, in the reader's language."""
    from adil.errors import AdilError
    from adil.sentences import LANGUAGES

    return AdilError(problem["code"], **problem["params"]).sentence(language if language in LANGUAGES else "en")


def drawn(file: Mapping[str, Any], tables: Tables, public: str) -> dict[str, Any]:
    """The file with the draw: members, and a stand-in for each where there is one. No solver."""
    from adil.lottery.pool import read_pool
    from adil.lottery.published import pool_behind, with_draw

    with laid_out(tables) as folder:
        return with_draw(file, pool_behind(file, read_pool(folder, household=file["pool"].get("household"))), public)


def replaces(
    file: Mapping[str, Any], *, panel: Collection[str], dropped: Collection[str], unable: Collection[str]
) -> dict[str, Any]:
    """What a lottery for free seats says of the panel as it is now; stand-ins may have stepped in since the draw."""
    return {
        "commitment": file["commitment"],
        "public": file["draw"]["public"],
        "panel": sorted({*panel, *dropped}),
        "dropped": sorted(dropped),
        "unable": sorted(unable),
    }
