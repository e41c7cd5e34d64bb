"""What was uploaded in the room, for those who are in it."""

from gettext import c2py
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

from meydan.editorial.room.wagtail_texts import BY_SCRIPTS, COUNTED_BY_SCRIPTS

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
def link(request: HttpRequest) -> HttpResponse:
    """Whoever sets a link is asked for an address: Wagtail's own tree of pages is empty."""
    return redirect(f"{reverse('wagtailadmin_choose_page_external_link')}?{request.GET.urlencode()}")


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


class ScriptWords(JavaScriptCatalog):
    """What Wagtail's scripts say; where it has no words in a language, ours."""

    packages = ("wagtail.admin",)

    def get_catalog(self) -> dict[str, Any]:
        ours = {text: said for text in BY_SCRIPTS if (said := gettext(text)) != text}
        counted = {one: self.forms(one, many) for one, many in COUNTED_BY_SCRIPTS}
        return {**ours, **counted, **super().get_catalog()}

    def forms(self, one: str, many: str) -> list[str]:
        """In the order of the language's plural forms."""
        form_of = c2py(self.get_plural() or "n != 1")
        found = {form_of(number): ngettext(one, many, number) for number in range(101)}
        return [found[form] for form in sorted(found)]


@require_safe
def script_words(request: HttpRequest) -> Any:
    return get_localized_response(ScriptWords.as_view(), request)
