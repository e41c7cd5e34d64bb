from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "meydan.opendata"
    label = "opendata"
