from django.apps import AppConfig


class CentreConfig(AppConfig):
    name = "meydan.centre"
    label = "centre"
