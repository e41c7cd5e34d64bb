"""Pages of discussion."""

from django.urls import path

from meydan.discussion import views

app_name = "discussion"
urlpatterns = [
    path("tartisma/<str:ref>/yaz/", views.write, name="write"),
    path("yorum/<int:pk>/", views.comment, name="comment"),
    path("yorum/<int:pk>/duzenle/", views.edit, name="edit"),
    path("yorum/<int:pk>/destek/", views.support, name="support"),
]
