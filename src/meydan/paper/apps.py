from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "meydan.paper"
    label = "paper"
