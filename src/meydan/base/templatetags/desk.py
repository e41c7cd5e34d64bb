"""Long lists of the desk, each in one piece: a template for each of eighty lines took longer than all other words of the page."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from meydan.base.waiting import as_counted

if TYPE_CHECKING:
    from meydan.base.context import DeskEntry

register = template.Library()


@register.simple_tag
def desk_entries(entries: Iterable["DeskEntry"]) -> SafeString:
    """Lines of the side menu."""
    return mark_safe("".join(map(_line, entries)))


@lru_cache(maxsize=500)
def _line(entry: "DeskEntry") -> SafeString:
    count = "" if entry.waits is None else format_html('<span class="count">{}</span>', as_counted(entry.waits))
    current = mark_safe(' aria-current="page"') if entry.current else ""
    return format_html('<li><a href="{}"{}><span>{}</span>{}</a></li>', entry.url, current, entry.title, count)


@register.simple_tag
def queue_links(links: Iterable[tuple[str, str, str]]) -> SafeString:
    """Queues, each with the way to all of it: (title, address, words of the link)."""
    return format_html_join(
        "",
        '<li class="cluster cluster--between"><span>{}</span><a href="{}">{}<span class="vh">: {}</span></a></li>',
        ((title, url, words, title) for title, url, words in links),
    )
