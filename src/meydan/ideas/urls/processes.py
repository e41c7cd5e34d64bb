"""Addresses of processes."""

from django.urls import path

from meydan.ideas.views import processes

urlpatterns = [
    path("surecler/", processes.process_list, name="processes"),
    path("surec/<int:pk>/", processes.process, name="process"),
    path("surec/<int:pk>/<slug:slug>/", processes.process, name="process"),
    path("masa/surecler/", processes.desk_list, name="desk_processes"),
    path("masa/surecler/yeni/", processes.desk_new, name="desk_process_new"),
    path("masa/surec/<int:pk>/", processes.desk_process, name="desk_process"),
]
