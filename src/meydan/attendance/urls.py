"""Pages of seats and attendance."""

from django.urls import path

from meydan.attendance import views

app_name = "attendance"
urlpatterns = [
    path("yoklama/<int:pk>/", views.attendance_list, name="list"),
    path("yoklama/<int:pk>/isaretler/", views.ticks, name="ticks"),
    path("yoklama/<int:pk>/cevrimdisi.js", views.worker, name="worker"),
    path("yoklama/<int:pk>/gelen/", views.walk_up, name="walk_up"),
    path("yoklama/<int:pk>/kagit/", views.sheet, name="sheet"),
    path("yoklama/<int:pk>/karekod/", views.place_code, name="place_code"),
    path("yoklama/<int:pk>/tablet/", views.kiosk_keeping, name="kiosk_keeping"),
    path("tablet/<str:key>/", views.kiosk, name="kiosk"),
    path("burada/<str:key>/", views.here, name="here"),
    path("benim/yerim/<int:pk>/", views.own_seat, name="own_seat"),
    path("benim/takvimim/", views.calendar_page, name="calendar"),
]
