"""What programs read."""

from django.urls import path

from meydan.trainings.views import public

app_name = "trainings_files"
urlpatterns = [
    path("egitim/donem/<int:pk>.ics", public.run_calendar, name="run_calendar"),
]
