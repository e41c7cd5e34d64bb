"""Pages of the Centre."""

from django.urls import path

from meydan.centre import views

app_name = "centre"
urlpatterns = [
    path("merkez/", views.home, name="home"),
    path("merkez/bos-saatler/", views.free, name="free"),
    path("merkez/istek/", views.ask, name="ask"),
    path("merkez/istek/<int:pk>/", views.request_page, name="request"),
    path("masa/merkez/", views.desk_requests, name="desk_requests"),
    path("masa/merkez/<int:pk>/", views.desk_request, name="desk_request"),
    path("masa/odalar/", views.desk_rooms, name="desk_rooms"),
    path("masa/odalar/yeni/", views.desk_room, name="desk_room_new"),
    path("masa/odalar/<int:pk>/", views.desk_room, name="desk_room"),
]
