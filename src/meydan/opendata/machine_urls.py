"""Addresses for programs."""

from django.urls import path

from meydan.opendata.api import api
from meydan.opendata.views import programs

urlpatterns = [
    path("api/v1/", api.urls),
    path("healthz", programs.health),
    path("robots.txt", programs.robots),
    path("sitemap.xml", programs.sitemap),
    path("sitemap-<int:part>.xml", programs.sitemap_part),
]
