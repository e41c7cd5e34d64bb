"""Pages of surveys."""

from django.urls import path

from meydan.surveys.views import answering, desk, pieces, public, reading, results

app_name = "surveys"
urlpatterns = [
    path("anketler/", public.survey_list, name="list"),
    path("anketler/<int:pk>/sayfa/<int:number>/", answering.page, name="page"),
    path("anketler/<int:pk>/kontrol/", answering.check, name="check"),
    path("anketler/<int:pk>/tesekkurler/", answering.thanks, name="thanks"),
    path("anketler/<int:pk>/sonuclar/", results.results, name="results"),
    path("anketler/<int:pk>/sonuclar/sozler/", results.words, name="words"),
    path("anketler/<int:pk>-<slug:slug>/", public.survey, name="survey"),
    path("masa/anketler/", desk.survey_list, name="desk_list"),
    path("masa/anketler/sablonlar/", desk.template_list, name="desk_templates"),
    path("masa/anketler/yeni/", desk.new, name="desk_new"),
    path("masa/anket/<int:pk>/", desk.survey, name="desk_survey"),
    path("masa/anket/<int:pk>/duzenle/", desk.edit, name="desk_edit"),
    path("masa/anket/<int:pk>/onizleme/", desk.preview, name="desk_preview"),
    path("masa/anket/<int:pk>/kodlar/", desk.codes, name="desk_codes"),
    path("masa/anket/<int:pk>/kagit/", reading.paper, name="desk_paper"),
    path("masa/anket/<int:pk>/form.pdf", reading.printed, name="desk_form"),
    path("masa/anket/<int:pk>/sozler/", reading.texts, name="desk_texts"),
    path("masa/anket/<int:pk>/sonuclar/", reading.answers, name="desk_answers"),
    path("masa/anket/<int:pk>/dosyalar/", pieces.files, name="desk_files"),
    path("masa/anket/<int:pk>/dosyalar.zip", pieces.all_files, name="desk_all_files"),
    path("masa/anket/<int:pk>/yerler/", pieces.places, name="desk_places"),
    path("masa/anket/<int:pk>/rapor/", reading.report, name="desk_report"),
]
