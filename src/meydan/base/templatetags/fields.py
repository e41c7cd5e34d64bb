"""Fields of forms. What stands around an input is drawn once for the same words (decision 79)."""

from functools import lru_cache
from typing import Any, NamedTuple

from django import template
from django.forms import CheckboxInput
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from meydan.base import languages
from meydan.base.same_for_all import mark

register = template.Library()


class _Around(NamedTuple):
    """All that a field says besides its input, as it is written into a page. So the same words are always the same value, whoever
    wrote them."""

    kind: str
    place: str
    label: str
    hint: str
    described: str
    most: Any
    optional: bool


@register.simple_tag
def field(bound: Any) -> SafeString:
    """A form field with label, hint and error. What stands around its input is drawn once for the same words: a template asks each of
    the dozens of fields of a form thirty questions."""
    if bound.is_hidden:
        return mark_safe(str(bound))
    widget, grouped = bound.field.widget, bound.use_fieldset
    kind = getattr(widget, "input_type", "")
    if isinstance(widget, CheckboxInput):
        kind = "box"
    elif grouped:
        kind = "group"
    elif kind == "file":
        kind = "photos" if widget.attrs.get("accept") == "image/*" else kind
    else:
        kind = ""
    around = _Around(
        kind,
        escape(bound.auto_id if grouped else bound.id_for_label),
        conditional_escape(bound.label),
        conditional_escape(bound.help_text),
        escape(bound.aria_describedby or "") if grouped else "",
        widget.attrs.get("data-most"),
        not bound.field.required and bound.name not in getattr(bound.form, "sometimes_needed", ()),
    )
    errors = bound.errors
    before, after = _drawn(around, bound) if errors else _kept_around(languages.current(), around)
    return mark_safe(f"{before}{_choices(bound, widget) if grouped else bound}{after}")


@lru_cache(maxsize=2000)
def _kept_around(_language: str, around: _Around) -> list[str]:
    return _drawn(around)


def _drawn(around: _Around, bound: Any = None) -> list[str]:
    """What stands before the input, and behind it. With what is wrong with a field it is never kept."""
    told = {**around._asdict(), "field": bound, "errors": bound and bound.errors, "input": mark("input")}
    return render_to_string("ui/field.html", told).split(mark("input"))


def _choices(bound: Any, widget: Any) -> str:
    if getattr(widget, "whole", False):
        return str(bound)  # it draws all of its inputs itself
    return render_to_string("ui/_choices.html", {"field": bound, "hints": getattr(widget, "hints", None)})
