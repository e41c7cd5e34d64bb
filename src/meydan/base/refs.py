"""A ref is a soft pointer kept as text, `idea:412`. Links up the house are refs; links down are foreign keys."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet

from meydan.base.cards import Around, Kind, Viewer, kind
from meydan.base.fragments import kept
from meydan.base.prepared import by_numbers
from meydan.base.ready import Asked
from meydan.base.together import ask_together, travel


def parse(ref: str) -> tuple[str, int]:
    """`idea:412` → ("idea", 412). Raises ValueError for anything else."""
    name, _, number = ref.partition(":")
    if not name or not number.isdecimal():
        raise ValueError(f"not a ref: {ref!r}")
    return name, int(number)


class HasRef:
    """Gives a model its ref. `kind` is the name that its card gives to it."""

    kind: ClassVar[str]
    pk: Any

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.pk}"

    def _get_FIELD_display(self, field: Any) -> Any:
        """What Django's `get_state_display` and its like say, without making the words of all states for each row of a list."""
        code = getattr(self, field.attname)
        return kept(lambda: {one: str(word) for one, word in field.flatchoices}, field).get(code, code)


@dataclass(frozen=True)
class Found:
    """What a ref points to, ready to be shown."""

    ref: str
    kind: Kind
    thing: Any

    @property
    def url(self) -> str:
        return self.kind.link(self.thing)

    @property
    def title(self) -> str:
        return self.kind.describe(self.thing)

    def around(self, viewer: Viewer) -> Sequence[Around]:
        return self.kind.around(viewer, self.thing) if self.kind.around else ()


def resolve(viewer: Viewer, refs: Iterable[str], *, whole: bool = False) -> dict[str, Found]:
    """Refs → what the viewer may see of them; one load per kind, those that are rows together. What is missing is removed, hidden
    or switched off. `whole`: with more than title and address."""
    loaded = [
        (owner, ((whole and owner.load_whole) or owner.load_many)(viewer, numbers)) for owner, numbers in _wanted(refs)
    ]
    ask_together(things for _owner, things in loaded if isinstance(things, QuerySet))
    return _found(loaded)


def name_all(viewer: Viewer, refs: Iterable[str]) -> dict[str, Found]:
    """The same for pages that only say what many things are called: what is asked was written some seconds ago (`base/prepared.py`)."""
    loaded: list[tuple[Kind, Any]] = []
    ready: list[Asked] = []
    anew: list[QuerySet[Any]] = []
    things: Any
    for owner, numbers in _wanted(refs):
        if written := by_numbers(owner, viewer, numbers):
            things, asked = written
            ready += [asked] if asked else []
        elif isinstance(things := owner.load_many(viewer, numbers), QuerySet):
            anew.append(things := owner.names(things))
        loaded.append((owner, things))
    travel(ready)
    ask_together(anew)
    return _found(loaded)


def _wanted(refs: Iterable[str]) -> list[tuple[Kind, set[int]]]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for ref in refs:
        name, number = parse(ref)
        wanted[name].add(number)
    return [(owner, numbers) for name, numbers in wanted.items() if (owner := kind(name))]


def _found(loaded: Iterable[tuple[Kind, Any]]) -> dict[str, Found]:
    return {
        (ref := f"{owner.name}:{number}"): Found(ref, owner, thing)
        for owner, things in loaded
        for number, thing in (((one.pk, one) for one in things) if isinstance(things, QuerySet) else things.items())
    }
