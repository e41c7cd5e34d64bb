"""`notify` writes an outbox row in the caller's transaction; the slice `notices` knows preferences and delivers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from meydan.base.models import OutboxMessage
from meydan.base.noting import note

if TYPE_CHECKING:
    from meydan.people.models import Person


def notify(
    to: "Person | str | Sequence[str]", code: str, *, ref: str = "", but_not: "Person | None" = None, **facts: Any
) -> None:
    """Tell somebody. `to`: a person, or refs such as `person:12`, `followers:thread:5`, `role:moderator`.

    `code` is a notice type on a card; `ref` is what the message is about (its title and link come from there);
    `but_not` is usually the person whose act causes the message. `facts` must be JSON and fill the sentences.
    """
    if isinstance(to, str):
        refs = [to]
    elif isinstance(to, Sequence):
        refs = list(to)
    else:
        refs = [f"person:{to.pk}"]
    left_out = f"person:{but_not.pk}" if but_not else ""
    note(OutboxMessage(code=code, to=refs, ref=ref, facts=facts, but_not=left_out))
