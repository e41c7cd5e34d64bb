"""Pages of threads."""

from django.urls import path

from meydan.threads import views

app_name = "threads"
urlpatterns = [
    path("konu/<str:number>/", views.detail, name="detail"),
    path("konu/<str:number>/takip/", views.follow, name="follow"),
    path("konu/<str:number>/<slug:slug>/", views.detail, name="detail"),
]
