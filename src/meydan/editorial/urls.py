"""Pages of the slice."""

from django.urls import path

from meydan.editorial import views

app_name = "editorial"
urlpatterns = [
    path("haberler/", views.news_list, name="list"),
    path("haberler/<slug:slug>/", views.article, {"what": "news"}, name="news"),
    path("sayfa/<slug:slug>/", views.article, {"what": "page"}, name="page"),
    path("sayfa-eki/<int:pk>/", views.document, name="document"),
    path("masa/yayin/", views.desk, name="desk"),
]
