"""Addresses of photos; they have no language."""

from django.urls import path

from meydan.moderation.views import photos

urlpatterns = [path("foto/<str:key>-<int:size>.webp", photos.photo, name="photo")]
