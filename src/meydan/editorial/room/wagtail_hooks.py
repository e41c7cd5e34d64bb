"""What the room shows: the slice's drafts, pictures and documents, and the way back to the desk."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from meydan.editorial.room.models import Piece, Strip
from meydan.editorial.room.saving import one_save_at_a_time
from meydan.editorial.room.views import LIST

STANDS = pgettext_lazy("of a text", "Status")
KEPT_IN_MENU = {"piece", "strip", "images", "documents", "desk"}


class WithoutChecks:
    """Wagtail's checks of a page need a bar of its own in the preview, which is a page of the house."""

    def get_side_panels(self) -> Any:
        return MediaContainer([one for one in super().get_side_panels() if one.name != "checks"])  # type: ignore[misc]


class Create(WithoutChecks, CreateView):  # type: ignore[misc]
    pass


class Edit(WithoutChecks, EditView):  # type: ignore[misc]
    pass


class DraftViewSet(SnippetViewSet):  # type: ignore[misc]
    add_view_class, edit_view_class = Create, Edit
    add_to_admin_menu = True
    list_per_page = 20

    @property
    def edit_view(self) -> Any:
        return one_save_at_a_time(super().edit_view, self.model)


class PieceViewSet(DraftViewSet):
    model = Piece
    icon = "doc-full"
    menu_label = _("News and pages")
    menu_name = "piece"
    menu_order = 100
    list_display = ("title_tr", "what", LiveStatusTagColumn(label=STANDS), "last_published_at")
    list_filter = ("what", "live")
    search_fields = ("title_tr", "title_en")


class StripViewSet(DraftViewSet):
    model = Strip
    icon = "pin"
    menu_label = _("Banners and links")
    menu_name = "strip"
    menu_order = 110
    list_display = ("title_tr", "where", LiveStatusTagColumn(label=STANDS), "ends_at")
    list_filter = ("where", "live")
    search_fields = ("title_tr",)


register_snippet(PieceViewSet)
register_snippet(StripViewSet)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def back_to_the_desk() -> MenuItem:
    return MenuItem(_("Back to the desk"), reverse("editorial:desk"), name="desk", icon_name="home", order=1)


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editorial_room/room.css"))


@hooks.register("insert_global_admin_js")  # type: ignore[untyped-decorator]
def names() -> str:
    return format_html('<script defer src="{}"></script>', static("editorial_room/room.js"))


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def only_ours(request: Any, items: list[MenuItem]) -> None:
    """Pages, settings and help of Wagtail are for other houses."""
    items[:] = [item for item in items if item.name in KEPT_IN_MENU]


@hooks.register("register_admin_search_area")  # type: ignore[untyped-decorator]
def search_what_was_written() -> SearchArea:
    return SearchArea(_("News and pages"), reverse(LIST), name="piece")


@hooks.register("construct_search")  # type: ignore[untyped-decorator]
def search_only_ours(request: Any, areas: list[SearchArea]) -> None:
    areas[:] = [area for area in areas if area.name in KEPT_IN_MENU]
