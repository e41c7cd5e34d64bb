"""Pages of moderation."""

from django.urls import path

from meydan.moderation import views

app_name = "moderation"
urlpatterns = [
    path("bildir/<str:ref>/", views.report, name="report"),
    path("gizlenenler/", views.log, name="log"),
    path("masa/moderasyon/", views.desk_reports, name="desk_reports"),
    path("masa/moderasyon/<str:ref>/", views.desk_decide, name="desk_decide"),
    path("masa/goster/<int:pk>/", views.unhide, name="unhide"),
    path("masa/fotograflar/", views.desk_photos, name="desk_photos"),
]
