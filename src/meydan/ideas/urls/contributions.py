"""Addresses of contributions."""

from django.urls import path

from meydan.ideas.views import approving, desk, reading, sorting, writing

urlpatterns = [
    path("konular/", reading.contribution_list, name="list"),
    path("konular/harita.json", reading.map_marks, name="map_marks"),
    path("katki/yeni/", writing.new, name="new"),
    path("katki/benzer/", writing.similar, name="similar"),
    path("katki/yeni/<slug:path>/", writing.step, name="new_step"),
    path("katki/<int:pk>/", reading.contribution, name="contribution"),
    path("katki/<int:pk>/destek/", reading.support, name="support"),
    path("katki/<int:pk>/duzenle/", reading.edit, name="edit"),
    path("katki/<int:pk>/geri-al/", reading.withdraw, name="withdraw"),
    path("katki/<int:pk>/adim/", reading.name_author, name="name_author"),
    path("katki/<int:pk>/gecmis/", reading.history, name="history"),
    path("masa/katkilar/", desk.contribution_list, name="desk_contributions"),
    path("masa/sevk/", sorting.sorting, name="desk_sorting"),
    path("masa/olur/", approving.approvals, name="desk_approvals"),
    path("masa/birimler/", approving.unit_list, name="desk_units"),
    path("masa/katkilar/geciken/", desk.contribution_list, {"tab": "late"}, name="desk_late"),
    path("masa/katki/yeni/", desk.new, name="desk_new"),
    path("masa/katki/<int:pk>/", desk.contribution, name="desk_contribution"),
    path("masa/cevap-metinleri/", desk.templates, name="desk_templates"),
    path("masa/cevap-metinleri/<int:pk>/", desk.template, name="desk_template"),
]
