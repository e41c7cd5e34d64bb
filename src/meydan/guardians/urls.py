"""The page of a guardian."""

from django.urls import path

from meydan.guardians import views

app_name = "guardians"
urlpatterns = [path("veli-izni/<int:pk>/<str:link>/", views.guardian, name="guardian")]
