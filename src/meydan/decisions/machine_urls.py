"""Files of votes, for programs."""

from django.urls import path

from meydan.decisions.views import public

app_name = "decisions_files"
urlpatterns = [
    path("oylama/<int:pk>/oylar.pb", public.ballot_file, name="ballot_file"),
    path("oylama/<int:pk>/oylar-<int:area>.pb", public.ballot_file, name="area_file"),
    path("oylama/<int:pk>/sonuc.csv", public.result_table, name="result_table"),
]
