"""Amounts, measured numbers and days as people type them."""

from typing import Any

from django import forms

from meydan.base.forms import DecimalTextField, MoneyField, to_kurus

__all__ = ["DecimalTextField", "MoneyField", "day_field", "to_kurus"]


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)
