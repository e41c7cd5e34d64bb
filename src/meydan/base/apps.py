from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "meydan.base"
    label = "base"
