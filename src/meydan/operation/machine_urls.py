"""Figures for monitoring; they have no language."""

from django.urls import path

from meydan.operation import views

urlpatterns = [path("metrics", views.figures, name="metrics")]
