"""Pages about open data."""

from django.urls import path

from meydan.opendata import feeds
from meydan.opendata.views import programs

app_name = "opendata"
urlpatterns = [
    path("acik-veri/", programs.docs, name="docs"),
    path("akis/konular.atom", feeds.threads, name="feed_threads"),
    path("akis/mahalle/<slug:slug>.atom", feeds.threads_of_place, name="feed_place"),
    path("akis/amac/<int:number>.atom", feeds.threads_of_goal, name="feed_goal"),
    path("akis/konu/<str:number>.atom", feeds.steps, name="feed_thread"),
    path("akis/projeler.atom", feeds.updates, name="feed_projects"),
    path("akis/etkinlikler.atom", feeds.events, name="feed_events"),
    path("akis/egitimler.atom", feeds.trainings, name="feed_trainings"),
    path("benim/program-erisimi/", programs.tokens, name="tokens"),
]
