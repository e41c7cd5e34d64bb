"""Between actions and pages: finding things, and turning refusals into form errors, pages or JSON."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.db.models import Model, QuerySet
from django.http import Http404


from meydan.base.errors import Refused
from meydan.base.sentences import TAKEN, sentence


def find[M: Model](rows: QuerySet[M], **which: object) -> M:
    """The one row, or not found: what one may not see is not found."""
    try:
        return rows.get(**which)
    except (rows.model.DoesNotExist, ValueError):
        raise Http404 from None


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """A refusal inside becomes an error on the form; a broken database promise becomes "somebody was quicker"."""
    try:
        with transaction.atomic():
            yield
    except Refused as refusal:
        field = refusal.facts.get("field")
        form.add_error(field if field in form.fields else None, sentence(refusal.code, refusal.facts))
    except IntegrityError as broken:
        refusal = refusal_of(broken)
        form.add_error(None, sentence(refusal.code, refusal.facts))


def refusal_of(broken: IntegrityError) -> Refused:
    """A unique or exclusion constraint that said no means that somebody was quicker. Anything else is a bug and raised."""
    cause = broken.__cause__
    state = getattr(cause, "sqlstate", "")
    if state in {"23505", "23P01", "23514"}:
        constraint = getattr(getattr(cause, "diag", None), "constraint_name", "") or ""
        return Refused(TAKEN, constraint=constraint)
    raise broken
