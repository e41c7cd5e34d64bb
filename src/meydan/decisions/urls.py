"""Pages of votes."""

from django.urls import path

from meydan.decisions.views import desk, on_paper, public, voting, wrong_marks

app_name = "decisions"
urlpatterns = [
    path("oylamalar/", public.ballot_list, name="list"),
    path("oylama/<int:pk>/oy/", voting.paper, name="paper"),
    path("oylama/<int:pk>/kontrol/", voting.check, name="check"),
    path("oylama/<int:pk>/masada/<str:ticket>/oy/", voting.paper, name="tablet_paper"),
    path("oylama/<int:pk>/masada/<str:ticket>/kontrol/", voting.check, name="tablet_check"),
    path("oylama/<int:pk>/payim/", public.share, name="share"),
    path("oylama/<int:pk>/itiraz/", public.appeal, name="appeal"),
    path("oylama/<int:pk>/itirazlar/", public.appeals, name="appeals"),
    path("oylama/<int:pk>/kagida-girmeyenler/", public.refused, name="refused"),
    path("oylama/<int:pk>/rapor.pdf", public.report, name="report"),
    path("oylama/<int:pk>/kagit/<int:batch>/<int:number>/", on_paper.sheet, name="sheet"),
    path("oylama/<int:pk>/<slug:slug>/", public.ballot, name="ballot"),
    path("itiraz/<int:pk>/", desk.appeal, name="one_appeal"),
    path("masa/oylamalar/", desk.desk_list, name="desk_list"),
    path("masa/oylamalar/yeni/", desk.desk_new, name="desk_new"),
    path("masa/oylamalar/degerleme/", desk.desk_values, name="desk_values"),
    path("masa/oylama/<int:pk>/", desk.desk_ballot, name="desk_ballot"),
    path("masa/oylama/<int:pk>/duzenle/", desk.desk_edit, name="desk_edit"),
    path("masa/oylama/<int:pk>/secenek/", desk.desk_option, name="desk_option_new"),
    path("masa/oylama/<int:pk>/secenek/<int:option>/", desk.desk_option, name="desk_option"),
    path("masa/oylama/<int:pk>/alan/", desk.desk_area, name="desk_area"),
    path("masa/oylama/<int:pk>/masada/", desk.desk_admit, name="desk_admit"),
    path("masa/oylama/<int:pk>/kodlar/", desk.desk_codes, name="desk_codes"),
    path("masa/oylama/<int:pk>/kagit/", on_paper.desk_booths, name="desk_booths"),
    path("masa/oylama/<int:pk>/kagit/sandik/", on_paper.desk_booth, name="desk_booth_new"),
    path("masa/oylama/<int:pk>/kagit/sandik/<int:booth>/", on_paper.desk_booth, name="desk_booth"),
    path("masa/oylamalar/kagitlar/", on_paper.desk_sheets, name="desk_sheets"),
    path("masa/oy-sandigi/<int:pk>/", on_paper.desk_hand_out, name="desk_hand_out"),
    path("masa/oy-sandigi/<int:pk>/yanlis-isaret/", wrong_marks.desk_wrong_marks, name="desk_wrong_marks"),
    path("masa/oy-sandigi/<int:pk>/deste/", on_paper.desk_issue, name="desk_issue"),
    path("masa/oy-destesi/<int:pk>/", on_paper.desk_batch, name="desk_batch"),
    path("masa/oy-destesi/<int:pk>/oy-sayfalari.pdf", on_paper.desk_batch_pdf, name="desk_batch_pdf"),
    path("masa/oy-destesi/<int:pk>/gir/", on_paper.desk_sheet, name="desk_sheet"),
    path("masa/oy-destesi/<int:pk>/karar/<int:number>/", on_paper.desk_decide, name="desk_decide"),
    path("masa/oylamalar/deger/<int:pk>/", desk.desk_value, name="desk_value"),
    path("masa/oylamalar/itiraz/<int:pk>/", desk.desk_appeal, name="desk_appeal"),
]
