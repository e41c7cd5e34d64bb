"""What is not needed any more is destroyed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.ideas.models.contributions import WAITING
from meydan.imports import store
from meydan.imports.models import Import, ImportedRow, RejectedRow
from meydan.imports.rules import KEPT


def destroy_old_files() -> int:
    """Every night: rows of files after 30 days, with samples and rejected rows; files that no import names; and contacts of
    people who have got their answer. Returns how many files went."""
    gone = destroy_files(before=clock.now() - KEPT)
    kept = set(Import.objects.filter(file_gone_at=None).values_list("key", flat=True))
    for key in set(store.lying_about()) - kept:
        store.destroy(key)
    contacts = ImportedRow.objects.exclude(contact="").exclude(contribution__state__in=WAITING).update(contact="")
    note_destruction(
        what="imports.ImportedRow", count=contacts, rule=gettext_noop("contacts, the night after the answer")
    )
    return gone


def destroy_files(*, before: datetime) -> int:
    """The files of imports that began earlier, with their samples and rejected rows; returns how many."""
    old = Import.objects.filter(file_gone_at=None, at__lt=before).exclude(state__in=Import.WORKING)
    return len([_destroy(one) for one in old])


@transaction.atomic
def _destroy(one: Import) -> Import:
    RejectedRow.objects.filter(of=one).delete()
    one.columns = [column | {"samples": []} for column in one.columns]
    one.answers = {name: value for name, value in one.answers.items() if name not in {"asked", "words"}}
    rejected = {reason: told | {"value": ""} for reason, told in one.report.get("rejected", {}).items()}
    one.report = one.report | ({"rejected": rejected} if one.report else {})
    one.file_gone_at = clock.now()
    one.save()
    store.destroy(one.key)
    record("imports.file_destroyed", by=None, ref=one.ref)
    return one
