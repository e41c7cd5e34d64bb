"""Templates as Django has them, except that what a page was made of goes as soon as the page is made."""

from typing import Any

from django.forms import BaseForm, ModelChoiceField
from django.http import HttpRequest
from django.template import Context, TemplateDoesNotExist
from django.template.backends.django import DjangoTemplates, Template, reraise
from django.template.context import make_context
from django.utils.safestring import SafeString


class Templates(DjangoTemplates):
    def from_string(self, template_code: str) -> "Page":
        return Page(self.engine.from_string(template_code), self)

    def get_template(self, template_name: str) -> "Page":
        return Page(super().get_template(template_name).template, self)


class Page(Template):
    """The context of a request holds layers that hold the context. Left alone, the rows, forms and texts of each page would stay until
    the collector looks, and the pages of all threads with them (decision 74)."""

    def render(self, context: Any = None, request: HttpRequest | None = None) -> SafeString:
        made_of = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            page: SafeString = self.template.render(made_of)
        except TemplateDoesNotExist as missing:
            reraise(missing, self.backend)
        let_go(made_of)
        return page


def let_go(made_of: Context) -> None:
    for layer in made_of.dicts:
        for one in layer.values():
            if isinstance(one, BaseForm):
                one._bound_fields_cache.clear()  # type: ignore[attr-defined]  # each of them holds the form; made anew when asked for
                for field in one.fields.values():
                    if isinstance(field, ModelChoiceField):
                        field.queryset = field.queryset  # without the rows that were offered
    made_of.dicts.clear()
