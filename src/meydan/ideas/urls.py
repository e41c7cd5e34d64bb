"""Pages of contributions and processes."""

from django.urls import path

from meydan.ideas.views import desk, processes, reading, writing

app_name = "ideas"
urlpatterns = [
    path("konular/", reading.contribution_list, name="list"),
    path("katki/yeni/", writing.new, name="new"),
    path("katki/benzer/", writing.similar, name="similar"),
    path("katki/yeni/<slug:path>/", writing.step, name="new_step"),
    path("katki/<int:pk>/", reading.contribution, name="contribution"),
    path("katki/<int:pk>/destek/", reading.support, name="support"),
    path("katki/<int:pk>/duzenle/", reading.edit, name="edit"),
    path("katki/<int:pk>/gecmis/", reading.history, name="history"),
    path("masa/katkilar/", desk.contribution_list, name="desk_contributions"),
    path("masa/katki/yeni/", desk.new, name="desk_new"),
    path("masa/katki/<int:pk>/", desk.contribution, name="desk_contribution"),
    path("masa/cevap-metinleri/", desk.templates, name="desk_templates"),
    path("surecler/", processes.process_list, name="processes"),
    path("surec/<int:pk>/", processes.process, name="process"),
    path("surec/<int:pk>/katilim.csv", processes.participation_csv, name="participation"),
    path("surec/<int:pk>/<slug:slug>/", processes.process, name="process"),
    path("masa/surecler/", processes.desk_list, name="desk_processes"),
    path("masa/surecler/yeni/", processes.desk_new, name="desk_process_new"),
    path("masa/surec/<int:pk>/", processes.desk_process, name="desk_process"),
]
