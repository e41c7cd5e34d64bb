"""What calendar programs read."""

from django.urls import path

from meydan.attendance import views

app_name = "attendance_files"
urlpatterns = [path("takvim/<str:key>.ics", views.calendar_file, name="calendar_file")]
