"""Money of a share: whole lira are enough to follow a calculation."""

from django import template

from meydan.base.templatetags.ui import money

register = template.Library()


@register.filter
def whole_money(kurus: int | float | None) -> str:
    """3.863 ₺; below ten lira with the kuruş."""
    if kurus is None:
        return ""
    return money(round(kurus)) if abs(kurus) < 1000 else money(round(kurus / 100) * 100)
