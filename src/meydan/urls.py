"""Addresses: Turkish at `/`, other languages below their prefix; machine addresses have no language.

A slice has `urls.py` for people (namespace = its name) and `machine_urls.py` for programs, when it has pages at all.
"""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from meydan.base.directory import Directory


def _of_slices(module: str) -> Directory:
    names = (f"meydan.{name}.{module}" for name in settings.SLICES)
    return Directory([path("", include(name)) for name in names if find_spec(name)])


handler400 = "meydan.base.views.bad_request"
handler404 = "meydan.base.views.not_found"

urlpatterns = [
    _of_slices("machine_urls"),
    *i18n_patterns(_of_slices("urls"), prefix_default_language=False),
]
