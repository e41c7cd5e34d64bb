"""Pages of neighbourhoods."""

from django.urls import path

from meydan.places import views

app_name = "places"
urlpatterns = [
    path("mahalleler/", views.place_list, name="list"),
    path("mahalleler/harita.geojson", views.map_data, name="map_data"),
    path("mahalle/", views.chosen_place, name="chosen"),
    path("mahalle/<slug:slug>/", views.place_detail, name="detail"),
]
