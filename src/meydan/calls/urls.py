"""Pages of calls."""

from django.urls import path

from meydan.calls.views import desk, jury, own, programme, public, running

app_name = "calls"
urlpatterns = [
    path("cagrilar/", public.call_list, name="list"),
    path("cagri/<int:pk>/basvuru/", public.apply, name="apply"),
    path("cagri/<int:pk>/sonuc/", public.result, name="result"),
    path("cagri/<int:pk>/sonuc.csv", public.result_file, name="result_file"),
    path("cagri/<int:pk>-<slug:slug>/", public.call, name="call"),
    path("cagri-ekibi/<str:key>/", own.join, name="join"),
    path("benim/cagri-basvurum/<int:pk>/", own.own, name="own"),
    path("benim/cagri-basvurum/<int:pk>/duzenle/", own.edit, name="edit"),
    path("juri/", jury.files, name="jury"),
    path("juri/<int:pk>/baglar/", jury.ties, name="ties"),
    path("juri/dosya/<int:pk>/", jury.score, name="score"),
    path("girisim/<int:pk>/", programme.venture, name="venture"),
    path("masa/cagrilar/", desk.call_list, name="desk_list"),
    path("masa/cagrilar/yeni/", desk.call_form, name="desk_new"),
    path("masa/cagri/<int:pk>/", desk.call, name="desk_call"),
    path("masa/cagri/<int:pk>/duzenle/", desk.call_form, name="desk_edit"),
    path("masa/cagri/<int:pk>/olcutler/", desk.criteria, name="desk_criteria"),
    path("masa/cagri/<int:pk>/basvurular/", desk.application_list, name="desk_applications"),
    path("masa/cagri-basvurusu/<int:pk>/", desk.application, name="desk_application"),
    path("masa/cagri/<int:pk>/juri/", running.jurors, name="desk_jury"),
    path("masa/cagri/<int:pk>/sonuc/", running.result, name="desk_result"),
    path("masa/cagri/<int:pk>/program/", running.cohort, name="desk_programme"),
]
