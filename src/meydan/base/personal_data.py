"""What a card says about a table that knows a person: why, how long, who reads it, and how it is exported, erased, destroyed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from meydan.people.models import Person

type Subjects = Literal["participants", "staff", "volunteers", "minors", "writers"]
type Category = Literal[
    "account", "words", "photos", "participation", "service", "messages", "sign_in", "work", "contact", "special"
]
type Readers = Literal["public", "centre", "named", "oneself"]


@dataclass(frozen=True)
class PersonalData:
    """How a table that knows a person is exported, erased, and how long it is kept. Together these lines are the inventory of
    processing."""

    model: str
    """App label and class, e.g. "ideas.Contribution"; several of them where another process has the models, which are not known here."""
    fields: tuple[str, ...]
    """Columns that link to a person. Empty for models of another process: their slice compares them there."""
    purpose: Any
    export: Callable[["Person"], Iterable[Mapping[str, Any]]]
    erase: Callable[["Person"], None]
    keep: timedelta | None
    """None: as long as the account or the public record exists; `basis` says why."""
    basis: Any
    """Until when, and what stays, in words that follow "kept:"."""
    subjects: Subjects = "participants"
    category: Category = "participation"
    readers: Readers = "centre"
    given_to: Any = ""
    """To whom outside the municipality it goes, in this country; empty: to nobody."""
    abroad: Any = ""
    """To whom in another country it goes; empty: to nobody."""
    stays: bool = False
    """Whether the row stays, without the person, when the account is erased."""
    withdraw: Callable[["Person"], int] | None = None
    """Takes back what the person said in public, before their name goes; returns how many."""
    destroy: Callable[[datetime], int] | None = None
    """destroy(before) → how many: what `keep` promises. A job of the house calls it with the moment that lies so long ago."""
    files: Callable[["Person"], Iterable[tuple[str, Path]]] | None = None
    """Files that belong to an export: (name, where it lies)."""
