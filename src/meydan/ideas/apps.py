from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "meydan.ideas"
    label = "ideas"
