"""Pages of proofs."""

from django.urls import path

from meydan.proofs import views

app_name = "proofs"
urlpatterns = [
    path("benim/dogrulamam/", views.mine, name="mine"),
    path("masa/dogrulama/", views.desk, name="desk"),
    path("masa/dogrulama/yeni/", views.desk_new, name="desk_new"),
    path("masa/dogrulama/<int:pk>/", views.desk_proof, name="desk_proof"),
    path("masa/dogrulama/mektup/<int:pk>/", views.desk_letter, name="desk_letter"),
]
