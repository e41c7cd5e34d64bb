"""Addresses for programs."""

from django.urls import path

from meydan.opendata import views
from meydan.opendata.api import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("healthz", views.health),
    path("robots.txt", views.robots),
    path("sitemap.xml", views.sitemap),
    path("sitemap-<int:part>.xml", views.sitemap_part),
]
