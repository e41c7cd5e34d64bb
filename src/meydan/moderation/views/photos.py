"""The files of photos, and the desk on which they are checked."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import refs
from meydan.base.edge import desk_only, find, refusals_on
from meydan.moderation import actions, pictures, queries
from meydan.moderation.forms import PhotoForm
from meydan.moderation.models import Photo
from meydan.moderation.rules import may_moderate

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def photo(request: HttpRequest, key: str, size: int) -> HttpResponse:
    """The file of a photo: of a published one for everybody, of another one for its sender and the desk."""
    if size not in pictures.SIZES:
        raise Http404
    found = find(queries.photo_by_key(key))
    public = found.state == Photo.State.PUBLISHED
    mine = found.of.startswith("draft:") and request.session.get("draft_ref") == found.of
    if not public and not mine and not queries.may_see_waiting(request.person, found):
        raise Http404
    try:
        answer = HttpResponse(pictures.path(key, size).read_bytes(), content_type="image/webp")
    except FileNotFoundError:
        raise Http404 from None
    answer["Cache-Control"] = "public, max-age=31536000, immutable" if public else "private, no-store"
    return answer


@GET_POST
@desk_only(may_moderate)
def desk_photos(request: HttpRequest) -> HttpResponse:
    """Waiting photos, one after the other."""
    form = PhotoForm(request.POST or None)
    chosen = None
    if request.method == "POST":
        chosen = find(queries.waiting_photos(), pk=request.POST.get("photo"))
        publish = request.POST.get("do") == "publish"
        if form.is_valid() and not publish and not form.cleaned_data["because"]:
            form.add_error("because", _("Please tell the person why."))
        if form.is_valid():
            with refusals_on(form):
                actions.check_photo(by=request.person, photo=chosen, publish=publish, **form.cleaned_data)
            if form.is_valid():
                messages.success(
                    request,
                    _("The photo is public.") if publish else _("The photo stays closed; the person is told why."),
                )
                return redirect("moderation:desk_photos")
    waiting = queries.waiting_photos()
    current = chosen or waiting.first()
    found = refs.resolve(request.person, [current.of]) if current else {}
    context = {
        "form": form,
        "photo": current,
        "about": found.get(current.of) if current else None,
        "total": waiting.count(),
    }
    return render(request, "moderation/desk_photos.html", context, status=form.status)
