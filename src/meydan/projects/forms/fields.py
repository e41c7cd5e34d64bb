"""Amounts, measured numbers and days as people type them."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MoneyField, to_kurus

__all__ = ["DecimalTextField", "MoneyField", "day_field", "to_kurus"]


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
