"""Pages that put the slices together."""

from django.urls import path

from meydan.front import views

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("ara/", views.search, name="search"),
    path("benim/", views.my_page, name="my_page"),
    path("masa/", views.desk, name="desk"),
    path("sozlerimiz/", views.promises, name="promises"),
    path("hakkinda/", views.text_page, {"name": "about"}, name="about"),
    path("erisilebilirlik/", views.text_page, {"name": "accessibility"}, name="accessibility"),
    path("aydinlatma/", views.text_page, {"name": "privacy"}, name="privacy"),
    path("kurallar/", views.text_page, {"name": "rules"}, name="rules"),
    path("yuz-yuze/", views.text_page, {"name": "paper"}, name="paper"),
    path("nasil-hesapliyoruz/", views.text_page, {"name": "how-results"}, name="results_method"),
]
