from django.apps import AppConfig


class SeasonConfig(AppConfig):
    name = "meydan.season"
    label = "season"
