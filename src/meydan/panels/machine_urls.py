"""What programs read."""

from django.urls import path

from meydan.panels.views import public

app_name = "panels_files"
urlpatterns = [
    path("panel/<int:pk>/kura-<int:turn>.zip", public.lottery_file, name="lottery_file"),
]
