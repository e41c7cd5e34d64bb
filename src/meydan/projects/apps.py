from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "meydan.projects"
    label = "projects"
