"""The words of papers on pages."""

from typing import Any

from django import template
from django.utils.html import format_html_join

from meydan.base.templatetags.ui import said

register = template.Library()


@register.filter
def as_said(words: Any) -> Any:
    """Words of a sheet, of which those that somebody wrote in another language are marked."""
    if isinstance(words, list):
        return format_html_join("", "{}", ((as_said(part),) for part in words))
    return said(words["text"], words["language"]) if isinstance(words, dict) else words
