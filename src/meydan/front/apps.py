from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "meydan.front"
    label = "front"
