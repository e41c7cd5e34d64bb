"""Pages that put the slices together."""

from django.urls import path

from meydan.front import desk_views, views
from meydan.front.demo import views as demo

app_name = "front"
urlpatterns = [
    path("", views.home, name="home"),
    path("ara/", views.search, name="search"),
    path("benim/", views.my_page, name="my_page"),
    path("masa/", views.desk, name="desk"),
    path("masa/mahallem/", views.muhtar, name="muhtar"),
    path("masa/mahallem/haftalik.pdf", views.muhtar_sheet, name="muhtar_sheet"),
    path("sozlerimiz/", views.promises, name="promises"),
    path("sozlerimiz/aylar.csv", views.promise_file, {"name": "months"}, name="promise_months"),
    path("sozlerimiz/son-yuz.csv", views.promise_file, {"name": "hundred"}, name="promise_hundred"),
    path("sozlerimiz/birimler.csv", views.promise_file, {"name": "units"}, name="promise_units"),
    path("masa/ilk-kurulum/", desk_views.checklist, name="checklist"),
    path("masa/moduller/", desk_views.module_switches, name="modules"),
    path("deneme/kim/", demo.play, name="demo_play"),
    path("deneme/saat/", demo.set_clock, name="demo_clock"),
    path("deneme/tur/", demo.guide, name="demo_guide"),
    path("deneme/bastan/", demo.anew, name="demo_anew"),
    path("hakkinda/", views.text_page, {"name": "about"}, name="about"),
    path("erisilebilirlik/", views.text_page, {"name": "accessibility"}, name="accessibility"),
    path("aydinlatma/", views.text_page, {"name": "privacy"}, name="privacy"),
    path("kurallar/", views.text_page, {"name": "rules"}, name="rules"),
    path("yuz-yuze/", views.text_page, {"name": "paper"}, name="paper"),
    path("nasil-hesapliyoruz/", views.text_page, {"name": "how-results"}, name="results_method"),
]
