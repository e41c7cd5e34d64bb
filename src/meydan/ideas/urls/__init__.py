"""Addresses of contributions and processes."""

from meydan.ideas.urls import contributions, processes

app_name = "ideas"
urlpatterns = [*contributions.urlpatterns, *processes.urlpatterns]
