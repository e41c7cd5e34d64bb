"""Addresses of contributions and processes."""

from meydan.ideas.urls import contributions, processes, saving

app_name = "ideas"
urlpatterns = [*contributions.urlpatterns, *processes.urlpatterns, *saving.urlpatterns]
