"""The gallery: every part of the UI kit in each of its states, in the page's language and look. Demo and development only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meydan.base import ui_samples


def _open_in_demo() -> None:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Parts of public pages."""
    _open_in_demo()
    return render(request, "base/gallery.html", ui_samples.public(request.GET))


@require_safe
def desk_gallery(request: HttpRequest) -> HttpResponse:
    """The desk's frame, with and without tasks."""
    _open_in_demo()
    return render(request, "base/gallery_desk.html", ui_samples.desk())


@require_safe
def confirm_gallery(request: HttpRequest) -> HttpResponse:
    """The page that asks once more."""
    _open_in_demo()
    return render(request, "ui/confirm.html", ui_samples.confirm())
