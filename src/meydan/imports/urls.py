"""Pages of imports, all of them at the desk."""

from django.urls import path

from meydan.imports import contact_views, views

app_name = "imports"
urlpatterns = [
    path("masa/aktarim/", views.import_list, name="desk_imports"),
    path("masa/aktarim/yeni/", views.new, name="desk_new"),
    path("masa/aktarim/<int:pk>/", views.one_import, name="desk_import"),
    path("masa/aktarim/<int:pk>/sutunlar/", views.columns, name="desk_columns"),
    path("masa/aktarim/<int:pk>/alinmayanlar.csv", views.rejected, name="desk_rejected"),
    path("masa/aktarim/<int:pk>/kisiler/", contact_views.people, name="desk_people"),
    path("masa/aktarim/ornek/<str:name>", contact_views.sample, name="desk_sample"),
    path("listeden/<int:pk>/<str:link>/", contact_views.own, name="own"),
]
