"""E-mail addresses and phone numbers as people type them."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _


def clean_contact(text: str) -> tuple[str, str]:
    """("email", "ayse@example.org") or ("phone", "+905321234567"). Raises ValidationError with what to correct.

    >>> clean_contact("0532 123 45 67")
    ('phone', '+905321234567')
    """
    text = text.strip()
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError:
            raise ValidationError(_("This e-mail address is not complete. Example: ayse@example.org")) from None
        return "email", text.casefold()
    return "phone", clean_phone(text)


def clean_phone(text: str) -> str:
    """A number in international form; ten digits that begin with 5 are a mobile number in Türkiye."""
    digits = re.sub(r"[\s().\-]", "", text)
    if match := re.fullmatch(r"(?:\+?90|0)?(5\d{9})", digits):
        return "+90" + match.group(1)
    if re.fullmatch(r"\+[1-9]\d{7,14}", digits):
        return digits
    raise ValidationError(_("Write a mobile number with ten digits that begins with 5, or an e-mail address."))
