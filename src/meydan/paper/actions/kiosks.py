"""Opening and ending the kiosk mode of a tablet."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.paper.codes import hash_of
from meydan.paper.models import Kiosk
from meydan.paper.rules import NO_PAGE, WRONG_KIOSK_CODE, may_call
from meydan.people.models import Person

FIGURES = 6


@transaction.atomic
def open_kiosk(*, by: Person, name: str, pages: Sequence[str], hours: int) -> tuple[Kiosk, str]:
    """(the kiosk, the figures that end it). The figures are told once and kept as a keyed hash."""
    may_call(by).or_refuse()
    if not pages:
        raise Refused(NO_PAGE, field="pages")
    code = "".join(secrets.choice("0123456789") for _place in range(FIGURES))
    now = clock.now()
    kiosk = Kiosk.objects.create(
        key=secrets.token_urlsafe(24),
        name=name,
        pages=list(pages),
        code_hash=hash_of(code),
        opened_by=by,
        at=now,
        ends_at=now + timedelta(hours=hours),
    )
    record("paper.kiosk_opened", by=by, ref=kiosk.ref, pages=list(pages))
    return kiosk, code


@transaction.atomic
def end_kiosk(*, kiosk: Kiosk, code: str = "", by: Person | None = None) -> Kiosk:
    """By its figures on the tablet itself, or by a colleague at the desk."""
    if by is not None:
        may_call(by).or_refuse()
    elif not constant_time_compare(hash_of(code.strip()), kiosk.code_hash):
        raise Refused(WRONG_KIOSK_CODE, field="code")
    kiosk.ended_at = clock.now()
    kiosk.save(update_fields=["ended_at"])
    record("paper.kiosk_ended", by=by, ref=kiosk.ref)
    return kiosk
