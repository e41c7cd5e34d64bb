"""Forms of attendance, and what the leader's device sends."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Method, State
from meydan.attendance.rules import MOST_UNDER_ONE_NAME
from meydan.base.forms import MeydanForm

MOST_TICKS = 500


class WalkUpForm(MeydanForm):
    name = forms.CharField(
        label=_("First name and first letter of the family name"),
        help_text=_("Only what you need to call them."),
        max_length=60,
    )
    size = forms.IntegerField(
        label=_("How many people?"),
        min_value=1,
        max_value=MOST_UNDER_ONE_NAME,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class CodeForm(MeydanForm):
    code = forms.CharField(
        label=_("The six figures of your seat"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )

    def clean_code(self) -> str:
        """As it is said, “48 17 02”, or in one piece."""
        return re.sub(r"\D", "", self.cleaned_data["code"])


class GiveUpForm(MeydanForm):
    why = forms.CharField(label=_("The reason, if you like"), max_length=300, required=False)


@dataclass(frozen=True)
class Tick:
    """One tick of the leader's device, or (with a name) somebody whom it wrote down without a seat."""

    id: UUID
    seat: int
    to: str
    at: datetime
    method: str
    name: str = ""
    size: int = 1


def read_ticks(body: bytes) -> list[Tick] | None:
    """What a device sent: `[{"id", "seat", "to", "at", "method"}, …]`, or "name" and "size" instead of "seat"; None when it makes
    no sense."""
    try:
        rows = json.loads(body)
        return [_tick(row) for row in rows] if isinstance(rows, list) and len(rows) <= MOST_TICKS else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _tick(row: dict[str, Any]) -> Tick:
    at = parse_datetime(str(row["at"]))
    if at is None or timezone.is_naive(at):
        raise ValueError(row["at"])
    if row["to"] not in {State.CAME, State.LEFT, State.BOOKED, State.EXCUSED}:
        raise ValueError(row["to"])
    method, tick = Method(row.get("method") or Method.LEADER), UUID(str(row["id"]))
    if "name" not in row:
        return Tick(tick, int(row["seat"]), str(row["to"]), at, method)
    form = WalkUpForm({"name": row["name"], "size": row.get("size")})
    if not form.is_valid():
        raise ValueError(row["name"])
    return Tick(tick, 0, State.CAME, at, method, **form.cleaned_data)
