"""Pages of conversations."""

from django.urls import path

from meydan.conversations.views import desk, files, public, statements

app_name = "conversations"
urlpatterns = [
    path("sohbetler/", public.conversation_list, name="list"),
    path("sohbet/<int:pk>/oy/", public.vote, name="vote"),
    path("sohbet/<int:pk>/cumle/", public.write, name="write"),
    path("sohbet/<int:pk>/benim/", public.own, name="own"),
    path("sohbet/<int:pk>/cumle/<int:number>/duzelt/", public.fix, name="fix"),
    path("sohbet/<int:pk>/sonuc/", public.result, name="result"),
    path("sohbet/<int:pk>/sonuc.csv", files.result_csv, name="result_csv"),
    path("sohbet/<int:pk>/rapor.pdf", files.report_pdf, name="report_pdf"),
    path("sohbet/<int:pk>/<slug:slug>/", public.conversation, name="conversation"),
    path("masa/sohbetler/", desk.conversation_list, name="desk_list"),
    path("masa/sohbetler/yeni/", desk.conversation_form, name="desk_new"),
    path("masa/sohbetler/cumleler/", statements.statement_list, name="desk_statements"),
    path("masa/sohbet/<int:pk>/", desk.conversation, name="desk_conversation"),
    path("masa/sohbet/<int:pk>/duzenle/", desk.conversation_form, name="desk_edit"),
    path("masa/sohbet/<int:pk>/cumleler/", desk.seed, name="desk_seed"),
    path("masa/sohbet/<int:pk>/rapor/", desk.report, name="desk_report"),
    path("masa/sohbet/<int:pk>/polis.zip", files.polis_zip, name="polis_zip"),
    path("masa/sohbet-cumle/<int:pk>/", statements.statement, name="desk_statement"),
]
