"""Addresses of the writing room, below the desk; and those of the house, so that previews look like the pages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from meydan import urls
from meydan.editorial.room import views
from meydan.editorial.room_address import PREFIX

handler400, handler404 = urls.handler400, urls.handler404
urlpatterns = [
    path(f"{PREFIX}dosya/<path:name>", views.upload, name="room_upload"),
    path(f"{PREFIX}belge/", include(document_urls)),
    *i18n_patterns(
        path(PREFIX, views.front),
        path(f"{PREFIX}account/", views.account),
        path(f"{PREFIX}logout/", views.leave),
        path(f"{PREFIX}jsi18n/", views.script_words),
        path(f"{PREFIX}choose-page/", views.link),
        path(PREFIX, include(admin_urls)),
        prefix_default_language=False,
    ),
    path("static/<path:name>", views.shared_file),
    *urls.urlpatterns,
]
