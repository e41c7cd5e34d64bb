"""Pages of moderation."""

from django.urls import path

from meydan.moderation.views import appeals, figures, guarding, photos, reporting

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
    path("masa/bekletilenler/", guarding.desk_held, name="desk_held"),
    path("masa/bekletilen/<int:pk>/", guarding.desk_held_one, name="desk_held_one"),
    path("masa/kelimeler/", guarding.desk_words, name="desk_words"),
    path("masa/kelimeler/<int:pk>/cikar/", guarding.unlist_word, name="unlist_word"),
]
