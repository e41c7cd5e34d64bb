"""What slices tell so that it can be counted: who took part in what, and what was done. Each row has the same columns in the same
order whatever table it comes from, so that the database can lay all of them together; no row is brought to Python."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import BigIntegerField, Case, CharField, DateField, DateTimeField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

if TYPE_CHECKING:
    from collections.abc import Callable

TOOK_PART = ("of", "who", "home", "age", "via", "bond", "at", "people")
DONE = ("goal", "target", "place", "day", "amount")


def ref_from(kind: str, column: str) -> Case:
    """`process:7` from a column with the number, an empty text where it is empty."""
    default = ref_to(kind, F(column))
    return Case(When(**{f"{column}__isnull": True}, then=Value("")), default=default, output_field=CharField())


def ref_to(kind: str, number: Any) -> Concat:
    """`process:7` from an expression that always has a number."""
    return Concat(Value(f"{kind}:"), Cast(number, CharField()), output_field=CharField())


def took_part(
    rows: QuerySet[Any],
    *,
    of: Any,
    who: str,
    at: str,
    home: str = "",
    age: str = "",
    via: Any = "",
    bond: str = "",
    people: str = "",
) -> QuerySet[Any, Any]:
    """Who took part in what `of` is a ref of; an empty one counts for the town alone. Columns are named as seen from `rows`.
    Without `home` and `age` those of the person count. `via` is the channel: a column, or a text that is true of all."""
    told = {
        "of": Cast(of, CharField()),
        "who": Cast(F(who), BigIntegerField()),
        "home": Cast(F(home) if home else Value(None), BigIntegerField()),
        "age": Cast(F(age) if age else Value(""), CharField()),
        "via": Cast(via if isinstance(via, F) else Value(via), CharField()),
        "bond": Cast(F(bond) if bond else Value(""), CharField()),
        "at": Cast(F(at), DateTimeField()),
        "people": Cast(F(people) if people else Value(1), BigIntegerField()),
    }
    return _columns(rows, told)


def done(
    rows: QuerySet[Any], *, goal: Any, day: str, amount: Any, target: Any = None, place: Any = None
) -> QuerySet[Any, Any]:
    """What was done on a day, under its main goal and at its one place; nothing under the further ones, so that each counts once."""
    told = {
        "goal": Cast(_value(goal), BigIntegerField()),
        "target": Cast(_value(target), BigIntegerField()),
        "place": Cast(_value(place), BigIntegerField()),
        "day": Cast(_value(day), DateField()),
        "amount": Cast(_value(amount), BigIntegerField()),
    }
    return _columns(rows, told)


def _value(told: Any) -> Any:
    """A column by its name, or an expression as it is."""
    return F(told) if isinstance(told, str) else Value(None) if told is None else told


def _columns(rows: QuerySet[Any], told: dict[str, Any]) -> QuerySet[Any, Any]:
    named = {f"counted_{name}": value for name, value in told.items()}
    counted: QuerySet[Any, Any] = rows.order_by().annotate(**named).values_list(*named)
    return counted


@dataclass(frozen=True)
class Deed:
    """Something that a slice counts for goals, neighbourhoods and years."""

    code: str
    word: Any
    """What the sum is of, e.g. "Volunteer hours"."""
    rows: "Callable[[], QuerySet[Any, Any]]"
    """See `done`."""
    unit: str = ""
    """minutes, kurus, or empty for a plain number."""
