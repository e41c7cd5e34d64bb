"""What was uploaded in the room, for those who are in it."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils._os import safe_join
from django.views.decorators.http import require_POST, require_safe

LIST = "wagtailsnippets_editorial_room_piece:list"


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Whoever comes in wants to write: Wagtail's page of figures tells of pages that this house does not have."""
    return redirect(LIST)


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What a person tells about themselves is kept in the house."""
    return redirect("people:profile")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Signing out is the house's verb; 307 hands the pressed button on to it."""
    return HttpResponse(status=307, headers={"Location": reverse("people:sign_out")})


@require_safe
def upload(request: HttpRequest, name: str) -> FileResponse:
    """A picture in one of its sizes. The middleware has let only writers in."""
    try:
        place = Path(safe_join(settings.FILES, name))
        return FileResponse(place.open("rb"))
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation):
        raise Http404 from None


@require_safe
def shared_file(request: HttpRequest, name: str) -> FileResponse:
    """Files that styles of the house name at their usual address, such as the display face."""
    found = finders.find(name)
    if not found:
        raise Http404
    return FileResponse(Path(found).open("rb"))
