"""Pages of the desk about the machine."""

from django.urls import path

from meydan.operation import views

app_name = "operation"
urlpatterns = [path("masa/durum/", views.health, name="health")]
