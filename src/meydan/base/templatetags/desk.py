"""Long lists of the desk, each in one piece: a template for each of eighty lines took longer than all other words of the page."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from meydan.base.waiting import as_counted

if TYPE_CHECKING:
    from meydan.base.context import DeskEntry

register = template.Library()
_CURRENT = mark_safe(' aria-current="page"')


@register.simple_tag
def desk_entries(entries: Iterable["DeskEntry"]) -> SafeString:
    """Lines of the side menu."""
    return format_html_join(
        "",
        '<li><a href="{}"{}><span>{}</span>{}</a></li>',
        ((one.url, _CURRENT if one.current else "", one.title, _pill(one.count)) for one in entries),
    )


def _pill(count: int | None) -> str:
    return "" if count is None else mark_safe(f'<span class="count">{as_counted(count)}</span>')


@register.simple_tag
def queue_links(links: Iterable[tuple[str, str, str]]) -> SafeString:
    """Queues, each with the way to all of it: (title, address, words of the link)."""
    return format_html_join(
        "",
        '<li class="cluster cluster--between"><span>{}</span><a href="{}">{}<span class="vh">: {}</span></a></li>',
        ((title, url, words, title) for title, url, words in links),
    )
