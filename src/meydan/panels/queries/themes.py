"""What came up again and again in a panel, and in whose words."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from meydan.base.paging import Page, page_by_key
from meydan.panels.models import Panel, Quote, Theme

QUOTES = 5
"""Below each theme; all of them stand on its own page."""


def themes_of(panel: Panel) -> QuerySet[Theme]:
    """With how many quotes, and the first of them."""
    first = Prefetch("quotes", Quote.objects.order_by("pk")[:QUOTES], to_attr="first_quotes")
    return panel.themes.annotate(said=Count("quotes")).prefetch_related(first)


def theme_page(panel: Panel, *, text: str = "", after: str = "", per_page: int = 20) -> Page[Theme]:
    """Those in which the words stand, in the theme or in what somebody said."""
    rows = themes_of(panel)
    if text:
        quoted = Exists(Quote.objects.filter(theme=OuterRef("pk"), text__says=text))
        rows = rows.filter(Q(title__says=text) | Q(text__says=text) | quoted)
    return page_by_key(rows, order=["pk"], after=after, per_page=per_page)


def quotes_of(panel: Panel) -> QuerySet[Quote]:
    return Quote.objects.filter(theme__panel=panel).select_related("theme__panel")


def quote_page(theme: Theme, *, text: str, after: str) -> Page[Quote]:
    """Everything that was said about a theme."""
    rows = theme.quotes.filter(text__says=text) if text else theme.quotes.all()
    return page_by_key(rows, order=["pk"], after=after, per_page=50)
