"""Pages of projects."""

from django.urls import path

from meydan.projects import desk_views, views

app_name = "projects"
urlpatterns = [
    path("projeler/", views.project_list, name="list"),
    path("proje/<int:pk>/", views.project, name="detail"),
    path("proje/<int:pk>/<slug:slug>/", views.project, name="detail"),
    path("masa/projeler/", desk_views.project_list, name="desk_projects"),
    path("masa/projeler/yeni/", desk_views.new, name="desk_new"),
    path("masa/proje/<int:pk>/", desk_views.project, name="desk_project"),
]
