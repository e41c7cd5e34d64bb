"""Amounts, measured numbers and days as people type them."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_LIRA = Decimal(10) ** 13


def to_kurus(text: str) -> int:
    """`1.850.000`, `1.850.000,50`, `1850000,5` → kuruş. Raises ValueError where the text is no amount in lira.

    >>> to_kurus("1.850.000,50 ₺")
    185000050
    """
    plain = re.sub(r"[\s₺]|TL", "", text)
    if not re.fullmatch(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?", plain):
        raise ValueError(text)
    amount = Decimal(plain.replace(".", "").replace(",", "."))
    if abs(amount) > MOST_LIRA:
        raise ValueError(text)
    return int(amount * 100)


class MoneyField(forms.CharField):
    """An amount in lira as people type it; cleans to kuruş."""

    def clean(self, value: Any) -> int:
        text = super().clean(value)
        try:
            return to_kurus(text) if text else 0
        except ValueError:
            raise forms.ValidationError(
                _("Please write the amount in lira, for example 1.850.000 or 1250,50.")
            ) from None


class DecimalTextField(forms.CharField):
    """A measured number with a comma or a point: 3,1."""

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value).strip()
        if not text:
            return None
        if "," in text:
            text = text.replace(".", "").replace(",", ".")
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) >= Decimal(10) ** 12:
            raise forms.ValidationError(_("Please write a number, for example 3,1."))
        return round(number, 4)


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)
