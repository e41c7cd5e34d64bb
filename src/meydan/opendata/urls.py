"""Pages about open data."""

from django.urls import path, re_path

from meydan.opendata import feeds
from meydan.opendata.views import data, desk, programs

app_name = "opendata"
CODE, FORM = "(?P<code>[a-z]+)", r"(?P<form>csv|json)"
urlpatterns = [
    path("veri/", data.data, name="data"),
    path("veri/api/", programs.docs, name="docs"),
    path("veri/hepsi.zip", data.bundle, name="bundle"),
    path("veri/katalog.jsonld", data.dcat, name="catalogue"),
    path("veri/ornek.ipynb", data.notebook, name="notebook"),
    re_path(rf"^veri/{CODE}\.{FORM}$", data.latest, name="latest"),
    re_path(rf"^veri/{CODE}/(?P<number>[0-9]{{1,9}})\.{FORM}$", data.file, name="file"),
    path("veri/<slug:code>/sutunlar.json", data.columns, name="columns"),
    path("veri/<slug:code>/", data.table, name="table"),
    path("masa/veri/", desk.desk_data, name="desk_data"),
    path("masa/veri/simdi/", desk.make_now, name="desk_make"),
    path("acik-veri/", data.old_address, name="docs_before"),
    path("akis/veri.atom", feeds.editions, name="feed_editions"),
    path("akis/haberler.atom", feeds.news, name="feed_news"),
    path("akis/konular.atom", feeds.threads, name="feed_threads"),
    path("akis/mahalle/<slug:slug>.atom", feeds.threads_of_place, name="feed_place"),
    path("akis/amac/<int:number>.atom", feeds.threads_of_goal, name="feed_goal"),
    path("akis/konu/<str:number>.atom", feeds.steps, name="feed_thread"),
    path("akis/projeler.atom", feeds.updates, name="feed_projects"),
    path("akis/etkinlikler.atom", feeds.events, name="feed_events"),
    path("akis/egitimler.atom", feeds.trainings, name="feed_trainings"),
    path("benim/program-erisimi/", programs.tokens, name="tokens"),
]
