from django.apps import AppConfig


class SealedConfig(AppConfig):
    name = "meydan.sealed"
    label = "sealed"
