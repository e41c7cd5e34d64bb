"""Pages of moderation."""

from django.urls import path

from meydan.moderation.views import appeals, figures, photos, reporting

app_name = "moderation"
urlpatterns = [
    path("bildir/<str:ref>/", reporting.report, name="report"),
    path("gizlenenler/", reporting.log, name="log"),
    path("gizlenenler/sayilar/", figures.figures, name="figures"),
    path("benim/gizlenen/<int:pk>/", appeals.own_hiding, name="own_hiding"),
    path("masa/moderasyon/", reporting.desk_reports, name="desk_reports"),
    path("masa/moderasyon/<str:ref>/", reporting.desk_decide, name="desk_decide"),
    path("masa/goster/<int:pk>/", reporting.unhide, name="unhide"),
    path("masa/fotograflar/", photos.desk_photos, name="desk_photos"),
    path("masa/itirazlar/", appeals.desk_appeals, name="desk_appeals"),
    path("masa/itiraz/<int:pk>/", appeals.desk_appeal, name="desk_appeal"),
]
