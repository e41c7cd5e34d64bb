"""Addresses of photos; they have no language."""

from django.urls import path

from meydan.moderation import views

urlpatterns = [path("foto/<str:key>-<int:size>.webp", views.photo, name="photo")]
