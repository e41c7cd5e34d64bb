"""Pages about open data."""

from django.urls import path

from meydan.opendata import views

app_name = "opendata"
urlpatterns = [
    path("acik-veri/", views.docs, name="docs"),
    path("benim/program-erisimi/", views.tokens, name="tokens"),
]
