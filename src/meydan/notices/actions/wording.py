"""Saying messages in the town's own words."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.notices.models import Wording
from meydan.notices.rules import NO_SUCH_PLACE, may_word_messages
from meydan.notices.words import places_of, places_used, type_of
from meydan.people.models import Person


@transaction.atomic
def word_message(*, by: Person, code: str, language: str, subject: str, opening: str, closing: str) -> None:
    """Keep the town's words for a type; with none at all the shipped ones come back."""
    may_word_messages(by).or_refuse()
    for field, text in (("subject", subject), ("opening", opening), ("closing", closing)):
        check_places(code, field, text)
    if subject or opening or closing:
        words = {"subject": subject, "opening": opening, "closing": closing}
        who = {"changed_by": by, "changed_at": clock.now()}
        Wording.objects.update_or_create(code=code, language=language, defaults=words | who)
    else:
        Wording.objects.filter(code=code, language=language).delete()
    record("notices.worded", by=by, message=code, language=language)


def check_places(code: str, field: str, text: str) -> None:
    """Refuse a text that wants to fill in what this type does not know."""
    known = places_of(type_of(code))
    for place in places_used(text):
        if place not in known:
            raise Refused(
                NO_SUCH_PLACE,
                field=field,
                wrong=f"{{{place}}}",
                known=", ".join(f"{{{one}}}" for one in known) or "–",
            )
