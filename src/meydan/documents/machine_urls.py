"""Addresses for programs; they have no language."""

from django.urls import path

from meydan.documents.views import verifying

app_name = "documents_files"
urlpatterns = [path(".well-known/jwks.json", verifying.keys, name="keys")]
