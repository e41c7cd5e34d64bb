"""Addresses of the gallery."""

from django.urls import path

from meydan.base import ui_views

urlpatterns = [
    path("ui/", ui_views.gallery, name="gallery"),
    path("ui/desk/", ui_views.desk_gallery, name="gallery_desk"),
    path("ui/confirm/", ui_views.confirm_gallery, name="gallery_confirm"),
]
