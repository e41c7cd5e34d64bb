"""Addresses of saved searches."""

from django.urls import path

from meydan.ideas.views import saving

urlpatterns = [
    path("konular/kaydet/", saving.save, name="save_search"),
    path("benim/aramalarim/", saving.saved, name="saved"),
    path("aramalar/birak/<str:key>/", saving.stop, name="saved_stop"),
]
