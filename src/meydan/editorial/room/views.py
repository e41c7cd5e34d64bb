"""What was uploaded in the room, for those who are in it."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe


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
