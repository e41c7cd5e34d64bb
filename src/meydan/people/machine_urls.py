"""The way back from the sign-in provider: it is registered there, so it has one address for all languages."""

from django.urls import path

from meydan.base.when_asked import view

app_name = "people_files"
urlpatterns = [path("giris/kurum/donus/", view("meydan.people.provider_views", "provider_back"), name="provider_back")]
