"""Pages of insight."""

from django.urls import path

from meydan.insight.views import desk, who

app_name = "insight"
urlpatterns = [
    path("kim-katildi/", who.town, name="town"),
    path("kim-katildi/<slug:kind>/<int:pk>/", who.thing, name="who"),
    path("kim-katildi/<slug:kind>/<int:pk>/mahalleler/", who.places_file, name="who_file"),
    path("masa/eksikler/", desk.gaps, name="desk_gaps"),
    path("masa/eksikler/say/", desk.count_now, name="desk_count"),
    path("masa/eksikler/nufus/", desk.population, name="desk_population"),
    path("masa/eksikler/yeni/<str:of>/", desk.new, name="desk_new"),
    path("masa/eksikler/<int:pk>/", desk.outreach, name="desk_outreach"),
]
