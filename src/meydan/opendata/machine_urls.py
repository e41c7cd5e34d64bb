"""Addresses for programs."""

from typing import Any

from django.urls import path

from meydan.base.when_asked import Addresses
from meydan.opendata.views import programs


def _api() -> Any:
    from meydan.opendata.api import api  # with ninja and pydantic, which no page needs

    return api.urls[0]


urlpatterns = [
    Addresses("api/v1/", _api, app_name="ninja", namespace="api-1"),
    path("healthz", programs.health),
    path("robots.txt", programs.robots),
    path("sitemap.xml", programs.sitemap),
    path("sitemap-<int:part>.xml", programs.sitemap_part),
]
