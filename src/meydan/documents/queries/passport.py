"""The passport: what all slices tell about a person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.cards import PassportPart, PassportRow, cards
from meydan.base.templatetags.ui import day
from meydan.documents.models import Certificate
from meydan.documents.queries.certificates import valid_certificates_of
from meydan.people.models import Person


def passport_of(person: Person) -> list[PassportPart]:
    """What all slices tell about a person, for that person alone; empty parts are left out."""
    parts = [part for card in cards() if card.passport for part in card.passport(person) if part.rows]
    return sorted(parts, key=lambda part: part.order)


def certificates_in_passport(person: Person) -> list[PassportPart]:
    return [
        PassportPart(
            "certificates", _("My certificates"), [_passport_row(one) for one in valid_certificates_of(person)], 40
        )
    ]


def _passport_row(one: Certificate) -> PassportRow:
    return PassportRow(
        str(one.get_what_display()),
        f"{one.spoken_code} · {day(one.issued_on)}",
        {"what": one.what, "code": one.spoken_code, "issued_on": one.issued_on.isoformat()},
        reverse("documents:own_certificate", args=[one.spoken_code]),
    )
