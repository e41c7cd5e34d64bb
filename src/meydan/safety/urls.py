"""Pages of incidents."""

from django.urls import path

from meydan.safety import views

app_name = "safety"
urlpatterns = [
    path("olay-bildir/", views.report, name="report"),
    path("olay-bildir/<int:pk>/", views.report, name="report_at"),
    path("olay/<int:pk>/", views.incident, name="incident"),
    path("benim/bildirdigim-olaylar/", views.mine, name="mine"),
    path("masa/olaylar/", views.desk_list, name="desk"),
    path("masa/olay/<int:pk>/", views.desk_incident, name="desk_incident"),
]
