from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "meydan.imports"
    label = "imports"
