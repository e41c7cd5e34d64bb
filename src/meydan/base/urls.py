"""Pages that belong to no subject."""

from django.urls import include, path

from meydan.base.preferences import preference

app_name = "base"
urlpatterns = [path("tercih/", preference, name="preference"), path("", include("meydan.base.ui_urls"))]
