"""The way back from the sign-in provider: it is registered there, so it has one address for all languages."""

from django.urls import path

from meydan.people import provider_views

app_name = "people_files"
urlpatterns = [path("giris/kurum/donus/", provider_views.provider_back, name="provider_back")]
