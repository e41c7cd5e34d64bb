"""The inputs of forms as Django draws them, put together without a template: a template that includes a template for the attributes of
each input took longer than all other words of a page with filters (decision 84)."""

import html
from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe


def escape(text: Any) -> str:
    """What Django's `conditional_escape` says, which looks at each text for longer than it takes to escape it."""
    if type(text) is not str and (isinstance(text, Promise) or not hasattr(text, "__html__")):
        text = str(text)
    return html.escape(text) if type(text) is str else str(text.__html__())


def _attributes(attrs: Mapping[str, Any]) -> str:
    """True is the name alone, False nothing."""
    said = [
        name if value is True else f'{name}="{escape(value)}"' for name, value in attrs.items() if value is not False
    ]
    return "".join(f" {one}" for one in said)


def _input(widget: Mapping[str, Any]) -> str:
    value = "" if widget["value"] is None else f' value="{escape(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{escape(widget["name"])}"{value}{_attributes(widget["attrs"])}>'


def _one_of_several(widget: Mapping[str, Any]) -> str:
    """A box or a round button among others; alone, or inside its label."""
    drawn = _input(widget)
    if not widget.get("wrap_label"):
        return drawn
    place = widget["attrs"].get("id")
    return f"<label{_attributes({'for': place}) if place else ''}>{drawn} {escape(widget['label'])}</label>"


def _textarea(widget: Mapping[str, Any]) -> str:
    said = escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escape(widget["name"])}"{_attributes(widget["attrs"])}>\n{said}</textarea>'


def _select(widget: Mapping[str, Any]) -> str:
    said = []
    for name, options, _place in widget["optgroups"]:
        inside = "".join(map(_option, options))
        said.append(f'<optgroup label="{escape(name)}">{inside}</optgroup>' if name else inside)
    return f'<select name="{escape(widget["name"])}"{_attributes(widget["attrs"])}>{"".join(said)}</select>'


def _option(one: Mapping[str, Any]) -> str:
    attrs = _attributes(one["attrs"]) if one["attrs"] else ""
    return f'<option value="{escape(one["value"])}"{attrs}>{escape(one["label"])}</option>'


INPUTS = (
    "text",
    "number",
    "email",
    "url",
    "password",
    "hidden",
    "date",
    "datetime",
    "time",
    "checkbox",
    "search",
    "tel",
    "color",
    "input",
)
AMONG_OTHERS = ("input_option", "radio_option", "checkbox_option")
DRAWN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    **{f"django/forms/widgets/{name}.html": _input for name in INPUTS},
    **{f"django/forms/widgets/{name}.html": _one_of_several for name in AMONG_OTHERS},
}


class Renderer(TemplatesSetting):
    """Django's own for everything else."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString | str:
        draw = DRAWN.get(template_name)
        return mark_safe(draw(context["widget"])) if draw else super().render(template_name, context, request)
