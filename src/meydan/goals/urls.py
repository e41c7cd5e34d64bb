"""Pages of goals."""

from django.urls import path

from meydan.goals import views

app_name = "goals"
urlpatterns = [
    path("amaclar/", views.goal_list, name="list"),
    path("amac/<int:number>/", views.goal_detail, name="detail"),
]
