"""Between actions and pages: finding things, and turning refusals into form errors, pages or JSON."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme

from meydan.base.errors import Refused
from meydan.base.prepared import of_viewer
from meydan.base.ready import first
from meydan.base.rulings import Ruling
from meydan.base.sentences import TAKEN, sentence

type View = Callable[..., HttpResponse]


def find[M: Model](rows: QuerySet[M], **which: object) -> M:
    """The one row, or not found: what one may not see is not found."""
    try:
        return rows.get(**which)
    except (rows.model.DoesNotExist, ValueError):
        raise Http404 from None


def find_seen[M: Model](rows: "Callable[[Any], QuerySet[M]]", viewer: Any, pk: int) -> M:
    """The same among the rows that a viewer may see, in words that were written before: `rows` is a function of a module and knows
    nothing but the viewer."""
    (found,) = of_viewer(
        f"{rows.__module__}.{rows.__qualname__}", viewer, lambda who, pk: [rows(who).filter(pk=pk)], pk
    )
    if (one := first(found)) is None:
        raise Http404
    thing: M = one
    return thing


def the_one[M: Model](rows: Sequence[M]) -> M:
    """The same for a question that is `ready`."""
    if not rows:
        raise Http404
    return rows[0]


def file_answer(kept: tuple[bytes, str] | None, name: str) -> HttpResponse:
    """A file that somebody uploaded (content, type): always to keep, never shown inside our pages. None: it is not found."""
    if kept is None:
        raise Http404
    answer = HttpResponse(kept[0], content_type=kept[1])
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """A refusal inside becomes an error on the form; a broken database promise becomes "somebody was quicker"."""
    try:
        with transaction.atomic():
            yield
    except Refused as refusal:
        _say_on(form, refusal)
    except IntegrityError as broken:
        _say_on(form, refusal_of(broken))


def _say_on(form: BaseForm, refusal: Refused) -> None:
    """At the field that the refusal names, if the form has it. A form to which nothing was sent, beside a button that was
    pressed, can say it too."""
    if not form.is_bound and not form.errors:
        form.cleaned_data = {}
    field = refusal.facts.get("field")
    form.add_error(field if field in form.fields else None, sentence(refusal.code, refusal.facts))


def refusal_of(broken: IntegrityError) -> Refused:
    """A unique or exclusion constraint that said no means that somebody was quicker. Anything else is a bug and raised."""
    cause = broken.__cause__
    state = getattr(cause, "sqlstate", "")
    if state in {"23505", "23P01", "23514"}:
        constraint = getattr(getattr(cause, "diag", None), "constraint_name", "") or ""
        return Refused(TAKEN, constraint=constraint)
    raise broken


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards; addresses of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, None) else ""


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and back here afterwards."""
    return redirect_to_login(request.get_full_path(), reverse("people:sign_in"))


def desk_only(rule: Callable[[Any], Ruling]) -> Callable[[View], View]:
    """Guards a page of the desk: visitors sign in first; whom the rule refuses does not find the page."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.person is None:
                return sign_in_first(request)
            if not rule(request.person):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return guard
