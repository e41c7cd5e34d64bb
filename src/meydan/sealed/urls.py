"""The page of sealed words."""

from django.urls import path

from meydan.sealed import views

app_name = "sealed"
urlpatterns = [path("benim/gizli-bilgilerim/", views.mine, name="mine")]
