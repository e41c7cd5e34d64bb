"""Pages of languages."""

from django.urls import path

from meydan.languages import views

app_name = "languages"
urlpatterns = [
    path("metin-bildir/", views.report, name="report"),
    path("kolay-okunur/<str:ref>/", views.easy, name="easy"),
    path("masa/diller/", views.desk, name="desk"),
    path("masa/diller/bildirilenler/", views.desk_reports, name="desk_reports"),
    path("masa/kolay-okunur/<str:ref>/", views.desk_easy, name="desk_easy"),
]
