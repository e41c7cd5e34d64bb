"""The people who may be drawn and the quotas that a panel has to keep, read from two tables.

`categories.csv`: feature, value, min, max and, where wanted, min_flex, max_flex (how far the quota may be relaxed).
`respondents.csv`: id, a column for each feature, and, where asked for, a column that is the same for one address.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from adil.errors import AdilError
from adil.tables import Line, bytes_of, folded, read_table, shortened

CATEGORIES, RESPONDENTS = "categories.csv", "respondents.csv"
HEADINGS = {"feature": "feature", "category": "feature", "value": "value", "name": "value", "min": "min", "max": "max"}
FLEXIBLE = {"min_flex": "min_flex", "max_flex": "max_flex"}


@dataclass(frozen=True)
class Quota:
    """From `least` to `most` people with this value; relaxed at the utmost to `least_flex` and `most_flex` (None: no limit)."""

    feature: str
    value: str
    least: int
    most: int
    least_flex: int = 0
    most_flex: int | None = None


@dataclass(frozen=True)
class Person:
    """`values`: one for each feature, in the order of `Pool.features`. `household`: the same text for one address."""

    id: str
    values: tuple[str, ...]
    household: str = ""


@dataclass(frozen=True)
class Pool:
    """Quotas and people, checked.

    Raises AdilError `empty_pool`, `no_quotas`, `doubled_id`, `doubled_quota`, `contradictory_quota` or `unknown_value`.

    >>> pool = Pool((Quota("sex", "f", 1, 2), Quota("sex", "m", 1, 2)), (Person("a", ("f",)), Person("b", ("m",))))
    >>> pool.features
    ('sex',)
    """

    quotas: tuple[Quota, ...]
    people: tuple[Person, ...]

    def __post_init__(self) -> None:
        if not self.quotas:
            raise AdilError("no_quotas")
        if not self.people:
            raise AdilError("empty_pool")
        _check_quotas(self.quotas)
        _check_people(self)

    @property
    def features(self) -> tuple[str, ...]:
        """Features that have quotas, in the order of these."""
        return tuple(dict.fromkeys(quota.feature for quota in self.quotas))


def read_pool(folder: Path, *, identity: str = "id", household: str | None = None, encoding: str = "utf-8") -> Pool:
    """The pool of a folder. Raises AdilError with line and column, as `adil.tables.read_table` and `Pool` do.

    `identity` names the column of ids, `household` the column that is the same for people of one address (empty: lives alone).
    """
    quotas, spelled = _read_quotas(folder / CATEGORIES, encoding)
    columns = {identity: identity} | {feature: feature for feature in spelled.values()}
    if folded(identity) in spelled:
        raise AdilError("identity_is_feature", column=identity)
    if household is not None:
        columns[household] = household
    known = {(quota.feature, quota.value) for quota in quotas}
    people: dict[str, Person] = {}
    lines: dict[str, int] = {}
    for line in read_table(folder / RESPONDENTS, columns, encoding=encoding):
        person = _person(line, identity, tuple(spelled.values()), household, known)
        if person.id in people:
            place = {"line": line.number, "column": identity, "first": lines[person.id]}
            raise AdilError("doubled_row", value=shortened(person.id), **place)
        people[person.id], lines[person.id] = person, line.number
    return Pool(quotas, tuple(people.values()))


def fingerprint(folder: Path) -> str:
    """SHA-256 of both files as they lie in the folder, in hexadecimal digits. Raises AdilError `no_file` or `too_large`."""
    hashed = hashlib.sha256()
    for name in (CATEGORIES, RESPONDENTS):
        content = bytes_of(folder / name)
        hashed.update(f"{name} {len(content)}\n".encode() + content)
    return hashed.hexdigest()


def _read_quotas(file: Path, encoding: str) -> tuple[tuple[Quota, ...], dict[str, str]]:
    """The quotas, and the features as they are spelled first by their folded name."""
    spelled: dict[str, str] = {}
    quotas = []
    for line in _quota_lines(file, encoding):
        feature = spelled.setdefault(folded(line.text("feature")), line.text("feature"))
        quota = Quota(feature, line.text("value"), line.whole_number("min"), line.whole_number("max"))
        if line.cells.get("min_flex"):
            quota = replace(quota, least_flex=line.whole_number("min_flex"))
        if line.cells.get("max_flex"):
            quota = replace(quota, most_flex=line.whole_number("max_flex"))
        quotas.append(quota)
    return tuple(quotas), spelled


def _quota_lines(file: Path, encoding: str) -> list[Line]:
    try:
        return list(read_table(file, HEADINGS | FLEXIBLE, encoding=encoding))
    except AdilError as error:
        if error.code != "missing_columns" or not set(str(error.params["columns"]).split(", ")) <= set(FLEXIBLE):
            raise
    return list(read_table(file, HEADINGS, encoding=encoding))


def _person(
    line: Line, identity: str, features: tuple[str, ...], household: str | None, known: set[tuple[str, str]]
) -> Person:
    for feature in features:
        if (feature, line.text(feature)) not in known:
            raise AdilError(
                "unknown_cell", line=line.number, column=feature, value=shortened(line.text(feature)), file=CATEGORIES
            )
    values = tuple(line.text(feature) for feature in features)
    return Person(line.text(identity), values, line.cells[household] if household is not None else "")


def _check_quotas(quotas: Iterable[Quota]) -> None:
    seen = set()
    for quota in quotas:
        place = {"feature": quota.feature, "value": quota.value}
        if (quota.feature, quota.value) in seen:
            raise AdilError("doubled_quota", **place)
        if not 0 <= quota.least <= quota.most:
            raise AdilError("contradictory_quota", least=quota.least, most=quota.most, **place)
        if quota.least_flex > quota.least or (quota.most_flex is not None and quota.most_flex < quota.most):
            raise AdilError("flex_inside_quota", **place)
        seen.add((quota.feature, quota.value))


def _check_people(pool: Pool) -> None:
    known = {(quota.feature, quota.value) for quota in pool.quotas}
    seen = set()
    for person in pool.people:
        if person.id in seen:
            raise AdilError("doubled_id", id=shortened(person.id))
        seen.add(person.id)
        if len(person.values) != len(pool.features):
            raise AdilError("wrong_number_of_values", id=shortened(person.id), features=len(pool.features))
        for feature, value in zip(pool.features, person.values, strict=True):
            if (feature, value) not in known:
                raise AdilError("unknown_value", id=shortened(person.id), feature=feature, value=shortened(value))
