"""Pages that belong to no subject."""

from django.urls import path

from meydan.base.preferences import preference

app_name = "base"
urlpatterns = [path("tercih/", preference, name="preference")]
