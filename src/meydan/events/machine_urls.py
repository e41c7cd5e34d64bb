"""What programs read."""

from django.urls import path

from meydan.events.views import files, public

app_name = "events_files"
urlpatterns = [
    path("etkinlikler.ics", files.calendar, name="calendar"),
    path("etkinlik/<int:pk>.ics", files.event_calendar, name="event_calendar"),
    path("etkinlik/<int:pk>/kura.json", public.draw_file, name="draw_file"),
]
